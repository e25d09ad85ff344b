// What every target shares.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fingerpost::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Ends the program, as a fuzzer wants it, when what must be true is not.
inline void require(bool truth, const char* what, std::string_view input) {
  if (truth) return;
  std::fprintf(stderr, "not so: %s\n", what);
  std::fwrite(input.data(), 1, input.size(), stderr);
  std::abort();
}

}  // namespace fingerpost::fuzz
