// What the accessors of results have in common: they cannot fail.
#pragma once

#include "handles.hpp"

namespace fingerpost::c {

// What `ask` says of the answer behind the handle; `otherwise` when that is not good. The
// strings live as long as the handle, so what is returned may outlast the answer in here.
template <class Ask, class Otherwise>
auto of_results(const fingerpost_results* results, Otherwise otherwise, Ask ask) noexcept {
  const auto answer = perhaps(results);
  return answer ? ask(*answer) : otherwise;
}

}  // namespace fingerpost::c
