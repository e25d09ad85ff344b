// What the index has and what it lacks, as its vocabulary sees it: one search a
// topic, and one reading of every text.
#include "fingerpost/report.hpp"

namespace fingerpost {
namespace {

// What a practitioner would act on.
const std::vector<Kind> guidance{Kind::protocol, Kind::guidance, Kind::briefing, Kind::form};

bool has_guidance(const Searcher& searcher, const std::string& topic, AsOf as_of) {
  Query query;
  query.topics = {topic};
  query.kinds = guidance;
  query.ended = Ended::leave_out;
  query.limit = 1;
  query.snippets = false;
  return searcher.search(query, as_of).total > 0;
}

std::string whole_text(const Document& document) {
  std::string text = document.title;
  for (const Section& section : document.sections)
    text.append("\n\n").append(section.heading).append("\n\n").append(section.text);
  return text;
}

}  // namespace

TopicReport topic_report(const Index& index, const Searcher& searcher, AsOf as_of,
                         std::size_t phrases) {
  const Vocabulary vocabulary = index.vocabulary();
  TopicReport report{.as_of = as_of.day};
  for (const Topic& topic : vocabulary.topics())
    if (!has_guidance(searcher, topic.id, as_of))
      report.without_guidance.push_back({topic.id, topic.label});
  PhraseFinder finder(vocabulary);
  for (const auto& id : searcher.ids())
    if (const auto document = searcher.find(id)) finder.add(whole_text(*document));
  report.uncovered = finder.best(phrases);
  return report;
}

}  // namespace fingerpost
