// What two pages say of one service is held side by side by its numbers and mailboxes, whatever
// the service is called and however the number is written.
#include "catch.hpp"
#include "fingerpost/content_report.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

Document page(std::string id, std::string text, std::string publisher) {
  Document out = document(id, "Page " + id, std::move(text));
  out.kind = out.sections[0].kind = Kind::protocol;
  out.sections[0].heading = "";
  out.publisher = std::move(publisher);
  out.layer = Layer::local;
  out.published = day(2026y / 1 / 5);
  return out;
}

// How often the two contradict each other.
std::size_t differ(const std::string& one, const std::string& two,
                   const std::string& other_publisher = "Calder SCP") {
  Folder folder;
  Index index = Index::create(folder / "a.index");
  auto writer = index.writer();
  writer.put(page("one", one, "Calder SCP"));
  writer.put(page("two", two, other_publisher));
  writer.commit(2026y / 2 / 2);
  const ContentReport report = content_report(
      index, index.searcher(), {.matters = {Matter::contacts_differ}}, {2026y / 3 / 3});
  return report.findings.size();
}

struct Row {
  const char *one, *two;
  std::size_t wanted;
};

}  // namespace

TEST_CASE("the service out of hours is one by all its names", "[report][contacts]") {
  const std::string known = "Out of hours ring 0113 496 0111.";
  for (const char* name :
       {"Emergency Duty Team on", "the emergency duty service on", "Out of hours social work team:",
        "the out of hours social worker on", "Emergency duty:", "Out of hours team", "EDT:",
        "Out of hours service"}) {
    INFO(name);
    CHECK(differ(known, "At night ring " + std::string(name) + " 0113 496 0999.") == 1);
    CHECK(differ(known, "At night ring " + std::string(name) + " 0113 496 0111.") == 0);
  }
  const Row rows[] = {
      {"Front door: 0113 496 0222\nOut of hours: 0113 496 0333",
       "Emergency Duty Team: 0113 496 0444", 1},
      {"Ring the front door on 0113 496 0222 or, out of hours, 0113 496 0333.",
       "Front door: 0113 496 0222\nEDT: 0113 496 0444", 1},
      {"Ring the front door on 0113 496 0222 or the Emergency Duty Team on 0113 496 0333.",
       "Front door: 0113 496 0222\nOut of hours: 0113 496 0333", 0},
      {"Calder emergency duty team: 0113 496 0333", "Out of hours: 0113 496 0444", 1},
      {"Calder emergency duty team: 0113 496 0333", "Ribble emergency duty team: 0113 496 0444", 0},
  };
  for (const Row& row : rows) {
    INFO(row.one << "\n--\n" << row.two);
    CHECK(differ(row.one, row.two) == row.wanted);
  }
}

TEST_CASE("another service's hours are not those of the duty team", "[report][contacts]") {
  for (const char* other :
       {"Health centre", "Visiting team", "Family visitor", "Family visitors", "School nurse",
        "Practice nurses", "Community nursing", "Hospital", "Midwife", "Midwives", "Midwifery",
        "GP", "Police", "CAMHS", "Crisis team", "Helpline", "Mental wellbeing", "Adult social care",
        "Adults' team", "School", "Schools' advisers", "Housing", "Refuge"}) {
    INFO(other);
    CHECK(differ(std::string(other) + ": 0113 496 0222\nOut of hours: 0113 496 0333",
                 "Emergency Duty Team: 0113 496 0444") == 0);
    CHECK(differ(std::string(other) + "\nOut of hours: 0113 496 0333",
                 "Emergency Duty Team: 0113 496 0444") == 0);
  }
}

TEST_CASE("a number is one however it is written", "[report][contacts]") {
  for (const char* number :
       {"01134960111", "0113 4960111", "(0113) 496 0111", "0113-496-0111", "0113.496.0111",
        "+44 113 496 0111", "+44 (0)113 496 0111", "+44(0)1134960111", "0044 113 496 0111",
        "0044 (0)113 496 0111", "0113\u00a0496\u00a00111", "0113\u2011496\u20110111",
        "0113 496 0111 (24 hours)", "0113 496 0111 - 7 days a week"}) {
    INFO(number);
    CHECK(differ("Front door: 0113 496 0111", "Front door: " + std::string(number)) == 0);
    CHECK(differ("Front door: 0113 496 0112", "Front door: " + std::string(number)) == 1);
  }
}

