#include "index/facets.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "index/facts.hpp"

namespace fingerpost::index {
namespace {

using Counts = std::vector<std::pair<std::string, std::size_t>>;  // each name once
using Name = Names::Name;

Facet facet(std::string field, Counts counts) {
  std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  Facet facet{std::move(field), {}};
  facet.values.reserve(counts.size());
  for (const auto& [id, count] : counts) facet.values.push_back({id, id, count, {}});
  return facet;
}

// Few values, found many times: counted by number and named at the end.
class Tally {
 public:
  explicit Tally(std::size_t values) : counts_(values, 0) {}
  void count(std::size_t value, std::size_t times = 1) { counts_[value] += times; }
  template <class Each>
  void each(const Each& each) const {
    for (std::size_t value = 0; value < counts_.size(); ++value)
      if (counts_[value] > 0) each(value, counts_[value]);
  }
  // What has no name is no value.
  template <class Name_of>
  Counts named(const Name_of& name_of) const {
    Counts named;
    each([&](std::size_t value, std::size_t count) {
      if (std::string name(name_of(value)); !name.empty())
        named.emplace_back(std::move(name), count);
    });
    return named;
  }

 private:
  std::vector<std::size_t> counts_;
};

class Facets {
 public:
  explicit Facets(const Context& context)
      : library_(context.library),
        view_(context.view),
        vocabulary_(context.vocabulary),
        facts_(context.library.facts(context.vocabulary)) {}

  Tally groups(const Gathered& gathered) const {
    Tally groups(facts_.groups().size());
    for (const Found& found : gathered.documents()) groups.count(facts_.group(found.document));
    return groups;
  }

  Facet topics(const Gathered& gathered) const;

  // As the filter takes them: of a document's kind, and of that of any section found.
  Facet kinds(const Gathered& gathered) const {
    const auto counts = any_of(gathered, [&](const Match& match) {
      const Kind document = library_.document(library_.document_of(match.section)).kind;
      return bit(facts_.kind(match.section)) | bit(static_cast<std::size_t>(document));
    });
    return facet("kind", counts.named([](std::size_t kind) { return name(Kind(kind)); }));
  }
  Facet standings(const Gathered& gathered) const {
    const auto counts = any_of(gathered, [&](const Match& match) {
      return bit(static_cast<std::size_t>(view_.standing(match.section)));
    });
    return facet("standing",
                 counts.named([](std::size_t standing) { return name(Standing(standing)); }));
  }
  Facet publishers(const Tally& groups) const {
    return names("publisher", groups, &Facts::Of::publisher);
  }
  Facet languages(const Tally& groups) const {
    return names("language", groups, &Facts::Of::language);
  }
  Facet formats(const Tally& groups) const { return names("format", groups, &Facts::Of::format); }
  Facet layers(const Tally& groups) const {
    Tally tally(256);
    each(groups,
         [&](const Facts::Of& group, std::size_t count) { tally.count(group.layer, count); });
    return facet("layer", tally.named([](std::size_t layer) { return name(Layer(layer)); }));
  }
  Facet years(const Tally& groups) const {
    std::map<std::int16_t, std::size_t> years;
    each(groups, [&](const Facts::Of& group, std::size_t count) { years[group.year] += count; });
    Counts counts;
    for (const auto& [year, count] : years)
      if (year != Facts::no_year) counts.emplace_back(std::to_string(year), count);
    return facet("year", std::move(counts));
  }

 private:
  static constexpr std::size_t most_values = 32;  // more than there are kinds or standings
  static std::uint32_t bit(std::size_t value) {
    return value < most_values ? std::uint32_t{1} << value : 0;
  }

  // Each entry once for every value that one of its sections has; `bits_of` gives them as bits.
  template <class Bits>
  static Tally any_of(const Gathered& gathered, const Bits& bits_of) {
    std::vector<std::uint32_t> held(gathered.size(), 0);
    gathered.each([&](Number entry, const Match& match) { held[entry] |= bits_of(match); });
    Tally tally(most_values);
    for (std::uint32_t bits : held)
      for (; bits != 0; bits &= bits - 1)
        tally.count(static_cast<std::size_t>(std::countr_zero(bits)));
    return tally;
  }

