// What is known of a document as a whole: title, kind, status, days, digest.
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "document/document.hpp"
#include "fingerpost/error.hpp"

namespace {

using namespace fingerpost;

Document read_as(std::string_view type, std::string_view bytes, Source source = {}) {
  source.media_type = std::string(type);
  return read(source, bytes);
}
Document text(std::string_view bytes, Source source = {}) {
  return read_as("text/plain", bytes, std::move(source));
}
Document html(std::string_view bytes, Source source = {}) {
  return read_as("text/html", bytes, std::move(source));
}

std::string day(const std::optional<Period>& period) { return period ? to_iso(*period) : "-"; }

}  // namespace

TEST_CASE("a title comes from the host, the page, its format, its file, its id", "[document]") {
  Source source;
  source.id = "a/b", source.name = "notes/my_file-name.txt";
  CHECK(
      text("A long sentence that is no title at all, because it ends with a stop.", source).title ==
      "my file name");
  source.name.clear();
  CHECK(
      text("A long sentence that is no title at all, because it ends with a stop.", source).title ==
      "a/b");
  CHECK(html("<title>Neglect | Leeds SCP</title><p>Text.", source).title == "Neglect");
  CHECK(html("<title>Neglect | Leeds SCP</title><h1>Neglect: a protocol</h1><p>Text.").title ==
        "Neglect: a protocol");
  CHECK(html("<title>Neglect | Leeds SCP</title><h1>Leeds SCP</h1><p>Text.").title == "Neglect");
  CHECK(text("ARCHIVED CHAPTER\n\nMunchausen\n\nThis is told in a sentence.").title ==
        "Munchausen");
  source.title = "Given";
  CHECK(html("<h1>Own</h1><p>Text.", source).title == "Given");
}

TEST_CASE("a kind is judged by title, address, then content", "[document]") {
  struct Case {
    std::string title, url, body;
    Kind expected;
  };
  const std::vector<Case> cases{
      {"April Newsletter", "", "x", Kind::newsletter},
      {"Referral form for the bruising protocol", "", "x", Kind::form},
      {"Bruising protocol", "", "x", Kind::protocol},
      {"Seven-minute briefing: neglect", "", "x", Kind::briefing},
      {"Serious case review: Baby B", "", "x", Kind::review},
      {"Annual report 2023-24", "", "x", Kind::governance},
      {"Safeguarding Week 2024", "", "x", Kind::event},
      {"Christmas closure", "", "x", Kind::notice},
      {"Keeping Children Safe in Education 2025", "", "x", Kind::guidance},
      {"1.4.7 Bruising, Burns and Scalds", "", "x", Kind::protocol},
      {"Neglect", "https://a.example/training/courses/neglect", "x", Kind::course},
      {"Neglect", "", "This chapter was updated.", Kind::protocol},
      {"Our platform performs", "", "x", Kind::page},
      {"Who to ring", "", "Leeds: 0113 496 0140\n\nNights: 0113 496 0150", Kind::contact},
      {"Hidden men", "", "Date: 4/3/24\n\nTime: 12 noon", Kind::event},
      {"Talk", "", "Thursday 11 June 2026, 9.15am, Elland Road\n\nCome along.", Kind::event},
      {"Training", "", "All courses are cancelled until 1 June 2025.\n\nWe will write.",
       Kind::notice},
  };
  for (const Case& c : cases) {
    INFO(c.title << " / " << c.url << " / " << c.body);
    Source source;
    source.title = c.title, source.url = c.url;
    CHECK(name(text(c.body, source).kind) == name(c.expected));
    source.kind = Kind::governance;
    CHECK(text(c.body, source).kind == Kind::governance);
  }
}

TEST_CASE("a status is read from banners, not from mentions", "[document]") {
  struct Case {
    std::string body;
    Status status;
    std::string withdrawn;
  };
  const std::vector<Case> cases{
      {"DRAFT v0.3\n\nText of it.", Status::draft, "-"},
      {"This is a draft for consultation.", Status::draft, "-"},
      {"Draft a letter to the parents.", Status::published, "-"},
      {"The group reads drafts and tells us what works.", Status::published, "-"},
      {"This guidance was withdrawn on 8 March 2021.\n\nText.", Status::withdrawn, "2021-03-08"},
      {"Withdrawn on 8 March 2021.\n\nText.", Status::withdrawn, "2021-03-08"},
      {"Consent was withdrawn on 8 March 2021 by the parents.", Status::published, "-"},
  };
  for (const Case& c : cases) {
    INFO(c.body);
    const Document d = text("Neglect\n\n" + c.body);
    CHECK(name(d.status) == name(c.status));
    CHECK(day(d.withdrawn) == c.withdrawn);
  }
  Source source;
  source.status = Status::published;
  CHECK(text("Neglect\n\nThis is a draft.", source).status == Status::published);
}

