// Lines of NDJSON, each file with what a person expects of its lines: the documents
// that are read, the lines that are refused and by which words, the ids that go.
#include <filesystem>
#include <map>
#include <sstream>
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

const fs::path folder = FINGERPOST_SOURCE "/tests/pages/formats/ndjson";

// What became of one line.
struct Outcome {
  std::string refused = {};
  std::string removed = {};
  Document document = {};
};

struct File {
  std::string name;
  Json expected;
  std::map<int, Outcome> lines = {};  // by number, counted from 1; without the empty ones
};

Outcome read_line(Reader& reader, const std::string& text) {
  Outcome out;
  try {
    Line line = line_from_json(text);
    if (line.remove) {
      out.removed = line.source.id;
      return out;
    }
    if (!line.path.empty()) {
      line.source.name = fs::path(line.path).filename().string();
      line.body = bytes_of(folder / line.path);
    }
    out.document = reader.read(line.source, line.body);
  } catch (const Error& error) {
    out.refused = error.what();
    if (out.refused.empty()) out.refused = "refused without a word";
  }
  return out;
}

// As a host divides a file: a byte order mark is of no line, an empty line is none.
File read_file(const fs::path& label) {
  static Reader reader;
  const std::string stem = label.stem().stem().string();
  File file{stem, parse_json(bytes_of(label))};
  std::string bytes = bytes_of(folder / (stem + ".ndjson"));
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  std::istringstream lines(bytes);
  int number = 0;
  for (std::string line; std::getline(lines, line);)
    if (++number; line.find_first_not_of(" \t\r") != std::string::npos)
      file.lines[number] = read_line(reader, line);
  return file;
}

const std::vector<File>& files() {
  static const std::vector<File> all = [] {
    std::vector<File> out;
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().filename().string().ends_with(".expected.json"))
        out.push_back(read_file(entry.path()));
    return out;
  }();
  return all;
}

const Outcome& outcome(const File& file, const Json& label) {
  return file.lines.at(static_cast<int>(*label.find("line")->integer()));
}

void check_fields(const Document& document, const Json& fields) {
  const Json written = parse_json(to_json(document));
  for (const auto& [key, value] : *fields.object()) {
    INFO(key << " is " << to_json(*written.find(key)));
    CHECK(*written.find(key) == value);
  }
}

}  // namespace

TEST_CASE("every line of every file is read, refused or removes, as its label says",
          "[pages][lines]") {
  CHECK(files().size() >= 12);
  for (const File& file : files()) {
    std::map<int, std::string> wanted, found;
    for (const char* what : {"documents", "refused", "removed"})
      for (const Json& label : list_of(file.expected, what))
        wanted[static_cast<int>(*label.find("line")->integer())] = what;
    for (const auto& [number, line] : file.lines)
      found[number] = !line.refused.empty()   ? "refused"
                      : !line.removed.empty() ? "removed"
                                              : "documents";
    INFO(file.name);
    CHECK(found == wanted);
  }
}

TEST_CASE("a line's document has its words, its headings and its metadata", "[pages][lines]") {
  for (const File& file : files())
    for (const Json& label : list_of(file.expected, "documents")) {
      const Document& document = outcome(file, label).document;
      INFO(file.name << ", line " << *label.find("line")->integer());
      CHECK(document.id == text_of(label, "id"));
      if (const std::string title = text_of(label, "title"); !title.empty())
        CHECK(document.title == title);
      CHECK(recall(text_of(label, "main"), all_text(document)) == 1);
      for (const Json& heading : list_of(label, "headings")) CHECK(section_at(document, heading));
      if (const Json* fields = label.find("fields")) check_fields(document, *fields);
    }
}

TEST_CASE("a line that is refused says which key or value, in one line", "[pages][lines]") {
  int all = 0;
  for (const File& file : files())
    for (const Json& label : list_of(file.expected, "refused")) {
      const std::string& said = outcome(file, label).refused;
      INFO(file.name << ", line " << *label.find("line")->integer() << ": " << said);
      for (const Json& word : list_of(label, "says")) {
        ++all;
        CHECK(said.find(*word.text()) != std::string::npos);
      }
      CHECK(said.find('\n') == std::string::npos);
      CHECK(said.size() < 300);
    }
  CHECK(all >= 60);
}

TEST_CASE("a line that removes names its document", "[pages][lines]") {
  for (const File& file : files())
    for (const Json& label : list_of(file.expected, "removed"))
      CHECK(outcome(file, label).removed == text_of(label, "id"));
}
