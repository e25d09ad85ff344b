// Who says so, and is it whole? The bytes of a pack, from keys to parts; what the parts mean is
// known to the index. A pack is a file from a stranger until its signature fits: before that
// four short lines are looked at and nothing else.
//
//     untrusted comment: ...          always the same words
//     RUQ...                          whose key, and a signature of a hash of all after line 4
//     trusted comment: ...            whose pack, and its number
//     pL8...                          a signature of the two lines above
//     {"fingerpost_pack": 1, ...}     what it is, and its parts, each with its size and hash
//     part part part                  one after the other
//
// Lines 1 to 4 are a signature file as minisign writes it, of what follows.
//
// A long one is never held: it is hashed block by block for its signature, and from then on read
// part by part, each compared with the hash that was signed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/packs.hpp"
#include "fingerpost/value.hpp"
#include "packs/source.hpp"

namespace fingerpost::packs {

// The id of the key that says it signed the pack, for whoever looks for that key: true of
// nothing before open(). Throws Error(pack) for what is no pack.
std::string key_named(const Source& pack);
inline std::string key_named(std::string_view pack) { return key_named(Source(pack)); }
// The id of a public key, as in its file or its second line. Throws Error(key).
std::string id_of(std::string_view public_key);
// The second line alone.
std::string line_of(std::string_view public_key);

struct Part {
  std::string name;
  std::string_view bytes;  // of the pack
};
// Where a part lies in a pack.
struct Place {
  std::string name = {};
  std::uint64_t at = 0, size = 0;
  std::string hash = {};
};

// What was signed: the object of the first line, and the parts.
struct Contents {
  std::string key = {};   // id
  std::string hash = {};  // of all that was signed
  std::string comment = {};
  Json about = {};
  std::vector<Place> places = {};  // of the parts
  std::vector<Part> parts = {};    // of a pack that is held
};

// Throws as read_pack does; of the parts it is known where they lie, and nothing more.
Contents open(const Source& pack, std::string_view public_key);
// A part as it was signed. Throws Error(pack) when it does not have the hash that it is said to.
std::string read(const Source& pack, const Place& place);
// The same, looked through and not held.
void verify(const Source& pack, const Place& place);
// Of a pack that is held: the parts have the hashes that the first line says.
Contents open(std::string_view pack, std::string_view public_key);
// What has been verified; its own rules of form are held to. Throws Error(pack).
Contents contents_of(std::string_view content);

// A pack that is being written: its parts, and then what it is, which stands before them.
class Sealing {
 public:
  Sealing() = default;
  // One that is not held, but lies beside `file` until it is whole.
  // Throws Error(exists), Error(io).
  explicit Sealing(const std::filesystem::path& file) : file_(file) {
    refuse_taken(file_);
    parts_ = Scratch(file_);
  }

  void add(std::string name, std::string_view bytes);
  // Takes the parts of `about` from what was added, and signs. Gives the pack, or writes the
  // file. Throws Error(key), Error(limit), Error(io), Error(exists).
  std::string finish(Json::Object about, std::string_view comment, std::string_view secret_key,
                     std::string_view password);

 private:
  std::filesystem::path file_ = {};
  Scratch parts_ = {};
  Json::Array listed_ = {};
};
std::string seal(Json::Object about, const std::vector<Part>& parts, std::string_view comment,
                 std::string_view secret_key, std::string_view password = {});

// The highest revision of a tier and edition of a document that a pack may have: an index keeps
// commits in 31 bits and editions in an int, and goes on from there. What is left is 16 million
// commits, one every minute for thirty years (tests/packs/hostile_test.cpp).
inline constexpr std::uint64_t highest_number = (1u << 31) - (1u << 24);

// What the first line says. Throws Error(pack) when it is not as it should be,
// Error(wrong_version) for a newer form.
PackInfo info_of(const Contents& contents);
Json::Object about_of(const PackInfo& info);

// Throws Error(bad_argument) for what cannot be the name of an issuer.
void check_issuer(std::string_view name);

}  // namespace fingerpost::packs
