// What holds for every case of the tables, whatever it says.
#include <ctime>
#include <random>
#include <set>
#include <thread>

#include "catch.hpp"
#include "dates/dates.hpp"
#include "table.hpp"

using namespace fingerpost;

namespace {

Date later(Date date) { return {date.year() + std::chrono::years(28), date.month(), date.day()}; }

Period later(const Period& period) {
  Period out;
  if (period.first) out.first = later(*period.first);
  if (period.last) out.last = later(*period.last);
  return out;
}

// Every year of four digits 28 later.
std::string moved(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    const bool year =
        end - i == 4 && (text.compare(i, 2, "20") == 0 || text.compare(i, 2, "19") == 0);
    if (year)
      out += std::to_string(std::stoi(text.substr(i, 4)) + 28);
    else
      out.append(text, i, std::max<std::size_t>(end - i, 1));
    i = std::max(end, i + 1);
  }
  return out;
}

// Terms have a table of their own, Easter and what was moved once do not come
// again after 28 years, and a year of two digits is of this century.
bool returns_after_28_years(const table::Case& one) {
  static const std::set<std::string> forms = {"term", "holiday", "year", "quarter", "season"};
  if (forms.count(one.form)) return false;
  for (const auto* words :
       {"term", "oliday", "half", "25-26", "/", "Autumn ", "Spring ", "Summer ", "Easter"})
    if (one.text.find(words) != std::string::npos) return false;
  for (const auto& mention : find_dates(one.text, one.clues)) {
    if (mention.basis != Basis::stated) continue;
    for (const auto& day : {mention.when.first, mention.when.last})
      if (day && one.text.find(to_iso(*day).substr(0, 4)) == std::string::npos) return false;
  }
  return one.text != "20240915";
}

std::vector<std::string> periods(const std::vector<DateMention>& mentions, bool move) {
  std::vector<std::string> out;
  for (const auto& mention : mentions)
    out.push_back(to_iso(move ? later(mention.when) : mention.when) + " " +
                  std::string(name(mention.role)) + " " + std::string(name(mention.basis)) +
                  (mention.conflict.empty() ? "" : " conflict"));
  return out;
}

}  // namespace

TEST_CASE("moving every clue by 28 years moves every answer by 28 years", "[dates]") {
  int tried = 0;
  for (const auto& one : table::read("table.ndjson")) {
    if (!returns_after_28_years(one)) continue;
    DateClues clues = one.clues;
    clues.heading = moved(clues.heading);
    if (clues.published) clues.published = later(*clues.published);
    const std::string text = moved(one.text);
    INFO(one.text << " -> " << text);
    CHECK(periods(find_dates(text, clues), false) ==
          periods(find_dates(one.text, one.clues), true));
    ++tried;
  }
  CHECK(tried > 700);
}

TEST_CASE("a period formatted and read back is that period", "[dates]") {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    const int first = static_cast<int>(random() % 70000) - 20000;
    const int last = first + static_cast<int>(random() % 900);
    Period period{dates::from_days(first), dates::from_days(last)};
    if (random() % 5 == 0) period.first.reset();
    if (random() % 5 == 0) period.last.reset();
    CHECK(period_from_iso(to_iso(period)) == period);
  }
}

TEST_CASE("a day written in any way is that day", "[dates]") {
  constexpr const char* months[] = {"January",   "February", "March",    "April",
                                    "May",       "June",     "July",     "August",
                                    "September", "October",  "November", "December"};
  constexpr const char* weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                      "Thursday", "Friday", "Saturday"};
  std::mt19937 random(12);
  for (int round = 0; round < 1500; ++round) {
    const Date date = dates::from_days(static_cast<int>(random() % 50000) - 10000);
    const auto y = std::to_string(int(date.year())), d = std::to_string(unsigned(date.day()));
    const auto m = std::to_string(unsigned(date.month()));
    const std::string month = months[unsigned(date.month()) - 1];
    const std::string weekday =
        weekdays[std::chrono::weekday(std::chrono::sys_days(date)).c_encoding()];
    const std::string written[] = {
        d + " " + month + " " + y,
        weekday + " " + d + " " + month + " " + y,
        weekday.substr(0, 3) + " " + d + " " + month.substr(0, 3) + " " + y,
        month + " " + d + ", " + y,
        d + "/" + m + "/" + y,
        d + "." + m + "." + y,
        d + "-" + month.substr(0, 3) + "-" + y,
        to_iso(date)};
    for (const auto& text : written) {
      const auto found = find_dates(text);
      INFO(text << table::told(found));
      REQUIRE(found.size() == 1);
      CHECK(found[0].when == day(date));
      CHECK(found[0].basis == Basis::stated);
      CHECK(found[0].words == text);
      CHECK(found[0].conflict.empty());
    }
  }
}

