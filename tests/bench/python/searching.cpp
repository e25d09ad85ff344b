// The pure C++ half of overhead.py: searching INDEX QUESTIONS TIMES asks each line of the file and
// reads of every hit what a page shows. Prints a number that depends on all of it.
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "fingerpost/fingerpost.hpp"

using namespace fingerpost;

namespace {

std::size_t shown(const Results& results) {
  std::size_t size = 0;
  for (const Hit& hit : results.hits)
    size += hit.document.size() + hit.title.size() + hit.heading.size() + hit.url.size() +
            name(hit.kind).size() + name(hit.standing).size() + to_html(hit.snippet).size();
  return size;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return 2;
  const Searcher searcher = Index::open(arguments[1]).searcher();
  std::vector<std::string> questions;
  std::ifstream file(arguments[2]);
  for (std::string line; std::getline(file, line);) questions.push_back(line);
  const AsOf day{std::chrono::year(2024) / 6 / 1, {}};
  std::size_t total = 0;
  for (int times = std::stoi(arguments[3]); times > 0; --times)
    for (const std::string& text : questions)
      total += shown(searcher.search({.text = text}, day, {.stop = [] { return false; }}));
  std::cout << total << '\n';
}
