// The index in tests/keeping/golden/without-event-names holds what told() puts, as it was written
// before an event's section had the term of its name: a search must say of those events what the
// diary says, as it lies, merged, written to, and migrated.
#include <cstdlib>

#include "catch.hpp"
#include "fingerpost/diary.hpp"
#include "keeping/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;

namespace {

const std::filesystem::path golden = FINGERPOST_SOURCE "/tests/keeping/golden/without-event-names";
constexpr Date asked{2026y / 11 / 30};

Source source(const char* id, const char* title, const char* published) {
  return {.id = id,
          .title = title,
          .publisher = "Leeds SCP",
          .published = period_from_iso(published)};
}

Source notice(const char* id) { return source(id, "Update", "2026-11-20"); }

// A page of dates, a course with a page of its own, one that nobody is to read, and a notice.
Index told(const std::filesystem::path& folder) {
  const Index index = Index::create(folder, {.vocabulary = small(), .places = {}});
  Writer writer = index.writer();
  Source dates = source("dates", "Dates for your diary", "2026-10-01");
  dates.kind = Kind::newsletter;
  writer.put(dates,
             "Dates for your diary\n\nThursday 10 December 2026 DSL network meeting\n\n"
             "14 December 2026 Neglect practice forum\n\n17 December 2026 Chairs' breakfast\n");
  Document course = page("course", "Early help drop-in", "On 8 January 2027 at the Guildhall.");
  course.kind = course.sections[0].kind = Kind::course;
  course.validity = course.sections[0].validity = day(2027y / 1 / 8);
  course.published = period_from_iso("2026-10-01");
  writer.put(course);
  Document closed = course;
  closed.id = "closed", closed.sensitive = true;
  writer.put(closed);
  writer.commit(2026y / 10 / 2);
  writer.put(notice("first"), "The Neglect practice forum on 14 December 2026 is cancelled.");
  writer.commit(2026y / 11 / 20);
  return index;
}

std::string events_of(const Index& index) {
  const Query query{.kinds = {Kind::event, Kind::course},
                    .ended = Ended::rank_equally,
                    .sort = Sort::start,
                    .group = Group::section};
  return to_json(index.searcher().search(query, {asked}));
}

// "2026-12-10 upcoming" of each event that a search finds, and whose page says so.
std::string listed(const Index& index) {
  std::string out;
  const Query query{.kinds = {Kind::event, Kind::course},
                    .ended = Ended::rank_equally,
                    .sort = Sort::start,
                    .group = Group::section};
  for (const Hit& hit : index.searcher().search(query, {asked}).hits)
    out += hit.document + " " + to_iso(hit.validity) + " " + std::string(name(hit.standing)) +
           (hit.said ? " by " + hit.said->document : "") + "\n";
  return out;
}

const std::string at_first =
    "dates 2026-12-10 upcoming\n"
    "dates 2026-12-14 withdrawn by first\n"
    "dates 2026-12-17 upcoming\n"
    "closed 2027-01-08 upcoming\n"
    "course 2027-01-08 upcoming\n";
const std::string in_the_end =
    "dates 2026-12-10 withdrawn by second\n"
    "dates 2026-12-14 withdrawn by first\n"
    "dates 2026-12-17 upcoming\n"
    "closed 2027-01-08 upcoming\n"
    "course 2027-01-08 withdrawn by second\n";

void say_more(const Index& index) {
  Writer writer = index.writer();
  writer.put(notice("second"),
             "The DSL network meeting on 10 December 2026 is cancelled.\n\n"
             "The Early help drop-in on 8 January 2027 is cancelled.\n");
  writer.commit(2026y / 11 / 21);
}

// Each event as a search and as the diary has it.
void check_that_they_agree(const Index& index) {
  const Diary told = diary(index.searcher(), {}, {asked});
  const auto in_diary = [&](Date day) {
    for (const DiaryEntry& each : told.entries)
      if (each.when.first == day) return each.taking;
    return Taking::postponed;  // of none here
  };
  const Query query{.kinds = {Kind::event, Kind::course}, .ended = Ended::rank_equally,
                    .group = Group::section};
  const Results results = index.searcher().search(query, {asked});
  CHECK(results.hits.size() == 5);
  for (const Hit& hit : results.hits) {
    if (hit.document == "closed") continue;  // which says nothing of what it is
    INFO(to_iso(hit.validity));
    const Taking taking = hit.said ? hit.said->taking : Taking::confirmed;
    CHECK(taking == in_diary(*hit.validity.first));
    CHECK((hit.standing == Standing::withdrawn) == (taking == Taking::cancelled));
  }
}

}  // namespace

TEST_CASE("search and diary agree on an index from before events had their names as terms",
          "[keeping][events]") {
  Folder folder;
  std::filesystem::copy(golden, folder / "i", std::filesystem::copy_options::recursive);
  REQUIRE(Index::check(folder / "i").damage.empty());
  const Index old = Index::open(folder / "i"), today = told(folder / "today");
  CHECK(listed(old) == at_first);
  CHECK(events_of(old) == events_of(today));
  check_that_they_agree(old);
  SECTION("migrated") {
    migrate(folder / "i", folder / "new");
    CHECK(events_of(Index::open(folder / "new")) == events_of(today));
  }
  SECTION("written to") {
    for (const Index* index : {&old, &today}) say_more(*index);
    CHECK(listed(old) == in_the_end);
    CHECK(events_of(old) == events_of(today));
    check_that_they_agree(old);
    SECTION("and merged, so that one segment has events with the term and without") {
      for (const Index* index : {&old, &today}) {
        Writer writer = index->writer();
        Source more = source("more", "Dates for your diary", "2026-11-20");
        more.kind = Kind::newsletter;
        writer.put(more,
                   "Dates for your diary\n\nThursday 10 December 2026 DSL network meeting\n");
        writer.commit(2026y / 11 / 22);
      }
      const std::string before = events_of(old);
      CHECK(before == events_of(today));
      CHECK(before.find("more") != std::string::npos);
      old.writer().merge();
      CHECK(Index::open(folder / "i").searcher().info().sections ==
            today.searcher().info().sections);
      CHECK(events_of(Index::open(folder / "i")) == before);
    }
  }
}

TEST_CASE("an event whose name is too long for a term is known by it all the same",
          "[keeping][events]") {
  Folder folder;
  const Index index = Index::create(folder / "i", {.vocabulary = small(), .places = {}});
  std::string name = "Conference";
  for (const char* each : {"neglect", "bruising", "exploitation", "supervision", "thresholds"})
    for (int i = 0; i < 6; ++i) name += std::string(" ") + each + std::string(1, char('a' + i));
  REQUIRE(name.size() > 300);
  Writer writer = index.writer();
  Document event = page("conference", name, "On 12 January 2027 at the Guildhall.");
  event.kind = event.sections[0].kind = Kind::event;
  event.validity = event.sections[0].validity = day(2027y / 1 / 12);
  event.published = period_from_iso("2026-10-01");
  writer.put(event);
  writer.put(notice("update"), "The " + name + " on 12 January 2027 is cancelled.");
  writer.commit(2026y / 11 / 20);
  CHECK(listed(index) == "conference 2027-01-12 withdrawn by update\n");
}
