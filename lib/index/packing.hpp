// What a pack has of the opened tiers.
//
//     setup             how the issuer's index is set up, for whoever has none; in a pack of all
//     removed           ids of what is no longer there; in a pack of changes
//     documents-000001  a line for each edition: {"edition": 3, "digest": "5d0c..", "document":
//     {..}}
#pragma once

#include <string>
#include <string_view>

#include "fingerpost/index.hpp"
#include "fingerpost/packs.hpp"
#include "index/changes.hpp"
#include "packs/packs.hpp"

namespace fingerpost::index {

inline constexpr std::string_view setup_part = "setup", removed_part = "removed",
                                  documents_part = "documents-";
// In a folder in which an index is being made by a pack (bootstrap.cpp): it may be deleted.
inline constexpr const char* applying_mark = "applying";

// What was told already is left out; a pack of all has `setup`. As Searcher::pack, into `to`.
std::string packed(const Library& library, const Told& told, const IndexOptions& setup,
                   const PackOptions& options, std::string_view secret_key, packs::Sealing to);
// Throw Error(bad_argument) for what cannot be.
void check(const PackOptions& options);
void check(const PackOrder& order);
// What would be done with a pack of all where nothing is yet. Throws as Writer::apply does.
PackReport first_look(const packs::Source& pack, const PackOrder& order);

// How an index is set up, and back; what cannot be one gives Error(pack).
std::string setup_of(const IndexOptions& options);
IndexOptions setup_from(std::string_view json);

}  // namespace fingerpost::index
