#include "topics/match.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "text/text.hpp"
#include "topics/features.hpp"
#include "topics/senses.hpp"
#include "topics/walk.hpp"

namespace fingerpost::topics {
namespace {

bool earlier_and_longer(const Match& a, const Match& b) {
  if (a.first != b.first) return a.first < b.first;
  if (a.last != b.last) return a.last > b.last;
  return a.topic != b.topic ? a.topic < b.topic : a.pattern < b.pattern;
}

// "substance abuse" takes "abuse" away from the topics that say so, from no other.
std::vector<Match> without_not_meant(Walked walked) {
  if (walked.not_meant.empty()) return std::move(walked.names);
  std::unordered_map<TopicIndex, std::vector<const Match*>> taken;
  for (const Match& match : walked.not_meant) taken[match.topic].push_back(&match);
  // Both lists run forward: how far the phrases that begin before a name reach.
  std::unordered_map<TopicIndex, std::pair<std::size_t, std::uint32_t>> reached;
  std::erase_if(walked.names, [&](const Match& name) {
    const auto at = taken.find(name.topic);
    if (at == taken.end()) return false;
    auto& [next, end] = reached[name.topic];
    for (; next < at->second.size() && at->second[next]->first <= name.first; ++next)
      end = std::max(end, at->second[next]->last + 1);
    return end > name.last;
  });
  return std::move(walked.names);
}

// "criminally exploited" in `whole`, which begins with another kind of what it names.
bool is_listed(const Data& data, const Match& match, const Match& whole, const Match& list) {
  if (list.first != whole.first || list.last != match.last || match.first == match.last)
    return false;
  const auto& above = data.families.above[match.topic];
  return match.first > whole.first && list.topic != match.topic &&
         std::find(above.begin(), above.end(), whole.topic) != above.end();
}

// A name inside a longer one is part of it: "domestic abuse" in "domestic abuse
// related death review". The same words may name two topics, and "physical and
// emotional abuse" does not hide "emotional abuse"; nor does "sexually or criminally
// exploited", a name itself, hide the second of the two kinds it lists.
std::vector<Match> longest(const Data& data, const std::vector<Match>& matches) {
  std::vector<Match> out;
  out.reserve(matches.size());
  Match last, list;
  bool any = false;
  for (const Match& match : matches) {
    if (any) {
      const bool same = last.first == match.first && last.last == match.last;
      if (same ? last.topic == match.topic : match.last <= last.last) {
        if (!same && is_listed(data, match, last, list)) out.push_back(match);
        continue;
      }
    }
    (match.shared ? list : last) = match;
    any |= !match.shared;
    // Of two that share their end, the longer came first.
    if (match.shared && !out.empty() && out.back().shared && out.back().first == match.first &&
        out.back().topic == match.topic)
      continue;
    out.push_back(match);
  }
  return out;
}

std::vector<Match> candidates(const Data& data, std::string_view text,
                              const std::vector<Token>& tokens, bool typed, Around& around) {
  Walked walked = walk(data, text, tokens, typed);
  for (const Match& match : walked.not_meant) around.not_meant.push_back(match.topic);
  auto found = without_not_meant(std::move(walked));
  std::sort(found.begin(), found.end(), earlier_and_longer);
  return found;
}

// An acronym that is a common word says so itself: it stands among the words of
// its topic's `not` phrases ("send the form").
bool is_common_word(const Topic& topic, const Acronym& acronym) {
  const std::string word = text::fold(acronym.text);
  return std::any_of(topic.not_meant.begin(), topic.not_meant.end(), [&](const auto& phrase) {
    const auto words = text::words(phrase);
    return std::any_of(words.begin(), words.end(),
                       [&](const auto& w) { return !w.upper && w.folded == word; });
  });
}

// How surely a person who typed this meant the topic; 0: not at all.
double typed_sense(const Data& data, std::string_view query, const std::vector<Token>& tokens,
                   const Match& match) {
  const Pattern& pattern = data.patterns[match.pattern];
  const bool acronym = pattern.kind == Pattern::Kind::acronym;
  if (!acronym && pattern.near == 0) return 1;
  const bool alone = tokens.size() == match.last - match.first + 1u;
  const bool as_given = query.substr(tokens[match.first].offset).starts_with(pattern.text);
  const Topic& topic = data.topics[pattern.topic];
  // A name of several words that a text must decide ("strategy meeting") is meant.
  if (acronym && pattern.words > 1 && text::fold(pattern.text) == pattern.text) return 1;
  if (acronym) {
    const Acronym& entry = topic.acronyms[pattern.acronym];
    if (entry.rule == Acronym::Rule::any) return 1;
    if (entry.rule == Acronym::Rule::upper)
      return as_given ? 1 : alone && !is_common_word(topic, entry) ? query_alone : 0;
  }
  if (nearness(data, tokens, match.first, match.last, match.pattern, tokens.size()) <=
      tokens.size())
    return query_near;
  return alone ? query_alone : as_given && tokens[match.first].upper ? query_capitals : 0;
}

// How well the host's context fits a sense: 2 where the sense names such hosts, 1
// where its near words stand in it.
int fit(const Data& data, const std::vector<Token>& context, const Match& match) {
  const Pattern& pattern = data.patterns[match.pattern];
  if (pattern.hosts != 0 && is_near(data.near[pattern.hosts], context)) return 2;
  return pattern.near != 0 && is_near(data.near[pattern.near], context) ? 1 : 0;
}

// Of several senses in one place those that fit the host's context best.
void choose(const Data& data, std::string_view context, std::vector<Match>& found) {
  const auto around = tokens(context, data.lexicon);
  std::vector<Match> chosen;
  for (std::size_t from = 0, to = 0; from < found.size(); from = to) {
    while (to < found.size() && found[to].first == found[from].first &&
           found[to].last == found[from].last)
      ++to;
    int best = 0;
    for (std::size_t i = from; i < to; ++i) best = std::max(best, fit(data, around, found[i]));
    for (std::size_t i = from; i < to; ++i) {
      if (fit(data, around, found[i]) < best) continue;
      chosen.push_back(found[i]);
      if (best > 0)
        chosen.back().sense = std::max(chosen.back().sense, static_cast<float>(query_near));
    }
  }
  found = std::move(chosen);
}

}  // namespace

std::vector<Match> matches(const Data& data, std::string_view text,
                           const std::vector<Token>& tokens, Around& around) {
  const auto found = candidates(data, text, tokens, false, around);
  return longest(data, with_sense(data, text, tokens, around, found));
}

std::vector<Match> matches_in_query(const Data& data, std::string_view query,
                                    const std::vector<Token>& tokens, std::string_view context) {
  Around around;
  auto found = candidates(data, query, tokens, true, around);
  for (Match& match : found)
    match.sense = static_cast<float>(typed_sense(data, query, tokens, match));
  std::erase_if(found, [](const Match& match) { return match.sense <= 0; });
  if (!context.empty()) choose(data, context, found);
  return longest(data, found);
}

}  // namespace fingerpost::topics
