// The indices in tests/keeping/golden were written by the versions of fingerpost that they are
// named after, and must be read for ever; without-commits was written by a later one, less what
// that one added to the form.
#include "catch.hpp"
#include "keeping/support.hpp"
#include "killed.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;

namespace {

const std::filesystem::path golden = FINGERPOST_SOURCE "/tests/keeping/golden";

struct Form {
  const char* name;
  std::vector<std::string> gained;
  bool stemmed_anew;
};
const std::vector<Form> forms{{"without-kin", {"kin", "about", "commits"}, false},
                              {"without-about", {"about", "commits"}, false},
                              {"without-commits", {"commits"}, false},
                              {"other-stemmer", {"kin", "about", "commits"}, true}};

// The index that another stemmer wrote is one of these but for its manifest.
void copy_of(const Form& form, const std::filesystem::path& to) {
  std::filesystem::copy(golden / (form.stemmed_anew ? "without-kin" : form.name), to,
                        std::filesystem::copy_options::recursive);
  if (form.stemmed_anew) spill(to / "manifest", slurp(golden / "other-stemmer.manifest"));
}

// Each form was written of what made() puts, but for the digests, which do not show.
std::string seen(const std::filesystem::path& folder) {
  REQUIRE(Index::check(folder).damage.empty());
  return answers(Index::open(folder), {"police"});
}

std::string text(const Index& index, const char* id, Date known) {
  const auto found = index.searcher().find(id, known);
  return found ? found->sections.at(0).text : "";
}

void kill_migrations(std::size_t most) {
  Folder folder;
  const auto from = golden / "without-kin", to = folder / "to";
  migrate(from, to);
  const std::string whole = seen(to);
  std::size_t half = 0;
  const std::size_t places = killed_everywhere(
      most, [&] { std::filesystem::remove_all(to); }, [&] { migrate(from, to); },
      [&](std::size_t step, bool) {
        INFO("killed before step " << step);
        if (refusal([&] { Index::open(to); }).fault) {
          ++half;
          migrate(from, to);
        }
        REQUIRE(seen(to) == whole);
      });
  CHECK(places > 40);
  CHECK(half > 20);
}

}  // namespace

TEST_CASE("an index of every older form is written anew, and answers as a new one does",
          "[keeping][migrate]") {
  for (const Form& form : forms) {
    INFO(form.name);
    Folder folder;
    copy_of(form, folder / "old");
    CHECK(refusal([&] { Index::open(folder / "old"); }).fault.has_value() == form.stemmed_anew);
    const MigrationReport report = migrate(folder / "old", folder / "new");
    CHECK(report.gained == form.gained);
    CHECK(report.stemmed_anew == form.stemmed_anew);
    CHECK(report.documents == 3);
    CHECK(report.editions == 5);
    CHECK(report.to_format == index_format());
    const Index index = Index::open(folder / "new");
    // As an index of today that the same was put into.
    Folder fresh;
    const Index today = made(fresh / "i");
    for (const char* query : {"", "bruising", "graded care", "walrus", "zebras", "brusing"})
      for (const Date day : {Date{2024y / 4 / 5}, Date{2024y / 6 / 1}}) {
        INFO(query);
        const auto ask = [&](const Index& of) {
          return to_json(of.searcher({"police"}).search({.text = query, .facets = true}, {day}));
        };
        CHECK(ask(index) == ask(today));
      }
    // What was known on a day, editions and days.
    CHECK(text(index, "bruising", 2024y / 4 / 5).find("ask for an assessment") !=
          std::string::npos);
    CHECK(text(index, "old", 2024y / 4 / 15).find("zebras") != std::string::npos);
    CHECK(text(index, "old", 2024y / 4 / 21).empty());
    CHECK(to_json(index.searcher().history("bruising", 2024y / 6 / 1)) ==
          to_json(today.searcher().history("bruising", 2024y / 6 / 1)));
    CHECK(index.searcher().info().revision == 3);
    // And it is written to, and read from then on, as any other.
    Writer writer = index.writer();
    writer.put(page("new", "New", "What is new here is marvellous."));
    writer.commit(2024y / 5 / 1);
    CHECK(index.searcher().search({.text = "marvellous"}, {2024y / 6 / 1}).total == 1);
  }
}

