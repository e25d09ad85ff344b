// Any bytes as comma-separated values: rows of text in UTF-8, none longer than the input.
#include "extract/extract.hpp"
#include "fingerpost/error.hpp"
#include "fuzz.hpp"
#include "text/text.hpp"

using namespace fingerpost;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static extract::Extractor extractor;  // tables need no worker
  const std::string_view input = fuzz::text_of(data, size);
  std::size_t cells = 0;
  try {
    for (const extract::Block& block : extractor.extract("text/csv", input).blocks) {
      cells += block.text.size();
      fuzz::require(text::valid_utf8(block.text) == block.text, "a row is text", input);
      fuzz::require(!block.text.empty(), "a row says something", input);
    }
  } catch (const Error& error) {
    fuzz::require(error.fault() == Fault::unsupported_media, error.what(), input);
  }
  // A sign may divide cells, which are written with three between them; a byte that is no
  // character becomes three that are one.
  fuzz::require(cells <= 4 * input.size() + 4, "rows say what the file says", input);
  return 0;
}
