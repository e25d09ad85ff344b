#include <utility>

#include "feeds/entry.hpp"
#include "feeds/feeds.hpp"

namespace fingerpost {
namespace feeds {
namespace {

std::string instant(Date day) { return to_iso(day) + "T00:00:00Z"; }

Json end(const std::optional<Date>& day) { return day ? Json(to_iso(*day)) : Json(); }

void add_address(Json::Object& object, std::string key, const std::string& url) {
  if (!url.empty()) object.emplace_back(std::move(key), url);
}

Json authors(const std::string& publisher) {
  return Json::Array{Json::Object{{"name", one_line(publisher)}}};
}

// What a reader needs to know before relying on it, in our own words.
Json ours(const Hit& hit) {
  return Json::Object{
      {"document", clean(hit.document)},
      {"anchor", clean(hit.anchor)},
      {"kind", name(hit.kind)},
      {"standing", name(hit.standing)},
      {"review_overdue", hit.review_overdue},
      {"superseded_by", hit.superseded_by.empty() ? Json() : Json(clean(hit.superseded_by))},
      {"validity",
       Json::Object{{"first", end(hit.validity.first)}, {"last", end(hit.validity.last)}}}};
}

Json item(const Hit& hit, const Results& results, const FeedInfo& info) {
  Json::Object item;
  item.emplace_back("id", stem(info) + '#' + key(hit));
  add_address(item, "url", address(hit.url, info));
  item.emplace_back("title", title(hit));
  item.emplace_back("content_text", summary(hit));
  if (hit.published && hit.published->first)
    item.emplace_back("date_published", instant(*hit.published->first));
  item.emplace_back("date_modified", instant(changed(hit, results)));
  if (!hit.publisher.empty()) item.emplace_back("authors", authors(hit.publisher));
  Json::Array tags;
  for (const std::string& topic : hit.topics) tags.emplace_back(clean(topic));
  item.emplace_back("tags", std::move(tags));
  item.emplace_back("_fingerpost", ours(hit));
  return item;
}

}  // namespace
}  // namespace feeds

std::string to_json_feed(const Results& results, const FeedInfo& info) {
  using namespace feeds;
  Json::Object feed{{"version", "https://jsonfeed.org/version/1.1"},
                    {"title", one_line(info.title)}};
  add_address(feed, "home_page_url", address(info.url, info));
  feed.emplace_back("language", "en-GB");
  if (!info.publisher.empty()) feed.emplace_back("authors", authors(info.publisher));
  Json::Array items;
  for (const Hit& hit : results.hits) items.push_back(item(hit, results, info));
  feed.emplace_back("items", std::move(items));
  return to_json(Json(std::move(feed)));
}

}  // namespace fingerpost
