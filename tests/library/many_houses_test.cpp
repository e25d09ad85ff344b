// A day of many houses' events of one name, and as many notices: what it takes to know what became
// of them grows with their number, not with its square; and a search that is stopped over it ends.
#include <cstdlib>

#include "catch.hpp"
#include "library/scene.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

constexpr double at_most = 2.6;  // times the steps for twice as many: n log n would be 2.2
const Date asked = 2026y / 11 / 30;
const char* const off = "The DSL network meeting on 10 December 2026 is cancelled.";

struct Houses : tests::Scene {
  explicit Houses(int many) {
    auto writer = index.writer();
    for (int i = 0; i < many; ++i) {
      const std::string number = std::to_string(i);
      Source dates{.id = "dates-" + number,
                   .title = "Dates for your diary",
                   .kind = Kind::newsletter,
                   .publisher = "Agency " + number,
                   .layer = Layer::agency,
                   .published = period_from_iso("2026-10-01")};
      writer.put(dates,
                 "Dates for your diary\n\nThursday 10 December 2026 DSL network meeting\n");
      writer.put({.id = "update-" + number,
                  .title = "Update",
                  .published = period_from_iso("2026-11-20")},
                 off);
    }
    // One that a house says itself, so that there is something to get wrong.
    writer.put({.id = "own",
                .title = "Update",
                .publisher = "Agency 1",
                .layer = Layer::agency,
                .published = period_from_iso("2026-11-21")},
               off);
    writer.commit(2026y / 11 / 22);
  }
};

const Query meetings{.text = "DSL network meeting",
                     .kinds = {Kind::event},
                     .ended = Ended::rank_equally,
                     .group = Group::section};

// How often a search of a snapshot that was just opened asks whether it is to stop.
std::size_t steps_of(const Houses& houses) {
  std::size_t steps = 0;
  houses.index.searcher().search(meetings, {asked}, {.stop = [&] { return ++steps, false; }});
  return steps;
}

// Stopped when it asks for that time; how often it asked in all.
std::size_t stopped(const Searcher& searcher, std::size_t at) {
  std::size_t steps = 0;
  try {
    searcher.search(meetings, {asked}, {.stop = [&] { return ++steps >= at; }});
    FAIL("it ran to its end");
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::limit);
  }
  return steps;
}

}  // namespace

TEST_CASE("a search over a day of many houses' events and notices grows with their number",
          "[diary][moved]") {
  const Houses half(500), all(1000);
  const std::size_t steps = steps_of(half);
  CHECK(steps > 1000);  // each event and each notice, at least
  CHECK(double(steps_of(all)) <= at_most * double(steps));
  std::size_t called_off = 0;
  Query query = meetings;
  query.limit = 100, query.publishers = {"Agency 1", "Agency 2"};
  for (const Hit& hit : half.index.searcher().search(query, {asked}).hits) {
    INFO(hit.document);
    CHECK(is_called_off(hit) == (hit.document == "dates-1"));
    called_off += is_called_off(hit);
  }
  CHECK(called_off == 1);
}

TEST_CASE("a search that is stopped while it finds out what became of events ends there",
          "[diary][moved]") {
  const Houses houses(40);
  const std::string before = to_json(houses.index.searcher().search(meetings, {asked}));
  const std::size_t most = steps_of(houses);
  REQUIRE(most > 80);
  for (std::size_t at = 1; at <= most; ++at) {
    INFO(at);
    const Searcher searcher = houses.index.searcher();
    CHECK(stopped(searcher, at) == at);
    CHECK(to_json(searcher.search(meetings, {asked})) == before);
  }
}

TEST_CASE("what is always stopped a little later is done in the end", "[diary][moved]") {
  const Houses houses(40);
  const std::string before = to_json(houses.index.searcher().search(meetings, {asked}));
  const Searcher searcher = houses.index.searcher();
  const std::size_t most = steps_of(houses);
  for (std::size_t at = 1; at < most; at += 7) {
    std::size_t steps = 0;
    try {
      searcher.search(meetings, {asked}, {.stop = [&] { return ++steps > at; }});
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::limit);
    }
  }
  CHECK(to_json(searcher.search(meetings, {asked})) == before);
}

TEST_CASE("a diary that is stopped ends there, and the next one is as ever", "[diary][moved]") {
  const Houses houses(12);
  const DiaryOptions options{.period = {2026y / 12 / 1, 2026y / 12 / 31}};
  const auto made = [&](const Searcher& searcher, const Limits& limits) {
    return to_json(diary(searcher, options, {asked}, limits));
  };
  std::size_t most = 0;
  const std::string before =
      made(houses.index.searcher(), {.stop = [&] { return ++most, false; }});
  REQUIRE(most > 24);
  for (std::size_t at = 1; at <= most; ++at) {
    INFO(at);
    const Searcher searcher = houses.index.searcher();
    std::size_t steps = 0;
    try {
      made(searcher, {.stop = [&] { return ++steps >= at; }});
      FAIL("it ran to its end");
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::limit);
    }
    CHECK(steps == at);
    CHECK(made(searcher, {}) == before);
  }
}
