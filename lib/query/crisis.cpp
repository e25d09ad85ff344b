// A question is asked in a crisis when its words say so by one of these:
//
//     what threatens a life or a body            suicidal · not breathing · has been stabbed
//     harm to somebody, going on or near         child ... being hurt · she ... hits ... tonight
//     a story of somebody the asker knows        my brother ... with a knife
//     who asks for help, and nothing else        who do I call · I don't feel safe at home
//
// unless it asks about a thing that is published: training, a policy, a week. Such words
// do not count where the question is about somebody who is being harmed ("a student just
// told me she was raped"). A card too many costs a line, a card too few may cost a child;
// but cards that always show are no longer read. tests/query/crisis.txt has some two hundred
// questions.
#include "query/crisis.hpp"

#include <algorithm>
#include <array>

#include "text/text.hpp"

namespace fingerpost::query {
namespace {

using Words = std::string_view;

// Somebody, spoken of in a question that asks for help.
constexpr std::array<Words, 64> somebody{"child",     "children",
                                         "kid",       "kids",
                                         "baby",      "babies",
                                         "toddler",   "infant",
                                         "boy",       "girl",
                                         "boys",      "girls",
                                         "teenager",  "teen",
                                         "son",       "daughter",
                                         "brother",   "sister",
                                         "pupil",     "student",
                                         "friend",    "neighbour",
                                         "nephew",    "niece",
                                         "grandson",  "granddaughter",
                                         "stepson",   "stepdaughter",
                                         "person",    "someone",
                                         "somebody",  "i",
                                         "im",        "ive",
                                         "me",        "my",
                                         "we",        "us",
                                         "he",        "she",
                                         "they",      "him",
                                         "her",       "them",
                                         "mum",       "dad",
                                         "mother",    "father",
                                         "stepdad",   "stepmum",
                                         "boyfriend", "girlfriend",
                                         "partner",   "husband",
                                         "wife",      "uncle",
                                         "aunt",      "man",
                                         "woman",     "hes",
                                         "shes",      "theyre",
                                         "parent",    "carer"};

// Beginning so, whatever ending: "hurt", "hurting".
constexpr std::array<Words, 34> harm{
    "hurt",   "hit",   "beat",    "attack", "abus",   "strangl",  "chok",     "stab",   "rap",
    "kick",   "punch", "burn",    "shak",   "kill",   "threaten", "touch",    "groom",  "kidnap",
    "abduct", "bleed", "danger",  "harm",   "unsafe", "assault",  "traffick", "tortur", "starv",
    "poison", "drown", "smother", "shot",   "scream", "neglect",  "snatch"};
constexpr std::array<Words, 24> now{
    "now",          "currently", "immediate", "immediately", "urgent",    "urgently",
    "emergency",    "tonight",   "today",     "tomorrow",    "yesterday", "just",
    "help",         "outside",   "still",     "happening",   "imminent",  "imminently",
    "straightaway", "scared",    "afraid",    "night",       "next",      "quick"};

// Enough by themselves, where somebody is spoken of.
constexpr std::array<Words, 74> grave{
    "blood everywhere",  "wont wake up",      "not waking up",       "cannot wake",
    "cant wake",         "taken tablets",     "taken pills",         "of tablets",
    "of pills",          "got a gun",         "has a gun",           "with a gun",
    "end it all",        "is cutting",        "cutting herself",     "cutting himself",
    "cutting myself",    "hanging himself",   "hanging herself",     "passed out",
    "has collapsed",     "been taken by",     "is drowning",         "not responding",
    "not breathing",     "stopped breathing", "isnt breathing",      "cant breathe",
    "taken an overdose", "took an overdose",  "has overdosed",       "unconscious",
    "unresponsive",      "suicidal",          "threatening suicide", "kill myself",
    "kill herself",      "kill himself",      "kill themselves",     "killing herself",
    "killing himself",   "end my life",       "end her life",        "end his life",
    "end their life",    "want to die",       "wants to die",        "going to die",
    "about to jump",     "been stabbed",      "been shot",           "been raped",
    "being raped",       "was raped",         "being abused",        "being hurt",
    "being beaten",      "being attacked",    "being strangled",     "been kidnapped",
    "been abducted",     "trying to take",    "threatened to kill",  "going to kill",
    "is hurting",        "are hurting",       "going to hurt",       "with a knife",
    "has a knife",       "swallowed bleach",  "bleeding badly",      "stop bleeding",
    "left alone",        "found wandering"};
// Somebody whom the asker knows or sees: what is told of them is a story, not a subject.
constexpr std::array<Words, 41> known{
    "i",       "im",      "ive",      "me",        "my",        "he",         "she",
    "him",     "her",     "hes",      "shes",      "them",      "theyre",     "theyve",
    "his",     "someone", "somebody", "us",        "mum",       "dad",        "stepdad",
    "stepmum", "mother",  "father",   "brother",   "sister",    "son",        "daughter",
    "nephew",  "niece",   "friend",   "neighbour", "boyfriend", "girlfriend", "ex",
    "carer",   "says",    "told",     "just",      "theres",    "there"};
// What such a story tells, beside harm; beginning so.
constexpr std::array<Words, 27> dreadful{
    "dying",  "dead",    "hang",    "pill",   "tablet",  "overdos", "knife",   "gun",     "weapon",
    "petrol", "collaps", "unconsc", "breath", "blood",   "suicid",  "lock",    "tied",    "drunk",
    "drink",  "drown",   "crying",  "alone",  "missing", "goodbye", "forever", "swallow", "jump"};
// Of oneself.
constexpr std::array<Words, 24> of_oneself{"dont want to live",
                                           "do not want to live",
                                           "dont want to be alive",
                                           "better off dead",
                                           "im not safe",
                                           "i am not safe",
                                           "dont feel safe",
                                           "do not feel safe",
                                           "not safe at home",
                                           "cant keep myself safe",
                                           "keep myself safe",
                                           "scared to go home",
                                           "afraid to go home",
                                           "hurting me",
                                           "hits me",
                                           "hit me",
                                           "touches me",
                                           "touched me",
                                           "beats me",
                                           "abusing me",
                                           "raped me",
                                           "i need help now",
                                           "need help now",
                                           "meeting him tonight"};

// Who is called, and nothing more: "what number do I ring right now".
constexpr std::array<Words, 5> calling{"call", "ring", "phone", "tell", "contact"};
constexpr std::array<Words, 3> whom{"who", "whom", "number"};
constexpr std::array<Words, 8> asking{"do", "should", "can",   "could",
                                      "to", "what",   "which", "must"};
// What may stand beside it, or beside "immediate danger".
constexpr std::array<Words, 24> beside{"a",    "an",    "the",     "about", "if",    "is",
                                       "in",   "out",   "please",  "first", "right", "when",
                                       "are",  "for",   "and",     "of",    "hours", "at",
                                       "risk", "being", "serious", "has",   "been",  "am"};

constexpr std::array<Words, 5> alone{"alone", "on his own", "on her own", "on their own",
                                     "nobody is looking after"};

// What is published, taught or counted: who asks for it is in no crisis.
constexpr std::array<Words, 66> published{
    "training",   "course",     "courses",   "policy",     "policies",  "procedure",  "procedures",
    "protocol",   "protocols",  "guidance",  "strategy",   "toolkit",   "briefing",   "briefings",
    "definition", "defined",    "meaning",   "statistics", "research",  "newsletter", "conference",
    "webinar",    "workshop",   "lesson",    "slides",     "flowchart", "leaflet",    "template",
    "form",       "review",     "annual",    "report",     "law",       "act",        "legislation",
    "order",      "orders",     "week",      "campaign",   "awareness", "assessment", "plan",
    "planning",   "threshold",  "document",  "panel",      "overview",  "statement",  "chapter",
    "programme",  "purchasing", "filtering", "system",     "opening",   "booking",    "postvention",
    "prevention", "framework",  "pathway",   "referral",   "learning",  "medicals",   "events",
    "resources",  "practice"};

class Reading {
 public:
  explicit Reading(Words question) {
    for (const text::Word& word : text::words(question)) {
      words_.push_back(word.folded);
      joined_ += " " + word.folded;
    }
    joined_ += " ";
  }

