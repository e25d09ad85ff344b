#include "rank/measures.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <random>

namespace fingerpost::rank {
namespace {

constexpr std::size_t depth = 10, far = 100;
constexpr std::uint64_t seed = 20240520;
// The third digit of an interval's ends and of a chance moves no more beyond it.
constexpr int rounds = 10000;

int grade(const Grades& grades, const std::string& document) {
  auto at = grades.find(document);
  return at == grades.end() ? 0 : at->second;
}

double discounted(const std::vector<int>& gained) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(gained.size(), depth); ++i)
    sum += (std::exp2(gained[i]) - 1) / std::log2(static_cast<double>(i) + 2);
  return sum;
}

}  // namespace

double ndcg(const std::vector<std::string>& answer, const Grades& grades) {
  std::vector<int> found, best;
  for (const std::string& document : answer) found.push_back(grade(grades, document));
  for (const auto& [document, grade] : grades) best.push_back(grade);
  std::sort(best.begin(), best.end(), std::greater<>());
  double ideal = discounted(best);
  return ideal > 0 ? discounted(found) / ideal : 0;
}

bool success(const std::vector<std::string>& answer, const Grades& grades) {
  return !answer.empty() && grade(grades, answer.front()) >= 2;
}

double recall(const std::vector<std::string>& answer, const Grades& grades) {
  const auto relevant = [](const auto& graded) { return graded.second > 0; };
  const auto all = std::count_if(grades.begin(), grades.end(), relevant);
  const auto found = std::count_if(
      answer.begin(), answer.begin() + static_cast<std::ptrdiff_t>(std::min(answer.size(), far)),
      [&](const std::string& document) { return grade(grades, document) > 0; });
  return all > 0 ? static_cast<double>(found) / static_cast<double>(all) : 0;
}

double mean(const Values& values) {
  if (values.empty()) return 0;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// The standard's distributions differ from one library to the next, its engines do not.
Interval bootstrap(const Values& values) {
  if (values.empty()) return {};
  std::mt19937_64 chance(seed);
  Values means;
  for (int round = 0; round < rounds; ++round) {
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += values[chance() % values.size()];
    means.push_back(sum / static_cast<double>(values.size()));
  }
  std::sort(means.begin(), means.end());
  return {means[rounds / 40], means[rounds - 1 - rounds / 40]};
}

double randomisation(const Values& ours, const Values& theirs) {
  Values differences;
  for (std::size_t i = 0; i < ours.size(); ++i) differences.push_back(ours[i] - theirs[i]);
  double seen = std::abs(mean(differences));
  std::mt19937_64 chance(seed);
  int as_large = 0;
  for (int round = 0; round < rounds; ++round) {
    double sum = 0;
    for (double difference : differences) sum += chance() >> 63 ? difference : -difference;
    // Sums in another order differ in their last bits.
    as_large += std::abs(sum) / static_cast<double>(differences.size()) >= seen - 1e-12;
  }
  return (as_large + 1.0) / (rounds + 1.0);
}

}  // namespace fingerpost::rank