TEST_CASE("a number that is no longer to be used is told where it still stands",
          "[report][contacts]") {
  const char* const retired[] = {
      "Front door: ring 0113 496 0222 instead of 0113 496 0111.",
      "Front door: ring 0113 496 0222 rather than 0113 496 0111.",
      "Front door: 0113 496 0222 replaces 0113 496 0111.",
      "Front door: 0113 496 0222, replacing 0113 496 0111.",
      "Front door: 0113 496 0222 (formerly 0113 496 0111)",
      "Front door: 0113 496 0222 (previously 0113 496 0111)",
      "Front door: 0113 496 0222 (old number 0113 496 0111)",
      "Front door: 0113 496 0222 (former number 0113 496 0111)",
      "Front door: 0113 496 0222, which used to be 0113 496 0111.",
      "The front door's number has changed from 0113 496 0111 to 0113 496 0222.\n"
      "Front door: 0113 496 0222, changed from 0113 496 0111",
      "Front door: 0113 496 0222. Do not use 0113 496 0111.",
      "Front door: 0113 496 0222. Do not ring 0113 496 0111.",
      "Front door: 0113 496 0222. Do not call 0113 496 0111.",
      "Front door: the number was 0113 496 0111, it is now 0113 496 0222.",
      "Front door: 0113 496 0222. We can no longer be reached on 0113 496 0111.",
      "Front door: 0113 496 0222 and no longer reached on 0113 496 0111.",
      "Front door: 0113 496 0111 is no longer in use.",
      "Front door: 0113 496 0111 (not in use)",
      "Front door: 0113 496 0111 has been replaced by 0113 496 0222.",
      "Front door: 0113 496 0111 is replaced by 0113 496 0222.",
      "Front door: 0113 496 0111 was replaced by 0113 496 0222.",
      "Front door: 0113 496 0111 has been withdrawn.",
      "Front door: 0113 496 0111 has been retired.",
      "Front door: 0113 496 0111 has been closed.",
      "Front door: 0113 496 0111 has changed to 0113 496 0222.",
      "Front door: 0113 496 0111 has closed.",
      "Front door: 0113 496 0111 has been disconnected.",
      "Front door: 0113 496 0111 has been switched off.",
      "Front door: 0113 496 0111 stopped working.",
      "Front door: 0113 496 0111 does not work.",
  };
  for (const char* line : retired) {
    INFO(line);
    CHECK(differ(line, "Front door: 0113 496 0111") == 1);
    CHECK(differ(line, "Front door: 0113 496 0222") == 0);
  }
  const Row rows[] = {
      {"Front door: door@calder.example replaces doors@calder.example.",
       "Front door: doors@calder.example", 1},
      {"Front door: do not email doors@calder.example.", "Front door: doors@calder.example", 1},
      // Both know.
      {"Front door: 0113 496 0111 is no longer in use.",
       "Front door: 0113 496 0222 (formerly 0113 496 0111)", 0},
      // It is the worker who is no longer there.
      {"Front door: 0113 496 0111 if you can no longer reach the worker.",
       "Front door: 0113 496 0111", 0},
  };
  for (const Row& row : rows) {
    INFO(row.one << "\n--\n" << row.two);
    CHECK(differ(row.one, row.two) == row.wanted);
  }
}

TEST_CASE("a service is one by its name and by the name's first letters", "[report][contacts]") {
  const Row rows[] = {
      {"Multi-Agency Safeguarding Hub: 0113 496 0111", "MASH: 0113 496 0222", 1},
      {"Calder multi agency safeguarding hub: 0113 496 0111", "Calder MASH: 0113 496 0222", 1},
      {"Local Authority Designated Officer\nTelephone: 0113 496 0111",
       "Ring the LADO: 0113 496 0111", 0},
      {"Local Authority Designated Officer\nTelephone: 0113 496 0111", "LADO: 0113 496 0222", 1},
      {"Ribble multi agency safeguarding hub: 0113 496 0111", "Calder MASH: 0113 496 0222", 0},
  };
  for (const Row& row : rows) {
    INFO(row.one << "\n--\n" << row.two);
    CHECK(differ(row.one, row.two) == row.wanted);
  }
}

TEST_CASE("what every area has is each area's own", "[report][contacts]") {
  for (const char* name :
       {"Emergency duty team", "Local authority designated officer",
        "Multi-agency safeguarding hub", "Out of hours", "Children's social care"}) {
    INFO(name);
    const std::string one = std::string(name) + ": 0113 496 0111",
                      two = std::string(name) + ": 01204 496 222";
    CHECK(differ(one, two, "Ribble SCP") == 0);
    CHECK(differ(one, two) == 1);
  }
  CHECK(differ("Calder emergency duty team: 0113 496 0111",
               "Calder emergency duty team: 0113 496 0222", "Ribble SCP") == 1);
}
