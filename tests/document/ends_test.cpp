// Notices and their ends: what has ended is over, and no end is invented.
#include <string>
#include <vector>

#include "catch.hpp"
#include "document/document.hpp"

namespace {

using namespace fingerpost;

struct Case {
  std::string words, validity;
};

Document notice(const std::string& words) {
  Source source;
  source.media_type = "text/markdown";
  source.kind = Kind::notice;
  source.published = period_from_iso("2025-04-28");
  return read(source, "# Duty desk\n\n" + words + "\n");
}

}  // namespace

TEST_CASE("a notice lasts as long as its words say", "[document]") {
  const std::vector<Case> cases{
      {"Unavailable from 5pm on 30 May 2025 to 8am on 1 June 2025.", "2025-05-30/2025-06-01"},
      {"Unavailable from 5pm on 30 May 2025 until 8am on 1 June 2025.", "2025-05-30/2025-06-01"},
      {"The system is read-only from 17:00 Fri 4 July to 08:00 Mon 7 July.",
       "2025-07-04/2025-07-07"},
      {"Maintenance runs from 1 May to 1 June 2025.", "2025-05-01/2025-06-01"},
      {"The waiver runs to 1 June 2025.", "../2025-06-01"},
      {"The waiver runs until 1 June 2025.", "../2025-06-01"},
      {"The waiver lasts until 1 June 2025.", "../2025-06-01"},
      {"The trial runs from 1st to 30th Nov.", "2025-11"},
      {"22 July - 2 September: heat alert in place.", "2025-07-22/2025-09-02"},
      {"Between 22 July and 2 September calls are answered by the night team.",
       "2025-07-22/2025-09-02"},
      {"Closed from 10 May, reopening 2 June.", "2025-05-10/2025-06-01"},
      {"The desk is closed from 10 May and reopens on 2 June.", "2025-05-10/2025-06-01"},
      {"Closed for the whole of June.", "2025-06"},
      {"Closed throughout June.", "2025-06"},
      {"Closed 1/6/2025 only.", "2025-06-01"},
      {"The desk will be closed on 1 June 2025.", "2025-06-01"},
      {"Because of snow the drop-in on Sunday 1 June 2025 will not take place.", "../2025-06-01"},
      {"The clinic on 1 June 2025 has been cancelled.", "../2025-06-01"},
      {"There will be no drop-in on 1 June 2025.", "../2025-06-01"},
      {"The group does not meet on 27 May 2025. The one on 3 June 2025 will not run either.",
       "../2025-06-03"},
      {"Applications for the grant close at noon on 1 June 2025.", "../2025-06-01"},
      {"Entries to the poster competition close at midnight on 1 June 2025.", "../2025-06-01"},
      {"No longer available after 1 June 2025.", "../2025-06-01"},
      {"Paper forms are no longer accepted after 1 June 2025.", "../2025-06-01"},
      {"Valid until 1 June 2025.", "../2025-06-01"},
      {"This notice expires on 1/6/25.", "../2025-06-01"},
      {"This notice will be removed on 1 June 2025.", "../2025-06-01"},
      {"| From | To |\n|---|---|\n| 10 May 2025 | 2 June 2025 |", "2025-05-10/2025-06-02"},
      {"| Start | End |\n|---|---|\n| 10 May 2025 | 2 June 2025 |", "2025-05-10/2025-06-02"},
      {"| Desk | From | To |\n|---|---|---|\n| East | 10 May 2025 | 2 June 2025 |",
       "2025-05-10/2025-06-02"},
      {"From: 10 May 2025\n\nTo: 2 June 2025", "2025-05-10/2025-06-02"},
      {"Start: 10 May 2025\n\nEnd: 2 June 2025", "2025-05-10/2025-06-02"},
      {"Closed until Friday 31st October at the earliest.", "../.."},
      {"Closed until at least 1 June.", "../.."},
      {"Closed until 1 June at the very earliest.", "../.."},
      {"We are closed 24, 25 and 26 December 2025.", "2025-12-24/2025-12-26"},
      {"Offline between 6pm on Friday 30 May 2025 and 8am on Monday 2 June 2025.",
       "2025-05-30/2025-06-02"},
      {"The line is not available on 1 June 2025.", "2025-06-01"},
      {"Closed until further notice.", "../.."},
      {"Closed from 10 May until further notice.", "2025-05-10/.."},
      {"Suspended from 10 May.", "2025-05-10/.."},
      {"The desk moved to the tower. Read the report of 3 March 2024 first.", "../.."},
  };
  for (const Case& c : cases) {
    INFO(c.words);
    CHECK(to_iso(notice(c.words).validity) == c.validity);
  }
}

