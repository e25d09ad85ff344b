// Any bytes as what a worker answers: refused, or understood as what would be written so.
#include "extract/protocol.hpp"

#include "fuzz.hpp"

using namespace fingerpost;
using namespace fingerpost::extract;

namespace {

// A flag is 0 or 1 and a page is below 2^31 when they are written: what was read into that
// reads the same again.
void check_settled(const Extraction& read, std::string_view input) {
  const std::string written = encode(read);
  const auto again = extraction_from(written);
  fuzz::require(again && again->title == read.title && again->metadata == read.metadata &&
                    again->problems == read.problems && again->blocks == read.blocks &&
                    again->parts == read.parts,
                "an answer reads the same again", input);
  fuzz::require(written.size() == input.size(), "no byte of an answer is passed over", input);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text_of(data, size);
  if (const auto abilities = abilities_from(input))
    fuzz::require(encode(*abilities).size() == input.size(), "a greeting is whole", input);
  if (const auto reply = reply_from(input))
    fuzz::require(encode(*reply) == input, "a reply is what was written", input);
  if (const auto request = request_from(input))
    fuzz::require(encode(*request).size() == input.size(), "a request is whole", input);
  if (const auto extraction = extraction_from(input)) check_settled(*extraction, input);
  return 0;
}
