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

#include "index/kin.hpp"

namespace fingerpost::index {
namespace {

using document::Edition;
using document::Kin;

// A reprint that went through a revision keeps half of its runs of words, a paper of
// the same title on another matter some hundredth (tests/index/kin_test.cpp).
constexpr double reprint = 0.5;
// More of one name are a form that is filled in, not a work that is brought out.
constexpr std::size_t most_editions = 50;

struct Member {
  Number document;
  Kin kin;
};

class Successions {
 public:
  explicit Successions(const Library& library) : library_(library), reader_(library) {}

  std::vector<Succession> run() {
    gather();
    for (auto& [work, members] : works_)
      if (members.size() > 1 && members.size() <= most_editions) compare(members);
    for (const auto& [document, titles] : told_) follow(document, titles);
    return std::move(found_);
  }

 private:
  void gather() {
    for (Number document = 0; document < library_.documents(); ++document) {
      if (library_.document(document).dropped) continue;
      const Kin kin = reader_.read(document, false);
      if (kin.work != 0) works_[kin.work].push_back({document, kin});
      if (auto titles = reader_.supersedes(document); !titles.empty())
        told_.emplace_back(document, std::move(titles));
    }
  }

  void compare(std::vector<Member>& members) {
    KinReader sketches(library_);
    for (Member& each : members) each.kin = sketches.read(each.document, true);
    for (const Member& a : members)
      for (const Member& b : members)
        if (library_.work(a.document) != library_.work(b.document) && replaces(a, b))
          found_.push_back({b.document, a.document});
  }

  // Whether `newer` is a later edition than `older`.
  bool replaces(const Member& newer, const Member& older) const {
    if (newer.kin.edition.by != older.kin.edition.by) return false;
    if (newer.kin.edition.by != Edition::By::nothing)
      return newer.kin.edition.order > older.kin.edition.order;
    if (library_.begins(newer.document) <= library_.begins(older.document)) return false;
    if (newer.kin.address != 0 && newer.kin.address == older.kin.address) return true;
    const Kind kind = library_.document(newer.document).kind;
    return kind != Kind::page && kind != Kind::contact &&
           document::likeness(newer.kin.sketch, older.kin.sketch) >= reprint;
  }

  std::string_view publisher(Number document) const {
    const auto [segment, row] = library_.seat_of_document(document);
    return segment->columns.text(segment->columns.documents[row].publisher);
  }

  // A title that two documents bear says nothing.
  void follow(Number newer, const std::vector<std::string>& titles) {
    if (publisher(newer).empty()) return;
    for (const std::string& title : titles) {
      const auto at = by_title(publisher(newer)).find(title);
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
  KinReader reader_;
  std::unordered_map<std::uint64_t, std::vector<Member>> works_ = {};
  std::vector<std::pair<Number, std::vector<std::string>>> told_ = {};
  std::unordered_map<std::string, Titles> titles_ = {};
  std::vector<Succession> found_ = {};
};

}  // namespace

std::vector<Succession> untold_successions(const Library& library) {
  return Successions(library).run();
}

}  // namespace fingerpost::index
