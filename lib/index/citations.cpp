// Editions beside an answer: what a hit takes the place of, old editions that its text
// still cites, and works that were not there yet on the day.
//
//     "Working Together 2018" in a text      the title begins with these words, or has them
//     "KCSIE 2023"                           for its initials; the year is the edition's
//     "Follow KCSIE 2023", "we use working together 2018"    what leads to it is no part of it
//
// A text that names the edition in force as well knows of it, and one edition may speak of
// another.

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "dates/dates.hpp"
#include "index/beside.hpp"
#include "index/found.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

using Work = Relations::Work;
using Words = std::vector<text::Word>;

// How many words of the title `said` has from `at` on; all of them for its initials.
std::size_t words_said(const Work& work, const Words& said, std::size_t at) {
  std::size_t n = 0;
  while (n < work.words.size() && at + n < said.size() && said[at + n].folded == work.words[n]) ++n;
  if (n > 0 || said[at].folded.size() != work.words.size()) return n;
  for (std::size_t i = 0; i < work.words.size(); ++i)
    if (work.words[i].front() != said[at].folded[i]) return 0;
  return work.words.size();
}

// "Working Together" is enough of a title, "Working" is not; of a short one all of it.
bool is_named(const Work& work, std::size_t said) {
  constexpr std::size_t enough = 2;
  return said >= std::min(enough, work.words.size());
}

std::uint32_t year_in(const Words& said) {
  std::uint32_t year = 0;
  for (const text::Word& word : said)
    if (word.folded.size() == 4 && text::is_number(word.folded))
      year = static_cast<std::uint32_t>(std::stoul(word.folded));
  return year;
}

// All words of the mention but its year are the title's, or its initials.
bool is_cited(const Work& work, const Words& said, std::size_t at) {
  const auto words = static_cast<std::size_t>(
      std::count_if(said.begin() + static_cast<std::ptrdiff_t>(at), said.end(),
                    [](const auto& w) { return !text::is_number(w.folded); }));
  const std::size_t n = words_said(work, said, at);
  return is_named(work, n) && n >= words;
}

// "Follow", "See also", "in line with": it may stand before a title and is no part of it, capital
// or not. A name that does is: "Leeds Working Together 2018". (citations_test)
bool leads(const text::Word& word, std::string_view written) {
  constexpr std::array<std::string_view, 34> leading{
      "follow",  "following", "see",      "read",     "use",       "using",     "apply",
      "consult", "check",     "refer",    "note",     "download",  "view",      "under",
      "per",     "please",    "also",     "replaces", "supersede", "statutory", "guidance",
      "dfe",     "implement", "remember", "includes", "including", "updated",   "revised",
      "new",     "current",   "latest",   "find",     "visit",     "open"};
  const bool capital = !written.empty() && written.front() >= 'A' && written.front() <= 'Z';
  return !capital || text::is_stop_word(word.folded) ||
         std::find(leading.begin(), leading.end(), word.folded) != leading.end();
}

// Where in the words of a mention the title may begin: at the first, or behind what leads to it.
std::vector<std::size_t> beginnings(const Words& said, std::string_view words) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < said.size(); ++at)
    if (at == 0 || leads(said[at - 1], said[at - 1].span.in(words))) out.push_back(at);
  return out;
}

class Editions {
 public:
  Editions(const Beside& beside, Results& results)
      : beside_(beside),
        library_(beside.library),
        view_(beside.view),
        relations_(beside.relations()),
        results_(results) {}

  void look_up(Hit& hit) const {
    const std::vector<Cited> all = std::exchange(hit.cites_superseded, {});
    const Number own = document_of(library_, view_, hit);
    if (own == none) return;
    find_predecessors(hit, own);
    for (const Cited& cited : all) {
      const auto [newer, from] = in_force_for(cited, own);
      if (newer == none || knows(all, relations_.works()[newer])) continue;
      const Number document = relations_.works()[newer].document;
      Cited found{cited.words.substr(from), title_of(library_, document),
                  std::string(library_.id(document))};
      auto& known = hit.cites_superseded;
      if (std::find(known.begin(), known.end(), found) == known.end()) known.push_back(found);
    }
  }

