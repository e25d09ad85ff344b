#include <algorithm>

#include "fingerpost/error.hpp"
#include "packs/bytes.hpp"
#include "packs/packs.hpp"

namespace fingerpost::packs {
namespace {

// Every byte of a pack is held to: also the first line, which no signature is over.
constexpr std::string_view first =
    "untrusted comment: fingerpost pack; lines 1 to 4 sign what follows them";
constexpr std::string_view prefix = "trusted comment: ";
// Of the hash of what is signed. The other one there is, "Ed", is of what is signed itself.
constexpr std::string_view hashed_first = "ED";
// tests/packs/envelope_test.cpp
constexpr std::size_t longest_comment = 1024, longest_about = 1u << 20, most_parts = 10000;
constexpr std::size_t largest = 1u << 30;
constexpr std::size_t hash_size = 32, signed_hash_size = 64;

[[noreturn]] void refuse(const std::string& what) { throw Error(Fault::pack, what); }

struct Envelope {
  std::string signature;  // "ED", the key's id, 64 bytes
  std::string_view comment;
  std::string over_both;  // the signature of the signature and the comment
  std::string_view content;
};

std::string_view next_line(std::string_view& rest, std::size_t longest) {
  const std::size_t end = rest.substr(0, longest + 1).find('\n');
  if (end == rest.npos) refuse("this is no pack: it does not begin with a signature");
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

Envelope envelope_of(std::string_view pack) {
  if (pack.size() > largest) refuse("the pack is larger than 1 GiB");
  std::string_view rest = pack;
  if (next_line(rest, first.size()) != first)
    refuse("this is no pack: it does not begin with a signature");
  Envelope out;
  out.signature = from_base64(next_line(rest, 200), signature_size);
  const std::string_view comment = next_line(rest, prefix.size() + longest_comment);
  out.over_both = from_base64(next_line(rest, 200), crypto_sign_BYTES);
  if (!out.signature.starts_with(hashed_first) || !comment.starts_with(prefix) ||
      out.over_both.empty())
    refuse("this is no pack: its signature is not written as one");
  out.comment = comment.substr(prefix.size());
  out.content = rest;
  return out;
}

std::string key_id(const Envelope& envelope) { return envelope.signature.substr(2, key_id_size); }

bool fits(std::string_view signature, std::string_view message, std::string_view key) {
  return crypto_sign_verify_detached(raw(signature), raw(message), message.size(), raw(key)) == 0;
}

std::string signature_of(std::string_view message, const Secret& secret) {
  std::string out(crypto_sign_BYTES, '\0');
  crypto_sign_detached(raw(out), nullptr, raw(message), message.size(), raw(secret.key));
  return out;
}

const Json& member(const Json& object, std::string_view key) {
  const Json* found = object.find(key);
  if (!found) refuse("the pack says no " + std::string(key));
  return *found;
}

std::size_t size_of(const Json& part) {
  const std::int64_t* size = member(part, "size").integer();
  if (!size || *size < 0) refuse("a part of the pack has no size");
  return static_cast<std::size_t>(*size);
}

std::string text_in(const Json& part, std::string_view key) {
  const std::string* text = member(part, key).text();
  if (!text) refuse("a part of the pack has no " + std::string(key));
  return *text;
}

// The parts lie one after another, and nothing is left over.
std::vector<Part> parts_of(const Json& about, std::string_view bytes) {
  const Json::Array* listed = member(about, "parts").array();
  if (!listed || listed->size() > most_parts) refuse("the pack has no list of parts");
  std::vector<Part> parts;
  for (const Json& each : *listed) {
    const std::size_t size = size_of(each);
    if (size > bytes.size()) refuse("the pack is shorter than its parts");
    parts.push_back({text_in(each, "name"), bytes.substr(0, size)});
    bytes.remove_prefix(size);
    if (hex(hashed(parts.back().bytes, hash_size)) != text_in(each, "hash"))
      refuse("a part of the pack does not fit its hash");
  }
  if (!bytes.empty()) refuse("the pack is longer than its parts");
  return parts;
}

}  // namespace

std::string key_named(std::string_view pack) { return shown_id(key_id(envelope_of(pack))); }

Contents contents_of(std::string_view content) {
  Contents out{.hash = hex(hashed(content, hash_size))};
  const std::size_t end = content.substr(0, longest_about).find('\n');
  if (end == content.npos) refuse("the pack does not say what it is");
  try {
    out.about = parse_json(content.substr(0, end));
  } catch (const Error& error) {
    refuse(std::string("the pack does not say what it is: ") + error.what());
  }
  info_of(out);  // a newer form may have other parts
  out.parts = parts_of(out.about, content.substr(end + 1));
  return out;
}

Contents open(std::string_view pack, std::string_view public_key) {
  const Envelope envelope = envelope_of(pack);
  const std::string known = public_from(public_key);
  const std::string_view id = std::string_view(known).substr(2, key_id_size);
  if (key_id(envelope) != id)
    throw Error(Fault::key, "the pack is signed by the key " + shown_id(key_id(envelope)) +
                                ", and not by " + shown_id(id));
  const std::string_view key = std::string_view(known).substr(2 + key_id_size);
  const std::string signature = envelope.signature.substr(2 + key_id_size);
  if (!fits(signature, hashed(envelope.content, signed_hash_size), key) ||
      !fits(envelope.over_both, signature + std::string(envelope.comment), key))
    throw Error(Fault::signature, "the signature does not fit: the pack was damaged or forged");
  Contents out = contents_of(envelope.content);
  out.key = shown_id(id);
  out.comment = envelope.comment;
  return out;
}

std::string seal(Json::Object about, const std::vector<Part>& parts, std::string_view comment,
                 std::string_view secret_key, std::string_view password) {
  const Secret secret = secret_from(secret_key, password);
  Json::Array listed;
  std::string rest;
  for (const Part& part : parts) {
    listed.push_back(Json::Object{{"name", part.name},
                                  {"size", static_cast<std::uint64_t>(part.bytes.size())},
                                  {"hash", hex(hashed(part.bytes, hash_size))}});
    rest += part.bytes;
  }
  about.emplace_back("parts", std::move(listed));
  const std::string content = to_json(Json(std::move(about))) + "\n" + rest;
  if (content.size() > largest) throw Error(Fault::limit, "the pack is larger than 1 GiB");
  const std::string signature = signature_of(hashed(content, signed_hash_size), secret);
  const std::string both = signature_of(signature + std::string(comment), secret);
  return std::string(first) + "\n" + base64(std::string(hashed_first) + secret.id + signature) +
         "\n" + std::string(prefix) + std::string(comment) + "\n" + base64(both) + "\n" + content;
}

}  // namespace fingerpost::packs
