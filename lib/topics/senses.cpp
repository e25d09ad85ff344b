#include "topics/senses.hpp"

#include <algorithm>
#include <unordered_set>

#include "topics/features.hpp"

namespace fingerpost::topics {
namespace {

char initial(std::string_view text, const Token& token) {
  const char c = text[token.offset];
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// The words before token `at` whose initials spell the acronym, function words
// counted or passed over: "[designated senior person] (DSP)". Empty when they do not.
std::pair<std::uint32_t, std::uint32_t> spelt_out(std::string_view text,
                                                  const std::vector<Token>& tokens,
                                                  std::uint32_t at) {
  const std::string_view letters = text.substr(tokens[at].offset, tokens[at].length);
  std::uint32_t word = at;
  bool begun = !tokens[at].sentence;
  for (std::size_t i = letters.size(); i-- > 0;) {
    const char letter =
        letters[i] >= 'A' && letters[i] <= 'Z' ? static_cast<char>(letters[i] + 32) : letters[i];
    do {
      if (!begun || word == 0) return {at, at};
      --word;
      begun = !tokens[word].sentence;
    } while (initial(text, tokens[word]) != letter && tokens[word].stop);
    if (initial(text, tokens[word]) != letter) return {at, at};
  }
  return {word, at};
}

bool phrase_at(const std::vector<Token>& tokens, std::size_t at, const Phrase& phrase) {
  if (at + phrase.size() > tokens.size()) return false;
  return std::equal(phrase.begin(), phrase.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                    [](StemId stem, const Token& token) { return stem == token.stem; });
}

bool near_word_at(const std::vector<Token>& tokens, std::size_t at, const Near& near) {
  const StemId stem = tokens[at].stem;
  if (stem == 0 || !(near.first_words & Near::bit(stem))) return false;
  return std::any_of(near.phrases.begin(), near.phrases.end(),
                     [&](const Phrase& phrase) { return phrase_at(tokens, at, phrase); });
}

bool holds(const std::vector<StemId>& stems, const Near& near) {
  return std::any_of(near.phrases.begin(), near.phrases.end(), [&](const Phrase& phrase) {
    return std::search(stems.begin(), stems.end(), phrase.begin(), phrase.end()) != stems.end();
  });
}

class Judge {
 public:
  Judge(const Data& data, std::string_view text, const std::vector<Token>& tokens,
        const Around& around)
      : data_(data), text_(text), tokens_(tokens), around_(around) {}

  std::vector<Match> judge(const std::vector<Match>& matches) {
    note_names(matches);
    note_definitions(matches);
    std::vector<Match> out;
    for (std::size_t i = 0; i < matches.size();) {
      if (!ambiguous(matches[i])) {
        out.push_back(matches[i++]);
        continue;
      }
      std::size_t end = i + 1;
      while (end < matches.size() && same_place(matches[i], matches[end])) ++end;
      decide(matches, i, end, out);
      i = end;
    }
    return out;
  }

 private:
  bool ambiguous(const Match& match) const { return data_.patterns[match.pattern].near != 0; }

  static bool same_place(const Match& a, const Match& b) {
    return a.first == b.first && a.last == b.last;
  }

  void note_names(const std::vector<Match>& matches) {
    named_.insert(around_.topics.begin(), around_.topics.end());
    for (const Match& match : matches)
      if (!ambiguous(match)) named_.insert(match.topic), names_.push_back(&match);
  }

  void note_definitions(const std::vector<Match>& matches) {
    for (const Match& match : matches) {
      if (!ambiguous(match) || match.first != match.last || !tokens_[match.first].opened) continue;
      const auto words = spelt_out(text_, tokens_, match.first);
      if (words.first == words.second) continue;
      const bool ours = std::any_of(names_.begin(), names_.end(), [&](const Match* name) {
        return name->topic == match.topic && name->first < words.second &&
               name->last >= words.first;
      });
      (ours ? defined_ : foreign_).insert({match.pattern});
    }
  }

  // 0: not this sense.
  double sense(const Match& match) const {
    if (foreign_.contains(match.pattern) && !defined_.contains(match.pattern)) return 0;
    if (defined_.contains(match.pattern)) return sense_spelt_out;
    const std::size_t distance =
        nearness(data_, tokens_, match.first, match.last, match.pattern, near_reach);
    if (distance <= near_reach) return distance <= near_reach / 2 ? sense_beside : sense_near;
    if (holds(around_.stems, data_.near[data_.patterns[match.pattern].near])) return sense_above;
    return named_.contains(match.topic) ? sense_named : 0;
  }

  // Of several senses in one place the surest is meant; equals share it.
  void decide(const std::vector<Match>& matches, std::size_t from, std::size_t to,
              std::vector<Match>& out) const {
    double best = 0;
    std::vector<double> senses;
    for (std::size_t i = from; i < to; ++i)
      best = std::max(best, senses.emplace_back(ambiguous(matches[i]) ? sense(matches[i]) : 1));
    const auto equals = std::count(senses.begin(), senses.end(), best);
    for (std::size_t i = from; i < to && best > 0; ++i) {
      if (senses[i - from] < best) continue;
      out.push_back(matches[i]);
      out.back().sense = static_cast<float>(best / static_cast<double>(equals));
    }
  }

  const Data& data_;
  std::string_view text_;
  const std::vector<Token>& tokens_;
  const Around& around_;
  std::unordered_set<TopicIndex> named_;
  std::vector<const Match*> names_;
  std::unordered_set<std::uint32_t> defined_, foreign_;  // patterns
};

}  // namespace

std::size_t nearness(const Data& data, const std::vector<Token>& tokens, std::uint32_t first,
                     std::uint32_t last, std::uint32_t pattern, std::size_t reach) {
  const Near& near = data.near[data.patterns[pattern].near];
  bool before = !tokens[first].paragraph, after = true;
  for (std::size_t distance = 1; distance <= reach && (before || after); ++distance) {
    before = before && distance <= first;
    if (before && near_word_at(tokens, first - distance, near)) return distance;
    before = before && !tokens[first - distance].paragraph;
    after = after && last + distance < tokens.size() && !tokens[last + distance].paragraph;
    if (after && near_word_at(tokens, last + distance, near)) return distance;
  }
  return reach + 1;
}

std::vector<Match> with_sense(const Data& data, std::string_view text,
                              const std::vector<Token>& tokens, const Around& around,
                              const std::vector<Match>& matches) {
  return Judge(data, text, tokens, around).judge(matches);
}

}  // namespace fingerpost::topics
