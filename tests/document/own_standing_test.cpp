// What a page says of its own standing, and what it only says of another's.
#include <string>
#include <vector>

#include "catch.hpp"
#include "document/document.hpp"

namespace {

using namespace fingerpost;

Document guidance(const std::string& title, const std::string& body) {
  Source source;
  source.media_type = "text/markdown";
  source.kind = Kind::guidance;
  source.published = period_from_iso("2024-05-01");
  return read(source,
              "# " + title + "\n\n" + body + "\n\n## Before a visit\n\nAsk who is there.\n");
}

std::string day(const std::optional<Period>& period) { return period ? to_iso(*period) : "-"; }

// "withdrawn 2021-03-08", "published ../2025-03-31"
std::string stands(const Document& d) {
  std::string out(name(d.status));
  if (d.withdrawn) out += " " + day(d.withdrawn);
  if (!d.validity.open()) out += " " + to_iso(d.validity);
  return out;
}

struct Case {
  std::string words, stands;
};

}  // namespace

TEST_CASE("guidance that tells of its predecessor's end is in force", "[document]") {
  const std::vector<Case> cases{
      {"This guidance replaces the 2015 heron guidance, which has been withdrawn.", "published"},
      {"The previous version of this guidance was withdrawn on 1 May 2024.", "published"},
      {"The 2015 heron guidance was withdrawn in 2018. This guidance replaces it.", "published"},
      {"This guidance replaces the 2015 guidance. The 2015 guidance was withdrawn in 2018.",
       "published"},
      {"The 2018 edition of this document has been archived.", "published"},
      {"Earlier versions of this policy have been withdrawn and must not be used.", "published"},
      {"This protocol takes the place of the joint protocol, now withdrawn.", "published"},
      {"This advice supersedes the letter of 3 May 2019, which was withdrawn on 1 May 2024.",
       "published"},
      {"The heron visits guidance 2015 was withdrawn in 2018.", "published"},
      {"Heron visits (2015) has been superseded by this edition.", "published"},
      {"Appendix B of this procedure has been withdrawn.", "published"},
      {"This guidance applies where consent has been withdrawn.", "published"},
      {"This guidance is for staff whose registration was withdrawn.", "published"},
      {"This page may be withdrawn at any time.", "published"},
      {"This guidance has not been withdrawn.", "published"},
      {"This guidance explains what to do when a child is withdrawn from school.", "published"},
      {"This policy covers records that have been archived.", "published"},
      {"This protocol was updated in May 2024 because the national tool has been withdrawn.",
       "published"},
      {"This document and the records policy replace guidance that is no longer in use.",
       "published"},
      {"This protocol has been reviewed and the form that is out of date has been removed.",
       "published"},
      {"Do not use this document as a substitute for a referral.", "published"},
      {"Do not use this form in an emergency.", "published"},
  };
  for (const Case& c : cases) {
    INFO(c.words);
    CHECK(stands(guidance("Heron visits", c.words)) == c.stands);
  }
}

