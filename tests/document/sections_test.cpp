// Blocks become sections: headings, paths, anchors, items, diary lines, notices.
#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "document/document.hpp"

namespace {

using namespace fingerpost;

// What a Vocabulary would say of COVID-19.
const std::vector<TopicClue> clues{
    {{"COVID-19", "coronavirus", "pandemic"},
     {Date(std::chrono::year(2020) / 1 / 1), Date(std::chrono::year(2023) / 12 / 31)}}};

Document read_text(std::string_view text, Source source = {}) {
  source.media_type = "text/plain";
  return read(source, text, {{}, clues});
}

Document read_as(Kind kind, std::string_view text) {
  Source source;
  source.kind = kind;
  return read_text(text, source);
}

Document read_html(std::string_view html, Source source = {}) {
  source.media_type = "text/html";
  return read(source, html, {{}, clues});
}

std::string file(const std::string& name) {
  std::ifstream in(std::string(FINGERPOST_SOURCE "/tests/pages/seeds/") + name);
  std::stringstream all;
  all << in.rdbuf();
  REQUIRE(!all.str().empty());
  return all.str();
}

// "item New practice guidance 2024-05-13" for each section.
std::vector<std::string> shown(const Document& document) {
  std::vector<std::string> out;
  for (const Section& s : document.sections) {
    std::string line(name(s.kind));
    for (const std::string& above : s.path) line += " " + above + " >";
    line += " " + s.heading;
    if (!s.validity.open()) line += " " + to_iso(s.validity);
    out.push_back(line);
  }
  return out;
}

std::vector<std::string> headings(const Document& document) {
  std::vector<std::string> out;
  for (const Section& s : document.sections) out.push_back(s.heading);
  return out;
}

bool anywhere(const Document& document, std::string_view words) {
  return std::any_of(document.sections.begin(), document.sections.end(), [&](const Section& s) {
    return s.text.find(words) != std::string::npos || s.heading.find(words) != std::string::npos;
  });
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("the April newsletter is eight sections under six headings", "[document]") {
  const Document d = read_text(file("april-newsletter.txt"));
  CHECK(d.title == "April Newsletter");
  CHECK(d.kind == Kind::newsletter);
  CHECK(shown(d) ==
        Lines{"item New Practice guidance", "item Guidance and local protocols",
              "item LSCP Safeguarding Training", "item Practitioner group",
              "event Dates for your diary > Dates for your diary 2024-05-13/2024-05-19",
              "event Dates for your diary > Dates for your diary 2024-05-25",
              "event Dates for your diary > Dates for your diary 2024-06-24/2024-06-28",
              "item Register for your copy of our newsletter delivered direct to your inbox"});
  REQUIRE(d.sections.size() == 8);
  CHECK(d.sections[4].anchor == "dates-for-your-diary");
  CHECK(d.sections[5].anchor == "dates-for-your-diary-2");
  CHECK(d.sections[5].text == "25 May International Missing Children\xE2\x80\x99s Day");
  CHECK(d.published == period_from_iso("2024-04"));
  CHECK(d.published_basis == Basis::neighbour);
  CHECK_FALSE(anywhere(d, "Quick leave"));
  // Page 80 is a citation; nothing else on the page is a date.
  for (const Section& s : d.sections)
    for (const DateMention& mention : s.dates)
      CHECK((s.kind == Kind::event || mention.role == Role::edition));
}

TEST_CASE("the notice on the practitioners' page ends, the page does not", "[document]") {
  const Document d = read_text(file("practitioners.txt"));
  CHECK(d.title == "Practitioners/ Professionals");
  REQUIRE(d.sections.size() >= 2);
  const Section& notice = d.sections[0];
  CHECK(notice.kind == Kind::notice);
  CHECK(to_iso(notice.validity) == "../2020-06-01");
  CHECK(notice.anchor == "notice");
  // Seven paragraphs, divided by six empty lines.
  CHECK(notice.text.find("keep checking back to the site for updates.") != std::string::npos);
  CHECK(notice.text.find("restorative approach") == std::string::npos);
  REQUIRE(notice.dates.size() == 1);
  CHECK(notice.dates[0].basis == Basis::topic);
  for (std::size_t i = 1; i < d.sections.size(); ++i) {
    INFO(i);
    CHECK(d.sections[i].kind == Kind::page);
    CHECK(d.sections[i].validity.open());
  }
  CHECK(d.sections[1].text.compare(0, 24, "The LSCP fully supports ") == 0);
  CHECK(d.validity.open());
}

TEST_CASE("a notice hangs together, and is cut where nothing holds it", "[document]") {
  struct Case {
    std::string name, text;
    Lines expected;
  };
  const std::vector<Case> cases{
      {"a notice above a page",
       "About our training\n\n"
       "All classroom courses are cancelled until Friday 31 January 2025 because of flooding.\n\n"
       "During this period the courses run online.\n\n"
       "Safeguarding is everybody's business, and everybody who meets a family can help.\n\n"
       "Thresholds tell which help a child needs.",
       {"notice  ../2025-01-31", "page "}},
      {"a notice in the middle",
       "Our library\n\n"
       "The library lends books on attachment, neglect and play to every practitioner.\n\n"
       "The library is closed until 14 March 2025.\n\n"
       "Reading lists are drawn up by the librarian of the university each summer.",
       {"page ", "notice  ../2025-03-14", "page "}},
      {"history is no notice",
       "Who we were\n\n"
       "The board was chaired by the council until September 2019.\n\n"
       "The partnership has an independent scrutineer.",
       {"page "}},
      {"what ends is something else",
       "New number\n\n"
       "From 1 April 2025 ring 0113 496 0140. The old number is forwarded until 30 June 2025.\n\n"
       "Change your posters.",
       {"page  2025-04-01/.."}},
      {"a list with its lead goes with it",
       "Bookings\n\n"
       "Bookings are suspended until 2 May 2025. Until then you can:\n\n"
       "- ring the office\n- use the portal\n\n"
       "Our policy on fees applies to all who do not attend.",
       {"notice  ../2025-05-02", "page "}},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(shown(read_as(Kind::page, c.text)) == c.expected);
  }
}

TEST_CASE("headings of a plain text are found by how they stand", "[document]") {
  struct Case {
    std::string name, text;
    Lines expected;
  };
  const std::string prose = "This is a sentence that says what the heading above it promises.";
  const std::vector<Case> cases{
      {"two empty lines mark them",
       "Title\n\nFirst\n\n" + prose + "\n\nLine\n\n" + prose + "\n\n\nSecond\n\n" + prose +
           "\n\n\nThird\n\n" + prose,
       {"First", "Second", "Third"}},
      {"one empty line will do",
       "Title\n\nFirst\n\n" + prose + "\n\nSecond\n\n" + prose,
       {"First", "Second"}},
      {"none below", "Title\n\nFirst\n" + prose + "\n\nSecond\n" + prose, {"First", "Second"}},
      {"capitals", "TITLE\n\nSCOPE\n\n" + prose + "\n\nAIM\n\n" + prose, {"SCOPE", "AIM"}},
      {"underlined",
       "Title\n\nScope\n-----\n" + prose + "\n\nAim\n---\n" + prose,
       {"Scope", "Aim"}},
      {"numbered",
       "Title\n\n1. Scope\n\n" + prose + "\n\n2. Aim\n\n" + prose,
       {"1. Scope", "2. Aim"}},
      {"questions", "Title\n\nWhat is neglect?\n\n" + prose, {"What is neglect?"}},
      {"days are none", "Title\n\n" + prose + "\n\n25 May Awareness Day\n\n" + prose, {""}},
      {"addresses are none",
       "Title\n\n" + prose + "\n\nMerrion House\n110 Merrion Centre\nLeeds\n\n" + prose,
       {""}},
      {"mail and telephone are none",
       "Title\n\n" + prose + "\n\nlscp@leeds.example\n\n" + prose,
       {""}},
      {"sentences are none", "Title\n\n" + prose + "\n\nRing 999.\n\n" + prose, {""}},
      {"an imprint is none", "Title\n\nPublished by the board, November 2015\n\n" + prose, {""}},
      {"a lone heading is merged", "Title\n\nScope\n\n" + prose + "\n\n\nContact us", {"Scope"}},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Document d = read_as(Kind::page, c.text);
    CHECK(headings(d) == c.expected);
    for (const Section& s : d.sections) CHECK_FALSE(s.text.empty());
  }
}

TEST_CASE("headings nest, and the title is not in the path", "[document]") {
  const Document d = read_html(
      "<h1>Neglect</h1><p>Intro.</p><h2>Part one</h2><h3>Signs</h3><p>a</p><h3>Help</h3><p>b</p>"
      "<p><b>Who to ring</b></p><p>The duty team.</p><h2>Part two</h2><p>c</p>");
  CHECK(d.title == "Neglect");
  CHECK(shown(d) == Lines{"page ", "page Part one > Signs", "page Part one > Help",
                          "page Part one > Help > Who to ring", "page Part two"});
}

TEST_CASE("anchors are unique, and stay when something else on the page changes", "[document]") {
  const auto anchors = [](const Document& d) {
    Lines out;
    for (const Section& s : d.sections) out.push_back(s.anchor);
    return out;
  };
  const std::string page =
      "<h1>T</h1><p>a</p><h2>Scope</h2><p>b</p><h2>Scope</h2><p>c</p>"
      "<h2>Scope 2</h2><p>d</p><h2>!!!</h2><p>e</p>";
  CHECK(anchors(read_html(page)) == Lines{"top", "scope", "scope-2", "scope-2-2", "top-2"});
  const std::string noticed =
      "<h1>T</h1><p>The office is closed until 1 June 2024.</p><p>Unrelated introduction.</p>";
  const Document d = read_html(noticed);
  CHECK(anchors(d) == Lines{"notice", "top"});
}

TEST_CASE("sections keep the page's own address", "[document]") {
  const Document d = read_html("<h1>T</h1><h2 id=dates>Dates</h2><p>a</p><h2>None</h2><p>b</p>");
  REQUIRE(d.sections.size() == 2);
  CHECK(d.sections[0].fragment == "#dates");
  CHECK(d.sections[1].fragment.empty());
}

TEST_CASE("long sections are cut near 300 words, at paragraphs", "[document]") {
  std::string text = "Title\n\nLong\n\n";
  for (int i = 0; i < 20; ++i) {
    for (int w = 0; w < 49; ++w) text += "word ";
    text += "end.\n\n";
  }
  const Document d = read_as(Kind::page, text);
  REQUIRE(d.sections.size() == 4);
  std::size_t i = 0;
  for (const Section& s : d.sections) {
    const auto words = std::count(s.text.begin(), s.text.end(), ' ') + 1;
    CHECK(words >= 200);
    CHECK(words <= 320);
    CHECK(s.heading == "Long");
    CHECK(s.anchor == (i ? "long-" + std::to_string(i + 1) : "long"));
    ++i;
  }
  std::string endless = "Title\n\n";
  for (int w = 0; w < 5000; ++w) endless += "word ";
  for (const Section& s : read_as(Kind::page, endless).sections) CHECK(s.text.size() < 3000);
}

TEST_CASE("dates keep their place when sections are cut", "[document]") {
  std::string text = "Title\n\n";
  for (int i = 1; i <= 28; ++i) {
    for (int w = 0; w < 40; ++w) text += "word ";
    text += "on " + std::to_string(i) + " May 2024.\n\n";
  }
  std::size_t dates = 0;
  for (const Section& s : read_as(Kind::page, text).sections)
    for (const DateMention& m : s.dates) {
      CHECK(s.text.substr(m.offset, m.length) == m.words);
      ++dates;
    }
  CHECK(dates == 28);
}

TEST_CASE("a programme gives one section for each of its lines", "[document]") {
  struct Case {
    std::string name, html;
    Kind kind;
    Lines expected;
  };
  const std::vector<Case> cases{
      {"a table of courses",
       "<h1>Training programme</h1><p>Book on the portal.</p><table><tr><th>Course<th>Dates"
       "<tr><td>Neglect<td>14 October 2025, 9 June 2026<tr><td>Basics<td>At any time</table>",
       Kind::course,
       {"course ", "course  2025-10-14/2026-06-09", "course "}},
      {"sessions in a list",
       "<h1>Neglect</h1><p>A full day.</p><h2>Sessions</h2><ul><li>Tuesday 14 October 2025, 9.30am"
       "<li>Tuesday 9 June 2026, 9.30am</ul><h2>Cost</h2><p>Free.</p>",
       Kind::course,
       {"course ", "course Sessions > Sessions 2025-10-14", "course Sessions > Sessions 2026-06-09",
        "course Cost"}},
      {"a diary broken by br",
       "<h1>May Newsletter 2024</h1><h2>Diary dates</h2><p>13 May: A day<br>20 May: B day</p>",
       Kind::newsletter,
       {"event Diary dates > Diary dates 2024-05-13",
        "event Diary dates > Diary dates 2024-05-20"}},
      {"days in headings",
       "<h1>Safeguarding Week 2024</h1><h2>Monday 24 June</h2><p>Opening.</p>"
       "<h2>Tuesday 25 June</h2><p>County lines.</p>",
       Kind::event,
       {"event Monday 24 June 2024-06-24", "event Tuesday 25 June 2024-06-25"}},
      {"amendments are no events",
       "<h1>Amendments</h1><ul><li>1 May 2024: links repaired<li>2 June 2024: Neglect</ul>",
       Kind::page,
       {"page "}},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    Source source;
    source.kind = c.kind;
    CHECK(shown(read_html(c.html, source)) == c.expected);
  }
}

TEST_CASE("what explains a diary line stays with it", "[document]") {
  const Document d = read_as(Kind::newsletter,
                             "May Newsletter 2024\n\nDiary dates\n\n13 May A day\n\n"
                             "Walk with us in the park.\n\n20 May B day\n\nWear something blue.");
  REQUIRE(d.sections.size() == 2);
  CHECK(d.sections[0].text == "13 May A day\n\nWalk with us in the park.");
  CHECK(d.sections[1].text == "20 May B day\n\nWear something blue.");
}
