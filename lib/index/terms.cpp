#include "index/terms.hpp"

#include <algorithm>
#include <cmath>

#include "index/columns.hpp"
#include "index/complete.hpp"
#include "index/files.hpp"
#include "index/narrow.hpp"
#include "query/query.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

struct Part {
  std::string_view text;
  Xapian::termpos first;
  Xapian::termcount weight;
};

std::uint32_t add_words(const Part& part, Xapian::Document& to) {
  std::uint32_t length = 0;
  Xapian::termpos position = part.first;
  for (const text::Word& word : text::words(part.text)) {
    to.add_posting(text::word_term(word.folded), position++, part.weight);
    to.add_term(text::stem_term(word.folded), part.weight);
    if (word.upper) to.add_term(text::acronym_term(word.span.in(part.text)), part.weight);
    length += part.weight;
  }
  return length;
}

std::string headings(const Section& section) {
  std::string joined;
  for (const std::string& heading : section.path) joined += heading + " \n ";
  return joined + section.heading;
}

// What a page is headed, where its host gives it another name.
std::string_view own_title(const Document& document) {
  for (const Stated& stated : document.metadata)
    if (stated.field == "title" && stated.from == "heading" && !stated.agrees) return stated.value;
  return {};
}

double weight_of(const std::string& topic, const Section& section) {
  for (const Tag& tag : section.tags)
    if (tag.topic == topic) return tag.weight;
  return 1;  // the document's host says so
}

}  // namespace

std::uint32_t add_terms(const Document& document, const Section& section, Xapian::Document& to) {
  std::uint32_t length = add_words({document.title, 1, 3}, to);
  length += add_words({own_title(document), 500, 2}, to);
  std::string above = headings(section);
  if (above != document.title) length += add_words({above, 1000, 2}, to);
  length += add_words({section.text, 2000, 1}, to);
  add_page_terms(section, to);
  keep_heading(section, to);
  for (const std::string& topic : topics_of(document, section))
    to.add_term(query::topic_term(topic),
                static_cast<Xapian::termcount>(
                    std::max(1.0, std::round(weight_of(topic, section) * topic_scale))));
  return length;
}

std::string id_term(std::string_view id) {
  // Ids may be longer than a term may be (245 bytes).
  std::string term = "Q";
  return id.size() <= 200 ? term.append(id) : term + hash_of(id);
}

}  // namespace fingerpost::index
