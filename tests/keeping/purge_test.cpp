#include <map>

#include "catch.hpp"
#include "keeping/support.hpp"
#include "killed.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;

namespace {

// How many files of the folder have the word, in any case.
std::size_t files_with(const std::filesystem::path& folder, const std::string& word) {
  std::size_t found = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::string bytes = slurp(entry.path());
    for (char& c : bytes) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    found += bytes.find(word) != bytes.npos;
  }
  return found;
}

// Of a document that is to go: in its title, headings, text, metadata, id and address. Those
// beneath stand where Xapian packs nothing: terms, titles, headings.
const std::vector<std::string> words{"quetzal", "okapi", "narwhal", "wombat", "axolotl", "ibex"};

Document report(const std::string& tier) {
  Document report = page("reviews/quetzal", "Review of child Okapi",
                         "The Narwhal family met on Monday. " + std::string(200, 'x'), tier);
  report.sections[0].heading = "What Wombat saw";
  report.publisher = "Axolotl Trust";
  report.replaces = {"reviews/ibex"};
  report.extra = Json::Object{{"case", "Quetzal 17"}};
  report.metadata.push_back({.field = "author", .value = "Ibex", .from = "text", .words = "Ibex"});
  return report;
}

// The report lives through all that may leave traces: editions, one put and replaced within a
// commit, a move to another tier, merging, a ledger, a pin.
Index with_report(const std::filesystem::path& folder) {
  const Index index = made(folder);
  Writer writer = index.writer();
  writer.put(report("public"));
  writer.commit(2024y / 5 / 1);
  Document second = report("public");
  second.sections[0].text = "The narwhal was seen again.";
  writer.put(second);
  second.sections[0].text = "The narwhal was seen again, twice.";
  writer.put(second);
  Source file{.id = "reviews/quetzal"};
  file.origin = "/srv/okapi";
  writer.note_read(file, {10, 20, 30}, "none of them");
  writer.note_failed(file, {.id = "reviews/quetzal",
                            .where = "/srv/okapi/quetzal.pdf",
                            .look = {10, 20, 30},
                            .reason = "broken"});
  writer.commit(2024y / 5 / 2);
  writer.put(report("police"));
  writer.commit(2024y / 5 / 3);
  writer.use(cards_from_json(
      R"({"pins": [{"document": "reviews/quetzal", "tier": "police", "topics": ["neglect"],
                    "from": "2024-01-01", "until": "2030-01-01"}]})"));
  return index;
}

void kill_purges(std::size_t most) {
  Folder folder;
  with_report(folder / "whole");
  const auto at = folder / "i";
  const std::string before = answers(Index::open(folder / "whole"), {"police"});
  const auto purge = [&] { Index::open(at).writer().purge({.ids = {"reviews/quetzal"}}); };
  const auto prepare = [&] {
    std::filesystem::remove_all(at);
    backup(folder / "whole", at);
  };
  prepare();
  purge();
  const std::string after = answers(Index::open(at), {"police"});
  REQUIRE(after != before);
  std::size_t old = 0, gone = 0;
  const std::size_t places = killed_everywhere(most, prepare, purge, [&](std::size_t step, bool) {
    INFO("killed before step " << step);
    REQUIRE(Index::check(at).damage.empty());
    const std::string now = answers(Index::open(at), {"police"});
    REQUIRE((now == before || now == after));
    ++(now == before ? old : gone);
    purge();
    REQUIRE(answers(Index::open(at), {"police"}) == after);
    for (const std::string& word : words) REQUIRE(files_with(at, word) == 0);
  });
  CHECK(places > 60);
  CHECK(old > 0);
  CHECK(gone > 0);
}

}  // namespace

