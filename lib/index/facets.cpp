#include "index/facets.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace fingerpost::index {
namespace {

using Counts = std::map<std::string, std::size_t>;

Facet facet(std::string field, const Counts& counts, const Vocabulary* vocabulary) {
  Facet facet{std::move(field), {}};
  for (const auto& [id, count] : counts) {
    const Topic* topic = vocabulary ? vocabulary->find(id) : nullptr;
    facet.values.push_back({id, topic ? topic->label : id, count});
  }
  std::stable_sort(facet.values.begin(), facet.values.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  return facet;
}

}  // namespace

std::vector<Facet> facets_of(const Context& context, const std::vector<Found>& found) {
  const Library& library = context.library;
  Counts topics, kinds, publishers, layers, standings, years;
  for (const Found& each : found) {
    auto [segment, row] = library.seat_of_document(each.document);
    const Columns& columns = segment->columns;
    const DocumentRow& document = columns.documents[row];
    const Scored& best = each.sections.front();
    std::map<std::string_view, bool> about;
    for (const Scored& section : each.sections) {
      auto [holder, number] = library.seat_of_section(section.section);
      for (std::string_view topic : holder->columns.texts(holder->columns.sections[number].topics))
        about[topic] = true;
    }
    for (const auto& [topic, yes] : about) ++topics[std::string(topic)];
    ++kinds[std::string(name(library.section(best.section).kind))];
    ++layers[std::string(name(document.layer))];
    ++standings[std::string(name(context.view.standing(best.section)))];
    if (document.publisher) ++publishers[std::string(columns.text(document.publisher))];
    if (std::optional<Date> date = date_of(document.published_first))
      ++years[std::to_string(int(date->year()))];
  }
  return {facet("topic", topics, &context.vocabulary), facet("kind", kinds, nullptr),
          facet("publisher", publishers, nullptr),     facet("layer", layers, nullptr),
          facet("standing", standings, nullptr),       facet("year", years, nullptr)};
}

}  // namespace fingerpost::index
