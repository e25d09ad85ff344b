// Which file an id stands for, when several could. The rule: the first PATH of a run keeps
// an id, and what another folder's file holds is that folder's while the file is there.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "intake.hpp"

namespace fingerpost::cli {

class Claims {
 public:
  enum class Verdict { its_own, had_already, of_another };
  // `held`: what the index holds under the item's id. `had_already` is the same file met
  // again in one run. Items that came from no folder or file of their own are never refused.
  Verdict claim(const Item& item, const std::optional<Held>& held);
  // What is said of the last one that was `of_another`.
  const std::string& message() const { return message_; }

 private:
  std::map<std::string, std::string> taken_ = {};  // the file by id, in this run
  std::string message_ = {};
};

}  // namespace fingerpost::cli
