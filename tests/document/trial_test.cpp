// A newcomer's trial: pages whose own days were told in words that nobody had tried,
// and pages that told of somebody else's.
#include <string>
#include <vector>

#include "catch.hpp"
#include "document/document.hpp"

namespace {

using namespace fingerpost;

Document page(Kind kind, const std::string& title, const std::string& body) {
  Source source;
  source.media_type = "text/markdown";
  source.kind = kind;
  source.published = period_from_iso("2025-02-03");
  return read(source,
              "# " + title + "\n\n" + body + "\n\n## Before a visit\n\nAsk who is there.\n");
}

Document guidance(const std::string& body) { return page(Kind::guidance, "Heron visits", body); }

std::string day(const std::optional<Period>& period) { return period ? to_iso(*period) : "-"; }

struct Case {
  std::string words, told;
};

}  // namespace

TEST_CASE("what waits until a day starts on it", "[document]") {
  const std::vector<Case> cases{
      {"This is for information until 1 September 2025, when it comes into force.",
       "2025-09-01/.."},
      {"This version is for information until 1 September 2025, when it takes effect.",
       "2025-09-01/.."},
      {"This guidance does not come into force until 1 September 2025.", "2025-09-01/.."},
      {"This guidance is not in force until 1 September 2025.", "2025-09-01/.."},
      {"This protocol will not apply until 1 September 2025.", "2025-09-01/.."},
      {"This protocol must not be used until 1 September 2025.", "2025-09-01/.."},
      {"This guidance is not effective until 1 September 2025.", "2025-09-01/.."},
      {"Not in force until 1 September 2025.", "2025-09-01/.."},
      {"Published for information only, comes into force 1 September 2026.", "2026-09-01/.."},
      {"For information. Version ahead of enforcement on 1 September 2026.", "2026-09-01/.."},
      {"For use from 1 September 2026", "2026-09-01/.."},
      {"Do not use this protocol before 1 September 2026.", "2026-09-01/.."},
      {"Not to be used before 1 September 2026.", "2026-09-01/.."},
      {"The mandatory reporting duty will come into force on 1 April 2027; follow this procedure "
       "today.",
       "../.."},
      {"The new Act does not come into force until 1 April 2027.", "../.."},
      {"This protocol applies until 1 September 2026.", "../2026-09-01"},
  };
  for (const Case& c : cases) {
    INFO(c.words);
    const Document d = guidance(c.words);
    CHECK(name(d.status) == std::string("published"));
    CHECK(to_iso(d.validity) == c.told);
  }
}

TEST_CASE("what waits for its approval is a draft", "[document]") {
  for (const std::string words :
       {"Awaiting ratification", "Awaiting ratification by the executive.",
        "Status: For consultation", "Not yet approved", "Not yet ratified by the board.",
        "Consultation version", "Working draft \xE2\x80\x93 not for onward circulation",
        "Status: Awaiting approval", "Pending approval", "Discussion draft",
        "This draft protocol is shared for comment."}) {
    INFO(words);
    CHECK(name(guidance(words).status) == std::string("draft"));
  }
  for (const std::string words :
       {"For consultation with families, book a room.", "Not yet approved carers must be seen.",
        "Children awaiting approval of a placement are seen weekly.",
        "Awaiting approval for a visit is no reason to wait."}) {
    INFO(words);
    CHECK(name(guidance(words).status) == std::string("published"));
  }
}

TEST_CASE("a deadline in its text ends no procedure and begins none", "[document]") {
  for (const std::string words :
       {"An arrangement that started before 1 September 2025 must be notified by 30 September "
        "2025.",
        "The LADO is Jane Doe until Friday 26 June 2026; from Monday 29 June 2026 the LADO will be "
        "John Roe.",
        "Until 31 March 2026 ring 111; from 1 April 2026 ring 222.",
        "Schools must return the section 11 audit by 30 November 2025.",
        "The Government consultation runs until 12 September 2025. Follow this protocol meanwhile.",
        "Next audit: by March 2025.",
        "Funding for the service is confirmed until March 2026. Refer any child at risk.",
        "This form must be returned by 30 November 2025.",
        "The mandatory reporting duty will come into force on 1 April 2027; follow this procedure "
        "today."})
    for (const Kind kind :
         {Kind::guidance, Kind::protocol, Kind::page, Kind::form, Kind::contact}) {
      INFO(name(kind) << ": " << words);
      const Document d = page(kind, "Heron visits", words);
      CHECK(to_iso(d.validity) == "../..");
      for (const Section& section : d.sections) CHECK(to_iso(section.validity) == "../..");
    }
}

