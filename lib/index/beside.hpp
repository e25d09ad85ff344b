// What stands beside an answer once its hits are known: cards and pins of the owner,
// what is to be consulted with the best hits, old editions they cite, and whether a work
// that the words name was there on the day at all.
#pragma once

#include <functional>

#include "fingerpost/cards.hpp"
#include "index/day_view.hpp"
#include "index/library.hpp"
#include "index/place.hpp"
#include "index/relations.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

struct Beside {
  const Library& library;
  const DayView& view;
  const Vocabulary& vocabulary;
  const Places& places;
  const query::Plan& plan;
  const Cards& cards;                           // of the opened tiers
  std::function<const Relations&()> relations;  // made when it is first asked for
  // Contacts that answer on the day, best first, for a crisis without a card.
  std::function<std::vector<Hit>(Query)> search;
};

void stand_beside(const Beside& beside, Results& results);

// The steps of it.
void add_companions(const Beside& beside, Results& results);
void add_editions(const Beside& beside, Results& results);
void add_cards(const Beside& beside, Results& results);

// The edition that a hit shows; `none` when it is of another library.
Number document_of(const Library& library, const DayView& view, const Hit& hit);
// How a document stands: as the best of its sections.
Standing standing_of(const Library& library, const DayView& view, Number document);
std::string title_of(const Library& library, Number document);

}  // namespace fingerpost::index
