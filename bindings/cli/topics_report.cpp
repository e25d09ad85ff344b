// What an index tells the editors of its vocabulary: topics that no guidance in
// force is about, phrases that recur and that no topic covers, and the tags that
// another vocabulary would give or take.
#include <algorithm>

#include "options.hpp"
#include "output.hpp"
#include "vocabularies.hpp"

namespace fingerpost::cli {
namespace {

std::vector<std::string> ids_of(const Section& section) {
  std::vector<std::string> ids;
  for (const Tag& tag : section.tags) ids.push_back(tag.topic);
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<std::string> only_in(const std::vector<std::string>& a,
                                 const std::vector<std::string>& b) {
  std::vector<std::string> out;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

Json as_json(const std::vector<std::string>& texts) {
  return Json::Array(texts.begin(), texts.end());
}

void tell(const std::string& place, const std::vector<std::string>& gained,
          const std::vector<std::string>& lost, bool json) {
  if (json)
    return answer_line(to_json(Json(
        Json::Object{{"section", place}, {"gained", as_json(gained)}, {"lost", as_json(lost)}})));
  std::string line = shown(place) + ":";
  for (const auto& id : gained) line += " +" + shown(id);
  for (const auto& id : lost) line += " -" + shown(id);
  answer_line(line);
}

void compare(Document document, const Vocabulary& older, const Vocabulary& newer, bool json) {
  older.tag(document);
  std::vector<std::vector<std::string>> before;
  for (const Section& section : document.sections) before.push_back(ids_of(section));
  newer.tag(document);
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto after = ids_of(document.sections[i]);
    if (after != before[i])
      tell(document.id + "#" + document.sections[i].anchor, only_in(after, before[i]),
           only_in(before[i], after), json);
  }
}

}  // namespace

Exit report_topics(const EditOrder& order) {
  if (order.files.size() != 1) throw Error(Fault::bad_argument, "--report takes an INDEX");
  const Index index = Index::open(order.files.front());
  const Searcher searcher = index.searcher(order.tiers);
  const AsOf day{day_or_today("--as-of", order.as_of), {}};
  const TopicReport report = topic_report(index, searcher, day, order.limit);
  if (order.json) {
    answer_line(to_json(report));
    return ok;
  }
  answer_line("Topics with no guidance in force on " + to_iso(day.day) + ":");
  for (const auto& topic : report.without_guidance) answer_line("  " + shown(topic.label));
  answer_line("Phrases that recur and that no topic covers:");
  for (const auto& phrase : report.uncovered)
    answer_line("  " + shown(phrase.words) + " (" + std::to_string(phrase.texts) + " documents)");
  return ok;
}

Exit retag_index(const EditOrder& order) {
  if (order.files.size() != 1) throw Error(Fault::bad_argument, "--retag takes an INDEX");
  Writer writer = Index::open(order.files.front()).writer();
  const std::size_t sections = writer.retag(vocabulary_named(order.vocabulary));
  if (order.json)
    answer_line(to_json(Json(Json::Object{{"sections", static_cast<std::uint64_t>(sections)}})));
  else
    answer_line(std::to_string(sections) + " sections have other tags");
  return ok;
}

Exit diff_tags(const EditOrder& order) {
  if (order.files.size() != 2) throw Error(Fault::bad_argument, "--diff takes OLD and NEW");
  const Vocabulary older = vocabulary_named(order.files[0]);
  const Vocabulary newer = vocabulary_named(order.files[1]);
  const Searcher searcher = Index::open(order.index).searcher(order.tiers);
  for (const auto& id : searcher.ids())
    if (auto document = searcher.find(id)) compare(std::move(*document), older, newer, order.json);
  return ok;
}

}  // namespace fingerpost::cli
