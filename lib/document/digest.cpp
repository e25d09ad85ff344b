#include <sodium.h>

#include <array>
#include <cstdint>

#include "fingerpost/read.hpp"
#include "fingerpost/value.hpp"

namespace fingerpost {
namespace {

// Changes when a Reader would make another Document of the same bytes.
constexpr std::string_view reader_version = "6";

class Hash {
 public:
  Hash() { crypto_generichash_init(&state_, nullptr, 0, size); }

  // Every value with its length before it: no two sources run together.
  void add(std::string_view text) {
    std::array<unsigned char, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i)
      length[i] = static_cast<unsigned char>(text.size() >> (8 * i));
    crypto_generichash_update(&state_, length.data(), length.size());
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(text.data()),
                              text.size());
  }
  void add(const std::optional<Period>& period) { add(period ? to_iso(*period) : "-"); }
  void add(const std::vector<std::string>& texts) {
    add(std::to_string(texts.size()));
    for (const std::string& text : texts) add(text);
  }
  void add(const std::map<std::string, std::string>& pairs) {
    add(std::to_string(pairs.size()));
    for (const auto& [key, value] : pairs) add(key), add(value);
  }

  std::string hex() {
    std::array<unsigned char, size> bytes{};
    crypto_generichash_final(&state_, bytes.data(), bytes.size());
    std::string out;
    for (const unsigned char byte : bytes)
      for (const int nibble : {byte >> 4, byte & 15}) out += "0123456789abcdef"[nibble];
    return out;
  }

 private:
  static constexpr std::size_t size = 16;  // BLAKE2b, 128 bits
  crypto_generichash_state state_{};
};

}  // namespace

std::string digest(const Source& s, std::string_view bytes, const Almanac& almanac) {
  Hash hash;
  hash.add(reader_version);
  for (const std::string_view text :
       {s.id, s.url, s.title, s.media_type, s.name, s.publisher, s.tier, s.origin})
    hash.add(text);
  hash.add(s.kind ? name(*s.kind) : "-");
  hash.add(name(s.layer));
  hash.add(s.status ? name(*s.status) : "-");
  for (const auto* texts : {&s.applies_to, &s.replaces, &s.supplements, &s.topics, &s.audience})
    hash.add(*texts);
  hash.add(s.not_for);
  for (const auto* period :
       {&s.published, &s.updated, &s.valid_from, &s.valid_until, &s.review_due, &s.withdrawn})
    hash.add(*period);
  hash.add(to_json(s.extra));
  if (s.sensitive) hash.add("sensitive");
  hash.add(bytes);
  if (!almanac.lines().empty()) hash.add(almanac.lines());
  return hash.hex();
}

}  // namespace fingerpost
