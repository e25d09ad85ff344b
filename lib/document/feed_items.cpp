#include "document/feed_items.hpp"

#include <algorithm>

namespace fingerpost::document {

bool is_feed(std::string_view media_type) {
  return media_type.starts_with("application/rss") || media_type.starts_with("application/atom") ||
         media_type.starts_with("application/rdf");
}

void date_items(std::vector<Passage>& passages, const DateClues& clues) {
  for (Passage& passage : passages) {
    const auto own = std::find_if(
        passage.dates.begin(), passage.dates.end(),
        [](const DateMention& date) { return date.role == Role::published && date.when.first; });
    if (own == passage.dates.end() || own->offset > std::string_view("Published ").size()) continue;
    DateClues of_item = clues;
    of_item.published = own->when;
    of_item.heading = passage.heading;
    passage.dates = find_dates(text_of(passage), of_item);
    std::stable_sort(passage.dates.begin(), passage.dates.end(),
                     [](const auto& a, const auto& b) { return a.offset < b.offset; });
  }
}

}  // namespace fingerpost::document
