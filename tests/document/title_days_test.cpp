// What a page's title says of its days, and a text that is nothing but a title.
#include <string>
#include <vector>

#include "catch.hpp"
#include "document/document.hpp"

namespace {

using namespace fingerpost;

Document page(const std::string& title, const std::string& body, const std::string& published) {
  Source source;
  source.media_type = "text/markdown";
  if (!published.empty()) source.published = period_from_iso(published);
  return read(source, "# " + title + "\n\n" + body + "\n");
}

std::string day(const std::optional<Period>& period) { return period ? to_iso(*period) : "-"; }

}  // namespace

TEST_CASE("an end, a start or the days in a title are the document's", "[document]") {
  struct Case {
    std::string title, published, validity;
  };
  const std::vector<Case> cases{
      {"Courses cancelled until 1 June 2025", "", "../2025-06-01"},
      {"Courses cancelled until Monday 1st June", "2020-03-27", "../2020-06-01"},
      {"All training suspended until further notice", "2020-03-27", "../.."},
      {"Duty desk closed from 24 December 2025", "", "2025-12-24/.."},
      {"Office closed 24 December 2025 to 2 January 2026", "", "2025-12-24/2026-01-02"},
      {"Interim guidance on home visits (valid to 31 March 2025)", "", "../2025-03-31"},
      {"Fee waiver: valid from 1 January 2025 to 31 March 2025", "", "2025-01-01/2025-03-31"},
      {"Safeguarding Week 24-28 June 2024", "", "2024-06-24/2024-06-28"},
      {"Neglect conference, Friday 14 November 2025", "", "2025-11-14"},
      {"April newsletter", "2024-04", "../.."},
      {"Neglect strategy 2020-2025", "", "2020-01-01/2025-12-31"},
      {"Working Together to Safeguard Children 2023", "", "../.."},
      {"Serious case review: Child K, died 3 May 2016", "", "../.."},
  };
  for (const Case& c : cases) {
    INFO(c.title);
    const Document d = page(c.title, "Please check this page for updates.", c.published);
    CHECK(to_iso(d.validity) == c.validity);
    if (c.published.empty()) CHECK(day(d.published) == "-");
  }
}

TEST_CASE("a title names the days that a page was updated, withdrawn, is due", "[document]") {
  CHECK(day(page("Thresholds (updated May 2025)", "Text of it.", "").updated) == "2025-05");
  CHECK(day(page("Bruising protocol - review due March 2026", "Text.", "").review_due) ==
        "2026-03");
  const Document gone = page("WITHDRAWN 8 March 2021: Neglect toolkit", "Text of it.", "");
  CHECK(name(gone.status) == "withdrawn");
  CHECK(day(gone.withdrawn) == "2021-03-08");
}

TEST_CASE("only the name of an issue dates it", "[document]") {
  CHECK(day(page("Newsletter - March 2025", "News of the month.", "").published) == "2025-03");
  CHECK(day(page("March 2025 e-bulletin", "News of the month.", "").published) == "2025-03");
}

TEST_CASE("a text that is nothing but a heading is a section", "[document]") {
  for (const char* type : {"text/plain", "text/markdown", "text/html"}) {
    Source source;
    source.media_type = type;
    source.id = "one";
    const std::string words = "Bruising in babies: ring 0113 496 0140";
    const std::string body = source.media_type == "text/html"       ? "<h1>" + words + "</h1>"
                             : source.media_type == "text/markdown" ? "# " + words
                                                                    : words;
    const Document d = read(source, body);
    INFO(type);
    REQUIRE(d.sections.size() == 1);
    CHECK(d.sections[0].text == words);
  }
}

TEST_CASE("what a page says of its own validity is the document's", "[document]") {
  struct Case {
    std::string body, validity;
  };
  const std::vector<Case> cases{
      {"This guidance is valid from 1 January 2025 to 31 March 2025.", "2025-01-01/2025-03-31"},
      {"This protocol applies from 1 January to 31 March 2025.", "2025-01-01/2025-03-31"},
      {"Valid until 31 March 2025.", "../2025-03-31"},
      {"This policy expires on 31 March 2025.", "../2025-03-31"},
      {"The fee waiver is valid until 31 March 2025.", "../.."},
  };
  for (const Case& c : cases) {
    INFO(c.body);
    const Document d = page(
        "Home visits", c.body + "\n\n## Before a visit\n\nAsk the family who lives there.", "");
    CHECK(to_iso(d.validity) == c.validity);
  }
}

TEST_CASE("a page that says it is superseded or archived is not in force", "[document]") {
  for (const char* banner : {"This protocol has been superseded by the Bruising protocol 2025.",
                             "This page has been archived.", "This guidance is no longer in force.",
                             "This procedure has been replaced by chapter 4.2.",
                             "ARCHIVED: this document is kept for reference only."}) {
    INFO(banner);
    CHECK(
        name(page("Bruising protocol 2023", std::string(banner) + "\n\nText of it.", "").status) ==
        "withdrawn");
  }
  for (const char* other :
       {"This protocol supersedes the Bruising protocol 2023.",
        "The 2018 edition has been superseded by this guidance.",
        "The records of this protocol's meetings have been archived.",
        "Working Together 2018 is no longer in force; this guidance follows the 2023 edition."}) {
    INFO(other);
    CHECK(name(page("Bruising protocol 2025", std::string(other) + "\n\nText of it.", "").status) ==
          "published");
  }
}

TEST_CASE("a banner above the page is read, wherever it stands", "[document]") {
  const auto status = [](const std::string& banner) {
    Source source;
    source.media_type = "text/html";
    return std::string(name(
        read(source, "<html><body>" + banner + "<main><h1>Neglect</h1><p>Text of it.</p></main>")
            .status));
  };
  CHECK(status("<main><div class='banner'><p>This guidance has been withdrawn.</p></div></main>") ==
        "withdrawn");
  CHECK(status("<div class='banner'>This guidance has been withdrawn.</div>") == "withdrawn");
  CHECK(status("<header role='banner'>Leeds SCP</header>") == "published");
}

TEST_CASE("a review that is put off ends nothing", "[document]") {
  for (const char* words : {"Review date: September 2023, extended to September 2026.",
                            "Review due 09/2023 (extended to 09/2026)",
                            "Review date September 2023, now September 2026"}) {
    INFO(words);
    const Document d = page("Ibis protocol", std::string(words) + "\n\nText of it.", "2021");
    CHECK(day(d.review_due) == "2026-09");
    CHECK(to_iso(d.validity) == "../..");
    for (const Section& section : d.sections) CHECK(to_iso(section.validity) == "../..");
  }
  const Document closed =
      page("Ibis house", "The closure has been extended to 5 June 2026.\n\nText of it.", "2026");
  CHECK(to_iso(closed.sections[0].validity) == "../2026-06-05");
}
