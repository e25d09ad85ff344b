// What became of the files of earlier runs, so that one which looks the same need not be
// opened. It is kept as everything else is: a file a tier, named by the manifest, switched
// with the documents it speaks of and never ahead of them. Without it nothing is lost but
// time: every file is read again.
//
//     ledger-000031   {"vocabulary": "vocabulary-8c1f…"}
//                     {"origin": "/srv/pages", "id": "a.html", "size": 812, …, "digest": "5d0c…"}
//                     {"origin": "/srv/pages", "id": "b.pdf", …, "failures": [{"reason": …}]}
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fingerpost/index.hpp"

namespace fingerpost::index {

struct LedgerEntry {
  std::string tier = {};
  std::string about = {};  // digest of what was known of the file besides its bytes
  FileLook look = {};
  std::string digest = {};  // of the document that came of it; empty: none did
  std::vector<FailedFile> failures = {};
};

class Ledger {
 public:
  // Adds what `bytes` say of files of `tier`, unless they were read with another
  // vocabulary. Bytes that are no ledger are passed over, and written anew.
  void load(const std::string& tier, std::string_view bytes, std::string_view vocabulary);
  std::string to_bytes(const std::string& tier, std::string_view vocabulary) const;

  // Nullptr when nothing is known of it.
  const LedgerEntry* find(const std::string& origin, const std::string& id) const;
  void set(const std::string& origin, const std::string& id, LedgerEntry entry);
  // Another failure of a file that looks like this and is entered already.
  void add(FailedFile failure, const std::string& file);
  void forget(const std::string& origin, const std::string& id);
  // Forgets all files of `origin` but those with `ids`.
  void keep(const std::string& origin, const std::set<std::string>& ids);

  // Forgets the files with these ids, wherever they came from, and that one failed which came
  // within another. What is kept is written anew.
  void purge(const std::set<std::string>& ids);
  // Forgets all.
  void clear();

  std::vector<FailedFile> failures() const;
  bool holds(const std::string& tier) const;
  // Tiers whose files must be written, and that they were.
  const std::set<std::string>& changed() const { return changed_; }
  void settled() { changed_.clear(); }

 private:
  using Key = std::pair<std::string, std::string>;  // origin, id
  std::map<Key, LedgerEntry> entries_ = {};
  std::set<std::string> changed_ = {};
};

}  // namespace fingerpost::index