TEST_CASE("guidance that tells of its own end is not in force", "[document]") {
  const std::vector<Case> cases{
      {"This guidance was withdrawn on 8 March 2021.", "withdrawn 2021-03-08"},
      {"This guidance on heron visits has been withdrawn.", "withdrawn"},
      {"This guidance, first issued in 2015, was withdrawn on 8 March 2021.",
       "withdrawn 2021-03-08"},
      {"This guidance (2015) has now been withdrawn and replaced by the heron protocol.",
       "withdrawn"},
      {"Please note that this page has been archived.", "withdrawn"},
      {"Archived content. This guidance is out of date and kept for reference only.", "withdrawn"},
      {"This document is obsolete.", "withdrawn"},
      {"This document is obsolete and must not be used.", "withdrawn"},
      {"This protocol should no longer be used.", "withdrawn"},
      {"This procedure has been retired.", "withdrawn"},
      {"This guidance is no longer valid.", "withdrawn"},
      {"This toolkit has been discontinued.", "withdrawn"},
      {"This policy has been rescinded.", "withdrawn"},
      {"Do not use this document.", "withdrawn"},
      {"OBSOLETE - do not use", "withdrawn"},
      {"SUPERSEDED by the heron protocol 2025", "withdrawn"},
      {"This archived guidance is kept for information only.", "withdrawn"},
      {"This is an obsolete version.", "withdrawn"},
      {"This guidance ceased to have effect on 31 March 2025.", "withdrawn 2025-03-31"},
      {"Please do not use this guidance after 31 March 2025.", "published ../2025-03-31"},
      {"Status: Withdrawn", "withdrawn"},
      {"Document status: superseded", "withdrawn"},
      {"Do not use this document after 31 March 2025.", "published ../2025-03-31"},
      {"This guidance must not be used after 31 March 2025.", "published ../2025-03-31"},
      {"This protocol is not valid after 31 March 2025.", "published ../2025-03-31"},
      {"This guidance will be withdrawn on 1 April 2025.", "withdrawn 2025-04-01"},
  };
  for (const Case& c : cases) {
    INFO(c.words);
    CHECK(stands(guidance("Heron visits", c.words)) == c.stands);
  }
}

TEST_CASE("a stamp on a title says how its page stands, a mention in it does not", "[document]") {
  const std::vector<Case> cases{
      {"SUPERSEDED: Heron visits", "withdrawn"},
      {"Heron visits (archived)", "withdrawn"},
      {"Heron visits [ARCHIVED]", "withdrawn"},
      {"OBSOLETE - do not use: Heron visits", "withdrawn"},
      {"OBSOLETE - do not use", "withdrawn"},
      {"WITHDRAWN Heron visits", "withdrawn"},
      {"Heron visits - withdrawn 8 March 2021", "withdrawn 2021-03-08"},
      {"Heron visits (superseded by the heron protocol)", "withdrawn"},
      {"Heron visits (no longer in use)", "withdrawn"},
      {"Archived: Heron visits", "withdrawn"},
      {"Heron visits \xE2\x80\x93 DO NOT USE", "withdrawn"},
      {"DRAFT: Heron visits", "draft"},
      {"Heron visits (draft)", "draft"},
      {"Heron visits v0.3 DRAFT", "draft"},
      {"Draft heron strategy", "draft"},
      {"Archived records: how to find them", "published"},
      {"Supporting withdrawn children", "published"},
      {"Children withdrawn from school", "published"},
      {"When consent is withdrawn", "published"},
      {"How to draft a chronology", "published"},
      {"Superseded plans and what to do with them", "published"},
      {"Obsolete medicines in the home", "published"},
  };
  for (const Case& c : cases) {
    INFO(c.words);
    CHECK(stands(guidance(c.words, "Say who rings whom.")) == c.stands);
  }
}

TEST_CASE("what is not yet in force waits for its day", "[document]") {
  const std::vector<Case> cases{
      {"NOT YET IN FORCE: comes into effect 1 January 2027.", "published 2027-01-01/.."},
      {"This guidance comes into effect on 1 January 2027.", "published 2027-01-01/.."},
      {"This guidance will be implemented on 1 January 2027.", "published 2027-01-01/.."},
      {"To be implemented from 1 January 2027.", "published 2027-01-01/.."},
      {"This protocol is to be implemented from 1 January 2027.", "published 2027-01-01/.."},
      {"This procedure will go live on 1 January 2027.", "published 2027-01-01/.."},
      {"This protocol becomes operational on 1 January 2027.", "published 2027-01-01/.."},
      {"Goes live 1 January 2027", "published 2027-01-01/.."},
      {"These arrangements will come into force on 1 January 2027.", "published 2027-01-01/.."},
      {"The heron guidance takes effect on 1 January 2027.", "published 2027-01-01/.."},
      {"Implementation date: 1 January 2027", "published 2027-01-01/.."},
      {"This guidance is not yet in force.", "draft"},
      {"The Herons Act comes into force on 1 January 2027.", "published"},
      {"A new national register will go live on 1 January 2027.", "published"},
      {"The police will implement their policy from 1 January 2027.", "published"},
  };
  for (const Case& c : cases) {
    INFO(c.words);
    CHECK(stands(guidance("Heron guidance", c.words)) == c.stands);
  }
}

