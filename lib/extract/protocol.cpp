#include "extract/protocol.hpp"

#include "extract/chars.hpp"

namespace fingerpost::extract {
namespace {

constexpr std::string_view request_mark = "FPq1";
constexpr std::string_view reply_mark = "FPr1";

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

// Type, level, bold, text, fragment, links.
constexpr std::size_t least_block = block_cost;

void put(std::string& out, const Block& block) {
  put(out, static_cast<std::uint64_t>(block.type), 1);
  put(out, static_cast<std::uint64_t>(block.level), 1);
  put(out, block.bold, 1);
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
  out.text = in.text();
  out.fragment = in.text();
  out.links = pairs(in);
  return out;
}

}  // namespace

std::string encode(const Request& r) {
  std::string out(request_mark);
  put(out, r.number, 8);
  put(out, static_cast<std::uint64_t>(r.format), 1);
  put(out, r.depth, 4), put(out, r.attributes, 4), put(out, r.cpu_seconds, 4);
  put(out, r.memory, 8), put(out, r.text, 8), put(out, r.size, 8);
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
  return out;
}

std::optional<Request> request_from(std::string_view head) {
  Input in{head};
  Request r;
  in.mark(request_mark);
  r.number = in.number(8);
  const std::uint64_t format = in.number(1);
  if (format > static_cast<std::uint64_t>(Format::markdown)) return std::nullopt;
  r.format = static_cast<Format>(format);
  r.depth = static_cast<std::uint32_t>(in.number(4));
  r.attributes = static_cast<std::uint32_t>(in.number(4));
  r.cpu_seconds = static_cast<std::uint32_t>(in.number(4));
  r.memory = in.number(8), r.text = in.number(8), r.size = in.number(8);
  return in.done() ? std::optional(r) : std::nullopt;
}

std::optional<Reply> reply_from(std::string_view head) {
  Input in{head};
  Reply r;
  in.mark(reply_mark);
  r.number = in.number(8);
  const std::uint64_t outcome = in.number(1);
  if (outcome > static_cast<std::uint64_t>(Outcome::malformed)) return std::nullopt;
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
  return in.done() ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace fingerpost::extract
