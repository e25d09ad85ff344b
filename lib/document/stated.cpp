#include "document/stated.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "dates/dates.hpp"
#include "document/happening.hpp"
#include "document/phrases.hpp"
#include "text/text.hpp"

namespace fingerpost::document {
namespace {

// The members of a document that are days.
struct Day {
  std::string_view field;
  std::optional<Period> Document::*member;
};
constexpr std::array days{
    Day{"published", &Document::published}, Day{"updated", &Document::updated},
    Day{"review_due", &Document::review_due}, Day{"withdrawn", &Document::withdrawn}};

// Of meta, time, JSON-LD, front matter and file properties, made plain; a name fits
// by its end, and of several keys of one field the first here counts.
struct Key {
  std::string_view words, field;
};
constexpr std::array keys{
    Key{"file created", "file_created"},
    Key{"file modified", "file_modified"},
    Key{"withdrawn", "withdrawn"},
    Key{"review due", "review_due"},
    Key{"review date", "review_due"},
    Key{"next review", "review_due"},
    Key{"date for review", "review_due"},
    Key{"reviewdate", "review_due"},
    Key{"reviewdue", "review_due"},
    Key{"valid from", "valid_from"},
    Key{"effective from", "valid_from"},
    Key{"effective", "valid_from"},
    Key{"in force", "valid_from"},
    Key{"startdate", "valid_from"},
    Key{"start date", "valid_from"},
    Key{"valid until", "valid_until"},
    Key{"valid to", "valid_until"},
    Key{"expires", "valid_until"},
    Key{"expiry", "valid_until"},
    Key{"expiry date", "valid_until"},
    Key{"enddate", "valid_until"},
    Key{"end date", "valid_until"},
    Key{"modified", "updated"},
    Key{"modified time", "updated"},
    Key{"datemodified", "updated"},
    Key{"last modified", "updated"},
    Key{"updated", "updated"},
    Key{"updated time", "updated"},
    Key{"last updated", "updated"},
    Key{"lastmod", "updated"},
    Key{"revised", "updated"},
    Key{"datepublished", "published"},
    Key{"published", "published"},
    Key{"published time", "published"},
    Key{"first published", "published"},
    Key{"issued", "published"},
    Key{"publication date", "published"},
    Key{"publish date", "published"},
    Key{"available", "published"},
    Key{"date", "published"},
    Key{"created", "published"},
    Key{"pubdate", "published"},
    Key{"publisher", "publisher"},
    Key{"author", "author"},
    Key{"creator", "author"},
    Key{"mail from", "author"},
    Key{"version", "version"},
    Key{"replaces", "supersedes"},
    Key{"audience", "audience"},
    Key{"language", "language"},
    Key{"html lang", "language"},
    Key{"canonical", "address"},
};

// Made by servers at every visit: they date the answer, not the page.
bool is_noise(const std::string& words) {
  return says(words, "http equiv") || says(words, "build") || says(words, "generator") ||
         says(words, "twitter") || words.compare(0, 7, " words ") == 0;
}

// The first key that the name of a value ends in; keys.size() for none.
std::size_t key_of(const std::string& words) {
  if (is_noise(words)) return keys.size();
  const auto at = std::find_if(keys.begin(), keys.end(),
                               [&](const Key& key) { return ends_in(words, key.words); });
  return static_cast<std::size_t>(at - keys.begin());
}

// The name of a value without who gives it and without its schema: "enddate" of
// "ld:enddate", "issued" of "meta:dcterms.issued".
std::string bare_name(const std::string& words) {
  constexpr std::array<std::string_view, 7> schemas{"dc",       "dcterms", "og",   "article",
                                                    "citation", "schema",  "event"};
  std::string name = words.substr(std::min(words.find(' ', 1), words.size() - 1));
  for (const std::string_view schema : schemas)
    if (name.compare(1, schema.size() + 1, std::string(schema) + " ") == 0)
      return name.substr(schema.size() + 1);
  return name;
}

// When something begins and ends, a page says of many things that are not the page
// ("session.expires"), and a version is more often its program's.
bool may_be_of_page(const Key& key, const std::string& words) {
  const bool bound = key.field == "valid_from" || key.field == "valid_until";
  if (key.field == "version")
    return words.compare(0, 6, " meta ") != 0 || words.find(" dc") != std::string::npos;
  return !bound || bare_name(words) == " " + std::string(key.words) + " ";
}

// The days of an event, which stand in the margin of other pages too.
bool is_of_event(const Key& key) {
  return key.words.starts_with("start") || key.words.starts_with("end");
}

// Where a publisher has a page with others: no name.
bool is_address(std::string_view value) { return value.find("://") != std::string_view::npos; }

bool is_file_day(std::string_view field) { return field.substr(0, 5) == "file_"; }

bool is_day(std::string_view field) {
  return field == "valid_from" || field == "valid_until" || is_file_day(field) ||
         std::any_of(days.begin(), days.end(), [&](const Day& d) { return d.field == field; });
}

// What programs write where nobody told them.
bool is_nobody(std::string_view field, std::string_view value) {
  constexpr std::array<std::string_view, 8> nobody{
      " anonymous ",     " unknown ", " user ",  " admin ",
      " administrator ", " author ",  " owner ", " "};
  return field == "author" && std::find(nobody.begin(), nobody.end(), plain(value)) != nobody.end();
}

void keep(Document& document, Stated stated) {
  constexpr std::size_t most = 100;
  if (document.metadata.size() >= most) return;
  const auto same = [&](const Stated& each) {
    return each.field == stated.field && each.value == stated.value && each.from == stated.from;
  };
  const auto& all = document.metadata;
  if (std::none_of(all.begin(), all.end(), same)) document.metadata.push_back(std::move(stated));
}

// What counts of a field, as it is stated; empty when nothing does.
std::string what_counts(const Document& document, std::string_view field) {
  for (const Day& day : days)
    if (day.field == field) return document.*day.member ? to_iso(*(document.*day.member)) : "";
  if (field == "valid_from") return document.validity.first ? to_iso(*document.validity.first) : "";
  if (field == "valid_until") return document.validity.last ? to_iso(*document.validity.last) : "";
  if (field == "title") return document.title;
  if (field == "publisher") return document.publisher;
  return field == "version" ? std::string(stated(document, field)) : std::string();
}

bool within(const Period& inner, const Period& outer) {
  return inner.first && outer.first && inner.last && outer.last && *outer.first <= *inner.first &&
         *inner.last <= *outer.last;
}

bool agree(std::string_view field, const std::string& stated, const std::string& counts) {
  if (counts.empty() || stated == counts) return true;
  if (!is_day(field)) {
    const std::string one = plain(stated), other = plain(counts);
    return one.find(other) != std::string::npos || other.find(one) != std::string::npos;
  }
  const auto one = period_from_iso(stated), other = period_from_iso(counts);
  return !one || !other || within(*one, *other) || within(*other, *one);
}

// In this order, whatever came first.
constexpr std::array<std::string_view, 17> order{
    "title",      "publisher", "published", "updated",  "valid_from", "valid_until",
    "review_due", "withdrawn", "version",   "author",   "owner",      "ratified_by",
    "supersedes", "audience",  "reference", "language", "address"};

std::size_t place_of(std::string_view field) {
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), field) - order.begin());
}

}  // namespace

