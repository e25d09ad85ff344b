#include "extract/worker/linked_data.hpp"

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract/chars.hpp"

namespace fingerpost::extract {
namespace {

using nlohmann::json;

// Objects looked at, of a page's one graph.
constexpr std::size_t most_objects = 1000;

bool ends_in(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

std::vector<std::string> types_of(const json& object) {
  std::vector<std::string> out;
  const auto at = object.find("@type");
  if (at == object.end()) return out;
  if (at->is_string()) out.push_back(at->get<std::string>());
  if (at->is_array())
    for (const json& each : *at)
      if (each.is_string()) out.push_back(each.get<std::string>());
  return out;
}

bool is_any(const json& object, std::initializer_list<std::string_view> tails) {
  const auto types = types_of(object);
  return std::any_of(types.begin(), types.end(), [&](const std::string& type) {
    return std::any_of(tails.begin(), tails.end(),
                       [&](std::string_view tail) { return ends_in(type, tail); });
  });
}

bool happens(const json& object) { return is_any(object, {"Event", "CourseInstance"}); }
bool is_page(const json& object) { return is_any(object, {"Page"}); }
bool is_article(const json& object) {
  return is_any(object, {"Article", "Posting", "Report", "CreativeWork", "Document", "Guide",
                         "HowTo", "Legislation"});
}

// What an address, or what bears one, points to.
std::string target(const json& object, const char* key) {
  const auto at = object.find(key);
  if (at == object.end()) return {};
  if (at->is_string()) return at->get<std::string>();
  if (!at->is_object()) return {};
  const auto id = at->find("@id");
  return id != at->end() && id->is_string() ? id->get<std::string>() : std::string();
}

class LinkedData {
 public:
  explicit LinkedData(Builder& builder) : builder_(builder) {}

  // The objects at the top, in an array or in a graph.
  void gather(const json& value) {
    if (objects_.size() >= most_objects) return;
    if (value.is_array())
      for (const json& each : value)
        if (each.is_object()) gather(each);
    if (!value.is_object()) return;
    const auto graph = value.find("@graph");
    if (graph != value.end() && graph->is_array())
      gather(*graph);
    else
      objects_.push_back(&value);
  }

  void take(std::string_view canonical) {
    std::vector<const json*> pages, articles, events;
    for (const json* each : objects_) {
      if (happens(*each))
        events.push_back(each);
      else if (is_page(*each))
        pages.push_back(each);
      else if (is_article(*each) || objects_.size() == 1)
        articles.push_back(each);
    }
    const json* own = page_of(pages, articles, canonical);
    if (own) page(*own);
    for (const json* each : articles)
      if (own && each != own && is_of(*each, *own, canonical)) page(*each);
    const bool about_it = pages.empty() && articles.empty();
    if (events.size() == 1 && (about_it || is_at(*events[0], canonical))) event(*events[0]);
  }

 private:
  static bool is_at(const json& object, std::string_view address) {
    if (address.empty()) return false;
    for (const char* key : {"url", "@id", "mainEntityOfPage"})
      if (target(object, key) == address) return true;
    return false;
  }

  // An article of the page: it says so, or stands at its address.
  static bool is_of(const json& article, const json& page, std::string_view canonical) {
    const std::string id = target(page, "@id");
    const bool linked = !id.empty() && (target(article, "isPartOf") == id ||
                                        target(article, "mainEntityOfPage") == id);
    return linked || is_at(article, canonical);
  }

  static const json* page_of(const std::vector<const json*>& pages,
                             const std::vector<const json*>& articles, std::string_view canonical) {
    for (const auto* all : {&pages, &articles}) {
      for (const json* each : *all)
        if (is_at(*each, canonical)) return each;
      if (all->size() == 1) return all->front();
      if (all->size() > 1) return nullptr;
    }
    return nullptr;
  }

  void page(const json& object) {
    for (const char* key : {"datePublished", "dateModified", "expires", "version"})
      take_text(object, key);
    for (const char* key : {"author", "publisher"}) take_name(object, key);
  }

  void event(const json& object) {
    builder_.metadata("ld:type", "event");
    for (const char* key : {"startDate", "endDate", "eventStatus"}) take_text(object, key);
  }

  void take_text(const json& object, const char* key) {
    const auto at = object.find(key);
    if (at == object.end()) return;
    if (at->is_string()) builder_.metadata("ld:" + lower(key), at->get<std::string>());
    if (at->is_number()) builder_.metadata("ld:" + lower(key), at->dump());
  }

  // A name, something that has one, or what in the graph does.
  void take_name(const json& object, const char* key) {
    const auto at = object.find(key);
    if (at == object.end()) return;
    if (!at->is_array()) return take_name(key, *at);
    for (const json& each : *at) take_name(key, each);
  }

  void take_name(const char* key, const json& value) {
    if (value.is_string()) return builder_.metadata("ld:" + lower(key), value.get<std::string>());
    if (!value.is_object()) return;
    const json* named = &value;
    if (!value.contains("name"))
      for (const json* each : objects_)
        if (value.contains("@id") && each->value("@id", json()) == value["@id"]) named = each;
    const auto name = named->find("name");
    if (name != named->end() && name->is_string())
      builder_.metadata("ld:" + lower(key), name->get<std::string>());
  }

  Builder& builder_;
  std::vector<const json*> objects_ = {};
};

}  // namespace

void take_linked_data(const std::vector<std::string>& scripts, std::string_view canonical,
                      Builder& builder) {
  std::vector<json> roots;
  for (std::string text : scripts) {
    // Themes write line ends into strings, where JSON has none.
    for (char& c : text)
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    roots.push_back(json::parse(text, nullptr, false));
  }
  LinkedData data(builder);
  for (const json& root : roots)
    if (!root.is_discarded()) data.gather(root);
  data.take(canonical);
}

}  // namespace fingerpost::extract
