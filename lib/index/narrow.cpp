#include "index/narrow.hpp"

#include <algorithm>
#include <charconv>

#include "index/files.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

constexpr const char* has_terms = "XF";
constexpr const char* page_prefix = "XP";
constexpr const char* label_prefix = "XPL";

// What a host keeps may be long; a term has at most 245 bytes.
std::string extra_term(std::string_view key, std::string_view value) {
  const std::string named = std::string(key) + '=' + text::squeeze(text::fold(value));
  return named.size() <= 200 ? "XE" + named : "XE#" + hash_of(named);
}

// "1.0" and "1.50" are the numbers 1 and 1.5; a text that is none stays as it is.
std::string plain_number(std::string_view value) {
  const std::size_t dot = value.find('.');
  const std::string_view digits = value.substr(!value.empty() && value.front() == '-');
  if (dot == std::string_view::npos || digits.empty() || digits.front() == '.' ||
      digits.find_first_not_of("0123456789.") != std::string_view::npos ||
      value.find('.', dot + 1) != std::string_view::npos)
    return std::string(value);
  const std::string_view kept = value.substr(0, value.find_last_not_of('0') + 1);
  return std::string(kept.back() == '.' ? kept.substr(0, kept.size() - 1) : kept);
}

void add_value(const std::string& key, const Json& value, std::vector<std::string>& terms) {
  constexpr std::size_t most = 256;  // values of a document that can be asked for
  if (terms.size() == most || value.is_null() || value.object()) return;
  if (const Json::Array* array = value.array()) {
    for (const Json& each : *array)
      if (!each.array()) add_value(key, each, terms);
    return;
  }
  const std::string* text = value.text();
  terms.push_back(extra_term(key, text ? *text : plain_number(to_json(value))));
}

std::vector<std::string> extra_terms(const Json& extra) {
  std::vector<std::string> terms;
  if (const Json::Object* object = extra.object())
    for (const auto& [key, value] : *object) add_value(key, value, terms);
  return terms;
}

std::string label_of(const Section& section) {
  return text::squeeze(text::fold(section.page_label)).substr(0, 100);
}

std::vector<std::string> page_terms(const Section& section) {
  std::vector<std::string> terms;
  if (section.page) terms.push_back(page_prefix + std::to_string(*section.page));
  if (const std::string label = label_of(section); !label.empty())
    terms.push_back(label_prefix + label);
  return terms;
}

// "XP80", "XPL80": either may be what is printed at the foot of it.
bool is_asked(std::string_view term, const query::Pages& pages) {
  const bool labelled = term.starts_with(label_prefix);
  const std::string_view name = term.substr(labelled ? 3 : 2);
  if (labelled && !pages.label.empty() && name == pages.label) return true;
  int number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  return error == std::errc() && end == name.data() + name.size() && pages.last > 0 &&
         pages.first <= number && number <= pages.last;
}

bool any_asked(std::string_view term, const query::Narrowed<query::Pages>& group) {
  return std::any_of(group.any.begin(), group.any.end(),
                     [term](const query::Pages& pages) { return is_asked(term, pages); });
}

struct Title {
  std::vector<text::Word> words;
  std::vector<std::string> stems;
};

bool holds(const Title& title, const query::TitleWords& wanted) {
  return std::all_of(wanted.words.begin(), wanted.words.end(), [&](const auto& word) {
    if (!word.prefix)
      return std::find(title.stems.begin(), title.stems.end(), word.text) != title.stems.end();
    return std::any_of(title.words.begin(), title.words.end(),
                       [&](const text::Word& each) { return each.folded.starts_with(word.text); });
  });
}

// The documents of a segment whose header has `term`.
void mark(const Library& library, std::size_t number, const std::string& term,
          std::vector<bool>& documents) {
  const Segment& segment = *library.segments()[number];
  const auto end = segment.database.postlist_end(term);
  auto at = segment.database.postlist_begin(term);
  for (std::size_t i = 0; i < segment.columns.documents.size() && at != end; ++i) {
    const std::uint32_t slot = segment.columns.documents[i].slot;
    at.skip_to(slot);
    if (at != end && *at == slot) documents[library.first_document(number) + i] = true;
  }
}

}  // namespace

void add_page_terms(const Section& section, Xapian::Document& to) {
  for (const std::string& term : page_terms(section)) to.add_boolean_term(term);
}

