// What people's Markdown has beyond the standard.
#include <string>
#include <string_view>

#include "catch.hpp"
#include "extract/extract.hpp"

namespace {

using namespace fingerpost::extract;

// The blocks' texts, one a line.
std::string words(Extractor& extractor, std::string_view text) {
  std::string out;
  for (const Block& block : extractor.extract("text/markdown", text).blocks)
    out += (out.empty() ? "" : "\n") + block.text;
  return out;
}

struct Case {
  std::string_view name, input, expected;
};

}  // namespace

TEST_CASE("Markdown of every dialect shows its words and not its machinery", "[extract]") {
  Extractor extractor;
  for (const Case& c : {
           Case{"a note of one word", "Poor.[^1] Yes.\n\n[^1]: Estimate", "Poor. Yes.\nEstimate"},
           Case{"no note of that name", "Match [^a-z] here.", "Match [^a-z] here."},
           Case{"wiki links", "See [[Plan|the plan]], [[Map]] and ![[map.png]]it.",
                "See the plan, Map and it."},
           Case{"a callout", "> [!warning] Ring 999\n> now.", "Ring 999 now."},
           Case{"brackets elsewhere", "It says [!] twice.", "It says [!] twice."},
           Case{"the name of a block", "Adults ^unseen-1\n\n2 ^ 3", "Adults\n2 ^ 3"},
           Case{"attributes", "* TOC\n{:toc}\n\nScope.\n{: .lead}\n", "Scope."},
           Case{"includes", "a {% include x.html %}b {{< figure src=\"x\" >}}c", "a b c"},
           Case{"a box", ":::caution[Fire]\nRing 999.\n:::", "Fire\nRing 999."},
           Case{"an import", "import A from '@site/A';\n\nText.", "Text."},
           Case{"a definition", "Lead\n: Holds the plan.\n: Rings.",
                "Lead: Holds the plan. Rings."},
           Case{"code as it is", "```\n[[a]] {% b %}\n: c\n```\n\n`[[d]]`",
                "[[a]] {% b %}\n: c\n[[d]]"},
           Case{"a break in a line", "one<br>two", "one\ntwo"},
           Case{"a heading of HTML", "<h3>Night</h3>\n<p>Ring.</p>", "Night\nRing."},
           Case{"a comment", "<!-- do not print -->\nText.", "Text."},
           Case{"what never ends", "[[a {% b {{< c `d ![[e", "[[a {% b {{< c `d ![[e"},
       }) {
    INFO(c.name);
    CHECK(words(extractor, c.input) == c.expected);
  }
}

TEST_CASE("front matter of TOML gives a title and days", "[extract]") {
  const Extraction e = Extractor().extract(
      "text/markdown",
      "+++\ntitle = \"Carers\"\ndate = 2024-11-18\n[author]\nname = \"P\"\n+++\nText.");
  CHECK(e.title == "Carers");
  REQUIRE(e.metadata.size() == 2);
  CHECK(e.metadata[1] == std::pair<std::string, std::string>{"front:date", "2024-11-18"});
  REQUIRE(e.blocks.size() == 1);
  CHECK(e.blocks[0].text == "Text.");
}

TEST_CASE("marks without an end take time in proportion", "[extract]") {
  std::string many;
  for (int i = 0; i < 100000; ++i) many += i % 2 ? "[[" : "{%";
  Extractor extractor;
  CHECK(words(extractor, many).size() >= 200000);
}
