// What each format becomes: blocks, in order, and nothing of the furniture.
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "extract/extract.hpp"
#include "fingerpost/error.hpp"

namespace {

using fingerpost::Error;
using fingerpost::Fault;
using fingerpost::extract::Block;
using fingerpost::extract::Extraction;
using fingerpost::extract::Extractor;

Extractor& extractor() {
  static Extractor one;
  return one;
}

Extraction read(std::string_view type, std::string_view bytes) {
  return extractor().extract(type, bytes);
}
Extraction html(std::string_view body) { return read("text/html", body); }
Extraction markdown(std::string_view text) { return read("text/markdown", text); }
Extraction plain(std::string_view text) { return read("text/plain", text); }

// "h2 Scope / p Who it is for / li2 nested": one word for each block, then its text.
std::string shown(const Extraction& extraction) {
  std::string out;
  for (const Block& block : extraction.blocks) {
    static const std::vector<std::string> names{"h", "p", "li", "row", "pre", "dl"};
    out += (out.empty() ? "" : " / ") + names.at(static_cast<std::size_t>(block.type));
    if (block.level) out += std::to_string(block.level);
    if (block.bold && block.type == Block::Type::paragraph) out += "*";
    out += " " + block.text;
  }
  return out;
}

struct Case {
  std::string_view name, input, expected;
};

template <class Reader>
void check(const std::vector<Case>& cases, Reader reader) {
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(shown(reader(c.input)) == c.expected);
  }
}

}  // namespace

TEST_CASE("plain text is divided at lines, and wrapped lines are joined", "[extract]") {
  check(
      {
          {"paragraphs", "One thing.\n\nAnother thing.\n", "p One thing. / p Another thing."},
          {"windows line ends", "One.\r\n\r\nTwo.\r\n", "p One. / p Two."},
          {"bullets",
           "Group members will:\n\n  \xE2\x80\xA2 give feedback\n  \xE2\x80\xA2 share opinions",
           "p Group members will: / li1 give feedback / li1 share opinions"},
          {"nested bullets", "- a\n    - b\n- c", "li1 a / li2 b / li1 c"},
          {"numbers keep their number", "1. Ring the team.\n2) Write it down.",
           "li1 1. Ring the team. / li1 2) Write it down."},
          {"neither is a list", "1.5 Scope\n\n13 May Awareness Day",
           "p 1.5 Scope / p 13 May Awareness Day"},
          {"columns", "Version 2.1      Ratified March 2017      Level 2",
           "row Version 2.1 | Ratified March 2017 | Level 2"},
          {"wrapped prose",
           "Bruising is the commonest presenting feature of physical\nabuse in children. It should "
           "always lead to suspicion and\nto a referral.",
           "p Bruising is the commonest presenting feature of physical abuse in children. It "
           "should "
           "always lead to suspicion and to a referral."},
          {"wrapped by hand",
           "Children do not fail to attend: they are not brought. This\n"
           "policy says what staff do when a child is not, so that none\n"
           "is forgotten.\n9.15 Coffee, and a word of welcome from the chair of the\n10.00 Talk",
           "p Children do not fail to attend: they are not brought. This policy says what staff do "
           "when a child is not, so that none is forgotten. / p 9.15 Coffee, and a word of welcome "
           "from the chair of the / p 10.00 Talk"},
          {"lines that were never wrapped",
           "This line is long enough to set the width of this text.\nVersion 2.1\nRatified",
           "p This line is long enough to set the width of this text. / p Version 2.1 / p "
           "Ratified"},
          {"an underlined heading", "Scope\n=====\n\nFor everyone.", "p1* Scope / p For everyone."},
          {"underlines of three levels", "A\n===\n\nB\n---\n\nC\n...\n\nD\n---\n\nx",
           "p1* A / p2* B / p3* C / p2* D / p x"},
          {"a heading set off with signs", "** Snow **\n\nIt snows.\n\n2 * 3 * 4",
           "p* Snow / p It snows. / p 2 * 3 * 4"},
          {"the number that a word processor set off", "1.\tScope\n\n1.1\tFor everyone.",
           "li1 1. Scope / p 1.1 For everyone."},
          {"lines that pages repeat",
           "Policy\n\nRing first, and if\n\nPage 1 of 2\n\fPolicy\n\nnobody answers, go.\n\nPage 2 "
           "of 2",
           "p Ring first, and if / p nobody answers, go."},
          {"pages of which each says the same", "Ring 999\n\fRing 999\n",
           "p Ring 999 / p Ring 999"},
          {"words that a program broke",
           "The note was kept for the whole of the year by a grand-\nmother who had asked for it, "
           "and by no-\n"
           "body else in the house; a den-\ntist had read it.",
           "p The note was kept for the whole of the year by a grandmother who had asked for it, "
           "and by "
           "nobody else in the house; a dentist had read it."},
          {"one hyphen that was typed",
           "The note was kept for the whole of the year as a follow-\nup of the visit.",
           "p The note was kept for the whole of the year as a follow-up of the visit."},
      },
      plain);
}

