// Where a notice ends, nobody marks. It begins with the paragraph that has an end
// in it and goes on as long as paragraphs hang together with it:
//
//     ... cancel all classroom training until Monday 1st June.     <- the end
//     During this period we will explore how to deliver learning.  <- "during this period"
//     If a course you are booked on is cancelled we will e-mail.   <- course, booked, cancelled:
//                                                                     words not used further on
//     The partnership fully supports a restorative approach.       <- nothing of it: the page
//
// Too early a cut leaves a part of the notice standing; too late a cut would end
// guidance that is in force. When in doubt it cuts early.
#include "document/notice.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "document/days.hpp"
#include "document/phrases.hpp"
#include "document/whose.hpp"
#include "text/text.hpp"

namespace fingerpost::document {
namespace {

// What points back to a time or a state that the notice told of.
constexpr std::array<std::string_view, 38> pointing_back{"we will write",
                                                         "we will contact",
                                                         "we will let you know",
                                                         "we will review",
                                                         "we will update",
                                                         "during this period",
                                                         "in this period",
                                                         "over this period",
                                                         "during this time",
                                                         "at this time",
                                                         "in this time",
                                                         "in the meantime",
                                                         "meanwhile",
                                                         "until then",
                                                         "by then",
                                                         "after that date",
                                                         "until further notice",
                                                         "for the time being",
                                                         "for now",
                                                         "temporarily",
                                                         "temporary",
                                                         "these circumstances",
                                                         "unprecedented",
                                                         "at present",
                                                         "at the moment",
                                                         "because of this",
                                                         "as a result",
                                                         "due to this",
                                                         "this means",
                                                         "we are therefore",
                                                         "these arrangements",
                                                         "this change",
                                                         "this closure",
                                                         "this cancellation",
                                                         "as soon as we",
                                                         "once we are able",
                                                         "return to normal",
                                                         "normal service"};

// What a notice announces.
constexpr std::array<std::string_view, 13> announcing{
    "cancel", "postpone", "suspend",  "closed",         "closure",      "closing", "unavailable",
    "pause",  "on hold",  "freezing", "not be running", "interruption", "temporar"};

// Words of every page of a partnership: sharing one ties no two paragraphs.
constexpr std::array<std::string_view, 48> everywhere{
    "child",   "people", "young",  "family",     "work",    "service",    "support",
    "need",    "inform", "provid", "safeguard",  "practic", "practition", "partnership",
    "includ",  "base",   "follow", "help",       "make",    "new",        "use",
    "way",     "time",   "page",   "section",    "websit",  "pleas",      "contact",
    "develop", "learn",  "ensur",  "profession", "agenc",   "organis",    "staff",
    "local",   "multi",  "scp",    "lscp",       "leed",    "continu",    "avail",
    "offer",   "updat",  "link",   "find",       "year",    "import"};

// Shared words that hold two paragraphs together (seed 002: its notice's own
// paragraphs share two to six, its first evergreen one shares at most one).
constexpr std::size_t enough = 2;
// A page of more words than this has more to say than its notice.
constexpr std::size_t notice_words = 250;
// Words used again this many paragraphs further on belong to the page.
constexpr std::size_t horizon = 3;

bool is_everywhere(const std::string& stem) {
  return std::any_of(everywhere.begin(), everywhere.end(), [&](std::string_view known) {
    return stem.compare(0, known.size(), known) == 0 && stem.size() <= known.size() + 3;
  });
}

using Stems = std::unordered_set<std::string>;

Stems stems_of(std::string_view text) {
  Stems out;
  for (const text::Word& word : text::words(text)) {
    if (word.folded.size() < 3 || text::is_stop_word(word.folded)) continue;
    std::string stem = text::stem(word.folded);
    if (!is_everywhere(stem)) out.insert(std::move(stem));
  }
  return out;
}

// The sentence that a mention stands in, up to it.
std::string_view before(std::string_view text, std::size_t offset) {
  std::size_t start = offset;
  while (start > 0 && text[start - 1] != '\n' &&
         !(text[start - 1] == ' ' && start > 1 && text[start - 2] == '.'))
    --start;
  return text.substr(start, offset - start);
}

// "The board existed until September 2019" ended long before anybody read it.
bool is_history(std::string_view clause) {
  const std::string words = plain(clause);
  constexpr std::array<std::string_view, 9> past{"was", "were",    "had",  "existed", "used to",
                                                 "ran", "applied", "held", "did"};
  constexpr std::array<std::string_view, 9> present{"is",  "are",  "will", "have",     "has",
                                                    "can", "must", "we",   "cancelled"};
  return says_any(words, past) && !says_any(words, present);
}

// "The old number is forwarded until 30 June" ends what is gone, not what is told;
// "was withdrawn on 8 March" is the whole document's (document/judge.cpp).
bool is_of_another(std::string_view clause) {
  constexpr std::array<std::string_view, 9> other{"old",      "previous",  "former",
                                                  "earlier",  "withdrawn", "outgoing",
                                                  "archived", "existing",  "last years"};
  return says_any(plain(clause), other);
}

// "Until 31 March this service ran on weekdays only", "when the service ended on": the same,
// where the day or "when" comes first.
bool tells_history(std::string_view clause, std::string_view behind) {
  const std::string words = plain(clause);
  if (words.starts_with(" when ")) return says(words, "ended") || is_history(clause);
  constexpr std::size_t opening = 2;  // words
  return words_in(clause) <= opening && is_history(behind.substr(0, behind.find_first_of(".;\n")));
}

class Notices {
 public:
  Notices(const Passage& passage, const std::optional<Period>& published, const Lived& lived,
          Kind kind)
      : passage_(passage), published_(published), lived_(lived), kind_(kind) {}

