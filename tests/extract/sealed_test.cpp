// The seal changes nothing: with files closed to it a parser may lose text without a word
// (poppler its fonts, GMime its charsets, libical its zones). Every file of tests/pages is
// read by the sealed worker and by the same reader in this process.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#if __has_include(<sanitizer/lsan_interface.h>)
#include <sanitizer/lsan_interface.h>
#endif

#include "catch.hpp"
#include "extract/extract.hpp"
#include "extract/worker/readers.hpp"
#include "extract/worker_process.hpp"

namespace {

namespace fs = std::filesystem;
using namespace fingerpost::extract;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// What parsers keep for themselves ends with the child that used them: here it is no leak.
#if defined(__SANITIZE_ADDRESS__)
using Unwatched = __lsan::ScopedDisabler;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
using Unwatched = __lsan::ScopedDisabler;
#else
struct [[maybe_unused]] Unwatched {};
#endif
#else
struct [[maybe_unused]] Unwatched {};
#endif

struct Sample {
  fs::path file;
  Format format;
  std::string bytes;
};

const std::map<std::string, Format> by_ending{
    {".pdf", Format::pdf},    {".docx", Format::docx},    {".odt", Format::odt},
    {".eml", Format::mail},   {".ics", Format::calendar}, {".xml", Format::feed},
    {".atom", Format::feed},  {".rdf", Format::feed},     {".html", Format::html},
    {".md", Format::markdown}};

std::vector<Sample> samples() {
  std::vector<Sample> out;
  for (const auto& entry : fs::recursive_directory_iterator(FINGERPOST_SOURCE "/tests/pages"))
    if (const auto at = by_ending.find(entry.path().extension().string()); at != by_ending.end())
      out.push_back({entry.path(), at->second, bytes_of(entry.path())});
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.file < b.file; });
  return out;
}

}  // namespace

TEST_CASE("a sealed worker answers byte for byte what an open one would", "[extract][sealed]") {
  const Unwatched unwatched;
  warm_up_all();
  WorkerProcess worker(find_worker({}));
  const Abilities abilities = worker.abilities();
  CHECK(abilities.formats == readable());
  const Limits limits;
  std::size_t read = 0;
  for (const Sample& sample : samples()) {
    if (!abilities.reads(sample.format)) continue;
    INFO(sample.file.string());
    const Answer sealed = worker.ask(sample.format, sample.bytes, limits);
    const Extraction bare =
        read_as(request_for(sample.format, sample.bytes.size(), limits), sample.bytes);
    REQUIRE(sealed.outcome == Outcome::ok);
    CHECK(encode(sealed.extraction) == encode(bare));
    ++read;
  }
  CHECK(read >= 80);  // of every format there are a dozen
}
