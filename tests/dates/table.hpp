// The cases of a table in tests/dates, and how a reading is held against them.
#pragma once

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "fingerpost/date.hpp"
#include "fingerpost/value.hpp"

namespace table {

using namespace fingerpost;

struct Case {
  std::string text, form;
  DateClues clues;
  struct Want {
    Period when;
    std::string role, from_time, to_time, repeats;
  };
  std::vector<Want> want;
  bool conflict = false;
};

inline std::string text_of(const Json& object, std::string_view key) {
  const Json* member = object.find(key);
  return member && member->text() ? *member->text() : std::string();
}

inline std::optional<Date> day_of(const Json& object, std::string_view key) {
  return date_from_iso(text_of(object, key));
}

inline std::vector<Case> read(const std::string& name) {
  std::ifstream file(std::string(FINGERPOST_SOURCE) + "/tests/dates/" + name);
  std::vector<Case> cases;
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    const Json json = parse_json(line);
    Case one{
        text_of(json, "text"), text_of(json, "form"), {}, {}, json.find("conflict") != nullptr};
    one.clues.heading = text_of(json, "heading");
    one.clues.published = period_from_iso(text_of(json, "published"));
    for (const Json& want : *json.find("expect")->array())
      one.want.push_back({{day_of(want, "first"), day_of(want, "last")},
                          text_of(want, "role"),
                          text_of(want, "from_time"),
                          text_of(want, "to_time"),
                          text_of(want, "repeats")});
    cases.push_back(std::move(one));
  }
  return cases;
}

inline bool meets(const DateMention& got, const Case::Want& want) {
  return got.when == want.when && name(got.role) == want.role &&
         (want.from_time.empty() || got.from_time == want.from_time) &&
         (want.to_time.empty() || got.to_time == want.to_time) &&
         (want.repeats.empty() || got.repeats == want.repeats);
}

// What a reading lacks, and what it has beyond the wanted; editions are no dates.
struct Difference {
  std::vector<Case::Want> missing;
  std::vector<DateMention> extra;
  bool conflict_right = true;
};

inline Difference held_against(const Case& one, std::vector<DateMention> got) {
  Difference difference;
  bool conflict = false;
  for (const auto& mention : got) conflict |= !mention.conflict.empty();
  difference.conflict_right = conflict == one.conflict;
  for (const auto& want : one.want) {
    bool found = false;
    for (std::size_t i = 0; i < got.size() && !found; ++i)
      if (meets(got[i], want)) got.erase(got.begin() + static_cast<long>(i)), found = true;
    if (!found) difference.missing.push_back(want);
  }
  for (auto& mention : got)
    if (mention.role != Role::edition) difference.extra.push_back(std::move(mention));
  return difference;
}

inline std::string told(const std::vector<DateMention>& mentions) {
  std::string out;
  for (const auto& m : mentions)
    out += " [" + m.words + "] " + to_iso(m.when) + " " + std::string(name(m.role)) + " " +
           std::string(name(m.basis)) + (m.conflict.empty() ? "" : " (" + m.conflict + ")");
  return out;
}

}  // namespace table
