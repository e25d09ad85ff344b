// The segments of the opened tiers as one: documents and sections are numbered
// through, and what replaces what is known. Made once for a commit; immutable,
// but for the databases, which are for one thread at a time.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/commits.hpp"
#include "index/facts.hpp"
#include "index/manifest.hpp"
#include "index/names.hpp"
#include "index/segment.hpp"
#include "index/title_years.hpp"

namespace fingerpost::index {

using Number = std::uint32_t;  // of a document or a section, through all segments
inline constexpr Number none = static_cast<Number>(-1);

// `newer` says that it replaces `older`.
struct Succession {
  Number older = none, newer = none;
};

// A tier that is open, and the commit of it that is seen.
struct OpenTier {
  std::string name;
  CommitMark mark;
};

class Brake;
class Turned;

class Library {
 public:
  // Throws Error(corrupt), or Error(io) when a segment has gone meanwhile.
  Library(const std::filesystem::path& folder, const Manifest& manifest,
          const std::vector<std::string>& tiers);

  const std::vector<std::shared_ptr<Segment>>& segments() const { return segments_; }
  Number first_document(std::size_t segment) const { return first_document_[segment]; }
  Number first_section(std::size_t segment) const { return first_section_[segment]; }
  Number documents() const { return first_document_.back(); }
  Number sections() const { return first_section_.back(); }

  struct Seat {
    const Segment* segment;
    std::uint32_t row;
  };
  std::size_t segment_of(Number document) const { return among(first_document_, document); }
  std::size_t segment_of_section(Number section) const { return among(first_section_, section); }
  Seat seat_of_document(Number document) const;
  Seat seat_of_section(Number section) const;
  const DocumentRow& document(Number document) const;
  const KinRow& kin(Number document) const;
  const AboutRow& about(Number document) const;
  const SectionRow& section(Number section) const;
  // Of two sections alike: by id, the later edition first, then place in the document.
  bool precedes(Number section, Number other) const;
  // Those of a document: from the first to before the last.
  struct Sections {
    Number first, last;
  };
  Sections sections_of(Number document) const;
  Number document_of(Number section) const { return document_of_[section]; }
  const Number* documents_of_sections() const { return document_of_.data(); }
  std::string_view id(Number document) const;
  // Calls `take(document)` for all that may have an address or a band of the sketch in
  // common with `kin`; for one, perhaps, more than once.
  template <class Take>
  void each_like(const KinRow& kin, const Take& take) const {
    const std::vector<std::uint32_t> keys = keys_of(kin);
    for (std::size_t s = 0; s < segments_.size(); ++s)
      for (const std::uint32_t key : keys) {
        const Column<KinKey>& all = segments_[s]->columns.keys;
        auto at =
            std::lower_bound(all.begin(), all.end(), key,
                             [](const KinKey& each, auto wanted) { return each.key < wanted; });
        for (; at != all.end() && at->key == key; ++at) take(first_document_[s] + at->document);
      }
  }
  // The section in that slot of that segment; `none` for a header.
  Number section_in(std::size_t segment, std::uint32_t slot) const {
    return by_slot(segment)[slot];
  }
  // The same of one segment. Postings may name what is not there, when they are damaged.
  class Slots {
   public:
    explicit Slots(const std::vector<Number>& rows) : rows_(rows.data()), size_(rows.size()) {}
    // Throws Error(corrupt).
    Number operator[](std::uint32_t slot) const {
      if (slot >= size_) refuse();
      return rows_[slot];
    }

   private:
    [[noreturn]] static void refuse();
    const Number* rows_;
    std::size_t size_;
  };
  Slots by_slot(std::size_t segment) const { return Slots(by_slot_[segment]); }

  // Every edition under that id, oldest first; empty when there is none.
  const std::vector<Number>& editions(std::string_view id) const;
  // Numbers shared by the editions of one id.
  Number work(Number document) const { return work_[document]; }
  // Numbers shared by documents that replace each other.
  Number family(Number document) const { return family_[work_[document]]; }
  // Numbers shared by those and by the years of what happens every year (series.hpp).
  // Found when first asked for.
  Number series(Number document) const;
  Number works() const { return static_cast<Number>(works_.size()); }
  const std::vector<std::vector<Number>>& all_works() const { return works_; }
  // The day its last edition was removed; `never` while it is there.
  Day removed(Number document) const { return removed_[document]; }
  const std::vector<Succession>& successions() const { return successions_; }
  // The first day a document speaks for itself.
  Day begins(Number document) const { return begins_[document]; }

  // For one thread at a time, as the databases.
  Names& names() const { return names_; }
  // The words of its title but stop words, as terms, in order. A reference is good until
  // another document's is asked for. For one thread at a time, likewise.
  const std::vector<std::string>& title_stems(Number document) const {
    return title(document).stems;
  }
  // Likewise the years that it names.
  const std::vector<YearRun>& title_years(Number document) const { return title(document).years; }
  // The vocabulary that it was tagged with. Found when first asked for.
  const Facts& facts(const Vocabulary& vocabulary) const;
  // Its events, and the pages that may say what became of them. Found when first asked for; for
  // one thread at a time. Throws Error(limit) when it is stopped: the next call goes on.
  const Turned& turned(const Brake& brake) const;

  const std::vector<OpenTier>& tiers() const { return tiers_; }
  // The commit of its tier in which a document was put, and in which it was removed, be it
  // with a later edition: `Turn::commit`, 0 for what is from before they were noted. The
  // second says nothing of what is still there.
  std::uint32_t put_in(Number document) const;
  std::uint32_t removed_in(Number document) const { return removed_in_[document]; }
  std::size_t tier_of(Number document) const { return tier_of_[segment_of(document)]; }

  std::uint64_t revision() const { return revision_; }
  std::optional<Date> recorded() const { return recorded_; }

 private:
  // Few segments: the last that begins no later.
  static std::size_t among(const std::vector<Number>& firsts, Number number) {
    std::size_t at = firsts.size() - 2;
    while (at > 0 && firsts[at] > number) --at;
    return at;
  }
  void number();
  void gather_works();
  void gather_successions();
  void gather_families();

  std::vector<std::shared_ptr<Segment>> segments_;
  std::vector<Number> first_document_{0}, first_section_{0};
  std::vector<std::vector<Number>> by_slot_;
  std::vector<Number> document_of_;  // by section
  std::unordered_map<std::string_view, Number> work_by_id_;
  std::vector<std::vector<Number>> works_;
  std::vector<Number> work_, family_;
  mutable std::vector<Number> series_ = {};
  std::vector<Day> removed_;
  std::vector<std::uint32_t> removed_in_;
  std::vector<OpenTier> tiers_;
  std::vector<std::size_t> tier_of_;  // by segment
  std::vector<Succession> successions_;
  std::vector<Day> begins_;
  mutable Names names_;
  struct Title {
    std::vector<std::string> stems;
    std::vector<YearRun> years;
  };
  const Title& title(Number document) const;
  mutable std::unordered_map<Number, Title> titles_;
  mutable std::unique_ptr<const Facts> facts_;
  mutable std::shared_ptr<Turned> turned_;
  std::uint64_t revision_ = 0;
  std::optional<Date> recorded_;
};

}  // namespace fingerpost::index
