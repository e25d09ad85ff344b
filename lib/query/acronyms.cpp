#include "query/acronyms.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace fingerpost::query {
namespace {

bool shouted(std::string_view open) {
  constexpr std::size_t a_few = 3;  // "CP MASH" may well be two acronyms
  return text::words(open).size() >= a_few && text::fold(open) != open &&
         std::none_of(open.begin(), open.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

bool is_evidence(const Tag& tag, std::size_t offset) {
  return std::any_of(tag.evidence.begin(), tag.evidence.end(), [offset](const Evidence& evidence) {
    return evidence.offset <= offset && offset < evidence.offset + evidence.length;
  });
}

namespace {

std::vector<std::string> terms(const std::string& name) {
  std::vector<std::string> terms;
  for (const text::Word& word : text::words(name)) terms.push_back(text::word_term(word.folded));
  return terms;
}

std::string initials(const std::vector<std::string>& words, bool small_words) {
  std::string initials;
  for (const std::string& word : words)
    if (small_words || !text::is_stop_word(word)) initials += word.front();
  return initials;
}

}  // namespace

std::vector<std::string> spelt_out(const Topic& topic, std::string_view letters) {
  std::vector<std::string> names{topic.label};
  names.insert(names.end(), topic.names.begin(), topic.names.end());
  for (const std::string& name : names) {
    std::vector<std::string> words = terms(name);
    if (words.size() > 1 && (initials(words, true) == letters || initials(words, false) == letters))
      return words;
  }
  return {};
}

Acronyms::Acronyms(const Vocabulary& vocabulary, const std::vector<Tag>& named,
                   std::string_view open)
    : vocabulary_(vocabulary), named_(named), shouted_(shouted(open)) {}

bool Acronyms::shadows_stop_word(const text::Word& word) const {
  static constexpr std::string_view letters[] = {"it", "who", "us", "me", "he"};
  return written(word) &&
         std::find(std::begin(letters), std::end(letters), word.folded) != std::end(letters);
}

bool Acronyms::known(const text::Word& word, std::size_t offset) const {
  const auto capital = [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  };
  const auto is_it = [&](const Acronym& acronym) {
    return std::equal(acronym.text.begin(), acronym.text.end(), word.folded.begin(),
                      word.folded.end(), [&](char a, char b) { return capital(a) == capital(b); });
  };
  for (const Topic& topic : vocabulary_.topics())
    for (const Acronym& acronym : topic.acronyms)
      if (is_it(acronym) && meant(acronym.rule, word, offset)) return true;
  return false;
}

bool Acronyms::meant(Acronym::Rule rule, const text::Word& word, std::size_t offset) const {
  if (rule == Acronym::Rule::any) return true;
  if (rule == Acronym::Rule::upper) return written(word);
  return written(word) || std::any_of(named_.begin(), named_.end(), [offset](const Tag& tag) {
           return is_evidence(tag, offset);
         });
}

void offer_senses(Draft& draft, const std::vector<Tag>& named) {
  std::map<std::size_t, std::vector<const Tag*>> senses;
  for (const Tag& tag : named)
    if (tag.weight < 1 && !tag.evidence.empty())
      senses[tag.evidence.front().offset].push_back(&tag);
  for (const auto& [offset, tags] : senses) {
    if (tags.size() < 2) continue;
    Json::Array ids;
    for (const Tag* tag : tags) ids.push_back(tag->topic);
    draft.understand("senses", std::move(ids), tags.front()->evidence.front().words);
  }
}

}  // namespace fingerpost::query
