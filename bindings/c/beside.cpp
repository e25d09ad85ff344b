// The doors to what stands beside the hits: "" or 0 beyond the last.
#include "answers.hpp"

using namespace fingerpost;
using namespace fingerpost::c;

namespace {

// What `ask` says of the one with that number in a member of the results.
template <class Member, class Otherwise, class Ask>
auto of_one(const fingerpost_results* results, std::vector<Member> Results::*all, size_t number,
            Otherwise otherwise, Ask ask) noexcept {
  return of_results(results, otherwise, [&](const Answer& answer) {
    const auto& members = answer.results.*all;
    return number < members.size() ? ask(members[number]) : otherwise;
  });
}

template <class Member>
size_t count(const fingerpost_results* results, std::vector<Member> Results::*all) noexcept {
  return of_results(results, size_t{0},
                    [&](const Answer& answer) { return (answer.results.*all).size(); });
}

template <class Member>
const char* text(const fingerpost_results* results, std::vector<Member> Results::*all,
                 size_t number, std::string Member::*part) noexcept {
  return of_one(results, all, number, "",
                [&](const Member& member) { return (member.*part).c_str(); });
}

const char* companion_text(const fingerpost_results* results, size_t hit, size_t companion,
                           const char* (*ask)(const Companion&)) noexcept {
  return of_one(results, &Results::hits, hit, "", [&](const Hit& h) {
    return companion < h.companions.size() ? ask(h.companions[companion]) : "";
  });
}

}  // namespace

size_t fingerpost_results_notices(const fingerpost_results* results) {
  return count(results, &Results::notices);
}

const char* fingerpost_notice(const fingerpost_results* results, size_t notice) {
  return of_one(results, &Results::notices, notice, "",
                [](const std::string& words) { return words.c_str(); });
}

// -- Cards -------------------------------------------------------------------

size_t fingerpost_results_cards(const fingerpost_results* results) {
  return count(results, &Results::cards);
}

const char* fingerpost_card_title(const fingerpost_results* results, size_t card) {
  return text(results, &Results::cards, card, &ShownCard::title);
}

const char* fingerpost_card_text(const fingerpost_results* results, size_t card) {
  return of_results(results, "", [&](const Answer& answer) {
    return card < answer.card_texts.size() ? answer.card_texts[card].c_str() : "";
  });
}

const char* fingerpost_card_phone(const fingerpost_results* results, size_t card) {
  return text(results, &Results::cards, card, &ShownCard::phone);
}

const char* fingerpost_card_url(const fingerpost_results* results, size_t card) {
  return text(results, &Results::cards, card, &ShownCard::url);
}

const char* fingerpost_card_source(const fingerpost_results* results, size_t card) {
  return text(results, &Results::cards, card, &ShownCard::source);
}

int32_t fingerpost_card_review_overdue(const fingerpost_results* results, size_t card) {
  return of_one(results, &Results::cards, card, int32_t{0},
                [](const ShownCard& shown) -> int32_t { return shown.review_overdue; });
}

// -- Pins --------------------------------------------------------------------

size_t fingerpost_results_pins(const fingerpost_results* results) {
  return count(results, &Results::pinned);
}

const char* fingerpost_pin_document(const fingerpost_results* results, size_t pin) {
  return text(results, &Results::pinned, pin, &Pinned::document);
}

const char* fingerpost_pin_anchor(const fingerpost_results* results, size_t pin) {
  return text(results, &Results::pinned, pin, &Pinned::anchor);
}

const char* fingerpost_pin_title(const fingerpost_results* results, size_t pin) {
  return text(results, &Results::pinned, pin, &Pinned::title);
}

const char* fingerpost_pin_url(const fingerpost_results* results, size_t pin) {
  return text(results, &Results::pinned, pin, &Pinned::url);
}

const char* fingerpost_pin_standing(const fingerpost_results* results, size_t pin) {
  return of_one(results, &Results::pinned, pin, "",
                [](const Pinned& pinned) { return name(pinned.standing).data(); });
}

// -- What is to be consulted with a hit ----------------------------------------

size_t fingerpost_hit_companions(const fingerpost_results* results, size_t hit) {
  return of_one(results, &Results::hits, hit, size_t{0},
                [](const Hit& h) { return h.companions.size(); });
}

const char* fingerpost_companion_document(const fingerpost_results* results, size_t hit,
                                          size_t companion) {
  return companion_text(results, hit, companion,
                        [](const Companion& c) { return c.document.c_str(); });
}

const char* fingerpost_companion_title(const fingerpost_results* results, size_t hit,
                                       size_t companion) {
  return companion_text(results, hit, companion,
                        [](const Companion& c) { return c.title.c_str(); });
}

const char* fingerpost_companion_publisher(const fingerpost_results* results, size_t hit,
                                           size_t companion) {
  return companion_text(results, hit, companion,
                        [](const Companion& c) { return c.publisher.c_str(); });
}

const char* fingerpost_companion_relation(const fingerpost_results* results, size_t hit,
                                          size_t companion) {
  return companion_text(results, hit, companion,
                        [](const Companion& c) { return name(c.relation).data(); });
}

const char* fingerpost_companion_why(const fingerpost_results* results, size_t hit,
                                     size_t companion) {
  return companion_text(results, hit, companion, [](const Companion& c) { return c.why.c_str(); });
}
