// What a stranger sends as a pack is refused before it is read; and what a known issuer signed
// is held to its form all the same.
#include "fingerpost/error.hpp"
#include "fuzz.hpp"
#include "packs/packs.hpp"

using namespace fingerpost;

namespace {

template <class Body>
bool refused(Body&& body) {
  try {
    body();
  } catch (const Error& error) {
    return error.fault() == Fault::pack || error.fault() == Fault::signature ||
           error.fault() == Fault::key || error.fault() == Fault::wrong_version;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const PackKeys keys = make_pack_keys();
  const std::string_view input = fuzz::text_of(data, size);
  fuzz::require(refused([&] { packs::open(input, keys.public_key); }), "nobody signed it", input);
  refused([&] { packs::key_named(input); });
  refused([&] { packs::id_of(input); });
  refused([&] { packs::seal({}, {}, "", input); });
  try {
    const packs::Contents contents = packs::contents_of(input);
    std::size_t parts = 0;
    for (const packs::Part& part : contents.parts) parts += part.bytes.size();
    fuzz::require(parts <= input.size(), "parts lie within", input);
    fuzz::require(packs::info_of(contents).sequence > 0, "it has a number", input);
  } catch (const Error& error) {
    fuzz::require(error.fault() == Fault::pack || error.fault() == Fault::wrong_version,
                  "refused as a pack", input);
  }
  return 0;
}
