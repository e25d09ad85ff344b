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

// All that is counted of what was found, in one pass over it. Sections of a document follow
// each other, and most have one set of topics among them: sets are counted.
class Counting {
 public:
  Counting(const Library& library, const DayView& view, const Facts& facts,
           const Gathered& gathered)
      : library_(library),
        facts_(facts),
        groups(facts.groups().size()),
        topics(library.names().size()),
        sets_(facts.sets()),
        last_(library.names().size(), none) {
    gathered.each([&](Number entry, const Match& match) {
      if (entry != entry_) close(), open(entry, gathered.is_spread(entry));
      add(match.section, view.standing(match.section));
    });
    close();
    for (const auto& [entry, held] : spread_) {
      groups.count(facts_.group(gathered.documents()[entry].document));
      count(held.kinds, kinds), count(held.standings, standings);
      for (const Name topic : held.topics) topics.count(topic);
    }
    sets_.each([&](std::size_t set, std::size_t times) {
      for (const Name topic : facts_.in_set(static_cast<std::uint32_t>(set)))
        topics.count(topic, times);
    });
  }

 private:
  static constexpr std::size_t most_values = 32;  // more than there are kinds or standings
  static std::uint32_t bit(std::size_t value) {
    return value < most_values ? std::uint32_t{1} << value : 0;
  }
  static void count(std::uint32_t bits, Tally& tally) {
    for (; bits != 0; bits &= bits - 1)
      tally.count(static_cast<std::size_t>(std::countr_zero(bits)));
  }

  void open(Number entry, bool spread) {
    entry_ = entry, is_spread_ = spread;
    document_ = none;
    kinds_ = standings_ = set_ = 0;
    more_.clear();
  }
  // As the filter takes them: of a document's kind, and of that of any section found.
  void add(Number section, Standing standing) {
    const std::uint32_t set = facts_.topics(section);
    if (const Number document = library_.document_of(section); document != document_) {
      document_ = document;
      kinds_ |= bit(static_cast<std::size_t>(library_.document(document).kind));
    }
    kinds_ |= bit(facts_.kind(section));
    standings_ |= bit(static_cast<std::size_t>(standing));
    if (set == set_ || set == 0) return;
    if (set_ == 0)
      set_ = set;
    else if (more_.empty() || more_.back() != set)
      more_.push_back(set);
  }
  // Each entry once for every value that one of its sections has.
  void close() {
    if (entry_ == none) return;
    if (is_spread_) return keep();
    groups.count(facts_.group(document_));
    count(kinds_, kinds), count(standings_, standings);
    if (more_.empty()) return sets_.count(set_);
    more_.push_back(set_);
    for (const std::uint32_t set : more_)
      for (const Name topic : facts_.in_set(set))
        if (std::exchange(last_[topic], entry_) != entry_) topics.count(topic);
  }
  // Of an entry of several documents, whose sections lie apart.
  void keep() {
    Held& held = spread_[entry_];
    held.kinds |= kinds_, held.standings |= standings_;
    more_.push_back(set_);
    for (const std::uint32_t set : more_) {
      const auto all = facts_.in_set(set);
      held.topics.insert(all.begin(), all.end());
    }
  }

  struct Held {
    std::uint32_t kinds = 0, standings = 0;
    std::set<Name> topics = {};
  };

  const Library& library_;
  const Facts& facts_;

 public:
  Tally groups, topics, kinds{most_values}, standings{most_values};

 private:
  Tally sets_;
  std::vector<Number> last_;  // entry that was counted, by topic
  Number entry_ = none, document_ = none;
  bool is_spread_ = false;
  std::uint32_t kinds_ = 0, standings_ = 0;
  std::uint32_t set_ = 0;                 // of the entry's sections, the first they have
  std::vector<std::uint32_t> more_ = {};  // and others
  std::map<Number, Held> spread_ = {};
};

class Facets {
 public:
  explicit Facets(const Context& context)
      : library_(context.library),
        view_(context.view),
        vocabulary_(context.vocabulary),
        facts_(context.library.facts(context.vocabulary)) {}

  Counting counted(const Gathered& gathered) const { return {library_, view_, facts_, gathered}; }

  Facet topics(const Counting& counted) const {
    Facet topics = facet("topic", named(counted.topics));
    for (Facet::Value& value : topics.values)
      if (const Topic* topic = vocabulary_.find(value.id)) {
        value.label = topic->label;
        value.broader = topic->broader;
      }
    return topics;
  }
  Facet kinds(const Counting& counted) const {
    return facet("kind", counted.kinds.named([](std::size_t kind) { return name(Kind(kind)); }));
  }
  Facet standings(const Counting& counted) const {
    return facet("standing", counted.standings.named(
                                 [](std::size_t standing) { return name(Standing(standing)); }));
  }
  Facet publishers(const Counting& counted) const {
    return names("publisher", counted.groups, &Facts::Of::publisher);
  }
  Facet languages(const Counting& counted) const {
    return names("language", counted.groups, &Facts::Of::language);
  }
  Facet formats(const Counting& counted) const {
    return names("format", counted.groups, &Facts::Of::format);
  }
  Facet layers(const Counting& counted) const {
    Tally tally(256);
    each(counted.groups,
         [&](const Facts::Of& group, std::size_t count) { tally.count(group.layer, count); });
    return facet("layer", tally.named([](std::size_t layer) { return name(Layer(layer)); }));
  }
  Facet years(const Counting& counted) const {
    std::map<std::int16_t, std::size_t> years;
    each(counted.groups,
         [&](const Facts::Of& group, std::size_t count) { years[group.year] += count; });
    Counts counts;
    for (const auto& [year, count] : years)
      if (year != Facts::no_year) counts.emplace_back(std::to_string(year), count);
    return facet("year", std::move(counts));
  }

 private:
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

  const Library& library_;
  const DayView& view_;
  const Vocabulary& vocabulary_;
  const Facts& facts_;
};

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
  const Counting all = facets.counted(gathered);
  const auto of = [&](Facet (Facets::*facet)(const Counting&) const, Field field) {
    return filter.asks(field) ? (facets.*facet)(facets.counted(gathered_but(field)))
                              : (facets.*facet)(all);
  };
  return {of(&Facets::topics, Field::topic),
          of(&Facets::kinds, Field::kind),
          of(&Facets::publishers, Field::publisher),
          of(&Facets::layers, Field::layer),
          of(&Facets::standings, Field::standing),
          facets.years(all),
          facets.languages(all),
          facets.formats(all)};
}

}  // namespace fingerpost::index