TEST_CASE("the old index is left as it was", "[keeping][migrate]") {
  Folder folder;
  std::filesystem::copy(golden / "without-kin", folder / "old",
                        std::filesystem::copy_options::recursive);
  migrate(folder / "old", folder / "new");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "old")) {
    if (!entry.is_regular_file()) continue;
    INFO(entry.path());
    CHECK(slurp(entry.path()) ==
          slurp(golden / "without-kin" / std::filesystem::relative(entry.path(), folder / "old")));
  }
  CHECK(seen(folder / "old").size() > 1000);  // still read where it lies
}

TEST_CASE("an index of today migrates to its like, cursors and all", "[keeping][migrate]") {
  Folder folder;
  const std::string before = answers(made(folder / "i"), {"police"});
  const std::string cursor = Index::open(folder / "i").searcher().cursor(2024y / 4 / 11);
  CHECK(migrate(folder / "i", folder / "new").gained.empty());
  CHECK(seen(folder / "new") == before);
  CHECK(to_json(Index::open(folder / "new").searcher().changes(cursor, 2024y / 6 / 1)) ==
        to_json(Index::open(folder / "i").searcher().changes(cursor, 2024y / 6 / 1)));
}

TEST_CASE("an index of a newer fingerpost is not touched, and the message names both",
          "[keeping][migrate]") {
  Folder folder;
  made(folder / "i");
  const std::string good = slurp(folder / "i/manifest");
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string bad = good;
    bad.replace(bad.find(from), from.size(), to);
    spill(folder / "i/manifest", bad);
  };
  with("\"format\": 1", "\"format\": 7");
  for (const auto& attempt : {refusal([&] { migrate(folder / "i", folder / "n"); }),
                              refusal([&] { backup(folder / "i", folder / "n"); }),
                              refusal([&] { Index::open(folder / "i"); })}) {
    CHECK(attempt.fault == Fault::wrong_version);
    CHECK(attempt.message.find("format 7") != std::string::npos);
    CHECK(attempt.message.find("up to 1") != std::string::npos);
  }
  with("\"known-at\"", "\"telepathy\"");
  const Refusal unknown = refusal([&] { migrate(folder / "i", folder / "n"); });
  CHECK(unknown.fault == Fault::wrong_version);
  CHECK(unknown.message.find("telepathy") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder / "n"));
}

TEST_CASE("a damaged index is not made good by migrating it", "[keeping][migrate]") {
  Folder folder;
  made(folder / "i");
  std::size_t tried = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "i")) {
    const std::string name = entry.path().filename();
    if (!entry.is_regular_file() || name == "lock" || name == "manifest" || name == "lists")
      continue;  // lists are made anew from the postings
    const std::string good = slurp(entry.path());
    std::string bad = good;
    bad[good.size() / 3] = static_cast<char>(bad[good.size() / 3] ^ 8);
    spill(entry.path(), bad);
    INFO(entry.path());
    CHECK(refusal([&] { migrate(folder / "i", folder / "n"); }).fault == Fault::corrupt);
    CHECK(refusal([&] { Index::open(folder / "n"); }).fault.has_value());
    std::filesystem::remove_all(folder / "n");
    spill(entry.path(), good);
    ++tried;
  }
  CHECK(tried > 6);
}

TEST_CASE("a migration that died half-way is begun anew by the next", "[keeping][migrate][crash]") {
  kill_migrations(40);
}

TEST_CASE("a migration that died half-way is begun anew by the next, at every step",
          "[keeping][migrate][crash][.long]") {
  kill_migrations(SIZE_MAX);
}