TEST_CASE("of what was purged no word is found in any file", "[keeping][purge]") {
  for (const bool merged : {false, true}) {
    Folder folder;
    const Index index = with_report(folder / "i");
    if (merged) index.writer().merge();
    for (const std::string& word : words) {
      INFO(word);
      REQUIRE(files_with(folder / "i", word) > 0);  // else this proves nothing
    }
    const PurgeReport report = index.writer().purge({.ids = {"reviews/quetzal", "unheard-of"}});
    CHECK(report.documents == std::vector<std::string>{"reviews/quetzal"});
    CHECK(report.absent == std::vector<std::string>{"unheard-of"});
    CHECK(report.editions == 4);  // one that nobody ever saw among them
    CHECK_FALSE(report.held);
    for (const std::string& word : words) {
      INFO(word);
      CHECK(files_with(folder / "i", word) == 0);
    }
    CHECK(Index::check(folder / "i").damage.empty());
    CHECK(Index::open(folder / "i")
              .searcher({"police"})
              .history("reviews/quetzal", 2024y / 6 / 1)
              .empty());
  }
}

TEST_CASE("what stays after a purge answers as if the rest had never been", "[keeping][purge]") {
  Folder folder;
  const Index index = with_report(folder / "i"), never = made(folder / "never");
  index.writer().purge({.ids = {"reviews/quetzal"}});
  const auto plain = [](std::string text) {
    for (const char* key : {"\"revision\": ", "\"recorded\": ", "\"revision\":", "\"recorded\":"})
      for (std::size_t at; (at = text.find(key)) != text.npos;)
        text.erase(at, text.find(',', at) - at);
    return text;
  };
  CHECK(plain(answers(index, {"police"})) == plain(answers(never, {"police"})));
  // Also what was known on a day, and the editions of everything else.
  CHECK(index.searcher().history("bruising", 2024y / 6 / 1).size() == 2);
  CHECK(index.searcher().find("bruising", 2024y / 4 / 5)->sections[0].text ==
        "Bruising in babies who cannot move yet: ask for an assessment.");
}

TEST_CASE("what came within a purged document goes with it", "[keeping][purge]") {
  Folder folder;
  const Index index = made(folder / "i");
  {
    Writer writer = index.writer();
    Document mail = page("mail", "A mail", "See what is attached.");
    mail.attachments.push_back({"a.pdf", "application/pdf", "x"});
    writer.put(mail);
    Document within = page("mail#a.pdf", "Attached", "The capybara report.");
    within.attachments.push_back({"b.txt", "text/plain", "x"});
    writer.put(within);
    writer.put(page("mail#a.pdf#b.txt", "Deeper", "The pangolin report."));
    writer.put(page("mail#c", "No part of it", "The tapir report."));
    writer.commit(2024y / 5 / 1);
  }
  const PurgeReport report = index.writer().purge({.ids = {"mail"}});
  CHECK(report.documents == std::vector<std::string>{"mail", "mail#a.pdf", "mail#a.pdf#b.txt"});
  CHECK(files_with(folder / "i", "capybara") == 0);
  CHECK(files_with(folder / "i", "pangolin") == 0);
  CHECK(files_with(folder / "i", "tapir") > 0);
}

TEST_CASE("editions that were replaced before a day go, and what is there stays",
          "[keeping][purge]") {
  Folder folder;
  const Index index = made(folder / "i");
  REQUIRE(files_with(folder / "i", "zebras") > 0);
  CHECK(index.writer().purge({.replaced_before = 2024y / 4 / 10}).editions == 0);
  CHECK(index.writer().purge({.replaced_before = 2024y / 4 / 11}).editions == 1);
  CHECK(index.searcher().history("bruising", 2024y / 6 / 1).size() == 1);
  CHECK(index.searcher().history("bruising", 2024y / 6 / 1)[0].edition == 2);
  CHECK(index.writer().purge({.replaced_before = 2024y / 5 / 1}).editions == 1);
  CHECK(files_with(folder / "i", "zebras") == 0);
  CHECK(index.searcher({"police"}).ids() ==
        std::vector<std::string>{"bruising", "neglect", "secret"});
}

