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
  std::string comment;
  std::string over_both;   // the signature of the signature and the comment
  std::uint64_t size = 0;  // of the four lines: what they sign follows
};

std::string_view next_line(std::string_view& rest, std::size_t longest) {
  const std::size_t end = rest.substr(0, longest + 1).find('\n');
  if (end == rest.npos) refuse("this is no pack: it does not begin with a signature");
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

// Four lines of their longest.
constexpr std::uint64_t longest_envelope =
    first.size() + 200 + prefix.size() + longest_comment + 200 + 4;

Envelope envelope_of(const Source& pack) {
  if (pack.size() > largest) refuse("the pack is larger than 1 GiB");
  const std::string bytes = pack.read(0, std::min(pack.size(), longest_envelope));
  std::string_view rest = bytes;
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
  out.size = bytes.size() - rest.size();
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

// The parts lie one after another from `at` on, and nothing is left over.
std::vector<Place> places_of(const Json& about, std::uint64_t at, std::uint64_t end) {
  const Json::Array* listed = member(about, "parts").array();
  if (!listed || listed->size() > most_parts) refuse("the pack has no list of parts");
  std::vector<Place> places;
  for (const Json& each : *listed) {
    const std::uint64_t size = size_of(each);
    if (size > end - at) refuse("the pack is shorter than its parts");
    places.push_back({text_in(each, "name"), at, size, text_in(each, "hash")});
    at += size;
  }
  if (at != end) refuse("the pack is longer than its parts");
  return places;
}

// The beginning of what stands from `at` on. It is what was hashed: a file may be another by the
// time that it is read again.
std::string head_of(const Source& pack, std::uint64_t at) {
  return pack.read(at, std::min<std::uint64_t>(pack.size() - at, longest_about));
}

Contents contents_from(std::string_view head, std::uint64_t at, std::uint64_t size) {
  Contents out;
  const std::size_t end = head.find('\n');
  if (end == head.npos) refuse("the pack does not say what it is");
  try {
    out.about = parse_json(head.substr(0, end));
  } catch (const Error& error) {
    refuse(std::string("the pack does not say what it is: ") + error.what());
  }
  info_of(out);  // a newer form may have other parts
  out.places = places_of(out.about, at + end + 1, size);
  return out;
}

[[noreturn]] void refuse_part() { refuse("a part of the pack does not fit its hash"); }

// Views of what is held.
void show_parts(std::string_view pack, Contents& contents) {
  for (const Place& place : contents.places) {
    verify(Source(pack), place);
    contents.parts.push_back({place.name, pack.substr(place.at, place.size)});
  }
}

// Both hashes of all that is signed, in one pass.
struct Hashes {
  Hash known{hash_size}, signed_one{signed_hash_size};
  void add(std::string_view bytes) {
    known.add(bytes);
    signed_one.add(bytes);
  }
};

}  // namespace

std::string key_named(const Source& pack) { return shown_id(key_id(envelope_of(pack))); }

std::string read(const Source& pack, const Place& place) {
  std::string bytes = pack.read(place.at, place.size);
  if (hex(hashed(bytes, hash_size)) != place.hash) refuse_part();
  return bytes;
}

void verify(const Source& pack, const Place& place) {
  Hash hash(hash_size);
  each_block(pack, place.at, place.size, [&](std::string_view bytes) { hash.add(bytes); });
  if (hex(hash.done()) != place.hash) refuse_part();
}

Contents contents_of(std::string_view content) {
  Contents out = contents_from(content.substr(0, longest_about), 0, content.size());
  out.hash = hex(hashed(content, hash_size));
  show_parts(content, out);
  return out;
}

Contents open(const Source& pack, std::string_view public_key) {
  const Envelope envelope = envelope_of(pack);
  const std::string known = public_from(public_key);
  const std::string_view id = std::string_view(known).substr(2, key_id_size);
  if (key_id(envelope) != id)
    throw Error(Fault::key, "the pack is signed by the key " + shown_id(key_id(envelope)) +
                                ", and not by " + shown_id(id));
  const std::string_view key = std::string_view(known).substr(2 + key_id_size);
  const std::string signature = envelope.signature.substr(2 + key_id_size);
  const std::string head = head_of(pack, envelope.size);
  const std::uint64_t rest = envelope.size + head.size();
  Hashes hashes;
  hashes.add(head);
  each_block(pack, rest, pack.size() - rest, [&](std::string_view bytes) { hashes.add(bytes); });
  if (!fits(signature, hashes.signed_one.done(), key) ||
      !fits(envelope.over_both, signature + envelope.comment, key))
    throw Error(Fault::signature, "the signature does not fit: the pack was damaged or forged");
  Contents out = contents_from(head, envelope.size, pack.size());
  out.hash = hex(hashes.known.done());
  out.key = shown_id(id);
  out.comment = envelope.comment;
  return out;
}

Contents open(std::string_view pack, std::string_view public_key) {
  Contents out = open(Source(pack), public_key);
  show_parts(pack, out);
  return out;
}

void Sealing::add(std::string name, std::string_view bytes) {
  listed_.push_back(Json::Object{{"name", std::move(name)},
                                 {"size", static_cast<std::uint64_t>(bytes.size())},
                                 {"hash", hex(hashed(bytes, hash_size))}});
  if (parts_.size() + bytes.size() > largest)
    throw Error(Fault::limit, "the pack is larger than 1 GiB");
  parts_.append(bytes);
}

// What is signed begins with the list of the parts: it is known when all of them are.
std::string Sealing::finish(Json::Object about, std::string_view comment,
                            std::string_view secret_key, std::string_view password) {
  const Secret secret = secret_from(secret_key, password);
  about.emplace_back("parts", std::move(listed_));
  const std::string line = to_json(Json(std::move(about))) + "\n";
  if (line.size() + parts_.size() > largest)
    throw Error(Fault::limit, "the pack is larger than 1 GiB");
  Hash hash(signed_hash_size);
  hash.add(line);
  each_block(parts_, 0, parts_.size(), [&](std::string_view bytes) { hash.add(bytes); });
  const std::string signature = signature_of(hash.done(), secret);
  const std::string both = signature_of(signature + std::string(comment), secret);
  const std::string head =
      std::string(first) + "\n" + base64(std::string(hashed_first) + secret.id + signature) + "\n" +
      std::string(prefix) + std::string(comment) + "\n" + base64(both) + "\n" + line;
  if (file_.empty()) return head + std::string(parts_.held());
  NewFile out(file_);
  out.append(head);
  each_block(parts_, 0, parts_.size(), [&](std::string_view bytes) { out.append(bytes); });
  out.finish();
  return {};
}

std::string seal(Json::Object about, const std::vector<Part>& parts, std::string_view comment,
                 std::string_view secret_key, std::string_view password) {
  Sealing sealing;
  for (const Part& part : parts) sealing.add(part.name, part.bytes);
  return sealing.finish(std::move(about), comment, secret_key, password);
}

}  // namespace fingerpost::packs
