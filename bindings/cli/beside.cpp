// What stands beside the hits, as a person reads it: the owner's cards first.
#include "answers.hpp"
#include "words.hpp"

namespace fingerpost::cli {
namespace {

std::string_view words_of(Relation relation) {
  switch (relation) {
    case Relation::use_instead:
      return "use instead: ";
    case Relation::overrides:
      return "overridden by: ";
    case Relation::supplements:
      return "supplemented by: ";
    case Relation::supplemented_by:
      return "supplements: ";
    case Relation::form_for:
      return "form: ";
    case Relation::read_with:
      return "read with: ";
    case Relation::same_matter:
      break;
  }
  return "on the same matter: ";
}

}  // namespace

std::string Answers::above(const Results& results) const {
  std::string all;
  for (const auto& card : results.cards) {
    all += "\n" + wrapped(style_.bold(shown(card.title)), style_.width, "   ", "!  ");
    if (!card.phone.empty()) all += line(style_.bold(shown(card.phone)));
    for (const auto& each : card.lines) all += line(shown(each));
    if (!card.url.empty()) all += line(style_.dim(shown(card.url)));
    if (!card.source.empty()) all += line(style_.dim(shown(card.source)));
    if (card.review_overdue)
      all += line(style_.toned(
          "review overdue" + (card.review_due ? ": it was due " + in_words(*card.review_due) : ""),
          Style::Tone::warning));
  }
  for (const auto& pin : results.pinned) {
    all += "\n" + wrapped(style_.bold(shown(pin.title.empty() ? pin.document : pin.title)),
                          style_.width, "   ", "*  ");
    all += line(plain(name(pin.standing)) + ", pinned" +
                (pin.publisher.empty() ? "" : " · " + shown(pin.publisher)));
    if (!pin.url.empty()) all += line(style_.dim(shown(pin.url)));
  }
  return all;
}

// "Cancelled", "postponed", "moved from 10 December 2026", "goes ahead".
static std::string became(const SaidOf& said) {
  if (said.taking != Taking::confirmed) return std::string(name(said.taking));
  return said.moved_from ? "moved from " + in_words(*said.moved_from) : "goes ahead";
}

std::string Answers::said(const Hit& hit) const {
  if (!hit.said) return {};
  return line(style_.toned(became(*hit.said) + ": " + shown(hit.said->words) + " (" +
                               shown(hit.said->document) + ")",
                           Style::Tone::warning));
}

std::string Answers::beside(const Hit& hit) const {
  std::string all;
  all += said(hit);
  for (const auto& cited : hit.cites_superseded)
    all += line(style_.toned("cites " + shown(cited.words) + "; in force is " + shown(cited.title),
                             Style::Tone::warning));
  for (const auto& companion : hit.companions)
    all += line(std::string(words_of(companion.relation)) + shown(companion.title) +
                (companion.publisher.empty() ? "" : " · " + shown(companion.publisher)));
  for (const auto& edition : hit.editions)
    all += line(style_.dim("also " + plain(name(edition.standing)) + ": " + shown(edition.title)));
  return all;
}

}  // namespace fingerpost::cli
