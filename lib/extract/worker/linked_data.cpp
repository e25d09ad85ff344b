#include "extract/worker/linked_data.hpp"

#include <algorithm>
#include <array>
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

bool happens(const json& object) {
  const auto types = types_of(object);
  return std::any_of(types.begin(), types.end(), [](const std::string& type) {
    return ends_in(type, "Event") || ends_in(type, "CourseInstance");
  });
}

// "WebPage", "NewsArticle"; what has no type may be the page as well.
bool is_page(const json& object) {
  constexpr std::array<std::string_view, 9> pages{"Page",   "Article",      "Posting",
                                                  "Report", "CreativeWork", "Document",
                                                  "Course", "Guide",        "HowTo"};
  const auto types = types_of(object);
  return types.empty() || std::any_of(types.begin(), types.end(), [&](const std::string& type) {
           return std::any_of(pages.begin(), pages.end(),
                              [&](std::string_view page) { return ends_in(type, page); });
         });
}

class LinkedData {
 public:
  explicit LinkedData(Builder& builder) : builder_(builder) {}

  void take(const json& root) {
    gather(root);
    const auto events = std::count_if(objects_.begin(), objects_.end(),
                                      [](const json* each) { return happens(*each); });
    for (const json* each : objects_) {
      if (happens(*each)) {
        if (events == 1) event(*each);
      } else if (is_page(*each)) {
        page(*each);
      }
    }
  }

 private:
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

void take_linked_data(std::string_view text, Builder& builder) {
  const json root = json::parse(text, nullptr, false);
  if (!root.is_discarded()) LinkedData(builder).take(root);
}

}  // namespace fingerpost::extract
