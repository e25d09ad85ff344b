// What a text is about, from all that was found in it.
#pragma once

#include <map>
#include <span>
#include <utility>
#include <vector>

#include "fingerpost/topics.hpp"
#include "topics/bits.hpp"
#include "topics/data.hpp"
#include "topics/match.hpp"
#include "topics/weigh.hpp"

namespace fingerpost::topics {

struct Weights;

class About {
 public:
  explicit About(const Data& data);

  // A place a topic is named in.
  struct Place {
    double worth = 0;
    double late = 0;        // from 0, in the title or at the beginning, to 1
    bool plainly = true;    // neither denied nor sending the reader elsewhere
    bool above = false;     // of this section, not in it
    bool headed = false;    // in a title or a heading
    bool overlaps = false;  // the place before it, which named the same topic
    bool borrowed = false;  // see borrowed.hpp
  };
  void note(const std::vector<Token>& words, const Match& match, const Place& place);
  // The words of one text of the section, which must outlive this, and what was found
  // in them.
  void read(const Part& part, const std::vector<Token>& words, const std::vector<Said>& said,
            const std::vector<Match>& found, bool is_body);

  // When all is noted and read.
  void finish();
  // The weight of a topic, named or not. Its factors are told where asked.
  double weight(TopicIndex topic, std::vector<TagExplanation::Factor>* factors) const;
  // Topics that no name gave away and that have the signs of one; in a short
  // text none of these, sorted, whose signs are those of something else.
  std::vector<TopicIndex> unnamed(const std::vector<TopicIndex>& not_meant) const;
  // The signs of a topic, each where it stands first.
  std::vector<Evidence> signs_of(TopicIndex topic) const;

 private:
  struct Found {
    double worth = 0;
    double late = 1;
    int places = 0;
    bool by_words_alone = true;  // by no name of several words
    bool by_acronyms_alone = true;
    bool tellingly = false;  // see is_telling
    bool surely = false;     // by letters that their context decided, or by a heading
    bool formally = false;   // by its label or its letters
    bool in_full = false;    // by several words
    bool plainly = false;
    bool only_above = true;
    bool headed = false;             // in a title or a heading
    bool fieldly = false;            // by several words, one of them of the field
    bool opens = false;              // the text, as a title does: "Cuckooing: what to look for"
    bool titles = false;             // of the field and a title begins so, or it opens the text
    bool borrowed = true;            // wherever it stands: see borrowed.hpp
    bool of_other_things = true;     // see is_of_other_things
    std::vector<StemId> stems = {};  // that named it, where there are no signs
  };
  struct SignPlace {
    std::uint32_t sign = 0;
    const Part* part = nullptr;
    std::size_t offset = 0, length = 0;
    bool several = false;     // words
    std::uint32_t owner = 0;  // the topic, from 1, whose name holds it
  };

  // Something that stands in a text.
  struct Spot {
    const Part* part = nullptr;
    std::size_t offset = 0;
    StemId stem = 0;
  };

  class Odds;
  void note_other(const Part& part, const Token& word);
  bool is_sign_of(const SignPlace& place, TopicIndex topic) const;
  int others_beside(TopicIndex topic) const;
  int sign_places(TopicIndex topic) const;
  bool any_named_plainly() const;
  void unnamed_odds(TopicIndex topic, Odds& odds) const;
  void note_field(const std::vector<Token>& words, const std::vector<Match>& found);
  void note_rest(const std::vector<Token>& words);
  double field_odds(const Found* found) const;
  void support_odds(TopicIndex topic, const Found& found, Odds& odds) const;
  bool is_all_title(const Found& found) const;
  double people_lacking(TopicIndex topic) const;
  static bool has_field_word(const std::vector<Token>& words, const Match& match);
  static bool opens(const std::vector<Token>& words, const Match& match);
  void note_owners(std::size_t words, const std::vector<Match>& found);
  void note_signs(const Part& part, std::span<const Token> words, const std::vector<Said>& said);
  void note_sign(const Part& part, std::span<const Token> words, std::size_t first,
                 std::size_t last, std::uint32_t sign);
  bool is_one_word(const Match& match) const;
  bool is_formal(const Match& match) const;
  bool is_of_other_things(const std::vector<Token>& words, const Match& match) const;
  bool is_telling(const std::vector<Token>& words, const Match& match) const;
  const Weights& weights() const;
  bool is_strange(const Found& found) const;
  bool any_found(const std::vector<TopicIndex>& topics) const;
  double own_words(TopicIndex topic, const Found& found) const;
  double company(TopicIndex topic) const;
  void named_odds(TopicIndex topic, const Found& found, Odds& odds) const;
  float says(const Signs::Sign& sign, TopicIndex topic) const;
  double shortened() const;
  double beside(TopicIndex topic) const;
  double lead(double sum) const;  // of a sum of signs, before any other topic's
  void sign_odds(TopicIndex topic, bool named, Odds& odds) const;

  const Data& data_;
  std::map<TopicIndex, Found> found_;
  std::vector<bool> words_here_;       // by stem
  Bits signs_here_;                    // by sign
  Bits alone_here_;                    // likewise: not only in a name of one topic
  std::vector<std::uint32_t> owners_;  // by word of a part: the topic, from 1, that it names
  std::vector<SignPlace> signs_;       // each once
  std::vector<float> sums_;            // of signs, by topic
  std::vector<float> own_;             // of those that only its own names hold
  std::vector<std::uint8_t> phrases_;  // of its signs of several words, two at most, by topic
  std::vector<double> worths_;         // of all topics, sorted
  double most_ = 0, second_ = 0;       // of sums_
  std::size_t words_ = 0;
  bool of_the_field_ = false;             // by a word beside the names found
  std::vector<StemId> field_words_ = {};  // two at most
  std::vector<Spot> others_ = {};         // words of other things: most_others at most
  std::size_t beside_names_ = 0;          // words that say something, in no name
  std::vector<StemId> people_ = {};       // beside the names, of the field or of people
  bool field_beside_names_ = false;       // one of them is of the field
};

}  // namespace fingerpost::topics