TEST_CASE("sentences without dates change nothing, wherever they stand", "[dates]") {
  const std::vector<std::string> neutral = {
      "Practitioners work together to keep children safe.",
      "Please share this with your team, and tell us what you think.",
      "A lead professional is chosen with the family; see page 80.",
      "All partners have agreed to the approach."};
  for (const auto& one : table::read("table.ndjson")) {
    const auto alone = find_dates(one.text, one.clues);
    for (const auto& sentence : neutral) {
      const auto before = find_dates(sentence + "\n\n" + one.text, one.clues);
      const auto after = find_dates(one.text + "\n\n" + sentence, one.clues);
      INFO(one.text << " beside " << sentence);
      CHECK(periods(before, false) == periods(alone, false));
      CHECK(periods(after, false) == periods(alone, false));
      for (std::size_t i = 0; i < std::min(before.size(), alone.size()); ++i)
        CHECK(before[i].offset == alone[i].offset + sentence.size() + 2);
    }
  }
}

TEST_CASE("a negative stays negative in sentences that carry it", "[dates]") {
  const std::vector<std::pair<std::string, std::string>> carriers = {
      {"Please read ", " before you call."},
      {"Staff should know about ", "."},
      {"The team talked about ", " and agreed what to do."},
      {"(", ")"},
      {"• ", ""},
      {"For more, see ", "; it is short."}};
  for (const auto& one : table::read("table.ndjson")) {
    if (!one.want.empty()) continue;
    for (const auto& [before, after] : carriers) {
      const auto difference =
          table::held_against(one, find_dates(before + one.text + after, one.clues));
      INFO(before + one.text + after << table::told(difference.extra));
      CHECK(difference.extra.empty());
    }
  }
}

TEST_CASE("threads read side by side and find the same", "[dates]") {
  std::string text;
  for (const auto& one : table::read("table.ndjson"))
    if (!one.want.empty()) text += one.text + "\n\n";
  const DateClues clues{day(Date(std::chrono::year(2024) / 4 / 15)), {}, {}};
  const auto alone = find_dates(text, clues);
  REQUIRE(alone.size() > 900);
  std::vector<std::vector<DateMention>> found(4);
  std::vector<std::thread> threads;
  for (auto& mine : found) threads.emplace_back([&] { mine = find_dates(text, clues); });
  for (auto& thread : threads) thread.join();
  for (const auto& mine : found) CHECK((mine == alone));
}

TEST_CASE("a text of twice the length takes about twice as long", "[dates]") {
  const std::string pieces[] = {"1, ",
                                "1 - ",
                                "May ",
                                "Monday ",
                                "open 6 June 2025 ",
                                "1/1/",
                                "(",
                                "Author Date: May 2025 ",
                                "autumn term 3 May ",
                                "every Tuesday in ",
                                "2024-25 ",
                                "until ",
                                "from 3 to ",
                                "first ",
                                "14/01, ",
                                "the last ",
                                "| 3 May ",
                                "published updated ",
                                "Mondays, 4-6pm, ",
                                "\n3 May",
                                "3 May\n\n",
                                "9.30 - "};
  const auto seconds = [](const std::string& text) {
    const auto from = std::clock();
    find_dates(text, {day(Date(std::chrono::year(2024) / 4 / 15)), {}, {}});
    return static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
  };
  for (const auto& piece : pieces) {
    std::string half, whole;
    while (half.size() < 50'000) half += piece;
    whole = half + half;
    double ratio = 1e9;  // the best of three: something else may have had the core
    for (int round = 0; round < 3 && ratio > 3; ++round)
      ratio = std::min(ratio, seconds(whole) / std::max(seconds(half), 0.002));
    INFO(piece);
    CHECK(ratio < 3);
  }
}

TEST_CASE("any bytes are read, and words stand where they say", "[dates]") {
  const std::string pieces[] = {
      "13",           "-",    " ",      "May",   "2024", "/",     ".",  "until", "Monday", "\n",
      "\xE2\x80\x93", "\xFF", "w/c",    "first", "of",   "every", "(",  ")",     "|",      "9",
      "am",           "to",   "review", "\xC2",  "0",    "'",     "24", "next",  "the",    "end"};
  std::mt19937 random(13);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (unsigned n = random() % 40; n > 0; --n) {
      text += pieces[random() % std::size(pieces)];
      if (random() % 2) text += ' ';
    }
    for (const auto& mention :
         find_dates(text, {day(Date(std::chrono::year(2024) / 4 / 15)), text, {}})) {
      CHECK(mention.offset + mention.length <= text.size());
      CHECK(text.substr(mention.offset, mention.length) == mention.words);
      if (mention.when.first && mention.when.last) CHECK(*mention.when.first <= *mention.when.last);
    }
    dates::find_in_query(text, std::chrono::year(2024) / 4 / 15);
  }
}
