// Whether an index answers an agency's questions, and whether other weights would
// answer them better.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/index.hpp"
#include "fingerpost/json.hpp"
#include "fingerpost/weights.hpp"

namespace fingerpost {

// A request, and what its answer should be.
struct Question {
  Request request = {};
  std::map<std::string, int> grades = {};  // document id: 3 right, 2 good, 1 acceptable
  std::string group = {};                  // "class" in a file: counted apart as well
  std::string want = {}, note = {};        // for people
  bool known_baseline = false;             // later work is meant to serve it: counted apart
  bool aside = false;                      // "set": "aside"; nothing is tuned on it
};

// A line of NDJSON: a request with an "id", "grades" and, where given, "class", "want",
// "note", "known_baseline" and "set". Throws Error(bad_argument) that names the key.
Question question_from_json(std::string_view line);

struct Evaluation {
  // A mean over questions, and the interval that holds it in 95 of 100 draws.
  struct Measured {
    double mean = 0, low = 0, high = 0;
  };
  struct Measures {
    Measured ndcg_10 = {}, success_1 = {}, recall_100 = {};
  };
  // How much the other weights give more, and how often chance alone would give as much.
  struct Difference {
    double mean = 0, p = 1;
  };
  struct Differences {
    Difference ndcg_10 = {}, success_1 = {}, recall_100 = {};
  };
  struct Group {
    std::string name = {};  // "all", a class, or "known baselines"
    std::size_t questions = 0;
    Measures measures = {};
    std::optional<Measures> against = {};
    std::optional<Differences> difference = {};
  };
  std::vector<Group> groups = {};         // "all" first, without the known baselines
  std::vector<std::string> missing = {};  // graded documents that the searcher has not
};

// Asks them all of `searcher` with `weights`, and with `against` where given. What a
// request says of weights gives way. A question without a day is asked for `otherwise`.
// nDCG@10 by 2^grade - 1; success: a grade of 2 or 3 in the first place; recall: the part
// of all graded documents among the first hundred. Intervals are bootstrapped, chances by
// paired randomisation, both seeded: the same questions give the same figures.
Evaluation evaluate(const Searcher& searcher, const std::vector<Question>& questions,
                    AsOf otherwise, const Weights& weights = {},
                    const std::optional<Weights>& against = {});

std::string to_json(const Evaluation& evaluation);

}  // namespace fingerpost
