// Files of every format, each with the reading that a person expects of it: see
// formats/README.md. Labels were written before the readers.
#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "fingerpost/error.hpp"
#include "fingerpost/json.hpp"
#include "fingerpost/read.hpp"
#include "labels.hpp"

namespace {

namespace fs = std::filesystem;
using namespace fingerpost;
using namespace fingerpost::labels;

// Lines of NDJSON are another matter.
const std::set<std::string> judged{"csv", "docx",     "eml", "feed", "html",
                                   "ics", "markdown", "odt", "pdf",  "text"};

struct File {
  std::string format, name;
  Document document;
  Json expected;
  std::string refused = {};

  const Json* wants(const char* key) const { return expected.find(key); }
  std::vector<Json> list(const char* key) const { return list_of(expected, key); }
};

std::vector<File> read_all() {
  static Reader reader;
  std::vector<File> out;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(FINGERPOST_SOURCE "/tests/pages/formats"))) {
    const std::string name = entry.path().filename().string();
    const std::string label = ".expected.json";
    if (!name.ends_with(label)) continue;
    const std::string folder = entry.path().parent_path().filename().string();
    if (!judged.contains(folder)) continue;
    const std::string stem = name.substr(0, name.size() - label.size());
    for (const auto& file : fs::directory_iterator(entry.path().parent_path())) {
      if (file.path().stem().string() != stem || file.path().extension() == ".json") continue;
      Source source;
      source.id = source.name = file.path().filename().string();
      File read{folder, source.name, {}, parse_json(bytes_of(entry.path()))};
      try {
        read.document = reader.read(source, bytes_of(file.path()));
      } catch (const Error& error) {
        read.refused = error.what();
      }
      out.push_back(std::move(read));
    }
  }
  return out;
}

const std::vector<File>& files() {
  static const std::vector<File> all = read_all();
  return all;
}

}  // namespace

TEST_CASE("of every format there are twelve files, and their words are read", "[pages]") {
  std::map<std::string, std::vector<double>> by_format;
  for (const File& file : files()) {
    if (text_of(file.expected, "main").empty()) continue;
    const double found = recall(text_of(file.expected, "main"), all_text(file.document));
    INFO(file.name << " " << found);
    CHECK(found >= 0.9);
    by_format[file.format].push_back(found);
  }
  REQUIRE(by_format.size() == 9);
  CHECK(std::count_if(files().begin(), files().end(),
                      [](const File& file) { return file.format == "ics"; }) >= 12);
  for (auto& [format, recalls] : by_format) {
    INFO(format);
    std::sort(recalls.begin(), recalls.end());
    CHECK(recalls.size() >= 12);
    CHECK(recalls[recalls.size() / 2] >= 0.98);
  }
}

TEST_CASE("headings stand where they stand, and on their page", "[pages]") {
  int all = 0, found = 0;
  std::string missed;
  for (const File& file : files())
    for (const Json& label : file.list("headings")) {
      ++all;
      const Section* section = section_at(file.document, label);
      if (!section) {
        missed += file.name + ": " + text_of(label, "heading") + "\n";
        continue;
      }
      ++found;
      INFO(file.name << ": " << text_of(label, "heading"));
      if (const Json* page = label.find("page"); page && page->integer()) {
        REQUIRE(section->page);
        CHECK(*section->page == *page->integer());
        CHECK(section->fragment == "#page=" + std::to_string(*section->page));
      }
      if (const std::string printed = text_of(label, "printed"); !printed.empty())
        CHECK((section->page_label.empty() ? std::to_string(*section->page)
                                           : section->page_label) == printed);
    }
  INFO("missed:\n" << missed);
  CHECK(all >= 545);
  CHECK(found * 100 >= all * 95);
}