std::optional<Period> period_of(std::string_view value) {
  for (const std::size_t size : {std::size_t{10}, std::size_t{7}, std::size_t{4}}) {
    if (value.size() < size || (value.size() > size && value[size] >= '0' && value[size] <= '9'))
      continue;
    if (const auto period = period_from_iso(value.substr(0, size))) return period;
  }
  if (value.size() > 200) return std::nullopt;
  for (const DateMention& mention : find_dates(value))
    if (mention.when.first && mention.basis == Basis::stated) return mention.when;
  return std::nullopt;
}

std::string_view stated(const Document& document, std::string_view field) {
  for (const Stated& each : document.metadata)
    if (each.field == field) return each.value;
  return {};
}

void state(Document& document, std::string_view field, const Period& when, std::string_view from,
           std::string_view words) {
  for (const Day& day : days)
    if (day.field == field && !(document.*day.member)) document.*day.member = when;
  if (field == "valid_from" && !document.validity.first) document.validity.first = when.first;
  if (field == "valid_until" && !document.validity.last) document.validity.last = when.last;
  const std::optional<Date>& end = field == "valid_until" ? when.last : when.first;
  const bool bound = field == "valid_from" || field == "valid_until";
  if (bound && !end) return;
  keep(document, {std::string(field), bound ? to_iso(*end) : to_iso(when), std::string(from),
                  std::string(words)});
}

void state(Document& document, std::string_view field, std::string_view value,
           std::string_view from, std::string_view words) {
  if (value.empty() || is_nobody(field, value)) return;
  if (field == "publisher" && document.publisher.empty()) document.publisher = value;
  keep(document, {std::string(field), std::string(value), std::string(from), std::string(words)});
}

void state_host(Document& document, const Source& source) {
  state(document, "title", source.title, "host");
  state(document, "publisher", source.publisher, "host");
  const std::array<std::pair<std::string_view, const std::optional<Period>*>, 6> said{
      {{"published", &source.published},
       {"updated", &source.updated},
       {"valid_from", &source.valid_from},
       {"valid_until", &source.valid_until},
       {"review_due", &source.review_due},
       {"withdrawn", &source.withdrawn}}};
  for (const auto& [field, when] : said)
    if (*when) state(document, field, **when, "host");
}

void state_metadata(Document& document, const Metadata& metadata) {
  // The best known names first, so that they count.
  std::vector<std::pair<std::size_t, const std::pair<std::string, std::string>*>> found;
  for (const auto& value : metadata) {
    const std::string name = plain(value.first);
    const std::size_t key = key_of(name);
    if (key == keys.size() || !may_be_of_page(keys[key], name)) continue;
    if (keys[key].field == "publisher" && is_address(value.second)) continue;
    if (is_of_event(keys[key]) && !is_happening(document.kind)) continue;
    found.emplace_back(key, &value);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [key, value] : found) {
    const std::string_view field = keys[key].field;
    if (!is_day(field))
      state(document, field, text::squeeze(value->second), value->first);
    else if (const auto when = period_of(value->second))
      state(document, field, *when, value->first);
  }
}

void compare_stated(Document& document) {
  std::vector<std::pair<std::tuple<std::size_t, bool>, Stated>> sorted;
  for (Stated& each : document.metadata) {
    const std::string counts = what_counts(document, each.field);
    each.agrees = agree(each.field, each.value, counts);
    sorted.push_back({{place_of(each.field), each.value != counts}, each});
  }
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  document.metadata.clear();
  for (auto& [key, each] : sorted) document.metadata.push_back(std::move(each));
}

}  // namespace fingerpost::document
