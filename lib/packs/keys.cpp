// Keys in the files of minisign. A secret key's file, when it is not encrypted, is
//
//     "Ed" 00 00 "B2"  48 bytes of nothing  id, secret key  32 bytes of nothing
//
// and when it is
//
//     "Ed" "Sc" "B2"  salt  work, memory  (id, secret key, sum of them) xor what scrypt makes
//
// of the password. The secret key is a seed and the public key that is made of it: by that it is
// known for whole.
#include <algorithm>

#include "fingerpost/error.hpp"
#include "packs/bytes.hpp"
#include "packs/packs.hpp"

namespace fingerpost {
namespace packs {
namespace {

constexpr std::string_view ed = "Ed", scrypt = "Sc", blake = "B2";
constexpr std::size_t salt_at = 6, salt_size = 32, work_at = salt_at + salt_size, number_size = 8;
// N = 2^17, r = 8, p = 1: what OWASP's cheat sheet on passwords asks of scrypt (2023).
constexpr std::uint64_t own_work = 1u << 22, own_memory = 1u << 27;
// Four times what minisign's own keys ask for: more is no key of a person's.
constexpr std::uint64_t most_work = 1u << 27, most_memory = 1ull << 31;
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

std::string little_endian(std::uint64_t number) {
  std::string out;
  for (std::size_t i = 0; i < number_size; ++i) out += static_cast<char>(number >> (8 * i) & 0xFF);
  return out;
}

std::uint64_t number_at(std::string_view bytes, std::size_t at) {
  std::uint64_t out = 0;
  for (std::size_t i = number_size; i > 0; --i)
    out = out << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return out;
}

std::string sum_of(std::string_view id_and_key) {
  return hashed(std::string(ed) + std::string(id_and_key), sum_size);
}

// Id, key and sum of `bytes`, hidden by the password, or shown again.
void mask(std::string& bytes, std::string_view password) {
  const std::uint64_t work = number_at(bytes, work_at),
                      memory = number_at(bytes, work_at + number_size);
  if (work > most_work || memory > most_memory)
    throw Error(Fault::key, "the secret key asks for more work than any of minisign's");
  std::string mask(bytes.size() - before_secret, '\0');
  if (crypto_pwhash_scryptsalsa208sha256(raw(mask), mask.size(), password.data(), password.size(),
                                         raw(std::string_view(bytes).substr(salt_at)), work,
                                         static_cast<std::size_t>(memory)) != 0)
    throw Error(Fault::io, "there is not the memory that the secret key's password asks for");
  for (std::size_t i = 0; i < mask.size(); ++i)
    bytes[before_secret + i] = static_cast<char>(bytes[before_secret + i] ^ mask[i]);
  sodium_memzero(mask.data(), mask.size());
}

std::string unlocked(std::string bytes, std::string_view password) {
  if (bytes.substr(2, 2) != scrypt) return bytes;
  mask(bytes, password);
  const std::string_view shown = std::string_view(bytes).substr(before_secret);
  if (sum_of(shown.substr(0, shown.size() - sum_size)) != shown.substr(shown.size() - sum_size))
    throw Error(Fault::key, password.empty() ? "the secret key is encrypted: its password is needed"
                                             : "the password does not open the secret key");
  bytes.replace(2, 2, 2, '\0');
  bytes.replace(salt_at, before_secret - salt_at, before_secret - salt_at, '\0');
  return bytes;
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

Secret secret_from(std::string_view text, std::string_view password) {
  std::string bytes = from_base64(key_line(text), secret_size);
  if (!bytes.starts_with(ed)) throw Error(Fault::key, "this is no secret key of minisign's form");
  bytes = unlocked(std::move(bytes), password);
  if (bytes.substr(2, 2) != std::string(2, '\0'))
    throw Error(Fault::key, "the secret key is encrypted in a way that minisign does not know");
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

PackKeys make_pack_keys(std::string_view password) {
  using namespace packs;
  if (sodium_init() < 0) throw Error(Fault::io, "this machine gives no random numbers");
  std::string id(key_id_size, '\0'), open(crypto_sign_PUBLICKEYBYTES, '\0'),
      secret(crypto_sign_SECRETKEYBYTES, '\0');
  randombytes_buf(id.data(), id.size());
  crypto_sign_keypair(raw(open), raw(secret));
  std::string bytes = std::string(ed) + std::string(2, '\0') + std::string(blake) +
                      std::string(before_secret - salt_at, '\0') + id + secret;
  if (password.empty()) {
    bytes += std::string(sum_size, '\0');
  } else {
    std::string salt(salt_size, '\0');
    randombytes_buf(salt.data(), salt.size());
    bytes += sum_of(id + secret);
    bytes.replace(2, 2, scrypt);
    bytes.replace(salt_at, before_secret - salt_at,
                  salt + little_endian(own_work) + little_endian(own_memory));
    mask(bytes, password);
  }
  return {
      .id = shown_id(id),
      .public_key = file_of("minisign public key", id, std::string(ed) + id + open),
      .secret_key = file_of(
          password.empty() ? "minisign secret key" : "minisign encrypted secret key", id, bytes)};
}

std::string unlocked_pack_key(std::string_view secret_key, std::string_view password) {
  using namespace packs;
  const Secret secret = secret_from(secret_key, password);
  return file_of("minisign secret key", secret.id,
                 std::string(ed) + std::string(2, '\0') + std::string(blake) +
                     std::string(before_secret - salt_at, '\0') + secret.id + secret.key +
                     std::string(sum_size, '\0'));
}

}  // namespace fingerpost