  template <class Each>
  void each(const Tally& groups, const Each& each) const {
    groups.each([&](std::size_t group, std::size_t count) { each(facts_.groups()[group], count); });
  }
  Facet names(const char* field, const Tally& groups, Name Facts::Of::*which) const {
    Tally tally(library_.names().size());
    each(groups,
         [&](const Facts::Of& group, std::size_t count) { tally.count(group.*which, count); });
    return facet(field, named(tally));
  }
  Counts named(const Tally& tally) const {
    return tally.named(
        [&](std::size_t number) { return library_.names().text(static_cast<Name>(number)); });
  }
  Facet of_topics(const Tally& tally) const;

  const Library& library_;
  const DayView& view_;
  const Vocabulary& vocabulary_;
  const Facts& facts_;
};

// A document is counted once for each topic, and its sections follow each other: most have
// one set of topics among them, and sets are counted.
class Topics {
 public:
  Topics(const Facts& facts, std::size_t names)
      : facts_(facts), sets_(facts.sets()), topics_(names), last_(names, none) {}

  void add(Number entry, Number section) {
    if (entry != entry_) close(), entry_ = entry;
    const std::uint32_t set = facts_.topics(section);
    if (set != 0 && (here_.empty() || set != here_.back())) here_.push_back(set);
  }
  // Of an entry of several documents, whose sections lie apart.
  void add_spread(Number entry, Number section) {
    const auto topics = facts_.in_set(facts_.topics(section));
    spread_[entry].insert(topics.begin(), topics.end());
  }
  Tally counted() {
    close();
    for (const auto& [entry, topics] : spread_)
      for (const Name topic : topics) topics_.count(topic);
    sets_.each([&](std::size_t set, std::size_t count) {
      for (const Name topic : facts_.in_set(static_cast<std::uint32_t>(set)))
        topics_.count(topic, count);
    });
    return std::move(topics_);
  }

 private:
  void close() {
    if (here_.size() == 1) sets_.count(here_.front());
    for (std::size_t i = 0; here_.size() > 1 && i < here_.size(); ++i)
      for (const Name topic : facts_.in_set(here_[i]))
        if (std::exchange(last_[topic], entry_) != entry_) topics_.count(topic);
    here_.clear();
  }

  const Facts& facts_;
  Tally sets_, topics_;
  std::vector<Number> last_;  // entry that was counted, by topic
  Number entry_ = none;
  std::vector<std::uint32_t> here_ = {};  // sets of the entry's sections
  std::map<Number, std::set<Name>> spread_ = {};
};

Facet Facets::topics(const Gathered& gathered) const {
  Topics topics(facts_, library_.names().size());
  gathered.each([&](Number entry, const Match& match) {
    if (gathered.is_spread(entry))
      topics.add_spread(entry, match.section);
    else
      topics.add(entry, match.section);
  });
  return of_topics(topics.counted());
}

Facet Facets::of_topics(const Tally& tally) const {
  Facet topics = facet("topic", named(tally));
  for (Facet::Value& value : topics.values)
    if (const Topic* topic = vocabulary_.find(value.id)) {
      value.label = topic->label;
      value.broader = topic->broader;
    }
  return topics;
}

constexpr Field counted[] = {Field::topic, Field::kind, Field::publisher, Field::layer,
                             Field::standing};

}  // namespace

bool asks_for_facets(const Filter& filter) {
  return std::any_of(std::begin(counted), std::end(counted),
                     [&](Field field) { return filter.asks(field); });
}

std::vector<Facet> facets_of(const Context& context, const Filter& filter, const Gathered& gathered,
                             const std::function<Gathered(Field)>& gathered_but) {
  const Facets facets(context);
  const Tally groups = facets.groups(gathered);
  const auto of_matches = [&](Facet (Facets::*count)(const Gathered&) const, Field field) {
    return filter.asks(field) ? (facets.*count)(gathered_but(field)) : (facets.*count)(gathered);
  };
  const auto of_documents = [&](Facet (Facets::*count)(const Tally&) const, Field field) {
    return (facets.*count)(filter.asks(field) ? facets.groups(gathered_but(field)) : groups);
  };
  return {of_matches(&Facets::topics, Field::topic),
          of_matches(&Facets::kinds, Field::kind),
          of_documents(&Facets::publishers, Field::publisher),
          of_documents(&Facets::layers, Field::layer),
          of_matches(&Facets::standings, Field::standing),
          facets.years(groups),
          facets.languages(groups),
          facets.formats(groups)};
}

}  // namespace fingerpost::index
