#include "topics/senses.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "text/text.hpp"
#include "topics/features.hpp"

namespace fingerpost::topics {
namespace {

char initial(std::string_view text, const Token& token) {
  const char c = text[token.offset];
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// Between letters and the bracket that tells them (gold-real.ndjson).
constexpr std::uint32_t words_to_bracket = 3;

using Words = std::pair<std::uint32_t, std::uint32_t>;  // [first, end) of tokens

std::string letters_of(std::string_view text, const Token& token) {
  return text::fold(text.substr(token.offset, token.length));
}

// The words before token `at` whose initials spell it, function words counted or
// passed over: "[designated senior person] (DSP)". Empty when they do not.
Words spelt_before(std::string_view text, const std::vector<Token>& tokens, std::uint32_t at) {
  const std::string letters = letters_of(text, tokens[at]);
  std::uint32_t word = at;
  for (std::size_t i = letters.size(); i-- > 0;) {
    do {
      if (word == 0 || (word < at && tokens[word].sentence)) return {at, at};
      --word;
    } while (initial(text, tokens[word]) != letters[i] && tokens[word].stop);
    if (initial(text, tokens[word]) != letters[i]) return {at, at};
  }
  return {word, at};
}

// The same from token `start`: "PND ([penalty notice for disorder])".
Words spelt_from(std::string_view text, const std::vector<Token>& tokens, std::uint32_t at,
                 std::uint32_t start) {
  const std::string letters = letters_of(text, tokens[at]);
  std::uint32_t word = start - 1;
  for (const char letter : letters) {
    do {
      if (++word >= tokens.size() || tokens[word].sentence) return {at, at};
    } while (initial(text, tokens[word]) != letter && tokens[word].stop);
    if (initial(text, tokens[word]) != letter) return {at, at};
  }
  return {start, word + 1};
}

// The word behind "stands for", "is short for" or "means"; `at` where none is.
std::uint32_t told_after(std::string_view text, const std::vector<Token>& tokens,
                         std::uint32_t at) {
  constexpr std::string_view tellings[][3] = {
      {"stands", "for", ""}, {"is", "short", "for"}, {"means", "", ""}};
  for (const auto& telling : tellings) {
    std::uint32_t next = at + 1;
    for (const auto word : telling) {
      if (word.empty()) continue;
      if (next >= tokens.size() || tokens[next].sentence ||
          text.substr(tokens[next].offset, tokens[next].length) != word) {
        next = at;
        break;
      }
      ++next;
    }
    if (next > at && next < tokens.size()) return next;
  }
  return at;
}

Words spelt_out(std::string_view text, const std::vector<Token>& tokens, std::uint32_t at) {
  if (tokens[at].opened && !tokens[at].sentence) return spelt_before(text, tokens, at);
  // "DSP (designated senior person)", "the TAC, a tactical advisory committee".
  if (at + 1 < tokens.size() && (tokens[at + 1].opened || tokens[at + 1].comma))
    return spelt_from(text, tokens, at, at + 1);
  // "NRM units (network remote meters)".
  for (std::uint32_t i = at + 2; i < tokens.size() && i <= at + words_to_bracket; ++i) {
    if (tokens[i].sentence) break;
    if (tokens[i].opened) return spelt_from(text, tokens, at, i);
  }
  if (const auto told = told_after(text, tokens, at); told > at)
    return spelt_from(text, tokens, at, told);
  return {at, at};
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
  Judge(const Data& data, std::string_view text, const std::vector<Token>& tokens, Around& around,
        const std::vector<Match>& matches)
      : data_(data), text_(text), tokens_(tokens), around_(around), matches_(matches) {}

  std::vector<Match> judge() {
    note_names();
    note_definitions();
    around_.foreign.insert(around_.foreign.end(), foreign_.begin(), foreign_.end());
    foreign_.insert(around_.foreign.begin(), around_.foreign.end());
    std::vector<Match> out;
    out.reserve(matches_.size());
    for (std::size_t i = 0; i < matches_.size();) {
      if (!ambiguous(matches_[i])) {
        if (!is_foreign(matches_[i])) out.push_back(matches_[i]);
        ++i;
        continue;
      }
      std::size_t end = i + 1;
      while (end < matches_.size() && same_place(matches_[i], matches_[end])) ++end;
      decide(i, end, out);
      i = end;
    }
    return out;
  }

 private:
  bool ambiguous(const Match& match) const { return data_.patterns[match.pattern].near != 0; }

  static bool same_place(const Match& a, const Match& b) {
    return a.first == b.first && a.last == b.last;
  }

  // Asked for by ambiguous ones alone, and most texts have none.
  void note_names() {
    const auto is_ambiguous = [&](const Match& match) { return ambiguous(match); };
    if (std::none_of(matches_.begin(), matches_.end(), is_ambiguous)) return;
    named_.insert(around_.topics.begin(), around_.topics.end());
    for (const Match& match : matches_)
      if (!ambiguous(match)) named_.insert(match.topic);
  }

  void note_definitions() {
    for (const Match& match : matches_) {
      if (match.first != match.last || !is_acronym(match)) continue;
      const Words words = spelt_out(text_, tokens_, match.first);
      if (words.first == words.second) continue;
      (is_ours(match.topic, words) ? defined_ : foreign_).insert(match.pattern);
    }
  }

  bool is_acronym(const Match& match) const {
    return data_.patterns[match.pattern].kind == Pattern::Kind::acronym;
  }

  // One of the topic's names stands there, or one but for a word: "Local Area
  // Designated Officer" is written for the LADO.
  bool is_ours(TopicIndex topic, Words words) const {
    if (std::any_of(matches_.begin(), matches_.end(), [&](const Match& name) {
          return name.topic == topic && name.first < words.second && name.last >= words.first &&
                 !ambiguous(name);
        }))
      return true;
    return almost(topic, words);
  }

  // Has one of the topic's names all of these words but one, three at least?
  bool almost(TopicIndex topic, Words words) const {
    std::size_t meaning = 0;
    std::unordered_map<std::uint32_t, std::size_t> shared;  // by pattern
    for (auto i = words.first; i < words.second; ++i) {
      if (tokens_[i].stop) continue;
      ++meaning;
      const auto of_word = std::pair(tokens_[i].stem, std::uint32_t{0});
      const auto& all = data_.words_of_names;
      for (auto at = std::lower_bound(all.begin(), all.end(), of_word);
           at != all.end() && at->first == of_word.first; ++at)
        if (data_.patterns[at->second].topic == topic) ++shared[at->second];
    }
    return meaning >= 3 && std::any_of(shared.begin(), shared.end(), [&](const auto& name) {
             return name.second + 1 >= meaning;
           });
  }

  bool is_foreign(const Match& match) const {
    return foreign_.contains(match.pattern) && !defined_.contains(match.pattern);
  }

  // 0: not this sense.
  double sense(const Match& match) const {
    if (is_foreign(match)) return 0;
    if (defined_.contains(match.pattern)) return sense_spelt_out;
    const std::size_t distance =
        nearness(data_, tokens_, match.first, match.last, match.pattern, near_reach);
    if (distance <= near_reach) return distance <= near_reach / 2 ? sense_beside : sense_near;
    if (holds(around_.stems, data_.near[data_.patterns[match.pattern].near])) return sense_above;
    return named_.contains(match.topic) ? sense_named : 0;
  }

  // Of several senses in one place the surest is meant; equals share it.
  void decide(std::size_t from, std::size_t to, std::vector<Match>& out) const {
    double best = 0;
    std::vector<double> senses;
    for (std::size_t i = from; i < to; ++i)
      best = std::max(best, senses.emplace_back(ambiguous(matches_[i]) ? sense(matches_[i]) : 1));
    const auto equals = std::count(senses.begin(), senses.end(), best);
    for (std::size_t i = from; i < to && best > 0; ++i) {
      if (senses[i - from] < best) continue;
      out.push_back(matches_[i]);
      out.back().sense = static_cast<float>(best / static_cast<double>(equals));
    }
  }

  const Data& data_;
  std::string_view text_;
  const std::vector<Token>& tokens_;
  Around& around_;
  const std::vector<Match>& matches_;
  std::unordered_set<TopicIndex> named_;
  std::unordered_set<std::uint32_t> defined_, foreign_;  // patterns
};

}  // namespace

bool is_near(const Near& near, const std::vector<Token>& tokens) {
  for (std::size_t at = 0; at < tokens.size(); ++at)
    if (near_word_at(tokens, at, near)) return true;
  return false;
}

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
                              const std::vector<Token>& tokens, Around& around,
                              const std::vector<Match>& matches) {
  return Judge(data, text, tokens, around, matches).judge();
}

}  // namespace fingerpost::topics
