// Tags a text, in pieces as sections are, so many times: what is counted by
// instructions.sh. The vocabulary is made once, outside of what is compared.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "fingerpost/topics.hpp"

int main(int count, char** words) {
  if (count != 3) return 2;
  std::ifstream file(words[1]);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto vocabulary = fingerpost::Vocabulary::built_in();
  constexpr std::size_t piece = 1500;  // bytes
  std::size_t tags = 0;
  for (int round = std::atoi(words[2]); round > 0; --round)
    for (std::size_t at = 0; at < text.size(); at += piece)
      tags += vocabulary.tag(std::string_view(text).substr(at, piece)).size();
  std::printf("%zu tags\n", tags);
}