TEST_CASE("an end told in a heading is the end of what stands under it", "[document]") {
  struct Page {
    std::string html, whole, first;
  };
  const std::vector<Page> pages{
      {"<h1>Fees</h1><h2>Valid until 31 March 2025</h2><p>No fees for schools.", "../2025-03-31",
       "../2025-03-31"},
      {"<h1>Fees</h1><h2>Valid from 1 January 2025 to 31 March 2025</h2><p>No fees for schools.",
       "2025-01-01/2025-03-31", "2025-01-01/2025-03-31"},
      {"<h1>Fees</h1><h2>Expires 31 March 2025</h2><p>No fees for schools.", "../2025-03-31",
       "../2025-03-31"},
      {"<h1>Fees</h1><p>Schools pay by term.<h2>Waiver (valid until 31 March 2025)</h2><p>None.",
       "../..", "../.."},
      {"<h1>Fees</h1><h2>What applied until 31 March 2025</h2><p>Schools paid by term.<h2>Now</h2>"
       "<p>Schools pay by year.",
       "../..", "../.."},
  };
  for (const Page& page : pages) {
    INFO(page.html);
    Source source;
    source.media_type = "text/html";
    source.kind = Kind::guidance;
    const Document d = read(source, page.html);
    CHECK(to_iso(d.validity) == page.whole);
  }
}

TEST_CASE("what says that it expires is a notice, and all of it does", "[document]") {
  Source source;
  source.media_type = "text/markdown";
  const Document d = read(
      source, "# Car park\n\nThis notice expires on 30/11/25.\n\nPark in Duke Street instead.\n");
  CHECK(name(d.kind) == "notice");
  CHECK(to_iso(d.validity) == "../2025-11-30");
  const Document form =
      read(source, "# Serving papers\n\nServe this notice on both parents before 30 November.\n");
  CHECK(name(form.kind) != "notice");
}

TEST_CASE("a plain text may begin with its days", "[document]") {
  struct Text {
    std::string text, title, validity;
  };
  const std::vector<Text> texts{
      {"Effective date: 1 October 2025\n\nHeron protocol\n\nRing the desk before a visit.\n",
       "Heron protocol", "2025-10-01/.."},
      {"Effective from 1 October 2025\n\nHeron protocol\n\nRing the desk before a visit.\n",
       "Heron protocol", "2025-10-01/.."},
      {"Valid until 1 October 2025\n\nHeron protocol\n\nRing the desk before a visit.\n",
       "Heron protocol", "../2025-10-01"},
      {"December 2024 Newsletter\n\nNews of the month is told here.\n\nDates for your "
       "diary\n\n11 February Safer Internet Day\n",
       "December 2024 Newsletter", "../.."},
      {"Autumn 2024 bulletin\n\nNews of the month is told here.\n\nDates for your diary\n\n11 "
       "February Safer Internet Day\n",
       "Autumn 2024 bulletin", "../.."},
  };
  for (const Text& one : texts) {
    INFO(one.text);
    Source source;
    source.media_type = "text/plain";
    const Document d = read(source, one.text);
    CHECK(d.title == one.title);
    CHECK(to_iso(d.validity) == one.validity);
  }
}

TEST_CASE("a review that was put off is due on its new day", "[document]") {
  struct Text {
    std::string words, due;
  };
  const std::vector<Text> texts{
      {"Review Sept 2023, extended to Sept 2026", "2026-09"},
      {"Review date: September 2023 (extended to September 2026)", "2026-09"},
      {"Review date: September 2023, deferred until September 2026", "2026-09"},
      {"Review due September 2023, now September 2026", "2026-09"},
      {"Review date: September 2023", "2023-09"},
      {"Review date: September 2023. Opening hours are extended to 9pm.", "2023-09"},
  };
  for (const Text& one : texts) {
    INFO(one.words);
    Source source;
    source.media_type = "text/markdown";
    source.kind = Kind::protocol;
    const Document d = read(source, "# Herons\n\n" + one.words + "\n\nRing before a visit.\n");
    CHECK((d.review_due ? to_iso(*d.review_due) : "-") == one.due);
  }
}
