// What the pages of the diary and of the digest share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/diary.hpp"
#include "pages.hpp"

namespace fingerpost::web {

// The fields of an address: words once each, lists, numbers, and those of a digest's filter.
struct WantedKeys {
  std::vector<std::string_view> words = {}, lists = {}, numbers = {}, filter = {};
};
struct Wanted {
  Date day = {};
  std::string json = {};  // the options, as the library reads them
};
// From the address, or from a body of JSON. Throws Error(bad_argument) for an unknown field.
Wanted wanted_of(const Asking& asking, const WantedKeys& keys);

// One event: when, what, whether it takes place, who tells of it.
std::string diary_entry_html(const Showing& showing, const DiaryEntry& entry);
// A form of two days. Days alone stand in an address, also where words must not.
std::string days_form(const Asking& asking, const std::string& path, const Period& period);
// The banner of another day than today, with the way back; nothing on the day itself.
std::string not_today(const Showing& showing, const std::string& path);

}  // namespace fingerpost::web
