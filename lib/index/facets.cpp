#include "index/facets.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
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

// All that is asked for of what was found, in one pass over it. Sections of a document follow
// each other, and most have one set of topics among them: sets are counted.
class Counting {
 public:
  Counting(const Library& library, const DayView& view, const Facts& facts, FacetChoice asked,
           const Gathered& gathered)
      : library_(library),
        facts_(facts),
        by_kind_(asked.has(FacetField::kind)),
        by_standing_(asked.has(FacetField::standing)),
        by_topic_(asked.has(FacetField::topic)),
        groups(facts.groups().size()),
        topics(by_topic_ ? library.names().size() : 0),
        sets_(by_topic_ ? facts.sets() : 0),
        last_(by_topic_ ? library.names().size() : 0, none) {
    gathered.each([&](Number entry, const Match& match) {
      if (entry != entry_) close(), open(entry, gathered.is_spread(entry));
      add(match.section, view);
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
  void add(Number section, const DayView& view) {
    if (const Number document = library_.document_of(section); document != document_) {
      document_ = document;
      if (by_kind_) kinds_ |= bit(static_cast<std::size_t>(library_.document(document).kind));
    }
    if (by_kind_) kinds_ |= bit(facts_.kind(section));
    if (by_standing_) standings_ |= bit(static_cast<std::size_t>(view.standing(section)));
    if (by_topic_) add_set(facts_.topics(section));
  }
  void add_set(std::uint32_t set) {
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
    if (!by_topic_) return;
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
    if (!by_topic_) return;
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
  const bool by_kind_, by_standing_, by_topic_;

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

  Counting counted(FacetChoice asked, const Gathered& gathered) const {
    return {library_, view_, facts_, asked, gathered};
  }

  Facet of(FacetField field, const Counting& counted) const {
    switch (field) {
      case FacetField::topic: return topics(counted);
      case FacetField::kind: return kinds(counted);
      case FacetField::publisher: return names("publisher", counted.groups, &Facts::Of::publisher);
      case FacetField::layer: return layers(counted);
      case FacetField::standing: return standings(counted);
      case FacetField::year: return years(counted);
      case FacetField::language: return names("language", counted.groups, &Facts::Of::language);
      case FacetField::format: return names("format", counted.groups, &Facts::Of::format);
    }
    return {};
  }

 private:
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

// What can be filtered by as well, and the filter that is then left out of account.
constexpr std::pair<FacetField, Field> filtered[] = {{FacetField::topic, Field::topic},
                                                     {FacetField::kind, Field::kind},
                                                     {FacetField::publisher, Field::publisher},
                                                     {FacetField::layer, Field::layer},
                                                     {FacetField::standing, Field::standing}};

std::optional<Field> filter_on(const Filter& filter, FacetField counted) {
  for (const auto& [facet, field] : filtered)
    if (facet == counted && filter.asks(field)) return field;
  return std::nullopt;
}

}  // namespace

bool needs_more(const Filter& filter, FacetChoice asked) {
  return std::any_of(std::begin(filtered), std::end(filtered), [&](const auto& each) {
    return asked.has(each.first) && filter.asks(each.second);
  });
}

std::vector<Facet> facets_of(const Context& context, const Filter& filter, FacetChoice asked,
                             const Gathered& gathered,
                             const std::function<Gathered(Field)>& gathered_but) {
  const Facets facets(context);
  const Counting all = facets.counted(asked, gathered);
  std::vector<Facet> out;
  for (std::size_t i = 0; i < names_of<FacetField>.size(); ++i) {
    const auto field = static_cast<FacetField>(i);
    if (!asked.has(field)) continue;
    if (const auto own = filter_on(filter, field))
      out.push_back(facets.of(field, facets.counted({field}, gathered_but(*own))));
    else
      out.push_back(facets.of(field, all));
  }
  return out;
}

}  // namespace fingerpost::index
