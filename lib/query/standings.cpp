// What does not stand is asked for by name: "the old threshold document", "draft strategy for
// comment", "new arrangements, when do they start". It is then no worse than what stands. "An
// older child", "a former partner" and "quiet and withdrawn" ask for no such thing: most of
// these words count only where what is published stands near them.
#include <algorithm>
#include <string_view>
#include <vector>

#include "query/draft.hpp"

namespace fingerpost::query {
namespace {

// Where what is published must stand for the word to count.
enum class Paper { need_not, behind, near, happening };

struct Cue {
  std::string_view word;
  Standing standing;
  Paper paper;
};

constexpr Cue cues[] = {
    {"draft", Standing::draft, Paper::need_not},
    {"drafts", Standing::draft, Paper::need_not},
    {"consultation", Standing::draft, Paper::near},
    {"consultations", Standing::draft, Paper::near},
    {"proposed", Standing::draft, Paper::behind},
    {"proposals", Standing::draft, Paper::near},
    {"upcoming", Standing::upcoming, Paper::need_not},
    {"forthcoming", Standing::upcoming, Paper::need_not},
    {"future", Standing::upcoming, Paper::behind},
    {"planned", Standing::upcoming, Paper::behind},
    {"old", Standing::superseded, Paper::behind},
    {"older", Standing::superseded, Paper::behind},
    {"former", Standing::superseded, Paper::behind},
    {"previous", Standing::superseded, Paper::behind},
    {"previously", Standing::superseded, Paper::near},
    {"superseded", Standing::superseded, Paper::need_not},
    {"replaced", Standing::superseded, Paper::near},
    {"archived", Standing::superseded, Paper::need_not},
    {"outdated", Standing::superseded, Paper::need_not},
    {"obsolete", Standing::superseded, Paper::need_not},
    {"withdrawn", Standing::withdrawn, Paper::near},
    {"cancelled", Standing::withdrawn, Paper::happening},
    {"canceled", Standing::withdrawn, Paper::happening},
    {"expired", Standing::ended, Paper::near},
};

constexpr std::string_view papers[] = {
    "document",  "documents",  "policy",    "policies",   "guidance",    "guide",
    "guides",    "guidelines", "procedure", "procedures", "protocol",    "protocols",
    "version",   "versions",   "edition",   "editions",   "strategy",    "strategies",
    "threshold", "thresholds", "framework", "frameworks", "arrangement", "arrangements",
    "handbook",  "handbooks",  "form",      "forms",      "template",    "templates",
    "toolkit",   "tool",       "checklist", "chapter",    "chapters",    "page",
    "pages",     "leaflet",    "leaflets",  "report",     "reports",     "manual",
    "pathway",   "criteria",   "standards", "rules",      "law",         "legislation",
    "code",      "charter",    "agreement", "changes",    "newsletter",  "newsletters",
    "notice",    "notices",    "briefing",  "briefings",  "kcsie",       "together"};

// What may be off: "are the courses cancelled".
constexpr std::string_view happenings[] = {
    "course",    "courses",    "training", "event",   "events",   "session", "sessions", "workshop",
    "workshops", "conference", "briefing", "webinar", "webinars", "meeting", "forum",    "seminar"};

// Of these there are older ones and former ones, whatever is published about them: "older
// children's protocol".
constexpr std::string_view people[] = {
    "child",  "children", "people",   "person",   "pupil",    "pupils", "boy",      "boys",
    "girl",   "girls",    "sibling",  "siblings", "baby",     "babies", "teenager", "teenagers",
    "kids",   "partner",  "partners", "carer",    "carers",   "parent", "parents",  "adult",
    "adults", "brother",  "sister",   "student",  "students", "youth"};

// "When do they start": what has not begun.
constexpr std::string_view beginnings[] = {"start",  "starts", "begin", "begins", "starting",
                                           "effect", "force",  "live",  "launch", "launches"};

// "A 14 year old".
constexpr std::string_view ages[] = {"year", "years", "yr",  "yrs",  "month", "months",
                                     "week", "weeks", "day", "days", "how",   "y"};

template <class All, class One>
bool among(const All& all, const One& one) {
  return std::find(std::begin(all), std::end(all), one) != std::end(all);
}

void name(Plan& plan, Standing standing) {
  if (!among(plan.named, standing)) plan.named.push_back(standing);
}

bool is_paper(const text::Word& word) { return among(papers, word.folded); }

bool is_person(const text::Word& word) {
  std::string_view who = word.folded;
  if (who.ends_with("'s")) who.remove_suffix(2);
  return among(people, who);
}

// "Old escalation procedure", but not "former partner in the new guidance".
bool has_paper(const std::vector<text::Word>& words, std::size_t at, Paper where) {
  constexpr std::size_t reach = 4;
  if (where == Paper::need_not) return true;
  if (where == Paper::happening)
    return std::any_of(words.begin(), words.end(),
                       [](const text::Word& word) { return among(happenings, word.folded); });
  if (where == Paper::behind && at + 1 < words.size() && is_person(words[at + 1])) return false;
  const std::size_t end = std::min(words.size(), at + 1 + reach);
  for (std::size_t i = at + 1; i < end; ++i) {
    if (is_paper(words[i])) return true;
    if (where == Paper::behind && text::is_stop_word(words[i].folded)) return false;
  }
  const std::size_t before = where == Paper::near ? std::min(at, reach) : 0;
  return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(at - before),
                     words.begin() + static_cast<std::ptrdiff_t>(at), is_paper);
}

// "The policy before it was rewritten", "before they were changed": what was there then.
constexpr std::string_view changed[] = {"rewritten", "changed",  "updated", "replaced",
                                        "revised",   "reviewed", "amended", "altered"};

bool is_before_change(const std::vector<text::Word>& words, std::size_t at) {
  if (words[at].folded != "before" || at + 3 >= words.size()) return false;
  const std::string &who = words[at + 1].folded, &was = words[at + 2].folded;
  return (who == "it" || who == "they" || who == "this") && (was == "was" || was == "were") &&
         among(changed, words[at + 3].folded);
}

}  // namespace

void read_standings_named(Draft& draft) {
  const std::string open = open_words(draft);
  std::string_view before;
  bool when = false;
  const std::vector<text::Word> words = text::words(open);
  const bool published = std::any_of(words.begin(), words.end(), is_paper);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const text::Word& word = words[i];
    const bool taken = draft.is_taken(word.span.offset, word.span.length);
    const bool age = word.folded == "old" && among(ages, before);
    for (const Cue& cue : cues)
      if (!taken && !age && cue.word == word.folded && has_paper(words, i, cue.paper))
        name(draft.plan, cue.standing);
    if (when && published && among(beginnings, word.folded)) name(draft.plan, Standing::upcoming);
    if (published && is_before_change(words, i)) name(draft.plan, Standing::superseded);
    when = when || word.folded == "when";
    before = word.folded;
  }
  // What is replaced has often ended as well.
  if (among(draft.plan.named, Standing::superseded)) name(draft.plan, Standing::ended);
}

}  // namespace fingerpost::query
