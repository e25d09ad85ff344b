// Three signs, each enough:
//
//     Threshold document 2021 · Threshold document 2024     one title, a later edition
//     crawl-1 · crawl-2, both at leedsscp.org.uk/bruising   one title at one address
//     "Supersedes: Bruises in babies 2019" on a sheet       the title of one document
//
// One publisher has brought them all out, as its host says: a school's handbook of 2024
// replaces no partnership's of 2021. What is only like another is not taken for its
// edition: schools of one trust fill in one template.
#include "index/successions.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dates/dates.hpp"
#include "document/document.hpp"

namespace fingerpost::index {
namespace {

using document::Edition;

// Each is compared with so many that come next: longer series are rare, and chains
// are followed.
constexpr std::size_t most_compared = 50;

bool is_replaced(Kind kind) {
  return kind == Kind::guidance || kind == Kind::protocol || kind == Kind::form ||
         kind == Kind::page;
}

class Successions {
 public:
  explicit Successions(const Library& library) : library_(library) {}

  std::vector<Succession> run() {
    for (Number document = 0; document < library_.documents(); ++document) {
      if (library_.document(document).dropped()) continue;
      const KinRow& kin = library_.kin(document);
      if (kin.work != 0) of_works_.emplace_back(kin.work, document);
      if (kin.supersedes.count > 0) told_.push_back(document);
    }
    std::sort(of_works_.begin(), of_works_.end());
    for (std::size_t first = 0, last = 0; first < of_works_.size(); first = last) {
      std::vector<Number> members;
      for (; last < of_works_.size() && of_works_[last].first == of_works_[first].first; ++last)
        members.push_back(of_works_[last].second);
      if (members.size() > 1) compare(members);
    }
    if (!told_.empty()) follow_all();
    return std::move(found_);
  }

 private:
  // Of an id only the editions that are called or addressed otherwise count: a body
  // mended fifty times is one document.
  void compare(std::vector<Number>& members) {
    std::vector<Number> distinct;
    std::unordered_map<Number, std::vector<Number>> of_id;
    for (const Number each : members) {
      std::vector<Number>& known = of_id[library_.work(each)];
      const bool same = std::any_of(known.begin(), known.end(), [&](Number other) {
        const KinRow &a = library_.kin(each), &b = library_.kin(other);
        return edition_of(a) == edition_of(b) && a.address == b.address;
      });
      if (!same) known.push_back(each), distinct.push_back(each);
    }
    if (of_id.size() < 2) return;
    std::sort(distinct.begin(), distinct.end(), [&](Number a, Number b) {
      return std::pair(library_.kin(a).first, a) < std::pair(library_.kin(b).first, b);
    });
    for (std::size_t i = 0; i < distinct.size(); ++i)
      for (std::size_t j = i + 1; j < std::min(distinct.size(), i + 1 + most_compared); ++j) {
        compare(distinct[i], distinct[j]);
        compare(distinct[j], distinct[i]);
      }
  }

  void compare(Number older, Number newer) {
    if (library_.work(older) == library_.work(newer) || !replaces(newer, older)) return;
    for (const Number each : library_.editions(library_.id(older)))
      for (const Number by : library_.editions(library_.id(newer))) found_.push_back({each, by});
  }

  // Whether `newer` is a later edition than `older`: never against their days.
  bool replaces(Number newer, Number older) const {
    const KinRow &a = library_.kin(newer), &b = library_.kin(older);
    const DocumentRow &one = library_.document(newer), &two = library_.document(older);
    const bool dated = one.published_first != rank::always && two.published_first != rank::always;
    if (dated && one.published_first < two.published_first) return false;
    if (a.in_title && b.in_title)
      return document::is_later(edition_of(a), edition_of(b)) &&
             !(dated && one.published_first == two.published_first);
    if (a.in_title != b.in_title || a.address == 0 || a.address != b.address) return false;
    if (a.by != b.by || a.by == static_cast<std::uint8_t>(Edition::By::nothing))
      return library_.begins(newer) > library_.begins(older);
    return document::is_later(edition_of(a), edition_of(b));
  }

  std::string key_of(Number document, std::string_view title) const {
    const auto [segment, row] = library_.seat_of_document(document);
    std::string key(segment->columns.text(segment->columns.documents[row].publisher));
    return (key += '\n') += title;
  }

  // By publisher and title, of the publishers whose sheets supersede something.
  void follow_all() {
    std::unordered_map<std::string, std::vector<Number>> wanted;
    for (const Number newer : told_) {
      const Columns& columns = library_.seat_of_document(newer).segment->columns;
      for (const std::string_view title : columns.texts(library_.kin(newer).supersedes))
        wanted.try_emplace(key_of(newer, title));
    }
    for (Number document = 0; document < library_.documents(); ++document) {
      const auto [segment, row] = library_.seat_of_document(document);
      const DocumentRow& columns = segment->columns.documents[row];
      if (columns.dropped() || !is_replaced(columns.kind)) continue;
      const auto at = wanted.find(
          key_of(document, document::title_words(segment->columns.text(columns.title))));
      if (at != wanted.end()) at->second.push_back(document);
    }
    for (const Number newer : told_) {
      const Columns& columns = library_.seat_of_document(newer).segment->columns;
      for (const std::string_view title : columns.texts(library_.kin(newer).supersedes))
        follow(newer, wanted.at(key_of(newer, title)));
    }
  }

  // A title that two documents bear says nothing.
  void follow(Number newer, const std::vector<Number>& olders) {
    const auto same_work = [&](Number a, Number b) { return library_.work(a) == library_.work(b); };
    for (const Number older : olders)
      if (!same_work(older, olders.front()) || same_work(older, newer)) return;
    for (const Number older : olders)
      if (library_.begins(older) < library_.begins(newer)) found_.push_back({older, newer});
  }

  const Library& library_;
  std::vector<std::pair<std::uint64_t, Number>> of_works_ = {};  // documents by their works
  std::vector<Number> told_ = {};
  std::vector<Succession> found_ = {};
};

}  // namespace

std::vector<Succession> untold_successions(const Library& library) {
  return Successions(library).run();
}

Day first_day_named(const KinRow& kin) {
  const Edition edition = edition_of(kin);
  if (edition.by == Edition::By::nothing || edition.by == Edition::By::version) return rank::always;
  const auto year = static_cast<int>(edition.first / 10000);
  const unsigned month = std::max(edition.first / 100 % 100, 1u);
  const unsigned day = std::max(edition.first % 100, 1u);
  const Date date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return date.ok() ? dates::to_days(date) : rank::always;
}

}  // namespace fingerpost::index
