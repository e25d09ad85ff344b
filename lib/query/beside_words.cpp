#include "query/beside_words.hpp"

#include <algorithm>
#include <string_view>

namespace fingerpost::query {

Clause described_clause(const Plan& plan, const std::vector<Tag>& named) {
  Clause clause{.weight = plan.query.weights.described_topic};
  if (clause.weight <= 0) return clause;
  for (const topics::Described& each : plan.described)
    if (std::none_of(named.begin(), named.end(),
                     [&](const Tag& tag) { return tag.topic == each.topic; }))
      clause.any.push_back({topic_term(each.topic), each.share});
  return clause;
}

Clause front_door_clause(const Plan& plan, const Vocabulary& vocabulary) {
  constexpr std::string_view front_door = "front-door";  // in our vocabulary
  const Weights& weights = plan.query.weights;
  Clause clause{.weight = weights.topic};
  if (!plan.turns) return clause;
  for (const std::string& id : vocabulary.narrower(front_door))
    clause.any.push_back({topic_term(id), id == front_door ? 1 : weights.narrower_topic});
  return clause;
}

}  // namespace fingerpost::query
