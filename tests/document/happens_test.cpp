// When courses and events are: on all of their days, and not on those they were
// moved from, cancelled on or booked until.
#include <string>
#include <vector>

#include "catch.hpp"
#include "document/document.hpp"

namespace {

using namespace fingerpost;

struct Case {
  std::string words, validity;
};

Document happening(Kind kind, const std::string& words, const char* type = "text/markdown") {
  Source source;
  source.media_type = type;
  source.kind = kind;
  source.published = period_from_iso("2025-01-02");
  source.title = "Heron awareness";
  return read(source, words);
}

}  // namespace

TEST_CASE("a course lasts until the last of its sessions", "[document]") {
  const std::vector<Case> cases{
      {"Session 1: 7 October 2025\nSession 2: 14 October 2025\nSession 3: 21 October 2025",
       "2025-10-07/2025-10-21"},
      {"Session 1: 7 October 2025\nSession 2: 14 October\nSession 3: 21 October",
       "2025-10-07/2025-10-21"},
      {"Level 1: 17 Sept\nLevel 2: 8 Oct and 9 Oct\nLevel 3: 12 Nov", "2025-09-17/2025-11-12"},
      {"Level 1 takes place on 17 September 2025.\n\nLevel 2 takes place on 8 and 9 October 2025.",
       "2025-09-17/2025-10-09"},
      {"Day one: 17 September 2025.\n\nDay two: 24 September 2025.", "2025-09-17/2025-09-24"},
      {"The first session is on 17 September 2025.\n\nThe last session is on 1 October 2025.",
       "2025-09-17/2025-10-01"},
      {"Join us on 17 September 2025.\n\nWe meet again on 24 September and 1 October 2025.",
       "2025-09-17/2025-10-01"},
      {"Every Tuesday from 7 January to 11 February 2025.", "2025-01-07/2025-02-11"},
      {"Weekly on Tuesdays from 7 January to 11 February 2025, 10am to 12 noon.",
       "2025-01-07/2025-02-11"},
      {"17 September 2025. Book by 1 September 2025.", "2025-09-17"},
      {"Every Tuesday in February 2027, 10am to 12 noon.", "2027-02-02/2027-02-28"},
      {"Mondays during October and November 2026.", "2026-10-05/2026-11-30"},
      {"Weekly on Wednesdays throughout May 2027.", "2027-05-05/2027-05-31"},
      {"The first Tuesday of each month in 2027.", "2027-01-05/2027-12-31"},
      {"17 September 2025.\n\nThe slides are available until 1 December 2025.", "2025-09-17"},
  };
  for (const char* type : {"text/markdown", "text/plain"})
    for (const Case& c : cases) {
      INFO(type << ": " << c.words);
      CHECK(to_iso(happening(Kind::course, c.words, type).validity) == c.validity);
    }
}

TEST_CASE("an event is on its own days", "[document]") {
  const std::vector<Case> cases{
      {"Thursday 9 October 2025, 10:00 to 13:00. Bookings close 2 October 2025.", "2025-10-09"},
      {"Thursday 9 October 2025, 10:00 to 13:00. Booking closes on 2 October 2025.", "2025-10-09"},
      {"Thursday 9 October 2025. Registration closes 2 October 2025.", "2025-10-09"},
      {"Thursday 9 October 2025. Deadline for booking: 2 October 2025.", "2025-10-09"},
      {"Thursday 9 October 2025. Early bird tickets until 2 October 2025.", "2025-10-09"},
      {"Thursday 9 October 2025. Please register by 2 October 2025.", "2025-10-09"},
      {"Book before 2 October 2025. The forum is on Thursday 9 October 2025.", "2025-10-09"},
      {"The forum took place on 5 March 2025. The slides are available until 5 June 2025.",
       "2025-03-05"},
      {"The forum was held on 5 March 2025. A recording can be watched until 5 June 2025.",
       "2025-03-05"},
      {"The forum is moved from 5 March 2025 to 9 April 2025.", "2025-04-09"},
      {"The forum has been postponed from 5 March 2025 to 9 April 2025.", "2025-04-09"},
      {"The forum planned for 5 March 2025 will now take place on 9 April 2025.", "2025-04-09"},
      {"The forum is on 9 April 2025 instead of 5 March 2025.", "2025-04-09"},
      {"The forum is on 9 April 2025 (rescheduled from 5 March 2025).", "2025-04-09"},
      {"The fair runs from 5 March 2025 to 9 March 2025.", "2025-03-05/2025-03-09"},
  };
  for (const Case& c : cases) {
    INFO(c.words);
    CHECK(to_iso(happening(Kind::event, c.words).validity) == c.validity);
  }
}

TEST_CASE("what does not take place is not live", "[document]") {
  struct Said {
    std::string words, status;
  };
  const std::vector<Said> all{
      {"CANCELLED \xE2\x80\x93 the heron course on 9 October 2025 will not take place.",
       "withdrawn"},
      {"Cancelled: heron course, 9 October 2025.", "withdrawn"},
      {"This course has been cancelled. It was on 9 October 2025.", "withdrawn"},
      {"The course on 9 October 2025 has been cancelled.", "withdrawn"},
      {"The session on 9 October 2025 will not go ahead.", "withdrawn"},
      {"We are sorry that this event is cancelled.", "withdrawn"},
      {"Unfortunately the course on 9 October 2025 will no longer be going ahead.", "withdrawn"},
      {"Postponed from 5 March 2025. A new date will follow.", "withdrawn"},
      {"This course is postponed until further notice.", "withdrawn"},
      {"The course on 9 October 2025 is postponed.", "withdrawn"},
      {"This course is postponed to 9 October 2025.", "published"},
      {"Postponed from 5 March 2025 to 9 April 2025.", "published"},
      {"Sessions are on 9 October and 6 November 2025. The session on 9 October 2025 has been "
       "cancelled.",
       "published"},
      {"9 October 2025. No course has been cancelled.", "published"},
      {"9 October 2025. If the course is cancelled we will e-mail you.", "published"},
      {"9 October 2025. Places cancelled after 1 October 2025 are charged.", "published"},
      {"9 October 2025. The course in 2024 was cancelled because of the weather.", "published"},
      {"9 October 2025. This event may be cancelled if too few people book.", "published"},
      {"9 October 2025. This course will not be recorded.", "published"},
  };
  for (const Said& said : all) {
    INFO(said.words);
    CHECK(name(happening(Kind::course, said.words).status) == said.status);
    CHECK(name(happening(Kind::event, said.words).status) == said.status);
  }
}

