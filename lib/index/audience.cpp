#include "index/audience.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "text/text.hpp"

namespace fingerpost::index {
namespace {

constexpr std::string_view adults[] = {"Zadult", "Zolder", "Zelder", "Zelderli", "Zpension"};
constexpr std::string_view children[] = {"Zchild",   "Zchildren", "Zyoung",  "Zyouth",  "Zteenag",
                                         "Zbabi",    "Zinfant",   "Zfamili", "Zparent", "Zpupil",
                                         "Ztransit", "Zkinship",  "Zadolesc"};
// Adults whom children meet: "appropriate adult", "concerns about adults", "unsafe adults".
constexpr std::string_view about[] = {"Zappropri", "Zconcern", "Zallegat", "Zunsaf", "Zrisk",
                                      "Zposit",    "Ztrust",   "Zwork",    "Zsafe",  "Zvolunt"};

template <class Words>
bool any_of(const std::vector<std::string>& title, const Words& words) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
    return std::find(title.begin(), title.end(), word) != title.end();  // titles are short
  });
}

}  // namespace

bool asks_about_adults(const query::Plan& plan) {
  const auto is_adult = [](const std::string& word) {
    return !word.empty() && std::find(std::begin(adults), std::end(adults),
                                      text::stem_term(word)) != std::end(adults);
  };
  return std::any_of(plan.clauses.begin(), plan.clauses.end(), [&](const query::Clause& clause) {
    return is_adult(clause.word) ||
           std::any_of(clause.phrase.begin(), clause.phrase.end(), is_adult);
  });
}

bool is_for_adults(const std::vector<std::string>& title) {
  return any_of(title, adults) && !any_of(title, children) && !any_of(title, about);
}

}  // namespace fingerpost::index