TEST_CASE("empty lines before a line are counted", "[extract]") {
  const Extraction e = plain("Title\n\nFirst\n\n\nSecond");
  REQUIRE(e.blocks.size() == 3);
  CHECK(e.blocks[0].blank_before == 0);
  CHECK(e.blocks[1].blank_before == 1);
  CHECK(e.blocks[2].blank_before == 2);
}

TEST_CASE("HTML gives headings, lists, rows, definitions and what is bold", "[extract]") {
  check(
      {
          {"headings and paragraphs", "<h1>A</h1><p>b<h3>C</h3>d", "h1 A / p b / h3 C / p d"},
          {"lists within lists", "<ul><li>a<ul><li>b</ul><li>c</ul>", "li1 a / li2 b / li1 c"},
          {"two paragraphs of one item", "<ul><li><p>a<p>b</ul>", "li1 a / li1 b"},
          {"rows", "<table><tr><th>Due<th>Who<tr><td>May 2026<td>Board</table>",
           "row Due | Who / row May 2026 | Board"},
          {"paragraphs in a cell", "<table><tr><td><p>One<p>Two<td>x</table>", "row One; Two | x"},
          {"a table of one cell is a box", "<table><tr><th>SCOPE<tr><td>All staff.</table>",
           "p* SCOPE / p All staff."},
          {"a table for layout", "<table><tr><td><h2>A</h2><p>b</td><td><p>c</table>",
           "h2 A / p b / p c"},
          {"definitions", "<dl><dt>Review date<dd>09/2025<dt>Alone</dl>",
           "dl Review date: 09/2025 / p Alone"},
          {"preformatted", "<pre>a\n  b</pre>", "pre a\n  b"},
          {"bold lines", "<p><b>Who to ring</b></p><p>The <b>duty</b> team</p>",
           "p* Who to ring / p The duty team"},
          {"line breaks are kept", "<p>13 May: a<br>14 May: b</p>", "p 13 May: a\n14 May: b"},
          {"white space is squeezed", "<p>a \n\t b&nbsp; c</p>", "p a b c"},
          {"characters", "<p>&pound;35 &amp; &#8217;s &hellip;",
           "p \xC2\xA3"
           "35 & \xE2\x80\x99s \xE2\x80\xA6"},
          {"an unclosed heading", "<h1>Title<p>text<h2>Next</h2>", "h1 Title / p text / h2 Next"},
          {"accordions",
           "<h3><button>Thresholds</button></h3><div hidden class='accordion__panel'>x</div>",
           "h3 Thresholds / p x"},
          {"a word processor's list", "<p>&middot;&nbsp;&nbsp; a</p><p>\xE2\x80\xA2 b</p>",
           "li1 a / li1 b"},
          {"what is struck out says so", "<p><s>5 November, Leeds</s></p>",
           "p 5 November, Leeds (struck out)"},
      },
      html);
}

TEST_CASE("page furniture is left out of HTML", "[extract]") {
  check(
      {
          {"around the content",
           "<header><a href=/>Site</a></header><nav>Home</nav><p>Text.</p><aside>Related</aside>"
           "<footer>Contact us</footer>",
           "p Text."},
          {"main counts alone",
           "<div>Menu of things</div><main><p>Text that is long enough to be a page's.</p></main>"
           "<div>More</div>",
           "p Text that is long enough to be a page's."},
          {"the one article", "<div>x</div><article><p>Text that is the page.</p></article>",
           "p Text that is the page."},
          {"roles", "<div role=navigation>a</div><div role=contentinfo>b</div><p>c", "p c"},
          {"cookie banners", "<div class='cookie-banner'><p>Choose.</p></div><p>c", "p c"},
          {"hidden", "<p hidden>a</p><p aria-hidden=true>b</p><p style='display: none'>x</p><p>c",
           "p c"},
          {"controls", "<form><label>Name</label><input><select><option>a</select></form><p>c",
           "p c"},
          {"scripts",
           "<p>b<script>var a='<p>no</p>'</script><style>p{}</style><noscript>n</noscript><p>c",
           "p b / p c"},
          {"a page in a form", "<form action='/page.aspx'><h1>A</h1><p>b</p></form>", "h1 A / p b"},
          {"a header that holds the title", "<header><h1>A</h1></header><p>b", "h1 A / p b"},
          {"a header within the content", "<main><header><p>Updated May 2024</p></header></main>",
           "p Updated May 2024"},
          {"call-outs stay", "<p>a<aside class='callout'>Not in Leeds.</aside>",
           "p a / p Not in Leeds."},
      },
      html);
}

