// Odds, multiplied: how much of what is named is this topic, how often, how early, by
// what names, with what company, and how many words of its own stand around it.
//
//     weight = odds / (1 + odds)        every factor and number: features.hpp
#include <algorithm>
#include <cmath>

#include "topics/about.hpp"
#include "topics/features.hpp"

namespace fingerpost::topics {

class About::Odds {
 public:
  explicit Odds(std::vector<TagExplanation::Factor>* factors) : factors_(factors) {}
  void times(const char* feature, double factor) {
    value_ *= factor;
    if (factors_ && factor != 1) factors_->push_back({feature, factor});
  }
  double weight() const { return value_ / (1 + value_); }

 private:
  std::vector<TagExplanation::Factor>* factors_;
  double value_ = 1;
};

const Weights& About::weights() const { return data_.signs.empty() ? without_signs : with_signs; }

bool About::is_strange(const Found& found) const {
  if (!data_.field.empty()) return false;  // field_odds() knows better
  if (!found.by_words_alone && (found.tellingly || words_ >= long_text)) return false;
  const std::size_t least = found.by_acronyms_alone ? short_text_of_acronym : short_text;
  return !of_the_field_ && !data_.field_words.empty() && words_ >= least;
}

bool About::any_found(const std::vector<TopicIndex>& topics) const {
  return std::any_of(topics.begin(), topics.end(),
                     [&](TopicIndex topic) { return found_.contains(topic); });
}

// The words of its names, beside those that named it, that stand in the text: the
// rarer among the topics, the more each says. Of a vocabulary without signs.
double About::own_words(TopicIndex topic, const Found& found) const {
  const auto& own = data_.own_words[topic];
  double sum = 0;
  for (const auto& [stem, rarity] : own)
    if (words_here_[stem] &&
        std::find(found.stems.begin(), found.stems.end(), stem) == found.stems.end())
      sum += rarity;
  return own.empty() ? 0 : sum / (1 + std::log(static_cast<double>(own.size())));
}

// Others that are named, against it.
double About::company(TopicIndex topic) const {
  const double worth = found_.at(topic).worth;
  if (worth < worths_.back()) return worths_.back();
  return worths_.size() > 1 ? *(worths_.end() - 2) : 0;
}

void About::named_odds(TopicIndex topic, const Found& found, Odds& odds) const {
  const double crowded = data_.shade * crowding;
  const auto equals =
      worths_.end() - std::lower_bound(worths_.begin(), worths_.end(), found.worth * as_strong) - 1;
  odds.times("its worth, of the strongest two",
             std::pow(found.worth / (found.worth + crowded * company(topic) + half_worth),
                      weights().share));
  odds.times("beside others as strong",
             std::pow(1 + static_cast<double>(equals), weights().equals * crowded));
  odds.times("named again", std::pow(std::clamp(found.places, 1, most_counted), weights().times));
  // A short text has hardly a late place (peers_test: transport F1 .852, .830 without).
  const double room = data_.signs.empty() ? std::min(1.0, double(words_) / usual_length) : 1;
  odds.times("named late", std::exp(weights().late * found.late * room));
  if (found.formally) odds.times("by its label or letters", weights().formal);
  if (!found.plainly) odds.times("nowhere said plainly", weights().unsaid);
  if (found.in_full) odds.times("by several words", weights().several);
  if (any_found(data_.families.related[topic]))
    odds.times("beside a related topic", weights().related);
  if (any_found(data_.families.above[topic]))
    odds.times("beside its broader topic", weights().beneath);
  if (found.borrowed) odds.times("as another thing's name", of_borrowed);
  if (found.of_other_things && !data_.field.empty())
    odds.times("of other things", field_words_.empty() ? of_others : of_others_in_field);
  if (is_strange(found)) odds.times("no word of the field", of_stranger);
  if (data_.signs.empty())
    odds.times("words of its own around", std::exp(of_support * own_words(topic, found)));
}

void About::sign_odds(TopicIndex topic, bool named, Odds& odds) const {
  const double sum = sums_[topic];
  odds.times("its signs", std::exp((named ? of_signs : of_signs_alone) * sum));
  if (words_ < short_text) return;  // too few words to compare
  odds.times("its signs, against another's",
             std::exp((named ? of_lead : of_lead_alone) * lead(sum)));
}

// A topic that no name gave away.
void About::unnamed_odds(TopicIndex topic, Odds& odds) const {
  odds.times("phrases among its signs", of_phrases[phrases_[topic]]);
  const double enough = std::min(most_places, 1 + static_cast<double>(words_) / words_a_place);
  odds.times("signs in few places",
             std::exp(of_few_places * std::max(0.0, enough - sign_places(topic))));
  // What is told, not named, is a story: one such thing may stand in it.
  if (others_.size() > 1)
    odds.times("beside other things",
               std::exp(of_each_other * std::max(0, others_beside(topic) - 1)));
  if (any_named_plainly()) odds.times("beside what is named", of_unnamed_beside);
}

bool About::any_named_plainly() const {
  return std::any_of(found_.begin(), found_.end(),
                     [](const auto& found) { return found.second.plainly; });
}

// A name that nothing else in the text speaks for: "The knife amnesty bin was removed. A
// bicycle pump stands there today." Its own words are no witnesses.
void About::support_odds(TopicIndex topic, const Found& found, Odds& odds) const {
  if (found.plainly) odds.times("said plainly", of_plainly);
  if (!others_.empty())
    odds.times("beside other things", std::exp(of_each_other * others_beside(topic)));
  if (found.headed || is_all_title(found)) return;
  const double lacking = std::max(0.0, enough_beside - beside(topic));
  odds.times("few signs beside its names", std::exp(of_few_beside * lacking));
  if (!field_beside_names_ && !data_.field.empty())
    odds.times("nothing of the field beside the names", of_no_field_beside);
}

// "Child sexual exploitation: signs and what to do": what is there beside the name says
// nothing else.
bool About::is_all_title(const Found& found) const {
  if (beside_names_ < hardly_beside) return true;
  return beside_names_ < little_beside && (found.fieldly || found.opens);
}

// How many words of the field or of people a text of its length has and this one has not: a
// notice of a leisure centre names what is taught there and speaks of nobody. Another topic
// that is named speaks for this one as such a word does.
double About::people_lacking(TopicIndex topic) const {
  if (data_.field.empty() || words_ > longest_asked) return 0;
  const auto found = found_.find(topic);
  if (found != found_.end() && found->second.titles) return 0;
  const double rest = static_cast<double>(beside_names_) - without_people;
  const double asked = std::clamp(rest / words_a_person, 0.0, double(most_people));
  const auto others = std::count_if(found_.begin(), found_.end(), [&](const auto& each) {
    return each.first != topic && each.second.plainly;
  });
  const double told =
      static_cast<double>(people_.size()) + of_other_named * static_cast<double>(others);
  return std::max(0.0, asked - told);
}

double About::field_odds(const Found* found) const {
  if (found && is_all_title(*found)) return 1;
  // Letters, or a word alone, soon need a word of the field beside them.
  const bool little =
      found && (found->by_acronyms_alone || (found->by_words_alone && !found->formally));
  if (data_.field.empty() || words_ < (little ? short_text_of_acronym : short_text)) return 1;
  const double odds = field_words_.empty()       ? of_no_field
                      : field_words_.size() == 1 ? of_hardly_field
                                                 : 1;
  if (!found) return std::pow(odds, of_unnamed);
  if (found->surely) return std::pow(odds, of_sure);
  return found->tellingly ? std::pow(odds, of_telling) : odds;
}

double About::weight(TopicIndex topic, std::vector<TagExplanation::Factor>* factors) const {
  const auto found = found_.find(topic);
  const bool named = found != found_.end();
  const auto length = static_cast<double>(words_);
  const double shorter = std::min(
      words_ < short_text ? most_for_shortness : most_shorter,
      (1 + std::sqrt(usual_length / length_scale)) / (1 + std::sqrt(length / length_scale)));
  Odds odds(factors);
  if (named) {
    odds.times("every topic", weights().base * std::pow(generous, 1 - data_.shade));
    named_odds(topic, found->second, odds);
    odds.times("for its length",
               std::pow(shorter, shorter > 1 ? weights().brevity : weights().length));
  } else {
    odds.times("by signs alone", base_unnamed);
    odds.times("for its length", std::pow(std::max(shorter, least_shorter), of_length_unnamed));
    unnamed_odds(topic, odds);
  }
  if (!data_.signs.empty()) sign_odds(topic, named, odds);
  if (!data_.signs.empty() && named) support_odds(topic, found->second, odds);
  odds.times("words of the field", field_odds(named ? &found->second : nullptr));
  if (const double lacking = people_lacking(topic); lacking > 0)
    odds.times("few words of people",
               std::exp((named ? of_each_lacking : of_each_lacking_unnamed) * lacking));
  if (factors) factors->push_back({"words of the text", length});
  if (named && !found->second.only_above) return odds.weight();
  return std::min(odds.weight(), named ? most_above : most_unnamed);
}

}  // namespace fingerpost::topics
