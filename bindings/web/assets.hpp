// The files that are built into the command: style sheets, modules, the icon, the description of
// the interface.
#pragma once

#include <string>
#include <string_view>

#include "http.hpp"

namespace fingerpost::web {

struct Asset {
  std::string_view name;  // "fingerpost.css"
  std::string_view type;
  std::string_view bytes;
};
// Nullptr when there is none of that name.
const Asset* asset(std::string_view name);
// "/assets/fingerpost.css?v=0a1b2c3d": another address for other bytes, so that it may be kept
// for ever.
std::string asset_path(std::string_view name);

}  // namespace fingerpost::web
