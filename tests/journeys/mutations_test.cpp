// A drive of ten years has files that were cut short, and files whose bytes have turned:
// every one is read as far as it goes or refused with a typed reason, and whoever reads
// them is unharmed. All of it takes long ([.long], tests/run.sh --all).
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "fingerpost/fingerpost.hpp"

namespace {

namespace fs = std::filesystem;
using namespace fingerpost;
using Clock = std::chrono::steady_clock;

struct Sample {
  std::string format, name, bytes;
};

std::vector<Sample> samples() {
  std::vector<Sample> out;
  for (const auto& entry :
       fs::recursive_directory_iterator(FINGERPOST_SOURCE "/tests/pages/formats")) {
    const fs::path& file = entry.path();
    const std::string folder = file.parent_path().filename().string();
    if (!entry.is_regular_file() || file.extension() == ".json" || file.extension() == ".md" ||
        file.string().find("/make/") != std::string::npos)
      continue;
    std::ifstream in(file, std::ios::binary);
    out.push_back({folder,
                   file.filename().string(),
                   {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}});
  }
  std::sort(out.begin(), out.end(), [](const Sample& a, const Sample& b) {
    return std::pair(a.format, a.name) < std::pair(b.format, b.name);
  });
  return out;
}

// How many ended how, and how long it took: "pdf: 20 read, 3 in part, 1 media".
class Tally {
 public:
  explicit Tally(std::string name) : name_(std::move(name)) {}
  ~Tally() {
    const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
    std::printf("%s: %.0f s\n", name_.c_str(), seconds);
    for (const auto& [format, counts] : counts_) {
      std::printf("  %-5s", format.c_str());
      for (const auto& [how, count] : counts) std::printf("  %s %zu", how.c_str(), count);
      std::printf("\n");
    }
  }
  void add(const std::string& format, const std::string& how) { ++counts_[format][how]; }

 private:
  std::string name_;
  Clock::time_point start_ = Clock::now();
  std::map<std::string, std::map<std::string, std::size_t>> counts_ = {};
};

// Reads, or is refused for a reason; anything else is thrown and fails the test.
std::string how_it_ends(Reader& reader, const Sample& sample, const std::string& bytes) {
  try {
    const Document document = reader.read({.id = sample.name, .name = sample.name}, bytes);
    return document.problems.empty() ? "read" : "in part";
  } catch (const Error& error) {
    const Fault fault = error.fault();
    if (fault != Fault::unsupported_media && fault != Fault::limit) throw;
    return fault == Fault::limit ? "limit" : "media";
  }
}

void check_next(Reader& reader) {
  const Document next = reader.read({.id = "next", .media_type = "text/html"},
                                    "<h1>Next</h1><p>The next document is well.</p>");
  REQUIRE(next.problems.empty());
  REQUIRE(next.sections.size() == 1);
}

void cut(Reader& reader, const Sample& sample, int step, Tally& tally) {
  for (int percent = 0; percent <= 100; percent += step) {
    INFO(sample.name << " cut at " << percent << " %");
    const std::size_t size = sample.bytes.size() * static_cast<std::size_t>(percent) / 100;
    tally.add(sample.format, how_it_ends(reader, sample, sample.bytes.substr(0, size)));
  }
}

// One to four bytes become others: the same ones in every run.
void turn(Reader& reader, const Sample& sample, int changes, Tally& tally) {
  std::mt19937_64 chance(sample.bytes.size());
  for (int i = 0; i < changes; ++i) {
    std::string bytes = sample.bytes;
    for (std::size_t left = 1 + chance() % 4; left > 0; --left)
      bytes[chance() % bytes.size()] = static_cast<char>(chance() % 256);
    INFO(sample.name << ", change " << i);
    tally.add(sample.format, how_it_ends(reader, sample, bytes));
  }
}

}  // namespace

TEST_CASE("files that are cut short or damaged end typed", "[hostile]") {
  Reader reader;
  Tally tally("some cut, some damaged");
  std::map<std::string, int> of_format;
  for (const Sample& sample : samples()) {
    if (++of_format[sample.format] % 4 != 1) continue;
    cut(reader, sample, 20, tally);
    turn(reader, sample, 8, tally);
    check_next(reader);
  }
  CHECK(of_format.size() == 11);
}

TEST_CASE("every file cut at every percent ends typed", "[.long]") {
  Reader reader;
  Tally tally("cut at every percent");
  for (const Sample& sample : samples()) {
    cut(reader, sample, 1, tally);
    check_next(reader);
  }
}

// Two cases, so that two processors have work.
TEST_CASE("every PDF with a thousand changes ends typed", "[.long]") {
  Reader reader;
  Tally tally("a thousand changes of each PDF");
  for (const Sample& sample : samples()) {
    if (sample.format != "pdf") continue;
    turn(reader, sample, 1000, tally);
    check_next(reader);
  }
}

TEST_CASE("every other file with a thousand changes ends typed", "[.long]") {
  Reader reader;
  Tally tally("a thousand changes of each file but PDFs");
  for (const Sample& sample : samples()) {
    if (sample.format == "pdf") continue;
    turn(reader, sample, 1000, tally);
    check_next(reader);
  }
}
