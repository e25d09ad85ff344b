// What an agency asks before it sets weights of its own. See fingerpost.h.
#include "fingerpost/evaluate.hpp"

#include "guard.hpp"
#include "watching.hpp"

using namespace fingerpost;
using namespace fingerpost::c;

namespace {

std::vector<Question> questions_in(std::string_view lines) {
  std::vector<Question> questions;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.find_first_not_of(" \t\r") != std::string_view::npos)
      questions.push_back(question_from_json(line));
  }
  return questions;
}

}  // namespace

fingerpost_status fingerpost_searcher_evaluate(const fingerpost_searcher* searcher,
                                               const char* questions, const char* as_of,
                                               const char* weights_json, const char* against_json,
                                               fingerpost_text** json, fingerpost_error** error) {
  return give(json, error, [&] {
    const AsOf otherwise{day(as_of, "as_of"), {}};
    const Weights weights = weights_json ? weights_from_json(weights_json) : Weights();
    std::optional<Weights> against;
    if (against_json) against = weights_from_json(against_json);
    return to_json(evaluate(*Asking(searcher), questions_in(given(questions, "questions")),
                            otherwise, weights, against));
  });
}
