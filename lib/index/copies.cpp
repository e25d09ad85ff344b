// Copies have nearly the same words; which of them is the issuer's own is said by
//
//     the page itself (<link rel="canonical">)
//     the layer: what a school has of its partnership, a partnership of the nation
//     for one publisher: one address or one title, and the plainest address stands
//     for all
//
// What two schools made from one template, or editions of two years, are no copies.
#include "index/copies.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

#include "document/document.hpp"
#include "index/sketches.hpp"

namespace fingerpost::index {
namespace {

using document::Edition;

// With every fortieth word another, a text of 300 has .86 of its runs of words, with
// every third none (tests/index/kin_test.cpp); the sketch errs by .06.
constexpr double copied = 0.7;

// Of many that have words in common with it a document is compared with so many.
constexpr std::size_t most_compared = 64;

std::optional<int> rank_of(Layer layer) {
  switch (layer) {
    case Layer::national:
      return 0;
    case Layer::regional:
      return 1;
    case Layer::local:
      return 2;
    case Layer::agency:
      return 3;
    default:
      return std::nullopt;
  }
}

std::string_view publisher_of(const Library& library, Number document) {
  const auto [segment, row] = library.seat_of_document(document);
  return segment->columns.text(segment->columns.documents[row].publisher);
}

std::string title_of(const Library& library, Number document) {
  const auto [segment, row] = library.seat_of_document(document);
  return document::title_words(segment->columns.text(segment->columns.documents[row].title));
}

bool of_one_day(const DocumentRow& a, const DocumentRow& b) {
  return a.published_first == b.published_first || a.published_first == rank::always ||
         b.published_first == rank::always;
}

bool of_two_editions(const KinRow& a, const KinRow& b) {
  constexpr auto nothing = static_cast<std::uint16_t>(Edition::By::nothing);
  return a.by != nothing && b.by != nothing && (a.by != b.by || a.order != b.order);
}

// An address in common, or a band of the sketch.
bool have_in_common(const KinRow& a, const KinRow& b) {
  bool same = (a.address != 0 && (a.address == b.address || a.address == b.canonical)) ||
              (a.canonical != 0 && a.canonical == b.address);
  for (std::size_t i = 0; i < KinRow::bands; ++i)
    same = same || (a.band[i] != 0 && a.band[i] == b.band[i]);
  return same;
}

}  // namespace

Copies::Copies(const Library& library, const std::vector<Number>& found) : library_(library) {
  for (const Number document : found) found_.push_back({&library.kin(document), document});
}

const std::vector<std::uint32_t>& Copies::sketch(Number document) {
  const auto [at, fresh] = sketches_.try_emplace(document);
  if (fresh) at->second = sketch_of(library_, document);
  return at->second;
}

// Documents found that may be the same.
std::vector<Number> Copies::candidates(Number document) {
  std::vector<Number> out;
  const KinRow& kin = library_.kin(document);
  for (const Row& other : found_) {
    if (other.document == document || !have_in_common(kin, *other.kin)) continue;
    out.push_back(other.document);
    if (out.size() == most_compared) break;
  }
  return out;
}

// Of two places of one publisher: whatever was asked, one stands for both.
bool Copies::is_plainer(Number a, Number b) const {
  const auto order = [&](Number each) {
    const KinRow& kin = library_.kin(each);
    return std::tuple(kin.address == 0, kin.detour, library_.id(each));
  };
  return order(a) < order(b);
}

bool Copies::is_copy(Number copy, Number own) {
  const KinRow &a = library_.kin(copy), &b = library_.kin(own);
  const DocumentRow &lower = library_.document(copy), &upper = library_.document(own);
  if (of_two_editions(a, b)) return false;
  if (a.canonical != 0 && a.canonical == b.address) return true;
  if (b.canonical != 0 && b.canonical == a.address) return false;
  if (publisher_of(library_, copy) != publisher_of(library_, own)) {
    const auto low = rank_of(lower.layer), high = rank_of(upper.layer);
    return low && high && *high < *low;
  }
  if (!of_one_day(lower, upper) || !is_plainer(own, copy)) return false;
  if (a.address != 0 && a.address == b.address) return true;
  return !publisher_of(library_, own).empty() &&
         title_of(library_, copy) == title_of(library_, own);
}

// The own that it is most like; itself without one.
Number Copies::closest(Number document) {
  Number best = document;
  double most = 0;
  for (const Number other : candidates(document)) {
    const double alike = document::likeness(sketch(document), sketch(other));
    if (alike < copied || alike < most || !is_copy(document, other)) continue;
    if (alike == most && !is_plainer(other, best)) continue;
    best = other, most = alike;
  }
  return best;
}

Number Copies::own(Number document) {
  if (const auto known = own_.find(document); known != own_.end()) return known->second;
  // Who is asked about on the way stands for itself: two pages that each name the
  // other as canonical.
  own_[document] = document;
  const Number next = closest(document);
  return own_[document] = next == document ? document : own(next);
}

std::vector<Number> Copies::of(Number document) {
  std::vector<Number> all{document};
  for (std::size_t i = 0; i < all.size() && all.size() < most_compared; ++i)
    for (const Number other : candidates(all[i]))
      if (own(other) == document && std::find(all.begin(), all.end(), other) == all.end())
        all.push_back(other);
  all.erase(all.begin());
  return all;
}

}  // namespace fingerpost::index
