// The standing rules are written down once for those who rely on them
// (bindings/README.md, "How a section stands on the day"); the numbers there are those used.
#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "rank/rank.hpp"

namespace fingerpost::rank {
namespace {

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out;
  std::istringstream row(line.substr(1));
  for (std::string cell; std::getline(row, cell, '|');) {
    const auto first = cell.find_first_not_of(' '), last = cell.find_last_not_of(' ');
    out.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
  }
  return out;
}

// The rows under "| standing | `rank_lower` | ...".
std::vector<std::vector<std::string>> table() {
  std::ifstream in(std::string(FINGERPOST_SOURCE) + "/bindings/README.md");
  std::vector<std::vector<std::string>> rows;
  bool here = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("| standing | `rank_lower`")) {
      here = true;
    } else if (here && line.starts_with("| ")) {
      rows.push_back(cells(line));
    } else if (here && !line.starts_with("|-") && !line.starts_with("|--")) {
      if (!rows.empty()) break;
    }
  }
  return rows;
}

TEST_CASE("the written table of standings has every one, with the weight it has", "[rank]") {
  const auto rows = table();
  REQUIRE(rows.size() == names_of<Standing>.size() + 2);
  std::vector<bool> told(names_of<Standing>.size(), false);
  for (const auto& row : rows) {
    REQUIRE(row.size() >= 3);
    INFO(row[0]);
    const double lower = std::stod(row[1]), equally = std::stod(row[2]);
    if (row[0] == "review overdue") {
      Facts facts{.dated = 10, .review_due = 20, .has_date = true};
      CHECK(review_overdue(facts, 30));
      CHECK(standing(facts, 30) == standing(facts, 15));
      CHECK((lower == 1 && equally == 1));
      continue;
    }
    const auto standing = named<Standing>(row[0].substr(1, row[0].find('`', 1) - 1));
    REQUIRE(standing);
    told[static_cast<std::size_t>(*standing)] = true;
    const Kind kind =
        row[0].find("what happens") == std::string::npos ? Kind::protocol : Kind::event;
    CHECK(standing_weight(*standing, kind, Ended::rank_lower) == lower);
    CHECK(standing_weight(*standing, kind, Ended::rank_equally) == equally);
  }
  CHECK(std::find(told.begin(), told.end(), false) == told.end());
}

}  // namespace
}  // namespace fingerpost::rank
