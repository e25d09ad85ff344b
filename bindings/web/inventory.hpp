// What an editor acts on, of what the reader who asks may see.
#pragma once

#include <string>
#include <vector>

#include "asking.hpp"

namespace fingerpost::web {

// A list of documents with something to be done about each.
struct Chore {
  std::string_view name;   // "overdue": of an address and a file
  std::string_view title;  // "Review overdue"
  std::string_view advice;
};
const std::vector<Chore>& chores();
const Chore* chore(std::string_view name);

struct Item {
  Listed document = {};
  std::string detail = {};  // what is wrong, where there is more to say
};

struct Inventory {
  std::vector<Listed> documents = {};  // by id
  bool whole = true;                   // false: only as many as were looked at
  std::size_t total = 0;
};
Inventory inventory_of(const Asking& asking, const Searcher& searcher);

// What the chore is about. `whole` becomes false when not all could be looked at in time.
std::vector<Item> items_of(const Chore& chore, const Asking& asking, const Searcher& searcher,
                           const Inventory& inventory, bool& whole);
// How many there are, without opening any document; nothing where that cannot be told so.
std::optional<std::size_t> count_of(const Chore& chore, const Inventory& inventory);

// pictures.cpp: drawings with their data beside them, as HTML.
std::string timeline_html(const Asking& asking, const Inventory& inventory);
std::string coverage_html(const Asking& asking, const Inventory& inventory,
                          const Vocabulary& vocabulary);

}  // namespace fingerpost::web