  bool is_crisis() const {
    if (words_.empty()) return false;
    if (says_any(of_oneself)) return true;
    const bool spoken_of = has(somebody);
    const bool asks_for_paper = has(published) && !tells();
    if (says_any(grave) && spoken_of) return !asks_for_paper;
    if (asks_for_paper) return false;
    if (has(calling) && has(whom) && only_calling()) return true;
    if (joined_.find(" immediate danger ") != std::string::npos)
      return spoken_of || is_bare("immediate danger");
    if (says("at risk") && spoken_of) return has(now) || says("serious harm");
    if (says_any(alone) && spoken_of) return has(now) || has(known);
    if (says("run away") || says("taking her abroad") || says("taking him abroad"))
      return has(now) || says("married");
    if (!spoken_of && !has(known)) return false;
    if (has_harm() && (has(now) || has_going_on())) return true;
    return has(known) && !asks_how() && (has_harm() || has_dreadful());
  }

 private:
  bool says(Words phrase) const {
    return joined_.find(" " + std::string(phrase) + " ") != std::string::npos;
  }
  template <class Table>
  bool says_any(const Table& phrases) const {
    return std::any_of(phrases.begin(), phrases.end(), [&](Words each) { return says(each); });
  }
  template <class Table>
  bool has(const Table& table) const {
    return std::any_of(words_.begin(), words_.end(), [&](const std::string& word) {
      return std::find(table.begin(), table.end(), word) != table.end();
    });
  }
  bool has_harm() const { return std::any_of(words_.begin(), words_.end(), is_harm); }
  static bool is_harm(Words word) {
    return std::any_of(harm.begin(), harm.end(),
                       [&](Words root) { return word.starts_with(root); });
  }

