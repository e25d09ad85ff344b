// A plan and a day become Results.
//
//     words ─► Matcher ─► text score ┐
//     filters ───────────► keep      ├─► x standing x age x place ─► one hit a document ─► the top
//     k day ────► DayView ─► standing  ┘
#pragma once

#include <functional>

#include "index/day_view.hpp"
#include "index/library.hpp"
#include "index/matcher.hpp"
#include "index/spelling.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

struct Context {
  const Library& library;
  const DayView& view;
  const DayView* then;  // of the last day a question is about, where that is another; or nullptr
  const Vocabulary& vocabulary;
  const Places& places;
  std::function<const Spelling&()> spelling;  // made when a word is not there
  Scratch& scratch;
  const Brake& brake;
  DayView::Heeding heeding, then_heeding;
};

Results answer(const Context& context, query::Plan plan);

}  // namespace fingerpost::index
