// Copies have nearly the same words; which of them is the issuer's own is said by
//
//     the page itself (<link rel="canonical">)
//     the layer: what a school has of its partnership, a partnership of the nation
//     for one publisher: one address or one title, and the better hit stands for both
//
// What two schools made from one template, or editions of two years, are no copies.
#include "index/copies.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "index/kin.hpp"

namespace fingerpost::index {
namespace {

using document::Edition;
using document::Kin;

// With every fortieth word another, a text of 300 has .86 of its runs of words, with
// every third none (tests/index/kin_test.cpp); the sketch errs by .06.
constexpr double copied = 0.7;

// Texts of which .7 is shared have one of these bands of the sketch in common in 98.8
// of 100 cases: 1 - (1 - .7^4)^16.
constexpr std::size_t bands = 16, rows = 4;
// Of many with one band in common each is compared with so many of the highest layer.
constexpr std::size_t most_compared = 20;

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

struct Place {
  Kin kin;
  const DocumentRow* row = nullptr;
  std::string_view publisher, title;
  std::size_t own;
  double alike = 0;
};

class Copies {
 public:
  using Better = std::function<bool(std::size_t, std::size_t)>;

  Copies(const Library& library, const std::vector<Number>& documents, const Better& better)
      : better_(better), places_(documents.size()) {
    std::vector<std::size_t> order(documents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return documents[a] < documents[b]; });
    KinReader reader(library);
    for (const std::size_t i : order) {
      const auto [segment, row] = library.seat_of_document(documents[i]);
      const Columns& columns = segment->columns;
      Place& place = places_[i];
      place.kin = reader.read(documents[i], true);
      place.row = &columns.documents[row];
      place.publisher = columns.text(place.row->publisher);
      place.title = columns.text(place.row->title);
      place.own = i;
    }
  }

  std::vector<std::size_t> run() {
    for (const auto& [key, members] : buckets()) compare(members);
    std::vector<std::size_t> out(places_.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = root(i);
    return out;
  }

 private:
  using Bucket = std::pair<std::uint64_t, std::vector<std::size_t>>;

  // Places that have an address or a band of their sketch in common.
  std::vector<Bucket> buckets() const {
    std::vector<std::pair<std::uint64_t, std::size_t>> keys;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const Kin& kin = places_[i].kin;
      for (const std::uint64_t key : {kin.address, kin.canonical})
        if (key != 0) keys.emplace_back(key, i);
      for (std::size_t band = 0; band * rows + rows <= kin.sketch.size(); ++band)
        keys.emplace_back(band_key(kin, band), i);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<Bucket> out;
    for (std::size_t i = 0; i < keys.size();) {
      std::size_t end = i + 1;
      while (end < keys.size() && keys[end].first == keys[i].first) ++end;
      if (end > i + 1) {
        out.push_back({keys[i].first, {}});
        for (; i < end; ++i) out.back().second.push_back(keys[i].second);
      }
      i = end;
    }
    return out;
  }

  static std::uint64_t band_key(const Kin& kin, std::size_t band) {
    std::uint64_t key = band + 1;
    for (std::size_t i = band * rows; i < band * rows + rows; ++i)
      key = (key ^ kin.sketch[i]) * 0x100000001B3u;
    return key;
  }

  void compare(std::vector<std::size_t> members) {
    const auto higher = [&](std::size_t a, std::size_t b) {
      return rank_of(places_[a].row->layer).value_or(4) <
             rank_of(places_[b].row->layer).value_or(4);
    };
    std::stable_sort(members.begin(), members.end(), higher);
    const std::size_t first = std::min(members.size(), most_compared);
    for (const std::size_t copy : members)
      for (std::size_t i = 0; i < first; ++i)
        if (members[i] != copy) consider(copy, members[i]);
  }

  void consider(std::size_t copy, std::size_t own) {
    Place& place = places_[copy];
    const double alike = document::likeness(place.kin.sketch, places_[own].kin.sketch);
    if (alike < copied || !is_copy(copy, own)) return;
    const bool closer = alike > place.alike || (alike == place.alike && better_(own, place.own));
    if (place.own == copy || closer) place.own = own, place.alike = alike;
  }

  bool is_copy(std::size_t copy, std::size_t own) const {
    const Place &a = places_[copy], &b = places_[own];
    const bool editions = a.kin.edition.by != Edition::By::nothing &&
                          b.kin.edition.by != Edition::By::nothing &&
                          a.kin.edition != b.kin.edition;
    if (editions) return false;
    if (a.kin.canonical != 0 && a.kin.canonical == b.kin.address) return true;
    if (b.kin.canonical != 0 && b.kin.canonical == a.kin.address) return false;
    const auto low = rank_of(a.row->layer), high = rank_of(b.row->layer);
    if (a.publisher != b.publisher) return low && high && *high < *low;
    const bool one_day = a.row->published_first == b.row->published_first ||
                         a.row->published_first == rank::always ||
                         b.row->published_first == rank::always;
    const bool one_address = a.kin.address != 0 && a.kin.address == b.kin.address;
    const bool one_title =
        !a.publisher.empty() && document::title_words(a.title) == document::title_words(b.title);
    return one_day && (one_address || one_title) && better_(own, copy);
  }

  std::size_t root(std::size_t place) const {
    std::size_t at = place;
    for (std::size_t steps = 0; places_[at].own != at; ++steps) {
      if (steps == places_.size()) return place;
      at = places_[at].own;
    }
    return at;
  }

  const Better& better_;
  std::vector<Place> places_;
};

}  // namespace

std::vector<std::size_t> owns(const Library& library, const std::vector<Number>& documents,
                              const std::function<bool(std::size_t, std::size_t)>& better) {
  return Copies(library, documents, better).run();
}

}  // namespace fingerpost::index
