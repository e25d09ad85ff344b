// Lines of every page, and lines that only look like them.
#include <string>

#include "catch.hpp"
#include "extract/extract.hpp"

namespace {

// Whether a paragraph of a page is left out.
bool is_furniture(const std::string& line) {
  fingerpost::extract::Extractor extractor;
  const auto page =
      extractor.extract("text/html", "<h1>Herons</h1><p>" + line + "</p><p>Ring.</p>");
  for (const auto& block : page.blocks)
    if (block.text == line) return false;
  return true;
}

}  // namespace

TEST_CASE("what is there to share, rate and print a page is furniture", "[extract]") {
  for (const char* line :
       {"Share this page on Twitter", "Share on Facebook", "Share this page via e-mail",
        "Share this article on LinkedIn", "Tweet this page on X", "Share by email or WhatsApp",
        "Follow us on social media", "Was this page helpful? Yes No", "Was this page helpful?",
        "Is this page useful? Yes | No", "Did you find this page helpful? Yes No Not sure",
        "Print this page Share this page"}) {
    INFO(line);
    CHECK(is_furniture(line));
  }
}

TEST_CASE("what tells people to share or to answer is content", "[extract]") {
  for (const char* line :
       {"Share this page with your staff",
        "Share information without consent if a child is at risk", "Share on a need to know basis",
        "Yes", "No", "Yes No", "Post the form to the duty desk", "Follow us up in six weeks",
        "Was this child seen alone? Yes No", "Share the plan by email with the family",
        "This page has been archived", "This page has been archived and is kept for reference"}) {
    INFO(line);
    CHECK_FALSE(is_furniture(line));
  }
}
