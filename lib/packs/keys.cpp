// Keys in the files of minisign. A secret key's file, when it is not encrypted, is
//
//     "Ed" 00 00 "B2"  48 bytes of nothing  id, secret key  32 bytes of nothing
//
// The secret key is a seed and the public key that is made of it: by that it is known for whole.
#include <algorithm>

#include "fingerpost/error.hpp"
#include "packs/bytes.hpp"
#include "packs/packs.hpp"

namespace fingerpost {
namespace packs {
namespace {

constexpr std::string_view ed = "Ed", blake = "B2";
constexpr std::size_t before_secret = 2 + 2 + 2 + 32 + 8 + 8, sum_size = 32;
constexpr std::size_t secret_size =
    before_secret + key_id_size + crypto_sign_SECRETKEYBYTES + sum_size;
constexpr std::string_view comment = "untrusted comment: ";

std::string_view without_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r' || line.back() == ' '))
    line.remove_suffix(1);
  return line;
}

bool is_whole(std::string_view secret) {
  std::string open(crypto_sign_PUBLICKEYBYTES, '\0'), made(crypto_sign_SECRETKEYBYTES, '\0');
  crypto_sign_seed_keypair(raw(open), raw(made), raw(secret));
  return made == secret;
}

std::string file_of(std::string_view what, std::string_view id, std::string_view bytes) {
  return std::string(comment) + std::string(what) + " " + shown_id(id) + "\n" + base64(bytes) +
         "\n";
}

}  // namespace

std::string shown_id(std::string_view key_id) {
  std::string turned(key_id.rbegin(), key_id.rend());
  std::string out = hex(turned);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
  return out;
}

std::string_view key_line(std::string_view text) {
  if (text.starts_with(comment)) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  return without_end(text.substr(0, text.find('\n')));
}

// A secret key has the public one at its end.
std::string public_from(std::string_view text) {
  if (from_base64(key_line(text), secret_size).starts_with(ed)) {
    const Secret secret = secret_from(text);
    return std::string(ed) + secret.id + secret.key.substr(crypto_sign_SEEDBYTES);
  }
  std::string bytes = from_base64(key_line(text), public_size);
  if (!bytes.starts_with(ed))
    throw Error(Fault::key,
                "this is no public key: it is the text of a minisign.pub, or its "
                "second line");
  return bytes;
}

Secret secret_from(std::string_view text) {
  const std::string bytes = from_base64(key_line(text), secret_size);
  if (!bytes.starts_with(ed)) throw Error(Fault::key, "this is no secret key of minisign's form");
  if (bytes.substr(2, 2) != std::string(2, '\0'))
    throw Error(Fault::key, "the secret key is encrypted: make one without a password");
  Secret secret{bytes.substr(before_secret, key_id_size),
                bytes.substr(before_secret + key_id_size, crypto_sign_SECRETKEYBYTES)};
  if (!is_whole(secret.key)) throw Error(Fault::key, "the secret key is damaged");
  return secret;
}

std::string id_of(std::string_view public_key) {
  return shown_id(std::string_view(public_from(public_key)).substr(2, key_id_size));
}

std::string line_of(std::string_view public_key) { return base64(public_from(public_key)); }

}  // namespace packs

PackKeys make_pack_keys() {
  using namespace packs;
  if (sodium_init() < 0) throw Error(Fault::io, "this machine gives no random numbers");
  std::string id(key_id_size, '\0'), open(crypto_sign_PUBLICKEYBYTES, '\0'),
      secret(crypto_sign_SECRETKEYBYTES, '\0');
  randombytes_buf(id.data(), id.size());
  crypto_sign_keypair(raw(open), raw(secret));
  const std::string head = std::string(ed) + std::string(2, '\0') + std::string(blake) +
                           std::string(before_secret - 6, '\0');
  return {.id = shown_id(id),
          .public_key = file_of("minisign public key", id, std::string(ed) + id + open),
          .secret_key =
              file_of("minisign secret key", id, head + id + secret + std::string(sum_size, '\0'))};
}

}  // namespace fingerpost
