// An index of every format there has been is kept under tests/journeys/golden and
// opens for ever. FINGERPOST_ACCEPT=1 test_journeys "[.golden]" writes the one of
// the present format, once, when a new format begins.
#include "catch.hpp"
#include "fingerpost/version.hpp"
#include "journeys/partnership.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

std::filesystem::path golden(int format) {
  return std::filesystem::path(FINGERPOST_SOURCE) / "tests/journeys/golden" /
         ("format-" + std::to_string(format));
}

Document page(std::string id, std::string title, std::string text) {
  Document page;
  page.id = std::move(id);
  page.title = std::move(title);
  page.sections.push_back({.anchor = "top", .text = std::move(text)});
  return page;
}

void write_golden(const std::filesystem::path& folder) {
  auto index = Index::create(
      folder, {.vocabulary = Vocabulary::from_json(R"({"name": "golden", "version": "1",
    "topics": [{"id": "neglect", "label": "Neglect"}]})"),
               .places = {}});
  auto writer = index.writer();
  Document old =
      page("guidance/2018", "Working together 2018", "Agencies share information about neglect.");
  old.published = period_from_iso("2018-07");
  Document next =
      page("guidance/2023", "Working together 2023", "Agencies share information about neglect.");
  next.published = period_from_iso("2023-12-15");
  next.replaces = {"guidance/2018"};
  Document hidden = page("police/one", "Operation Saltmarrow", "A restricted saltmarrow page.");
  hidden.tier = "police";
  for (const Document& each :
       {old, next, hidden, page("week", "Safeguarding week", "The first body.")})
    writer.put(each);
  writer.commit(2024y / 1 / 10);
  writer.put(page("week", "Safeguarding week", "The second body."));
  writer.put(page("gone", "A page", "That is removed."));
  writer.commit(2024y / 2 / 10);
  writer.remove("gone");
  writer.commit(2024y / 3 / 10);
}

std::string answers(const std::filesystem::path& folder) {
  auto index = Index::open(folder);
  std::string all;
  for (const std::vector<std::string>& tiers :
       {std::vector<std::string>{}, std::vector<std::string>{"police"}}) {
    auto searcher = index.searcher(tiers);
    all += to_json(searcher.info()) + "\n";
    for (const char* text :
         {"working together", "safeguarding week", "topic:neglect", "saltmarrow", "removed"})
      for (const AsOf& day :
           {AsOf{2020y / 5 / 1}, AsOf{2024y / 4 / 1}, AsOf{2024y / 4 / 1, 2024y / 1 / 31}})
        for (const Hit& hit : searcher.search({.text = text}, day).hits)
          all += std::string(text) + " " + to_iso(day.day) + " " + hit.document + " " +
                 std::to_string(hit.edition) + " " + std::string(name(hit.standing)) + " " +
                 hit.superseded_by + " " + to_text(hit.snippet) + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("an index of every format opens, is whole, and answers as it did", "[journeys]") {
  int found = 0;
  for (int format = 1; format <= index_format(); ++format) {
    INFO("format " << format);
    Folder folder;
    std::filesystem::copy(golden(format) / "index", folder / "i",
                          std::filesystem::copy_options::recursive);
    CHECK(Index::check(folder / "i").damage.empty());
    CHECK(answers(folder / "i") == slurp(golden(format) / "answers.txt"));
    auto writer = Index::open(folder / "i").writer();
    writer.put(page("new", "A new page", "walrus"));
    writer.commit(2026y / 5 / 1);
    CHECK(Index::open(folder / "i").searcher().search({.text = "walrus"}, {2026y / 5 / 1}).total ==
          1);
    ++found;
  }
  CHECK(found == index_format());
}

TEST_CASE("the index of the present format is written", "[.golden]") {
  if (!std::getenv("FINGERPOST_ACCEPT")) return;
  std::filesystem::path folder = golden(index_format());
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  write_golden(folder / "index");
  std::filesystem::remove(folder / "index/lock");
  std::ofstream(folder / "answers.txt") << answers(folder / "index");
}
