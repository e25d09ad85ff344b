#pragma once

#include <string>

#include "server.hpp"

namespace fingerpost::web {

struct Open {
  int socket = -1;
  std::string address = {};  // as a browser takes it
  std::string path = {};     // of a local socket: removed in the end
};
// Throws as Server does.
Open listen_on(const Listening& where);

}  // namespace fingerpost::web
