// An index in a folder, to which texts are put day by day.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fingerpost/diary.hpp"
#include "fingerpost/digest.hpp"
#include "index/support.hpp"

namespace fingerpost::tests {

struct Scene {
  Folder folder;
  Index index = Index::create(folder / "a.index");

  void put(const Source& source, std::string_view text, Date day) {
    auto writer = index.writer();
    writer.put(source, text);
    writer.commit(day);
  }
  void commit(const std::vector<Document>& documents, Date day) {
    auto writer = index.writer();
    for (const Document& each : documents) writer.put(each);
    writer.commit(day);
  }
  Diary diary(Period period, Date day) const {
    return fingerpost::diary(index.searcher(), {.period = period}, {day});
  }
  Digest digest(const DigestOptions& options, Date as_of) const {
    return fingerpost::digest(index.searcher(), options, as_of);
  }
};

// "2026-12-15 confirmed from 2026-12-10" of each entry that is called so.
inline std::string told_of(const Diary& diary, std::string_view name) {
  std::string out;
  for (const DiaryEntry& each : diary.entries) {
    if (each.name.find(name) == std::string::npos) continue;
    out += (out.empty() ? "" : "; ") + to_iso(each.when) + " " +
           std::string(fingerpost::name(each.taking));
    if (each.moved_from) out += " from " + to_iso(*each.moved_from);
  }
  return out;
}

}  // namespace fingerpost::tests
