// What went stale, what contradicts itself, what is missing: for those who keep the content.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/enums.hpp"
#include "fingerpost/index.hpp"

namespace fingerpost {

enum class Matter {
  overdue,            // its review was due before the day
  due,                // its review is due soon
  undated,            // nobody says from when it is
  conflicting_dates,  // two of its dates contradict each other
  cites_superseded,   // it names an edition that is no longer in force
  copies_disagree,    // nearly the same text elsewhere says another number, day or duty
  contacts_differ,    // one contact has other numbers or addresses elsewhere
  topic_without_guidance,
};
template <>
inline constexpr std::array<std::string_view, 8> names_of<Matter>{
    "overdue",          "due",
    "undated",          "conflicting_dates",
    "cites_superseded", "copies_disagree",
    "contacts_differ",  "topic_without_guidance"};

// The words that show it, and where they stand.
struct Shown {
  std::string document = {}, anchor = {}, title = {}, words = {};
  friend bool operator==(const Shown&, const Shown&) = default;
};

struct Finding {
  Matter matter = Matter::overdue;
  std::string document = {};  // Document::id; of a topic its id
  std::string title = {}, url = {}, publisher = {};
  Kind kind = Kind::page;
  Standing standing = Standing::undated;
  std::string day = {};   // in ISO form: the day or period it is about, or empty
  std::string says = {};  // in a sentence
  std::vector<Shown> evidence = {};
  std::string group = {};  // of a topic: the label of the widest that it stands under, or its own
  friend bool operator==(const Finding&, const Finding&) = default;
};

struct ReportOptions {
  std::vector<Matter> matters = {};  // empty: all
  unsigned within = 90;              // days in which a review falls due; at most 3,660
  Query filter = {};                 // as for Searcher::documents
};

struct ContentReport {
  Date as_of = {};
  unsigned within = 90;
  std::vector<Matter> matters = {};    // that were looked for
  std::vector<Finding> findings = {};  // by matter, then by day, then by id
};

// Of what `searcher` may see of `index`, on a day. What is superseded, ended or withdrawn is
// not reviewed. Citations: of one kind and day at most 10,000 sections, as many without a day.
ContentReport content_report(const Index& index, const Searcher& searcher,
                             const ReportOptions& options, AsOf as_of);

std::string to_json(const ContentReport& report);
// A table for people; topics without guidance by what they stand under, JSON and CSV have each.
std::string to_text(const ContentReport& report);
// RFC 4180: matter, document, title, publisher, kind, standing, day, says, evidence, group. A field
// that a spreadsheet would take for a formula is quoted with an apostrophe.
std::string to_csv(const ContentReport& report);
// How many there are of each, as bars, with the findings as a table below, topics by what they
// stand under; no script.
std::string to_svg(const ContentReport& report);

// {"matters": [..], "within", "filter": {..}}
ReportOptions report_options_from_json(std::string_view json);

}  // namespace fingerpost
