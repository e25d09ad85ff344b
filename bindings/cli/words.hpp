// Days and standing as a person says them: "24-28 June 2024", "ended 1 June 2020".
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "fingerpost/query.hpp"
#include "output.hpp"

namespace fingerpost::cli {

std::string in_words(Date date);
// "24-28 June 2024", "June 2024", "2024", "until 1 June 2020", "from 1 September 2026".
std::string in_words(const Period& period);

// "child sexual exploitation" of "child-sexual-exploitation".
std::string plain(std::string_view id);

struct Saying {
  std::string words = {};
  Style::Tone tone = Style::Tone::plain;
};

// How the hit stands on that day: "in force", "ended 1 June 2020",
// "upcoming: 24-28 June 2024", "not in force until 1 September 2026"; nothing for
// a newsletter, which tells of its day and binds nobody.
Saying standing_in_words(const Hit& hit, Date as_of);

// Why a day is taken to be in that year, in half a sentence.
std::string_view basis_in_words(Basis basis);
// "year 2024: stated beside it ("24-28 June")"; empty where the text says it all.
std::string year_in_words(const DateMention& mention);

}  // namespace fingerpost::cli
