#include "arguments.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "fingerpost.h"

namespace fingerpost::c {
namespace {

namespace fs = std::filesystem;

// Larger than any limit of a reader (16 MiB in fingerpost/read.hpp).
constexpr std::size_t max_bytes = std::size_t{1} << 30;

[[noreturn]] void wrong(const std::string& message) { throw Error(Fault::bad_argument, message); }

bool leaves(const fs::path& folder, const fs::path& path) {
  const fs::path inside =
      fs::weakly_canonical(folder / path).lexically_relative(fs::weakly_canonical(folder));
  return path.is_absolute() || inside.empty() || *inside.begin() == "..";
}

}  // namespace

const char* given(const char* text, const char* name) {
  if (!text) wrong(std::string(name) + " is NULL");
  return text;
}

Date day(const char* text, const char* name) {
  const auto date = date_from_iso(given(text, name));
  if (!date) wrong(std::string(name) + " \"" + text + "\" is not a day like 2024-05-25");
  return *date;
}

std::string_view bytes(const void* data, std::size_t size, const char* name) {
  if (size > max_bytes) throw Error(Fault::limit, std::string(name) + " is larger than 1 GiB");
  if (!data && size > 0) wrong(std::string(name) + " is NULL, but its size is not 0");
  return {data ? static_cast<const char*>(data) : "", size};
}

std::vector<std::string> texts(const char* json, const char* name) {
  std::vector<std::string> found;
  if (!json) return found;
  const Json value = parse_json(json);
  if (!value.array()) wrong(std::string(name) + " is not an array of texts");
  for (const Json& item : *value.array()) {
    if (!item.text()) wrong(std::string(name) + " holds something that is not a text");
    found.push_back(*item.text());
  }
  return found;
}

Json object(const char* json, const char* name, std::initializer_list<std::string_view> keys) {
  if (!json) return Json(Json::Object{});
  Json value = parse_json(json);
  if (!value.object()) wrong(std::string(name) + " is not an object");
  for (const auto& [key, member] : *value.object())
    if (std::find(keys.begin(), keys.end(), key) == keys.end())
      wrong("unknown key \"" + key + "\" in " + name);
  return value;
}

std::string text_of(const Json& object, std::string_view key) {
  const Json* member = object.find(key);
  if (!member || member->is_null()) return {};
  if (!member->text()) wrong("\"" + std::string(key) + "\" is not a text");
  return *member->text();
}

bool flag_of(const Json& object, std::string_view key) {
  const Json* member = object.find(key);
  if (!member || member->is_null()) return false;
  if (!member->boolean()) wrong("\"" + std::string(key) + "\" is neither true nor false");
  return *member->boolean();
}

DateClues clues(const char* json, std::string_view text) {
  const Json said = object(json, "clues", {"published", "heading", "almanac"});
  DateClues clues{.heading = text_of(said, "heading")};
  if (const std::string published = text_of(said, "published"); !published.empty()) {
    clues.published = period_from_iso(published);
    if (!clues.published) wrong("\"published\" is \"" + published + "\", not a day, month or year");
  }
  if (const std::string lines = text_of(said, "almanac"); !lines.empty())
    clues.almanac = Almanac(lines);
  clues.lived = Vocabulary::built_in().lived_in(text, clues.heading);
  return clues;
}

Reading reading_of(const char* json) {
  const Json whole = parse_json(json);
  const Json* lines = whole.object() ? whole.find("almanac") : nullptr;
  if (!lines) return {.source = source_from_json(json)};
  Reading reading;
  if (const std::string own = text_of(whole, "almanac"); !own.empty())
    reading.almanac = Almanac(own);
  Json::Object rest;
  for (const auto& [key, value] : *whole.object())
    if (key != "almanac") rest.emplace_back(key, value);
  reading.source = source_from_json(to_json(Json(std::move(rest))));
  return reading;
}

Likening likening(const char* json) {
  const Json said = object(given(json, "like_json"), "like_json",
                           {"document", "anchor", "as_of", "known_at", "for", "limit"});
  Likening like{text_of(said, "document"), text_of(said, "anchor"), text_of(said, "for")};
  if (like.document.empty()) wrong("\"document\" is missing in like_json");
  like.as_of.day = day(text_of(said, "as_of").c_str(), "as_of");
  if (const std::string known = text_of(said, "known_at"); !known.empty())
    like.as_of.known = day(known.c_str(), "known_at");
  if (const Json* limit = said.find("limit"); limit && !limit->is_null()) {
    if (!limit->integer() || *limit->integer() < 0) wrong("\"limit\" is not a number from 0");
    like.limit = static_cast<std::size_t>(*limit->integer());
  }
  return like;
}

FeedInfo feed_info(const char* json) {
  const Json said = object(given(json, "info"), "info", {"title", "url", "publisher"});
  return {text_of(said, "title"), text_of(said, "url"), text_of(said, "publisher")};
}

Line line_of(const char* json) {
  Line line = line_from_json(json);
  if (line.path.empty()) return line;
  if (line.source.id.empty()) line.source.id = line.path;
  if (line.source.name.empty()) line.source.name = fs::path(line.path).filename();
  return line;
}

std::string body_of(const Line& line, const char* folder) {
  if (line.path.empty()) return line.body;
  if (!folder) wrong("\"path\" needs a folder to look in");
  if (leaves(folder, line.path)) wrong("\"" + line.path + "\" leads out of the folder");
  const fs::path path = fs::path(folder) / line.path;
  std::ifstream file(path, std::ios::binary);
  if (!file || !fs::is_regular_file(path)) throw Error(Fault::io, "cannot read " + path.string());
  if (fs::file_size(path) > max_bytes)
    throw Error(Fault::limit, line.path + " is larger than 1 GiB");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::int32_t outcome_of(Put put) {
  return put == Put::added     ? FINGERPOST_ADDED
         : put == Put::changed ? FINGERPOST_CHANGED
                               : FINGERPOST_UNCHANGED;
}

std::string_view name_of(Fault fault) {
  for (const FaultName& each : faults)
    if (each.fault == fault) return each.name;
  return "internal";
}

Fault fault_named(std::string_view name) {
  for (const FaultName& each : faults)
    if (each.name == name) return each.fault;
  wrong("\"fault\" is \"" + std::string(name) + "\", which is none");
}

}  // namespace fingerpost::c
