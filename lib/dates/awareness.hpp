// Days and weeks with names of their own, on a line and in the tables.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "dates/grammar.hpp"

namespace fingerpost::dates {

// The words of a name, as the tables know them; marks do not count.
std::vector<NameWord> name_words(std::string_view name, const Tables& tables);

// "second Tuesday of February", "FREQ=YEARLY;BYMONTH=2;BYDAY=2TU"; nullopt for what
// names no day of every year.
std::optional<Spec> yearly_rule(std::string_view text, const Tables& tables);

// The first name on a line.
struct NamedOn {
  int name = 0;            // of Tables::named; 0 for none
  int begin = 0, end = 0;  // tokens
};
NamedOn named_on(const Line& line, const Tables& tables);

// What RFC 5545 can say of a rule: a day of the year, else nothing.
Recurrence recurrence_of(const Spec& rule);

}  // namespace fingerpost::dates
