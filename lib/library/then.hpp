// The changes of a period as they were known on its last day: what was recorded later is of a
// later period, and told there.
//
//     recorded:    in March   in April   in May
//     told of April:  ed. 1 ─► ed. 2       -        (of May: ed. 2 ─► ed. 3)
//
// A document of which nothing was recorded by the last day is told of by what it says of
// itself, so that an index made later tells the same.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fingerpost/diary.hpp"
#include "fingerpost/index.hpp"

namespace fingerpost::library {

class Then {
 public:
  // Both days belong to the period; `filter` as for Searcher::documents.
  Then(const Searcher& searcher, Query filter, Date first, Date last);

  std::vector<Change> changes() const;  // by day, then by id
  // How a document stood on the last day, whatever the filter; as a change of that day.
  std::optional<Change> standing(const std::string& id) const;
  // The newest body of it that could be read on the last day.
  std::optional<Document> read(const std::string& id) const;

 private:
  using List = std::map<std::string, Listed>;

  List list(const Query& filter, Date day) const;
  std::optional<Change> change_of(const std::string& id) const;
  std::optional<Change> by_days(const Listed& before, const Listed& now) const;
  Date recorded(const Listed& listed) const;
  Date within(std::optional<Date> day) const;

  const Searcher& searcher_;
  Query filter_;
  Date before_, first_, last_;
  std::vector<std::string> later_ = {};       // documents that were put before and touched later
  List then_ = {}, now_ = {}, now_all_ = {};  // only where something was
  mutable std::optional<std::map<std::string, Change>> standing_ = {};  // once it is asked for
};

// The diary as it was known on the day: of a document of which nothing was recorded by then as
// it says itself, so that an index made later tells the same.
Diary diary_then(const Searcher& searcher, const DiaryOptions& options, Date day);

}  // namespace fingerpost::library
