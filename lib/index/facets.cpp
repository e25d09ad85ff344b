#include "index/facets.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "index/names.hpp"

namespace fingerpost::index {
namespace {

using Counts = std::map<std::string, std::size_t, std::less<>>;
using Name = Names::Name;

Facet facet(std::string field, const Counts& counts) {
  Facet facet{std::move(field), {}};
  for (const auto& [id, count] : counts) facet.values.push_back({id, id, count});
  std::stable_sort(facet.values.begin(), facet.values.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  return facet;
}

// Few values, found many times: counted by number and named at the end.
template <class Number_of, class Name_of>
Counts count(const Gathered& gathered, const Number_of& number_of, const Name_of& name_of) {
  std::vector<std::size_t> counts;
  for (const Found& found : gathered.found()) {
    const std::size_t number = number_of(found);
    if (number >= counts.size()) counts.resize(number + 1);
    ++counts[number];
  }
  Counts named;
  for (std::size_t number = 0; number < counts.size(); ++number)
    if (std::string name = counts[number] > 0 ? name_of(number) : std::string(); !name.empty())
      named.emplace(std::move(name), counts[number]);
  return named;
}

class Facets {
 public:
  explicit Facets(const Context& context)
      : library_(context.library), view_(context.view), vocabulary_(context.vocabulary) {}

  Facet topics(const Gathered& gathered) {
    counts_.clear(), last_.clear();
    std::map<Number, std::set<Name>> spread;
    gathered.each([&](Number entry, const Match& match) {
      each_topic(match.section, [&](Name topic) {
        if (gathered.is_spread(entry))
          spread[entry].insert(topic);
        else
          count(topic, entry);
      });
    });
    for (const auto& [entry, topics] : spread)
      for (const Name topic : topics) count(topic, entry);
    return of_topics();
  }

  Facet kinds(const Gathered& gathered) const {
    return facet("kind",
                 index::count(
                     gathered,
                     [&](const Found& found) {
                       return static_cast<std::size_t>(library_.section(found.best.section).kind);
                     },
                     [](std::size_t kind) { return std::string(name(Kind(kind))); }));
  }

  Facet publishers(const Gathered& gathered) const {
    return named("publisher", gathered, [](const Columns& columns, std::uint32_t row) {
      return columns.documents[row].publisher;
    });
  }

  Facet languages(const Gathered& gathered) const {
    return named("language", gathered, [](const Columns& columns, std::uint32_t row) {
      return columns.about[row].language;
    });
  }

  Facet formats(const Gathered& gathered) const {
    return named("format", gathered, [](const Columns& columns, std::uint32_t row) {
      return columns.about[row].format;
    });
  }

  Facet layers(const Gathered& gathered) const {
    return facet("layer",
                 index::count(
                     gathered,
                     [&](const Found& found) {
                       return static_cast<std::size_t>(library_.document(found.document).layer);
                     },
                     [](std::size_t layer) { return std::string(name(Layer(layer))); }));
  }

  Facet standings(const Gathered& gathered) const {
    return facet("standing",
                 index::count(
                     gathered,
                     [&](const Found& found) {
                       return static_cast<std::size_t>(view_.standing(found.best.section));
                     },
                     [](std::size_t standing) { return std::string(name(Standing(standing))); }));
  }

  Facet years(const Gathered& gathered) const {
    std::map<int, std::size_t> counts;
    std::pair<Day, int> last{rank::always, 0};  // documents are often of one day
    for (const Found& found : gathered.found()) {
      const Day day = library_.document(found.document).published_first;
      if (day == rank::always || day == rank::never) continue;
      if (last.first != day) last = {day, int(date_of(day)->year())};
      ++counts[last.second];
    }
    Counts named;
    for (const auto& [year, count] : counts) named.emplace(std::to_string(year), count);
    return facet("year", named);
  }

 private:
  // By a string of the columns; the empty one is no value.
  template <class String_of>
  Facet named(const char* field, const Gathered& gathered, const String_of& string_of) const {
    Names& names = library_.names();
    const auto number_of = [&](const Found& found) {
      const std::size_t at = library_.segment_of(found.document);
      const Segment& in = *library_.segments()[at];
      return std::size_t{
          names.of(at, in, string_of(in.columns, found.document - library_.first_document(at)))};
    };
    return facet(field, index::count(gathered, number_of, [&](std::size_t number) {
                   return std::string(names.text(Name(number)));
                 }));
  }

  // With all that it stands under.
  template <class Take>
  void each_topic(Number section, const Take& take) {
    const auto at = library_.segment_of_section(section);
    const Segment& in = *library_.segments()[at];
    const Range range = in.columns.sections[section - library_.first_section(at)].topics;
    for (std::uint32_t i = range.first; i < range.first + range.count; ++i)
      for (const Name topic : above(library_.names().of(at, in, in.columns.pool[i]))) take(topic);
  }

  const std::vector<Name>& above(Name topic) {
    if (above_.size() <= topic) above_.resize(topic + 1);
    if (above_[topic].empty()) {
      std::vector<Name> all{topic};
      for (const std::string& id : vocabulary_.broader(std::string(library_.names().text(topic))))
        all.push_back(library_.names().of(id));
      above_[topic] = std::move(all);
    }
    return above_[topic];
  }

  // A document is counted once, and its sections follow each other.
  void count(Name topic, Number entry) {
    if (counts_.size() <= topic) counts_.resize(topic + 1), last_.resize(topic + 1, none);
    if (last_[topic] == entry) return;
    last_[topic] = entry;
    ++counts_[topic];
  }

  Facet of_topics() const {
    Counts named;
    for (Name topic = 0; topic < counts_.size(); ++topic)
      if (counts_[topic] > 0)
        named.emplace(std::string(library_.names().text(topic)), counts_[topic]);
    Facet topics = facet("topic", named);
    for (Facet::Value& value : topics.values)
      if (const Topic* topic = vocabulary_.find(value.id)) {
        value.label = topic->label;
        value.broader = topic->broader;
      }
    return topics;
  }

  const Library& library_;
  const DayView& view_;
  const Vocabulary& vocabulary_;
  std::vector<std::size_t> counts_ = {};       // by topic
  std::vector<Number> last_ = {};              // entry that was counted, by topic
  std::vector<std::vector<Name>> above_ = {};  // by topic: itself and what it stands under
};

}  // namespace

std::vector<Facet> facets_of(const Context& context, const Filter& filter, const Gathered& gathered,
                             const std::function<Gathered(Field)>& gathered_but) {
  Facets facets(context);
  const auto of = [&](Facet (Facets::*counted)(const Gathered&) const, Field field) {
    return filter.asks(field) ? (facets.*counted)(gathered_but(field))
                              : (facets.*counted)(gathered);
  };
  Facet topics = filter.asks(Field::topic) ? facets.topics(gathered_but(Field::topic))
                                           : facets.topics(gathered);
  return {std::move(topics),
          of(&Facets::kinds, Field::kind),
          of(&Facets::publishers, Field::publisher),
          of(&Facets::layers, Field::layer),
          of(&Facets::standings, Field::standing),
          facets.years(gathered),
          facets.languages(gathered),
          facets.formats(gathered)};
}

}  // namespace fingerpost::index