  bool has_dreadful() const {
    return std::any_of(words_.begin(), words_.end(), [](const std::string& word) {
      return std::any_of(dreadful.begin(), dreadful.end(),
                         [&](Words root) { return word.starts_with(root); });
    });
  }

  // "How do I talk to my son about danger" asks for advice.
  bool asks_how() const {
    constexpr std::array<Words, 12> opening{"how", "why",  "what",  "where", "does", "is",
                                            "can", "when", "which", "could", "are",  "should"};
    return std::find(opening.begin(), opening.end(), words_.front()) != opening.end();
  }

  // Something that was told or seen, or is to be reported, of one who is named: the word
  // "report" or "order" stands in it for no paper.
  bool tells() const {
    constexpr std::array<Words, 12> telling{
        "told me",        "tells me",       "says she",           "says he",
        "need to report", "want to report", "is being",           "has been",
        "i think they",   "what do i do",   "i am worried about", "is in immediate danger"};
    return says_any(telling);
  }

  // "Is hurting", "are beating", "keeps hitting", "is trying to".
  bool has_going_on() const {
    constexpr std::array<Words, 9> going{"is being",  "are being",     "is trying",
                                         "keeps",     "going to",      "i think",
                                         "will beat", "at the moment", "a child in danger"};
    return says_any(going) || is_doing_harm();
  }

  // "He is strangling her", "they're hitting".
  bool is_doing_harm() const {
    constexpr std::array<Words, 10> being{"is",  "are",  "hes",   "shes", "theyre",
                                          "was", "were", "keeps", "just", "keep"};
    for (std::size_t i = 1; i < words_.size(); ++i)
      if (words_[i].ends_with("ing") && is_harm(words_[i]) &&
          std::find(being.begin(), being.end(), words_[i - 1]) != being.end())
        return true;
    return false;
  }

  // "Who do I call about booking a course" asks for more than help.
  bool only_calling() const { return only_beside(joined_); }

  bool is_bare(Words phrase) const {
    std::string rest = joined_;
    rest.erase(rest.find(" " + std::string(phrase) + " "), phrase.size() + 1);
    return only_beside(rest);
  }

  static bool only_beside(Words rest) {
    for (const text::Word& word : text::words(rest)) {
      const auto in = [&](const auto& table) {
        return std::find(table.begin(), table.end(), word.folded) != table.end();
      };
      const bool harmful = std::any_of(harm.begin(), harm.end(),
                                       [&](Words root) { return word.folded.starts_with(root); });
      const bool asks = in(calling) || in(whom) || in(asking);
      if (!asks && !in(beside) && !in(somebody) && !in(now) && !harmful) return false;
    }
    return true;
  }

  std::vector<std::string> words_ = {};
  std::string joined_ = {};
};

// A kid, a baby, a pupil is a child.
std::string meant(const std::string& folded) {
  constexpr std::array<Words, 20> young{
      "kid",  "kids",     "baby",   "babies",    "toddler",  "infant",   "boy",
      "girl", "boys",     "girls",  "pupil",     "student",  "teenager", "teen",
      "son",  "daughter", "pupils", "teenagers", "students", "youngster"};
  const bool child = std::find(young.begin(), young.end(), folded) != young.end();
  return text::stem(child ? std::string("child") : folded);
}

void settle(std::vector<std::string>& stems) {
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
}

}  // namespace

bool is_crisis(std::string_view text) { return Reading(text).is_crisis(); }

Asked::Asked(std::string_view text) {
  for (const text::Word& word : text::words(text)) {
    all_.push_back(meant(word.folded));
    if (!text::is_stop_word(word.folded)) stems_.push_back(all_.back());
  }
  settle(stems_);
  settle(all_);
}

bool Asked::fits(std::string_view pattern) const {
  const Asked wanted(pattern);
  if (wanted.all_.empty()) return false;
  const auto& has = wanted.stems_.empty() ? all_ : stems_;
  const auto& needs = wanted.stems_.empty() ? wanted.all_ : wanted.stems_;
  return std::includes(has.begin(), has.end(), needs.begin(), needs.end());
}

bool Asked::is(std::string_view pattern) const {
  const Asked wanted(pattern);
  if (wanted.all_.empty()) return false;
  return wanted.stems_.empty() ? all_ == wanted.all_ : stems_ == wanted.stems_;
}

}  // namespace fingerpost::query
