#include <ctime>
#include <random>

#include "catch.hpp"
#include "fingerpost/error.hpp"
#include "vocabulary.hpp"

namespace fp = fingerpost;
namespace query = fingerpost::query;

namespace {

bool noticed(const query::Plan& plan, std::string_view words) {
  for (const std::string& notice : plan.notices)
    if (notice.find(words) != std::string::npos) return true;
  return false;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string different_words(int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += "w" + std::to_string(i) + " ";
  return all;
}

std::string refusal(const fp::Query& query) {
  try {
    planned(query);
  } catch (const fp::Error& error) {
    CHECK(error.fault() == fp::Fault::bad_argument);
    return error.what();
  }
  return "(taken)";
}

// What holds of every plan, whatever was typed.
void check_sound(const query::Plan& plan) {
  std::size_t terms = 0, prefixes = 0;
  REQUIRE(plan.clauses.size() <= query::max_clauses);
  for (const query::Clause& clause : plan.clauses) {
    REQUIRE(clause.phrase.size() <= query::max_phrase);
    REQUIRE(clause.any.empty() != clause.phrase.empty());
    prefixes += clause.prefix;
    for (const auto& term : clause.any) {
      REQUIRE(term.term.empty() != term.phrase.empty());
      REQUIRE(term.phrase.size() <= query::max_phrase);
      REQUIRE(term.term.size() <= 245);
      if (clause.prefix) REQUIRE(term.term.size() >= query::min_prefix);
    }
    terms += clause.any.size() + clause.phrase.size();
  }
  REQUIRE(prefixes <= query::max_prefixes);
  REQUIRE(terms <= 2000);
  REQUIRE(plan.as_of.day.ok());
  for (const std::string& notice : plan.notices) REQUIRE(notice.size() < 400);
}

}  // namespace

TEST_CASE("a limit or offset out of range is an error", "[query]") {
  CHECK(refusal({.limit = 100, .offset = 10000}) == "(taken)");
  CHECK(refusal({.limit = 0}) == "(taken)");
  CHECK(refusal({.limit = 101}) == "\"limit\" takes at most 100, not 101");
  CHECK(refusal({.offset = 10001}) == "\"offset\" takes at most 10000, not 10001");
}

TEST_CASE("what is over a limit is cut, and the answer says so", "[query]") {
  CHECK(noticed(planned(repeated("x", 5000)), "only the first 2048 bytes"));
  const query::Plan many = planned(different_words(200));
  CHECK(many.clauses.size() == query::max_clauses);
  CHECK(noticed(many, "only 64 words of a query are searched for; 136 are left out"));
  const query::Plan phrase = planned("\"" + different_words(40) + "\"");
  REQUIRE(phrase.clauses.size() == 1);
  CHECK(phrase.clauses[0].phrase.size() == query::max_phrase);
  CHECK(noticed(phrase, "a phrase is read to its word 16"));
  std::string either = "w0";
  for (int i = 1; i < 200; ++i) either += " OR w" + std::to_string(i);
  CHECK(planned(either).clauses.front().any.size() == 33);
  CHECK(noticed(planned(either), "words of a query are searched for; 167 are left out"));
  CHECK(noticed(planned(repeated("kind:event ", 40)), "only 16 fields"));
  CHECK(planned(repeated("zzz:x ", 300)).notices.size() < 20);
}

TEST_CASE("text that is not UTF-8 is read as far as it goes", "[query]") {
  const query::Plan plan = planned("leeds \xff\xfe bradford \xc3");
  CHECK(clauses(plan).find("Zleed") != std::string::npos);
  CHECK(clauses(plan).find("Zbradford") != std::string::npos);
  // Cut inside a character.
  const query::Plan cut = planned(std::string(query::max_bytes - 1, 'x') + "é");
  CHECK(cut.query.text.size() == query::max_bytes - 1);
}

TEST_CASE("any input gives an answer", "[query]") {
  std::mt19937 random(19890615);
  const std::vector<std::string> pieces{
      "\"",      "“",     "-",          "OR ",           " ",      ":",      "kind:",
      "topic:",  "for:",  "as-of:",     "2024-05-20",    "*",      "(",      "'",
      ",",       "event", "leeds",      "NIM",           "é",      "\xff",   "\xe2\x80",
      "before ", "\t",    "\n",         "\xe2\x80\x8b",  "title:", "since:", "2021",
      "the ",    "a",     "FGM",        "standing:",     "not",    "&",      "=",
      "0",       "👶",     "next week ", "december 2023 "};
  for (int i = 0; i < 4000; ++i) {
    std::string text;
    for (unsigned n = random() % 30; n > 0; --n) text += pieces[random() % pieces.size()];
    INFO(text);
    check_sound(planned(text));
  }
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (unsigned n = random() % 200; n > 0; --n) text += static_cast<char>(random());
    check_sound(planned(text));
  }
}

TEST_CASE("no query takes long to understand", "[query]") {
  const std::vector<std::string> worst{
      repeated("a ", 3000),       repeated("\"", 3000),
      repeated("\"a\" ", 3000),   repeated("kind:x ", 3000),
      repeated("topic:x,", 3000), repeated("topic:x ", 3000),
      repeated("for:x ", 3000),   repeated("publisher:x ", 3000),
      repeated("a OR ", 3000),    repeated("-", 3000),
      repeated("a*", 3000),       repeated("FGM ", 3000),
      repeated("zz:y ", 3000),    repeated("1/1/", 3000),
      repeated("monday ", 3000),  repeated("title:\"a b c\" ", 3000),
      different_words(900),       repeated("\xff", 3000),
      std::string(1 << 20, 'x'),  repeated("children ", 200000)};
  for (const std::string& text : worst) {
    INFO(text.substr(0, 20));
    const std::clock_t start = std::clock();
    check_sound(planned(text));
    const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    CHECK(took < 1.0);  // 2 to 60 ms of a processor here; the rest is for sanitized builds
  }
}
