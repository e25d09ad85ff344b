// What pages say of their own end, the places they except, and the status in their sheets.
#include <fstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "document/document.hpp"

namespace {

using namespace fingerpost;

struct Label {
  std::string wanted, title, body;
  bool aside = false;
};

std::string with_lines(std::string text) {
  const auto replace = [&](const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
      text.replace(at, from.size(), to);
  };
  replace(" // |", "\n|");
  replace(" // ", "\n\n");
  std::string::size_type at = 0;
  while ((at = text.find(" ## ", at)) != std::string::npos) {
    const auto end = text.find(" ## ", at + 4);
    text.replace(end, 4, "\n\n");
    text.replace(at, 4, "\n\n## ");
    at = end;
  }
  return text;
}

// Lines of `columns` columns; the title is empty where there are two.
std::vector<Label> labels(const std::string& file, int columns) {
  std::ifstream in(std::string(FINGERPOST_SOURCE) + "/tests/document/" + file);
  std::vector<Label> out;
  bool aside = false;
  for (std::string line; std::getline(in, line);) {
    aside = aside || line == "# set aside";
    const auto one = line.find('\t');
    if (line.starts_with('#') || one == std::string::npos) continue;
    const auto two = columns == 3 ? line.find('\t', one + 1) : one;
    const std::string title = columns == 3 ? line.substr(one + 1, two - one - 1) : "";
    out.push_back({line.substr(0, one), title, with_lines(line.substr(two + 1)), aside});
  }
  return out;
}

Document page(const std::string& title, const std::string& body) {
  Source source;
  source.media_type = "text/markdown";
  return read(source,
              "# " + title + "\n\n" + body + "\n\n## Before a visit\n\nAsk who is there.\n");
}

// "ended 2024-03-31", "withdrawn 2024-04-01", "none"
std::string over(const Document& d) {
  if (d.status == Status::withdrawn)
    return d.withdrawn ? "withdrawn " + to_iso(*d.withdrawn) : "withdrawn";
  return d.validity.last ? "ended " + to_iso(*d.validity.last) : "none";
}

// Checks each label that is not set aside; of the others how many are wrong.
template <class Found>
void check(const std::vector<Label>& all, std::size_t aside, std::size_t allowed, Found found) {
  std::size_t wrong = 0, of = 0;
  for (const Label& label : all) {
    const std::string said = found(label);
    if (label.aside) {
      ++of, wrong += said != label.wanted;
      continue;
    }
    INFO(label.title << ": " << label.body);
    CHECK(said == label.wanted);
  }
  UNSCOPED_INFO(wrong << " of " << of << " set aside are wrong");
  CHECK(of == aside);
  CHECK(wrong <= allowed);
}

}  // namespace

TEST_CASE("a page that says that what it tells of is over has ended", "[document]") {
  check(labels("over.txt", 3), 33, 3,
        [](const Label& label) { return over(page(label.title, label.body)); });
}

TEST_CASE("the status of a control sheet is its page's", "[document]") {
  check(labels("sheet_status.txt", 2), 7, 1, [](const Label& label) {
    return std::string(name(page("Heron visits", label.body).status));
  });
}

TEST_CASE(
    "A strategy is in force in the years it is for; what tells of years is not ended by them") {
  std::ifstream in(std::string(FINGERPOST_SOURCE) + "/tests/document/terms.txt");
  std::size_t lines = 0;
  for (std::string line; std::getline(in, line);) {
    const auto one = line.find('\t'), two = line.find('\t', one + 1);
    if (line.starts_with('#') || two == std::string::npos) continue;
    const Document d = page(line.substr(one + 1, two - one - 1), with_lines(line.substr(two + 1)));
    const std::string found = d.validity.first && d.validity.last
                                  ? to_iso(*d.validity.first) + ' ' + to_iso(*d.validity.last)
                              : d.validity.open() ? "none"
                                                  : "one end";
    INFO(line);
    CHECK(found == line.substr(0, one));
    ++lines;
  }
  CHECK(lines == 32);
}
