// What a newer page says of an event stands in the diary, at the event's own entry.
#include <array>

#include "catch.hpp"
#include "fingerpost/diary.hpp"
#include "library/called_off_labels.hpp"
#include "library/moved_labels_more.hpp"
#include "library/moved_labels_third.hpp"
#include "library/scene.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

// Asked on 30 November 2026 for the winter that follows.
struct Winter : tests::Scene {
  using tests::Scene::diary;
  Diary diary(Period period = {2026y / 11 / 1, 2027y / 2 / 28}) const {
    return diary(period, 2026y / 11 / 30);
  }
};

Source from_leeds(std::string id, std::string title, const char* published) {
  return {.id = std::move(id),
          .title = std::move(title),
          .publisher = "Leeds SCP",
          .published = period_from_iso(published)};
}

void put_meeting(Winter& scene) {
  Source dates = from_leeds("dates", "Dates for your diary", "2026-10-01");
  dates.kind = Kind::newsletter;
  scene.put(dates,
            "Dates for your diary\n\nThursday 10 December 2026 DSL network meeting\n\n"
            "14 December 2026 Neglect practice forum\n",
            2026y / 10 / 1);
}

std::string after(const char* says) {
  Winter scene;
  put_meeting(scene);
  scene.put(from_leeds("update", "Update", "2026-11-20"), says, 2026y / 11 / 20);
  const Diary diary = scene.diary();
  CHECK(told_of(diary, "Neglect practice forum") == "2026-12-14 confirmed");
  return told_of(diary, "DSL network");
}

template <std::size_t n>
void check(const Label (&labels)[n]) {
  for (const Label& label : labels) {
    INFO(label.says);
    CHECK(after(label.says) == label.wanted);
  }
}

}  // namespace

TEST_CASE("an event is where and what a newer page says it has become", "[diary][moved]") {
  check(moved_labels);
}

TEST_CASE("an event is what a newer page says, in other words too", "[diary][moved]") {
  check(more_moved_labels);
}

namespace {

std::string conference_after(const char* says) {
  Winter scene;
  Source dates = from_leeds("dates", "Dates for your diary", "2026-10-01");
  dates.kind = Kind::newsletter;
  Source update = from_leeds("update", "Update", "2026-11-20");
  dates.publisher = update.publisher = "Hull SCP";
  scene.put(dates,
            "Dates for your diary\n\nWednesday 20 January 2027 Child exploitation conference\n\n"
            "27 January 2027 Early help drop-in\n",
            2026y / 10 / 1);
  scene.put(update, says, 2026y / 11 / 20);
  const Diary diary = scene.diary({2026y / 11 / 1, 2027y / 3 / 31});
  return diary.entries.size() == 2 ? told_of(diary, "exploitation") : "others too";
}

}  // namespace

TEST_CASE("an event told with its time and place moves as well", "[diary][moved]") {
  for (const char* line :
       {"8 December 2026 Practice forum on neglect, 2pm, Guildhall",
        "8 December 2026 Practice forum on neglect, 14:00, Guildhall",
        "8 December 2026 Practice forum on neglect, 9.30 am to 12 noon, Guildhall"}) {
    INFO(line);
    Winter scene;
    Source dates = from_leeds("dates", "Dates for your diary", "2026-10-01");
    dates.kind = Kind::newsletter;
    Source update = from_leeds("update", "Practice forum moved", "2026-11-20");
    dates.publisher = update.publisher = "Hull SCP";
    scene.put(dates, std::string("Dates for your diary\n\n") + line + "\n", 2026y / 10 / 1);
    scene.put(
        update,
        "The Practice forum on neglect on 8 December 2026 has been moved to 15 December 2026.",
        2026y / 11 / 20);
    const Diary diary = scene.diary({2026y / 12 / 1, 2026y / 12 / 31});
    REQUIRE(diary.entries.size() == 1);
    CHECK(to_iso(diary.entries[0].when) == "2026-12-15");
  }
}

TEST_CASE("another house's conference is what its pages say it has become", "[diary][moved]") {
  for (const Label& label : third_moved_labels) {
    INFO(label.says);
    CHECK(conference_after(label.says) == label.wanted);
  }
}

TEST_CASE(
    "of twenty sayings that were set aside eighteen are read, and none moves or calls off "
    "what stays",
    "[diary][moved]") {
  int read = 0;
  for (const Label& label : set_aside_labels) {
    const std::string told = conference_after(label.says);
    read += told == label.wanted;
    INFO(label.says);
    CHECK((told == label.wanted || told == conference_stays));
  }
  CHECK(read >= 18);
}

