#include "events/events.hpp"

#include "catch.hpp"

using namespace fingerpost;
using namespace std::chrono_literals;

namespace {

constexpr double at_most = 2.6;  // times the steps for twice as many: n log n would be 2.2
const Date held = 2026y / 12 / 10;
const char* const off = "The DSL network meeting on 10 December 2026 is cancelled.";

enum class Pages { nobodys, of_each_house, of_one_house };

struct Heard {
  std::size_t steps = 0, turns = 0;
};

Heard heard(std::size_t many, Pages pages_of) {
  const Section section{.anchor = "top",
                        .text = off,
                        .dates = {{.when = day(held),
                                   .role = Role::mentioned,
                                   .words = "10 December 2026",
                                   .offset = std::string(off).find("10 December"),
                                   .length = std::string("10 December 2026").size()}}};
  std::vector<events::Page> pages;
  std::vector<events::Occasion> occasions;
  for (std::size_t i = 0; i < many; ++i) {
    const std::string house = "Agency " + std::to_string(i);
    occasions.push_back({.when = day(held),
                         .tellers = {{.publisher = house,
                                      .when = day(held),
                                      .published = Date{2026y / 10 / 1}}}});
    pages.push_back({.section = &section,
                     .title = "Update",
                     .publisher = pages_of == Pages::nobodys         ? ""
                                  : pages_of == Pages::of_each_house ? house
                                                                     : "Agency 0",
                     .told = 2026y / 11 / 20,
                     .published = true});
  }
  Heard out;
  for (const auto& turns :
       events::turns_of("dsl network meeting", pages, occasions, [&] { ++out.steps; }))
    out.turns += turns.size();
  return out;
}

}  // namespace

TEST_CASE("on a day of many houses a page is looked at for those it may mean alone", "[events]") {
  for (const Pages pages : {Pages::nobodys, Pages::of_each_house, Pages::of_one_house}) {
    INFO(static_cast<int>(pages));
    const Heard half = heard(500, pages), all = heard(1000, pages);
    CHECK(half.steps > 500);
    CHECK(double(all.steps) <= at_most * double(half.steps));
    CHECK(all.turns == (pages == Pages::nobodys ? 0u : 1000u));
  }
}
