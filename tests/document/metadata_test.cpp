// What is said of a whole document, by whom, and where two disagree.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "fingerpost/read.hpp"

namespace {

using namespace fingerpost;

Document read_as(std::string_view type, std::string_view bytes, Source source = {}) {
  source.media_type = std::string(type);
  return read(source, bytes);
}

// "review_due 2025-09 text", each value with who states it; "!" before one that
// contradicts what counts.
std::vector<std::string> stated(const Document& document) {
  std::vector<std::string> out;
  for (const Stated& each : document.metadata)
    out.push_back((each.agrees ? "" : "!") + each.field + " " + each.value + " " + each.from);
  return out;
}

struct Case {
  std::string_view name, type, body;
  std::vector<std::string> expected;
  std::vector<std::string> never = {};
};

void check(const Case& each) {
  INFO(each.name);
  const std::vector<std::string> all = stated(read_as(each.type, each.body));
  const auto has = [&](const std::string& line) {
    return std::find(all.begin(), all.end(), line) != all.end();
  };
  for (const std::string& line : all) UNSCOPED_INFO("stated: " << line);
  for (const std::string& line : each.expected) {
    INFO("expected: " << line);
    CHECK(has(line));
  }
  for (const std::string& field : each.never) {
    INFO("never: " << field);
    CHECK_FALSE(std::any_of(all.begin(), all.end(), [&](const std::string& line) {
      return line.find(field) != std::string::npos;
    }));
  }
}

constexpr std::string_view html = "text/html", plain = "text/plain", md = "text/markdown";

}  // namespace

TEST_CASE("a front sheet gives version, author and days, however it is laid out", "[metadata]") {
  const std::vector<Case> cases{
      {"one line with commas",
       plain,
       "Bruising in babies protocol\n\nVersion 2.1, ratified 03/2023, review date 09/2025, author "
       "Jo Tarn, supersedes Bruising protocol 2019\n\nThis protocol tells staff what to do.",
       {"version 2.1 text", "published 2023-03 text", "review_due 2025-09 text",
        "author Jo Tarn text", "supersedes Bruising protocol 2019 text"}},
      {"lines with colons",
       plain,
       "Safer sleep policy\n\nVersion: 3\nAuthor: M. Fell, Named Nurse\nRatified by: Policy and "
       "Procedures Group\nDate ratified: 14 May 2024\nNext review date: May 2027\nTarget audience: "
       "All midwives and health visitors\n\nThe policy begins here with its aim.",
       {"version 3 text", "author M. Fell, Named Nurse text",
        "ratified_by Policy and Procedures Group text", "published 2024-05-14 text",
        "review_due 2027-05 text", "audience All midwives and health visitors text"}},
      {"a table of two columns",
       html,
       "<h1>Supervision policy</h1><table><tr><td>Document owner</td><td>Head of Safeguarding</td>"
       "</tr><tr><td>Version number</td><td>V4.0</td></tr><tr><td>Date of issue</td><td>1 February "
       "2025</td></tr><tr><td>Review date</td><td>31/01/2028</td></tr><tr><td>Supersedes</td><td>"
       "Supervision policy 2021</td></tr></table><p>Supervision is offered to all who hold cases.",
       {"owner Head of Safeguarding text", "version 4.0 text", "published 2025-02-01 text",
        "review_due 2028-01-31 text", "supersedes Supervision policy 2021 text"}},
      {"a table of four columns",
       html,
       "<h1>Escalation policy</h1><table><tr><td>Version</td><td>1.2</td><td>Policy lead</td>"
       "<td>K. Moor</td></tr><tr><td>Approved</td><td>June 2024</td><td>Review due</td><td>June "
       "2026</td></tr></table><p>How professionals resolve differences.",
       {"version 1.2 text", "owner K. Moor text", "published 2024-06 text",
        "review_due 2026-06 text"}},
      {"a row of keys above a row of values",
       html,
       "<h1>Allegations procedure</h1><table><tr><th>Version</th><th>Author</th><th>Date approved"
       "</th><th>Review date</th></tr><tr><td>2.0</td><td>P. Scar</td><td>March 2024</td><td>March "
       "2026</td></tr></table><p>What to do about an allegation.",
       {"version 2.0 text", "author P. Scar text", "published 2024-03 text",
        "review_due 2026-03 text"}},
      {"the document's own name in a row of values",
       html,
       "<h1>Escalation policy</h1><table><tr><th>Title</th><th>Version</th><th>Review "
       "date</th></tr>"
       "<tr><td>Escalation policy</td><td>2.0</td><td>March 2026</td></tr></table><p>Text.",
       {"version 2.0 text", "review_due 2026-03 text"}},
      {"rows deep in a long sheet",
       html,
       "<h1>Missing children policy</h1><table><tr><td>Title</td><td>Missing children policy</td>"
       "</tr><tr><td>Reference</td><td>SG-014</td></tr><tr><td>Directorate</td><td>Nursing</td></"
       "tr>"
       "<tr><td>Category</td><td>Clinical</td></tr><tr><td>Key words</td><td>missing, absent</td>"
       "</tr><tr><td>Author</td><td>R. Ghyll</td></tr><tr><td>Consulted</td><td>Police, schools"
       "</td></tr><tr><td>Equality impact</td><td>Done</td></tr><tr><td>Approved "
       "by</td><td>Quality "
       "Committee</td></tr><tr><td>Pages</td><td>12</td></tr><tr><td>Effective from</td><td>1 July "
       "2024</td></tr><tr><td>Expiry date</td><td>30 June 2027</td></tr></table><p>The aim of this "
       "policy is that nobody is lost.",
       {"reference SG-014 text", "author R. Ghyll text", "ratified_by Quality Committee text",
        "valid_from 2024-07-01 text", "valid_until 2027-06-30 text"}},
      {"a document control box at the end",
       plain,
       "Private fostering guidance\n\nPrivate fostering is told here.\n\nWho must be told\n\nThe "
       "council must be told six weeks before.\n\nHow\n\nBy the form.\n\nDocument control\n\n"
       "Version: 1.4\nLast updated: 3 March 2025\nReview due: March 2026\nOwner: Fostering team",
       {"version 1.4 text", "updated 2025-03-03 text", "review_due 2026-03 text",
        "owner Fostering team text"}},
  };
  for (const Case& each : cases) check(each);
}

