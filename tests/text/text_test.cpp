#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "text/text.hpp"

using namespace fingerpost;
using std::string;

namespace {
string joined(std::string_view given) {
  string out;
  for (const auto& word : text::words(given)) out += (out.empty() ? "" : "|") + word.folded;
  return out;
}

template <class Spans>
std::vector<string> cut(std::string_view given, const Spans& spans) {
  std::vector<string> out;
  for (const auto& span : spans) out.emplace_back(span.in(given));
  return out;
}
}  // namespace

TEST_CASE("bytes that are no UTF-8 become U+FFFD, one for each broken sequence", "[text]") {
  struct {
    string bytes, valid;
    std::size_t bad;
  } const table[] = {
      {"plain", "plain", 0},
      {"caf\xC3\xA9", "café", 0},
      {"\xE2\x80\x93", "–", 0},
      {"\xF0\x9F\x98\x80", "😀", 0},
      {"a\xFF"
       "b",
       "a\uFFFDb", 1},
      {"\xC0\xAF", "\uFFFD\uFFFD", 2},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3},
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", 4},
      {"\xE2\x80", "\uFFFD", 1},
      {"\xE2\x80x", "\uFFFDx", 1},
      {string("a\0b", 3), "a\uFFFDb", 1},
      {"", "", 0},
  };
  for (const auto& row : table) {
    std::size_t bad = 99;
    CHECK(text::valid_utf8(row.bytes, &bad) == row.valid);
    CHECK(bad == row.bad);
  }
}

TEST_CASE("what a reader would type alike folds alike", "[text]") {
  const std::vector<std::vector<string>> alike = {
      {"SEND", "send", "ＳＥＮＤ"},
      {"child's", "child’s", "child‘s", "child´s"},
      {"24 - 28 June", "24 – 28 June", "24 — 28 June", "24 \u2212 28 June"},
      {"safeguarding", "safe\u00ADguarding", "safe\u200Bguarding"},
      {"café", "cafe\u0301", "CAFÉ"},
      {"file", "ﬁle"},
      {"\"quoted\"", "“quoted”"},
      {"a b", "a\u00A0b"},
      {"...", "…"},
  };
  for (const auto& group : alike)
    for (const auto& one : group) CHECK(text::fold(one) == text::fold(group.front()));
}

TEST_CASE("words, folded, with where they stand", "[text]") {
  struct {
    string given, words;
  } const table[] = {
      {"children's", "children"},
      {"children’s services", "children|services"},
      {"Child-on-Child", "child|on|child"},
      {"won't", "wont"},
      {"practitioners' forum", "practitioners|forum"},
      {"O'Brien", "obrien"},
      {"S47 and section 47", "s47|and|section|47"},
      {"and/or FII/PP", "and|or|fii|pp"},
      {"v1.2.3", "v1|2|3"},
      {"lscp.info@leeds.gov.uk", "lscp|info|leeds|gov|uk"},
      {"7MB 2024/25", "7mb|2024|25"},
      {"safe\u00ADguarding", "safeguarding"},
      {"naïve Łódź Москва", "naïve|łódź|москва"},
      {"", ""},
      {" .,;–", ""},
      {"\xFF\xFEtext\xFF", "text"},
  };
  for (const auto& row : table) CHECK(joined(row.given) == row.words);
  const string given = "The children’s SEND plan";
  const auto found = text::words(given);
  REQUIRE(found.size() == 4);
  CHECK(found[1].span.in(given) == "children’s");
  CHECK(found[2].span.in(given) == "SEND");
}

TEST_CASE("an acronym is two characters or more without a small letter", "[text]") {
  for (const auto* word : {"SEND", "S47", "FII", "7MB", "ÉN"}) CHECK(text::words(word)[0].upper);
  for (const auto* word : {"Send", "send", "A", "47", "SENDs"})
    CHECK_FALSE(text::words(word)[0].upper);
}

TEST_CASE("runs of white space become one space", "[text]") {
  CHECK(text::squeeze("  a \t\n b\u00A0\u2003c ") == "a b c");
  CHECK(text::squeeze(" \n ") == "");
}

TEST_CASE("lines end at any line end", "[text]") {
  const string given = "one\ntwo\r\nthree\rfour\n\nfive";
  CHECK(cut(given, text::lines(given)) ==
        std::vector<string>{"one", "two", "three", "four", "", "five"});
}

TEST_CASE("sentences end before a capital and at line ends", "[text]") {
  const string given = "It ended. A new one began! At 9.30 a.m. it (did). “Yes?” No\nLast line";
  CHECK(cut(given, text::sentences(given)) == std::vector<string>{"It ended.", "A new one began!",
                                                                  "At 9.30 a.m. it (did).",
                                                                  "“Yes?” No", "Last line"});
}

TEST_CASE("edits are counted up to a limit", "[text]") {
  struct {
    string a, b;
    std::size_t limit, edits;
  } const table[] = {
      {"neglect", "neglect", 2, 0},
      {"neglect", "neglcet", 2, 1},
      {"pregnacy", "pregnancy", 2, 1},
      {"saftey", "safety", 2, 1},
      {"abc", "xyz", 2, 3},
      {"", "ab", 2, 2},
      {"", "abc", 2, 3},
      {"kitten", "sitting", 3, 3},
      {"a", "b", 0, 1},
      {"café", "cafe", 1, 1},
      {"ledo", "lado", 1, 1},
      {"voilence", "violence", 1, 1},
  };
  for (const auto& row : table) {
    INFO(row.a << " " << row.b);
    CHECK(text::edits(row.a, row.b, row.limit) == row.edits);
    CHECK(text::edits(row.b, row.a, row.limit) == row.edits);
  }
}

TEST_CASE("slugs are words joined by hyphens", "[text]") {
  CHECK(text::slug("Dates for your diary") == "dates-for-your-diary");
  CHECK(text::slug("  Children’s Trust & Board ") == "children-trust-board");
  CHECK(text::slug("") == "");
  CHECK(text::slug(string(500, 'a')).size() == 60);
  string wide;
  for (int i = 0; i < 100; ++i) wide += "é";
  CHECK(text::valid_utf8(text::slug(wide)) == text::slug(wide));
}

TEST_CASE("any bytes are taken, spans stay inside, folding twice changes nothing", "[text]") {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    string bytes(random() % 60, ' ');
    for (auto& c : bytes) {
      const unsigned r = random();
      c = static_cast<char>(r % 3 ? "aZ9 '-.\n\xE2\x80\x99\xC3\xA9"[r / 3 % 15] : r / 3);
    }
    const string folded = text::fold(bytes);
    CHECK(text::fold(folded) == folded);
    CHECK(text::valid_utf8(folded) == folded);
    std::size_t last = 0;
    for (const auto& word : text::words(bytes)) {
      CHECK(word.span.offset >= last);
      last = word.span.offset + word.span.length;
      CHECK(word.span.length > 0);
      CHECK(last <= bytes.size());
      CHECK_FALSE(text::stem(word.folded).empty());
    }
    for (const auto& span : text::sentences(bytes))
      CHECK(span.offset + span.length <= bytes.size());
  }
}
