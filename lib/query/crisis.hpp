// Whether a question is asked in a crisis, and which sets of words fit a question.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::query {

// Somebody asks for help now: "child is being hurt right now", "I want to die", "who do I
// call". Not who asks about such things: "suicide prevention strategy", "training on
// immediate danger". By a table of ours (crisis.cpp); never by anything that was indexed.
bool is_crisis(std::string_view text);

// The words of a question, for patterns of an index's owner.
class Asked {
 public:
  explicit Asked(std::string_view text);
  // Every word of `pattern` is there, in any order and form; a kid, a baby or a pupil is a
  // child. Words like "the" count only where a pattern has no others.
  bool fits(std::string_view pattern) const;
  // It has these words and no others.
  bool is(std::string_view pattern) const;

 private:
  std::vector<std::string> stems_, all_;  // without stop words; with them; sorted
};

}  // namespace fingerpost::query
