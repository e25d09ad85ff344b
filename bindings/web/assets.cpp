#include "assets.hpp"

#include <array>
#include <cstdint>

namespace fingerpost::web {

// Written by CMakeLists.txt from assets/ and openapi.json.
extern const std::array<Asset, 5> built_in_assets;

namespace {

// FNV-1a: tells one build's file from another's, no more.
std::string print_of(std::string_view bytes) {
  std::uint32_t hash = 2166136261u;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  std::string out;
  for (int shift = 28; shift >= 0; shift -= 4) out += "0123456789abcdef"[(hash >> shift) & 15];
  return out;
}

}  // namespace

const Asset* asset(std::string_view name) {
  for (const Asset& each : built_in_assets)
    if (each.name == name) return &each;
  return nullptr;
}

std::string asset_path(std::string_view name) {
  const Asset* found = asset(name);
  return "/assets/" + std::string(name) + (found ? "?v=" + print_of(found->bytes) : "");
}

}  // namespace fingerpost::web