TEST_CASE("what is no text of a file is in none of its sections", "[pages]") {
  int all = 0;
  std::vector<std::string> read;
  for (const File& file : files())
    for (const Json& phrase : file.list("never")) {
      ++all;
      if (all_text(file.document).find(*phrase.text()) != std::string::npos)
        read.push_back(file.name + ": " + *phrase.text());
    }
  CHECK(all >= 125);
  std::sort(read.begin(), read.end());
  // A running head of two pages that differs on the first; a foot in a layout table.
  CHECK(read == std::vector<std::string>{"disagreement-hyphens-groff.pdf: Marlhaven SCP",
                                         "missing-layout-table.html: Site map"});
}

TEST_CASE("titles, days and attachments are those of the file", "[pages]") {
  int titles = 0;
  std::vector<std::string> wrong;
  for (const File& file : files()) {
    INFO(file.name);
    if (const std::string title = text_of(file.expected, "title"); !title.empty())
      if (++titles; file.document.title != title) wrong.push_back(file.name);
    const Json* metadata = file.wants("metadata");
    const auto same = [&](const char* key, const std::optional<Period>& day) {
      if (metadata && metadata->find(key))
        CHECK((day ? to_iso(*day) : "") == text_of(*metadata, key));
    };
    same("published", file.document.published);
    same("updated", file.document.updated);
    same("review_due", file.document.review_due);
    const std::vector<Json> attached = file.list("attachments");
    if (!file.wants("attachments")) continue;
    REQUIRE(file.document.attachments.size() == attached.size());
    for (std::size_t i = 0; i < attached.size(); ++i) {
      CHECK(file.document.attachments[i].name == text_of(attached[i], "name"));
      CHECK(!file.document.attachments[i].bytes.empty());
    }
  }
  CHECK(titles >= 130);
  std::sort(wrong.begin(), wrong.end());
  // A letterhead above a title of fifteen words; a subject that Outlook's mark-up says better.
  CHECK(wrong == std::vector<std::string>{"minutes-numbered.txt", "outlook-mso.eml"});
}

TEST_CASE("events of calendars are on all of their days", "[pages]") {
  int events = 0;
  for (const File& file : files())
    for (const Json& event : file.list("events")) {
      INFO(file.name << ": " << text_of(event, "summary"));
      ++events;
      std::vector<std::string> wanted, found;
      if (const Json* days = event.find("occurrences"))
        for (const Json& each : *days->array()) wanted.push_back(*each.text());
      else
        wanted.push_back(text_of(event, "first"));
      for (const Section& section : file.document.sections)
        for (const DateMention& mention : section.dates)
          if (mention.when.first) found.push_back(to_iso(*mention.when.first));
      for (const std::string& day : wanted)
        CHECK(std::find(found.begin(), found.end(), day) != found.end());
      if (const Json* cancelled = event.find("cancelled"); cancelled && *cancelled == Json(true))
        CHECK(all_text(file.document).find("Cancelled") != std::string::npos);
    }
  CHECK(events >= 12);
}

TEST_CASE("what cannot be read says why", "[pages]") {
  for (const File& file : files()) {
    INFO(file.name << ": " << file.refused);
    if (file.name == "encrypted-user-password.pdf")
      CHECK(file.refused.find("encrypted: ") != std::string::npos);
    else
      CHECK(file.refused == "");
    if (file.name == "scanned.pdf")
      CHECK(file.document.problems.at(0).find("no text: scanned") != std::string::npos);
  }
}

TEST_CASE("an attachment is a document of its own", "[pages]") {
  Reader reader;
  for (const File& file : files()) {
    for (const Attachment& each : file.document.attachments) {
      Source source;
      source.id = file.name, source.tier = "police", source.publisher = "Oxenmere SCP";
      const Source own = attached_source(source, each);
      INFO(own.id);
      CHECK(own.id == file.name + "#" + each.name);
      CHECK(own.tier == "police");
      const Document document = reader.read(own, each.bytes);
      CHECK(!document.sections.empty());
    }
  }
}
