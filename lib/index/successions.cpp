// Three signs, each enough:
//
//     Threshold document 2021 · Threshold document 2024     one work, a later edition
//     crawl-1 · crawl-2, both at leedsscp.org.uk/bruising   one work at one address,
//                                                           or nearly the same words
//     "Supersedes: Bruises in babies 2019" on a sheet       the title of one document
//
// One publisher has brought them all out: a school's handbook of 2024 replaces no
// partnership's of 2021.
#include "index/successions.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "index/sketches.hpp"

namespace fingerpost::index {
namespace {

using document::Edition;

// A reprint that went through a revision keeps half of its runs of words, a paper of
// the same title on another matter some hundredth (tests/index/kin_test.cpp).
constexpr double reprint = 0.5;
// More of one name are a form that is filled in, not a work that is brought out.
constexpr std::size_t most_editions = 50;

class Successions {
 public:
  explicit Successions(const Library& library) : library_(library) {}

  std::vector<Succession> run() {
    gather();
    for (const auto& [work, members] : works_)
      if (members.size() > 1 && members.size() <= most_editions) compare(members);
    for (const Number document : told_) follow(document);
    return std::move(found_);
  }

 private:
  void gather() {
    for (Number document = 0; document < library_.documents(); ++document) {
      if (library_.document(document).dropped) continue;
      const KinRow& kin = library_.kin(document);
      if (kin.work != 0) works_[kin.work].push_back(document);
      if (kin.supersedes.count > 0) told_.push_back(document);
    }
  }

  void compare(const std::vector<Number>& members) {
    for (const Number a : members)
      for (const Number b : members)
        if (library_.work(a) != library_.work(b) && replaces(a, b)) found_.push_back({b, a});
  }

  // Whether `newer` is a later edition than `older`.
  bool replaces(Number newer, Number older) const {
    const KinRow &a = library_.kin(newer), &b = library_.kin(older);
    if (a.by != b.by) return false;
    if (a.by != static_cast<std::uint16_t>(Edition::By::nothing)) return a.order > b.order;
    if (library_.begins(newer) <= library_.begins(older)) return false;
    if (a.address != 0 && a.address == b.address) return true;
    const Kind kind = library_.document(newer).kind;
    return kind != Kind::page && kind != Kind::contact &&
           document::likeness(sketch_of(library_, newer), sketch_of(library_, older)) >= reprint;
  }

  std::string_view publisher(Number document) const {
    const auto [segment, row] = library_.seat_of_document(document);
    return segment->columns.text(segment->columns.documents[row].publisher);
  }

  // A title that two documents bear says nothing.
  void follow(Number newer) {
    if (publisher(newer).empty()) return;
    const Columns& columns = library_.seat_of_document(newer).segment->columns;
    for (const std::string_view title : columns.texts(library_.kin(newer).supersedes)) {
      const auto at = by_title(publisher(newer)).find(std::string(title));
      if (at == by_title(publisher(newer)).end()) continue;
      const Number first = at->second.front();
      const bool one = std::all_of(at->second.begin(), at->second.end(), [&](Number each) {
        return library_.work(each) == library_.work(first);
      });
      if (!one || library_.work(first) == library_.work(newer)) continue;
      for (const Number older : at->second)
        if (library_.begins(older) <= library_.begins(newer)) found_.push_back({older, newer});
    }
  }

  using Titles = std::unordered_map<std::string, std::vector<Number>>;
  const Titles& by_title(std::string_view publisher_name) {
    const auto [at, fresh] = titles_.try_emplace(std::string(publisher_name));
    if (!fresh) return at->second;
    for (Number document = 0; document < library_.documents(); ++document) {
      if (library_.document(document).dropped || publisher(document) != publisher_name) continue;
      const auto [segment, row] = library_.seat_of_document(document);
      const auto title = segment->columns.text(segment->columns.documents[row].title);
      at->second[document::title_words(title)].push_back(document);
    }
    return at->second;
  }

  const Library& library_;
  std::unordered_map<std::uint64_t, std::vector<Number>> works_ = {};
  std::vector<Number> told_ = {};
  std::unordered_map<std::string, Titles> titles_ = {};
  std::vector<Succession> found_ = {};
};

}  // namespace

std::vector<Succession> untold_successions(const Library& library) {
  return Successions(library).run();
}

}  // namespace fingerpost::index
