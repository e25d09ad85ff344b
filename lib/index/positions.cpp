// The rarest word leads: the others are asked for where it stands alone, and their
// places are read only as long as a place is left where the phrase may begin.
//
//     "the strategy discussion record"
//              discussion at 14, 90 ─► begins at 12, 88 ─► strategy at 13 ─► 12 is left ─► ...
#include "index/positions.hpp"

#include <algorithm>

namespace fingerpost::index {
namespace {

using Place = Xapian::termpos;

class Phrase {
 public:
  Phrase(const Xapian::Database& database, const std::vector<std::string>& terms)
      : database_(database) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const auto at = std::find_if(words_.begin(), words_.end(),
                                   [&](const Word& word) { return word.term == terms[i]; });
      if (at == words_.end())
        words_.push_back({terms[i], database.get_termfreq(terms[i]), {i}, {}});
      else
        at->behind.push_back(i);
    }
    std::stable_sort(words_.begin(), words_.end(),
                     [](const Word& a, const Word& b) { return a.frequency < b.frequency; });
  }

  template <class Wanted, class Take>
  void run(const Wanted& wanted, const Take& take, const Brake& brake) {
    if (words_.front().frequency == 0) return;
    for (Word& word : words_) word.at = database_.postlist_begin(word.term);
    const Xapian::PostingIterator end;
    Xapian::PostingIterator& lead = words_.front().at;
    for (std::size_t seen = 0; lead != end; ++lead) {
      if (++seen % (Brake::step / 16) == 0) brake.check();
      const Xapian::docid slot = *lead;
      if (!wanted(slot)) continue;
      const Step step = all_in(slot);
      if (step == Step::end) return;
      if (step == Step::found && stands()) take(slot, rarest());
    }
  }

 private:
  struct Word {
    std::string term;
    Xapian::doccount frequency;
    std::vector<std::size_t> behind;  // words before it in the phrase, each time it stands there
    Xapian::PostingIterator at;
  };
  enum class Step { found, missing, end };

  Step all_in(Xapian::docid slot) {
    for (std::size_t i = 1; i < words_.size(); ++i) {
      Xapian::PostingIterator& at = words_[i].at;
      at.skip_to(slot);
      if (at == Xapian::PostingIterator()) return Step::end;
      if (*at != slot) return Step::missing;
    }
    return Step::found;
  }

  std::uint32_t rarest() const {
    Xapian::termcount least = words_.front().at.get_wdf();
    for (const Word& word : words_) least = std::min(least, word.at.get_wdf());
    return least;
  }

  // Whether a phrase begins anywhere in the section that all words stand in.
  bool stands() {
    if (words_.size() == 1 && words_.front().behind.size() == 1) return true;
    order_.clear();
    for (const Word& word : words_) order_.push_back(&word);
    std::sort(order_.begin(), order_.end(), [](const Word* a, const Word* b) {
      return a->at.get_wdf() != b->at.get_wdf() ? a->at.get_wdf() < b->at.get_wdf()
                                                : a->frequency < b->frequency;
    });
    begin(*order_.front());
    for (std::size_t i = 1; i < order_.size() && !begins_.empty(); ++i) keep(*order_[i]);
    return !begins_.empty();
  }

  void begin(const Word& word) {
    begins_.clear();
    const std::size_t behind = word.behind.front();
    const Xapian::PositionIterator end;
    for (auto at = word.at.positionlist_begin(); at != end; ++at)
      if (*at > behind) begins_.push_back(*at - static_cast<Place>(behind));
    if (word.behind.size() > 1) keep(word);
  }

  void keep(const Word& word) {
    for (const std::size_t behind : word.behind) {
      auto at = word.at.positionlist_begin();
      const Xapian::PositionIterator end;
      std::erase_if(begins_, [&](Place place) {
        const Place wanted = place + static_cast<Place>(behind);
        if (at != end && *at < wanted) at.skip_to(wanted);
        return at == end || *at != wanted;
      });
    }
  }

  const Xapian::Database& database_;
  std::vector<Word> words_ = {};
  std::vector<const Word*> order_ = {};
  std::vector<Place> begins_ = {};
};

}  // namespace

void each_phrase(const Xapian::Database& database, const std::vector<std::string>& terms,
                 const std::function<bool(Xapian::docid)>& wanted,
                 const std::function<void(Xapian::docid, std::uint32_t)>& found,
                 const Brake& brake) {
  if (!terms.empty()) Phrase(database, terms).run(wanted, found, brake);
}

}  // namespace fingerpost::index
