// The steps from what was typed to a Plan:
//
//     what did working together say before december 2023
//                                   -------------------- read_dates: as_of 2023-11-30
//     ---- ---                                           read_words: stop words
//              working together say                      read_words: clauses, topic
//              working-together
#include <algorithm>
#include <utility>

#include "dates/dates.hpp"
#include "fingerpost/error.hpp"
#include "query/draft.hpp"

namespace fingerpost::query {
namespace {

// At a character: what is cut off begins a new one.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::string readable(std::string_view text) {
  return std::string(cut(text::valid_utf8(cut(text, max_bytes)), max_bytes));
}

constexpr std::string_view literal_keys[] = {
    "all",    "as_of",          "from",     "to",     "kinds",
    "layers", "publishers",     "for",      "topics", "review_due",
    "title",  "review_overdue", "standing", "page",   "senses"};

void check_literal(const Query& query) {
  for (const std::string& key : query.literal)
    if (std::find(std::begin(literal_keys), std::end(literal_keys), key) == std::end(literal_keys))
      throw Error(Fault::bad_argument,
                  "\"literal\" takes keys of \"understood\", not \"" + key.substr(0, 60) + '"');
}

void check(const Query& query) {
  check_literal(query);
  if (query.limit > max_limit)
    throw Error(Fault::bad_argument, "\"limit\" takes at most " + std::to_string(max_limit) +
                                         ", not " + std::to_string(query.limit));
  if (query.offset > max_offset)
    throw Error(Fault::bad_argument, "\"offset\" takes at most " + std::to_string(max_offset) +
                                         ", not " + std::to_string(query.offset));
}

// "leeds, kirklees" of kinds_from_words and the like are few: a list that grows.
void append(Json& list, const Json& more) {
  const Json::Array* added = more.array();
  auto* values = std::get_if<Json::Array>(&list.value);
  if (!added || !values) {
    list = more;
    return;
  }
  for (const Json& value : *added)
    if (std::find(values->begin(), values->end(), value) == values->end()) values->push_back(value);
}

// Dates that are typed as such: a day the whole answer is for, or a period.
bool take_as_of(Draft& draft, const dates::QueryDate& date) {
  const auto day = date.when.last ? date.when.last : date.when.first;
  if (!day || draft.day_typed || !draft.reads("as_of")) return false;
  draft.plan.as_of.day = *day;
  draft.day_typed = true;
  draft.understand("as_of", to_iso(*day), date.words);
  return true;
}

bool take_period(Draft& draft, const dates::QueryDate& date) {
  Period& period = draft.plan.query.period;
  const bool first = date.when.first && !period.first && draft.reads("from");
  const bool last = date.when.last && !period.last && draft.reads("to");
  if (first) {
    period.first = date.when.first;
    draft.understand("from", to_iso(*period.first), date.words);
  }
  if (last) {
    period.last = date.when.last;
    draft.understand("to", to_iso(*period.last), date.words);
  }
  return first || last;
}

bool take_overdue(Draft& draft, const dates::QueryDate& date) {
  if (!draft.reads("review_overdue")) return false;
  draft.plan.overdue = true;
  draft.understand("review_overdue", true, date.words);
  return true;
}

bool take(Draft& draft, const dates::QueryDate& date) {
  switch (date.use) {
    case dates::QueryDate::Use::as_of:
      return take_as_of(draft, date);
    case dates::QueryDate::Use::within:
      return take_period(draft, date);
    case dates::QueryDate::Use::overdue:
      return take_overdue(draft, date);
  }
  return false;
}

// Who asks for documents of some days names them, or says what was done to them:
// "training after 1 september", "protocols updated since 2021", "what's on in november".
constexpr std::string_view documents[] = {
    "event",       "briefing",  "session",  "seminar",   "launch",     "events",       "course",
    "courses",     "training",  "workshop", "workshops", "webinar",    "webinars",     "conference",
    "conferences", "forum",     "forums",   "sessions",  "newsletter", "newsletters",  "bulletin",
    "bulletins",   "news",      "notice",   "notices",   "protocols",  "procedures",   "policies",
    "guidance",    "documents", "reports",  "briefings", "reviews",    "publications", "chapters",
    "minutes",     "meetings",  "diary",    "calendar",  "campaign",   "campaigns",    "awareness",
    "closures",    "dates",     "forms",    "pages",     "updates",    "updated",      "update",
    "published",   "changed",   "changes",  "new",       "latest",     "issued",       "released",
    "revised",     "amended",   "added",    "happening", "coming",     "scheduled",    "due"};

bool is_done_to_documents(std::string_view word) {
  constexpr std::string_view done[] = {"updated", "published", "changed", "changes", "new",
                                       "issued",  "released",  "revised", "amended", "added",
                                       "review",  "reviewed",  "due"};
  return std::find(std::begin(done), std::end(done), word) != std::end(done);
}

bool asks_for_documents(const Draft& draft, std::string_view open) {
  bool others = false;
  std::string before;
  for (const text::Word& word : text::words(open)) {
    if (word.folded == "on" && before.starts_with("what")) return true;
    before = word.folded;
    if (std::find(std::begin(documents), std::end(documents), word.folded) != std::end(documents))
      return true;
    const bool taken = draft.is_taken(word.span.offset, word.span.length);
    others = others || (!taken && !text::is_stop_word(word.folded));
  }
  return !others;
}

// "events next week" asks for a list: the plural names what is listed, and of what comes
// out by the month so does the singular. Without a day beside it ("LAC reviews") it is a
// word like others.
constexpr std::pair<std::string_view, Kind> listed[] = {
    {"events", Kind::event},           {"courses", Kind::course},
    {"newsletters", Kind::newsletter}, {"newsletter", Kind::newsletter},
    {"bulletins", Kind::newsletter},   {"bulletin", Kind::newsletter},
    {"notices", Kind::notice},         {"protocols", Kind::protocol},
    {"briefings", Kind::briefing}};

// Of whatever kind: in a list of what was changed they say nothing of what it is about.
constexpr std::string_view any_kind[] = {"guidance",   "policies",   "procedures",   "documents",
                                         "chapters",   "pages",      "publications", "anything",
                                         "everything", "guidelines", "things"};
constexpr Kind lasting[] = {Kind::page,     Kind::guidance, Kind::protocol,  Kind::form,
                            Kind::briefing, Kind::contact,  Kind::governance};

bool is_any_kind(std::string_view word) {
  return std::find(std::begin(any_kind), std::end(any_kind), word) != std::end(any_kind);
}

// "Guidance updated since january", "policies that are overdue": nothing else is asked for.
void take_any_kind(Draft& draft, std::string_view open) {
  std::vector<const text::Word*> generic;
  const std::vector<text::Word> words = text::words(open);
  for (const text::Word& word : words) {
    if (draft.is_taken(word.span.offset, word.span.length)) continue;
    if (is_any_kind(word.folded))
      generic.push_back(&word);
    else if (!text::is_stop_word(word.folded) && !is_done_to_documents(word.folded))
      return;
  }
  if (generic.empty()) return;
  Json::Array kinds;
  for (const Kind kind : lasting) {
    draft.plan.query.kinds.push_back(kind);
    kinds.push_back(name(kind));
  }
  for (const text::Word& word : words)
    if (is_any_kind(word.folded) || is_done_to_documents(word.folded))
      draft.taken.push_back(word.span);
  draft.understand("kinds", std::move(kinds), generic.front()->span.in(open));
}

void take_kinds(Draft& draft, std::string_view open) {
  for (const text::Word& word : text::words(open))
    for (const auto& [plural, kind] : listed)
      if (word.folded == plural && !draft.is_taken(word.span.offset, word.span.length)) {
        draft.plan.query.kinds.push_back(kind);
        draft.taken.push_back(word.span);
        draft.understand("kinds", Json::Array{name(kind)}, word.span.in(open));
      }
}

}  // namespace

