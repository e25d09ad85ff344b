#include "index/facts.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "index/found.hpp"
#include "index/library.hpp"

namespace fingerpost::index {
namespace {

std::size_t mixed(std::size_t hash, std::size_t more) {
  return (hash ^ more) * std::size_t{0x9E3779B97F4A7C15u} ^ hash >> 29;
}

struct Hash {
  std::size_t operator()(const Facts::Of& of) const {
    const std::size_t names = mixed(mixed(of.publisher, of.language), of.format);
    return mixed(mixed(names, static_cast<std::uint16_t>(of.year)), of.layer);
  }
  std::size_t operator()(const std::vector<Facts::Name>& topics) const {
    std::size_t hash = topics.size();
    for (const Facts::Name topic : topics) hash = mixed(hash, topic);
    return hash;
  }
};

}  // namespace

// What was met already, and the topics that each stands under.
struct Facts::Making {
  const Vocabulary& vocabulary;
  std::unordered_map<Of, std::uint32_t, Hash> groups = {};
  std::unordered_map<std::vector<Name>, std::uint32_t, Hash> sets = {};
  std::vector<std::vector<Name>> above = {};  // by topic: itself and what it stands under

  const std::vector<Name>& above_of(Names& names, Name topic) {
    if (above.size() <= topic) above.resize(topic + 1);
    if (above[topic].empty()) {
      std::vector<Name> all{topic};
      for (const std::string& id : vocabulary.broader(std::string(names.text(topic))))
        all.push_back(names.of(id));
      above[topic] = std::move(all);
    }
    return above[topic];
  }
};

Facts::Facts(const Library& library, const Vocabulary& vocabulary) {
  group_of_.reserve(library.documents());
  kinds_.reserve(library.sections());
  topics_of_.reserve(library.sections());
  Making making{vocabulary};
  making.sets[{}] = 0;
  for (std::size_t s = 0; s < library.segments().size(); ++s) {
    add_documents(library, s, making);
    add_sections(library, s, making);
  }
}

void Facts::add_documents(const Library& library, std::size_t segment, Making& making) {
  const Segment& in = *library.segments()[segment];
  Names& names = library.names();
  std::pair<Day, int> last{rank::always, no_year};  // documents are often of one day
  for (std::size_t row = 0; row < in.columns.documents.size(); ++row) {
    const DocumentRow& document = in.columns.documents[row];
    const AboutRow& about = in.columns.about[row];
    const Day day = document.published_first;
    if (day != last.first) last = {day, date_of(day) ? int(date_of(day)->year()) : no_year};
    const Of of{names.of(segment, in, document.publisher), names.of(segment, in, about.language),
                names.of(segment, in, about.format), static_cast<std::int16_t>(last.second),
                static_cast<std::uint8_t>(document.layer)};
    const auto [at, fresh] =
        making.groups.try_emplace(of, static_cast<std::uint32_t>(groups_.size()));
    if (fresh) groups_.push_back(of);
    group_of_.push_back(at->second);
  }
}

void Facts::add_sections(const Library& library, std::size_t segment, Making& making) {
  const Segment& in = *library.segments()[segment];
  std::vector<Name> topics;
  for (const SectionRow& section : in.columns.sections) {
    kinds_.push_back(static_cast<std::uint8_t>(section.kind));
    topics.clear();
    for (std::uint32_t i = section.topics.first; i < section.topics.first + section.topics.count;
         ++i)
      topics.push_back(library.names().of(segment, in, in.columns.pool[i]));
    const auto [at, fresh] = making.sets.try_emplace(topics, static_cast<std::uint32_t>(sets()));
    if (fresh) add_set(library.names(), topics, making);
    topics_of_.push_back(at->second);
  }
}

void Facts::add_set(Names& names, const std::vector<Name>& topics, Making& making) {
  const auto first = static_cast<std::ptrdiff_t>(names_.size());
  for (const Name topic : topics)
    for (const Name each : making.above_of(names, topic))
      if (std::find(names_.begin() + first, names_.end(), each) == names_.end())
        names_.push_back(each);
  first_.push_back(static_cast<std::uint32_t>(names_.size()));
}

}  // namespace fingerpost::index
