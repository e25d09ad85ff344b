#include "index/near.hpp"

#include <algorithm>
#include <map>

#include "text/text.hpp"

namespace fingerpost::index {
namespace {

// Positions belong to whole words: a family is the words of the opened segments with one
// stem, the most frequent ones.
constexpr std::size_t most_of_family = 12;

std::vector<std::string> family(const Library& library, const std::string& word) {
  const std::string stem = text::stem(word);
  // "children" and "child", "men" and "man": no family parts before its second letter.
  const std::string begins = text::word_term(word.substr(0, std::min<std::size_t>(2, word.size())));
  std::map<std::string, std::size_t> found;
  for (const auto& segment : library.segments()) {
    const auto end = segment->database.allterms_end(begins);
    for (auto at = segment->database.allterms_begin(begins); at != end; ++at)
      if (text::stem(*at) == stem) found[*at] += at.get_termfreq();
  }
  std::vector<std::pair<std::size_t, std::string>> often;
  for (const auto& [term, count] : found) often.emplace_back(count, term);
  std::sort(often.rbegin(), often.rend());
  std::vector<std::string> words;
  for (auto& [count, term] : often)
    if (words.size() < most_of_family) words.push_back(std::move(term));
  return words;
}

using Families = std::vector<std::vector<std::string>>;

Families families_of(const Library& library, const query::Clause& clause) {
  Families families;
  for (const std::string& word : clause.phrase) {
    std::vector<std::string> words =
        clause.families ? family(library, word) : std::vector{text::word_term(word)};
    if (words.empty()) return {};
    // The same word twice stands near itself.
    if (std::find(families.begin(), families.end(), words) == families.end())
      families.push_back(std::move(words));
  }
  return families;
}

Xapian::Query query_of(const Families& families, std::size_t near) {
  std::vector<Xapian::Query> parts;
  for (const auto& words : families)
    parts.emplace_back(Xapian::Query::OP_OR, words.begin(), words.end());
  if (parts.size() == 1) return parts.front();
  const std::size_t window = std::max(near + 1, parts.size());
  return {Xapian::Query::OP_NEAR, parts.begin(), parts.end(),
          static_cast<Xapian::termcount>(window)};
}

// Slots are asked for in ascending order.
class Rarest {
 public:
  Rarest(const Xapian::Database& database, const Families& families) {
    for (const auto& words : families) {
      lists_.emplace_back();
      for (const std::string& word : words)
        lists_.back().emplace_back(database.postlist_begin(word), database.postlist_end(word));
    }
  }

  std::uint32_t at(Xapian::docid slot) {
    std::uint32_t least = UINT32_MAX;
    for (auto& words : lists_) {
      std::uint32_t all = 0;
      for (auto& [word, end] : words) {
        if (word != end) word.skip_to(slot);
        if (word != end && *word == slot) all += word.get_wdf();
      }
      least = std::min(least, all);
    }
    return least;
  }

 private:
  using Words = std::vector<std::pair<Xapian::PostingIterator, Xapian::PostingIterator>>;
  std::vector<Words> lists_;
};

}  // namespace

NearBy near(const Library& library, const DayView& view, const query::Clause& clause) {
  NearBy found;
  const Families families = families_of(library, clause);
  if (families.empty()) return found;
  const Xapian::Query query = query_of(families, clause.near);
  for (std::size_t s = 0; s < library.segments().size(); ++s) {
    const Xapian::Database& database = library.segments()[s]->database;
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    const Xapian::MSet all = enquire.get_mset(0, database.get_doccount());
    Rarest rarest(database, families);
    for (auto at = all.begin(); at != all.end(); ++at) {
      const Number section = library.section_in(s, *at);
      if (section != none && view.state_of_section(section) != DayView::State::hidden)
        found.emplace_back(section, rarest.at(*at));
    }
  }
  return found;
}

std::size_t beside(const Library& library, const DayView& view, const std::string& one,
                   const std::string& other, std::size_t words) {
  const NearBy found = near(library, view, {.phrase = {one, other}, .near = words});
  return static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [&](const auto& each) {
    return view.state_of_section(each.first) == DayView::State::visible;
  }));
}

}  // namespace fingerpost::index