TEST_CASE("what speaks of the page or shuts something ends on its day", "[document]") {
  for (const std::string words :
       {"Valid until 31 March 2026.", "This protocol applies until 31 March 2026.",
        "This guidance remains in place until 31 March 2026.", "Expires 31 March 2026.",
        "All visits are cancelled until 31 March 2026.",
        "The duty desk is closed until 31 March 2026.",
        "Until 31 March 2026 all visits are suspended.",
        "The herons' line is unavailable until 31 March 2026."})
    for (const Kind kind : {Kind::guidance, Kind::protocol, Kind::page, Kind::contact}) {
      INFO(name(kind) << ": " << words);
      const Document d = page(kind, "Heron visits", words);
      REQUIRE_FALSE(d.sections.empty());
      CHECK(to_iso(d.sections[0].validity) == "../2026-03-31");
    }
}

TEST_CASE("an end that was put off is the later day", "[document]") {
  const std::vector<Case> cases{
      {"Valid until 31 March 2026 (extended to 31 March 2027)", "../2027-03-31"},
      {"Valid until 31 March 2026, extended until 31 March 2027", "../2027-03-31"},
      {"This strategy is valid until 31 March 2026.", "../2026-03-31"},
      {"This delivery plan is valid from 1 April 2024 until 31 March 2026.",
       "2024-04-01/2026-03-31"},
      {"This guidance is valid until 31 March 2026 (extended to 31 March 2027).", "../2027-03-31"},
      {"This guidance expires on 31st March 2026 unless renewed. It was renewed on 2 March 2026 to "
       "31 March 2029.",
       "../2029-03-31"},
      {"Valid until 31 March 2026. Visits of 31 March 2027 are planned.", "../2026-03-31"},
  };
  for (const Case& c : cases) {
    INFO(c.words);
    const Document d = guidance(c.words);
    CHECK(to_iso(d.validity) == c.told);
    REQUIRE_FALSE(d.sections.empty());
    CHECK(to_iso(d.sections[0].validity) == c.told);
  }
}

TEST_CASE("a child's review is not the page's, and the last day told for one counts",
          "[document]") {
  const std::vector<Case> cases{
      {"The review conference is held within 3 months.", "-"},
      {"The next review conference is in 6 months.", "-"},
      {"Review date: 1 March 2026. Review deferred to 1 March 2027.", "2027-03-01"},
      {"Review due March 2026; review date extended to March 2027.", "2027-03"},
      {"Review date: January 2025. Reviewed with no changes, next review January 2027.", "2027-01"},
      {"This protocol is due for review in March 2027.", "2027-03"},
  };
  for (const Case& c : cases) {
    INFO(c.words);
    CHECK(day(page(Kind::protocol, "Heron visits", c.words).review_due) == c.told);
  }
}

TEST_CASE("what is said of others' papers makes no draft and withdraws nothing", "[document]") {
  struct Page {
    Kind kind;
    std::string title, body;
  };
  const std::vector<Page> pages{
      {Kind::protocol, "Heron visits", "Draft guidance from the DfE is expected."},
      {Kind::protocol, "Heron visits",
       "This guidance has been archived by the DfE. The protocol below is current."},
      {Kind::protocol, "Heron visits",
       "This chapter has been superseded in part by chapter 4. Ring the desk."},
      {Kind::guidance, "Signs of neglect", "## Withdrawn\n\nThe child says little."},
      {Kind::guidance, "Signs of neglect", "Status: withdrawn, quiet, tearful"},
      {Kind::newsletter, "Spring newsletter",
       "## Consultation draft: new thresholds\n\nTell us what you think."},
      {Kind::form, "Draft letter to parents", "Dear parent, we would like to meet you."},
  };
  for (const Page& one : pages) {
    INFO(one.title << ": " << one.body);
    CHECK(name(page(one.kind, one.title, one.body).status) == std::string("published"));
  }
}
