// How well passages get the topics they are labelled with: gold_test.cpp tells of the files.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ndjson.hpp"
#include "topics/topics.hpp"

namespace fingerpost::gold {

inline const std::string folder = FINGERPOST_SOURCE "/tests/topics/";

using Ids = std::set<std::string>;

inline Ids set_of(const std::vector<std::string>& ids) { return {ids.begin(), ids.end()}; }

inline Ids given(const std::vector<Tag>& tags) {
  Ids out;
  for (const Tag& tag : tags) out.insert(tag.topic);
  return out;
}

struct Counts {
  int right = 0, wrong = 0, missed = 0;
  double precision() const { return static_cast<double>(right) / (right + wrong); }
  double recall() const { return static_cast<double>(right) / (right + missed); }
  double f1() const { return 2.0 * right / (2 * right + wrong + missed); }
};

// All decisions together (micro) and each topic alone (macro: the mean over topics
// that are wanted or given somewhere; a topic never given has precision 1).
struct Score {
  Counts all = {};
  std::map<std::string, Counts> by_topic = {};

  void add(const std::string& topic, int Counts::*what) {
    ++(all.*what);
    ++(by_topic[topic].*what);
  }
  template <class F>
  double macro(F f) const {
    double sum = 0;
    for (const auto& [topic, counts] : by_topic) {
      const double value = f(counts);
      sum += std::isnan(value) ? 1 : value;
    }
    return sum / static_cast<double>(by_topic.size());
  }
};

enum class Part { odd, even, all };

inline Score score(const Vocabulary& vocabulary, const char* file, Part part) {
  Score out;
  bool even = false;
  for (auto& line : ndjson::read(folder + file)) {
    even = !even;
    if ((part == Part::odd && !even) || (part == Part::even && even)) continue;
    const Ids got = given(vocabulary.tag(line.texts["text"], line.texts["title"]));
    const Ids want = set_of(line.lists["topics"]), may = set_of(line.lists["may"]);
    for (const auto& id : got) {
      if (want.contains(id))
        out.add(id, &Counts::right);
      else if (!may.contains(id))
        out.add(id, &Counts::wrong);
    }
    for (const auto& id : want)
      if (!got.contains(id)) out.add(id, &Counts::missed);
  }
  return out;
}

inline Score both(Score a, const Score& b) {
  a.all = {a.all.right + b.all.right, a.all.wrong + b.all.wrong, a.all.missed + b.all.missed};
  for (const auto& [topic, counts] : b.by_topic) {
    Counts& sum = a.by_topic[topic];
    sum = {sum.right + counts.right, sum.wrong + counts.wrong, sum.missed + counts.missed};
  }
  return a;
}

inline void print(const char* name, const Score& s) {
  std::printf(
      "topics, %s: precision %.3f recall %.3f F1 %.3f, macro precision %.3f recall %.3f F1 %.3f\n",
      name, s.all.precision(), s.all.recall(), s.all.f1(),
      s.macro([](const Counts& c) { return c.precision(); }),
      s.macro([](const Counts& c) { return c.recall(); }),
      s.macro([](const Counts& c) { return c.f1(); }));
}

// How many trap passages get a tag that is neither wanted nor allowed.
inline int taken(const Vocabulary& vocabulary, const char* file, int& traps) {
  int out = 0;
  for (auto& line : ndjson::read(folder + file)) {
    if (!line.flags["trap"]) continue;
    Ids fine = set_of(line.lists["topics"]);
    for (const auto& id : line.lists["may"]) fine.insert(id);
    const Ids got = given(vocabulary.tag(line.texts["text"], line.texts["title"]));
    ++traps;
    out += !std::includes(fine.begin(), fine.end(), got.begin(), got.end());
  }
  return out;
}

}  // namespace fingerpost::gold
