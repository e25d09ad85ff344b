// Whose packs an index takes: one file, named by the manifest and switched with the documents,
// so that what was applied last is known exactly as long as it is there.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "fingerpost/packs.hpp"
#include "fingerpost/query.hpp"
#include "index/manifest.hpp"

namespace fingerpost::index {

// None for an index that takes no packs. Throws Error(corrupt).
std::vector<Issuer> load_issuers(const std::filesystem::path& folder, const Manifest& manifest);
FileEntry write_issuers(const std::filesystem::path& folder, const std::vector<Issuer>& issuers,
                        const std::string& name);

// By which the documents of an issuer are known as theirs: Document::origin.
std::string origin_of(std::string_view issuer);

// A notice for each issuer that has documents in one of `tiers`, and of whom another pack was
// due before the day.
void say_overdue(const std::vector<Issuer>& issuers, const std::vector<std::string>& tiers,
                 Results& results);

}  // namespace fingerpost::index
