// What the index remembers of files, so that a run need not open what looks the same.
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

constexpr Date today = 2024y / 5 / 20;

Source page(std::string id) {
  return {.id = std::move(id), .media_type = "text/plain", .origin = "/srv/pages"};
}

FileLook look(std::uint64_t size) { return {.size = size, .modified = 1, .changed = 2}; }

FailedFile failure(std::string id, std::uint64_t size) {
  return {.id = std::move(id),
          .where = "a.pdf",
          .look = look(size),
          .fault = Fault::limit,
          .reason = "cpu: more than 20 seconds of computing",
          .reader = "fingerpost 9"};
}

// Puts and notes one page.
void index_page(Writer& writer, const Source& source, std::string_view text) {
  writer.put(source, text);
  writer.note_read(source, look(text.size()), digest(source, text));
}

std::string manifest_of(const Folder& folder) {
  std::ifstream in(folder / "leeds.index" / "manifest");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::filesystem::path> ledgers(const Folder& folder) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "leeds.index"))
    if (entry.path().filename().string().starts_with("ledger-")) found.push_back(entry.path());
  return found;
}

}  // namespace

TEST_CASE("a file is known while it, what is said of it and what came of it are the same",
          "[index][ledger]") {
  Folder folder;
  const Index index = Index::create(folder / "leeds.index");
  const Source source = page("a.txt");
  {
    Writer writer = index.writer();
    CHECK_FALSE(writer.known(source, look(9)));
    index_page(writer, source, "Neglect.\n");
    CHECK(writer.known(source, look(9)));
    writer.commit(today);
  }
  Writer writer = index.writer();
  const auto known = writer.known(source, look(9));
  REQUIRE(known);
  CHECK(known->empty());
  CHECK_FALSE(writer.known(source, look(10)));
  CHECK_FALSE(writer.known(source, {.size = 9, .modified = 1, .changed = 3}));
  CHECK_FALSE(writer.known(source, {.size = 9, .modified = 2, .changed = 2}));
  Source other = source;
  other.tier = "police";
  CHECK_FALSE(writer.known(other, look(9)));
  other = source;
  other.origin = "/srv/elsewhere";
  CHECK_FALSE(writer.known(other, look(9)));
  SECTION("not when the document was removed") {
    writer.remove("a.txt");
    CHECK_FALSE(writer.known(source, look(9)));
  }
  SECTION("not when the id has another body by now") {
    writer.put(document("a.txt", "A", "Another."));
    CHECK_FALSE(writer.known(source, look(9)));
  }
  SECTION("not with another vocabulary") {
    Vocabulary vocabulary = Vocabulary::from_json(
        R"({"name": "one", "version": "1", "topics": [{"id": "neglect", "label": "Neglect"}]})");
    writer.retag(vocabulary);
    CHECK_FALSE(writer.known(source, look(9)));
  }
  SECTION("not when the file is gone") {
    writer.keep_files("/srv/pages", {"b.txt"});
    CHECK_FALSE(writer.known(source, look(9)));
  }
}

TEST_CASE("what is noted counts with the commit and not before", "[index][ledger]") {
  Folder folder;
  const Index index = Index::create(folder / "leeds.index");
  {
    Writer writer = index.writer();
    index_page(writer, page("a.txt"), "Neglect.\n");
    writer.commit(today);
    index_page(writer, page("b.txt"), "Bruising.\n");
    writer.note_failed(page("c.pdf"), failure("c.pdf", 7));
  }
  Writer writer = index.writer();
  CHECK(writer.known(page("a.txt"), look(9)));
  CHECK_FALSE(writer.known(page("b.txt"), look(10)));
  CHECK_FALSE(writer.known(page("c.pdf"), look(7)));
}

TEST_CASE("a failure is remembered with its reason until the file changes or is read",
          "[index][ledger]") {
  Folder folder;
  const Index index = Index::create(folder / "leeds.index");
  {
    Writer writer = index.writer();
    writer.note_failed(page("c.pdf"), failure("c.pdf", 7));
    CHECK(writer.commit(today) == 1);
  }
  CHECK(Index::check(folder / "leeds.index").damage.empty());
  Writer writer = index.writer();
  FailedFile expected = failure("c.pdf", 7);
  expected.origin = "/srv/pages";
  expected.tier = "public";
  CHECK(writer.failed() == std::vector{expected});
  CHECK(writer.known(page("c.pdf"), look(7)) == std::vector{expected});
  CHECK_FALSE(writer.known(page("c.pdf"), look(8)));
  index_page(writer, page("c.pdf"), "Now it is text.\n");
  CHECK(writer.failed().empty());
  CHECK(writer.commit(today) == 2);
  CHECK(writer.commit(today) == 2);  // nothing to write
}

