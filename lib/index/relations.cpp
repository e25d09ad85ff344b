// Edges come from what the host says by id (supplements) and from what a page says by
// title (document/relations.cpp). A name is that of a document when all its words stand in
// the title, or in the publisher's name, of one work and of no other:
//
//     "the Leeds Bruising Protocol"   Bruising in babies: protocol · Leeds SCP
//     "the regional procedures"       of no one document: of the layer, on the same matter
#include "index/relations.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

#include "document/document.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

constexpr const char* told_term = "XREL";

// The fields of Document::metadata in which a page names another, what that is to the
// page, and the page to that; nothing where only one of them is to be sent to the other.
struct Told {
  std::string_view field;
  std::optional<Relation> other, teller;
};
constexpr std::array told{Told{"supplements", Relation::supplemented_by, Relation::supplements},
                          Told{"read_with", Relation::read_with, Relation::read_with},
                          Told{"overrides", std::nullopt, Relation::overrides},
                          Told{"use_form", Relation::form_for, std::nullopt},
                          Told{"use_instead", Relation::use_instead, std::nullopt}};

const Told* told_of(std::string_view field) {
  const auto at =
      std::find_if(told.begin(), told.end(), [&](const Told& each) { return each.field == field; });
  return at == told.end() ? nullptr : &*at;
}

// Of words met before; empty for a stop word.
using Stems = std::unordered_map<std::string, std::string>;

// Stems without stop words. Titles share most of their words.
std::vector<std::string> stems_of(std::string_view text, Stems& known) {
  std::vector<std::string> stems;
  for (const text::Word& word : text::words(text)) {
    const auto [at, fresh] = known.try_emplace(word.folded);
    if (fresh && !text::is_stop_word(word.folded)) at->second = text::stem(word.folded);
    const std::string& stem = at->second;
    if (!stem.empty() && std::find(stems.begin(), stems.end(), stem) == stems.end())
      stems.push_back(stem);
  }
  return stems;
}

std::vector<std::string> stems_of(std::string_view text) {
  Stems known;
  return stems_of(text, known);
}

bool holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// "regional procedures", "national guidance": two or three words, the first a layer's.
Layer layer_named(std::string_view name) {
  const auto words = text::words(name);
  if (words.size() > 3) return Layer::unknown;
  for (const text::Word& word : words)
    for (const auto& [called, layer] :
         {std::pair("regional", Layer::regional), std::pair("national", Layer::national),
          std::pair("local", Layer::local), std::pair("statutory", Layer::national)})
      if (word.folded == called) return layer;
  return Layer::unknown;
}

template <class Map, class Key>
const auto& found_in(const Map& map, const Key& key) {
  static const typename Map::mapped_type nothing{};
  const auto at = map.find(key);
  return at == map.end() ? nothing : at->second;
}

}  // namespace

void mark_relations(const Document& document, Xapian::Document& header) {
  const bool says = !document.supplements.empty() ||
                    std::any_of(document.metadata.begin(), document.metadata.end(),
                                [](const Stated& each) { return told_of(each.field); });
  if (says) header.add_boolean_term(told_term);
}

Relations::Relations(const Library& library, const Vocabulary& vocabulary) : library_(library) {
  for (const Succession& each : library.successions()) {
    std::vector<Number>& olders = predecessors_[library.work(each.newer)];
    if (std::find(olders.begin(), olders.end(), each.older) == olders.end())
      olders.push_back(each.older);
  }
  gather_titles();
  gather_matter(vocabulary);
  gather_edges();
}

void Relations::gather_titles() {
  titles_.resize(library_.documents());
  Stems stems;
  // By id: what was put first, and what of it nobody may see, decides nothing.
  std::vector<Number> order(library_.documents());
  std::iota(order.begin(), order.end(), Number{0});
  std::sort(order.begin(), order.end(), [&](Number a, Number b) {
    return std::pair(library_.id(a), library_.document(a).edition) <
           std::pair(library_.id(b), library_.document(b).edition);
  });
  for (const Number document : order) {
    const auto [segment, row] = library_.seat_of_document(document);
    const DocumentRow& facts = segment->columns.documents[row];
    if (facts.dropped()) continue;
    families_[library_.family(document)].push_back(document);
    const std::string_view title = segment->columns.text(facts.title);
    titles_[document] = stems_of(title, stems);
    for (const std::string& stem : titles_[document]) by_stem_[stem].push_back(document);
    const document::Edition edition = edition_of(library_.kin(document));
    using By = document::Edition::By;
    if (!edition.in_title || edition.by == By::nothing || edition.by == By::version) continue;
    Work work{.words = {}, .document = document, .year = edition.first / 10000};
    std::string initials;
    for (const text::Word& word : text::words(title)) {
      if (text::is_number(word.folded)) continue;
      work.words.push_back(word.folded);
      initials += word.folded.front();
    }
    constexpr std::size_t shortest = 3;  // initials: "WT" is anything
    if (work.words.empty()) continue;
    called_[work.words.front()].push_back(works_.size());
    if (initials.size() >= shortest) called_[initials].push_back(works_.size());
    works_.push_back(std::move(work));
  }
}

