// Any bytes as a file of one format (FINGERPOST_FUZZ_FORMAT), by the worker's own reader
// and without the seal around it: what it gives can be sent, and arrives as it was.
// Office files may be given as their XML alone, which is then put into an archive: a
// search that had to keep archives whole would see little of their readers.
#include "extract/worker/readers.hpp"

#include "fuzz.hpp"
#include "zip.hpp"

using namespace fingerpost;
using namespace fingerpost::extract;

// What a parser keeps for itself ends with the child that used it: it is no leak.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }

namespace {

constexpr Format format = Format::FINGERPOST_FUZZ_FORMAT;

Limits limits() {
  Limits few;  // a bomb of a few KiB shows itself under small limits as well
  few.text = 1u << 20;
  few.unpacked = 8u << 20;
  return few;
}

std::string wrapped(std::string_view input) {
  if constexpr (format == Format::docx || format == Format::odt)
    if (!input.starts_with("PK"))
      return format == Format::docx ? made::docx(std::string(input))
                                    : made::odt(std::string(input));
  return std::string(input);
}

void check(const Extraction& read, const Extraction& arrived, const Request& request,
           std::string_view input) {
  fuzz::require(arrived.title == read.title && arrived.metadata == read.metadata &&
                    arrived.problems == read.problems && arrived.parts == read.parts,
                "what is said of a document arrives", input);
  fuzz::require(arrived.blocks == read.blocks, "blocks arrive", input);
  std::size_t text = 0;
  for (const Block& block : read.blocks) {
    text += block.text.size();
    fuzz::require(block.level >= 0 && block.page >= 0, "levels and pages are counted", input);
  }
  fuzz::require(text <= request.text, "the text is within its limit", input);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool warm = (warm_up_all(), true);
  const std::string_view input = fuzz::text_of(data, size);
  const std::string document = wrapped(input);
  const Request request = request_for(format, document.size(), limits());
  const Extraction read = warm ? read_as(request, document) : Extraction{};
  const std::string sent = encode(read);
  fuzz::require(sent.size() <= payload_cap(request), "no more than a worker may send", input);
  const auto arrived = extraction_from(sent);
  fuzz::require(arrived.has_value(), "it is understood", input);
  check(read, *arrived, request, input);
  return 0;
}
