// The doors to facets: "" or 0 beyond the last.
#include "answers.hpp"

using namespace fingerpost;
using namespace fingerpost::c;

namespace {

template <class Otherwise, class Ask>
auto of_facet(const fingerpost_results* results, size_t number, Otherwise otherwise,
              Ask ask) noexcept {
  return of_results(results, otherwise, [&](const Answer& answer) {
    const auto& facets = answer.results.facets;
    return number < facets.size() ? ask(facets[number]) : otherwise;
  });
}

template <class Otherwise, class Ask>
auto of_value(const fingerpost_results* results, size_t facet, size_t number, Otherwise otherwise,
              Ask ask) noexcept {
  return of_facet(results, facet, otherwise, [&](const Facet& each) {
    return number < each.values.size() ? ask(each.values[number]) : otherwise;
  });
}

}  // namespace

size_t fingerpost_results_facets(const fingerpost_results* results) {
  return of_results(results, size_t{0},
                    [](const Answer& answer) { return answer.results.facets.size(); });
}

const char* fingerpost_facet_field(const fingerpost_results* results, size_t facet) {
  return of_facet(results, facet, "", [](const Facet& each) { return each.field.c_str(); });
}

size_t fingerpost_facet_size(const fingerpost_results* results, size_t facet) {
  return of_facet(results, facet, size_t{0}, [](const Facet& each) { return each.values.size(); });
}

const char* fingerpost_facet_id(const fingerpost_results* results, size_t facet, size_t value) {
  return of_value(results, facet, value, "", [](const Facet::Value& v) { return v.id.c_str(); });
}

const char* fingerpost_facet_label(const fingerpost_results* results, size_t facet, size_t value) {
  return of_value(results, facet, value, "", [](const Facet::Value& v) { return v.label.c_str(); });
}

uint64_t fingerpost_facet_count(const fingerpost_results* results, size_t facet, size_t value) {
  return of_value(results, facet, value, uint64_t{0},
                  [](const Facet::Value& v) -> uint64_t { return v.count; });
}
