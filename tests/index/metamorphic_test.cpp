// What must hold between answers, whatever is asked and whatever is in the index.
#include <algorithm>
#include <set>

#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const Date today = 2024y / 6 / 1;

using Set = std::set<std::string>;

std::vector<Document> shelf() {
  std::vector<Document> all;
  const char* const words[] = {"bruise",  "baby",    "referral",   "threshold", "walrus",
                               "harbour", "neglect", "section 47", "online",    "strategy"};
  for (int i = 0; i < 40; ++i) {
    std::string text = "Notes for practitioners.";
    for (int j = 0; j < 4; ++j)
      text += std::string(" The ") + words[(i * (j + 3) + j * j) % 10] + '.';
    Document each = document("d" + std::to_string(i), std::string("On ") + words[i % 10], text);
    each.published = period_from_iso("202" + std::to_string(i % 5) + "-03-01");
    if (i % 6 == 0) each.validity = {2020y / 1 / 1, 2022y / 1 / 1 + std::chrono::months(i)};
    all.push_back(std::move(each));
  }
  return all;
}

struct Shelved {
  explicit Shelved(const std::vector<Document>& documents) {
    for (const Document& each : documents) writer.put(each);
    writer.commit(today);
  }
  Set found(const std::string& typed, Date day = today, std::vector<std::string> tiers = {}) const {
    const Ids all =
        ids(index.searcher(std::move(tiers)).search({.text = typed, .limit = 100}, {day}));
    return {all.begin(), all.end()};
  }
  Folder folder;
  Index index = Index::create(folder / "i");
  Writer writer = index.writer();
};

bool within(const Set& inner, const Set& outer) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

const char* const asked[] = {"bruise",       "baby",        "referral walrus", "section 47",
                             "harbour",      "neglect",     "strategy",        "online threshold",
                             "bruise -baby", "title:walrus"};

}  // namespace

TEST_CASE("what both ask for lies within what each does, what either does holds each", "[index]") {
  const Shelved held(shelf());
  const char* const words[] = {"bruise", "baby", "referral", "walrus", "harbour"};
  for (const std::string one : words)
    for (const std::string other : words) {
      INFO(one << ", " << other);
      const Set a = held.found('"' + one + '"'), b = held.found('"' + other + '"');
      const Set both = held.found('"' + one + "\" \"" + other + '"');
      CHECK(within(both, a));
      CHECK(within(both, b));
      const Set either = held.found(one + " OR " + other);
      CHECK(within(a, either));
      CHECK(within(b, either));
      CHECK(within(held.found(one + " NEAR " + other), held.found(one + ' ' + other)));
      CHECK(within(held.found('"' + one + ' ' + other + '"'), held.found(one + ' ' + other)));
      CHECK(within(held.found(one + " -" + other), held.found(one)));
      CHECK(within(held.found(one + " title:" + other), held.found(one + ' ' + other)));
    }
}

TEST_CASE("neither the order of documents nor one that has none of the words changes a set",
          "[index]") {
  std::vector<Document> documents = shelf();
  const Shelved held(documents);
  std::vector<Document> turned(documents.rbegin(), documents.rend());
  const Shelved other(turned);
  documents.push_back(document("unrelated", "Quoits", "Quoits and skittles."));
  const Shelved more(documents);
  for (const char* typed : asked) {
    INFO(typed);
    CHECK(held.found(typed) == other.found(typed));
    CHECK(held.found(typed) == more.found(typed));
  }
}

TEST_CASE("composed or not, what is typed is one question", "[index]") {
  std::vector<Document> documents = shelf();
  documents.push_back(document("cafe", "Caf\xC3\xA9 rules", "At the caf\xC3\xA9 door."));
  documents.push_back(document("cafe2", "Cafe\xCC\x81 notes", "At the cafe\xCC\x81 door."));
  const Shelved held(documents);
  const std::pair<const char*, const char*> pairs[] = {
      {"caf\xC3\xA9", "cafe\xCC\x81"},
      {"\"caf\xC3\xA9 door\"", "\"cafe\xCC\x81 door\""},
      {"title:caf\xC3\xA9", "title:cafe\xCC\x81"}};
  for (const auto& [composed, apart] : pairs) {
    INFO(composed);
    CHECK(held.found(composed) == Set{"cafe", "cafe2"});
    CHECK(held.found(composed) == held.found(apart));
  }
}

// The exceptions of the table of standings need a successor that is withdrawn, or a day of
// which less was known; here is neither.
TEST_CASE("a later day never revives what has ended", "[index]") {
  const Shelved held(shelf());
  const Searcher searcher = held.index.searcher();
  Set ended;
  for (Date day = 2020y / 6 / 1; day < 2030y / 1 / 1; day += std::chrono::months(4)) {
    Set now;
    for (std::size_t offset : {0u, 100u})
      for (const Hit& hit : searcher.search({.limit = 100, .offset = offset}, {day}).hits)
        if (hit.standing == Standing::ended) now.insert(hit.document);
    INFO(to_iso(day));
    CHECK(within(ended, now));
    ended.insert(now.begin(), now.end());
  }
  CHECK(ended.size() == 7);
}

TEST_CASE("a tier changes no byte of what another sees, suggestions and completion included",
          "[index]") {
  std::vector<Document> documents = shelf();
  const Shelved plain(documents);
  for (int i = 0; i < 12; ++i) {
    Document hidden = document("x" + std::to_string(i), "Bruised walrus kestrel raid",
                               "Brusie kestrel threshhold online on-line section 47 referal.");
    hidden.tier = "police";
    hidden.publisher = "Kestrel Watch";
    hidden.extra = parse_json(R"({"phase": "raid"})");
    documents.push_back(std::move(hidden));
  }
  const Shelved mixed(documents);
  const Searcher one = plain.index.searcher(), other = mixed.index.searcher();
  for (const char* typed :
       {"brusie", "kestrel", "threshhold", "referal baby", "on-line", "s47", "bruise NEAR kestrel",
        "title:kestrel", "kestr*", "walrus raid", "page:3", "publisher:\"Kestrel Watch\" baby"}) {
    INFO(typed);
    const Query query{.text = typed, .facets = true, .explain = true};
    CHECK(to_json(one.search(query, {today})) == to_json(other.search(query, {today})));
    CHECK(to_json(one.complete(typed, {today})) == to_json(other.complete(typed, {today})));
  }
  const Query extra{.extra = {{"phase", {"raid"}}}};
  CHECK(to_json(one.search(extra, {today})) == to_json(other.search(extra, {today})));
}
