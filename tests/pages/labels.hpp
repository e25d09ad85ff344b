// A reading beside the label that a person wrote for it: see formats/README.md.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "fingerpost/document.hpp"
#include "fingerpost/value.hpp"

namespace fingerpost::labels {

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

inline std::string text_of(const Json& object, const char* key) {
  const Json* value = object.find(key);
  return value && value->text() ? *value->text() : "";
}

inline std::vector<Json> list_of(const Json& object, const char* key) {
  const Json* found = object.find(key);
  return found && found->array() ? *found->array() : std::vector<Json>{};
}

inline std::string all_text(const Document& document) {
  std::string out = document.title;
  std::vector<std::string> above;
  for (const Section& section : document.sections) {
    for (const std::string& heading : section.path)
      if (std::find(above.begin(), above.end(), heading) == above.end()) {
        above.push_back(heading);
        out += "\n" + heading;
      }
    if (above.empty() || above.back() != section.heading) out += "\n" + section.heading;
    above.push_back(section.heading);
    out += "\n" + section.text;
  }
  return out;
}

using Words = std::map<std::string, int>;
inline Words words_of(const std::string& text) {
  Words out;
  std::string word;
  for (const char c : text + " ") {
    const auto b = static_cast<unsigned char>(c);
    if (std::isalnum(b) || b >= 0x80) {
      word += static_cast<char>(b < 0x80 ? std::tolower(b) : b);
    } else if (!word.empty()) {
      ++out[std::exchange(word, {})];
    }
  }
  return out;
}

inline double recall(const std::string& wanted, const std::string& read) {
  const Words want = words_of(wanted), have = words_of(read);
  int all = 0, found = 0;
  for (const auto& [word, count] : want) {
    all += count;
    const auto at = have.find(word);
    if (at != have.end()) found += std::min(count, at->second);
  }
  return all ? static_cast<double>(found) / all : 1;
}

// The section that a label names, by its heading and those above it; a heading
// without a text of its own is found in the path of those below.
inline const Section* section_at(const Document& document, const Json& label) {
  std::vector<std::string> path;
  if (const Json* above = label.find("path"))
    for (const Json& each : *above->array()) path.push_back(*each.text());
  const std::string heading = text_of(label, "heading");
  for (const Section& section : document.sections) {
    if (section.heading == heading && section.path == path) return &section;
    std::vector<std::string> longer = path;
    longer.push_back(heading);
    if (section.path.size() >= longer.size() &&
        std::equal(longer.begin(), longer.end(), section.path.begin()))
      return &section;
  }
  return nullptr;
}

}  // namespace fingerpost::labels