TEST_CASE("a table of amendments gives the last one and the first issue", "[metadata]") {
  const std::vector<Case> cases{
      {"version, date, change",
       html,
       "<h1>Bruising protocol</h1><p>The protocol.</p><h2>Version "
       "history</h2><table><tr><th>Version"
       "</th><th>Date</th><th>Changes</th></tr><tr><td>1.0</td><td>March 2019</td><td>First issue"
       "</td></tr><tr><td>1.1</td><td>June 2021</td><td>Contacts changed</td></tr><tr><td>2.0</td>"
       "<td>12 May 2024</td><td>Rewritten</td></tr></table>",
       {"version 2.0 text", "updated 2024-05-12 text", "published 2019-03 text"}},
      {"newest first",
       html,
       "<h1>Thresholds</h1><p>The continuum of need.</p><h2>Document "
       "history</h2><table><tr><th>Date"
       "</th><th>Version</th><th>Author</th><th>Summary</th></tr><tr><td>01/09/2025</td><td>3.1</"
       "td>"
       "<td>A. Beck</td><td>Links repaired</td></tr><tr><td>14/02/2023</td><td>3.0</td><td>A. Beck"
       "</td><td>New levels</td></tr></table>",
       {"version 3.1 text", "updated 2025-09-01 text"}},
      {"a regional chapter's note",
       html,
       "<h1>Children from abroad</h1><p>In May 2024, this chapter was updated to reflect the new "
       "duty.</p><p>Children who come from abroad are children first.</p>",
       {"updated 2024-05 text"}},
  };
  for (const Case& each : cases) check(each);
}