  void cut(std::vector<Passage>& out) {
    const std::size_t all = passage_.paragraphs.size();
    std::size_t done = 0;
    for (std::size_t i = 0; i < all; ++i) {
      if (!ends_here(i)) continue;
      if (stems_.empty()) prepare();
      const std::size_t start = std::max(done, start_of(i));
      const std::size_t end = end_of(start, i);
      put(done, start, false, out);
      put(start, end, true, out);
      done = end;
      i = end - 1;
    }
    put(done, all, false, out);
  }

 private:
  bool ends_here(std::size_t i) const {
    const Paragraph& p = passage_.paragraphs[i];
    if (p.listed) return false;
    const auto dates = dates_in(passage_, p);
    return std::any_of(dates.begin(), dates.end(), [&](const DateMention& mention) {
      return ends_something(passage_, mention, published_, kind_) ||
             closes_something(passage_, mention);
    });
  }

  void prepare() {
    for (std::size_t i = 0; i < passage_.paragraphs.size(); ++i) {
      stems_.push_back(stems_of(passage_.paragraphs[i].text));
      for (const std::string& stem : stems_.back()) last_[stem] = i;
    }
  }

  // "CANCELLED." or "Important notice" above it is its heading; and so is what it points back to.
  std::size_t start_of(std::size_t i) const {
    if (i == 0) return 0;
    const bool banner = words_in(passage_.paragraphs[i - 1].text) <= 8;
    return banner || points_back(i) ? i - 1 : i;
  }

  std::size_t end_of(std::size_t start, std::size_t i) const {
    Stems known;
    for (std::size_t k = start; k <= i; ++k) known.insert(stems_[k].begin(), stems_[k].end());
    const std::vector<std::size_t> topics = lived_.named_in(passage_.paragraphs[i].text);
    std::size_t end = i + 1;
    while (end < passage_.paragraphs.size() && belongs(end, known, topics)) {
      known.insert(stems_[end].begin(), stems_[end].end());
      ++end;
    }
    return end;
  }