Draft::Draft(const Query& query, AsOf as_of, const Vocabulary& vocabulary, const Places& places)
    : asked(query),
      text(readable(query.text)),
      vocabulary(vocabulary),
      places(places),
      notices(text) {
  plan.query = query;
  plan.query.text = text;
  plan.as_of = as_of;
  if (query.text.size() > max_bytes)
    notices.add("only the first " + std::to_string(max_bytes) + " bytes of the query are read");
  items = query::items(text, notices);
}

void Draft::understand(const std::string& key, Json value, std::string_view words) {
  for (Understood& each : plan.understood)
    if (each.key == key) {
      append(each.value, value);
      if (!each.words.ends_with(words)) each.words.append(", ").append(words);
      return;
    }
  plan.understood.push_back({key, std::move(value), std::string(words)});
}

bool Draft::is_taken(std::size_t offset, std::size_t length) const {
  return std::any_of(taken.begin(), taken.end(), [&](const text::Span& span) {
    return offset < span.offset + span.length && span.offset < offset + length;
  });
}

bool Draft::reads(std::string_view key) const {
  return std::none_of(asked.literal.begin(), asked.literal.end(),
                      [key](const std::string& each) { return each == key || each == "all"; });
}

namespace {

void shorten(std::vector<std::string>& list, std::string_view key, Notices& notices) {
  if (list.size() <= max_clauses) return;
  list.resize(max_clauses);
  notices.add("only the first " + std::to_string(max_clauses) + " of \"" + std::string(key) +
              "\" are used");
}

// "effect of salt on steel" asks for three things, and says by its small words what it wants of
// them; "salt steel from:2001-01-01" does not.
bool says_little(const Draft& draft) {
  if (words_of(draft.plan) >= in_words) return false;
  const std::vector<text::Word> typed = text::words(open_words(draft));
  const auto said = std::count_if(typed.begin(), typed.end(), [&](const text::Word& word) {
    return !draft.is_taken(word.span.offset, word.span.length);
  });
  return static_cast<std::size_t>(said) < in_words;
}

}  // namespace