TEST_CASE("what comes again and again begins and ends", "[document]") {
  const std::vector<Case> cases{
      {"First Wednesday of every month, 10am to 12 noon, from September 2025 until July 2026.",
       "2025-09-03/2026-07-31"},
      {"Every Tuesday from 7 January to 11 February 2025.", "2025-01-07/2025-02-11"},
      {"Every Friday until 28 March 2025.", "../2025-03-28"},
      {"Every Friday.", "../.."},
      {"Meets on the first Tuesday of every month.\n\nFirst meeting of the year: 4 February 2025.",
       "2025-02-04/.."},
  };
  for (const Case& c : cases) {
    INFO(c.words);
    const Document d = happening(Kind::event, c.words);
    CHECK(to_iso(d.sections.at(0).validity) == c.validity);
    CHECK(to_iso(*d.published) == "2025-01-02");
    Source source;
    source.media_type = "text/markdown", source.kind = Kind::event, source.title = "Drop-in";
    CHECK_FALSE(read(source, c.words).published.has_value());
  }
}

TEST_CASE("a notice of an absence lasts until all is as usual again", "[document]") {
  const std::vector<Case> cases{
      {"The officer is away from Monday 21 July to Friday 22 August 2025. From Tuesday 26 August "
       "the usual hours return.",
       "2025-07-21/2025-08-25"},
      {"The adviser is on leave from 4 to 15 August 2025.", "2025-08-04/2025-08-15"},
      {"From 1 September 2025 the number works again.", "../2025-08-31"},
      // What begins has its beginning.
      {"From 1 September 2025 there is a new number.", "2025-09-01/.."},
  };
  for (const Case& c : cases) {
    INFO(c.words);
    CHECK(to_iso(happening(Kind::notice, c.words).sections.at(0).validity) == c.validity);
  }
}

TEST_CASE("words that end before they begin are a problem of the page, and no reason to refuse it",
          "[document]") {
  for (const char* words :
       {"# Valid until 31 March 2026\n\nThis protocol applies from 1 April 2026.",
        "# Offer (from 1 April 2026, until 31 March 2026)\n\nText."})
    for (const Kind kind : {Kind::page, Kind::notice, Kind::event, Kind::protocol}) {
      INFO(words);
      Source source{.id = "a", .media_type = "text/markdown", .kind = kind};
      const Document kept = read(source, words);
      CHECK(to_iso(kept.validity) == "../2026-03-31");
      REQUIRE(kept.problems.size() == 1);
      CHECK(kept.problems[0].find("ends on 2026-03-31 and begins on 2026-04-01") !=
            std::string::npos);
      // What the host says stands.
      source.valid_from = period_from_iso("2026-04-01");
      CHECK(to_iso(read(source, words).validity) == "2026-04-01/..");
    }
}

TEST_CASE("a newsletter's diary looks ahead of its own issue", "[document]") {
  struct Issue {
    std::string type, title, published, line, first;
  };
  const std::vector<Issue> issues{
      {"text/html", "Winter newsletter 2024", "2024-12", "11 February: Safer Internet Day",
       "2025-02-11"},
      {"text/plain", "Winter Newsletter December 2024", "2024-12", "15 January: Heron forum",
       "2025-01-15"},
      {"text/plain", "Winter Newsletter December 2024", "", "15 January: Heron forum",
       "2025-01-15"},
      {"text/plain", "December 2024 Newsletter", "2024-12", "15 January: Heron forum",
       "2025-01-15"},
      {"text/html", "Autumn bulletin 2024", "2024-11", "4 March: Heron forum", "2025-03-04"},
      {"text/html", "Winter newsletter 2024", "2024-12", "13 December: carols", "2024-12-13"},
      {"text/html", "Newsletter 2024", "2024-06", "4 September: Heron forum", "2024-09-04"},
      {"text/html", "June 2024 newsletter", "2024-06", "24-28 June: Safeguarding Week",
       "2024-06-24/2024-06-28"},
      {"text/html", "Dates in 2025", "2024-12", "11 February: Safer Internet Day", "2025-02-11"},
  };
  for (const Issue& issue : issues) {
    INFO(issue.type << " " << issue.title << " " << issue.published << " " << issue.line);
    Source source;
    source.media_type = issue.type;
    source.kind = Kind::newsletter;
    if (!issue.published.empty()) source.published = period_from_iso(issue.published);
    const bool html = issue.type == "text/html";
    const Document d =
        read(source, html ? "<h1>" + issue.title + "</h1><h2>Dates for your diary</h2><ul><li>" +
                                issue.line + "</li></ul>"
                          : issue.title + "\n\nDates for your diary\n\n" + issue.line + "\n");
    REQUIRE_FALSE(d.sections.empty());
    CHECK(to_iso(d.sections.back().validity) == issue.first);
  }
}