TEST_CASE("an edition stays while none that was put after it has taken its place",
          "[keeping][purge]") {
  struct Later {
    std::optional<Date> published, begins;
    Status status = Status::published;
  };
  const struct {
    const char* what;
    std::vector<Later> put;  // one after another in July
    Date before;
    std::size_t goes;
  } rows[] = {
      {"a new body stands at once", {{}}, 2024y / 8 / 1, 1},
      {"nothing is replaced on the day itself", {{}}, 2024y / 7 / 10, 0},
      {"it begins in September", {{{}, 2024y / 9 / 1}}, 2024y / 8 / 1, 0},
      {"it begins on that day", {{{}, 2024y / 9 / 1}}, 2024y / 9 / 1, 0},
      {"it has begun", {{{}, 2024y / 9 / 1}}, 2024y / 9 / 2, 1},
      {"it is published in September", {{2024y / 9 / 1, {}}}, 2024y / 8 / 1, 0},
      {"in force, but not published yet", {{2024y / 9 / 1, 2024y / 8 / 1}}, 2024y / 8 / 20, 0},
      {"a draft never does", {{{}, {}, Status::draft}}, 2030y / 1 / 1, 0},
      {"a draft, then the text itself", {{{}, {}, Status::draft}, {}}, 2024y / 8 / 1, 2},
      {"a coming one that was mended",
       {{{}, 2024y / 9 / 1}, {{}, 2024y / 10 / 1}},
       2024y / 8 / 1,
       0},
      {"the coming one is in force, the next is not",
       {{{}, 2024y / 9 / 1}, {{}, 2024y / 10 / 1}},
       2024y / 9 / 2,
       1},
      {"the text itself, then a coming one", {{}, {{}, 2024y / 9 / 1}}, 2024y / 8 / 1, 1},
  };
  for (const auto& row : rows) {
    INFO(row.what);
    Folder folder;
    const Index index = Index::create(folder / "i", {.vocabulary = small()});
    Document guidance = page("kcsie", "Guidance", "The zeroth text.");
    guidance.kind = Kind::guidance;
    guidance.validity.first = 2023y / 9 / 1;
    Writer writer = index.writer();
    writer.put(guidance);
    writer.commit(2024y / 3 / 1);
    int day = 10;
    for (const Later& later : row.put) {
      guidance.sections[0].text = "The text of July " + std::to_string(day);
      guidance.validity.first = later.begins ? *later.begins : 2023y / 9 / 1;
      if (later.published) guidance.published = Period{*later.published, *later.published};
      guidance.status = later.status;
      writer.put(guidance);
      writer.commit(2024y / 7 / day++);
    }
    const auto in_force = [&] {
      std::string all;
      for (const Date on : {row.before, Date{2024y / 9 / 20}, Date{2030y / 1 / 1}}) {
        if (on < row.before) continue;
        for (const Hit& hit : index.searcher().search({.text = "text"}, {on}).hits)
          if (hit.standing == Standing::in_force)
            for (const auto& part : hit.snippet.parts) all += to_iso(on) + part.text + "\n";
      }
      return all;
    };
    const std::string before = in_force();
    CHECK(before.find("text") != before.npos);
    CHECK(writer.purge({.replaced_before = row.before}).editions == row.goes);
    CHECK(in_force() == before);
  }
}

TEST_CASE("a cursor that would have to tell of what was purged is refused, and no other",
          "[keeping][purge]") {
  Folder folder;
  const Index index = made(folder / "i");
  const std::string before = index.searcher().cursor(2024y / 4 / 21);
  const std::string both = index.searcher({"police"}).cursor(2024y / 4 / 21);
  const auto told = [&](const std::vector<std::string>& tiers, const std::string& since) {
    return index.searcher(tiers).changes(since, 2024y / 6 / 1).changes.size();
  };
  // Its removal was told already.
  index.writer().purge({.ids = {"old"}});
  CHECK(told({}, before) == 0);
  // Of another tier nothing is noticed.
  const std::string answer = answers(index);
  index.writer().purge({.ids = {"secret"}});
  CHECK(told({}, before) == 0);
  CHECK(answers(index) == answer);
  CHECK(refusal([&] { told({"police"}, both); }).fault == Fault::cursor);
  index.writer().purge({.ids = {"neglect"}});
  CHECK(refusal([&] { told({}, before); }).fault == Fault::cursor);
  CHECK(told({}, index.searcher().cursor(2024y / 5 / 1)) == 0);
}

