// From each word the trie is walked as far as the text follows it. A name of one
// word is then held against the word as it is written: stems bring together what
// an ear keeps apart (cuckoo and cuckooing, extreme and extremism, exclusive and
// exclusion).
#include "topics/walk.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "text/text.hpp"

namespace fingerpost::topics {
namespace {

bool ends(std::string_view word, std::string_view suffix) { return word.ends_with(suffix); }

// What a word's ending makes of its stem. Only within a class, or from a class to
// one it allows, is one word written for the other.
enum class Ending { plain, gerund, doer, past, creed, noun, other };

Ending ending(std::string_view word) {
  if (ends(word, "s") && !ends(word, "ss") && word.size() > 3) word.remove_suffix(1);
  if (ends(word, "ing")) return Ending::gerund;
  if (ends(word, "ism") || ends(word, "ist")) return Ending::creed;
  if (ends(word, "ion")) return Ending::noun;
  if (ends(word, "ed")) return Ending::past;
  if (ends(word, "er") || ends(word, "or")) return Ending::doer;
  for (const auto suffix : {"ive", "ment", "ence", "ance", "ity", "ness", "al", "ic", "ful"})
    if (ends(word, suffix)) return Ending::other;
  return Ending::plain;
}

// "child" and "children" have one stem and share no ending; short words are whole.
bool is_plural_of(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  if (a == b) return true;
  if (a.size() == b.size() + 1 && a.back() == 's') return a.starts_with(b);
  if (a.size() == b.size() + 2 && ends(a, "es") && a.starts_with(b)) return true;
  return ends(a, "ies") && ends(b, "y") && a.substr(0, a.size() - 3) == b.substr(0, b.size() - 1);
}

// Both have one stem already.
bool writes(std::string_view written, std::string_view name) {
  if (is_plural_of(written, name)) return true;
  const Ending w = ending(written), n = ending(name);
  switch (n) {
    case Ending::gerund:  // "groomer" for "grooming", not "foster" for "fostering"
      return w == Ending::gerund || w == Ending::past ||
             (w == Ending::doer && written.size() + 3 > name.size());
    case Ending::creed:
      return w == Ending::creed;
    case Ending::noun:
      return w == Ending::noun || w == Ending::past || w == Ending::gerund;
    case Ending::plain:
      return w == Ending::plain || w == Ending::past || w == Ending::gerund || w == Ending::doer;
    default:
      return w == n;
  }
}

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

bool all_small(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

constexpr int most_articles = 4;    // in one name; "a a a a ..." is none (tag_test.cpp)
constexpr int most_companions = 3;  // "physical, sexual, emotional or ..."

class Walker {
 public:
  Walker(const Data& data, std::string_view text, std::span<const Token> tokens, bool typed)
      : data_(data), text_(text), tokens_(tokens), typed_(typed) {}

  Walked walk() {
    out_.names.reserve(tokens_.size() / 8);
    const Token* const begin = tokens_.data();
    const Token* const end = begin + tokens_.size();
    for (const Token* at = begin; at != end; ++at) {
      if (!at->has(looked_at)) continue;
      const auto i = static_cast<std::uint32_t>(at - begin);
      if (at->ordinary && at + 1 != end && at[1].spaced && at[1].ordinary) {
        if (data_.trie.may_begin(at->stem, at[1].stem)) names(i, tokens_.size());
      } else {
        look_at(i);
      }
    }
    return std::move(out_);
  }

 private:
  void look_at(std::uint32_t i) {
    const Token& token = tokens_[i];
    if (token.acronym != 0) acronyms(i, token.acronym, 0);
    if (token.plural != 0) acronyms(i, token.plural, 1);
    const bool on = goes_on(i);
    if (!on && !token.has(is_name)) return;
    const bool begins = token.has(begins_name);
    if (begins || (token.joined | token.meant) != 0) names(i, on ? tokens_.size() : i + 1);
    if (on && begins && i + 3 < tokens_.size()) shared_names(i);
  }

  std::string_view written(std::uint32_t first, std::uint32_t last) const {
    const Token& end = tokens_[last];
    return text_.substr(tokens_[first].offset, end.offset + end.length - tokens_[first].offset);
  }

  // Whether a name of several words may begin here: the word after most that begin one does
  // not go on with it.
  bool goes_on(std::uint32_t first) const {
    const Token& token = tokens_[first];
    if ((token.joined | token.meant) != 0) return true;
    if (first + 1 == tokens_.size()) return false;
    const Token& next = tokens_[first + 1];
    if (next.divided) return false;
    if (!next.spaced || next.article || (next.joined | next.meant) != 0) return true;
    if (next.stem == data_.and_word || next.stem == data_.or_word) return true;
    return data_.trie.may_begin(token.stem, next.stem);
  }

  // "MARACs" is a MARAC, written with a small s.
  void acronyms(std::uint32_t at, std::uint32_t group, std::size_t plural) {
    std::string_view as_written = written(at, at);
    if (plural != 0 && as_written.back() != 's') return;
    // A possessive is no part of it: "the LADO's view".
    if (const auto mark = as_written.find_first_of("'\xE2"); mark != std::string_view::npos)
      as_written = as_written.substr(0, mark);
    else
      as_written.remove_suffix(plural);
    for (auto p = data_.acronym_groups[group]; p != 0; p = data_.patterns[p].next)
      if (right_case(data_.patterns[p], as_written, at)) take(at, at, p, false);
  }

  const Acronym& acronym(const Pattern& pattern) const {
    return data_.topics[pattern.topic].acronyms[pattern.acronym];
  }

  bool right_case(const Pattern& pattern, std::string_view as_written, std::uint32_t at) const {
    if (typed_ || as_written == pattern.text) return typed_ || !shouted(pattern, at);
    if (acronym(pattern).rule == Acronym::Rule::any) return same_letters(as_written, pattern.text);
    return all_small(pattern.text);
  }

  // In "PLEASE SEND THE FORM" capitals say nothing.
  bool shouted(const Pattern& pattern, std::uint32_t at) const {
    if (acronym(pattern).rule == Acronym::Rule::any) return false;
    return (at > 0 && loud(at - 1)) || (at + 1 < tokens_.size() && loud(at + 1));
  }

  bool loud(std::uint32_t at) const {
    return tokens_[at].upper && tokens_[at].acronym == 0 &&
           (tokens_[at].stop || tokens_[at].length > 4);
  }

  // Those that begin at `first` and end before `end`.
  void names(std::uint32_t first, std::size_t end) {
    Trie::Node node = Trie::root;
    bool slip = false, comma = false;
    int articles = 0;
    for (std::uint32_t i = first; i < end; ++i) {
      const Token& token = tokens_[i];
      if (i > first && token.divided) break;
      comma |= i > first && token.comma;
      if (Trie::Node next = step(node, token.stem)) {
        node = next;
      } else if ((next = step(node, token.joined)) && i + 1 < tokens_.size()) {
        node = next;
        ++i;
      } else if (i > first && token.article && ++articles <= most_articles) {
        continue;
      } else if (!slip && (next = step(node, token.meant))) {
        node = next;
        slip = true;
      } else {
        break;
      }
      const std::size_t before = out_.names.size();
      for (auto p = data_.trie.at(node); p != 0; p = data_.patterns[p].next)
        if (!comma || data_.patterns[p].comma) accept(first, i, p, slip);
      if (out_.names.size() > before + 1) keep_closest(before);
    }
  }

  // Of topics whose names have the same stems, those written just so: "marketing"
  // is not "markets".
  void keep_closest(std::size_t from) {
    const auto begin = out_.names.begin() + static_cast<std::ptrdiff_t>(from);
    std::string as_written;
    for (const auto& word : text::words(written(begin->first, begin->last)))
      if (!is_article(word.folded)) as_written += (as_written.empty() ? "" : " ") + word.folded;
    const auto distance = [&](const Match& match) {
      const std::string& name = data_.patterns[match.pattern].text;
      return name == as_written ? 0 : is_plural_of(name, as_written) ? 1 : 2;
    };
    int least = 2;
    for (auto match = begin; match != out_.names.end(); ++match)
      if (!is_acronym(*match)) least = std::min(least, distance(*match));
    out_.names.erase(std::remove_if(begin, out_.names.end(),
                                    [&](const Match& match) {
                                      return !is_acronym(match) && distance(match) > least;
                                    }),
                     out_.names.end());
  }

  bool is_acronym(const Match& match) const {
    return data_.patterns[match.pattern].kind == Pattern::Kind::acronym;
  }

  // "physical, sexual or emotional abuse" names three kinds: a word that begins a
  // name finds the rest of it behind the last of its companions, which must make
  // a beginning of that rest as well.
  void shared_names(std::uint32_t first) {
    std::uint32_t member = first;
    for (int companions = 0; companions < most_companions; ++companions) {
      const std::uint32_t next = after_comma(member);
      if (next == member || next + 1 >= tokens_.size() || tokens_[next + 1].divided) return;
      member = next;
      const StemId rest = tokens_[member + 1].stem;
      const Trie::Node companion = step(Trie::root, tokens_[member].stem);
      if (companion == Trie::nowhere || !step(companion, rest)) continue;
      const Trie::Node node = step(Trie::root, tokens_[first].stem);
      if (!step(node, rest)) continue;
      if (share(first, member + 1, step(node, rest))) return;
    }
  }

  bool share(std::uint32_t first, std::uint32_t last, Trie::Node node) {
    const std::size_t before = out_.names.size();
    for (; node != Trie::nowhere; node = step(node, tokens_[last].stem)) {
      for (auto p = data_.trie.at(node); p != 0; p = data_.patterns[p].next)
        if (data_.patterns[p].kind <= Pattern::Kind::name) {
          take(first, last, p, false);
          out_.names.back().shared = true;
        }
      if (++last >= tokens_.size() || tokens_[last].divided) break;
    }
    return out_.names.size() > before;
  }

  // The word after "and", "or", a comma or a stroke; the same word when none follows.
  std::uint32_t after_comma(std::uint32_t at) const {
    const std::size_t end = tokens_[at].offset + tokens_[at].length;
    const bool comma = text_[end] == ',' || text_[end] == '/';
    std::uint32_t next = at + 1;
    const StemId word = tokens_[next].stem;
    const bool joined = word != 0 && (word == data_.and_word || word == data_.or_word);
    if ((!comma && !joined) || tokens_[next].divided) return at;
    if (joined) ++next;
    return next < tokens_.size() && !tokens_[next].divided ? next : at;
  }

  Trie::Node step(Trie::Node node, StemId stem) const {
    return stem == 0 ? Trie::nowhere : data_.trie.child(node, stem);
  }

  void accept(std::uint32_t first, std::uint32_t last, std::uint32_t p, bool slip) {
    const Pattern& pattern = data_.patterns[p];
    if (pattern.kind == Pattern::Kind::acronym && pattern.words > 1) {
      // "FII/PP", "C&F", "CP plan": as given, and never misspelt.
      const auto as_written = written(first, last);
      if (slip || !same_letters(as_written, pattern.text)) return;
      if (!right_case(pattern, as_written, first)) return;
    } else if (first == last && pattern.words == 1) {
      if (slip ? tokens_[first].length < 10
               : !same_letters(written(first, first), pattern.text) &&
                     !writes(folded(first), pattern.text))
        return;
    }
    take(first, last, p, slip);
  }

  std::string folded(std::uint32_t at) const {
    text::WordReader word(written(at, at));
    return word.next() ? std::string(word.folded()) : std::string();
  }

  void take(std::uint32_t first, std::uint32_t last, std::uint32_t p, bool slip) {
    const Pattern& pattern = data_.patterns[p];
    auto& where = pattern.kind == Pattern::Kind::not_meant ? out_.not_meant : out_.names;
    where.push_back({first, last, p, pattern.topic, slip, false, 1});
  }

  const Data& data_;
  std::string_view text_;
  const std::span<const Token> tokens_;
  bool typed_;
  Walked out_;
};

}  // namespace

Walked walk(const Data& data, std::string_view text, const std::vector<Token>& tokens, bool typed) {
  return Walker(data, text, tokens, typed).walk();
}

}  // namespace fingerpost::topics