TEST_CASE("lines that are furniture by their words are left out of every format", "[extract]") {
  for (const std::string_view line :
       {"Quick leave", "Quick exit", "Exit this page", "Leave this site", "Hide this page",
        "Emergency exit", "Skip to content", "Skip to main content", "Back to top",
        "\xE2\x86\x91 Back to top", "Print this page", "Share this page", "Accept all cookies",
        "We use cookies to make this website work.", "Home > News > April", "QUICK LEAVE"}) {
    INFO(line);
    const std::string text(line);
    CHECK(shown(plain("Before.\n\n" + text + "\n\nAfter.")) == "p Before. / p After.");
    CHECK(shown(markdown("Before.\n\n" + text + "\n\nAfter.")) == "p Before. / p After.");
    CHECK(shown(html("<p>Before.</p><p>" + text + "</p><p>After.</p>")) == "p Before. / p After.");
  }
  CHECK(shown(plain("Leave this site by the back door.")) == "p Leave this site by the back door.");
  CHECK(shown(html("<a href=#c>Skip to content</a> <a href=/>Quick leave</a><p>After.</p>")) ==
        "p After.");
  CHECK(shown(html("<p>Before.</p><p>September 2024 Quick leave")) ==
        "p Before. / p September 2024");
  CHECK(shown(plain("Before.\n\nPress Quick leave\n\nAfter.")) ==
        "p Before. / p Press Quick leave / p After.");
}

TEST_CASE("Markdown gives the same blocks", "[extract]") {
  check(
      {
          {"headings", "# A\n\ntext\n\n## B\nmore", "h1 A / p text / h2 B / p more"},
          {"lists", "- a\n  - b\n- c\n", "li1 a / li2 b / li1 c"},
          {"tables", "| Due | Who |\n|---|---|\n| May | Board |\n",
           "row Due | Who / row May | Board"},
          {"bold", "**Who to ring**\n\nThe team", "p* Who to ring / p The team"},
          {"quotes and rules", "> said\n\n---\n\nb", "p said / p b"},
          {"code", "```\na\n  b\n```\n", "pre a\n  b"},
          {"raw HTML", "<div class='x'>Closed until 1 June</div>\n\nb",
           "p Closed until 1 June / p b"},
          {"characters", "&pound;35 &amp; more",
           "p \xC2\xA3"
           "35 & more"},
          {"struck out", "~~5 November~~", "p 5 November (struck out)"},
      },
      markdown);
}

TEST_CASE("addresses on the page and links are kept", "[extract]") {
  const Extraction e = html(
      "<h2 id='dates'>Dates</h2><p>See <a href='/protocols'>our protocols</a> and "
      "<a href='javascript:alert(1)'>this</a>.</p>");
  REQUIRE(e.blocks.size() == 2);
  CHECK(e.blocks[0].fragment == "#dates");
  REQUIRE(e.blocks[1].links.size() == 1);
  CHECK(e.blocks[1].links[0] == std::pair<std::string, std::string>{"our protocols", "/protocols"});
  CHECK(markdown("## Dates {#dates}\n\nx").blocks.at(0).fragment == "#dates");
}

TEST_CASE("metadata is kept with where it was found", "[extract]") {
  const auto value = [](const Extraction& e, std::string_view key) {
    for (const auto& [found, text] : e.metadata)
      if (found == key) return text;
    return std::string("-");
  };
  const Extraction e = html(
      "<html lang=en-GB><head><title>A | Site</title><meta name=DCTERMS.modified "
      "content=2024-05-01>"
      "<meta property='article:published_time' content='2024-04-01T09:00'>"
      "<script type='application/ld+json'>{\"dateModified\": \"2024-05-02\"}</script></head>"
      "<body><p>On <time datetime='2024-05-13'>13 May</time></p>");
  CHECK(e.title == "A | Site");
  CHECK(value(e, "html:lang") == "en-GB");
  CHECK(value(e, "meta:dcterms.modified") == "2024-05-01");
  CHECK(value(e, "meta:article:published_time") == "2024-04-01T09:00");
  CHECK(value(e, "ld:datemodified") == "2024-05-02");
  CHECK(value(e, "words:13 May") == "2024-05-13");
  const Extraction m = markdown(
      "---\ntitle: \"Neglect\"\nreview-date: 2026-02\ntopics: [neglect, 'early help']\naudience:\n"
      "  - schools\n  - police\n---\n# Neglect\n\nText.");
  CHECK(value(m, "front:title") == "Neglect");
  CHECK(value(m, "front:review-date") == "2026-02");
  CHECK(value(m, "front:topics") == "neglect, early help");
  CHECK(value(m, "front:audience") == "schools, police");
  CHECK(shown(m) == "h1 Neglect / p Text.");
  CHECK(shown(markdown("---\n\nA rule, not front matter: really.")) ==
        "p A rule, not front matter: really.");
}

