// An index of generated sections, and the same searches of it over and over:
//
//     searching make FOLDER      the index and its questions
//     searching ask FOLDER N     all questions, N times
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "../corpus.hpp"
#include "fingerpost/fingerpost.hpp"

using namespace fingerpost;
using namespace std::chrono_literals;

namespace {

constexpr Date recorded = 2026y / 1 / 1, today = 2025y / 6 / 15;

void make(const std::filesystem::path& folder) {
  constexpr std::size_t sections = 5000, questions = 200;
  const bench::Corpus corpus = bench::make_corpus(sections);
  std::filesystem::remove_all(folder);
  Index index = Index::create(folder / "index");
  Writer writer = index.writer();
  for (const Document& document : corpus.documents) writer.put(document);
  writer.commit(recorded);
  writer.merge();
  std::mt19937_64 chance(11);
  std::ofstream out(folder / "questions");
  for (std::size_t i = 0; i < questions; ++i)
    out << bench::make_query(corpus, 1 + i % 5, chance) << '\n';
}

void ask(const std::filesystem::path& folder, int rounds) {
  std::vector<std::string> questions;
  std::ifstream in(folder / "questions");
  for (std::string line; std::getline(in, line);) questions.push_back(line);
  const Searcher searcher = Index::open(folder / "index").searcher();
  std::size_t found = 0;
  for (int round = 0; round < rounds; ++round)
    for (const std::string& text : questions) {
      Query query{.text = text, .snippets = false, .companions = false};
      query.weights.feedback = 0;
      found += searcher.search(query, {today}).total;
    }
  std::printf("%zu\n", found);
}

}  // namespace

int main(int count, char** words) {
  if (count > 2 && std::string(words[1]) == "make") return make(words[2]), 0;
  if (count > 3 && std::string(words[1]) == "ask") return ask(words[2], std::atoi(words[3])), 0;
  return 2;
}
