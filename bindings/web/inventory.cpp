#include "inventory.hpp"

#include <algorithm>

#include "held.hpp"
#include "options.hpp"
#include "words.hpp"

namespace fingerpost::web {
namespace {

constexpr std::size_t part = 1000;             // the most the library lists at once
constexpr std::size_t looked_at = 20000;       // tests/bench: listed within a second or two
constexpr std::chrono::seconds opened_for{3};  // documents are opened one by one, which is slow

using Test = bool (*)(const Listed&);

Test test_of(std::string_view name) {
  if (name == "ended") return [](const Listed& d) { return d.standing == Standing::ended; };
  if (name == "superseded")
    return [](const Listed& d) { return d.standing == Standing::superseded; };
  if (name == "overdue") return [](const Listed& d) { return d.review_overdue; };
  if (name == "undated") return [](const Listed& d) { return d.standing == Standing::undated; };
  if (name == "without-topic") return [](const Listed& d) { return d.topics.empty(); };
  return nullptr;
}

void add(std::string& all, const std::string& words) { all += (all.empty() ? "" : "; ") + words; }

// "published: 2024-05 says host, 2024-06 says text"
std::string conflicts_of(const Document& document) {
  std::string all;
  for (const Stated& stated : document.metadata)
    if (!stated.agrees)
      add(all, cli::plain(stated.field) + ": " + stated.value + " says " + stated.from +
                   ", which others contradict");
  for (const Section& section : document.sections)
    for (const DateMention& date : section.dates)
      if (!date.conflict.empty())
        add(all, (date.words.empty() ? "" : "“" + date.words + "”: ") + date.conflict);
  return all;
}

std::vector<Item> conflicting(const Searcher& searcher, const Inventory& inventory, bool& whole) {
  const auto until = std::chrono::steady_clock::now() + opened_for;
  std::vector<Item> items;
  for (const Listed& listed : inventory.documents) {
    if (std::chrono::steady_clock::now() > until) {
      whole = false;
      break;
    }
    const auto document = searcher.edition(listed.document, listed.edition);
    if (!document) continue;
    if (std::string why = conflicts_of(shown_of(*document)); !why.empty())
      items.push_back({listed, std::move(why)});
  }
  return items;
}

// Files that could not be read are noted with the index: those of the reader's tiers. Another
// writer at work has them for now.
std::vector<Item> failed(const Asking& asking) {
  std::vector<Item> items;
  const Index& index = asking.lease->index();
  for (const FailedFile& file : cli::failed_for(index.writer(), asking.reader.tiers)) {
    Item item;
    item.document.document = file.id;
    item.document.title = file.where;
    item.detail = file.reason;
    items.push_back(std::move(item));
  }
  return items;
}

std::string detail_of(std::string_view name, const Listed& listed) {
  if (name == "ended" && listed.validity.last)
    return "ended " + cli::in_words(*listed.validity.last);
  if (name == "superseded" && !listed.superseded_by.empty())
    return "replaced by " + listed.superseded_by;
  if (name == "overdue" && listed.review_due) return "was due " + cli::in_words(*listed.review_due);
  return {};
}

}  // namespace

const std::vector<Chore>& chores() {
  static const std::vector<Chore> all{
      {"overdue", "Review overdue", "Review it, and give it a new day; or withdraw it."},
      {"ended", "Ended", "Take it down, or put what follows it in its place."},
      {"superseded", "Superseded", "Link to its successor from wherever it is still linked."},
      {"undated", "Undated", "Say on the page when it was published, or until when it holds."},
      {"conflicting", "Conflicting",
       "Two places say different things of it: mend the one that is wrong."},
      {"failed", "Could not be read", "Put a file that can be read in its place, or leave it out."},
      {"without-topic", "Without a topic",
       "Name its topic in the text, or add its words to the vocabulary."}};
  return all;
}

const Chore* chore(std::string_view name) {
  for (const Chore& each : chores())
    if (each.name == name) return &each;
  return nullptr;
}

Inventory inventory_of(const Asking& asking, const Searcher& searcher) {
  Inventory all;
  std::string from;
  do {
    Listing listing = searcher.documents({}, {asking.today}, from, part);
    all.total = listing.total;
    std::move(listing.documents.begin(), listing.documents.end(),
              std::back_inserter(all.documents));
    from = listing.next;
  } while (!from.empty() && all.documents.size() < looked_at);
  all.whole = from.empty();
  return all;
}

std::optional<std::size_t> count_of(const Chore& chore, const Inventory& inventory) {
  const Test test = test_of(chore.name);
  if (!test) return std::nullopt;
  return static_cast<std::size_t>(
      std::count_if(inventory.documents.begin(), inventory.documents.end(), test));
}

std::vector<Item> items_of(const Chore& chore, const Asking& asking, const Searcher& searcher,
                           const Inventory& inventory, bool& whole) {
  whole = whole && inventory.whole;
  if (chore.name == "failed") return failed(asking);
  if (chore.name == "conflicting") return conflicting(searcher, inventory, whole);
  std::vector<Item> items;
  const Test test = test_of(chore.name);
  for (const Listed& listed : inventory.documents)
    if (test(listed)) items.push_back({listed, detail_of(chore.name, listed)});
  return items;
}

}  // namespace fingerpost::web
