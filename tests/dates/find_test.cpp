#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "dates/dates.hpp"

using namespace fingerpost;
using namespace std::chrono_literals;

namespace {

std::string page(const std::string& name) {
  std::ifstream file(std::string(FINGERPOST_SOURCE) + "/tests/pages/" + name);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string told(const std::vector<DateMention>& mentions) {
  std::string out;
  for (const auto& m : mentions)
    out += (out.empty() ? "" : ", ") + to_iso(m.when) + " " + std::string(name(m.role)) + " " +
           std::string(name(m.basis));
  return out;
}

std::string bases(std::string_view text, std::optional<Period> published = {}) {
  std::string out;
  for (const auto& m : find_dates(text, {published, {}, {}}))
    out += (out.empty() ? "" : ", ") +
           (m.when.first  ? to_iso(*m.when.first).substr(0, 4)
            : m.when.last ? to_iso(*m.when.last).substr(0, 4)
                          : "unknown") +
           " " + std::string(name(m.basis));
  return out;
}

const Period covid{2020y / 1 / 1, 2023y / 5 / 31};

}  // namespace

TEST_CASE("a day without a year takes it from its neighbour", "[dates]") {
  CHECK(bases("13-19 May\n\n25 May\n\n24 – 28 June Safeguarding Week 2024") ==
        "2024 neighbour, 2024 neighbour, 2024 stated");
  CHECK(bases("12 December\n10 January 2025") == "2024 neighbour, 2025 stated");
  CHECK(bases("until Monday 1st June", day(2020y / 4 / 1)) == "2020 weekday");
  CHECK(bases("until 1 June", dates::month(2020, 4)) == "2020 published");
  CHECK(bases("25 May") == "");
}

TEST_CASE("a day that binds and whose year nobody knows is guessed and open", "[dates]") {
  const auto found = find_dates("cancelled until Monday 1st June");
  REQUIRE(found.size() == 1);
  CHECK(found[0].role == Role::ends);
  CHECK(found[0].basis == Basis::guessed);
  CHECK(found[0].when.open());
  CHECK(found[0].certainty < 0.3);
}

TEST_CASE("the years of a topic decide among the years of a weekday", "[dates]") {
  CHECK(told(find_dates("training is cancelled until Monday 1st June", {{}, {}, {covid}})) ==
        "../2020-06-01 ends topic");
  // A day that was in each of those years stays unknown.
  CHECK(told(find_dates("training is cancelled until 1st June", {{}, {}, {covid}})) ==
        "../.. ends guessed");
}

TEST_CASE("the April newsletter: three events, an edition cited twice, nothing else",
          "[dates][seed]") {
  const std::string text = page("seeds/april-newsletter.txt");
  REQUIRE_FALSE(text.empty());
  CHECK(told(find_dates(text)) ==
        "2023 edition stated, 2023 edition stated, 2024-05-13/2024-05-19 event neighbour, "
        "2024-05-25 event neighbour, 2024-06-24/2024-06-28 event stated");
}

TEST_CASE("the practitioners page: one end, dated by its topic", "[dates][seed]") {
  const std::string text = page("seeds/practitioners.txt");
  REQUIRE_FALSE(text.empty());
  CHECK(told(find_dates(text, {{}, {}, {covid}})) == "../2020-06-01 ends topic");
  CHECK(told(find_dates(text)) == "../.. ends guessed");
}

TEST_CASE("an undated newsletter is of the month its title names and its dates ask for",
          "[dates]") {
  const std::string text = page("seeds/april-newsletter.txt");
  CHECK(dates::published_from({"April Newsletter"}, {{{}, text, {}}}) == dates::month(2024, 4));
  CHECK(dates::published_from({"November 2025 newsletter"}, {}) == dates::month(2025, 11));
  CHECK(dates::published_from({"April Newsletter", "april-2025-newsletter"}, {{{}, text, {}}}) ==
        dates::month(2025, 4));
  CHECK(dates::published_from(
            {"April Newsletter", "https://www.leeds.example/news/april-2025-newsletter/"},
            {{{}, text, {}}}) == dates::month(2025, 4));
  CHECK_FALSE(dates::published_from({"Practitioners"}, {{{}, text, {}}}));
  CHECK_FALSE(dates::published_from({"April Newsletter"}, {{{}, "Nothing dated.", {}}}));
}

TEST_CASE("a title gives the day of publication only where it names an issue", "[dates]") {
  const auto titled = [](std::string_view title) {
    const auto when = dates::published_from({title}, {});
    return when ? to_iso(*when) : std::string("none");
  };
  const std::pair<const char*, const char*> titles[] = {
      {"Newsletter – March 2025", "2025-03"},
      {"Spring 2024 bulletin", "2024-03-01/2024-05-31"},
      {"November 2025 newsletter", "2025-11"},
      {"LSCP Bulletin, 14 March 2025", "2025-03-14"},
      {"E-bulletin June 2025", "2025-06"},
      {"may-2025-newsletter", "2025-05"},
      {"Annual Report 2024", "none"},  // it came out some time after the year
      {"Newsletter published March 2025", "2025-03"},
      {"Annual report 2024-25", "none"},  // that it tells of
      {"Newsletter 2024", "2024"},
      {"Courses cancelled until 1 June 2025", "none"},
      {"Courses cancelled until June 2025", "none"},
      {"Courses cancelled until Monday 1st June", "none"},
      {"Office closed from 24 December 2025", "none"},
      {"Safeguarding Week 24-28 June 2024", "none"},
      {"Training dates autumn 2025", "none"},
      {"Valid to 31 March 2025", "none"},
      {"Review due March 2026", "none"},
      {"Working Together 2023", "none"},
      {"Conference June 2025", "none"},
      {"Newsletter review due March 2026", "none"},
      {"Updates: conference on Thursday 14 March 2025 at the town hall", "none"},
      {"Training programme 2025–2026", "none"},
      {"Practitioners", "none"}};
  for (const auto& [title, when] : titles) {
    INFO(title);
    CHECK(titled(title) == when);
  }
}

TEST_CASE("parts of a page lend each other their years", "[dates]") {
  const std::vector<dates::Part> parts = {
      {"Mental health", "13-19 May is Mental Health Awareness Week", {}},
      {"Week", "24 – 28 June Safeguarding Week 2024", {}},
      {"Monday 24 June 2024", "10:30-12:00 Hidden men", {}}};
  const auto found = dates::find_in_parts(parts);
  REQUIRE(found.size() == 3);
  CHECK(told(found[0]) == "2024-05-13/2024-05-19 event neighbour");
  CHECK(told(found[1]) == "2024-06-24/2024-06-28 event stated");
  CHECK(told(found[2]) == "2024-06-24 event neighbour");
  CHECK(found[2][0].from_time == "10:30");
  CHECK(found[2][0].offset == 0);
}

TEST_CASE("times take their day from the line that heads them", "[dates]") {
  const auto found = find_dates(
      "Monday 24 June 2024 - hosted by Leeds\n10:30-12:00 Hidden men\n13.00 - 14.00 Neglect\n\n"
      "Tuesday 25 June 2024\n9.30am Coffee");
  REQUIRE(found.size() == 5);
  CHECK(to_iso(found[1].when) == "2024-06-24");
  CHECK(found[2].from_time == "13:00");
  CHECK(to_iso(found[2].when) == "2024-06-24");
  CHECK(to_iso(found[4].when) == "2024-06-25");
}

TEST_CASE("a table's first row says what its days are for", "[dates]") {
  const auto found =
      find_dates("Document | Published | Review date\nNeglect | 04/03/2022 | 03/2024",
                 {dates::year(2023), {}, {}});
  CHECK(told(found) == "2022-03-04 published stated, 2024-03 review_due stated");
}

TEST_CASE("words stand where the mention says", "[dates]") {
  const std::string text = "Dates – “3, 10 and 17 June 2025” and until 25th December 2025.";
  for (const auto& mention : find_dates(text))
    CHECK(text.substr(mention.offset, mention.length) == mention.words);
  CHECK(find_dates(text).size() == 4);
}

TEST_CASE("a weekday that the year denies is a conflict, and both are kept", "[dates]") {
  const auto found = find_dates("Monday 28 August 2024", {day(2024y / 7 / 1), {}, {}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].words == "Monday 28 August 2024");
  CHECK(to_iso(found[0].when) == "2024-08-28");
  CHECK(found[0].conflict == "28 August 2024 is a Wednesday");
}
