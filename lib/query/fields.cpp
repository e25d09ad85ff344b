// kind:event, topic:"domestic abuse", as-of:2020-05-01: what a field says goes
// where the explicit key of a request would, unless the request has that key.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "dates/dates.hpp"
#include "query/draft.hpp"
#include "query/narrow.hpp"

namespace fingerpost::query {
namespace {

// One comma-separated value of a field.
struct Value {
  const Item& item;
  std::string_view text;
  std::size_t offset;
};

// False when the value means nothing here; the reader has said why.
using Read = bool (*)(Draft&, const Value&);

struct FieldName {
  std::string_view name;
  Read read;
  std::string_view key;       // of the request
  bool (*set)(const Query&);  // the request has that key
};

std::string quoted(std::string_view text) { return '"' + std::string(text.substr(0, 60)) + '"'; }

bool unknown(Draft& draft, const Value& value, std::string_view what, std::string_view known) {
  std::string notice = "there is no " + std::string(what) + ' ' + quoted(value.text);
  if (!known.empty()) notice += "; it is one of " + std::string(known);
  draft.notices.add(std::move(notice), value.offset);
  return false;
}

bool not_negated(Draft& draft, const Value& value) {
  if (!value.item.negated) return true;
  draft.notices.add("a minus sign has no meaning before \"" + std::string(value.item.name) + ":\"",
                    value.item.first);
  return false;
}

template <class E>
std::string names() {
  std::string all;
  for (const std::string_view name : names_of<E>)
    all += (all.empty() ? "" : ", ") + std::string(name);
  return all;
}

// "In-Force" is in_force.
template <class E>
std::optional<E> value_named(std::string_view text) {
  std::string name = text::fold(text);
  std::replace(name.begin(), name.end(), '-', '_');
  std::replace(name.begin(), name.end(), ' ', '_');
  if (auto value = named<E>(name)) return value;
  if (name.ends_with('s')) return named<E>(std::string_view(name).substr(0, name.size() - 1));
  return std::nullopt;
}

// -kind:event is every kind but that one.
template <class E>
void choose(std::vector<E>& chosen, E value, bool negated) {
  if (negated) {
    if (chosen.empty())
      for (std::size_t i = 0; i < names_of<E>.size(); ++i) chosen.push_back(static_cast<E>(i));
    std::erase(chosen, value);
  } else if (std::find(chosen.begin(), chosen.end(), value) == chosen.end()) {
    chosen.push_back(value);
  }
}

template <class E>
Json names_in(const std::vector<E>& values) {
  Json::Array array;
  for (const E value : values) array.emplace_back(name(value));
  return array;
}

bool read_kind(Draft& draft, const Value& value) {
  const auto kind = value_named<Kind>(value.text);
  if (!kind) return unknown(draft, value, "kind", names<Kind>());
  choose(draft.plan.query.kinds, *kind, value.item.negated);
  draft.understand("kinds", names_in(draft.plan.query.kinds), value.item.in(draft.text));
  return true;
}

bool read_layer(Draft& draft, const Value& value) {
  const auto layer = value_named<Layer>(value.text);
  if (!layer) return unknown(draft, value, "layer", names<Layer>());
  choose(draft.plan.query.layers, *layer, value.item.negated);
  draft.understand("layers", names_in(draft.plan.query.layers), value.item.in(draft.text));
  return true;
}

bool read_standing(Draft& draft, const Value& value) {
  const std::string folded = text::fold(value.text);
  if (folded == "overdue") {
    if (!draft.reads("review_overdue")) return false;
    draft.plan.overdue = !value.item.negated;
    draft.understand("review_overdue", draft.plan.overdue, value.item.in(draft.text));
    return true;
  }
  const auto standing =
      folded == "current" ? std::optional(Standing::in_force) : value_named<Standing>(value.text);
  if (!standing) return unknown(draft, value, "standing", names<Standing>() + ", current, overdue");
  choose(draft.plan.standings, *standing, value.item.negated);
  draft.understand("standing", names_in(draft.plan.standings), value.item.in(draft.text));
  return true;
}

bool read_publisher(Draft& draft, const Value& value) {
  if (!not_negated(draft, value)) return false;
  std::vector<std::string>& chosen = draft.plan.query.publishers;
  draft.plan.publishers.push_back(publishers_of(draft.places, value.text));
  for (const std::string& publisher : draft.plan.publishers.back())
    if (std::find(chosen.begin(), chosen.end(), publisher) == chosen.end())
      chosen.push_back(publisher);
  draft.understand("publishers", Json::Array{value.text}, value.item.in(draft.text));
  return true;
}

bool read_place(Draft& draft, const Value& value) {
  if (!not_negated(draft, value)) return false;
  const std::string place = place_of(draft.places, value.text);
  if (place.empty()) return unknown(draft, value, "place", "");
  draft.plan.query.place = place;
  draft.understand("for", place, value.item.in(draft.text));
  return true;
}

// With a minus, what is about the topic is left out. Behind OR, the group of
// the topic before it grows.
bool read_topic(Draft& draft, const Value& value) {
  const std::string id = topic_of(draft.vocabulary, value.text);
  if (id.empty()) return unknown(draft, value, "topic", "");
  std::vector<std::string> narrower = draft.vocabulary.narrower(id);
  if (value.item.negated) {
    Clause clause{.need = Clause::Need::must_not};
    for (const std::string& each : narrower) clause.any.push_back({topic_term(each)});
    draft.plan.clauses.push_back(std::move(clause));
    return true;
  }
  std::vector<std::vector<std::string>>& groups = draft.plan.topics;
  const bool joined = value.offset != value.item.offset || value.item.or_before;
  if (joined && !groups.empty())
    groups.back().insert(groups.back().end(), narrower.begin(), narrower.end());
  else
    groups.push_back(std::move(narrower));
  draft.plan.query.topics.push_back(id);
  draft.understand("topics", Json::Array{id}, value.item.in(draft.text));
  return true;
}

// "march 2024", "last monday", "25/5/2024": what the words of a query would mean, when
// they are nothing but a date.
std::optional<Period> spoken(const Draft& draft, std::string_view text) {
  constexpr std::string_view lead = "on ";
  const std::string asked = std::string(lead).append(text);
  const auto found = dates::find_in_query(asked, draft.plan.as_of.day);
  if (found.size() != 1 || found[0].use != dates::QueryDate::Use::within) return std::nullopt;
  if (found[0].offset > lead.size() || found[0].offset + found[0].length < asked.size())
    return std::nullopt;
  return found[0].when;
}

std::optional<Period> period_of(const Draft& draft, std::string_view text) {
  auto period = period_from_iso(text);
  if (!period) period = spoken(draft, text::squeeze(text));
  return period && period->first && period->last ? period : std::nullopt;
}

std::optional<Period> period_in(Draft& draft, const Value& value) {
  if (!not_negated(draft, value)) return std::nullopt;
  auto period = period_of(draft, value.text);
  if (!period) unknown(draft, value, "date", "2024-05-25, 2024-05, 2024 or \"march 2024\"");
  return period;
}

void set_from(Draft& draft, const Value& value, Date day) {
  draft.plan.query.period.first = day;
  draft.understand("from", to_iso(day), value.item.in(draft.text));
}

void set_to(Draft& draft, const Value& value, Date day) {
  draft.plan.query.period.last = day;
  draft.understand("to", to_iso(day), value.item.in(draft.text));
}

Date next_to(Date day, int days) { return dates::from_days(dates::to_days(day) + days); }

bool read_before(Draft& draft, const Value& value) {
  const auto period = period_in(draft, value);
  if (period) set_to(draft, value, next_to(*period->first, -1));
  return period.has_value();
}

bool read_from(Draft& draft, const Value& value) {
  const auto period = period_in(draft, value);
  if (period) set_from(draft, value, *period->first);
  return period.has_value();
}

bool read_to(Draft& draft, const Value& value) {
  const auto period = period_in(draft, value);
  if (period) set_to(draft, value, *period->last);
  return period.has_value();
}

bool read_updated(Draft& draft, const Value& value) {
  const auto period = period_in(draft, value);
  if (!period) return false;
  if (!draft.asked.period.first) set_from(draft, value, *period->first);
  if (!draft.asked.period.last) set_to(draft, value, *period->last);
  return true;
}

bool read_as_of(Draft& draft, const Value& value) {
  if (!not_negated(draft, value)) return false;
  const auto period = period_of(draft, value.text);
  if (!period) {
    draft.notices.add("\"as-of:\" takes a day such as 2024-05-25, not " + quoted(value.text),
                      value.offset);
    return false;
  }
  // Of a month or a year what stood at its end.
  draft.plan.as_of.day = *period->last;
  draft.day_typed = true;
  draft.understand("as_of", to_iso(*period->last), value.item.in(draft.text));
  return true;
}

// "review-due:2025" is due in that year; "review-due:overdue" is past it.
bool read_review_due(Draft& draft, const Value& value) {
  if (text::fold(value.text) == "overdue") return read_standing(draft, value);
  const auto period = period_in(draft, value);
  if (!period) return false;
  draft.plan.review_due = *period;
  draft.understand("review_due", to_iso(*period), value.item.in(draft.text));
  return true;
}

bool title_words(Draft& draft, const Value& value) {
  return read_title(draft, value.item, value.text);
}

bool page_numbers(Draft& draft, const Value& value) {
  if (read_pages(draft, value.item, value.text, value.offset)) return true;
  return unknown(draft, value, "page", "12, 12-15 or the label printed on it");
}

constexpr std::array<FieldName, 23> fields{{
    {"topic", read_topic, "topics", [](const Query& q) { return !q.topics.empty(); }},
    {"kind", read_kind, "kinds", [](const Query& q) { return !q.kinds.empty(); }},
    {"type", read_kind, "kinds", [](const Query& q) { return !q.kinds.empty(); }},
    {"publisher", read_publisher, "publishers",
     [](const Query& q) { return !q.publishers.empty(); }},
    {"issuer", read_publisher, "publishers", [](const Query& q) { return !q.publishers.empty(); }},
    {"layer", read_layer, "layers", [](const Query& q) { return !q.layers.empty(); }},
    {"for", read_place, "for", [](const Query& q) { return !q.place.empty(); }},
    {"place", read_place, "for", [](const Query& q) { return !q.place.empty(); }},
    {"before", read_before, "to", [](const Query& q) { return q.period.last.has_value(); }},
    {"until", read_to, "to", [](const Query& q) { return q.period.last.has_value(); }},
    {"to", read_to, "to", [](const Query& q) { return q.period.last.has_value(); }},
    {"after", read_from, "from", [](const Query& q) { return q.period.first.has_value(); }},
    {"since", read_from, "from", [](const Query& q) { return q.period.first.has_value(); }},
    {"from", read_from, "from", [](const Query& q) { return q.period.first.has_value(); }},
    {"as-of", read_as_of, "as_of", nullptr},
    {"asof", read_as_of, "as_of", nullptr},
    {"updated", read_updated, "from",
     [](const Query& q) { return q.period.first && q.period.last; }},
    {"review-due", read_review_due, "review_due", nullptr},
    {"standing", read_standing, "standing", nullptr},
    {"status", read_standing, "standing", nullptr},
    {"title", title_words, "title", nullptr},
    {"page", page_numbers, "page", nullptr},
    {"pages", page_numbers, "page", nullptr},
}};

const FieldName* field(std::string_view typed) {
  std::string name = text::fold(typed);
  std::replace(name.begin(), name.end(), '_', '-');
  for (const FieldName& each : fields)
    if (each.name == name) return &each;
  return nullptr;
}

// A value that means nothing is read as words, unless it could only have been a
// value: a date, a minus.
bool reads_as_words(const FieldName& field) {
  return field.read == read_topic || field.read == read_place || field.read == read_kind ||
         field.read == read_layer || field.read == read_standing;
}

// "kind:event" is the words "kind" and "event".
void read_literally(const Draft& draft, Item& item) {
  item.type = Item::Type::words;
  item.literal = true;
  item.offset = static_cast<std::size_t>(item.name.data() - draft.text.data());
  item.text = std::string_view(draft.text).substr(item.offset, item.last - item.offset);
}

void read_field(Draft& draft, Item& item) {
  const FieldName& known = *field(item.name);
  if (!draft.reads(known.key)) return read_literally(draft, item);
  if (known.set && known.set(draft.asked)) {
    draft.notices.remark("the request's \"" + std::string(known.key) + "\" is used instead of " +
                             quoted(item.in(draft.text)),
                         item.first);
    return;
  }
  constexpr std::size_t most = 16;  // values, for the same reason as fields below
  bool understood = false;
  std::size_t values = 0;
  for (std::size_t at = 0; at <= item.text.size() && values < most; ++values) {
    const std::size_t comma = known.read == title_words
                                  ? item.text.size()
                                  : std::min(item.text.find(',', at), item.text.size());
    if (comma > at)
      understood |= known.read(draft, {item, item.text.substr(at, comma - at), item.offset + at});
    at = comma + 1;
  }
  if (!understood && !item.negated && reads_as_words(known)) item.type = Item::Type::words;
}

}  // namespace

bool is_field(std::string_view name) { return field(name) != nullptr; }

void read_fields(Draft& draft) {
  // Names are looked up in long tables: 16 take under 20 ms, whatever they are.
  constexpr std::size_t most = 16;
  std::size_t read = 0;
  for (Item& item : draft.items) {
    if (item.type != Item::Type::field) continue;
    if (++read <= most)
      read_field(draft, item);
    else
      draft.notices.add("only " + std::to_string(most) + " fields of a query are read", item.first);
  }
}

}  // namespace fingerpost::query
