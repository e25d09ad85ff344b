// Atom, JSON Feed, iCalendar and OpenSearch: for the reader who asks, like every other answer.
#include <algorithm>
#include <chrono>

#include "api.hpp"
#include "fingerpost/feeds.hpp"
#include "html.hpp"

namespace fingerpost::web {
namespace {

constexpr std::size_t newest =
    50;  // of a feed; tests/web/test_feeds.py reads it in others' readers
constexpr std::size_t a_search = 100;  // the most the library gives at once
constexpr std::size_t most_events = 2000;
constexpr int days_of_changes = 60;  // that a reader who looks in monthly has missed at most
constexpr int days_to_review = 90;   // that are announced before a review is due

Date later(Date day, int days) { return std::chrono::sys_days(day) + std::chrono::days(days); }

FeedInfo info(const Asking& asking, const std::string& what, const std::string& path) {
  return {.title = asking.settings.title + ": " + what,
          .url = asking.outside(path),
          .publisher = asking.settings.publisher};
}

// All pages of an answer, as many as `most`.
Results all_of(const Asking& asking, const Searcher& searcher, Query query, AsOf day,
               std::size_t most) {
  query.limit = std::min(a_search, most);
  query.offset = 0;
  Results all = searcher.search(query, day, patience(asking.settings));
  while (all.hits.size() < std::min(all.total, most)) {
    query.offset = all.hits.size();
    Results more = searcher.search(query, day, patience(asking.settings));
    if (more.hits.empty()) break;
    std::move(more.hits.begin(), more.hits.end(), std::back_inserter(all.hits));
  }
  return all;
}

Results newest_of(const Asking& asking) {
  fingerpost::Request request = request_of(asking.asked, asking.settings);
  if (!request.query.sort) request.query.sort = Sort::newest;
  request.query.limit = newest;
  request.query.companions = false;
  const auto lease = asking.desk.lease(asking.reader.tiers);
  return (*lease)->search(request.query, as_of(request, asking.today), patience(asking.settings));
}

// Of the page that a feed stands for: never the words that were searched for in POST mode.
std::string page_of(const Asking& asking) {
  const std::string query = asking.settings.post ? "" : encoded(page_fields(asking.asked));
  return "/search" + (query.empty() ? "" : "?" + query);
}

}  // namespace

Response atom_feed(const Asking& asking) {
  return {200,
          "application/atom+xml; charset=utf-8",
          to_atom(newest_of(asking), info(asking, "new documents", page_of(asking))),
          {}};
}

Response json_feed(const Asking& asking) {
  return {200,
          "application/feed+json; charset=utf-8",
          to_json_feed(newest_of(asking), info(asking, "new documents", page_of(asking))),
          {}};
}

Response changes_feed(const Asking& asking) {
  const auto lease = asking.desk.lease(asking.reader.tiers);
  const std::string since = to_iso(later(asking.today, -days_of_changes));
  const Changes changes = (*lease)->changes(since, asking.today, {.differences = false});
  return {200,
          "application/atom+xml; charset=utf-8",
          to_atom(changes, info(asking, "what has changed", "/changes")),
          {}};
}

// What is overdue for review, and what is due in the next three months.
Response expiring_feed(const Asking& asking) {
  const auto lease = asking.desk.lease(asking.reader.tiers);
  Query query;
  query.text = "review-due:overdue";
  query.sort = Sort::newest;
  query.companions = false;
  Results all = all_of(asking, **lease, query, {asking.today}, a_search);
  query.text = "review-due:" + to_iso(Period{asking.today, later(asking.today, days_to_review)});
  Results due = all_of(asking, **lease, query, {asking.today}, a_search);
  std::move(due.hits.begin(), due.hits.end(), std::back_inserter(all.hits));
  all.query.clear();
  return {200,
          "application/atom+xml; charset=utf-8",
          to_atom(all, info(asking, "to be reviewed", "/expiring")),
          {}};
}

Response events_calendar(const Asking& asking) {
  fingerpost::Request request = request_of(asking.asked, asking.settings);
  Query& query = request.query;
  if (query.kinds.empty()) query.kinds = {Kind::event, Kind::course};
  if (query.period.open()) query.period.first = asking.today;
  query.ended = Ended::rank_equally;
  query.sort = Sort::start;
  query.group = Group::section;
  query.companions = false;
  const auto lease = asking.desk.lease(asking.reader.tiers);
  const Results events = all_of(asking, **lease, query, as_of(request, asking.today), most_events);
  Response response{
      200, "text/calendar; charset=utf-8", to_icalendar(events, info(asking, "events", "/")), {}};
  response.headers.emplace_back("Content-Disposition", "inline; filename=\"events.ics\"");
  return response;
}

Response opensearch(const Asking& asking) {
  const Settings& settings = asking.settings;
  std::string short_name, title = settings.title;  // at most 16 characters, says OpenSearch 1.1
  for (std::size_t i = 0, characters = 0; i < title.size(); ++i) {
    if ((static_cast<unsigned char>(title[i]) & 0xc0) != 0x80 && ++characters > 16) break;
    short_name += title[i];
  }
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\"";
  if (settings.post)
    xml += " xmlns:p=\"http://a9.com/-/spec/opensearch/extensions/parameters/1.0/\"";
  xml += ">\n<ShortName>" + escaped(short_name) + "</ShortName>\n<Description>" + escaped(title) +
         "</Description>\n<InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</"
         "OutputEncoding>\n";
  if (settings.post) {
    xml += "<Url type=\"text/html\" p:method=\"post\"" +
           attribute("template", asking.outside("/search")) +
           ">\n<p:Parameter name=\"text\" value=\"{searchTerms}\"/>\n</Url>\n";
  } else {
    xml += "<Url type=\"text/html\"" +
           attribute("template", asking.outside("/search?text={searchTerms}")) + "/>\n";
    xml += "<Url type=\"application/x-suggestions+json\"" +
           attribute("template", asking.outside("/suggest?prefix={searchTerms}")) + "/>\n";
  }
  return {200,
          "application/opensearchdescription+xml; charset=utf-8",
          xml + "</OpenSearchDescription>\n",
          {}};
}

// ["bru", ["bruising in non-mobile babies", ..]]
Response suggest(const Asking& asking) {
  constexpr std::size_t shown = 8;
  const std::string prefix = asking.asked.text("prefix");
  Json::Array words;
  const auto searcher = asking.desk.completer(asking.reader.tiers, asking.today);
  if (!searcher) throw Refused(503, "suggestions are being made ready: ask again in a moment");
  for (const auto& each : searcher->complete(prefix, {asking.today}, shown))
    words.push_back(each.text);
  return {200,
          "application/x-suggestions+json",
          to_json(Json(Json::Array{Json(prefix), Json(std::move(words))})) + "\n",
          {}};
}

}  // namespace fingerpost::web