// -- What a search says, and what is told to have changed ---------------------------------------

namespace {

Hit meeting_of(const Winter& scene, Date day, std::vector<std::string> tiers = {}) {
  Query query{.text = "DSL network meeting", .kinds = {Kind::event}};
  for (const Hit& hit : scene.index.searcher(std::move(tiers)).search(query, {day}).hits)
    if (hit.document == "dates") return hit;
  return {};
}

}  // namespace

TEST_CASE("a search says of an event what the diary says", "[diary][moved]") {
  Winter scene;
  put_meeting(scene);
  const Date before = 2026y / 11 / 19, after = 2026y / 11 / 30;
  scene.put(from_leeds("update", "Update", "2026-11-20"),
            "The DSL network meeting on 10 December 2026 is cancelled.", 2026y / 11 / 20);
  CHECK(meeting_of(scene, before).standing == Standing::upcoming);
  CHECK_FALSE(meeting_of(scene, before).said);
  const Hit off = meeting_of(scene, after);
  CHECK(off.standing == Standing::withdrawn);
  CHECK(is_called_off(off));
  REQUIRE(off.said);
  CHECK(off.said->document == "update");
  CHECK(off.said->taking == Taking::cancelled);
  CHECK(off.said->words == "The DSL network meeting on 10 December 2026 is cancelled.");
  scene.put(from_leeds("again", "News", "2026-11-25"),
            "The DSL network meeting on 10 December 2026 goes ahead as planned after all.",
            2026y / 11 / 25);
  CHECK(meeting_of(scene, 2026y / 11 / 24).standing == Standing::withdrawn);
  CHECK(meeting_of(scene, after).standing == Standing::upcoming);
}

TEST_CASE("an event that was moved is found on its new day", "[diary][moved]") {
  Winter scene;
  put_meeting(scene);
  scene.put(from_leeds("update", "Update", "2026-11-20"),
            "The DSL network meeting on 10 December 2026 has been moved to 15 December 2026.",
            2026y / 11 / 20);
  const Hit hit = meeting_of(scene, 2026y / 12 / 12);
  CHECK(hit.standing == Standing::upcoming);
  CHECK(hit.validity == day(2026y / 12 / 15));
  REQUIRE(hit.said);
  CHECK(hit.said->moved_from == day(2026y / 12 / 10));
  const auto on = [&](Date day) {
    Query query{.text = "DSL network meeting", .kinds = {Kind::event}};
    query.period = fingerpost::day(day);
    return scene.index.searcher().search(query, {2026y / 11 / 30}).hits.size();
  };
  CHECK(on(2026y / 12 / 15) == 1);
  CHECK(on(2026y / 12 / 10) == 0);
}

TEST_CASE("that an event is off or moved is told once", "[diary][moved]") {
  const auto told = [](const char* says) {
    Winter scene;
    put_meeting(scene);
    const ChangesOptions options{.ahead = 0};
    std::string cursor = scene.index.searcher().changes("", 2026y / 11 / 19, options).cursor;
    scene.put(from_leeds("update", "Update", "2026-11-20"), says, 2026y / 11 / 20);
    std::string out;
    for (const Date day : {2026y / 11 / 20, 2026y / 11 / 21}) {
      const Changes changes = scene.index.searcher().changes(cursor, day, options);
      cursor = changes.cursor;
      for (const Change& each : changes.changes)
        if (each.document == "dates")
          out += to_iso(each.on) + " " + std::string(name(each.change)) + " " +
                 to_iso(each.validity) + "\n";
    }
    return out;
  };
  CHECK(told("The DSL network meeting on 10 December 2026 is cancelled.") ==
        "2026-11-20 withdrawn 2026-12-10\n");
  CHECK(told("The DSL network meeting on 10 December 2026 has been moved to 15 December 2026.") ==
        "2026-11-20 changed 2026-12-15\n");
  CHECK(told("The DSL network meeting on 10 December 2026 may be cancelled.").empty());
}

TEST_CASE("a notice of a closed tier changes no byte of an answer", "[diary][moved]") {
  Winter scene, plain;
  put_meeting(scene), put_meeting(plain);
  Source closed = from_leeds("update", "Update", "2026-11-20");
  closed.tier = "police";
  scene.put(closed, "The DSL network meeting on 10 December 2026 is cancelled.", 2026y / 11 / 20);
  const auto answer = [](const Winter& from) {
    Query query{.text = "DSL network meeting"};
    return to_json(from.index.searcher().search(query, {2026y / 11 / 30}));
  };
  CHECK(answer(scene) == answer(plain));
  CHECK(meeting_of(scene, 2026y / 11 / 30, {"police"}).standing == Standing::withdrawn);
}

