// Who asks: the tiers somebody may see, settled once for each request.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "http.hpp"
#include "settings.hpp"

namespace fingerpost::web {

struct Reader {
  std::vector<std::string> tiers = {};  // beside the public one, in order, each once
  bool editor = false;
};

// Throws Refused for a word on groups from somebody whose word is not taken: better no answer
// than one for the wrong eyes.
Reader reader_of(const Request& request, const Settings& settings);

// The address that a client is told apart by: the peer's, or what a proxy says whose word is
// taken.
std::string client_of(const Request& request, const Settings& settings);

// So many requests a second of each client, and twice as many at once.
class Rate {
 public:
  explicit Rate(std::size_t a_second) : a_second_(static_cast<double>(a_second)) {}
  bool allows(const std::string& client, std::chrono::steady_clock::time_point now);

 private:
  struct Bucket {
    double left = 0;
    std::chrono::steady_clock::time_point seen = {};
  };
  double a_second_;
  std::mutex mutex_ = {};
  std::map<std::string, Bucket> buckets_ = {};
};

}  // namespace fingerpost::web
