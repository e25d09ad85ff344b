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
class Tally {
 public:
  explicit Tally(std::size_t values) : counts_(values, 0) {}
  void count(std::size_t value) { ++counts_[value]; }
  template <class Name_of>
  Counts named(const Name_of& name_of) const {
    Counts named;
    for (std::size_t value = 0; value < counts_.size(); ++value)
      if (std::string name = counts_[value] > 0 ? name_of(value) : std::string(); !name.empty())
        named.emplace(std::move(name), counts_[value]);
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

  Facet topics(const Gathered& gathered) const {
    Tally tally(library_.names().size());
    std::vector<Number> last(library_.names().size(), none);  // that was counted, by topic
    std::map<Number, std::set<Name>> spread;
    // A document is counted once, and its sections follow each other.
    gathered.each([&](Number entry, const Match& match) {
      const auto topics = facts_.topics(match.section);
      if (topics.empty()) return;
      if (gathered.is_spread(entry)) {
        spread[entry].insert(topics.begin(), topics.end());
        return;
      }
      for (const Name topic : topics) {
        if (last[topic] == entry) continue;
        last[topic] = entry;
        tally.count(topic);
      }
    });
    for (const auto& [entry, topics] : spread)
      for (const Name topic : topics) tally.count(topic);
    return of_topics(tally);
  }

  // As the filter takes them: of a document's kind, and of that of any section found.
  Facet kinds(const Gathered& gathered) const {
    const auto counts = any_of(gathered, [&](const Match& match) {
      const Kind document = library_.document(library_.document_of(match.section)).kind;
      return bit(facts_.kind(match.section)) | bit(static_cast<std::size_t>(document));
    });
    return facet("kind",
                 counts.named([](std::size_t kind) { return std::string(name(Kind(kind))); }));
  }

  Facet publishers(const Gathered& gathered) const {
    Tally tally(library_.names().size());
    for (const Found& found : gathered.found()) tally.count(facts_.of(found.document).publisher);
    return facet("publisher", named(tally));
  }

  Facet layers(const Gathered& gathered) const {
    Tally tally(256);
    for (const Found& found : gathered.found()) tally.count(facts_.of(found.document).layer);
    return facet("layer",
                 tally.named([](std::size_t layer) { return std::string(name(Layer(layer))); }));
  }

  Facet standings(const Gathered& gathered) const {
    const auto counts = any_of(gathered, [&](const Match& match) {
      return bit(static_cast<std::size_t>(view_.standing(match.section)));
    });
    return facet("standing", counts.named([](std::size_t standing) {
      return std::string(name(Standing(standing)));
    }));
  }

  // What nobody filters by, in one pass.
  void add_others(const Gathered& gathered, std::vector<Facet>& facets) const {
    Tally languages(library_.names().size()), formats(library_.names().size());
    Tally years(std::size_t{1} << 16);
    for (const Found& found : gathered.found()) {
      const Facts::Of& of = facts_.of(found.document);
      languages.count(of.language);
      formats.count(of.format);
      years.count(static_cast<std::uint16_t>(of.year));
    }
    facets.push_back(facet("year", years.named([](std::size_t year) {
      const auto number = static_cast<std::int16_t>(year);
      return number == Facts::no_year ? std::string() : std::to_string(number);
    })));
    facets.push_back(facet("language", named(languages)));
    facets.push_back(facet("format", named(formats)));
  }

 private:
  static std::uint32_t bit(std::size_t value) { return std::uint32_t{1} << value; }

  // Each entry once for every value that one of its sections has; `bits_of` gives them as bits.
  template <class Bits>
  static Tally any_of(const Gathered& gathered, const Bits& bits_of) {
    constexpr std::size_t values = 32;
    std::vector<std::uint32_t> held(gathered.size(), 0);
    gathered.each([&](Number entry, const Match& match) { held[entry] |= bits_of(match); });
    Tally tally(values);
    for (std::uint32_t bits : held)
      for (; bits != 0; bits &= bits - 1)
        tally.count(static_cast<std::size_t>(std::countr_zero(bits)));
    return tally;
  }

  // The empty name is no value.
  Counts named(const Tally& tally) const {
    return tally.named([&](std::size_t number) {
      return std::string(library_.names().text(static_cast<Name>(number)));
    });
  }

  Facet of_topics(const Tally& tally) const {
    Facet topics = facet("topic", named(tally));
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
  const Facts& facts_;
};

}  // namespace

std::vector<Facet> facets_of(const Context& context, const Filter& filter, const Gathered& gathered,
                             const std::function<Gathered(Field)>& gathered_but) {
  const Facets facets(context);
  const auto of = [&](Facet (Facets::*counted)(const Gathered&) const, Field field) {
    return filter.asks(field) ? (facets.*counted)(gathered_but(field))
                              : (facets.*counted)(gathered);
  };
  Facet topics = filter.asks(Field::topic) ? facets.topics(gathered_but(Field::topic))
                                           : facets.topics(gathered);
  std::vector<Facet> all{
      std::move(topics), of(&Facets::kinds, Field::kind), of(&Facets::publishers, Field::publisher),
      of(&Facets::layers, Field::layer), of(&Facets::standings, Field::standing)};
  facets.add_others(gathered, all);
  return all;
}

}  // namespace fingerpost::index
