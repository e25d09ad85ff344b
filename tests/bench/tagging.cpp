// How fast texts are tagged, on one core, with the built-in vocabulary and with one
// of fifty thousand topics whose names are made of the texts' own words, so that
// nearly every word begins some name:
//
//     fingerpost_bench_topics [--megabytes N] [only 227 | only 50000]
//
// Twice: over the passages of the tests, which name a topic in every sentence, and over the
// text of ordinary pages in pieces as long as sections are, which is what an index tags.
//
// Processor time, the best of five rounds, as on a machine that is busy with other
// things the others measure those; cutting the same texts into words is
// measured turn about, as what nobody can do without.
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>

#include "measure.hpp"
#include "text/text.hpp"
#include "topics/topics.hpp"

using namespace fingerpost;

namespace {

// The passages of the tests: denser in topics than any page.
std::vector<std::string> passages() {
  std::vector<std::string> out;
  for (const char* file : {"gold", "gold-tuning", "gold-aside"}) {
    std::ifstream in(std::string(FINGERPOST_SOURCE "/tests/topics/") + file + ".ndjson");
    for (std::string line; std::getline(in, line);) {
      const auto from = line.find("\"text\": \"") + 9;
      out.push_back(line.substr(from, line.find("\", \"topics\"") - from));
    }
  }
  return out;
}

// Documents of about three thousand bytes.
std::vector<std::string> documents(const std::vector<std::string>& passages, std::size_t bytes) {
  std::mt19937_64 chance(1);
  std::vector<std::string> out;
  for (std::size_t made = 0; made < bytes; made += out.back().size()) {
    out.emplace_back();
    while (out.back().size() < 3000) out.back() += passages[chance() % passages.size()] + "\n\n";
  }
  return out;
}

// The pages that the examples and the questions are asked of, as text, again and again.
std::vector<std::string> pages(std::size_t bytes) {
  constexpr std::size_t piece = 1500;
  std::vector<std::filesystem::path> files;
  for (const char* folder : {"/examples/pages", "/tests/questions/pages"})
    for (const auto& each :
         std::filesystem::recursive_directory_iterator(std::string(FINGERPOST_SOURCE) + folder))
      if (each.path().extension() == ".txt" || each.path().extension() == ".md")
        files.push_back(each.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> out;
  for (std::size_t made = 0; made < bytes && !files.empty();)
    for (const auto& file : files) {
      std::ifstream in(file, std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(in), {}};
      for (std::size_t at = 0; at < text.size(); at += piece) out.push_back(text.substr(at, piece));
      made += text.size();
    }
  return out;
}

Vocabulary large(const std::vector<std::string>& passages) {
  std::mt19937_64 chance(2);
  std::vector<std::string> words;
  for (const auto& passage : passages)
    for (const auto& word : text::words(passage))
      if (!text::is_stop_word(word.folded)) words.push_back(word.folded);
  std::set<std::string> taken;
  const auto name = [&] {
    for (;;) {
      std::string made = words[chance() % words.size()];
      for (std::size_t more = 1 + chance() % 2; more > 0; --more)
        made += " " + words[chance() % words.size()];
      if (taken.insert(made).second) return made;
    }
  };
  std::vector<Topic> topics(50000);
  for (std::size_t i = 0; i < topics.size(); ++i) {
    topics[i].id = "t" + std::to_string(i);
    topics[i].label = name();
    topics[i].names = {name(), name()};
    if (i > 0) topics[i].broader = {"t" + std::to_string(i / 8)};
  }
  return topics::make("large", "1", std::move(topics));
}

std::size_t held() { return mallinfo2().uordblks + mallinfo2().hblkhd; }

void measure(const char* what, const Vocabulary& vocabulary, std::size_t memory,
             const std::vector<std::string>& texts) {
  std::size_t bytes = 0, tags = 0, words = 0;
  for (const auto& text : texts) bytes += text.size();
  for (std::size_t i = 0; i < texts.size() / 10; ++i) tags += vocabulary.tag(texts[i]).size();
  std::vector<double> tagging, cutting;
  for (int round = 0; round < 5; ++round) {
    tagging.push_back(bench::cpu_seconds([&] {
      for (const auto& text : texts) tags += vocabulary.tag(text).size();
    }));
    cutting.push_back(bench::cpu_seconds([&] {
      for (const auto& text : texts) words += text::words(text).size();
    }));
  }
  const double megabytes = double(bytes) / 1e6;
  std::printf("%s: %.1f MB/s (words alone %.1f MB/s), vocabulary %.1f MB, %.1f tags a text\n", what,
              megabytes / bench::quantile(tagging, 0), megabytes / bench::quantile(cutting, 0),
              double(memory) / 1e6, double(tags) / (5.1 * double(texts.size())));
}

}  // namespace

int main(int count, char** words) {
  std::size_t megabytes = 10;
  std::string only;
  for (int i = 1; i + 1 < count; ++i) {
    if (std::string(words[i]) == "--megabytes") megabytes = std::strtoul(words[i + 1], nullptr, 10);
    if (std::string(words[i]) == "only") only = words[i + 1];
  }
  const auto all = passages();
  const auto texts = documents(all, megabytes * 1000000);
  const auto ordinary = pages(megabytes * 1000000);
  if (only != "50000") {
    const std::size_t before = held();
    const auto vocabulary = Vocabulary::from_json(to_json(Vocabulary::built_in()));
    // The built-in one was made as well, and is kept.
    const std::size_t memory = (held() - before) / 2;
    measure("built-in topics, passages", vocabulary, memory, texts);
    measure("built-in topics, ordinary pages", vocabulary, memory, ordinary);
  }
  if (only != "227") {
    const std::size_t before = held();
    const auto vocabulary = large(all);
    const std::size_t memory = held() - before;
    measure("50,000 topics, passages", vocabulary, memory, texts);
    measure("50,000 topics, ordinary pages", vocabulary, memory, ordinary);
  }
}
