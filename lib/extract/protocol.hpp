// What library and worker say to each other over a socket: frames of a fixed head
// and a payload. Numbers are little-endian; every length is checked against a cap
// before anything is allocated for it. Both sides are built with this file.
//
//   worker: Greeting                               once, when it is warm: what it can do
//   library: Request{number, format, limits}+bytes
//   worker: Reply{number, outcome}+Extraction      the number is the request's, a random one
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/extract.hpp"

namespace fingerpost::extract {

// Sanitizers map terabytes of shadow and need files for their reports: a worker that is
// built with them limits no memory and is not sealed.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool instrumented = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool instrumented = true;
#else
inline constexpr bool instrumented = false;
#endif
#else
inline constexpr bool instrumented = false;
#endif

// Changes with the protocol: a worker of another build is refused by name.
inline constexpr std::string_view hello = "FINGERPOST-WORKER 3\n";
inline constexpr std::size_t greeting_size = hello.size() + 8 + 1 + 1;

struct Request {
  std::uint64_t number = 0;
  Format format = Format::html;
  bool may_be_unsealed = false;
  std::uint32_t depth = 0, attributes = 0, cpu_seconds = 0, entries = 0, pages = 0, parts = 0;
  std::uint64_t memory = 0;
  std::uint64_t text = 0;
  std::uint64_t unpacked = 0;
  std::uint64_t size = 0;  // of the document that follows
};
inline constexpr std::size_t request_head = 4 + 8 + 1 + 1 + 6 * 4 + 4 * 8;

// What is asked of a document of `size` bytes under these limits; the number is still 0.
Request request_for(Format format, std::size_t size, const Limits& limits);

struct Reply {
  std::uint64_t number = 0;
  Outcome outcome = Outcome::ok;
  std::uint32_t detail = 0;  // the signal of `crashed`, the exit status of `malformed`
  std::uint64_t size = 0;    // of the Extraction that follows
};
inline constexpr std::size_t reply_head = 4 + 8 + 1 + 4 + 8;

// A block costs this much of the text that a worker may answer with, besides its words.
inline constexpr std::size_t block_cost = 24;
// The largest payload an honest worker sends: so much text, and files within the
// document that are no larger than it was, or twice that for what was compressed.
inline constexpr std::uint64_t payload_cap(const Request& request) {
  return request.text + 2 * request.size + (1u << 20);
}

std::string encode(const Abilities& abilities);
std::string encode(const Request& request);
std::string encode(const Reply& reply);
std::string encode(const Extraction& extraction);

// Nothing for bytes that are not exactly such a head.
std::optional<Abilities> abilities_from(std::string_view greeting);
std::optional<Request> request_from(std::string_view head);
std::optional<Reply> reply_from(std::string_view head);
// Nothing unless every length fits, every enum is known, and no byte is left
// over. The texts are whatever the worker sent: not yet known to be UTF-8.
std::optional<Extraction> extraction_from(std::string_view payload);

}  // namespace fingerpost::extract