  void find_earliest() const {
    const Words said = text::words(beside_.plan.query.text);
    std::set<Number> told;
    for (std::size_t at = 0; at < said.size(); ++at)
      for (const std::size_t i : relations_.works_called(said[at].folded)) {
        const Work& work = relations_.works()[i];
        if (is_named(work, words_said(work, said, at)) &&
            told.insert(library_.family(work.document)).second)
          tell_earliest(work);
      }
  }

 private:
  void find_predecessors(Hit& hit, Number own) const {
    for (const Number older : relations_.predecessors(own)) {
      const std::string id(library_.id(older));
      if (view_.state(older) == DayView::State::visible && view_.successor(older) == own &&
          std::find(hit.supersedes.begin(), hit.supersedes.end(), id) == hit.supersedes.end())
        hit.supersedes.push_back(id);
    }
    std::sort(hit.supersedes.begin(), hit.supersedes.end());
  }

  // Of what is cited the edition in force, when it is a later one: its place in works(), and
  // where its name begins.
  std::pair<std::size_t, std::size_t> in_force_for(const Cited& cited, Number own) const {
    const Words said = text::words(cited.words);
    std::uint32_t last = year_in(said);
    std::size_t best = none;
    if (said.empty() || last == 0) return {best, 0};
    for (const std::size_t at : beginnings(said, cited.words)) {
      for (const std::size_t i : relations_.works_called(said[at].folded)) {
        const Work& work = relations_.works()[i];
        if (work.year <= last || !is_cited(work, said, at) || !is_in_force(work.document) ||
            library_.family(work.document) == library_.family(own))
          continue;
        best = i, last = work.year;
      }
      if (best != none) return {best, said[at].span.offset};
    }
    return {best, 0};
  }

  bool is_in_force(Number document) const {
    return view_.state(document) == DayView::State::visible && view_.successor(document) == none &&
           standing_of(library_, view_, document) == Standing::in_force;
  }

  static bool knows(const std::vector<Cited>& all, const Work& newer) {
    return std::any_of(all.begin(), all.end(), [&](const Cited& each) {
      const Words said = text::words(each.words);
      if (said.empty() || year_in(said) < newer.year) return false;
      const std::vector<std::size_t> from = beginnings(said, each.words);
      return std::any_of(from.begin(), from.end(),
                         [&](std::size_t at) { return is_cited(newer, said, at); });
    });
  }

  // The family has an edition for the day, or nothing is said.
  void tell_earliest(const Work& work) const {
    Number first = none;
    for (const Number each : relations_.family(work.document)) {
      if (view_.state(each) == DayView::State::hidden) continue;
      if (library_.begins(each) <= view_.day()) return;
      if (library_.document(each).status == Status::draft) continue;
      if (first == none || library_.begins(each) < library_.begins(first)) first = each;
    }
    const std::optional<Date> begins =
        first == none ? std::nullopt : date_of(library_.begins(first));
    if (!begins) return;
    EarliestHeld held{std::string(library_.id(first)), title_of(library_, first), *begins};
    results_.notices.push_back("no edition for " + to_iso(results_.as_of) +
                               " is held; the one held first, \"" + held.title + "\", begins on " +
                               to_iso(held.begins));
    results_.earliest_held.push_back(std::move(held));
  }

  const Beside& beside_;
  const Library& library_;
  const DayView& view_;
  const Relations& relations_;
  Results& results_;
};

}  // namespace

Number edition_cited(const DayView& view, const Relations& relations, std::string_view words) {
  const Words said = text::words(words);
  const std::uint32_t year = year_in(said);
  if (said.empty() || year == 0) return none;
  for (const std::size_t at : beginnings(said, words))
    for (const std::size_t i : relations.works_called(said[at].folded)) {
      const Work& work = relations.works()[i];
      if (work.year == year && is_cited(work, said, at) &&
          view.state(work.document) == DayView::State::visible)
        return work.document;
    }
  return none;
}

void add_editions(const Beside& beside, Results& results) {
  if (beside.library.documents() == 0) return;
  const Editions editions(beside, results);
  for (Hit& hit : results.hits) editions.look_up(hit);
  editions.find_earliest();
}

}  // namespace fingerpost::index
