// Lines that are page furniture by their words alone, whatever the format.
#pragma once

#include <string_view>

namespace fingerpost::extract {

// "Quick leave", "Skip to content", "Home > News > April", cookie banners.
bool is_furniture(std::string_view line);
// A page's last line without the button that ran into it: "September 2024 Quick leave".
std::string_view without_button(std::string_view line);

}  // namespace fingerpost::extract
