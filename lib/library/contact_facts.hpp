// The numbers, addresses and hours that stand in a line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::library {

enum class What { number, address, hours };

struct Fact {
  What what = What::number;
  std::string days = {};   // of hours: "mon-fri"
  std::string value = {};  // digits, an address in lower case, "09:00-17:00"
  std::size_t at = 0, end = 0;  // in its line
  bool retired = false;         // the line says that it is no longer to be used
};

// In their order.
std::vector<Fact> facts_in(std::string_view line);

}  // namespace fingerpost::library