TEST_CASE("a year of meetings and of notices is read in one pass", "[diary][moved]") {
  Winter scene;
  auto writer = scene.index.writer();
  std::string lines = "Dates for your diary\n\n";
  constexpr int many = 200;  // of one name, a day each: what grows with its square is felt
  const auto on = [](int i) {
    constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};
    const Date day = std::chrono::sys_days(2026y / 12 / 1) + std::chrono::days(i);
    return std::to_string(unsigned(day.day())) + " " + months[unsigned(day.month()) - 1] + " " +
           std::to_string(int(day.year()));
  };
  for (int i = 0; i < many; ++i) lines += on(i) + " Duty desk meeting\n\n";
  Source dates = from_leeds("dates", "Dates for your diary", "2026-10-01");
  dates.kind = Kind::newsletter;
  writer.put(dates, lines);
  for (int i = 0; i < many; i += 2)
    writer.put(from_leeds("update-" + std::to_string(i), "Update", "2026-11-20"),
               "The Duty desk meeting on " + on(i) + " is cancelled.");
  writer.commit(2026y / 11 / 20);
  const Diary diary = scene.diary({2026y / 12 / 1, 2027y / 8 / 1});
  REQUIRE(diary.entries.size() == many);
  for (int i = 0; i < many; ++i)
    CHECK((diary.entries[static_cast<std::size_t>(i)].taking == Taking::cancelled) == (i % 2 == 0));
}

TEST_CASE("what a page says of something else moves no event", "[diary][moved]") {
  for (const char* says :
       {"At the DSL network meeting on 10 December 2026 we will hear why the launch was postponed "
        "to 20 January 2027.",
        "The DSL network meeting will hear how the budget for children's services was cancelled.",
        "Please come to the DSL network meeting. It will cover cancelled visits.",
        "The DSL network meeting on 10 December 2026 replaces the one cancelled in September.",
        "The DSL network meeting on 10 December 2026 clashes with the inspection, which is now on "
        "15 December 2026.",
        "The DSL network meeting will take place on 10 December 2026. This week's drop-in is "
        "cancelled.",
        "Last year's DSL network meeting was cancelled because of snow.",
        "The DSL network meeting will no longer be in person.",
        "The DSL network meeting on 10 December 2026 will no longer be recorded."}) {
    INFO(says);
    CHECK(after(says) == as_it_was);
  }
  CHECK(after("The DSL network meeting, which was to hear about neglect, has been cancelled.") ==
        is_off);
  CHECK(after("The DSL network meeting was to be on 10 December 2026. This has been cancelled.") ==
        is_off);
  CHECK(after("The last ever DSL network meeting has been cancelled.") == is_off);
  CHECK(after("The DSL network meeting on 10 December 2026 will no longer be held.") == is_off);
}

TEST_CASE("who is moved keeps its uid, and each turn raises its sequence", "[diary][moved]") {
  Winter scene;
  put_meeting(scene);
  const auto meeting = [&](Period period) {
    for (const DiaryEntry& each : scene.diary(period).entries)
      if (each.name.find("DSL") != std::string::npos) return each;
    return DiaryEntry{};
  };
  const Period all{2026y / 11 / 1, 2027y / 2 / 28};
  const DiaryEntry first = meeting(all);
  scene.put(from_leeds("a", "Update", "2026-11-10"),
            "The DSL network meeting on 10 December 2026 has been moved to 15 December 2026.",
            2026y / 11 / 10);
  const DiaryEntry moved = meeting(all);
  CHECK(moved.uid == first.uid);
  CHECK(moved.sequence > first.sequence);
  CHECK(moved.when == day(2026y / 12 / 15));
  REQUIRE(moved.sources.size() == 2);
  CHECK(moved.sources[0].document == "a");
  SECTION("whatever period is asked for") {
    CHECK(meeting({2026y / 12 / 15, 2026y / 12 / 15}).uid == first.uid);
    CHECK(meeting({2026y / 12 / 10, 2026y / 12 / 10}).when == day(2026y / 12 / 15));
  }
  SECTION("and is off after that, when the next page says so") {
    scene.put(from_leeds("b", "News", "2026-11-15"),
              "The DSL network meeting on 15 December 2026 is cancelled.", 2026y / 11 / 15);
    const DiaryEntry off = meeting(all);
    CHECK(off.taking == Taking::cancelled);
    CHECK(off.when == day(2026y / 12 / 15));
    CHECK(off.sequence > moved.sequence);
    CHECK(off.uid == first.uid);
  }
}