void add_extra_terms(const Document& document, Xapian::Document& header) {
  header.add_boolean_term(has_terms);
  for (const std::string& term : extra_terms(document.extra)) header.add_boolean_term(term);
}

Narrow::Narrow(const Library& library, const query::Plan& plan) : library_(library), plan_(plan) {
  by_document_ = !plan.titles.empty() || !plan.query.extra.empty();
  if (by_document_) known_.assign(library.documents(), Known::no);
  if (plan.pages.empty() && plan.query.extra.empty()) return;
  marked_ = with_terms(library);
  find_pages();
  find_extra();
}

std::vector<bool> with_terms(const Library& library) {
  std::vector<bool> marked(library.documents(), false);
  for (std::size_t s = 0; s < library.segments().size(); ++s) mark(library, s, has_terms, marked);
  return marked;
}

void Narrow::find_pages() {
  for (const auto& group : plan_.pages) {
    pages_.emplace_back(library_.sections(), false);
    for (std::size_t s = 0; s < library_.segments().size(); ++s) {
      const Xapian::Database& database = library_.segments()[s]->database;
      const auto end = database.allterms_end(page_prefix);
      for (auto term = database.allterms_begin(page_prefix); term != end; ++term) {
        if (!any_asked(*term, group)) continue;
        const auto last = database.postlist_end(*term);
        for (auto at = database.postlist_begin(*term); at != last; ++at)
          if (const Number section = library_.section_in(s, *at); section != none)
            pages_.back()[section] = true;
      }
    }
  }
}

void Narrow::find_extra() {
  for (const auto& [key, values] : plan_.query.extra) {
    std::vector<std::string> terms;
    for (const std::string& value : values) {
      terms.push_back(extra_term(key, value));
      if (const std::string number = plain_number(value); number != value)
        terms.push_back(extra_term(key, number));
    }
    extra_.emplace_back(library_.documents(), false);
    for (std::size_t s = 0; s < library_.segments().size(); ++s)
      for (const std::string& term : terms) mark(library_, s, term, extra_.back());
    wanted_.emplace_back(key, std::move(terms));
  }
}

bool Narrow::has_extra(Number document) const {
  const bool all = std::all_of(extra_.begin(), extra_.end(),
                               [document](const auto& key) { return key[document]; });
  if (all || marked_[document]) return all;
  const auto [segment, row] = library_.seat_of_document(document);
  const std::vector<std::string> there = extra_terms(segment->header(row).extra);
  return std::all_of(wanted_.begin(), wanted_.end(), [&](const auto& key) {
    return std::any_of(key.second.begin(), key.second.end(), [&](const std::string& term) {
      return std::find(there.begin(), there.end(), term) != there.end();
    });
  });
}

bool Narrow::titled(Number document) const {
  const auto [segment, row] = library_.seat_of_document(document);
  Title title{text::words(segment->columns.text(segment->columns.documents[row].title)), {}};
  for (const text::Word& word : title.words) title.stems.push_back(text::stem(word.folded));
  return std::all_of(plan_.titles.begin(), plan_.titles.end(), [&](const auto& group) {
    const bool any = std::any_of(group.any.begin(), group.any.end(),
                                 [&](const auto& wanted) { return holds(title, wanted); });
    return any != group.negated;
  });
}

bool Narrow::keeps_document(Number document) const {
  Known& known = known_[document];
  if (known == Known::no) {
    const bool kept = (plan_.titles.empty() || titled(document)) &&
                      (plan_.query.extra.empty() || has_extra(document));
    known = kept ? Known::kept : Known::left_out;
  }
  return known == Known::kept;
}

bool Narrow::on_pages(Number section) const {
  std::vector<std::string> stored;
  if (!marked_[library_.document_of(section)]) {
    const auto [segment, row] = library_.seat_of_section(section);
    stored = page_terms(segment->section(row));
  }
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const auto& group = plan_.pages[i];
    const bool on = pages_[i][section] ||
                    std::any_of(stored.begin(), stored.end(),
                                [&](const std::string& term) { return any_asked(term, group); });
    if (on == group.negated) return false;
  }
  return true;
}

bool Narrow::keeps(Number section) const {
  if (by_document_ && !keeps_document(library_.document_of(section))) return false;
  return plan_.pages.empty() || on_pages(section);
}

}  // namespace fingerpost::index
