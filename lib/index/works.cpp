// A work is called by its whole title, by its initials or by how its title begins, the first of
// these that fits any:
//
//     "working together 2018"      begins so           Working Together to Safeguard Children 2018
//     "KCSIE"                      initials            all editions of it
//     "threshold document v3"      its title           the third of them
//
// Its editions are the bodies of all documents of that family: those that replace each other.
#include "index/works.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "dates/dates.hpp"
#include "document/document.hpp"
#include "index/beside.hpp"
#include "index/found.hpp"
#include "index/store.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

using document::Edition;
using By = Edition::By;

std::string initials_of(std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size();
       at = std::min(words.find(' ', at), words.size() - 1) + 1)
    out += words[at];
  return out;
}

// How well a title answers to a name: 3 its words, 2 its initials, 1 its beginning, 0 not at all.
int answers(std::string_view title, std::string_view name) {
  constexpr std::size_t shortest = 3;  // initials: "WT" is anything
  if (title.empty() || name.empty()) return 0;
  if (title == name) return 3;
  const bool one_word = name.find(' ') == name.npos;
  if (one_word) return name.size() >= shortest && initials_of(title) == name ? 2 : 0;
  return title.starts_with(name) && title[name.size()] == ' ' ? 1 : 0;
}

std::string two(std::uint32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string name_of(const Edition& edition) {
  const std::uint32_t year = edition.first / 10000, month = edition.first / 100 % 100;
  switch (edition.by) {
    case By::nothing:
      return {};
    case By::version:
      return "version " + std::to_string(edition.first / 1000) +
             (edition.first % 1000 ? "." + std::to_string(edition.first % 1000) : "");
    case By::span:
      return std::to_string(year) + "-" + two(edition.last % 100);
    case By::year:
      return std::to_string(year);
    case By::month:
      return std::to_string(year) + "-" + two(month);
    case By::day:
      return std::to_string(year) + "-" + two(month) + "-" + two(edition.first % 100);
  }
  return {};
}

class Finder {
 public:
  Finder(const Library& library, const DayView& view, const Relations& relations)
      : library_(library), view_(view), relations_(relations) {}

  std::vector<EditionOfWork> find(std::string_view name) {
    if (const auto& own = library_.editions(name); !own.empty()) {
      take_families({own.back()});
    } else if (name.find("://") != name.npos || name.starts_with('/')) {
      take_families(at_address(library_, name));
    } else {
      const document::TitleRead asked = document::title_read(name);
      take_families(called(asked.words));
      if (asked.edition.by != By::nothing) keep(asked.edition);
    }
    return editions();
  }

 private:
  bool is_there(Number document) const { return view_.state(document) == DayView::State::visible; }

  std::vector<Number> called(const std::string& name) const {
    std::vector<Number> found;
    int best = 1;
    for (Number document = 0; document < library_.documents(); ++document) {
      if (!is_there(document)) continue;
      const int fits = answers(document::title_read(title_of(library_, document)).words, name);
      if (fits < best) continue;
      if (fits > best) found.clear();
      best = fits;
      found.push_back(document);
    }
    return found;
  }

  void take_families(const std::vector<Number>& documents) {
    std::set<Number> families;
    for (const Number each : documents) families.insert(library_.family(each));
    for (const Number family : families) {
      std::vector<Number> all;
      for (const Number each : relations_.family(library_.all_works()[family].back()))
        if (is_there(each)) all.push_back(each);
      std::sort(all.begin(), all.end(), [&](Number a, Number b) { return key(a) < key(b); });
      if (!all.empty()) families_.push_back(std::move(all));
    }
    std::sort(families_.begin(), families_.end(),
              [&](const auto& a, const auto& b) { return key(a.back()) < key(b.back()); });
  }

  // Named ones in their order, and by the days from which they speak.
  std::tuple<Day, std::string_view, std::uint32_t> key(Number document) const {
    return {library_.begins(document), library_.id(document), library_.document(document).edition};
  }

  void keep(const Edition& asked) {
    for (std::vector<Number>& family : families_)
      std::erase_if(family, [&](Number each) { return !is_edition(each, asked); });
  }

  // By what its title calls it; of one that is called nothing the year it was published in.
  bool is_edition(Number document, const Edition& asked) const {
    Edition own = document::title_read(title_of(library_, document)).edition;
    if (own.by == By::nothing && asked.by == By::year) {
      const Day published = library_.document(document).published_first;
      if (published == rank::always) return false;
      own.first = static_cast<std::uint32_t>(int(dates::from_days(published).year())) * 10000;
      own.by = By::year;
    }
    if (own.by == By::nothing || (own.by == By::version) != (asked.by == By::version)) return false;
    if (asked.by == By::version)
      return own.first == asked.first ||
             (asked.first % 1000 == 0 && own.first / 1000 == asked.first / 1000);
    if (asked.by == By::span) return own.first == asked.first && own.last == asked.last;
    const std::uint32_t year = asked.first / 10000, own_year = own.first / 10000;
    if (asked.by == By::year) return own_year == year;
    return own_year == year && own.first / 100 % 100 == asked.first / 100 % 100 &&
           (asked.by == By::month || own.first == asked.first);
  }

  std::vector<EditionOfWork> editions() const {
    std::vector<EditionOfWork> out;
    for (const std::vector<Number>& family : families_) {
      std::optional<Document> before;
      for (const Number each : family) {
        const auto [segment, row] = library_.seat_of_document(each);
        Document body = segment->document(row);
        out.push_back(edition(each));
        if (before && !before->sensitive && !body.sensitive)
          out.back().differences = differences(*before, body);
        before = std::move(body);
      }
    }
    return out;
  }

  EditionOfWork edition(Number document) const {
    const auto [segment, row] = library_.seat_of_document(document);
    const DocumentRow& facts = segment->columns.documents[row];
    EditionOfWork out{.document = std::string(library_.id(document)),
                      .edition = static_cast<int>(facts.edition),
                      .title = title_of(library_, document),
                      .kind = facts.kind,
                      .publisher = std::string(segment->columns.text(facts.publisher)),
                      .standing = standing_of(library_, view_, document),
                      .published = segment->shown_document(row).published,
                      .validity = period_of(facts.valid_first, facts.valid_last)};
    out.name = name_of(document::title_read(out.title).edition);
    if (const Number newer = view_.successor(document); newer != none)
      out.superseded_by = library_.id(newer);
    return out;
  }

  const Library& library_;
  const DayView& view_;
  const Relations& relations_;
  std::vector<std::vector<Number>> families_ = {};
};

}  // namespace

std::vector<EditionOfWork> editions_of(const Library& library, const DayView& view,
                                       const Relations& relations, std::string_view name) {
  return Finder(library, view, relations).find(name);
}

}  // namespace fingerpost::index

namespace fingerpost {

std::string to_text(const std::vector<EditionOfWork>& editions) {
  std::string out;
  for (const EditionOfWork& each : editions) {
    out += text::squeeze(each.title) + " (" + text::squeeze(each.document) + ", body " +
           std::to_string(each.edition) + "): " + std::string(name(each.standing)) + "\n";
    if (!each.differences) continue;
    const std::string told = to_text(*each.differences);
    for (const text::Span& line : text::lines(told))
      if (line.length > 0) out += "    " + std::string(line.in(told)) + "\n";
  }
  return out;
}

}  // namespace fingerpost
