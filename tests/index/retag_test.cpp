// The vocabulary changes and the index follows, from what it holds.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const Date today = 2024y / 6 / 1;

Vocabulary vocabulary(const std::string& names) {
  return Vocabulary::from_json(R"({"name": "farm", "version": "1", "topics": [
      {"id": "wheat", "label": "Wheat", "names": [)" +
                               names + R"(]}, {"id": "bread", "label": "Bread"}]})");
}

const Vocabulary& older() {
  static const Vocabulary made = vocabulary(R"("triticum")");
  return made;
}
const Vocabulary& newer() {
  static const Vocabulary made = vocabulary(R"("triticum", "spelt")");
  return made;
}

void fill(Writer& writer) {
  writer.put(document("a", "Fields", "Spelt is sown in autumn. Spelt is old."));
  writer.put(document("b", "Ovens", "Bread is baked at night."));
  writer.commit(today);
  writer.put(document("c", "Stores", "Wheat is kept dry."));
  writer.commit(today);
}

Index made(const std::filesystem::path& folder, const Vocabulary& vocabulary) {
  auto index = Index::create(folder, {.vocabulary = vocabulary});
  auto writer = index.writer();
  fill(writer);
  return index;
}

std::string about(const Searcher& searcher, const std::string& topic) {
  std::string out;
  for (const auto& id : ids(searcher.search({.topics = {topic}}, {today}))) out += id;
  return out;
}

// What an index answers, but for the number of its commits.
std::string answers(const Index& index) {
  std::string out;
  for (const auto* text : {"wheat", "spelt", "bread", "old"}) {
    auto results = index.searcher().search({.text = text, .facets = true}, {today});
    results.revision = 0;
    out += to_json(results) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("an index is tagged anew from what it holds", "[index][retag]") {
  Folder folder;
  auto index = made(folder / "index", older());
  auto before = index.searcher();
  CHECK(about(before, "wheat") == "c");
  {
    auto writer = index.writer();
    CHECK(writer.retag(newer()) == 1);
    CHECK(writer.retag(newer()) == 0);
    // What is put from now on is tagged with it too.
    writer.put(document("d", "Barn", "Spelt flour. Spelt bran."));
    writer.commit(today);
  }
  CHECK(about(before, "wheat") == "c");
  CHECK(before.refresh());
  CHECK_FALSE(before.refresh());
  const std::string found = about(before, "wheat");
  for (const char* id : {"a", "c", "d"}) CHECK(found.find(id) != std::string::npos);
  CHECK(found.size() == 3);
  CHECK(Index::open(folder / "index").vocabulary().topics() == newer().topics());
  CHECK(Index::check(folder / "index").damage.empty());
}

TEST_CASE("an index tagged anew answers as one built anew", "[index][retag]") {
  Folder folder;
  auto retagged = made(folder / "retagged", older());
  retagged.writer().retag(newer());
  auto built = made(folder / "built", newer());
  CHECK(answers(Index::open(folder / "retagged")) == answers(built));
  retagged.writer().retag(older());
  CHECK(answers(Index::open(folder / "retagged")) == answers(made(folder / "old", older())));
}

TEST_CASE("only segments whose tags change are written anew", "[index][retag]") {
  Folder folder;
  auto index = made(folder / "index", older());
  const auto segments = [&] {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "index" / "segments"))
      names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  };
  const auto before = segments();
  REQUIRE(before.size() == 2);
  index.writer().retag(newer());
  const auto after = segments();
  REQUIRE(after.size() == 2);
  CHECK(after.front() == before.back());  // that of "Stores"
}

TEST_CASE("editions, removals and the days they were recorded outlive it", "[index][retag]") {
  Folder folder;
  auto index = Index::create(folder / "index", {.vocabulary = older()});
  auto writer = index.writer();
  writer.put(document("a", "Fields", "Spelt in the first edition. Spelt."));
  writer.put(document("b", "Ovens", "Spelt bread. Spelt."));
  writer.commit(2024y / 1 / 10);
  writer.put(document("a", "Fields", "Spelt in the second edition. Spelt."));
  writer.remove("b");
  writer.commit(2024y / 3 / 10);
  CHECK(writer.retag(newer()) == 3);
  auto searcher = index.searcher();
  const auto text = [&](std::optional<Date> known) {
    const auto found = searcher.find("a", known);
    return found ? found->sections.front().text : std::string();
  };
  CHECK(text({}).find("second") != std::string::npos);
  CHECK(text(Date(2024y / 2 / 1)).find("first") != std::string::npos);
  CHECK(text(Date(2024y / 1 / 1)).empty());
  CHECK_FALSE(searcher.find("b"));
  CHECK(searcher.find("b", Date(2024y / 2 / 1)));
  CHECK(searcher.info().editions == 3);
}

TEST_CASE("what was put must be committed before the tags change", "[index][retag]") {
  Folder folder;
  auto index = made(folder / "index", older());
  auto writer = index.writer();
  writer.put(document("x", "X", "Spelt."));
  CHECK_THROWS_AS(writer.retag(newer()), Error);
  CHECK(index.vocabulary().topics() == older().topics());
}

TEST_CASE("tags of a restricted tier follow, and tell nothing to others", "[index][retag]") {
  Folder folder;
  auto index = Index::create(folder / "index", {.vocabulary = older()});
  auto writer = index.writer();
  auto secret = document("s", "Secret", "Spelt. Spelt.");
  secret.tier = "police";
  writer.put(secret);
  writer.put(document("b", "Ovens", "Bread. Bread."));
  writer.commit(today);
  writer.retag(newer());
  CHECK(about(index.searcher(), "wheat").empty());
  CHECK(about(index.searcher({"police"}), "wheat") == "s");
}

TEST_CASE("killed half-way, an index has its old tags or its new ones", "[index][retag]") {
  Folder folder;
  const auto place = folder / "index";
  {
    auto index = Index::create(place, {.vocabulary = older()});
    auto writer = index.writer();
    for (int i = 0; i < 300; ++i)
      writer.put(document("doc" + std::to_string(i), "Fields", "Spelt, spelt and old spelt."));
    writer.commit(today);
  }
  int old_ones = 0;
  for (int i = 0; i < 12; ++i) {
    const bool to_newer = Index::open(place).vocabulary().topics() == older().topics();
    const pid_t child = ::fork();
    if (child == 0) {
      try {
        Index::open(place).writer().retag(to_newer ? newer() : older());
      } catch (...) {
      }
      ::_exit(0);
    }
    ::usleep(static_cast<useconds_t>(3000 * i));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const auto index = Index::open(place);
    const bool has_new = index.vocabulary().topics() == newer().topics();
    old_ones += has_new != to_newer;
    CHECK(index.searcher().search({.topics = {"wheat"}}, {today}).total == (has_new ? 300 : 0));
    CHECK(Index::check(place).damage.empty());
  }
  CHECK(old_ones > 0);  // it was killed in time at least once
}
