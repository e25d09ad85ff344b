// Bytes as libsodium takes them, and their written forms.
#pragma once

#include <sodium.h>

#include <array>
#include <string>
#include <string_view>

namespace fingerpost::packs {

inline const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* raw(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

inline std::string base64(std::string_view bytes) {
  constexpr int kind = sodium_base64_VARIANT_ORIGINAL;
  std::string out(sodium_base64_encoded_len(bytes.size(), kind), '\0');
  sodium_bin2base64(out.data(), out.size(), raw(bytes), bytes.size(), kind);
  out.pop_back();  // its NUL
  return out;
}

// Just `size` bytes, in their one written form; empty for anything else.
inline std::string from_base64(std::string_view text, std::size_t size) {
  std::string out(size, '\0');
  std::size_t got = 0;
  const char* end = nullptr;
  const bool good = text.size() == base64(out).size() &&
                    sodium_base642bin(raw(out), size, text.data(), text.size(), nullptr, &got, &end,
                                      sodium_base64_VARIANT_ORIGINAL) == 0 &&
                    got == size && end == text.data() + text.size();
  return good ? out : std::string();
}

inline std::string hashed(std::string_view bytes, std::size_t size) {
  std::string out(size, '\0');
  crypto_generichash(raw(out), size, raw(bytes), bytes.size(), nullptr, 0);
  return out;
}

inline std::string hex(std::string_view bytes) {
  std::string out(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), raw(bytes), bytes.size());
  out.pop_back();
  return out;
}

inline constexpr std::size_t key_id_size = 8;
inline constexpr std::size_t public_size = 2 + key_id_size + crypto_sign_PUBLICKEYBYTES;
inline constexpr std::size_t signature_size = 2 + key_id_size + crypto_sign_BYTES;

// As minisign shows it: a little-endian number in capitals.
std::string shown_id(std::string_view key_id);
// The line after an "untrusted comment: ", or the text itself when it is one line.
std::string_view key_line(std::string_view text);
// "Ed", the id, the key. Throws Error(key).
std::string public_from(std::string_view text);
struct Secret {
  std::string id, key;
};
// Throws Error(key), Error(io) where there is no memory for its password.
Secret secret_from(std::string_view text, std::string_view password = {});

}  // namespace fingerpost::packs
