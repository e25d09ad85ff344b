// What a person may have meant beside what the query names:
//
//     SCR             both its senses; with a context that chose, the other one
//     send            letters of "SEND", typed small
//     neglekt         an unknown word one edit from a name's
//     child missing school    most of the words of "children missing from school"
//
// Letters stand for themselves: no acronym is ever offered for another.
#include "topics/suggest.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "text/text.hpp"
#include "topics/match.hpp"
#include "topics/tokens.hpp"

namespace fingerpost::topics {
namespace {

using Why = TopicSuggestion::Why;

// Measured on nothing but sense: more are a list, not a question.
constexpr std::size_t most_suggested = 4;
constexpr std::size_t most_words = 12;   // of a query that may be a name typed amiss
constexpr std::size_t most_letters = 3;  // words of a query whose small letters may be an acronym
// Of the words of query and name together, those that stand in both. Three words of
// four on either side are just near enough (tests/topics/suggest_test.cpp).
constexpr double near_enough = 0.75;

class Suggester {
 public:
  Suggester(const Data& data, std::string_view query, std::string_view context)
      : data_(data), query_(query), words_(tokens(query, data.lexicon)) {
    for (const Match& match : matches_in_query(data, query, words_, {})) named_.push_back(match);
    if (!context.empty()) chosen_ = matches_in_query(data, query, words_, context);
    for (const Match& match : named_)
      if (is_sure(match)) landed_.insert(match.topic);
  }

  std::vector<TopicSuggestion> run() {
    offer_senses();
    if (words_.size() <= most_letters) offer_small_letters();
    if (words_.size() <= most_words) offer_names();
    if (out_.size() > most_suggested) out_.resize(most_suggested);
    return std::move(out_);
  }

 private:
  static bool is_sure(const Match& match) { return match.sense >= 1 && !match.slip; }

  bool is_acronym(const Match& match) const {
    return data_.patterns[match.pattern].kind == Pattern::Kind::acronym;
  }

  void offer(Why why, TopicIndex topic, std::uint32_t first, std::uint32_t last) {
    if (landed_.contains(topic)) return;
    landed_.insert(topic);
    const std::size_t offset = words_[first].offset;
    const std::size_t length = words_[last].offset + words_[last].length - offset;
    out_.push_back({why, data_.topics[topic].id, data_.topics[topic].label,
                    std::string(query_.substr(offset, length))});
  }

  // A context that chose among several senses has landed on those it left.
  void offer_senses() {
    for (const Match& match : chosen_)
      if (std::any_of(named_.begin(), named_.end(), [&](const Match& other) {
            return other.first == match.first && other.topic != match.topic && !has(chosen_, other);
          }))
        landed_.insert(match.topic);
    for (const Match& match : named_)
      if (!is_sure(match))
        offer(is_acronym(match) || !match.slip ? Why::sense : Why::spelling, match.topic,
              match.first, match.last);
  }

  static bool has(const std::vector<Match>& all, const Match& match) {
    return std::any_of(all.begin(), all.end(), [&](const Match& each) {
      return each.first == match.first && each.topic == match.topic;
    });
  }

  // "send" and "ice": unless the query is a sentence ("send the form", "are courses cancelled").
  void offer_small_letters() {
    for (const Token& word : words_)
      if (word.stop) return;
    for (std::uint32_t at = 0; at < words_.size(); ++at)
      for (auto p = data_.acronym_groups[words_[at].acronym]; p != 0; p = data_.patterns[p].next)
        if (text::fold(data_.patterns[p].text) != data_.patterns[p].text)
          offer(Why::acronym, data_.patterns[p].topic, at, at);
  }

  // Of each word of the query that carries meaning, the stems it may stand for.
  struct Meaning {
    std::uint32_t at = 0;
    std::vector<StemId> stems = {};
    bool amiss = false;
  };

  std::vector<Meaning> meanings() const {
    std::vector<Meaning> out;
    for (std::uint32_t at = 0; at < words_.size(); ++at) {
      const Token& word = words_[at];
      if (word.stop || word.acronym != 0) continue;
      if (word.stem != 0) {
        out.push_back({at, {word.stem}, false});
        continue;
      }
      const std::string folded = text::fold(query_.substr(word.offset, word.length));
      out.push_back({at, data_.lexicon.near_stems(folded), true});
    }
    return out;
  }

  struct Name {
    std::size_t shared = 0;
    bool amiss = false;
    std::uint32_t first = 0, last = 0;
  };

  // By pattern: how many of its words the query has, and whether one of them amiss.
  std::map<std::uint32_t, Name> names_sharing(const std::vector<Meaning>& meanings) const {
    std::map<std::uint32_t, Name> names;
    for (const Meaning& meaning : meanings) {
      std::set<std::uint32_t> here;
      for (const StemId stem : meaning.stems)
        for (auto at = std::lower_bound(data_.words_of_names.begin(), data_.words_of_names.end(),
                                        std::pair(stem, std::uint32_t{0}));
             at != data_.words_of_names.end() && at->first == stem; ++at)
          here.insert(at->second);
      for (const std::uint32_t pattern : here) {
        auto [name, fresh] = names.try_emplace(pattern, Name{0, false, meaning.at, meaning.at});
        ++name->second.shared;
        name->second.amiss |= meaning.amiss;
        name->second.last = meaning.at;
      }
    }
    return names;
  }

  void offer_names() {
    const auto words = meanings();
    const bool amiss = std::any_of(words.begin(), words.end(), [](auto& w) { return w.amiss; });
    if (words.empty() || (!amiss && !landed_.empty())) return;
    struct Candidate {
      double share;
      Name name;
      std::uint32_t pattern;
    };
    std::vector<Candidate> found;
    for (const auto& [index, name] : names_sharing(words)) {
      const Pattern& pattern = data_.patterns[index];
      const double share = 2.0 * static_cast<double>(name.shared) /
                           static_cast<double>(pattern.words + words.size());
      const bool whole = name.amiss && name.shared >= pattern.words;
      const bool near = landed_.empty() && name.shared >= 2 && share >= near_enough;
      if (whole || near) found.push_back({share, name, index});
    }
    std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
      return a.name.amiss != b.name.amiss ? a.name.amiss : a.share > b.share;
    });
    for (const Candidate& each : found)
      offer(each.name.amiss ? Why::spelling : Why::near, data_.patterns[each.pattern].topic,
            each.name.first, each.name.last);
  }

  const Data& data_;
  std::string_view query_;
  std::vector<Token> words_;
  std::vector<Match> named_, chosen_;
  std::set<TopicIndex> landed_;  // named surely, or offered already
  std::vector<TopicSuggestion> out_;
};

}  // namespace

std::vector<TopicSuggestion> suggest(const Data& data, std::string_view query,
                                     std::string_view context) {
  return Suggester(data, query, context).run();
}

}  // namespace fingerpost::topics
