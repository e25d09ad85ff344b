// Making a Completer: what there is to complete to, and what it is worth on a day.
#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "index/complete.hpp"
#include "index/narrow.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

constexpr Xapian::valueno heading_slot = 2;
// What is longer is a sentence, and no one picks it from a list.
constexpr std::size_t longest = 120;

std::string key_of(std::string_view text) {
  std::string key;
  for (const text::Word& word : text::words(text))
    key.append(key.empty() ? "" : " ") += word.folded;
  return key;
}

// As a number that sorts as they do; shorter texts are filled with zeros.
std::uint64_t first_bytes(std::string_view text) {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < 8; ++i)
    bytes = bytes << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
  return bytes;
}

// Replaced by another body, or removed.
bool is_gone(const Library& library, Number document) {
  return library.document(document).until != rank::never ||
         library.removed(document) != rank::never;
}

// What is current, then what is to come, then what is over.
int order(Standing standing) {
  switch (standing) {
    case Standing::in_force:
    case Standing::undated:
      return 0;
    case Standing::upcoming:
      return 1;
    case Standing::draft:
      return 2;
    case Standing::ended:
    case Standing::superseded:
      return 3;
    case Standing::withdrawn:
      return 4;
  }
  return 4;
}

}  // namespace

void keep_heading(const Section& section, Xapian::Document& to) {
  if (!section.heading.empty() && section.heading.size() <= longest)
    to.add_value(heading_slot, section.heading);
}

Completer::Completer(const Library& library, const Vocabulary& vocabulary) : library_(library) {
  add_topics(library, vocabulary);
  // What is there now says how an entry is written; what was removed is kept for known_at.
  for (const bool removed : {false, true}) {
    add_titles(library, removed);
    add_headings(library, removed);
  }
  sort_starts();
  sort_entries();
}

// One entry for one text, whoever writes it: of a topic before a title before a heading.
std::uint32_t Completer::entry(std::string_view text, CompletedFrom from) {
  const std::string key = key_of(text);
  const auto [at, fresh] = by_text_.try_emplace(key, static_cast<std::uint32_t>(entries_.size()));
  if (fresh) {
    entries_.push_back({text::squeeze(text), from, {}});
    add_key(key, at->second);
  }
  return at->second;
}

void Completer::add_key(std::string_view key, std::uint32_t entry) {
  const auto number = static_cast<std::uint32_t>(keys_.size());
  keys_.push_back(
      {static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(key.size()), entry});
  bytes_ += key;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    if (at == 0 || !text::is_stop_word(key.substr(at, end - at)))
      starts_.push_back({number, static_cast<std::uint32_t>(at)});
    at = end + 1;
  }
}

// By its label, its names and its letters; with the sections about it or what lies below it.
void Completer::add_topics(const Library& library, const Vocabulary& vocabulary) {
  std::map<std::string_view, std::vector<std::uint32_t>> above;  // topic: entries
  for (const Topic& topic : vocabulary.topics()) {
    const std::uint32_t number = entry(topic.label, CompletedFrom::topic);
    if (entries_[number].topic.empty()) entries_[number].topic = topic.id;
    for (const std::string& name : topic.names) add_key(key_of(name), number);
    for (const Acronym& acronym : topic.acronyms) add_key(key_of(acronym.text), number);
    for (const std::string& id : vocabulary.narrower(topic.id))
      if (const Topic* below = vocabulary.find(id)) above[below->id].push_back(number);
  }
  for (std::size_t s = 0; s < library.segments().size(); ++s) {
    const Columns& columns = library.segments()[s]->columns;
    for (std::size_t i = 0; i < columns.sections.size(); ++i)
      for (const std::string_view topic : columns.texts(columns.sections[i].topics))
        if (const auto at = above.find(topic); at != above.end())
          for (const std::uint32_t number : at->second) {
            std::vector<Number>& sections = entries_[number].sections;
            const Number section = library.first_section(s) + static_cast<Number>(i);
            if (sections.empty() || sections.back() != section) sections.push_back(section);
          }
  }
}

void Completer::add_titles(const Library& library, bool removed) {
  for (std::size_t s = 0; s < library.segments().size(); ++s) {
    const Columns& columns = library.segments()[s]->columns;
    for (std::size_t d = 0; d < columns.documents.size(); ++d) {
      const DocumentRow& row = columns.documents[d];
      const std::string_view title = columns.text(row.title);
      if (title.empty() || title.size() > longest || row.dropped()) continue;
      const Number document = library.first_document(s) + static_cast<Number>(d);
      if (is_gone(library, document) != removed) continue;
      Entry& entry = entries_[this->entry(title, CompletedFrom::title)];
      for (std::uint32_t i = 0; i < row.sections; ++i)
        entry.sections.push_back(library.first_section(s) + row.first_section + i);
    }
  }
}