std::string open_words(const Draft& draft) {
  std::string open = draft.text;
  for (const Item& item : draft.items)
    if (item.type != Item::Type::words || item.negated || item.prefix || item.literal)
      std::fill(open.begin() + static_cast<std::ptrdiff_t>(item.first),
                open.begin() + static_cast<std::ptrdiff_t>(item.last), '|');
  return open;
}

void read_request(Draft& draft) {
  Query& query = draft.plan.query;
  shorten(query.topics, "topics", draft.notices);
  shorten(query.publishers, "publishers", draft.notices);
  if (!query.place.empty()) {
    const std::string place = place_of(draft.places, query.place);
    if (place.empty()) draft.notices.add("there is no place \"" + query.place.substr(0, 60) + '"');
    query.place = place.empty() ? text::slug(query.place) : place;
  }
  for (const std::string& name : std::exchange(query.publishers, {})) {
    draft.plan.publishers.push_back(publishers_of(draft.places, name));
    for (const std::string& publisher : draft.plan.publishers.back())
      query.publishers.push_back(publisher);
  }
  for (const std::string& id : query.topics) {
    draft.plan.topics.push_back(draft.vocabulary.narrower(id));
    if (!draft.plan.topics.back().empty()) continue;
    draft.plan.topics.back().push_back(id);
    draft.notices.add("there is no topic \"" + id.substr(0, 60) + '"');
  }
}

void read_dates(Draft& draft, const Almanac& almanac) {
  const std::string open = open_words(draft);
  bool listing = false;
  for (const dates::QueryDate& date : dates::find_in_query(open, draft.plan.as_of.day, almanac))
    if (take(draft, date)) {
      draft.taken.push_back({date.offset, date.length});
      listing = listing || date.use != dates::QueryDate::Use::as_of;
    }
  if (listing && draft.plan.query.kinds.empty() && draft.reads("kinds")) {
    take_kinds(draft, open);
    if (draft.plan.query.kinds.empty()) take_any_kind(draft, open);
  }
  const bool said = !draft.asked.period.first && !draft.asked.period.last;
  const bool period = draft.plan.query.period.first || draft.plan.query.period.last;
  if (!listing || !said || !period || asks_for_documents(draft, open)) return;
  draft.plan.period_of_case = true;
  draft.notices.remark(
      "guidance is shown whatever its day; events and news are those of the days asked for");
}

Plan plan(const Query& query, AsOf as_of, const Vocabulary& vocabulary, const Places& places,
          const Almanac& almanac) {
  check(query);
  Draft draft(query, as_of, vocabulary, places);
  read_request(draft);
  read_fields(draft);
  read_dates(draft, almanac);
  read_place_named(draft);
  read_kinds_wanted(draft);
  read_standings_named(draft);
  read_words(draft);
  draft.plan.recent = asks_for_recent(draft.text) || says_little(draft);
  if (query.strict && !draft.notices.trouble().empty())
    throw Error(Fault::bad_argument, draft.notices.trouble());
  draft.plan.notices = draft.notices.take();
  return std::move(draft.plan);
}

// Xapian's custom: a capital letter before a term says what it is; X with a
// second letter is ours.
std::string topic_term(std::string_view id) {
  constexpr std::size_t longest = 200;  // as words; a term may have 245 bytes
  return "XT" + std::string(cut(id, longest));
}

bool is_topic_term(std::string_view term) { return term.substr(0, 2) == "XT"; }

}  // namespace fingerpost::query