TEST_CASE("a draft says so at its head, and finished papers tell of drafts", "[document]") {
  const std::vector<Case> cases{
      {"Status: Draft", "draft"},
      {"Document status: DRAFT", "draft"},
      {"| Status | Draft |\n|---|---|\n| Owner | A. Lee |", "draft"},
      {"Version 0.2 draft for comment by 1 June 2024", "draft"},
      {"Draft v0.3 for comment.", "draft"},
      {"This is a draft for discussion.", "draft"},
      {"Draft for discussion at the board.", "draft"},
      {"Staff should check that this guidance has not been superseded.", "published"},
      {"This archived material box is kept in the hall.", "published"},
      {"This document is a draft.", "draft"},
      {"This policy is in draft.", "draft"},
      {"This guidance is still in draft and must not be relied on.", "draft"},
      {"Status: Final. Drafts were shared with schools.", "published"},
      {"Status: Approved", "published"},
      {"Version 1.0, which follows the draft of March 2024", "published"},
      {"The draft plan is shared with the family before the meeting.", "published"},
      {"Draft the chronology before you ring.", "published"},
      {"Send your draft report to the chair.", "published"},
  };
  for (const Case& c : cases) {
    INFO(c.words);
    CHECK(stands(guidance("Heron visits", c.words)) == c.stands);
  }
}

TEST_CASE("a page's title for the browser may be the only one that says draft", "[document]") {
  struct Page {
    std::string html, status;
  };
  const std::vector<Page> pages{
      {"<title>DRAFT - Heron policy v0.3</title><h1>Heron policy</h1><p>Ring.", "draft"},
      {"<title>Heron policy (withdrawn) | Avon SCP</title><h1>Heron policy</h1><p>Ring.",
       "withdrawn"},
      {"<title>Heron policy | Drafts and final papers</title><h1>Heron policy</h1><p>Ring.",
       "published"},
      {"<title>Heron policy</title><p>This page has been archived and is no longer "
       "updated.</p><h1>Heron policy</h1><p>Ring the desk.",
       "withdrawn"},
      {"<h1>Heron policy</h1><div class=alert><p>This page has been archived.</p></div><p>Ring.",
       "withdrawn"},
      {"<h1>Heron policy</h1><p>Pages of the old website have been archived.</p><p>Ring.",
       "published"},
  };
  for (const Page& page : pages) {
    INFO(page.html);
    Source source;
    source.media_type = "text/html";
    source.kind = Kind::guidance;
    CHECK(name(read(source, page.html).status) == page.status);
  }
}

TEST_CASE("a short page that begins with its days has them", "[document]") {
  const std::vector<Case> cases{
      {"Until 31 January 2026 the duty manager is Alan Pascoe on 01632 960105.", "../2026-01-31"},
      {"Until 31 January 2026 ring 01632 960105.", "../2026-01-31"},
      {"From 24 March 2020 to 18 July 2021 home visits may be made by video call.",
       "2020-03-24/2021-07-18"},
      {"Between 1 May 2025 and 30 June 2025 the office can be reached on 01632 960107.",
       "2025-05-01/2025-06-30"},
      {"Until March 2020 visits were weekly. They are now fortnightly.", "../.."},
      {"Until 31 January 2026 the manager is Alan Pascoe. From 1 February 2026 it is Beth "
       "Tregenza.",
       "../.."},
      {"From 2015 to 2019 the board was chaired by J. Smith. The chair is elected.", "../.."},
      {"Until you are told otherwise the child is to stay.", "../.."},
  };
  for (const Kind kind : {Kind::contact, Kind::protocol, Kind::page, Kind::guidance})
    for (const Case& c : cases) {
      INFO(name(kind) << ": " << c.words);
      Source source;
      source.kind = kind;
      const Document d = read(source, c.words);
      REQUIRE(d.sections.size() == 1);
      CHECK(to_iso(d.sections[0].validity) == c.stands);
    }
}