// From where they are kept beside the text; of a document from before they were, from the
// stored section.
void Completer::add_headings(const Library& library, bool removed) {
  const std::vector<bool> marked = with_terms(library);
  for (std::size_t s = 0; s < library.segments().size(); ++s) {
    const Segment& segment = *library.segments()[s];
    const auto add = [&](Number section, std::string_view heading) {
      if (!heading.empty() && heading.size() <= longest &&
          is_gone(library, library.document_of(section)) == removed)
        entries_[entry(heading, CompletedFrom::heading)].sections.push_back(section);
    };
    for (std::uint32_t i = 0; i < segment.columns.sections.size(); ++i)
      if (!marked[library.first_document(s) + segment.columns.sections[i].document])
        add(library.first_section(s) + i, segment.section(i).heading);
    const auto end = segment.database.valuestream_end(heading_slot);
    for (auto at = segment.database.valuestream_begin(heading_slot); at != end; ++at)
      if (const Number section = library.section_in(s, at.get_docid()); section != none)
        add(section, *at);
  }
}

// By their first eight bytes, which settle most, and then by the rest.
void Completer::sort_starts() {
  struct Begins {
    std::uint64_t bytes;
    Start start;
  };
  std::vector<Begins> all;
  all.reserve(starts_.size());
  for (const Start& start : starts_) all.push_back({first_bytes(rest(start)), start});
  std::sort(all.begin(), all.end(), [this](const Begins& a, const Begins& b) {
    if (a.bytes != b.bytes) return a.bytes < b.bytes;
    const int order = rest(a.start).compare(rest(b.start));
    return order != 0 ? order < 0
                      : std::tie(a.start.key, a.start.at) < std::tie(b.start.key, b.start.at);
  });
  std::transform(all.begin(), all.end(), starts_.begin(),
                 [](const Begins& each) { return each.start; });
}

// Entries by their texts, whatever the day.
void Completer::sort_entries() {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> all;
  all.reserve(entries_.size());
  for (std::uint32_t i = 0; i < entries_.size(); ++i)
    all.emplace_back(first_bytes(entries_[i].text), i);
  std::sort(all.begin(), all.end(), [this](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first
                              : entries_[a.second].text < entries_[b.second].text;
  });
  alphabet_.resize(entries_.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) alphabet_[all[i].second] = i;
}

// Counted in works that are there: an edition that was replaced is none of its own.
Completer::Standings Completer::standings(const Entry& entry, const DayView& view) const {
  Standings found;
  std::vector<Number> works;
  for (const Number section : entry.sections) {
    if (view.state_of_section(section) != DayView::State::visible) continue;
    const Standing standing = view.standing(section);
    if (works.empty() || order(standing) < order(found.best)) found.best = standing;
    const Number work = library_.work(library_.document_of(section));
    if (works.empty() || works.back() != work) works.push_back(work);
  }
  std::sort(works.begin(), works.end());
  found.documents = static_cast<std::uint32_t>(
      std::distance(works.begin(), std::unique(works.begin(), works.end())));
  return found;
}

// How it stands, whether its first word is meant, where it comes from, how often, its text.
Completer::OfDay Completer::rank(const DayView& view) const {
  OfDay day{view.day(), view.known(), {}, std::vector<Rank>(starts_.size(), hidden)};
  for (const Entry& entry : entries_) day.entries.push_back(standings(entry, view));
  std::vector<std::uint32_t> sorted(entries_.size());
  std::iota(sorted.begin(), sorted.end(), 0);
  const auto place = [&](std::uint32_t i) {
    return std::tuple(entries_[i].from, -std::int64_t{day.entries[i].documents}, alphabet_[i]);
  };
  std::sort(sorted.begin(), sorted.end(), [&](auto a, auto b) { return place(a) < place(b); });
  std::vector<Rank> places(entries_.size());
  for (std::uint32_t i = 0; i < sorted.size(); ++i) places[sorted[i]] = i;
  for (std::size_t i = 0; i < starts_.size(); ++i) {
    const std::uint32_t entry = keys_[starts_[i].key].entry;
    if (day.entries[entry].documents == 0) continue;
    const auto standing = static_cast<Rank>(order(day.entries[entry].best));
    const Rank inner = starts_[i].at > 0;
    day.ranks[i] = standing << 29 | inner << 28 | places[entry];
  }
  return day;
}

const Completer::OfDay& Completer::day(const DayView& view) {
  constexpr std::size_t kept = 4;  // as many as views
  for (const OfDay& day : days_)
    if (day.day == view.day() && day.known == view.known()) return day;
  if (days_.size() == kept) days_.erase(days_.begin());
  days_.push_back(rank(view));
  return days_.back();
}

}  // namespace fingerpost::index
