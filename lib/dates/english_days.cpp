// Awareness days and weeks: by a rule where the day is fixed, else as they were
// announced, year by year. Safer Internet Day has no simple rule: it was the first
// Tuesday of February in 2019, 2023 and 2024 and the second in the other years.
#include "dates/tables.hpp"

namespace fingerpost::dates {

std::string_view Tables::english_awareness() {
  return R"(
awareness holocaust memorial day: 27 January
awareness international day of zero tolerance for female genital mutilation: 6 February
awareness time to talk day: first Thursday of February
awareness safer internet day: 2019-02-05
awareness safer internet day: 2020-02-11
awareness safer internet day: 2021-02-09
awareness safer internet day: 2022-02-08
awareness safer internet day: 2023-02-07
awareness safer internet day: 2024-02-06
awareness safer internet day: 2025-02-11
awareness safer internet day: 2026-02-10
awareness world book day: first Thursday of March
awareness international women's day: 8 March
awareness national child exploitation awareness day: 18 March
awareness child exploitation awareness day: 18 March
awareness world autism awareness day: 2 April
awareness mental health awareness week: 2023-05-15 2023-05-21
awareness mental health awareness week: 2024-05-13 2024-05-19
awareness mental health awareness week: 2025-05-12 2025-05-18
awareness international missing children's day: 25 May
awareness world day against child labour: 12 June
awareness world elder abuse awareness day: 15 June
awareness world refugee day: 20 June
awareness refugee week: the week of 20 June
awareness world day against trafficking in persons: 30 July
awareness world suicide prevention day: 10 September
awareness world mental health day: 10 October
awareness international day of the girl: 11 October
awareness anti-slavery day: 18 October
awareness anti-bullying week: 2023-11-13 2023-11-17
awareness anti-bullying week: 2024-11-11 2024-11-15
awareness anti-bullying week: 2025-11-10 2025-11-14
awareness remembrance sunday: second Sunday of November
awareness international men's day: 19 November
awareness world children's day: 20 November
awareness white ribbon day: 25 November
awareness international day for the elimination of violence against women: 25 November
awareness 16 days of activism: 25 November - 10 December
awareness 16 days of action: 25 November - 10 December
awareness world aids day: 1 December
awareness international day of persons with disabilities: 3 December
awareness human rights day: 10 December
)";
}

}  // namespace fingerpost::dates
