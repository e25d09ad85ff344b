// The version of the headers you compile against.
#pragma once

#include <string>

#define FINGERPOST_VERSION_MAJOR 0
#define FINGERPOST_VERSION_MINOR 1
#define FINGERPOST_VERSION_PATCH 0

namespace fingerpost {

// The version of the library you run: "0.1.0".
std::string version();

// The format of the indexes it writes; it reads this one and every older one.
int index_format();

}  // namespace fingerpost