TEST_CASE("character sets are found by mark, declaration, then as UTF-8", "[extract]") {
  using namespace std::string_literals;
  CHECK(shown(plain("\xEF\xBB\xBF"
                    "caf\xC3\xA9")) == "p caf\xC3\xA9");
  CHECK(shown(plain("\xFF\xFE"
                    "a\0\xE9\0"s)) == "p a\xC3\xA9");
  CHECK(shown(plain("\xFE\xFF\0a\x20\x19"s)) == "p a\xE2\x80\x99");
  CHECK(shown(html("<meta charset=windows-1252><p>child\x92s \xA3"
                   "5")) ==
        "p child\xE2\x80\x99s \xC2\xA3"
        "5");
  CHECK(shown(read("text/html; charset=iso-8859-1", "<p>caf\xE9")) == "p caf\xC3\xA9");
  INFO("a declaration that the bytes deny");
  CHECK(shown(html("<meta charset=iso-8859-1><p>caf\xC3\xA9")) == "p caf\xC3\xA9");
  const Extraction broken = plain("caf\xE9 and \xC3");
  CHECK(shown(broken) == "p caf\xEF\xBF\xBD and \xEF\xBF\xBD");
  CHECK(broken.problems == std::vector<std::string>{"invalid UTF-8 in 2 places"});
}

TEST_CASE("bytes of old Windows programs are read as what they are", "[extract]") {
  const Extraction western = plain(
      "A fee of \xA3"
      "50 is charged \x93now\x94 for caf\xE9 visits.");
  CHECK(shown(western) ==
        "p A fee of \xC2\xA3"
        "50 is charged \xE2\x80\x9Cnow\xE2\x80\x9D for caf\xC3\xA9 visits.");
  CHECK(western.problems ==
        std::vector<std::string>{"invalid UTF-8 in 4 places, read as windows-1252"});
  INFO("one good letter above ASCII: it is UTF-8, and broken");
  CHECK(shown(plain("A fee of \xC2\xA3"
                    "50 and \xA3"
                    "20.")) ==
        "p A fee of \xC2\xA3"
        "50 and \xEF\xBF\xBD"
        "20.");
}

TEST_CASE("media types are told by look, then by name", "[extract]") {
  using fingerpost::extract::media_type;
  CHECK(media_type("a.txt", "Hello") == "text/plain");
  CHECK(media_type("a.md", "Hello") == "text/markdown");
  CHECK(media_type("a.html", "Hello") == "text/html");
  CHECK(media_type("a.HTM", "Hello") == "text/html");
  CHECK(media_type("a.txt", "<!DOCTYPE html><p>x") == "text/html");
  CHECK(media_type("", "\n<!-- c --><html><p>x") == "text/html");
  CHECK(media_type("", "<div>x</div>") == "text/html");
  CHECK(media_type("a.md", "<div align=center>x</div>\n# A") == "text/markdown");
  CHECK(media_type("", "# A\n\ntext\n\n## B\n") == "text/markdown");
  CHECK(media_type("", "BM is a team. MZ is not.") == "text/plain");
  CHECK(media_type("news.archive/page", "Hello") == "text/plain");
  CHECK(media_type("", "") == "text/plain");
  for (const std::string_view bytes :
       {std::string_view("PK\x03\x04\x14\0", 6), std::string_view("\x89PNG\r\n\x1A\n"),
        std::string_view("\x7F"
                         "ELF\x02\x01\x01\0\0",
                         9),
        std::string_view("{\\rtf1\\ansi"), std::string_view("a\0b\0c\0", 6)}) {
    INFO(bytes.substr(0, 4));
    CHECK(media_type("page.html", bytes).empty());
  }
  CHECK(media_type("page", "<?xml version='1.0'?><pages/>").empty());
}

TEST_CASE("a file that is not what it claims names both", "[extract]") {
  const auto refused = [](std::string_view type, std::string_view bytes) -> std::string {
    try {
      extractor().extract(type, bytes);
      return "read";
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::unsupported_media);
      return error.what();
    }
  };
  CHECK(refused("text/html", "%PDF-1.4 x") == "given as text/html but looks like a PDF");
  CHECK(refused("text/plain", "\x89PNG\r\n\x1A\n") ==
        "given as text/plain but looks like a PNG picture");
  CHECK(refused("application/pdf", "hello") ==
        "given as application/pdf but does not look like it");
  CHECK(refused("application/zip", "hello") == "there is no reader for application/zip");
  CHECK(refused("", "PK\x03\x04rest") ==
        "looks like a ZIP archive (DOCX, XLSX, PPTX, ODT, EPUB): there is no reader for it");
}