TEST_CASE("another partnership's meeting of that name is not moved", "[diary][moved]") {
  Winter scene;
  put_meeting(scene);
  Source other = from_leeds("update", "Update", "2026-11-20");
  other.publisher = "Wakefield SCP";
  scene.put(other, "The DSL network meeting on 10 December 2026 has been cancelled.",
            2026y / 11 / 20);
  CHECK(told_of(scene.diary(), "DSL network") == as_it_was);
}

TEST_CASE("nor where a page of nobody's tells of it as well", "[diary][moved]") {
  Winter scene;
  put_meeting(scene);
  Source nobody{.id = "calendar", .title = "Dates for your diary", .kind = Kind::newsletter};
  scene.put(nobody, "Dates for your diary\n\nThursday 10 December 2026 DSL network meeting\n",
            2026y / 10 / 2);
  Source other = from_leeds("update", "Update", "2026-11-20");
  other.publisher = "Wakefield SCP";
  scene.put(other, "The DSL network meeting on 10 December 2026 has been cancelled.",
            2026y / 11 / 20);
  CHECK(told_of(scene.diary(), "DSL network") == as_it_was);
}

TEST_CASE("an older page does not take back what a newer one tells", "[diary][moved]") {
  Winter scene;
  scene.put(from_leeds("update", "Update", "2026-09-01"),
            "The DSL network meeting on 10 December 2026 has been cancelled.", 2026y / 9 / 1);
  put_meeting(scene);
  CHECK(told_of(scene.diary(), "DSL network meeting").find(as_it_was) != std::string::npos);
}

TEST_CASE("a page of another tier says nothing in a diary", "[diary][moved]") {
  Winter scene, plain;
  put_meeting(scene), put_meeting(plain);
  Source closed = from_leeds("update", "Update", "2026-11-20");
  closed.tier = "police";
  scene.put(closed, "The DSL network meeting on 10 December 2026 has been cancelled.",
            2026y / 11 / 20);
  CHECK(to_json(scene.diary()) == to_json(plain.diary()));
}

TEST_CASE("a renamed event keeps its uid, and another year's has another", "[diary]") {
  Winter scene;
  const auto put = [&](const char* text, Date day) {
    Source source = from_leeds("forum", "Dates", "2026-10-01");
    source.kind = Kind::newsletter;
    scene.put(source, text, day);
  };
  put("Dates for your diary\n\n10 December 2026 Neglect forum\n\n12 January 2027 Sleep day\n",
      2026y / 10 / 1);
  const Diary before = scene.diary();
  put("Dates for your diary\n\n10 December 2026 Practice seminar on neglect\n\n12 January 2027 "
      "Sleep day\n",
      2026y / 10 / 8);
  const Diary after = scene.diary();
  REQUIRE(before.entries.size() == 2);
  CHECK(before.entries[0].name == "Neglect forum");
  REQUIRE(after.entries.size() == 2);
  CHECK(after.entries[0].name == "Practice seminar on neglect");
  CHECK(after.entries[0].uid == before.entries[0].uid);
  CHECK(after.entries[0].sequence > before.entries[0].sequence);
  CHECK(after.entries[1].uid == before.entries[1].uid);
  CHECK(after.entries[1].sequence == 0);
  put("Dates for your diary\n\n9 December 2027 Practice seminar on neglect\n\n14 December 2027 "
      "Sleep day\n",
      2026y / 10 / 9);
  const Diary next = scene.diary({2027y / 11 / 1, 2027y / 12 / 31});
  REQUIRE(next.entries.size() == 2);
  CHECK(next.entries[0].uid != before.entries[0].uid);
  CHECK_FALSE(next.entries[0].moved_from);
}