TEST_CASE("days come from the host, then metadata, then the page's words", "[document]") {
  struct Case {
    std::string html, published, updated, review_due;
  };
  const std::vector<Case> cases{
      {"<meta name=DCTERMS.issued content=2024-05-01><meta name=dcterms.modified content=2024-06>",
       "2024-05-01", "2024-06", "-"},
      {"<meta property=article:published_time content=2024-05-01T09:00:00Z>", "2024-05-01", "-",
       "-"},
      {"<meta name=date content='3 May 2024'>", "2024-05-03", "-", "-"},
      {"<meta name=review-date content=2026-02>", "-", "-", "2026-02"},
      {"<script type=application/ld+json>{\"datePublished\":\"2024-05-01\"}</script>", "2024-05-01",
       "-", "-"},
      {"<p>Published: 3 May 2024. Last updated 10 June 2024.</p>", "2024-05-03", "2024-06-10", "-"},
      {"<table><tr><td>Version 2.1<td>Review date: 09/2025</table>", "-", "-", "2025-09"},
      {"<meta name=generator content=2024>", "-", "-", "-"},
      {"<meta name=date content=nonsense>", "-", "-", "-"},
  };
  for (const Case& c : cases) {
    INFO(c.html);
    const Document d = html("<h1>Neglect</h1>" + c.html + "<p>Text of the page.</p>");
    CHECK(day(d.published) == c.published);
    CHECK(day(d.updated) == c.updated);
    CHECK(day(d.review_due) == c.review_due);
  }
  Source source;
  source.published = period_from_iso("2020-01-01");
  CHECK(day(html("<meta name=date content=2024-05-01><p>x", source).published) == "2020-01-01");
}

TEST_CASE("a day written for machines gives the others their year", "[document]") {
  Source source;
  source.kind = Kind::event;
  const Document d =
      html("<h1>Awareness day</h1><p>On <time datetime='2021-05-13'>13 May</time> in the hall.</p>",
           source);
  CHECK(to_iso(d.validity) == "2021-05-13");
}

TEST_CASE("front matter gives days", "[document]") {
  const Document d = read_as("text/markdown",
                             "---\nlast updated: 2024-06-10\nreview-date: 2026-02\n---\n# A\n\nb");
  CHECK(day(d.updated) == "2024-06-10");
  CHECK(day(d.review_due) == "2026-02");
}

TEST_CASE("a newsletter's items do not date the newsletter", "[document]") {
  const Document d = text(
      "March Newsletter 2025\n\nConcerns Resolution\n\nThe process was updated in February 2025. "
      "This is a draft.\n\nTraining\n\nPlaces are left on two of our courses.");
  CHECK(day(d.updated) == "-");
  CHECK(d.status == Status::published);
}

TEST_CASE("an edition was not there before its year", "[document]") {
  const Document d = html(
      "<h1>Working Together to Safeguard Children 2023</h1>"
      "<p>First published 26 March 2015. Last updated 15 December 2023.</p>");
  CHECK(day(d.published) == "2023-12-15");
}

TEST_CASE("what comes into force later says so of the whole document", "[document]") {
  const Document d = html(
      "<h1>Statutory guidance</h1><p>Published July 2026 for information; in force from "
      "1 September 2026.</p><h2>Part one</h2><p>Text.</p>");
  CHECK(to_iso(d.validity) == "2026-09-01/..");
}

TEST_CASE("it, after the page's own name or before anything else, is the page", "[document]") {
  struct Case {
    std::string words, validity;
  };
  for (const Case& each : std::vector<Case>{
           {"It comes into force on 1 September 2027.", "2027-09-01/.."},
           {"Keeping children safe in education 2027 is for all schools. It comes into force on "
            "1 September 2027.",
            "2027-09-01/.."},
           {"The Herons Act has been passed. It comes into force on 1 September 2027.", "../.."}}) {
    INFO(each.words);
    const Document d = html("<h1>Keeping children safe in education 2027</h1><p>" + each.words +
                            "</p><h2>Part one</h2><p>Text for staff.</p>");
    CHECK(to_iso(d.validity) == each.validity);
  }
}

TEST_CASE("an event is over when its last day is, not when booking closes", "[document]") {
  Source source;
  source.kind = Kind::event;
  const Document d = text(
      "Safer Sleep Week\n\nMonday 10 to Sunday 16 March 2025.\n\nBooking opens on 3 March 2025 and "
      "packs may be ordered until 4 April 2025.",
      source);
  CHECK(to_iso(d.validity) == "2025-03-10/2025-03-16");
}

TEST_CASE("the years of a programme are not the days of its courses", "[document]") {
  Source source;
  source.kind = Kind::course;
  for (const auto* years : {"2025–2026", "2025/26", "2026"}) {
    INFO(years);
    const Document d =
        html("<h1>Courses</h1><h2>Training programme " + std::string(years) +
                 "</h2><p>Working with neglect is a half-day course. Book online.</p>",
             source);
    CHECK(d.validity.open());
  }
  const Document days = html(
      "<h1>Courses</h1><h2>Neglect, 10 and 11 March 2026</h2><p>A course of two days.</p>", source);
  CHECK(to_iso(days.validity) == "2026-03-10/2026-03-11");
}

