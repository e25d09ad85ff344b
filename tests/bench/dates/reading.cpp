// Reads the dates of a file so many times: what instructions.sh counts and times.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

#include "fingerpost/date.hpp"

int main(int count, char** arguments) {
  if (count != 3) return 2;
  std::ifstream file(arguments[1]);
  std::stringstream read;
  read << file.rdbuf();
  const std::string text = read.str();
  const fingerpost::DateClues clues{fingerpost::period_from_iso("2024-04"), {}, {}};
  const int rounds = std::atoi(arguments[2]);
  std::size_t found = 0;
  const std::clock_t start = std::clock();
  for (int round = 0; round < rounds; ++round) found += fingerpost::find_dates(text, clues).size();
  const double taken = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  const double megabytes = static_cast<double>(text.size()) * rounds / 1e6;
  std::printf("%zu bytes, %zu dates, %.1f MB in a second of one core\n", text.size(),
              found / (rounds ? rounds : 1), megabytes / taken);
}
