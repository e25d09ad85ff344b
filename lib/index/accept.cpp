#include "index/accept.hpp"

#include "json/json.hpp"
#include "text/text.hpp"

namespace fingerpost::index {

void check_id(std::string_view id) {
  if (id.empty()) throw Error(Fault::bad_argument, "a document needs an id");
  if (id.size() > 1000) throw Error(Fault::bad_argument, "the id is longer than 1,000 bytes");
  for (char c : id)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      throw Error(Fault::bad_argument, "the id holds a control character");
  std::size_t bad = 0;
  std::string valid = text::valid_utf8(id, &bad);
  if (bad > 0) throw Error(Fault::bad_argument, "the id \"" + valid + "\" is not UTF-8");
}

namespace {

void check_period(const Period& period, const char* what) {
  bool days = (!period.first || period.first->ok()) && (!period.last || period.last->ok());
  if (!days || (period.first && period.last && *period.last < *period.first))
    throw Error(Fault::bad_argument, std::string(what) + " is no period");
}

}  // namespace

void check_document(const Document& document) {
  check_id(document.id);
  if (!document.tier.empty()) check_tier(document.tier);
  for (const auto& [period, what] :
       {std::pair(&document.published, "published"), std::pair(&document.updated, "updated"),
        std::pair(&document.review_due, "review_due"), std::pair(&document.withdrawn, "withdrawn")})
    if (*period) check_period(**period, what);
  check_period(document.validity, "the validity of the document");
  for (const Section& section : document.sections) {
    check_period(section.validity, "the validity of a section");
    for (const DateMention& date : section.dates) check_period(date.when, "a date in a section");
  }
  if (!document.extra.is_null()) parse_json(to_json(document.extra));
}

}  // namespace fingerpost::index
