// What can go wrong outside fingerpost's control, as one exception.
//
// Absence is not an error: a document that is not there is std::nullopt, a
// query that matches nothing is an empty Results, a page nobody dated is
// Standing::undated. Errors are for the disk, the lock, and words that cannot
// be read as a request. A broken document is no error either: it is read as far
// as it goes and carries its `problems`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fingerpost {

// The numbers are the statuses of fingerpost.h and never change.
enum class Fault : std::int32_t {
  bad_argument = 1,        // a value outside what the call takes, or an unknown key
  bad_query = 2,           // the query text cannot be read; at() says where
  bad_vocabulary = 3,      // the vocabulary cannot be read; the message names the entry
  not_found = 4,           // no index at that path
  exists = 5,              // an index is there already
  locked = 6,              // another Writer has the index open
  wrong_version = 7,       // written by a fingerpost this one cannot read
  corrupt = 8,             // restore the index or build it anew
  io = 9,                  // the disk or its permissions
  unsupported_media = 10,  // no reader for this media type
  out_of_memory = 11,      // std::bad_alloc in C++, MemoryError in Python
  internal = 12,           // a bug in fingerpost
  limit = 13,              // refused: larger than a stated limit, or by a policy of the index
  misuse = 14,             // C only: a handle that is closed, of another kind, or none
  forked = 15,             // C only: a handle from before a fork
  cursor = 16,             // of another index, or of a state that this one no longer has
  pack = 17,               // no pack, or not one as it should be
  signature = 18,          // a pack that was damaged or forged
  key = 19,                // a pack signed by another key than its issuer's
  gap = 20,                // a pack that follows one which was not applied
  downgrade = 21,          // a pack older than what was applied, or another of its number
  expired = 22,            // a pack past its day
  conflict = 23,           // a pack with a document that is somebody else's
};

struct FaultName {
  Fault fault;
  std::string_view name;     // "locked": IndexLockedError in Python, FINGERPOST_E_LOCKED in C
  std::string_view meaning;  // one line, for documentation
};

// Every fault once: C, Python, docs and tests take theirs from here.
inline constexpr std::array<FaultName, 23> faults{{
    {Fault::bad_argument, "argument", "a value outside what the call takes, or an unknown key"},
    {Fault::bad_query, "query", "the query text cannot be read"},
    {Fault::bad_vocabulary, "vocabulary", "the vocabulary cannot be read"},
    {Fault::not_found, "not_found", "no index at that path"},
    {Fault::exists, "exists", "an index is there already"},
    {Fault::locked, "locked", "another writer has the index open"},
    {Fault::wrong_version, "version", "written by a fingerpost this one cannot read"},
    {Fault::corrupt, "corrupt", "restore the index or build it anew"},
    {Fault::io, "io", "the disk or its permissions"},
    {Fault::unsupported_media, "media", "no reader for this media type"},
    {Fault::out_of_memory, "memory", "out of memory"},
    {Fault::internal, "internal", "a bug in fingerpost"},
    {Fault::limit, "limit", "refused by a limit or a policy of the index"},
    {Fault::misuse, "misuse", "a handle that is closed, of another kind, or none"},
    {Fault::forked, "forked", "a handle from before a fork"},
    {Fault::cursor, "cursor", "of another index, or of a state that this one no longer has"},
    {Fault::pack, "pack", "no pack, or not one as it should be"},
    {Fault::signature, "signature", "a pack that was damaged or forged"},
    {Fault::key, "key", "a pack signed by another key than its issuer's"},
    {Fault::gap, "gap", "a pack that follows one which was not applied"},
    {Fault::downgrade, "downgrade", "a pack older than what was applied"},
    {Fault::expired, "expired", "a pack past its day"},
    {Fault::conflict, "conflict", "a pack with a document that is somebody else's"},
}};

class Error : public std::runtime_error {
 public:
  Error(Fault fault, const std::string& message, std::optional<std::size_t> at = std::nullopt)
      : std::runtime_error(message), fault_(fault), at_(at) {}

  Fault fault() const noexcept { return fault_; }
  // Byte offset in the text at fault, where the error is about a text.
  std::optional<std::size_t> at() const noexcept { return at_; }

 private:
  Fault fault_;
  std::optional<std::size_t> at_;
};

}  // namespace fingerpost
