// Copies have nearly the same words; which of them is the issuer's own is said by
//
//     the page itself (<link rel="canonical">)
//     one address, of which the plainest writing stands for all
//     the layer: what a school has of its partnership, a partnership of the nation
//
// What two schools made from one template, two dates of one course and editions of two
// years are no copies; and nothing is put under what would serve the asker worse: what
// is in force never under what is withdrawn, a place's own never under another's.
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

// With another day of publication only what is the same but for a line about the school.
constexpr double verbatim_copy = 0.9;

// Of many that have words in common with it a document is compared with so many of
// the highest layer.
constexpr std::size_t most_compared = 64;

// More copies of one document are not looked for: a page on every school's site.
constexpr std::size_t most_listed = 1000;

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

// Of what happens, each date is its own; contacts differ in a number alone.
bool may_be_copied(Kind kind) { return !rank::happens(kind) && kind != Kind::contact; }

bool of_one_day(const DocumentRow& a, const DocumentRow& b) {
  return a.published_first == b.published_first || a.published_first == rank::always ||
         b.published_first == rank::always;
}

// What an agency wrote for its own place is more than a copy.
bool of_one_place(const Library& library, Number copy, Number own) {
  const auto places = [&](Number document) {
    const Columns& columns = library.seat_of_document(document).segment->columns;
    return columns.texts(library.document(document).applies_to);
  };
  const auto lower = places(copy);
  return lower.empty() || lower == places(own);
}

bool of_two_editions(const KinRow& a, const KinRow& b) {
  const Edition one = edition_of(a), two = edition_of(b);
  return one.by != Edition::By::nothing && two.by != Edition::By::nothing &&
         (one.by != two.by || one.first != two.first);
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

const std::vector<std::uint32_t>& Copies::sketch(Number document) {
  const auto [at, fresh] = sketches_.try_emplace(document);
  if (fresh) at->second = sketch_of(library_, document);
  return at->second;
}

// Documents found that may be the same, those of the highest layer first.
const std::vector<Number>& Copies::candidates(Number document) {
  const auto [at, fresh] = candidates_.try_emplace(document);
  std::vector<Number>& out = at->second;
  if (!fresh) return out;
  const KinRow& kin = library_.kin(document);
  library_.each_like(kin, [&](Number other) {
    if (other != document && have_in_common(kin, library_.kin(other)) && is_found_(other))
      out.push_back(other);
  });
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  const auto first = [&](Number a, Number b) {
    const auto layer = [&](Number each) {
      return rank_of(library_.document(each).layer).value_or(4);
    };
    return layer(a) != layer(b) ? layer(a) < layer(b) : is_plainer(a, b);
  };
  const auto end = out.begin() + static_cast<std::ptrdiff_t>(std::min(out.size(), most_listed));
  std::partial_sort(out.begin(), end, out.end(), first);
  out.erase(end, out.end());
  return out;
}

// Of two writings of one address: whatever was asked, one stands for both.
bool Copies::is_plainer(Number a, Number b) const {
  const auto order = [&](Number each) {
    const KinRow& kin = library_.kin(each);
    return std::tuple(kin.address == 0, kin.detour, library_.id(each));
  };
  return order(a) < order(b);
}

bool Copies::is_copy(Number copy, Number own, double alike) {
  const KinRow &a = library_.kin(copy), &b = library_.kin(own);
  const DocumentRow &lower = library_.document(copy), &upper = library_.document(own);
  if (of_two_editions(a, b) || !of_one_place(library_, copy, own) || !serves_(own, copy))
    return false;
  if (a.address != 0 && a.address == b.address) return is_plainer(own, copy);
  if (!may_be_copied(lower.kind) || !may_be_copied(upper.kind)) return false;
  if (a.canonical != 0 && a.canonical == b.address) return true;
  if (b.canonical != 0 && b.canonical == a.address) return false;
  const auto low = rank_of(lower.layer), high = rank_of(upper.layer);
  if (!low || !high || *high >= *low) return false;
  if (lower.valid_first != upper.valid_first || lower.valid_last != upper.valid_last) return false;
  // A school puts up what it was sent when it was sent it.
  const bool verbatim = lower.layer == Layer::agency && alike >= verbatim_copy;
  return verbatim || of_one_day(lower, upper);
}

// The own that it is most like; itself without one.
Number Copies::closest(Number document) {
  Number best = document;
  double most = 0;
  const std::vector<Number>& all = candidates(document);
  for (std::size_t i = 0; i < std::min(all.size(), most_compared); ++i) {
    const Number other = all[i];
    const double alike = document::likeness(sketch(document), sketch(other));
    if (alike < copied || alike < most || !is_copy(document, other, alike)) continue;
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
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const Number other : candidates(all[i])) {
      const bool known = std::find(all.begin(), all.end(), other) != all.end();
      if (all.size() <= most_listed && !known && own(other) == document) all.push_back(other);
    }
  all.erase(all.begin());
  return all;
}

}  // namespace fingerpost::index