TEST_CASE("what a web page says to machines is kept with its name", "[metadata]") {
  const std::vector<Case> cases{
      {"Dublin Core and Open Graph",
       html,
       "<title>Neglect | Aireby SCP</title><meta name=\"DCTERMS.issued\" "
       "content=\"2024-02-01\"><meta "
       "property=\"article:modified_time\" content=\"2025-03-09T10:00:00+00:00\"><meta "
       "name=\"dcterms.creator\" content=\"Practice team\"><meta property=\"og:site_name\" "
       "content=\"Aireby Safeguarding Children Partnership\"><h1>Neglect</h1><p>The toolkit.",
       {"published 2024-02-01 meta:dcterms.issued", "updated 2025-03-09 meta:article:modified_time",
        "author Practice team meta:dcterms.creator"},
       {"publisher"}},
      {"JSON-LD in a graph",
       html,
       "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":[{"
       "\"@type\":\"BreadcrumbList\",\"name\":\"Crumbs\"},{\"@type\":\"Article\",\"headline\":"
       "\"Online "
       "harms \\u2013 a guide\",\"datePublished\":\"2024-11-05\",\"author\":{\"@type\":\"Person\","
       "\"name\":\"S. "
       "Wharfe\"},\"version\":\"2\",\"publisher\":{\"@type\":\"Organization\",\"name\":"
       "\"Aireby SCP\"}}]}</script><h1>Online harms: a guide</h1><p>Text.",
       {"published 2024-11-05 ld:datepublished", "author S. Wharfe ld:author",
        "publisher Aireby SCP ld:publisher", "version 2 ld:version"}},
      {"an event",
       html,
       "<script type=\"application/ld+json\">{\"@type\":\"Event\",\"name\":\"Spring forum\","
       "\"startDate\":\"2026-04-21T09:30\",\"endDate\":\"2026-04-21T12:30\",\"organizer\":{"
       "\"name\":"
       "\"Aireby SCP\"}}</script><h1>Spring forum</h1><p>Join us in April.",
       {"valid_from 2026-04-21 ld:startdate", "valid_until 2026-04-21 ld:enddate"}},
      {"microdata",
       html,
       "<h1>Forum</h1><div itemscope itemtype=\"https://schema.org/Event\"><meta "
       "itemprop=\"startDate\" content=\"2026-05-12\"><time itemprop=\"endDate\" "
       "datetime=\"2026-05-13\">13 May</time><p>Two days in May.</div>",
       {"valid_from 2026-05-12 meta:startdate", "valid_until 2026-05-13 time:enddate"}},
      {"several events are none of the page's own",
       html,
       "<script type=\"application/ld+json\">[{\"@type\":\"Event\",\"startDate\":\"2026-01-10\"},{"
       "\"@type\":\"Event\",\"startDate\":\"2026-02-10\"}]</script><h1>What is on</h1><p>All "
       "events.",
       {},
       {"valid_from"}},
      {"broken JSON",
       html,
       "<script type=\"application/ld+json\">{\"datePublished\": \"2024-01-01\", </script><h1>A "
       "page</h1><p>Text.",
       {},
       {"published"}},
      {"front matter",
       md,
       "---\ndate: 2024-06-03\nauthor: Safeguarding team\nversion: 5\nreview_date: "
       "2026-06\n---\n# Curfews\n\nText of it.",
       {"published 2024-06-03 front:date", "author Safeguarding team front:author",
        "version 5 front:version", "review_due 2026-06 front:review_date"}},
  };
  for (const Case& each : cases) check(each);
}

TEST_CASE("values that disagree are all kept, and said to", "[metadata]") {
  const std::vector<Case> cases{
      {"the site's date and the page's words",
       html,
       "<meta name=\"dcterms.modified\" content=\"2021-08-02\"><h1>Neglect</h1><p>Last updated: 4 "
       "March 2025</p><p>The toolkit helps to see neglect early.",
       {"updated 2021-08-02 meta:dcterms.modified", "!updated 2025-03-04 text"}},
      {"two review dates",
       html,
       "<h1>Bruising protocol</h1><table><tr><td>Version</td><td>2</td></tr><tr><td>Review "
       "date</td>"
       "<td>September 2025</td></tr></table><p>Text of the protocol.</p><p>Review date: September "
       "2026</p>",
       {"review_due 2025-09 text", "!review_due 2026-09 text"}},
      {"a month and a day of it agree",
       html,
       "<meta name=\"dcterms.issued\" content=\"2024-05-13\"><h1>Neglect</h1><p>Published: May "
       "2024</p><p>Text of it.",
       {"published 2024-05-13 meta:dcterms.issued", "published 2024-05 text"}},
      {"two titles",
       html,
       "<title>Bruising protocol 2019 | Aireby SCP</title><h1>Bruising protocol 2024</h1><p>Text.",
       {"title Bruising protocol 2024 heading", "!title Bruising protocol 2019 title"}},
      {"a title and its site",
       html,
       "<title>Bruising protocol 2024 | Aireby SCP</title><h1>Bruising protocol 2024</h1><p>Text.",
       {"title Bruising protocol 2024 heading", "title Bruising protocol 2024 title"}},
      {"two publishers",
       html,
       "<meta name=\"dcterms.publisher\" content=\"Aireby SCP\"><meta name=\"citation_publisher\" "
       "content=\"Fellside Primary School\"><h1>Bruising</h1><p>Text.",
       {"publisher Aireby SCP meta:dcterms.publisher",
        "!publisher Fellside Primary School meta:citation_publisher"}},
  };
  for (const Case& each : cases) check(each);
}

TEST_CASE("the host comes first, and what the page says instead is kept", "[metadata]") {
  Source source;
  source.title = "Bruising protocol", source.published = period_from_iso("2024-01-10");
  source.publisher = "Aireby SCP";
  const Document document =
      read_as(html,
              "<meta name=\"dcterms.publisher\" content=\"Fellside Council\"><h1>Bruises in "
              "babies</h1><p>Published: 3 March 2023</p><p>Text of it.",
              source);
  CHECK(document.published == source.published);
  CHECK(document.publisher == "Aireby SCP");
  const std::vector<std::string> all = stated(document);
  for (const std::string line :
       {"title Bruising protocol host", "published 2024-01-10 host", "publisher Aireby SCP host",
        "!published 2023-03-03 text", "!publisher Fellside Council meta:dcterms.publisher",
        "!title Bruises in babies heading"}) {
    INFO(line);
    CHECK(std::find(all.begin(), all.end(), line) != all.end());
  }
}

TEST_CASE("the day of what it supersedes is not the document's", "[metadata]") {
  const Document row = read_as(
      html,
      "<h1>Bruising protocol</h1><table><tr><td>Version</td><td>2.1</td></tr><tr><td>Ratified</td>"
      "<td>03/2023</td></tr><tr><td>Supersedes</td><td>Version 1.4, June 2020</td></tr></table>"
      "<p>What to do about a bruise.</p>");
  CHECK(row.published == period_from_iso("2023-03"));
  CHECK_FALSE(row.updated);
  const Document line = read_as(
      plain,
      "Bruising protocol\n\nVersion: 2.1\nReplaces: Version 1.4, updated June 2020\n\nText.");
  CHECK_FALSE(line.updated);
}

TEST_CASE("what is no front sheet gives none of its values", "[metadata]") {
  const std::vector<Case> cases{
      {"a list of policies",
       html,
       "<h1>Our policies</h1><table><tr><th>Policy</th><th>Version</th><th>Review date</th></tr>"
       "<tr><td>Bullying</td><td>3</td><td>May "
       "2026</td></tr><tr><td>Uniform</td><td>2</td><td>June "
       "2027</td></tr></table>",
       {},
       {"version", "review_due"}},
      {"an event's lines",
       plain,
       "Spring forum\n\nDate: 21 April 2026\nTime: 9.30am to 12.30pm\nVenue: Town Hall\n\nJoin us "
       "for the forum.",
       {},
       {"published", "version"}},
      {"prose",
       plain,
       "Recording\n\nKeep the latest version 2 of the chronology. The author of a referral signs "
       "it. This supersedes nothing that a manager decides.\n\nOwner of the case: the social "
       "worker.",
       {},
       {"version", "author", "supersedes", "owner"}},
      {"a form to be filled in",
       plain,
       "Chronology form\n\nAuthor:\nVersion:\nDate:\nReview date:\n\nWrite what happened and when.",
       {},
       {"author", "version", "review_due"}},
      {"what a newsletter tells of others",
       plain,
       "May newsletter\n\nNew policies\n\nThe bruising protocol, version 3, has been published. "
       "Review date: May 2027. Author: the named nurse.",
       {},
       {"version", "review_due"}},
  };
  for (const Case& each : cases) check(each);
}

TEST_CASE("of labels with two meanings the neighbours tell which", "[metadata]") {
  struct Days {
    std::string_view body;
    std::string published, updated, review_due;
  };
  for (const Days& each : {
           Days{"Version: 2\nReview date: 10 January 2024\nDate of next review: 10 January 2027",
                "-", "-", "2027-01-10"},
           Days{"Version: 2\nDate approved: March 2021\nDate of review: March 2024", "2021-03", "-",
                "2024-03"},
           Days{"Version: 2\nDate approved: March 2021\nDate of review: March 2020\nNext review: "
                "March 2027",
                "2021-03", "2020-03", "2027-03"},
           Days{"Version: 2\nDate approved: January 2020\nApproval date: January 2024", "2024-01",
                "-", "-"},
       }) {
    INFO(each.body);
    const Document document =
        read_as(plain, "Escalation policy\n\n" + std::string(each.body) + "\n\nHow to escalate.");
    const auto day = [](const std::optional<Period>& when) { return when ? to_iso(*when) : "-"; };
    CHECK(day(document.published) == each.published);
    CHECK(day(document.updated) == each.updated);
    CHECK(day(document.review_due) == each.review_due);
  }
}

TEST_CASE("what a page says of other documents and things is not the page's", "[metadata]") {
  const std::vector<Case> cases{
      {"a card among the downloads",
       html,
       "<h1>Neglect protocol</h1><p>What to do about neglect.</p><h2>Downloads</h2><p>Neglect "
       "toolkit "
       "of another partnership</p><p>Author: J. Smith</p><p>Published: March 2012</p><p>Review "
       "date: "
       "March 2014</p>",
       {},
       {"author"}},
      {"a table of related documents",
       html,
       "<h1>Bruising protocol</h1><p>What to do.</p><h2>Related "
       "documents</h2><table><tr><td>Version"
       "</td><td>3</td></tr><tr><td>Replaces</td><td>Bruising protocol</td></tr><tr><td>Expiry date"
       "</td><td>March 2014</td></tr></table>",
       {},
       {"valid_until", "supersedes", "version"}},
      {"amendments to something else",
       html,
       "<h1>Mobility policy</h1><p>Text of it.</p><h2>Amendments to the national guidance</h2><p>"
       "Expires: 1 June 2019</p>",
       {},
       {"valid_until"}},
      {"one label alone",
       html,
       "<h1>Data policy</h1><p>Text of it.</p><h2>Policy information for partners</h2><p>Replaces: "
       "Bruising protocol</p>",
       {},
       {"supersedes"}},
      {"a course",
       plain,
       "Level 2 course\n\nDate: 12 May 2027\nTarget audience: Designated leads\nReference: "
       "TR-102\n\nA day for leads.",
       {},
       {"published"}},
      {"a review that is planned",
       html,
       "<h1>Bruising protocol</h1><p>Text.</p><h2>Version "
       "history</h2><table><tr><th>Version</th><th>"
       "Date</th><th>Changes</th></tr><tr><td>2.0</td><td>March "
       "2024</td><td>Rewritten</td></tr><tr>"
       "<td>1.0</td><td>March 2020</td><td>First issue</td></tr><tr><td>3.0</td><td>March 2030</td>"
       "<td>Next planned review</td></tr></table>",
       {"version 2.0 text", "updated 2024-03 text", "published 2020-03 text"},
       {"2030"}},
      {"an event in the margin",
       html,
       "<script type=\"application/ld+json\">[{\"@type\":\"WebPage\",\"datePublished\":"
       "\"2025-01-10\"},{\"@type\":\"Event\",\"startDate\":\"2025-03-03\",\"endDate\":"
       "\"2025-03-03\"}]</script><h1>Bruising protocol</h1><p>Text.",
       {"published 2025-01-10 ld:datepublished"},
       {"valid_from", "valid_until"}},
      {"events in two scripts",
       html,
       "<script type=\"application/ld+json\">{\"@type\":\"Event\",\"startDate\":\"2025-03-03\"}"
       "</script><script type=\"application/ld+json\">{\"@type\":\"Event\",\"startDate\":"
       "\"2025-04-03\"}</script><h1>What is on</h1><p>Text.",
       {},
       {"valid_from"}},
      {"somebody's news beside the page",
       html,
       "<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"NewsArticle\","
       "\"datePublished\":\"2016-02-03\",\"expires\":\"2017-01-01\"},{\"@type\":\"WebPage\","
       "\"datePublished\":\"2025-01-10\"}]}</script><h1>Bruising protocol</h1><p>Text.",
       {"published 2025-01-10 ld:datepublished"},
       {"2016", "2017"}},
      {"the page's own article",
       html,
       "<link rel=canonical href=\"https://a.example/b\"><script type=\"application/ld+json\">"
       "{\"@graph\":[{\"@type\":\"WebPage\",\"@id\":\"https://a.example/b\",\"datePublished\":"
       "\"2025-01-10\"},{\"@type\":\"Article\",\"isPartOf\":{\"@id\":\"https://a.example/b\"},"
       "\"author\":{\"name\":\"S. Wharfe\"}}]}</script><h1>Bruising protocol</h1><p>Text.",
       {"published 2025-01-10 ld:datepublished", "author S. Wharfe ld:author"}},
      {"a line's end within a string",
       html,
       "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"description\":\"One\ntwo\","
       "\"datePublished\":\"2024-03-04\"}</script><h1>Bruising</h1><p>Text.",
       {"published 2024-03-04 ld:datepublished"}},
      {"an address is no publisher, a program's version no edition",
       html,
       "<meta property=\"article:publisher\" content=\"https://social.example/leeds\"><meta "
       "name=\"version\" content=\"10.4.2\"><meta name=\"session.expires\" content=\"2025-01-01\">"
       "<h1>Bruising</h1><p>Text.",
       {},
       {"publisher", "version", "valid_until"}},
  };
  for (const Case& each : cases) check(each);
  const Document off = read_as(
      html,
      "<script type=\"application/ld+json\">{\"@type\":\"Event\",\"name\":\"Forum\",\"startDate\":"
      "\"2026-04-21\",\"eventStatus\":\"https://schema.org/EventCancelled\"}</script><h1>Spring "
      "forum</h1><p>Join us.");
  CHECK(off.status == Status::withdrawn);
}

TEST_CASE("a line of many colons takes no longer than others", "[metadata]") {
  std::string line(1000, 'a');
  for (int i = 0; i < 200000; ++i) line += ':';
  CHECK(read_as(plain, "Title\n\n" + line + "\n\nText.").metadata.size() <= 2);
}

TEST_CASE("what is stated in the text can be found there", "[metadata]") {
  const Document document =
      read_as(plain,
              "Safer sleep\n\nVersion: 3\nReview date: May 2027\n\nThe policy begins here.\n\nMore "
              "of it in a second paragraph.");
  int found = 0;
  for (const Stated& each : document.metadata) {
    if (each.from != "text") continue;
    ++found;
    CHECK_FALSE(each.words.empty());
    CHECK(std::any_of(document.sections.begin(), document.sections.end(), [&](const Section& s) {
      return s.text.find(each.words) != std::string::npos;
    }));
  }
  CHECK(found >= 2);
}
