// Lines that are page furniture by their words alone, whatever the format.
#pragma once

#include <string_view>

namespace fingerpost::extract {

// "Quick leave", "Skip to content", "Home > News > April", cookie banners.
bool is_furniture(std::string_view line);

}  // namespace fingerpost::extract
