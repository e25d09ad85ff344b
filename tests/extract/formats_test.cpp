// What a file is, tables, and files that are broken on purpose.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "extract/extract.hpp"
#include "fingerpost/error.hpp"

namespace {

namespace fs = std::filesystem;
using namespace fingerpost;
using namespace fingerpost::extract;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

std::vector<fs::path> samples() {
  std::vector<fs::path> out;
  for (const char* format : {"pdf", "docx", "odt", "eml", "ics", "feed", "csv"}) {
    std::vector<fs::path> of_format;
    for (const auto& entry :
         fs::directory_iterator(fs::path(FINGERPOST_SOURCE "/tests/pages/formats") / format))
      if (entry.path().extension() != ".json" && entry.file_size() < 80'000)
        of_format.push_back(entry.path());
    std::sort(of_format.begin(), of_format.end());
    of_format.resize(std::min<std::size_t>(of_format.size(), 4));
    out.insert(out.end(), of_format.begin(), of_format.end());
  }
  return out;
}

std::string shown(const Extraction& extraction) {
  std::string out = extraction.title;
  for (const Block& block : extraction.blocks) out += "\n" + block.text;
  return out;
}

// Whatever the bytes are: an extraction, or one typed error.
void survive(Extractor& extractor, const fs::path& file, const std::string& bytes) {
  try {
    const Extraction out = extractor.extract(media_type(file.filename().string(), bytes), bytes);
    CHECK((!out.blocks.empty() || !out.problems.empty() || !out.parts.empty()));
  } catch (const Error& error) {
    CHECK((error.fault() == Fault::unsupported_media || error.fault() == Fault::limit));
  }
}

}  // namespace

TEST_CASE("a format is told by its bytes, then by its name", "[extract]") {
  CHECK(media_type("notice.txt", "%PDF-1.7\n...") == "application/pdf");
  CHECK(media_type("", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n") == "text/calendar");
  CHECK(media_type("", "<?xml version='1.0'?><rss version='2.0'><channel/></rss>") ==
        "application/rss+xml");
  CHECK(media_type("",
                   "From: a@b.example\nTo: c@d.example\nSubject: x\nDate: y\n"
                   "MIME-Version: 1.0\n\nwords") == "message/rfc822");
  CHECK(media_type("mails.txt", "From: a\nSubject: b\nDate: c\nMIME-Version: 1.0\n\nwords") ==
        "text/plain");
  CHECK(media_type("news.eml",
                   "From: a\nSubject: b\nDate: c\nMIME-Version: 1.0\n"
                   "Content-Type: application/pdf\n\n%PDF-1.7") == "message/rfc822");
  CHECK(media_type("scan.pdf", "\n\n%PDF-1.7\n...") == "application/pdf");
  CHECK(media_type("dates.csv", "Date,Course\n") == "text/csv");
  for (const char* data : {"{}", "[1,2]\n", " [ ]", "[[-1.5, 2]]", "{\"a\": 1}", "[{\"id\": 2}]"}) {
    INFO(data);
    CHECK(media_type("data.json", data).empty());
    CHECK(media_type("", data).empty());
  }
  CHECK(media_type("", "[1] Working with fathers, 2019 [page 3]") == "text/plain");
  CHECK(media_type("page.pdf", "no PDF at all").empty());
  CHECK(media_type("x", "{\"id\": \"a\", \"tier\": \"police\"}").empty());
}

TEST_CASE("a table is divided by the sign that divides it evenly", "[extract]") {
  Extractor extractor;
  const auto rows = [&](const std::string& text) {
    std::vector<std::string> out;
    for (const Block& block : extractor.extract("text/csv", text).blocks) out.push_back(block.text);
    return out;
  };
  using Lines = std::vector<std::string>;
  CHECK(rows("a,b\n1,2\n") == Lines{"a | b", "1 | 2"});
  CHECK(rows("a;b\n1,5;2\n") == Lines{"a | b", "1,5 | 2"});
  CHECK(rows("a\tb\n1\t2\n") == Lines{"a | b", "1 | 2"});
  CHECK(rows("\"a, b\",\"say \"\"no\"\"\"\n1,2") == Lines{"a, b | say \"no\"", "1 | 2"});
  CHECK(rows("\"two\nlines\",x\n1,2") == Lines{"two lines | x", "1 | 2"});
  CHECK(rows("Courses 2025\n\nDate,Course\n1 May,CSE") ==
        Lines{"Courses 2025", "Date | Course", "1 May | CSE"});
  CHECK(rows("5\" pipe,b\n1,2") == Lines{"5\" pipe | b", "1 | 2"});
  CHECK(rows("\"never closed,b\n1,2").size() == 2);
}

TEST_CASE("documents are read by processes that can only compute", "[extract]") {
  Extractor extractor;
  const Abilities abilities = extractor.abilities();
  CHECK(abilities.sealed);
  for (const Format format : {Format::html, Format::markdown, Format::pdf, Format::docx,
                              Format::odt, Format::mail, Format::calendar, Format::feed})
    CHECK(abilities.reads(format));
}

TEST_CASE("a file cut short or changed ends typed, and the next is read as ever", "[extract]") {
  Extractor extractor;
  const fs::path good = samples().front();
  const std::string good_bytes = bytes_of(good);
  const std::string as_ever = shown(extractor.extract("application/pdf", good_bytes));
  unsigned seed = 1;
  const auto random = [&] { return seed = seed * 1664525u + 1013904223u; };
  for (const fs::path& file : samples()) {
    const std::string bytes = bytes_of(file);
    INFO(file.filename().string());
    for (const std::size_t percent : {3, 40, 90})
      survive(extractor, file, bytes.substr(0, bytes.size() * percent / 100));
    for (int i = 0; i < 3; ++i) {
      std::string changed = bytes;
      for (int k = 0; k < 20; ++k)
        changed[random() % changed.size()] = static_cast<char>(random() >> 16);
      survive(extractor, file, changed);
    }
    CHECK(shown(extractor.extract("application/pdf", good_bytes)) == as_ever);
  }
}

TEST_CASE("every cut and a thousand changes of each sample end typed", "[.long][extract]") {
  Extractor extractor;
  unsigned seed = 7;
  const auto random = [&] { return seed = seed * 1664525u + 1013904223u; };
  for (const fs::path& file : samples()) {
    const std::string bytes = bytes_of(file);
    INFO(file.filename().string());
    for (std::size_t percent = 0; percent < 100; ++percent)
      survive(extractor, file, bytes.substr(0, bytes.size() * percent / 100));
    for (int i = 0; i < 1000; ++i) {
      std::string changed = bytes;
      changed[random() % changed.size()] = static_cast<char>(random() >> 16);
      survive(extractor, file, changed);
    }
  }
}

TEST_CASE("bombs are defused, and say so", "[extract]") {
  Extractor extractor;
  const auto problem = [&](const char* type, const std::string& bytes) -> std::string {
    try {
      const Extraction out = extractor.extract(type, bytes);
      return out.problems.empty() ? "" : out.problems.front();
    } catch (const Error& error) {
      return error.what();
    }
  };
  CHECK(problem("application/rss+xml",
                "<!DOCTYPE r [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]><rss>&b;</rss>")
            .starts_with("malformed: the feed brings a DTD"));
  std::string deep = "<rss><channel>";
  for (int i = 0; i < 300; ++i) deep += "<a>";
  CHECK(problem("application/rss+xml", deep).starts_with("too_deep: "));
  CHECK(problem("message/rfc822",
                "From: a\nSubject: b\nDate: c\nTo: " + std::string(20000, 'a') + "\n\nx")
            .starts_with("too_big: "));
  std::string nested = "From: a\nSubject: b\nMIME-Version: 1.0\n";
  for (int i = 0; i < 40; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    nested += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  CHECK(
      problem("message/rfc822", nested + "Content-Type: text/plain\n\nx").starts_with("too_deep"));
}
