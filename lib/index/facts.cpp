#include "index/facts.hpp"

#include <algorithm>

#include "index/found.hpp"
#include "index/library.hpp"

namespace fingerpost::index {

Facts::Facts(const Library& library, const Vocabulary& vocabulary) {
  documents_.reserve(library.documents());
  kinds_.reserve(library.sections());
  first_topic_.reserve(library.sections() + std::size_t{1});
  for (std::size_t s = 0; s < library.segments().size(); ++s) {
    add_documents(library, s);
    add_sections(library, s, vocabulary);
  }
  first_topic_.push_back(static_cast<std::uint32_t>(topics_.size()));
}

void Facts::add_documents(const Library& library, std::size_t segment) {
  const Segment& in = *library.segments()[segment];
  Names& names = library.names();
  std::pair<Day, int> last{rank::always, no_year};  // documents are often of one day
  for (std::size_t row = 0; row < in.columns.documents.size(); ++row) {
    const DocumentRow& document = in.columns.documents[row];
    const AboutRow& about = in.columns.about[row];
    const Day day = document.published_first;
    if (day != last.first) last = {day, date_of(day) ? int(date_of(day)->year()) : no_year};
    documents_.push_back(
        {names.of(segment, in, document.publisher), names.of(segment, in, about.language),
         names.of(segment, in, about.format), static_cast<std::int16_t>(last.second),
         static_cast<std::uint8_t>(document.layer)});
  }
}

void Facts::add_sections(const Library& library, std::size_t segment,
                         const Vocabulary& vocabulary) {
  const Segment& in = *library.segments()[segment];
  for (const SectionRow& section : in.columns.sections) {
    kinds_.push_back(static_cast<std::uint8_t>(section.kind));
    const auto first = static_cast<std::uint32_t>(topics_.size());
    first_topic_.push_back(first);
    for (std::uint32_t i = section.topics.first; i < section.topics.first + section.topics.count;
         ++i) {
      const Name topic = library.names().of(segment, in, in.columns.pool[i]);
      for (const Name each : above(library.names(), topic, vocabulary))
        if (std::find(topics_.begin() + first, topics_.end(), each) == topics_.end())
          topics_.push_back(each);
    }
  }
}

const std::vector<Facts::Name>& Facts::above(Names& names, Name topic,
                                             const Vocabulary& vocabulary) {
  if (above_.size() <= topic) above_.resize(topic + 1);
  if (above_[topic].empty()) {
    std::vector<Name> all{topic};
    for (const std::string& id : vocabulary.broader(std::string(names.text(topic))))
      all.push_back(names.of(id));
    above_[topic] = std::move(all);
  }
  return above_[topic];
}

}  // namespace fingerpost::index
