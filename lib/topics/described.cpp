// A question against the wording of every topic, as if each were a short text.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "topics/data.hpp"
#include "topics/tokens.hpp"
#include "topics/topics.hpp"

namespace fingerpost::topics {
namespace {

// BM25 over the wordings. Measured on 442 questions (tests/questions): the topic of the best
// page is among the first three for 82 of 100 with these, for 78 with k1 = 0.5; b between
// 0.3 and 1 moves that by one. A label says three times as much as another name.
constexpr double k1 = 3, b = 0.5;
constexpr float of_label = 3;

// On the same questions 1 gives nDCG@10 .857, 2 .861, 3 .861, 5 .863; of the third and
// later few are right, and each is looked for.
constexpr std::size_t most = 3;
// What fits less than half as well as the best is chance: 0.3 to 0.7 give the same.
constexpr double least_share = 0.5;

// One word ("register", "dogs") names something or is none: success@1 .801 with, .808 without.
constexpr std::ptrdiff_t least_words = 2;

struct Counted {
  StemId stem = 0;
  TopicIndex topic = 0;
  float times = 0;
};

void count_names(const Data& data, std::vector<Counted>& to) {
  for (const auto& [stem, index] : data.words_of_names) {
    const Pattern& pattern = data.patterns[index];
    if (pattern.kind == Pattern::Kind::turned) continue;
    to.push_back({stem, pattern.topic, pattern.kind == Pattern::Kind::label ? of_label : 1});
  }
}

// Signs are known by number; those of a word that stands in a name too are shared by the
// topics of both, and the share of a name is less.
void count_sign(const Data& data, std::uint32_t sign, std::span<const StemId> stems,
                std::vector<Counted>& to) {
  const Signs::Sign& shared = data.signs.signs[sign];
  for (std::uint32_t i = shared.from; i < shared.to; ++i)
    if (data.signs.topics[i].second >= shared.rarity)
      for (const StemId stem : stems) to.push_back({stem, data.signs.topics[i].first, 1});
}

void count_signs(const Data& data, std::vector<Counted>& to) {
  for (StemId stem = 0; stem < data.signs.of_word.size(); ++stem)
    if (const auto sign = data.signs.of_word[stem]; sign != 0)
      count_sign(data, sign, {&stem, 1}, to);
  // Nodes are numbered from 1, as they were grown.
  const std::vector<Trie::Grown> nodes = data.signs.longer.grown();
  std::vector<StemId> stems;
  for (const Trie::Grown& node : nodes) {
    if (node.value == 0) continue;
    stems = {node.stem};
    for (Trie::Node at = node.from; at != Trie::root; at = nodes[at - 1].from)
      stems.push_back(nodes[at - 1].stem);
    count_sign(data, node.value, stems, to);
  }
}

}  // namespace

Wording::Wording(const Data& data) {
  std::vector<Counted> all;
  count_names(data, all);
  count_signs(data, all);
  std::sort(all.begin(), all.end(), [](const Counted& one, const Counted& other) {
    return std::pair(one.stem, one.topic) < std::pair(other.stem, other.topic);
  });
  length_.resize(data.topics.size());
  first_.reserve(data.lexicon.size() + 2);
  for (std::size_t i = 0; i < all.size(); ++i) {
    while (first_.size() <= all[i].stem) first_.push_back(static_cast<std::uint32_t>(uses_.size()));
    const bool same = i > 0 && all[i].stem == all[i - 1].stem && all[i].topic == all[i - 1].topic;
    if (!same) uses_.push_back({all[i].topic, 0});
    uses_.back().times += all[i].times;
    length_[all[i].topic] += all[i].times;
  }
  first_.push_back(static_cast<std::uint32_t>(uses_.size()));
  const float sum = std::accumulate(length_.begin(), length_.end(), 0.F);
  if (sum > 0)
    for (float& length : length_) length *= static_cast<float>(length_.size()) / sum;
}

std::span<const Wording::Use> Wording::of(StemId stem) const {
  if (stem + std::size_t{1} >= first_.size()) return {};
  return {uses_.data() + first_[stem], uses_.data() + first_[stem + 1]};
}

const Wording& WordingOnce::of(const Data& data) const {
  std::call_once(once_, [&] { made_.push_back(Wording(data)); });
  return made_.front();
}

std::vector<Described> described(const Vocabulary& vocabulary, std::string_view question) {
  const auto data = Access::data(vocabulary);
  const Wording& wording = data->wording.of(*data);
  const auto all = static_cast<double>(data->topics.size());
  std::vector<double> scores(data->topics.size());
  const std::vector<Token> words = tokens(question, data->lexicon);
  const auto says =
      std::count_if(words.begin(), words.end(), [](auto& word) { return !word.stop; });
  if (says < least_words) return {};
  std::set<StemId> seen;
  for (const Token& token : words) {
    const StemId stem = token.stem != 0 ? token.stem : token.meant;
    if (token.stop || stem == 0 || !seen.insert(stem).second) continue;
    const auto uses = wording.of(stem);
    const auto with = static_cast<double>(uses.size());
    const double rarity = std::log(1 + (all - with + 0.5) / (with + 0.5));
    for (const Wording::Use& use : uses) {
      const double times = use.times;
      scores[use.topic] +=
          rarity * times * (k1 + 1) / (times + k1 * (1 - b + b * wording.length(use.topic)));
    }
  }
  std::vector<TopicIndex> order(scores.size());
  std::iota(order.begin(), order.end(), TopicIndex{0});
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(most, order.size()));
  std::partial_sort(order.begin(), end, order.end(), [&](TopicIndex one, TopicIndex other) {
    return scores[one] != scores[other] ? scores[one] > scores[other] : one < other;
  });
  std::vector<Described> out;
  for (auto at = order.begin(); at != end; ++at)
    if (scores[*at] > 0 && scores[*at] >= least_share * scores[order.front()])
      out.push_back({data->topics[*at].id, scores[*at] / scores[order.front()]});
  return out;
}

}  // namespace fingerpost::topics
