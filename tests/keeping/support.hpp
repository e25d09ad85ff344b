// What the tests of keeping and of packs share.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "fingerpost/fingerpost.hpp"

namespace fingerpost::tests {

using namespace std::chrono_literals;

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "fingerpost-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

inline std::string slurp(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void spill(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

inline Document page(std::string id, std::string title, std::string text,
                     std::string tier = "public") {
  Document page;
  page.id = std::move(id), page.title = std::move(title), page.tier = std::move(tier);
  page.url = "https://example.org/" + page.id;
  page.publisher = "Leeds SCP";
  page.published = Period{2024y / 3 / 1, 2024y / 3 / 1};
  Section section;
  section.anchor = "top", section.heading = page.title, section.text = std::move(text);
  page.sections.push_back(std::move(section));
  return page;
}

// What could not be done, and how it is called; nothing when it could.
struct Refusal {
  std::optional<Fault> fault = {};
  std::string message = {};
};

template <class Body>
Refusal refusal(const Body& body) {
  try {
    body();
  } catch (const Error& error) {
    return {error.fault(), error.what()};
  }
  return {};
}

// Everything that is asked of an index here, as one text.
inline std::string answers(const Index& index, const std::vector<std::string>& tiers = {}) {
  const Searcher searcher = index.searcher(tiers);
  std::string all;
  for (const Date day : {Date{2024y / 4 / 5}, Date{2024y / 6 / 1}, Date{2026y / 1 / 1}})
    for (const char* text :
         {"", "bruising", "bruising baby", "\"graded care\"", "neglect toolkit", "topic:bruising",
          "operation walrus", "brusing", "zebras", "protocol*"})
      all +=
          to_json(searcher.search({.text = text, .facets = true, .explain = true}, {day})) + "\n";
  for (const std::string& id : searcher.ids()) all += to_json(*searcher.find(id)) + "\n";
  all += to_json(searcher.documents({}, {2024y / 6 / 1}));
  all += to_json(searcher.complete("br", {2024y / 6 / 1}));
  return all;
}

inline Vocabulary small() {
  return Vocabulary::from_json(
      R"({"name": "small", "version": "1", "topics": [
          {"id": "bruising", "label": "Bruising", "names": ["bruising", "bruise"]},
          {"id": "neglect", "label": "Neglect", "names": ["neglect"]}]})");
}

// Three commits, two tiers, an edition that was replaced, a document that was removed.
inline Index made(const std::filesystem::path& folder) {
  const Index index = Index::create(folder, {.vocabulary = small()});
  Writer writer = index.writer();
  writer.put(page("bruising", "Bruising protocol",
                  "Bruising in babies who cannot move yet: ask for an assessment."));
  writer.put(page("neglect", "Neglect toolkit", "Signs of neglect, and the graded care profile."));
  writer.put(
      page("secret", "Police briefing", "The operation named Walrus begins at dawn.", "police"));
  writer.commit(2024y / 4 / 1);
  writer.put(page("bruising", "Bruising protocol",
                  "Bruising in babies who cannot move: a paediatrician sees the child today."));
  writer.put(page("old", "An old notice", "The office is closed on Friday for zebras."));
  writer.commit(2024y / 4 / 10);
  writer.remove("old");
  writer.commit(2024y / 4 / 20);
  return index;
}

}  // namespace fingerpost::tests