TEST_CASE("what is attached to a file fails with it and is forgotten with it", "[index][ledger]") {
  Folder folder;
  const Index index = Index::create(folder / "leeds.index");
  Writer writer = index.writer();
  const Source mail = page("mail");
  writer.note_failed(mail, failure("mail#a.pdf", 5));
  CHECK(writer.failed().empty());  // the mail itself was never noted
  index_page(writer, mail, "Mail\n");
  writer.note_failed(mail, failure("mail#a.pdf", 4));
  CHECK(writer.failed().empty());  // of a mail that looked otherwise
  writer.note_failed(mail, failure("mail#a.pdf", 5));
  REQUIRE(writer.known(mail, look(5)));
  CHECK(writer.known(mail, look(5))->size() == 1);
  writer.note_read(mail, look(5), digest(mail, "Mail\n"));
  CHECK(writer.failed().empty());
}

TEST_CASE("each tier has a ledger of its own, and readers none", "[index][ledger][tiers]") {
  Folder folder;
  const Index index = Index::create(folder / "leeds.index");
  Source secret = page("operation.txt");
  secret.tier = "police";
  Writer writer = index.writer();
  index_page(writer, page("a.txt"), "Neglect.\n");
  const Results before = [&] {
    writer.commit(today);
    return ask(index.searcher(), "neglect", today);
  }();
  index_page(writer, secret, "Bruising.\n");
  FailedFile hidden = failure("hidden.pdf", 7);
  Source of_it = page("hidden.pdf");
  of_it.tier = "police";
  writer.note_failed(of_it, hidden);
  writer.commit(today);
  REQUIRE(writer.failed().size() == 1);
  CHECK(writer.failed()[0].tier == "police");
  REQUIRE(ledgers(folder).size() == 2);
  for (const auto& file : ledgers(folder)) {
    std::ifstream in(file);
    const std::string all{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const bool of_public = all.find("a.txt") != std::string::npos;
    CHECK((all.find("operation.txt") == std::string::npos) == of_public);
    CHECK((all.find("hidden.pdf") == std::string::npos) == of_public);
  }
  CHECK(to_json(ask(index.searcher(), "neglect", today)) == to_json(before));
  // It moves with its document.
  Source open = secret;
  open.tier = "public";
  index_page(writer, open, "Bruising.\n");
  writer.forget_file(of_it);
  writer.commit(today);
  CHECK(ledgers(folder).size() == 1);
}

TEST_CASE("a file that no tier can be told of is not noted", "[index][ledger][tiers]") {
  Folder folder;
  const Index index = Index::create(folder / "leeds.index", {.default_tier = "none"});
  Writer writer = index.writer();
  writer.note_failed(page("c.pdf"), failure("c.pdf", 7));
  Source wrong = page("d.pdf");
  wrong.tier = "Police!";
  writer.note_failed(wrong, failure("d.pdf", 7));
  CHECK(writer.failed().empty());
  CHECK(writer.commit(today) == 0);
}

TEST_CASE("without its ledger an index is as good, and makes it anew", "[index][ledger]") {
  Folder folder;
  const Index index = Index::create(folder / "leeds.index");
  {
    Writer writer = index.writer();
    index_page(writer, page("a.txt"), "Neglect.\n");
    writer.commit(today);
  }
  REQUIRE(ledgers(folder).size() == 1);
  const std::filesystem::path ledger = ledgers(folder).front();
  SECTION("gone") { std::filesystem::remove(ledger); }
  SECTION("changed") { std::ofstream(ledger, std::ios::app) << "{\"origin\": 1}\n"; }
  SECTION("emptied") { std::ofstream(ledger, std::ios::trunc); }
  CHECK(Index::check(folder / "leeds.index").damage.size() == 1);
  CHECK(ids(ask(index.searcher(), "neglect", today)) == Ids{"a.txt"});
  {
    Writer writer = index.writer();
    CHECK_FALSE(writer.known(page("a.txt"), look(9)));
    CHECK(writer.put(page("a.txt"), "Neglect.\n") == Put::unchanged);
    index_page(writer, page("a.txt"), "Neglect.\n");
    writer.commit(today);
  }
  CHECK(Index::check(folder / "leeds.index").damage.empty());
  CHECK(index.writer().known(page("a.txt"), look(9)));
  CHECK(manifest_of(folder).find("ledger-") != std::string::npos);
}

TEST_CASE("what came within a document is known by its names alone", "[index]") {
  Folder folder;
  const Index index = Index::create(folder / "leeds.index");
  Document mail = document("mail", "Mail", "See attached.");
  mail.attachments = {{"a.pdf", "application/pdf", ""}, {"inner", "message/rfc822", ""}};
  Document inner = document("mail#inner", "Inner", "See within.");
  inner.attachments = {{"b.txt", "text/plain", ""}};
  Writer writer = index.writer();
  for (const Document& each :
       {mail, inner, document("mail#a.pdf", "A", "Dates."), document("mail#inner#b.txt", "B", "b"),
        document("mail#team", "Team", "An address of its host's.")})
    writer.put(each);
  const Ids all{"mail#a.pdf", "mail#inner", "mail#inner#b.txt"};
  CHECK(writer.within("mail") == all);
  writer.commit(today);
  CHECK(writer.within("mail") == all);
  CHECK(writer.within("mail#inner") == Ids{"mail#inner#b.txt"});
  writer.remove("mail#a.pdf");
  CHECK(writer.within("mail") == Ids{"mail#inner", "mail#inner#b.txt"});
  CHECK(writer.within("nobody").empty());
}
