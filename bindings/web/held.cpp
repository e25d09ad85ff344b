#include "held.hpp"

#include <algorithm>

namespace fingerpost::web {
namespace {

bool is_day(const std::string& value) {
  return value.find_first_not_of("0123456789-/") == value.npos;
}

void withhold(Section& section) {
  for (std::string* words :
       {&section.text, &section.heading, &section.anchor, &section.fragment, &section.page_label})
    words->clear();
  section.path.clear();
  for (DateMention& date : section.dates) date.words.clear();
  for (Tag& tag : section.tags)
    for (Evidence& evidence : tag.evidence) evidence.words.clear();
}

}  // namespace

std::vector<EditionHeld> published_by(const Searcher& searcher, const std::string& id, AsOf as_of) {
  std::vector<EditionHeld> held = searcher.history(id, as_of.day);
  std::erase_if(held, [&](const EditionHeld& each) {
    if (each.published && each.published->first && *each.published->first > as_of.day) return true;
    if (!as_of.known) return each.removed;
    return each.recorded > *as_of.known ||
           (each.removed && each.until && *each.until <= *as_of.known);
  });
  return held;
}

std::optional<EditionHeld> standing_edition(const std::vector<EditionHeld>& published, Date day) {
  std::optional<EditionHeld> to_come, draft;
  for (auto at = published.rbegin(); at != published.rend(); ++at) {
    const bool later =
        at->standing == Standing::upcoming || (at->validity.first && *at->validity.first > day);
    auto& best = at->status == Status::draft ? draft : to_come;
    if (at->status != Status::draft && !later) return *at;
    if (!best) best = *at;
  }
  return to_come ? to_come : draft;
}

std::string language_of(const Document& document) {
  for (const Stated& stated : document.metadata)
    if (stated.field == "language") return stated.value;
  return {};
}

bool is_sensitive(const Document& document) {
  const Json* said = document.extra.find("sensitive");
  const bool* yes = said ? said->boolean() : nullptr;
  return document.sensitive || (yes && *yes);
}

Document shown_of(Document document) {
  if (!is_sensitive(document)) return document;
  for (Section& section : document.sections) withhold(section);
  for (Stated& stated : document.metadata) {
    stated.words.clear();
    if ((stated.from == "text" || stated.from == "heading") && !is_day(stated.value))
      stated.value.clear();
  }
  return document;
}

}  // namespace fingerpost::web
