#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "samples.hpp"

namespace fp = fingerpost;
using namespace std::chrono_literals;

namespace {

fp::Json item(const fp::Hit& hit) {
  return fp::parse_json(fp::to_json_feed(one(hit), leeds())).find("items")->array()->front();
}

std::string text(const fp::Json& object, const char* key) {
  const fp::Json* value = object.find(key);
  return value && value->text() ? *value->text() : "(none)";
}

bool has(const std::string& feed, const std::string& part) {
  if (feed.find(part) != std::string::npos) return true;
  UNSCOPED_INFO(feed);
  return false;
}

// What Python's own readers say of the feeds: empty when they take them.
std::string read_by_python(const fp::Results& results, const fp::FeedInfo& info) {
  // Of its own: two runs at a time must not read each other's feeds.
  std::string pattern = (std::filesystem::temp_directory_path() / "fingerpost-XXXXXX").string();
  REQUIRE(mkdtemp(pattern.data()));
  const std::filesystem::path folder = pattern;
  std::ofstream(folder / "feed.atom", std::ios::binary) << fp::to_atom(results, info);
  std::ofstream(folder / "feed.json", std::ios::binary) << fp::to_json_feed(results, info);
  const std::string command = "python3 '" FINGERPOST_SOURCE "/tests/feeds/read_back.py' '" +
                              folder.string() + "' " + std::to_string(results.hits.size()) +
                              " 2>&1";
  std::FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe);
  std::string said;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) said += static_cast<char>(c);
  if (pclose(pipe) != 0 && said.empty()) said = "python3 failed";
  std::filesystem::remove_all(folder);
  return said;
}

}  // namespace

TEST_CASE("an Atom entry says what the hit says", "[feeds]") {
  const std::string atom = fp::to_atom(one(missing_children()), leeds());
  CHECK(has(atom, "<id>https://www.leedsscp.example/whats-on</id>"));
  CHECK(has(atom, "<updated>2024-04-20T00:00:00Z</updated>"));
  CHECK(has(atom,
            "<id>https://www.leedsscp.example/whats-on#newsletter%2F2024-04/"
            "dates-for-your-diary-2</id>"));
  CHECK(has(atom, "<title>International Missing Children&#39;s Day</title>"));
  CHECK(has(atom, "<updated>2024-04-01T00:00:00Z</updated>"));
  CHECK(has(atom, "<published>2024-04-01T00:00:00Z</published>"));
  CHECK(has(atom, "href=\"https://www.leedsscp.example/april#dates\""));
  CHECK(has(atom, "<category term=\"upcoming\" scheme=\"urn:fingerpost:standing\"/>"));
}

TEST_CASE("a JSON Feed item says what the hit says", "[feeds]") {
  const fp::Json feed = fp::parse_json(fp::to_json_feed(one(missing_children()), leeds()));
  CHECK(text(feed, "version") == "https://jsonfeed.org/version/1.1");
  CHECK(text(feed, "home_page_url") == "https://www.leedsscp.example/whats-on");
  const fp::Json first = item(missing_children());
  CHECK(text(first, "title") == "International Missing Children's Day");
  CHECK(text(first, "url") == "https://www.leedsscp.example/april#dates");
  CHECK(text(first, "content_text") ==
        "25 May International Missing Children's Day\nUpcoming on 2024-05-25.");
  CHECK(text(first, "date_modified") == "2024-04-01T00:00:00Z");
  CHECK(text(*first.find("_fingerpost"), "standing") == "upcoming");
}

TEST_CASE("what does not stand says so before anything else", "[feeds]") {
  struct Case {
    fp::Standing standing;
    std::string title;
  };
  for (const Case& each : {Case{fp::Standing::in_force, "Working Together"},
                           Case{fp::Standing::undated, "Working Together"},
                           Case{fp::Standing::ended, "Ended: Working Together"},
                           Case{fp::Standing::superseded, "Superseded: Working Together"},
                           Case{fp::Standing::withdrawn, "Withdrawn: Working Together"},
                           Case{fp::Standing::draft, "Draft: Working Together"}}) {
    CHECK(text(item({.document = "wt", .title = "Working Together", .standing = each.standing}),
               "title") == each.title);
  }
  const std::string said = text(item({.document = "wt",
                                      .standing = fp::Standing::superseded,
                                      .review_overdue = true,
                                      .superseded_by = "wt/2023",
                                      .not_for_you = {{"leeds", "leeds/own"}},
                                      .validity = {.last = 2023y / 12 / 14}}),
                                "content_text");
  CHECK(said ==
        "Superseded until 2023-12-14. Use instead: wt/2023. Overdue for review. "
        "Not for leeds. Use there: leeds/own.");
}

TEST_CASE("a hit is dated by what it carries, else by the day asked about", "[feeds]") {
  struct Case {
    const char *published, *updated;
    fp::Period validity;
    std::string modified;
  };
  for (const Case& each :
       {Case{"2024-04", nullptr, {}, "2024-04-01"}, Case{"2024-04", "2024-05-02", {}, "2024-05-02"},
        Case{"2024-04-20", "2024-04", {}, "2024-04-20"}, Case{"2024-04", "2030", {}, "2024-04-01"},
        Case{nullptr, nullptr, {.first = 2024y / 5 / 1}, "2024-05-01"},
        Case{nullptr, nullptr, {.first = 2024y / 6 / 24}, "2024-05-20"},
        Case{nullptr, nullptr, {}, "2024-05-20"}}) {
    fp::Hit hit{.document = "a", .title = "A", .validity = each.validity};
    if (each.published) hit.published = fp::period_from_iso(each.published);
    if (each.updated) hit.updated = fp::period_from_iso(each.updated);
    CHECK(text(item(hit), "date_modified") == each.modified + "T00:00:00Z");
  }
}

TEST_CASE("only addresses of the web are handed on", "[feeds]") {
  struct Case {
    std::string url, link;
  };
  for (const Case& each :
       std::vector<Case>{{"https://x.example/a b?q=é\"<", "https://x.example/a%20b?q=%C3%A9%22%3C"},
                         {"HTTP://x.example/", "HTTP://x.example/"},
                         {"/courses/2", "https://www.leedsscp.example/courses/2"},
                         {"//evil.example/", "(none)"},
                         {"javascript:alert(1)", "(none)"},
                         {"JaVaScRiPt:alert(1)//https://", "(none)"},
                         {"data:text/html,x", "(none)"},
                         {"file:///etc/passwd", "(none)"},
                         {"courses", "(none)"},
                         {"", "(none)"}}) {
    INFO(each.url);
    CHECK(text(item({.document = "a", .url = each.url}), "url") == each.link);
  }
}

TEST_CASE("a feed without a page has ids of its own", "[feeds]") {
  const fp::Json feed =
      fp::parse_json(fp::to_json_feed(one(missing_children()), {.title = "What is on"}));
  CHECK(text(feed.find("items")->array()->front(), "id") ==
        "urn:fingerpost:What%20is%20on#newsletter%2F2024-04/dates-for-your-diary-2");
  CHECK(feed.find("home_page_url") == nullptr);
}

TEST_CASE("other readers take the feeds, whatever the texts", "[feeds]") {
  if (std::system("python3 -c pass") != 0) {
    WARN("there is no python3 to read the feeds with");
    return;
  }
  CHECK(read_by_python(one(missing_children()), leeds()) == "");
  CHECK(read_by_python({.as_of = 2024y / 5 / 20}, {}) == "");
  for (std::size_t n = 0; n < std::size(traps); ++n)
    CHECK(read_by_python(trapped(), trapped_info(n)) == "");
}
