#include "document/sheet_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "document/phrases.hpp"

namespace fingerpost::document {
namespace {

struct Name {
  std::string_view words, field;
};

// As the front sheets of NHS trusts, councils and partnerships label their values
// (domain: content types 1, 4; tests/document/metadata_test.cpp).
constexpr Name names[] = {
    {"version", "version"},
    {"version number", "version"},
    {"version no", "version"},
    {"document version", "version"},
    {"policy version", "version"},
    {"current version", "version"},
    {"issue number", "version"},
    {"issue no", "version"},
    {"author", "author"},
    {"authors", "author"},
    {"author s", "author"},
    {"written by", "author"},
    {"prepared by", "author"},
    {"produced by", "author"},
    {"compiled by", "author"},
    {"policy author", "author"},
    {"document author", "author"},
    {"lead author", "author"},
    {"originator", "author"},
    {"owner", "owner"},
    {"document owner", "owner"},
    {"policy owner", "owner"},
    {"policy lead", "owner"},
    {"lead officer", "owner"},
    {"lead director", "owner"},
    {"executive lead", "owner"},
    {"executive director", "owner"},
    {"responsible officer", "owner"},
    {"responsible director", "owner"},
    {"responsible person", "owner"},
    {"responsible manager", "owner"},
    {"accountable director", "owner"},
    {"ratified by", "ratified_by"},
    {"approved by", "ratified_by"},
    {"agreed by", "ratified_by"},
    {"endorsed by", "ratified_by"},
    {"signed off by", "ratified_by"},
    {"approving body", "ratified_by"},
    {"approval body", "ratified_by"},
    {"approving committee", "ratified_by"},
    {"ratifying committee", "ratified_by"},
    {"ratifying body", "ratified_by"},
    {"approval committee", "ratified_by"},
    {"supersedes", "supersedes"},
    {"replaces", "supersedes"},
    {"this document supersedes", "supersedes"},
    {"this policy supersedes", "supersedes"},
    {"this document replaces", "supersedes"},
    {"this policy replaces", "supersedes"},
    {"supersedes document", "supersedes"},
    {"superseded document", "supersedes"},
    {"superseded documents", "supersedes"},
    {"replaces document", "supersedes"},
    {"previous version", "supersedes"},
    {"target audience", "audience"},
    {"intended audience", "audience"},
    {"audience", "audience"},
    {"who should read this", "audience"},
    {"for use by", "audience"},
    {"reference", "reference"},
    {"reference number", "reference"},
    {"document reference", "reference"},
    {"policy reference", "reference"},
    {"policy number", "reference"},
    {"document number", "reference"},
    {"document ref", "reference"},
    {"policy ref", "reference"},
    {"unique identifier", "reference"},
    {"review due", "review_due"},
    {"review date", "review_due"},
    {"date for review", "review_due"},
    {"date of review", "review"},
    {"due for review", "review_due"},
    {"date due for review", "review_due"},
    {"review by", "review_due"},
    {"review due by", "review_due"},
    {"review due date", "review_due"},
    {"next review", "next_review"},
    {"next review date", "next_review"},
    {"next review due", "next_review"},
    {"date of next review", "next_review"},
    {"to be reviewed", "review_due"},
    {"planned review", "review_due"},
    {"planned review date", "review_due"},
    {"scheduled review", "review_due"},
    {"scheduled review date", "review_due"},
    {"ratified", "published"},
    {"date ratified", "published"},
    {"ratification date", "published"},
    {"date of ratification", "published"},
    {"ratified on", "published"},
    {"approved", "published"},
    {"approved on", "published"},
    {"date approved", "published"},
    {"approval date", "published"},
    {"date of approval", "published"},
    {"date agreed", "published"},
    {"date adopted", "published"},
    {"adopted", "published"},
    {"issued", "published"},
    {"issue date", "published"},
    {"date issued", "published"},
    {"date of issue", "published"},
    {"publication date", "published"},
    {"date of publication", "published"},
    {"date published", "published"},
    {"published", "published"},
    {"published on", "published"},
    {"first published", "published"},
    {"last updated", "updated"},
    {"updated", "updated"},
    {"date updated", "updated"},
    {"updated on", "updated"},
    {"last amended", "updated"},
    {"amended", "updated"},
    {"date amended", "updated"},
    {"last revised", "updated"},
    {"revised", "updated"},
    {"date revised", "updated"},
    {"revision date", "updated"},
    {"last modified", "updated"},
    {"last reviewed", "updated"},
    {"date last reviewed", "updated"},
    {"date of last review", "updated"},
    {"last review", "updated"},
    {"last review date", "updated"},
    {"effective date", "valid_from"},
    {"effective from", "valid_from"},
    {"date effective", "valid_from"},
    {"in force from", "valid_from"},
    {"implementation date", "valid_from"},
    {"date of implementation", "valid_from"},
    {"date implemented", "valid_from"},
    {"valid from", "valid_from"},
    {"comes into force", "valid_from"},
    {"expiry date", "valid_until"},
    {"expires", "valid_until"},
    {"expires on", "valid_until"},
    {"valid until", "valid_until"},
    {"valid to", "valid_until"},
    {"date", "date"},
};

constexpr std::array<std::string_view, 26> columns{"change",
                                                   "changes",
                                                   "changes made",
                                                   "summary",
                                                   "summary of changes",
                                                   "summary of change",
                                                   "description",
                                                   "description of change",
                                                   "description of changes",
                                                   "detail",
                                                   "details",
                                                   "details of change",
                                                   "details of changes",
                                                   "amendment",
                                                   "amendments",
                                                   "reason",
                                                   "reason for change",
                                                   "comment",
                                                   "comments",
                                                   "notes",
                                                   "page",
                                                   "section",
                                                   "status",
                                                   "amended by",
                                                   "changed by",
                                                   "made by"};

constexpr std::array<std::string_view, 20> headings{
    "document control",   "version control",   "document history", "version history",
    "revision history",   "amendment history", "change history",   "change control",
    "change log",         "amendments",        "amendment log",    "record of amendments",
    "record of changes",  "document details",  "policy details",   "document information",
    "policy information", "control sheet",     "front sheet",      "document control sheet"};

std::string bare(std::string_view label) {
  const std::string words = plain(label);
  return words.size() < 2 ? std::string() : words.substr(1, words.size() - 2);
}

}  // namespace

std::string_view sheet_field(std::string_view label) {
  constexpr std::size_t longest = 40;
  if (label.empty() || label.size() > longest) return {};
  const std::string words = bare(label);
  const auto* const at = std::find_if(std::begin(names), std::end(names),
                                      [&](const Name& name) { return name.words == words; });
  return at == std::end(names) ? std::string_view() : at->field;
}

bool is_history_column(std::string_view label) {
  return std::find(columns.begin(), columns.end(), bare(label)) != columns.end();
}

// The whole heading says it, a number or "Appendix 3" before it aside: "Amendments to
// the national guidance" is about something else.
bool is_control_heading(std::string_view heading) {
  std::string words = bare(heading);
  constexpr std::array<std::string_view, 3> before{"appendix", "annex", "section"};
  for (bool again = true; again;) {
    again = false;
    const std::string first = words.substr(0, words.find(' '));
    const bool number = first.size() <= 2 && first.size() < words.size();
    if (number || (first.size() < words.size() &&
                   std::find(before.begin(), before.end(), first) != before.end())) {
      words.erase(0, first.size() + 1);
      again = true;
    }
  }
  return std::find(headings.begin(), headings.end(), words) != headings.end();
}

bool is_of_others(std::string_view heading) {
  constexpr std::array<std::string_view, 16> words{
      "downloads", "download",  "related",  "reading",      "references", "links",
      "resources", "documents", "see also", "bibliography", "sources",    "publications",
      "further",   "useful",    "you may",  "library"};
  return says_any(plain(heading), words) && !is_control_heading(heading);
}

}  // namespace fingerpost::document