TEST_CASE("what a calendar calls its event it is called in ours", "[diary]") {
  Winter scene;
  Source source = from_leeds("cal", "Calendar", "2026-10-01");
  source.media_type = "text/calendar";
  const auto calendar = [](const char* summary, const char* day) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:4af0;b@leeds."
           "example\r\nDTSTAMP:20261001T000000Z\r\nDTSTART;VALUE=DATE:" +
           std::string(day) + "\r\nSUMMARY:" + summary +
           "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:weekly@x\r\nDTSTAMP:20261001T000000Z\r\nDTSTART;"
           "VALUE=DATE:20261201\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\nSUMMARY:Drop-in\r\nEND:VEVENT\r\n"
           "END:VCALENDAR\r\n";
  };
  scene.put(source, calendar("DSL network meeting", "20261210"), 2026y / 10 / 1);
  const auto uids = [&](const Diary& diary) {
    std::vector<std::string> out;
    for (const DiaryEntry& each : diary.entries) out.push_back(each.uid);
    return out;
  };
  const std::vector<std::string> wanted{"weekly@x/2026-12-01", "weekly@x/2026-12-08",
                                        "4af0;b@leeds.example"};
  CHECK(uids(scene.diary()) == wanted);
  scene.put(source, calendar("Designated leads' meeting", "20261210"), 2026y / 10 / 2);
  CHECK(uids(scene.diary()) == wanted);
  const std::string ics = to_icalendar(scene.diary(), {.title = "L", .url = "https://x.example/"});
  CHECK(ics.find("UID:4af0\\;b@leeds.example\r\n") != ics.npos);
  CHECK(ics.find("UID:weekly@x/2026-12-08\r\n") != ics.npos);
}

// -- Notices that only look like it ---------------------------------------------------------------

namespace {

std::string spelt(const char* says) {
  std::string out;
  for (const char* at = says; *at; ++at)
    if (*at == '@')
      out += "DSL network meeting on 10 December 2026";
    else if (*at == '#')
      out += "DSL network meeting";
    else
      out += *at;
  return out;
}

struct Read {
  int right = 0, all = 0;
  std::string wrong = {};
};

template <std::size_t n>
void read(const char* const (&labels)[n], const char* wanted, Read& open, Read& aside) {
  for (std::size_t i = 0; i < n; ++i) {
    const std::string told = after(spelt(labels[i]).c_str());
    Read& to = i % 3 == 2 ? aside : open;
    ++to.all, to.right += told == wanted;
    if (told != wanted) to.wrong += std::string("\n  ") + labels[i] + " is read as " + told;
  }
}

}  // namespace

TEST_CASE("notices that call off are believed, and those that only look like it are not",
          "[diary][moved]") {
  Read open, aside, misled, misled_aside;
  read(really_off, is_off, open, aside);
  read(really_put_off, put_off, open, aside);
  read(really_moved, on_15th, open, aside);
  read(not_off, as_it_was, misled, misled_aside);
  INFO("believed " << open.right << " of " << open.all << ", set aside " << aside.right << " of "
                   << aside.all);
  INFO("not misled " << misled.right << " of " << misled.all << ", set aside "
                     << misled_aside.right << " of " << misled_aside.all);
  INFO(open.wrong << misled.wrong);
  CHECK(open.right == open.all);
  CHECK(misled.right == misled.all);
}

TEST_CASE("what else a notice speaks of neither calls an event off nor keeps it on",
          "[diary][moved]") {
  for (const char* says : off_beside_others) {
    INFO(says);
    CHECK(after(spelt(says).c_str()) == is_off);
  }
  for (const char* says : on_beside_others) {
    INFO(says);
    CHECK(after(spelt(says).c_str()) == as_it_was);
  }
}

TEST_CASE("a notice of nobody's is believed where one house alone has such an event",
          "[diary][moved]") {
  Winter scene;
  put_meeting(scene);
  Source nobody{.id = "update", .title = "Update", .published = period_from_iso("2026-11-20")};
  scene.put(nobody, "The DSL network meeting on 10 December 2026 is cancelled.", 2026y / 11 / 20);
  CHECK(told_of(scene.diary(), "DSL network") == is_off);
  CHECK(meeting_of(scene, 2026y / 11 / 30).standing == Standing::withdrawn);
  Source other = from_leeds("others", "Dates for your diary", "2026-10-01");
  other.publisher = "Hull agency", other.layer = Layer::agency, other.kind = Kind::newsletter;
  scene.put(other, "Dates for your diary\n\nThursday 10 December 2026 DSL network meeting\n",
            2026y / 11 / 21);
  CHECK(told_of(scene.diary(), "DSL network") == std::string(as_it_was) + "; " + as_it_was);
  CHECK(meeting_of(scene, 2026y / 11 / 30).standing == Standing::upcoming);
}