TEST_CASE("who reads an older commit holds its files, and a purge says so", "[keeping][purge]") {
  Folder folder;
  const Index index = made(folder / "i");
  {
    const Searcher reading = index.searcher({"police"});
    const std::string before = to_json(reading.search({.text = "walrus"}, {2024y / 6 / 1}));
    CHECK(index.writer().purge({.ids = {"secret"}}).held);
    CHECK(to_json(reading.search({.text = "walrus"}, {2024y / 6 / 1})) == before);
    CHECK(files_with(folder / "i", "walrus") > 0);
    CHECK(index.writer().purge({}).held);
  }
  CHECK_FALSE(index.writer().purge({}).held);
  CHECK(files_with(folder / "i", "walrus") == 0);
}

TEST_CASE("the writer that purged does away with what was held, when it is asked again",
          "[keeping][purge]") {
  Folder folder;
  const Index index = made(folder / "i");
  Writer writer = index.writer();
  {
    const Searcher reading = index.searcher({"police"});
    CHECK(writer.purge({.ids = {"secret"}}).held);
    CHECK(writer.purge({}).held);
  }
  CHECK(files_with(folder / "i", "walrus") > 0);
  const PurgeReport again = writer.purge({.ids = {"secret"}});
  CHECK_FALSE(again.held);
  CHECK(again.editions == 0);
  CHECK(files_with(folder / "i", "walrus") == 0);
}

TEST_CASE("a copy that is taken up after a purge has no word of what was purged",
          "[keeping][purge][crash]") {
  const struct {
    const char* what;
    void (*copy)(const std::filesystem::path&, const std::filesystem::path&);
  } rows[] = {{"backup", [](const auto& from, const auto& to) { backup(from, to); }},
              {"restore", [](const auto& from, const auto& to) { restore(from, to); }},
              {"migrate", [](const auto& from, const auto& to) { migrate(from, to); }}};
  Folder folder;
  with_report(folder / "whole");
  const auto at = folder / "i", to = folder / "to";
  for (const auto& row : rows) {
    std::size_t had_words = 0;
    const std::size_t steps = killed_before(0, [&] { row.copy(folder / "whole", to); }).steps;
    std::filesystem::remove_all(to);
    for (std::size_t step = 2; step <= steps; step += steps / 12 + 1) {
      INFO(row.what << " killed before step " << step);
      std::filesystem::remove_all(at);
      std::filesystem::remove_all(to);
      backup(folder / "whole", at);
      killed_before(step, [&] { row.copy(at, to); });
      if (std::filesystem::exists(to / "manifest")) continue;  // a whole copy from before
      if (!std::filesystem::exists(to / "unfinished")) continue;
      spill(to / "letter.txt", "mine");
      had_words += files_with(to, "quetzal") > 0;
      Index::open(at).writer().purge({.ids = {"reviews/quetzal"}});
      row.copy(at, to);
      for (const std::string& word : words) REQUIRE(files_with(to, word) == 0);
      CHECK(slurp(to / "letter.txt") == "mine");
      CHECK(Index::check(to).damage.empty());
      CHECK(answers(Index::open(to), {"police"}) == answers(Index::open(at), {"police"}));
    }
    CHECK(had_words > 2);  // else this proves nothing
    std::filesystem::remove_all(to);
  }
}

TEST_CASE("a purge that died half-way is the commit before or the one after",
          "[keeping][purge][crash]") {
  kill_purges(60);
}

TEST_CASE("a purge that died half-way is the commit before or the one after, at every step",
          "[keeping][purge][crash][.long]") {
  kill_purges(SIZE_MAX);
}
