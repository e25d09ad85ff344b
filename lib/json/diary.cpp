// The diary, digests and reports on the content as text that other programs read, and what is
// asked for them.
#include "fingerpost/diary.hpp"

#include <algorithm>
#include <array>

#include "fingerpost/content_report.hpp"
#include "fingerpost/digest.hpp"
#include "fingerpost/error.hpp"
#include "json/fields.hpp"
#include "json/json.hpp"
#include "json/values.hpp"

namespace fingerpost {
namespace json {
namespace {

Json ends(const Period& period) { return period.open() ? Json() : to_value(period); }

std::string in_words(Date day, bool year = true) {
  constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                               "May",       "June",     "July",     "August",
                                               "September", "October",  "November", "December"};
  std::string out = std::to_string(unsigned(day.day())) + " " + months[unsigned(day.month()) - 1];
  return year ? out + " " + std::to_string(int(day.year())) : out;
}

// "13 to 19 May 2024", "25 March to 5 April 2024".
std::string in_words(const Period& when) {
  if (!when.first || !when.last)
    return when.first  ? "from " + in_words(*when.first)
           : when.last ? "until " + in_words(*when.last)
                       : std::string();
  if (*when.first == *when.last) return in_words(*when.first);
  const bool same_year = when.first->year() == when.last->year();
  const bool same_month = same_year && when.first->month() == when.last->month();
  return (same_month ? std::to_string(unsigned(when.first->day()))
                     : in_words(*when.first, !same_year)) +
         " to " + in_words(*when.last);
}

Json value_of(const DiarySource& each) {
  return Json::Object{{"document", each.document},
                      {"anchor", each.anchor},
                      {"title", each.title},
                      {"heading", each.heading},
                      {"url", or_null(each.url)},
                      {"publisher", or_null(each.publisher)},
                      {"layer", std::string(name(each.layer))},
                      {"standing", std::string(name(each.standing))},
                      {"words", each.words},
                      {"when", ends(each.when)},
                      {"taking", std::string(name(each.taking))}};
}

std::string hours_of(const DiaryEntry& entry) {
  return entry.to_time.empty() ? entry.from_time : entry.from_time + " to " + entry.to_time;
}

std::string note_of(const DiaryEntry& entry) {
  std::string out = entry.taking == Taking::confirmed ? "" : std::string(name(entry.taking));
  if (entry.moved_from)
    out += (out.empty() ? "" : ", ") + ("moved from " + in_words(*entry.moved_from));
  return out;
}

Json value_of(const DiaryEntry& each) {
  return Json::Object{
      {"uid", each.uid},
      {"given_uid", each.given_uid},
      {"sequence", std::int64_t{each.sequence}},
      {"name", each.name},
      {"kind", std::string(name(each.kind))},
      {"when", ends(each.when)},
      {"when_words", in_words(each.when)},
      {"from_time", or_null(each.from_time)},
      {"to_time", or_null(each.to_time)},
      {"hours", hours_of(each)},
      {"taking", std::string(name(each.taking))},
      {"moved_from", each.moved_from ? ends(*each.moved_from) : Json()},
      {"note", note_of(each)},
      {"repeats", or_null(each.repeats)},
      {"series", or_null(each.series)},
      {"other_years", list(each.other_years, [](const Period& one) { return ends(one); })},
      {"topics", list(each.topics)},
      {"url", each.sources.empty() ? Json() : or_null(each.sources.front().url)},
      {"sources", list(each.sources, [](const DiarySource& one) { return value_of(one); })}};
}

Json value_of(const DigestItem& each) {
  return Json::Object{{"document", each.document},
                      {"title", each.title},
                      {"url", or_null(each.url)},
                      {"kind", std::string(name(each.kind))},
                      {"publisher", or_null(each.publisher)},
                      {"layer", std::string(name(each.layer))},
                      {"standing", std::string(name(each.standing))},
                      {"change", std::string(name(each.change))},
                      {"on", to_iso(each.on)},
                      {"on_words", in_words(each.on)},
                      {"summary", each.summary},
                      {"told", list(each.told)},
                      {"read_instead", or_null(each.read_instead)},
                      {"read_instead_title", each.read_instead_title},
                      {"read_instead_url", or_null(each.read_instead_url)},
                      {"topics", list(each.topics)},
                      {"pinned", each.pinned}};
}

Json value_of(const DigestPart& each) {
  return Json::Object{
      {"id", each.id},
      {"heading", each.heading},
      {"items", list(each.items, [](const DigestItem& one) { return value_of(one); })},
      {"entries", list(each.entries, [](const DiaryEntry& one) { return value_of(one); })}};
}

// Paragraphs divided by an empty line.
std::vector<std::string> paragraphs(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    if (text.find_first_not_of(" \n\t", at) < end) out.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

Json value_of(const Finding& each) {
  return Json::Object{{"matter", std::string(name(each.matter))},
                      {"document", each.document},
                      {"title", each.title},
                      {"url", or_null(each.url)},
                      {"publisher", or_null(each.publisher)},
                      {"kind", std::string(name(each.kind))},
                      {"standing", std::string(name(each.standing))},
                      {"day", or_null(each.day)},
                      {"says", each.says},
                      {"group", or_null(each.group)},
                      {"evidence", list(each.evidence, [](const Shown& one) -> Json {
                         return Json::Object{{"document", one.document},
                                             {"anchor", one.anchor},
                                             {"title", one.title},
                                             {"words", one.words}};
                       })}};
}

Query filter_from(const Field& field) {
  const Request request = request_from_json(to_json(field.object()));
  if (request.as_of || request.known_at)
    throw Error(Fault::bad_argument, "\"filter\" takes no \"as_of\" and no \"known_at\"");
  return request.query;
}

unsigned days(const Field& field, std::size_t most) {
  if (field.count() > most) field.refuse("a number of days up to " + std::to_string(most));
  return static_cast<unsigned>(field.count());
}

const Key<DigestOptions> digest_keys[] = {
    {"from", [](DigestOptions& o, const Field& f) { o.period.first = f.period().first; }},
    {"to", [](DigestOptions& o, const Field& f) { o.period.last = f.period().last; }},
    {"title", [](DigestOptions& o, const Field& f) { o.title = f.text(); }},
    {"url", [](DigestOptions& o, const Field& f) { o.url = f.text(); }},
    {"publisher", [](DigestOptions& o, const Field& f) { o.publisher = f.text(); }},
    {"introduction", [](DigestOptions& o, const Field& f) { o.introduction = f.text(); }},
    {"pinned", [](DigestOptions& o, const Field& f) { o.pinned = f.texts(); }},
    {"dropped", [](DigestOptions& o, const Field& f) { o.dropped = f.texts(); }},
    {"audience", [](DigestOptions& o, const Field& f) { o.audience = f.texts(); }},
    {"filter", [](DigestOptions& o, const Field& f) { o.filter = filter_from(f); }},
    {"ahead", [](DigestOptions& o, const Field& f) { o.ahead = days(f, 366); }},
};

const Key<ReportOptions> report_keys[] = {
    {"matters", [](ReportOptions& o, const Field& f) { o.matters = f.some_of<Matter>(); }},
    {"within", [](ReportOptions& o, const Field& f) { o.within = days(f, 3660); }},
    {"filter", [](ReportOptions& o, const Field& f) { o.filter = filter_from(f); }},
};

const Key<DiaryOptions> diary_keys[] = {
    {"from", [](DiaryOptions& o, const Field& f) { o.period.first = f.period().first; }},
    {"to", [](DiaryOptions& o, const Field& f) { o.period.last = f.period().last; }},
    {"topics", [](DiaryOptions& o, const Field& f) { o.topics = f.texts(); }},
    {"publishers", [](DiaryOptions& o, const Field& f) { o.publishers = f.texts(); }},
    {"for", [](DiaryOptions& o, const Field& f) { o.place = f.text(); }},
};

}  // namespace
}  // namespace json

std::string to_json(const Diary& diary) {
  return to_json(Json(Json::Object{
      {"as_of", to_iso(diary.as_of)},
      {"from", json::or_null(diary.period.first)},
      {"to", json::or_null(diary.period.last)},
      {"entries",
       json::list(diary.entries, [](const DiaryEntry& each) { return json::value_of(each); })}}));
}

std::string to_json(const Digest& digest) {
  return to_json(Json(Json::Object{
      {"title", digest.title},
      {"url", json::or_null(digest.url)},
      {"publisher", json::or_null(digest.publisher)},
      {"introduction", json::list(json::paragraphs(digest.introduction))},
      {"as_of", to_iso(digest.as_of)},
      {"from", json::or_null(digest.period.first)},
      {"to", json::or_null(digest.period.last)},
      {"period_words", json::in_words(digest.period)},
      {"parts",
       json::list(digest.parts, [](const DigestPart& each) { return json::value_of(each); })},
      {"notices", json::list(digest.notices)}}));
}

std::string to_json(const ContentReport& report) {
  Json::Array counts;
  for (const Matter matter : report.matters) {
    const auto count = std::count_if(report.findings.begin(), report.findings.end(),
                                     [&](const Finding& each) { return each.matter == matter; });
    counts.push_back(
        Json::Object{{"matter", std::string(name(matter))}, {"count", std::int64_t{count}}});
  }
  return to_json(Json(Json::Object{
      {"as_of", to_iso(report.as_of)},
      {"within", std::int64_t{report.within}},
      {"counts", std::move(counts)},
      {"findings",
       json::list(report.findings, [](const Finding& each) { return json::value_of(each); })}}));
}

DiaryOptions diary_options_from_json(std::string_view text) {
  DiaryOptions options;
  json::read_object(parse_json(text), json::diary_keys, "diary", options);
  return options;
}

DigestOptions digest_options_from_json(std::string_view text) {
  DigestOptions options;
  json::read_object(parse_json(text), json::digest_keys, "digest", options);
  return options;
}

ReportOptions report_options_from_json(std::string_view text) {
  ReportOptions options;
  json::read_object(parse_json(text), json::report_keys, "report", options);
  return options;
}

}  // namespace fingerpost
