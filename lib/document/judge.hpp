// What a page is, and what its publisher calls it, where nobody said.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/passage.hpp"
#include "fingerpost/document.hpp"

namespace fingerpost::document {

// The kind that title, address, then opening words speak for; page when none does.
Kind judge_kind(std::string_view title, std::string_view url, const std::vector<Passage>& passages);

// As judge_kind, where that said page: from the days in the passages.
Kind judge_kind_by_days(const std::vector<Passage>& passages);

// The first few paragraphs of a page, where its banners stand.
struct Place {
  const Passage* passage;
  const Paragraph* paragraph;
};
std::vector<Place> opening(const std::vector<Passage>& passages);

struct StatusFound {
  Status status = Status::published;
  std::optional<Period> withdrawn = {};
  std::string withdrawn_words = {};  // as the day stands there
  std::optional<Date> last = {};     // "do not use after 31 March 2025"
};
// From the stamps on a page's titles and the banners at its head: "Heron visits
// (archived)", "DRAFT FOR CONSULTATION", "This guidance was withdrawn on 8 March 2021".
// The passages have their dates. A newsletter's items tell of other pages.
StatusFound judge_status(const std::vector<std::string_view>& titles, Kind kind,
                         const std::vector<Passage>& passages);

}  // namespace fingerpost::document