void Relations::gather_matter(const Vocabulary& vocabulary) {
  constexpr float mainly = 1.0f / 3;
  for (std::size_t s = 0; s < library_.segments().size(); ++s) {
    const Columns& columns = library_.segments()[s]->columns;
    std::unordered_map<std::string_view, std::uint32_t> counts;
    for (std::size_t row = 0; row < columns.documents.size(); ++row) {
      const DocumentRow& document = columns.documents[row];
      if (document.dropped()) continue;
      counts.clear();
      std::uint32_t tagged = 0;  // "Contents", "Version control" are about nothing
      for (std::uint32_t i = 0; i < document.sections; ++i) {
        const Range topics = columns.sections[document.first_section + i].topics;
        tagged += topics.count > 0;
        for (std::uint32_t t = 0; t < topics.count; ++t)
          ++counts[columns.text(columns.pool[topics.first + t])];
      }
      for (const auto& [topic, count] : counts) {
        const float share = static_cast<float>(count) / static_cast<float>(tagged);
        if (share >= mainly)
          about_[std::string(topic)].push_back(
              {library_.first_document(s) + static_cast<Number>(row), share});
      }
    }
  }
  // A topic that has others below it and none above says little of what a page is about.
  for (const Topic& topic : vocabulary.topics())
    if (topic.broader.empty() && vocabulary.narrower(topic.id).size() > 1) about_.erase(topic.id);
}

void Relations::gather_edges() {
  for (std::size_t s = 0; s < library_.segments().size(); ++s) {
    const Segment& segment = *library_.segments()[s];
    const auto& rows = segment.columns.documents;
    const auto end = segment.database.postlist_end(told_term);
    for (auto at = segment.database.postlist_begin(told_term); at != end; ++at) {
      const auto row = std::lower_bound(
          rows.begin(), rows.end(), *at,
          [](const DocumentRow& each, Xapian::docid slot) { return each.slot < slot; });
      if (row != rows.end() && row->slot == *at && !row->dropped())
        gather_edges(library_.first_document(s) + static_cast<Number>(row - rows.begin()));
    }
  }
  const auto key = [&](const Edge& edge) {
    return std::tuple(edge.relation, edge.other == none ? "" : library_.id(edge.other), edge.layer,
                      std::string_view(edge.why), library_.id(edge.teller));
  };
  for (auto& [family, edges] : edges_)
    std::sort(edges.begin(), edges.end(),
              [&](const Edge& a, const Edge& b) { return key(a) < key(b); });
}

void Relations::gather_edges(Number teller) {
  const auto [segment, row] = library_.seat_of_document(teller);
  const Document header = segment->header(row);
  for (const std::string& id : header.supplements)
    if (const auto& others = library_.editions(id); !others.empty())
      link(teller, others.back(), Relation::supplements, Relation::supplemented_by,
           "metadata: " + header.id + " supplements " + id);
  for (const Stated& each : header.metadata) {
    const Told* what = told_of(each.field);
    if (!what) continue;
    const std::string why =
        segment->columns.about[row].sensitive ? "its text says so" : "\"" + each.words + "\"";
    const Number other = named(each.value);
    if (other != none && library_.family(other) != library_.family(teller)) {
      if (what->other)
        edges_[library_.family(teller)].push_back({other, *what->other, why, teller});
      if (what->teller)
        edges_[library_.family(other)].push_back({teller, *what->teller, why, teller});
    } else if (const Layer layer = layer_named(each.value);
               layer != Layer::unknown && what->other) {
      edges_[library_.family(teller)].push_back({none, *what->other, why, teller, layer});
    }
  }
}

void Relations::link(Number teller, Number other, Relation of_teller, Relation of_other,
                     const std::string& why) {
  if (library_.family(teller) == library_.family(other)) return;
  edges_[library_.family(teller)].push_back({other, of_other, why, teller});
  edges_[library_.family(other)].push_back({teller, of_teller, why, teller});
}

Number Relations::named(std::string_view name) const {
  const std::vector<std::string> wanted = stems_of(name);
  constexpr std::size_t fewest = 2;  // "the protocol" names none
  if (wanted.size() < fewest) return none;
  // Two of the words stand in its title, so that it is found by another than the commonest.
  std::vector<const std::vector<Number>*> lists;
  for (const std::string& stem : wanted)
    if (const auto at = by_stem_.find(stem); at != by_stem_.end()) lists.push_back(&at->second);
  if (lists.size() < fewest) return none;
  std::sort(lists.begin(), lists.end(),
            [](const auto* a, const auto* b) { return a->size() < b->size(); });
  lists.pop_back();
  std::set<Number> candidates;
  for (const auto* list : lists) candidates.insert(list->begin(), list->end());
  // The title with the fewest other words; of two works alike neither.
  Number best = none;
  std::size_t least = 0;
  bool several = false;
  for (const Number document : candidates) {
    const auto [segment, row] = library_.seat_of_document(document);
    std::vector<std::string> own;
    std::size_t in_title = 0;
    bool all = true;
    for (const std::string& stem : wanted) {
      if (holds(titles_[document], stem)) {
        ++in_title;
        continue;
      }
      if (own.empty())
        own = stems_of(segment->columns.text(segment->columns.documents[row].publisher));
      all = all && holds(own, stem);
    }
    if (!all || in_title < fewest) continue;
    const std::size_t others = titles_[document].size() - in_title;
    const bool same = best != none && library_.family(best) == library_.family(document);
    if (best == none || others < least) {
      several = false;
      best = document, least = others;
    } else if (others == least && !same) {
      several = true;
    }
  }
  return several ? none : best;
}

const std::vector<Edge>& Relations::edges(Number document) const {
  return found_in(edges_, library_.family(document));
}

const std::vector<Number>& Relations::predecessors(Number document) const {
  return found_in(predecessors_, library_.work(document));
}

const std::vector<About>& Relations::about(std::string_view topic) const {
  return found_in(about_, std::string(topic));
}

float Relations::share(Number document, std::string_view topic) const {
  for (const About& each : about(topic))
    if (each.document == document) return each.share;
  return 0;
}

const std::vector<std::size_t>& Relations::works_called(std::string_view word) const {
  return found_in(called_, std::string(word));
}

const std::vector<Number>& Relations::family(Number document) const {
  return found_in(families_, library_.family(document));
}

}  // namespace fingerpost::index
