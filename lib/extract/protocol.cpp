#include "extract/protocol.hpp"

#include <algorithm>

#include "extract/chars.hpp"

namespace fingerpost::extract {
namespace {

constexpr std::string_view request_mark = "FPq2";
constexpr std::string_view reply_mark = "FPr2";

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

void put(std::string& out, std::string_view text) {
  put(out, text.size(), 4);
  out += text;
}

// Reads forward; once anything does not fit, `ok` is false and stays so.
struct Input {
  std::string_view rest;
  bool ok = true;

  std::uint64_t number(std::size_t bytes) {
    if (rest.size() < bytes) {
      ok = false;
      return 0;
    }
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i)
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(rest[i])) << (8 * i);
    rest.remove_prefix(bytes);
    return value;
  }

  std::string text() {
    const std::uint64_t size = number(4);
    if (size > rest.size()) ok = false;
    if (!ok) return {};
    std::string out(rest.substr(0, size));
    rest.remove_prefix(size);
    return out;
  }

  // A count of things each at least `least` bytes long: no count can ask for
  // more memory than the payload itself has.
  std::size_t count(std::size_t least) {
    const std::uint64_t n = number(4);
    if (n > rest.size() / least) ok = false;
    return ok ? n : 0;
  }

  bool mark(std::string_view expected) {
    ok = ok && begins(rest, expected);
    if (ok) rest.remove_prefix(expected.size());
    return ok;
  }

  bool done() const { return ok && rest.empty(); }
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

void put(std::string& out, const Pairs& pairs) {
  put(out, pairs.size(), 4);
  for (const auto& [key, value] : pairs) put(out, key), put(out, value);
}

Pairs pairs(Input& in) {
  Pairs out(in.count(8));
  for (auto& [key, value] : out) key = in.text(), value = in.text();
  return out;
}

// Type, level, bold, empty lines before, page, its label, text, fragment, links.
constexpr std::size_t least_block = block_cost;

void put(std::string& out, const Block& block) {
  put(out, static_cast<std::uint64_t>(block.type), 1);
  put(out, static_cast<std::uint64_t>(block.level), 1);
  put(out, block.bold, 1);
  put(out, static_cast<std::uint64_t>(std::clamp(block.blank_before, 0, 255)), 1);
  put(out, static_cast<std::uint64_t>(block.page), 4);
  put(out, block.page_label);
  put(out, block.text);
  put(out, block.fragment);
  put(out, block.links);
}

Block block(Input& in) {
  Block out;
  const std::uint64_t type = in.number(1);
  if (type > static_cast<std::uint64_t>(Block::Type::definition)) in.ok = false;
  out.type = static_cast<Block::Type>(in.ok ? type : 0);
  out.level = static_cast<int>(in.number(1));
  out.bold = in.number(1) == 1;
  out.blank_before = static_cast<int>(in.number(1));
  out.page = static_cast<int>(in.number(4) & 0x7FFFFFFF);
  out.page_label = in.text();
  out.text = in.text();
  out.fragment = in.text();
  out.links = pairs(in);
  return out;
}

}  // namespace

Request request_for(Format format, std::size_t size, const Limits& limits) {
  Request r;
  r.format = format;
  r.may_be_unsealed = limits.may_be_unsealed;
  r.depth = static_cast<std::uint32_t>(limits.depth);
  r.attributes = static_cast<std::uint32_t>(limits.attributes);
  r.cpu_seconds = static_cast<std::uint32_t>(limits.cpu_seconds);
  r.entries = static_cast<std::uint32_t>(limits.entries);
  r.pages = static_cast<std::uint32_t>(limits.pages);
  r.parts = static_cast<std::uint32_t>(limits.parts);
  r.memory = limits.memory, r.text = limits.text, r.unpacked = limits.unpacked, r.size = size;
  return r;
}

std::string encode(const Abilities& a) {
  std::string out(hello);
  put(out, a.formats, 8), put(out, a.sealed, 1);
  put(out, static_cast<std::uint64_t>(a.landlock), 1);
  return out;
}

std::string encode(const Request& r) {
  std::string out(request_mark);
  put(out, r.number, 8);
  put(out, static_cast<std::uint64_t>(r.format), 1);
  put(out, r.may_be_unsealed, 1);
  for (const std::uint32_t limit :
       {r.depth, r.attributes, r.cpu_seconds, r.entries, r.pages, r.parts})
    put(out, limit, 4);
  for (const std::uint64_t limit : {r.memory, r.text, r.unpacked, r.size}) put(out, limit, 8);
  return out;
}

std::string encode(const Reply& r) {
  std::string out(reply_mark);
  put(out, r.number, 8);
  put(out, static_cast<std::uint64_t>(r.outcome), 1);
  put(out, r.detail, 4);
  put(out, r.size, 8);
  return out;
}

std::string encode(const Extraction& extraction) {
  std::string out;
  put(out, extraction.title);
  put(out, extraction.metadata);
  put(out, extraction.problems.size(), 4);
  for (const std::string& problem : extraction.problems) put(out, problem);
  put(out, extraction.blocks.size(), 4);
  for (const Block& b : extraction.blocks) put(out, b);
  put(out, extraction.parts.size(), 4);
  for (const Part& part : extraction.parts)
    put(out, part.name), put(out, part.media_type), put(out, part.bytes);
  return out;
}

std::optional<Abilities> abilities_from(std::string_view greeting) {
  Input in{greeting};
  Abilities out;
  in.mark(hello);
  out.formats = in.number(8);
  out.sealed = in.number(1) == 1;
  out.landlock = static_cast<int>(in.number(1));
  return in.done() ? std::optional(out) : std::nullopt;
}

std::optional<Request> request_from(std::string_view head) {
  Input in{head};
  Request r;
  in.mark(request_mark);
  r.number = in.number(8);
  const std::uint64_t format = in.number(1);
  if (format > static_cast<std::uint64_t>(Format::feed)) return std::nullopt;
  r.format = static_cast<Format>(format);
  r.may_be_unsealed = in.number(1) == 1;
  for (std::uint32_t* limit :
       {&r.depth, &r.attributes, &r.cpu_seconds, &r.entries, &r.pages, &r.parts})
    *limit = static_cast<std::uint32_t>(in.number(4));
  for (std::uint64_t* limit : {&r.memory, &r.text, &r.unpacked, &r.size}) *limit = in.number(8);
  return in.done() ? std::optional(r) : std::nullopt;
}

std::optional<Reply> reply_from(std::string_view head) {
  Input in{head};
  Reply r;
  in.mark(reply_mark);
  r.number = in.number(8);
  const std::uint64_t outcome = in.number(1);
  if (outcome > static_cast<std::uint64_t>(Outcome::unsealed)) return std::nullopt;
  r.outcome = static_cast<Outcome>(outcome);
  r.detail = static_cast<std::uint32_t>(in.number(4));
  r.size = in.number(8);
  return in.done() ? std::optional(r) : std::nullopt;
}

std::optional<Extraction> extraction_from(std::string_view payload) {
  Input in{payload};
  Extraction out;
  out.title = in.text();
  out.metadata = pairs(in);
  out.problems.resize(in.count(4));
  for (std::string& problem : out.problems) problem = in.text();
  const std::size_t blocks = in.count(least_block);
  for (std::size_t i = 0; i < blocks && in.ok; ++i) out.blocks.push_back(block(in));
  out.parts.resize(in.count(12));
  for (Part& part : out.parts)
    part.name = in.text(), part.media_type = in.text(), part.bytes = in.text();
  return in.done() ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace fingerpost::extract
