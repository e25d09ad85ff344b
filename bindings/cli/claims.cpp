#include "claims.hpp"

namespace fingerpost::cli {
namespace {

namespace fs = std::filesystem;

// The file of `origin` that `id` was the relative path of, when it is there and is no other
// name of `file`. An origin that is a name, and an id that a manifest gave, lead to none.
std::optional<fs::path> still_there(const std::string& origin, const std::string& id,
                                    const fs::path& file) {
  if (!fs::path(origin).is_absolute()) return std::nullopt;
  std::error_code none;
  const fs::path other = fs::is_directory(origin, none) ? fs::path(origin) / id : fs::path(origin);
  if (!fs::is_regular_file(other, none) || fs::equivalent(other, file, none)) return std::nullopt;
  return other;
}

}  // namespace

Claims::Verdict Claims::claim(const Item& item, const std::optional<Held>& held) {
  const Source& source = item.source;
  if (source.origin.empty()) return Verdict::its_own;
  const std::string file =
      item.file.empty() ? source.origin + ": " + item.where : item.file.generic_string();
  if (held && held->origin != source.origin) {
    if (const auto other = still_there(held->origin, source.id, item.file)) {
      message_ = file + " is left out: the index has " + source.id + " from " +
                 other->generic_string() + ", which is there still (--origin " + held->origin +
                 " when this folder takes the place of that)";
      return Verdict::of_another;
    }
  }
  const auto [at, first] = taken_.emplace(source.id, file);
  if (first) return Verdict::its_own;
  std::error_code none;
  if (at->second == file || fs::equivalent(at->second, file, none)) return Verdict::had_already;
  message_ = file + " is left out: another PATH of this run has the id " + source.id +
             " already, for " + at->second;
  return Verdict::of_another;
}

}  // namespace fingerpost::cli
