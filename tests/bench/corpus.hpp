// A made-up partnership of any size, the same on every machine: words drawn by
// Zipf's law, documents of the kinds and sizes that real ones have, over 2015 to
// 2026, with names of topics strewn in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "fingerpost/document.hpp"
#include "peers/peers.hpp"

namespace fingerpost::bench {

// Word number n is drawn with a chance like 1 / (n + 2.7), as in English.
class Words {
 public:
  explicit Words(std::size_t count);
  const std::string& draw(std::mt19937_64& chance) const;

 private:
  std::vector<std::string> words_;
  std::vector<double> up_to_;  // chances, summed
};

struct Corpus {
  Words words;
  std::vector<Document> documents;
  std::vector<peers::Passage> passages;  // one for each section, in the same order
  std::size_t bytes = 0;                 // of all titles, headings and texts
};

Corpus make_corpus(std::size_t sections);

// Of `length` words, drawn as often as they stand in the texts.
std::string make_query(const Corpus& corpus, std::size_t length, std::mt19937_64& chance);

// From 0 to `count` - 1. The standard's distributions differ between libraries.
inline std::size_t one_of(std::size_t count, std::mt19937_64& chance) { return chance() % count; }

}  // namespace fingerpost::bench