  bool belongs(std::size_t i, const Stems& known, const std::vector<std::size_t>& topics) const {
    const Paragraph& above = passage_.paragraphs[i - 1];
    const Paragraph& p = passage_.paragraphs[i];
    if (p.listed && (above.listed || above.text.back() == ':')) return true;
    return points_back(i) || shares_topic(p, topics) || shared(i, known) >= enough;
  }

  bool points_back(std::size_t i) const {
    return says_any(plain(passage_.paragraphs[i].text), pointing_back);
  }

  bool shares_topic(const Paragraph& p, const std::vector<std::size_t>& topics) const {
    if (topics.empty()) return false;
    const std::vector<std::size_t> named = lived_.named_in(p.text);
    return std::any_of(named.begin(), named.end(), [&](std::size_t topic) {
      return std::find(topics.begin(), topics.end(), topic) != topics.end();
    });
  }

  std::size_t shared(std::size_t i, const Stems& known) const {
    return static_cast<std::size_t>(
        std::count_if(stems_[i].begin(), stems_[i].end(), [&](const std::string& stem) {
          return known.count(stem) && last_.at(stem) <= i + horizon;
        }));
  }

  void put(std::size_t first, std::size_t last, bool notice, std::vector<Passage>& out) const {
    if (first >= last) return;
    Passage part = part_of(passage_, first, last);
    if (notice && announces(text_of(part))) part.kind = Kind::notice;
    out.push_back(std::move(part));
  }

  const Passage& passage_;
  const std::optional<Period>& published_;
  const Lived& lived_;
  const Kind kind_;
  std::vector<Stems> stems_ = {};
  std::unordered_map<std::string, std::size_t> last_ = {};
};

}  // namespace

bool announces(std::string_view text) { return says_any_stem(plain(text), announcing); }

bool is_whole_notice(const std::vector<Passage>& passages, const std::optional<Period>& published,
                     const Lived& lived) {
  std::size_t words = 0;
  for (const Passage& passage : passages) words += words_in(passage);
  if (passages.empty() || words > notice_words) return false;
  std::vector<Passage> parts;
  Passage head = passages[0];
  text_of(head);
  Notices(head, published, lived, Kind::notice).cut(parts);
  return parts.size() == 1 && parts[0].kind == Kind::notice;
}

bool closes_something(const Passage& passage, const DateMention& mention) {
  if (mention.role != Role::event && mention.role != Role::mentioned) return false;
  if (!mention.when.first || !mention.when.last || mention.basis == Basis::guessed) return false;
  if (mention.when.first == mention.when.last || to_iso(mention.when).size() < 10) return false;
  const Paragraph* p = paragraph_at(passage, mention.offset);
  return p && announces(before(p->text, mention.offset - p->offset));
}

bool ends_something(const Passage& passage, const DateMention& mention,
                    const std::optional<Period>& published, Kind kind) {
  if (mention.role != Role::ends || !mention.when.last || mention.basis == Basis::guessed)
    return false;
  if (published && published->first && *mention.when.last < *published->first) return false;
  const Paragraph* p = paragraph_at(passage, mention.offset);
  if (!p) return true;
  if (is_earliest(p->text, mention.offset - p->offset, mention.length)) return false;
  const std::string_view clause = before(p->text, mention.offset - p->offset);
  if (is_history(clause) || is_of_another(clause)) return false;
  const std::size_t end = mention.offset - p->offset + mention.length;
  if (tells_history(clause, std::string_view(p->text).substr(std::min(end, p->text.size()))))
    return false;
  return !is_standing(kind) || ends_its_page(*p, mention) ||
         opens_with_its_days(passage, *p, mention);
}

std::vector<Passage> cut_notices(std::vector<Passage> passages,
                                 const std::optional<Period>& published, const Lived& lived,
                                 Kind kind) {
  std::vector<Passage> out;
  for (Passage& passage : passages) {
    text_of(passage);
    if (passage.kind || passage.dates.empty() || passage.paragraphs.size() < 2)
      out.push_back(std::move(passage));
    else
      Notices(passage, published, lived, kind).cut(out);
  }
  return out;
}

}  // namespace fingerpost::document
