// Files of every format that mean harm: each ends as it must and in its time, and the next
// document does not notice.
#include <chrono>
#include <string>

#include "catch.hpp"
#include "extract/extract.hpp"
#include "extract/protocol.hpp"
#include "fingerpost/error.hpp"
#include "hostile.hpp"

namespace {

using namespace fingerpost;
using fingerpost::extract::Extraction;
using fingerpost::extract::Extractor;
using Clock = std::chrono::steady_clock;

// What takes longer than a second meets its limit, on whatever machine; under the
// sanitizers everything takes longer.
constexpr int cpu_seconds = hostile::sanitized ? 20 : 1;
constexpr int wall_seconds = hostile::sanitized ? 60 : 10;

// As far as the first problem's word: "read: too_deep", "media: malformed".
std::string up_to_reason(const std::string& how, const std::string& said) {
  const auto word = said.substr(0, said.find(':'));
  return word.empty() ? how : how + ": " + word;
}

std::string outcome(Extractor& extractor, const std::string& type, const std::string& bytes) {
  try {
    const Extraction read = extractor.extract(type, bytes);
    for (const extract::Block& block : read.blocks)
      if (block.text.find("root:") != std::string::npos) return "a file of the host was read";
    if (read.problems.empty())
      return read.blocks.empty() && read.parts.empty() ? "nothing" : "read";
    return up_to_reason("read", read.problems.front());
  } catch (const Error& error) {
    switch (error.fault()) {
      case Fault::unsupported_media:
        return up_to_reason("media", error.what());
      case Fault::limit:
        return up_to_reason("limit", error.what());
      default:
        return std::string("untyped: ") + error.what();
    }
  }
}

bool among(const std::string& outcomes, const std::string& one) {
  return ("|" + outcomes + "|").find("|" + one + "|") != std::string::npos;
}

extract::Limits short_limits() {
  extract::Limits limits;
  limits.cpu_seconds = cpu_seconds, limits.wall_seconds = wall_seconds;
  return limits;
}

void end_well(const std::vector<hostile::File>& files) {
  Extractor extractor({}, short_limits());
  for (const hostile::File& file : files) {
    INFO(file.name);
    const std::string bytes = file.bytes();
    const auto start = Clock::now();
    const std::string how = outcome(extractor, file.type, bytes);
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    INFO(how << " after " << seconds << " s");
    // How it ends is the sanitizers' then, not that it ends typed and harms nobody.
    CHECK((extract::instrumented ? !how.empty() && how.find("untyped") == std::string::npos
                                 : among(file.outcome, how)));
    CHECK(seconds < 2 * wall_seconds + 1);  // a PDF has twice the time
    CHECK(outcome(extractor, "text/html", "<p>The next document is well.</p>") == "read");
  }
}

}  // namespace

TEST_CASE("a hostile PDF ends typed and in time", "[extract][hostile]") {
  end_well(hostile::pdfs());
}

TEST_CASE("a hostile office file ends typed and in time", "[extract][hostile]") {
  end_well(hostile::office_files());
}

TEST_CASE("a hostile mail ends typed and in time", "[extract][hostile]") {
  end_well(hostile::mails());
}

TEST_CASE("a hostile calendar, feed or table ends typed and in time", "[extract][hostile]") {
  end_well(hostile::lists());
}
