// A page says of itself how it goes with another, by a verb between the two:
//
//     This protocol  supplements            the West Yorkshire Procedures
//     Please         read alongside         the Neglect Strategy
//                    complete               the MARAC referral form
//     └─ itself ──┘  └─ one of a table ──┘  └─ a name of a document ────┘
//
// What has not all three says nothing: milk supplements, children reading alongside
// volunteers, the form of words. The document that is named is looked for by its title
// when somebody asks (index/companions.cpp).
#include "document/relations.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "document/named.hpp"
#include "document/stated.hpp"
#include "text/text.hpp"

namespace fingerpost::document {
namespace {

using Words = std::string_view;

// A page that names more is a reading list.
constexpr std::size_t most_relations = 20;
// A sentence is quoted up to so many bytes.
constexpr std::size_t longest_quoted = 240;

struct Cue {
  Words words, field;
};
constexpr std::array cues{Cue{"supplement", "supplements"},
                          Cue{"supplements", "supplements"},
                          Cue{"supplementary to", "supplements"},
                          Cue{"adds local detail to", "supplements"},
                          Cue{"adds to", "supplements"},
                          Cue{"addendum to", "supplements"},
                          Cue{"appendix to", "supplements"},
                          Cue{"read with", "read_with"},
                          Cue{"read alongside", "read_with"},
                          Cue{"read together with", "read_with"},
                          Cue{"read in conjunction with", "read_with"},
                          Cue{"read this with", "read_with"},
                          Cue{"read this alongside", "read_with"},
                          Cue{"read this together with", "read_with"},
                          Cue{"read this in conjunction with", "read_with"},
                          Cue{"used alongside", "read_with"},
                          Cue{"used with", "read_with"},
                          Cue{"used together with", "read_with"},
                          Cue{"used in conjunction with", "read_with"},
                          Cue{"considered alongside", "read_with"},
                          Cue{"considered in conjunction with", "read_with"},
                          Cue{"overrides", "overrides"},
                          Cue{"override", "overrides"},
                          Cue{"takes precedence over", "overrides"},
                          Cue{"take precedence over", "overrides"},
                          Cue{"prevails over", "overrides"},
                          Cue{"prevail over", "overrides"}};
constexpr std::array<Words, 10> filling{"use",        "using",     "complete",  "completing",
                                        "fill in",    "fill out",  "completed", "submit",
                                        "submitting", "filling in"};

// "Please read alongside", "To be read with", "It must be read together with": a
// sentence that begins so has its page for a subject.
bool opens_with_itself(const Named& said, std::size_t cue) {
  constexpr std::array<Words, 10> leading{"please", "to",   "be",     "it",   "should",
                                          "must",   "also", "always", "they", "is"};
  for (std::size_t i = 0; i < cue; ++i)
    if (std::find(leading.begin(), leading.end(), said.word(i)) == leading.end()) return false;
  return true;
}

std::string quoted(Words sentence) {
  std::string words = text::squeeze(sentence);
  if (words.size() <= longest_quoted) return words;
  std::size_t cut = words.rfind(' ', longest_quoted);
  if (cut == std::string::npos) return {};
  return words.substr(0, cut) + " …";
}

void state_form(Document& document, const Named& said, std::size_t i, Words sentence) {
  const std::size_t n = said.says_one(i, filling);
  if (n == 0) return;
  const std::string name = said.document_at(i + n);
  const auto words = text::words(name);
  const bool named = !name.empty() && name.front() >= 'A' && name.front() <= 'Z';
  if (named && is_form_noun(words.back().folded))
    state(document, "use_form", name, "text", quoted(sentence));
}

void state_one(Document& document, Words sentence) {
  const Named said(sentence);
  for (std::size_t i = 0; i < said.size(); ++i) {
    state_form(document, said, i, sentence);
    for (const Cue& cue : cues) {
      const std::size_t n = said.says(i, cue.words);
      if (n == 0 || (said.itself_before(i) == Named::npos && !opens_with_itself(said, i))) continue;
      if (const std::string name = said.document_at(i + n); !name.empty())
        state(document, cue.field, name, "text", quoted(sentence));
    }
  }
}

}  // namespace

void state_relations(Document& document) {
  const std::size_t before = document.metadata.size();
  for (const Section& section : document.sections) {
    state_one(document, section.heading);
    for (const text::Span& span : text::sentences(section.text)) {
      state_one(document, span.in(section.text));
      if (document.metadata.size() >= before + most_relations) return;
    }
  }
}

}  // namespace fingerpost::document
