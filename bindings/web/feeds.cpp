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
constexpr std::size_t a_search = 100;    // the most the library gives at once
constexpr std::size_t furthest = 10000;  // and the furthest it passes over
constexpr int days_of_changes = 60;      // that a reader who looks in monthly has missed at most
constexpr int days_to_review = 90;       // that are announced before a review is due

FeedInfo info(const Asking& asking, const std::string& what, const std::string& path) {
  return {.title = asking.settings.title + ": " + what,
          .url = asking.outside(path),
          .publisher = asking.settings.publisher};
}

Results newest_of(const Asking& asking) {
  fingerpost::Request request = request_of(asking.asked, asking.settings);
  if (!request.query.sort) request.query.sort = Sort::newest;
  request.query.limit = newest;
  request.query.companions = false;
  const auto& lease = asking.lease;
  return (*lease)->search(request.query, as_of(request, asking.today), patience(asking.settings));
}

// Of the page that a feed stands for: never the words that were searched for in POST mode.
std::string page_of(const Asking& asking) {
  const std::string query = asking.settings.post ? "" : encoded(page_fields(asking.asked));
  return "/search" + (query.empty() ? "" : "?" + query);
}

// As many as a search gives, from there on.
Results part_of(const Asking& asking, const Searcher& searcher, const std::string& words,
                std::size_t from) {
  Query query;
  query.text = words;
  query.sort = Sort::newest;
  query.companions = false;
  query.limit = a_search;
  query.offset = std::min(from, furthest);
  return searcher.search(query, {asking.today}, patience(asking.settings));
}

std::size_t page_asked(const Asking& asking) {
  const std::string text = asking.asked.text("page");
  if (text.empty()) return 1;
  if (text.size() <= 3 && text.find_first_not_of("0123456789") == text.npos && text != "0")
    if (const std::size_t page = std::stoul(text); page > 0 && page <= furthest / a_search)
      return page;
  throw Error(Fault::bad_argument,
              "\"page\" takes a number from 1 to " + std::to_string(furthest / a_search));
}

// Which page of how many it is, as links that readers follow.
std::string with_pages(const Asking& asking, std::string xml, std::size_t page, std::size_t last) {
  if (last <= 1) return xml;
  std::string links;
  const auto link = [&](const char* rel, std::size_t to) {
    links += "<link" + attribute("rel", rel) + " type=\"application/atom+xml\"" +
             attribute("href", asking.outside("/expiring.atom?page=" + std::to_string(to))) +
             "/>\n";
  };
  link("self", page);
  link("first", 1);
  if (page > 1) link("previous", page - 1);
  if (page < last) link("next", page + 1);
  link("last", last);
  const std::size_t entries = std::min(xml.find("<entry>"), xml.find("</feed>"));
  return xml.insert(std::min(entries, xml.size()), links);
}

}  // namespace

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
  only(asking.asked, {});
  const auto& lease = asking.lease;
  const std::string since = to_iso(day_after(asking.today, -days_of_changes));
  const Changes changes = (*lease)->changes(since, asking.today, {.differences = false});
  return {200,
          "application/atom+xml; charset=utf-8",
          to_atom(changes, info(asking, "what has changed", "/changes")),
          {}};
}

// What is overdue for review, and then what is due in the next three months; a page of it
// (RFC 5005), so that nothing is left out however much there is.
Response expiring_feed(const Asking& asking) {
  only(asking.asked, {"page"});
  const Searcher& searcher = **asking.lease;
  const std::size_t page = page_asked(asking), before = (page - 1) * a_search;
  const std::string overdue = "review-due:overdue";
  const std::string due =
      "review-due:" + to_iso(Period{asking.today, day_after(asking.today, days_to_review)});
  Results all = part_of(asking, searcher, overdue, before);
  const std::size_t past = std::max(before, all.total) - all.total;
  Results more = part_of(asking, searcher, due, past);
  const std::size_t total = all.total + more.total;
  std::move(more.hits.begin(), more.hits.end(), std::back_inserter(all.hits));
  if (all.hits.size() > a_search) all.hits.resize(a_search);
  all.query.clear();
  const std::string xml = to_atom(all, info(asking, "to be reviewed", "/expiring"));
  return {200,
          "application/atom+xml; charset=utf-8",
          with_pages(asking, xml, page, (total + a_search - 1) / a_search),
          {}};
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
  only(asking.asked, {"prefix"});
  const std::string prefix = asking.asked.text("prefix");
  Json::Array words;
  const auto searcher = asking.desk.completer(asking.lease, asking.today);
  if (!searcher) throw Refused(503, "suggestions are being made ready: ask again in a moment");
  for (const auto& each : searcher->complete(prefix, {asking.today}, shown))
    words.push_back(each.text);
  return {200,
          "application/x-suggestions+json",
          to_json(Json(Json::Array{Json(prefix), Json(std::move(words))})) + "\n",
          {}};
}

}  // namespace fingerpost::web
