// A request in, an answer out: which page it is for, whether it may be asked so, and what every
// answer carries to keep a browser from harm.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <mutex>

#include "asking.hpp"

namespace fingerpost::web {

// Any number of threads may ask at a time.
class Site {
 public:
  // Opens the index; throws as Index::open does, and Error(bad_argument) for groups that
  // cannot be read.
  Site(Settings settings, Date (*today)());

  // Never throws: what goes wrong is an answer too.
  Response answer(const Request& request);
  // Reads the file of groups again and looks for a commit. Throws as the constructor, and what
  // was set stays.
  void reload();

 private:
  struct Route;
  static const Route* route_to(const std::string& path);
  Response routed(const Request& request, const Settings& settings);
  Response refused(const Request& request, const Settings& settings, unsigned status,
                   std::string_view fault, const std::string& why);
  std::string etag(const Asking& asking) const;
  void forget();
  std::shared_ptr<const Settings> settings() const;
  std::optional<Response> kept(const std::string& tag) const;
  void keep(const std::string& tag, const Response& response);

  mutable std::mutex mutex_ = {};
  std::shared_ptr<const Settings> settings_;
  Date (*today_)();
  Rate rate_;
  // Answers that everybody of the same tiers gets (the first page, feeds), by their tags.
  std::map<std::string, Response> kept_ = {};
  std::array<unsigned char, 32> key_ = {};  // of the ETags: nobody tells a question by its tag
  Desk desk_;                               // last: its threads use the others
};

}  // namespace fingerpost::web
