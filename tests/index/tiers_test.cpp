// Nothing outside the opened tiers may change any byte of any answer.
#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const Date today = 2024y / 6 / 1;

void put_public(Writer& writer) {
  writer.put(
      document("a", "Missing children", "Report a missing child at once. See the kestrels."));
  writer.put(document("b", "Bruising", "A bruise on a baby."));
}

Document secret(std::string id, std::string text) {
  Document hidden = document(std::move(id), "Operation Kestrel", std::move(text));
  hidden.tier = "police";
  hidden.replaces = {"a"};
  hidden.published = day(2024y / 5 / 1);
  return hidden;
}

std::string everything(const Index& index, std::vector<std::string> tiers = {}) {
  auto searcher = index.searcher(std::move(tiers));
  std::string all = to_json(searcher.info());
  for (const std::string& id : searcher.ids()) all += id + "\n";
  for (const char* text : {"missing child", "kestral", "kestrel", "bruise", "operation", "",
                           "kest*", "topic:neglect"}) {
    Query query{.text = text, .facets = true, .explain = true};
    all += to_json(searcher.search(query, {today})) + "\n";
    all += to_json(searcher.search(query, {2020y / 1 / 1, 2024y / 5 / 5})) + "\n";
  }
  return all + (searcher.find("s1") ? "found" : "absent");
}

}  // namespace

TEST_CASE("a searcher without a tier gets the same bytes whether or not it holds anything",
          "[index]") {
  Folder folder;
  auto plain = Index::create(folder / "plain");
  {
    auto writer = plain.writer();
    put_public(writer);
    writer.commit(today);
  }
  auto mixed = Index::create(folder / "mixed");
  {
    auto writer = mixed.writer();
    writer.put(secret("s1", "kestrel kestrel raid on missing child gang"));
    writer.commit(2024y / 5 / 2);
    put_public(writer);
    writer.put(secret("s2", "bruise kestrel"));
    writer.commit(today);
    writer.put(secret("s2", "bruise kestrel changed"));
    writer.remove("s1");
    writer.commit(2024y / 6 / 5);
    writer.merge();
  }
  CHECK(everything(plain) == everything(mixed));
  CHECK(everything(plain) == everything(mixed, {"health"}));
  CHECK(everything(plain) != everything(mixed, {"police"}));
}

TEST_CASE("a tier that is opened is searched with the public one", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "i");
  auto writer = index.writer();
  put_public(writer);
  writer.put(secret("s1", "kestrel raid"));
  writer.commit(today);
  CHECK(ids(ask(index.searcher({"police"}), "kestrel raid", today)).front() == "s1");
  CHECK(index.searcher({"police"}).info().documents == 3);
  // Only who may see the police document hears that it replaces the page.
  auto told = ask(index.searcher({"police"}), "missing report", today);
  CHECK(told.hits.at(0).superseded_by == "s1");
  CHECK(ask(index.searcher(), "missing report", today).hits.at(0).superseded_by == "");
}

TEST_CASE("a document that changes its tier leaves the old one", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "i");
  auto writer = index.writer();
  Document moved = document("a", "Walrus", "walrus");
  writer.put(moved);
  writer.commit(today);
  moved.tier = "health";
  CHECK(writer.put(moved) == Put::changed);
  writer.commit(2024y / 6 / 2);
  CHECK(ask(index.searcher(), "walrus", today).total == 0);
  CHECK(ask(index.searcher({"health"}), "walrus", today).total == 1);
}

TEST_CASE("an index may refuse documents that name no tier", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "i", {.default_tier = "none"});
  auto writer = index.writer();
  try {
    writer.put(document("a", "t", "x"));
    FAIL("was taken");
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::limit);
  }
  Document open = document("b", "t", "x");
  open.tier = "public";
  writer.put(open);
  writer.commit(today);
  CHECK(index.searcher().info().documents == 1);
}

namespace {

// A mail with these attached, in a tier of its own when it names one.
Document mail(std::vector<std::string> attached, std::string tier = {}) {
  Document mail = document("mail", "Meeting", "See attached: " + std::to_string(attached.size()));
  for (std::string& name : attached)
    mail.attachments.push_back({std::move(name), "text/plain", ""});
  mail.tier = std::move(tier);
  return mail;
}

std::string tier(const Writer& writer, std::string_view id) {
  const auto held = writer.held(id);
  return held ? held->tier : "absent";
}

Document named(std::string id, std::string tier = {}) {
  Document named = document(id, id, "About " + id);
  named.tier = std::move(tier);
  return named;
}

}  // namespace

// A newcomer put a mail in the police's tier; it came again with a second text attached and
// without its tier, and the second text was everybody's.
TEST_CASE("what comes within a document goes where that is", "[index]") {
  Folder folder;
  const Index index = Index::create(folder / "i");
  const bool committed = GENERATE(false, true);
  Writer writer = index.writer();
  writer.put(mail({"names.txt"}, "police"));
  writer.put(named("mail#names.txt", "police"));
  if (committed) writer.commit(today);
  writer.put(mail({"names.txt", "more.txt", "inner"}));
  writer.put(named("mail#more.txt"));
  Document inner = named("mail#inner");
  inner.attachments = {{"a#b.txt", "text/plain", ""}};
  writer.put(inner);
  writer.put(named("mail#inner#a#b.txt"));
  writer.put(named("mailing"));
  for (const char* id :
       {"mail", "mail#names.txt", "mail#more.txt", "mail#inner", "mail#inner#a#b.txt"}) {
    CAPTURE(id);
    CHECK(tier(writer, id) == "police");
  }
  CHECK(tier(writer, "mailing") == "public");
  writer.commit(today);
  CHECK(index.searcher().ids() == Ids{"mailing"});
}

TEST_CASE("what came within a document that moves does not stay behind", "[index]") {
  Folder folder;
  const Index index = Index::create(folder / "i");
  Writer writer = index.writer();
  writer.put(mail({"a.txt", "b.txt"}));
  for (const char* id : {"mail#a.txt", "mail#b.txt", "mail#team"}) writer.put(named(id));
  writer.commit(today);
  writer.put(mail({"a.txt", "b.txt"}, "police"));
  CHECK(tier(writer, "mail#a.txt") == "absent");
  writer.put(named("mail#a.txt"));
  CHECK(tier(writer, "mail#a.txt") == "police");
  CHECK(tier(writer, "mail#b.txt") == "absent");
  CHECK(tier(writer, "mail#team") == "public");  // an id of its host's, nothing attached
  writer.commit(2024y / 6 / 2);
  CHECK(index.searcher().ids() == Ids{"mail#team"});
  CHECK(index.searcher({"police"}).ids() == Ids{"mail", "mail#a.txt", "mail#team"});
}

TEST_CASE("an attachment in public follows its mail, a restricted one stays", "[index]") {
  Folder folder;
  const Index index = Index::create(folder / "i", {.default_tier = "none"});
  Writer writer = index.writer();
  writer.put(named("mail#a.txt", "public"));
  writer.put(named("mail#team", "public"));
  writer.put(mail({"a.txt"}, "police"));
  CHECK(writer.put(named("mail#a.txt")) == Put::changed);
  CHECK(tier(writer, "mail#a.txt") == "police");
  writer.put(named("mail#team"));
  CHECK(tier(writer, "mail#team") == "public");
  writer.put(named("page", "public"));
  writer.put(named("page#a.txt", "health"));
  writer.put(named("page#a.txt"));
  CHECK(tier(writer, "page#a.txt") == "health");
}