TEST_CASE("what is valid from one day to another keeps both", "[document]") {
  for (const auto* said : {"These arrangements are valid from 1 January 2025 to 31 March 2025.",
                           "In force from 1 January until 31 March 2025.",
                           "This page is valid between 1 January and 31 March 2025."}) {
    INFO(said);
    const Document d = html("<h1>Interim arrangements</h1><p>" + std::string(said) + "</p>");
    CHECK(to_iso(d.sections.at(0).validity) == "2025-01-01/2025-03-31");
  }
}

TEST_CASE("a closure lasts from its first day to its last", "[document]") {
  Source source;
  source.kind = Kind::notice;
  const Document d = text(
      "Christmas\n\nThe office is closed from Wednesday 24 December 2025 until Thursday 1 January "
      "2026.",
      source);
  CHECK(to_iso(d.validity) == "2025-12-24/2026-01-01");
}

TEST_CASE("everything the host says is kept", "[document]") {
  Source s;
  s.id = "id", s.url = "https://a.example/x", s.title = "T", s.publisher = "Leeds SCP";
  s.layer = Layer::local, s.tier = "police", s.applies_to = {"leeds"};
  s.not_for = {{"bradford", "other"}}, s.replaces = {"old"}, s.supplements = {"manual"};
  s.topics = {"neglect"}, s.audience = {"schools"}, s.origin = "pages";
  s.valid_from = period_from_iso("2025-09"), s.valid_until = period_from_iso("2026-08");
  s.extra = Json(Json::Object{{"level", Json(3)}});
  const Document d = text("Text.", s);
  CHECK(d.id == "id");
  CHECK(d.url == s.url);
  CHECK(d.publisher == s.publisher);
  CHECK(d.layer == s.layer);
  CHECK(d.tier == s.tier);
  CHECK(d.applies_to == s.applies_to);
  CHECK(d.not_for == s.not_for);
  CHECK(d.replaces == s.replaces);
  CHECK(d.supplements == s.supplements);
  CHECK(d.topics == s.topics);
  CHECK(d.audience == s.audience);
  CHECK(d.origin == s.origin);
  CHECK(d.extra == s.extra);
  CHECK(to_iso(d.validity) == "2025-09-01/2026-08-31");
  CHECK(d.media_type == "text/plain");
}

TEST_CASE("a digest changes with anything that is said or read", "[document]") {
  Source a;
  a.id = "x";
  const std::string first = digest(a, "body");
  CHECK(first.size() == 32);
  CHECK(digest(a, "body") == first);
  CHECK(text("body", a).digest.size() == 32);
  CHECK(digest(a, "bodY") != first);
  std::vector<Source> others(9, a);
  others[0].id = "y", others[1].title = "t", others[2].published = period_from_iso("2024");
  others[3].applies_to = {"leeds"}, others[4].not_for = {{"leeds", "z"}};
  others[5].extra = Json(Json::Object{{"k", Json("v")}}), others[6].tier = "police";
  others[7].kind = Kind::page, others[8].replaces = {"leeds"};
  for (const Source& other : others) CHECK(digest(other, "body") != first);
  CHECK(digest(others[3], "body") != digest(others[8], "body"));
}

TEST_CASE("wrong input is one clear error or problem", "[document]") {
  const auto refused = [](const Source& source, std::string_view bytes) -> std::string {
    try {
      read(source, bytes);
      return "read";
    } catch (const Error& error) {
      return std::string(faults.at(static_cast<std::size_t>(error.fault()) - 1).name) + ": " +
             error.what();
    }
  };
  Source source;
  source.name = "april.html";
  CHECK(refused(source, "\x89PNG\r\n\x1A\n") ==
        "media: april.html looks like a PNG picture: there is no reader for it");
  source.media_type = "text/html";
  CHECK(refused(source, "%PDF-1.7") == "media: given as text/html but looks like a PDF");
  CHECK(refused({}, std::string(100u << 20, 'a')) ==
        "limit: text/plain of 100 MiB: the limit is 16 MiB");
  const Document empty = text("");
  CHECK(empty.sections.empty());
  CHECK(empty.problems == std::vector<std::string>{"empty: there is no text in it"});
  CHECK(text("caf\xE9 au lait").problems ==
        std::vector<std::string>{"invalid UTF-8 in 1 place, read as windows-1252"});
}

TEST_CASE("reading is linear in what is read", "[document]") {
  std::string lines, words, dates;
  for (int i = 0; i < 100000; ++i) lines += "A line\n\n";
  for (int i = 0; i < 500000; ++i) words += "word ";
  for (int i = 0; i < 20000; ++i) dates += "Closed until 3 May 2024.\n\n";
  for (const std::string* body : {&lines, &words, &dates}) {
    const auto start = std::chrono::steady_clock::now();
    const Document d = text(*body);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    CHECK_FALSE(d.sections.empty());
    // About 2 s on a busy machine of 2 cores; a quadratic step takes minutes.
    CHECK(took.count() < 30);
  }
}
