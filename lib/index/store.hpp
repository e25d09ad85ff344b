// The documents of a library as a store: by address, through their editions, and with
// what else has to do with them.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "fingerpost/store.hpp"
#include "index/answer.hpp"
#include "index/relations.hpp"

namespace fingerpost::index {

Listing list(const Context& context, const query::Plan& plan, std::string_view from,
             std::size_t limit);
// Whether the filters of `plan`, which has no words, keep any section of a document that is
// there in that view. Everything given outlives what is got.
std::function<bool(Number)> keeper(const Library& library, const DayView& view,
                                   const Places& places, Scratch& scratch, const Brake& brake,
                                   const query::Plan& plan);
// Those that are there at an address, by id.
std::vector<Number> at_address(const Library& library, std::string_view url);
std::vector<EditionHeld> history(const Library& library, const DayView& view, std::string_view id);
// `none` when there is none.
Number edition(const Library& library, std::string_view id, int edition);
std::vector<Related> related(const Library& library, const DayView& view,
                             const Relations& relations, Number document);

}  // namespace fingerpost::index
