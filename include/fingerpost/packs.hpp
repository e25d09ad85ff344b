// Packs: what one partnership publishes, as one signed file that others apply to an index of
// their own. The first four lines are a signature as minisign writes it; it is over all that
// follows them:
//
//     head -n 4 leeds.pack > rest.minisig; tail -n +5 leeds.pack > rest
//     minisign -V -m rest -p leeds.pub
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/date.hpp"
#include "fingerpost/enums.hpp"

namespace fingerpost {

// As the files that minisign reads and writes.
struct PackKeys {
  std::string id = {};          // 16 hex digits, as minisign shows it
  std::string public_key = {};  // for everybody who applies packs
  // Whoever has it, and its password where it has one, can speak for the issuer.
  std::string secret_key = {};
};
// With a password the secret key is encrypted as minisign does it (scrypt, 128 MiB, about half
// a second); without one keep its file to yourself. Throws Error(io) where there is no memory.
PackKeys make_pack_keys(std::string_view password = {});
// The secret key without its password, for the memory of whoever signs several packs with it. One
// that has none is given back as it is. Throws Error(key) for another password, Error(io) where
// there is not the memory that the key asks for.
std::string unlocked_pack_key(std::string_view secret_key, std::string_view password);

struct PackOptions {
  std::string issuer = {};     // who speaks, for ever: up to 64 of a-z, 0-9, - _ and .
  std::uint64_t sequence = 1;  // higher than that of every pack of this issuer before
  // Of what changed since an earlier pack: that one's PackInfo::cursor and sequence. All,
  // where none is given.
  std::string since = {};
  std::uint64_t after = 0;
  Date created = {};
  std::optional<Date> expires = {};  // by when another one is due
  std::string password = {};         // of the secret key, where that is encrypted
};

struct PackInfo {
  std::string issuer = {};
  std::string key = {};  // id of the key that it is signed by
  std::uint64_t sequence = 0;
  std::uint64_t after = 0;  // it is of changes since that one; 0: of all there is
  Date created = {};
  std::optional<Date> expires = {};
  std::string cursor = {};  // for the issuer: where the next one begins
  // Documents in it by the tier they are in at the issuer's, and that tier's revision.
  struct OfTier {
    std::uint64_t revision = 0, documents = 0;
  };
  std::map<std::string, OfTier> tiers = {};
  std::size_t documents = 0, removed = 0;
  std::uint64_t size = 0;  // of the whole file
  std::string hash = {};   // BLAKE2b-256 of what is signed
  // Of each part of what is signed.
  struct Part {
    std::string name = {};
    std::uint64_t size = 0;
    std::string hash = {};
  };
  std::vector<Part> parts = {};
};

// A pack that lies in a file. It is read and written part by part: of a long one no more is held
// than of a short one, but for the ids of its documents.
struct PackFile {
  std::filesystem::path path = {};
};

// What a pack says of itself, once its signature, made by `public_key`, was found good over
// every byte: the text of the key's file, or its second line. Throws Error(pack) for what is no
// pack, Error(key) when another key signed it, Error(signature) when it is not as it was
// signed, Error(wrong_version) when it is of a newer form.
PackInfo read_pack(std::string_view pack, std::string_view public_key);
PackInfo read_pack(const PackFile& pack, std::string_view public_key);

struct PackOrder {
  // The issuer's, as they gave it to you. Kept with the index when the first pack is
  // applied, and not needed from then on.
  std::string public_key = {};
  bool new_key = false;  // `public_key`, which is given, takes the place of the one that is kept
  // For these eyes only, all of it; each document in the tier it was in, where none is given.
  // Kept with the first pack.
  std::string tier = {};
  std::optional<Layer> layer = {};  // likewise; as each document says
  Date recorded = {};               // the day it becomes known here, as of Writer::commit
  bool strict = false;              // refuse what has expired on that day, and do not just say so
  bool dry_run = false;             // say what would be done, and do nothing
};

struct PackReport {
  PackInfo pack = {};
  bool applied = false;  // false: a dry run, or it was applied before
  bool known = false;    // it was applied before
  bool created = false;  // the index is made by it
  std::vector<std::string> added = {}, changed = {}, removed = {};  // ids, in order
  std::size_t unchanged = 0;
  std::uint64_t revision = 0;             // of the index, after it
  std::vector<std::string> notices = {};  // in words
  // Parts of it that were read here, and those that an attempt which was interrupted had put
  // already and which were not read again.
  std::size_t parts_read = 0, parts_kept = 0;
};

// Writer::apply for the index in `folder`; where there is none it is made, all or nothing, with
// the issuer's vocabulary, almanac and places: in "FOLDER.applying" first, which nobody else may
// have (Error(exists)). What was interrupted there is taken up by the next attempt with the same
// pack and order. Throws as Index::open and Writer::apply do.
PackReport apply_pack(const std::filesystem::path& folder, std::string_view pack,
                      const PackOrder& order);
PackReport apply_pack(const std::filesystem::path& folder, const PackFile& pack,
                      const PackOrder& order);

// Whose packs an index takes.
struct Issuer {
  std::string name = {};
  std::string key = {}, public_key = {};
  std::string tier = {};            // as PackOrder's
  std::optional<Layer> layer = {};  // as PackOrder's
  std::uint64_t sequence = 0;       // of the last pack that was applied
  std::string hash = {};            // of it
  Date created = {}, recorded = {};
  std::optional<Date> expires = {};
  std::vector<std::string> tiers = {};  // that its documents are in
};

// Objects with the members of each by name. Throw Error(bad_argument).
PackOptions pack_options_from_json(std::string_view json);
PackOrder pack_order_from_json(std::string_view json);

// {"id", "public_key", "secret_key"}
std::string to_json(const PackKeys& keys);
std::string to_json(const PackInfo& pack);
std::string to_json(const PackReport& report);
std::string to_json(const std::vector<Issuer>& issuers);

}  // namespace fingerpost
