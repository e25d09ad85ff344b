#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "fingerpost/read.hpp"

namespace fingerpost {
namespace {

struct Label {
  std::string what, name, sentence;
  bool aside = false;
};

// Lines of two tabs; "none" where the sentence says nothing.
std::vector<Label> labels(const std::string& file) {
  std::ifstream in(std::string(FINGERPOST_SOURCE) + "/tests/document/" + file);
  std::vector<Label> out;
  bool aside = false;
  for (std::string line; std::getline(in, line);) {
    aside = aside || line == "# set aside";
    const auto one = line.find('\t'), two = line.find('\t', one + 1);
    if (line.starts_with('#') || two == std::string::npos) continue;
    out.push_back(
        {line.substr(0, one), line.substr(one + 1, two - one - 1), line.substr(two + 1), aside});
  }
  return out;
}

std::string told(const Document& document, const std::vector<std::string>& fields,
                 bool with_field = true) {
  std::string out;
  for (const Stated& each : document.metadata)
    if (std::find(fields.begin(), fields.end(), each.field) != fields.end()) {
      if (!out.empty()) out += "; ";
      out += with_field ? each.field + " " + each.value : each.value;
    }
  return out;
}

Document page(const std::string& sentence) {
  return read({.id = "a", .media_type = "text/plain", .publisher = "Somewhere"},
              "Bruises in babies\n\nA baby who cannot roll should be seen the same day.\n\n" +
                  sentence + "\n\nThe rota is kept by the duty desk.\n");
}

// How many of those set aside may be wrong, of as many as there are.
void tally(std::size_t wrong, std::size_t of, std::size_t allowed) {
  UNSCOPED_INFO(wrong << " of " << of << " set aside are wrong");
  CHECK(wrong <= allowed);
}

TEST_CASE("a page that says how it goes with another names it", "[document]") {
  std::size_t wrong = 0, aside = 0;
  for (const Label& label : labels("relations.txt")) {
    const std::string found =
        told(page(label.sentence), {"supplements", "read_with", "overrides", "use_form"});
    const std::string wanted = label.what == "none" ? "" : label.what + " " + label.name;
    if (label.aside) {
      ++aside, wrong += found != wanted;
      continue;
    }
    INFO(label.sentence);
    CHECK(found == wanted);
  }
  CHECK(aside == 12);
  tally(wrong, aside, 1);
}

TEST_CASE("a page that says where it does not apply is not for those places", "[document]") {
  std::size_t wrong = 0, aside = 0;
  for (const Label& label : labels("exclusions.txt")) {
    const Document document = page(label.sentence);
    const std::string wanted = label.what == "none" ? "" : label.what;
    const std::string use = label.what == "none" || label.name == "-" ? "" : label.name;
    const bool right = told(document, {"not_for"}, false) == wanted &&
                       told(document, {"use_instead"}, false) == use;
    if (label.aside) {
      ++aside, wrong += !right;
      continue;
    }
    INFO(label.sentence << " -> " << told(document, {"not_for", "use_instead"}));
    CHECK(right);
    CHECK(document.not_for.empty() == wanted.empty());
  }
  CHECK(aside == 8);
  tally(wrong, aside, 1);
}

TEST_CASE("what the host says of a place counts, and a city is asked for by its name",
          "[document]") {
  Document document = read({.id = "a", .media_type = "text/plain", .not_for = {{"leeds", "b"}}},
                           "Bruises\n\nThis protocol does not apply in Leeds or the City of York.");
  CHECK(document.not_for == std::map<std::string, std::string>{{"leeds", "b"}, {"york", ""}});
}

}  // namespace
}  // namespace fingerpost
