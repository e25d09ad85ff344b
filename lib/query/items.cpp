#include "query/items.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "query/query.hpp"
#include "text/text.hpp"

namespace fingerpost::query {
namespace {

constexpr std::size_t most_notices = 12;  // more would hide the answer they stand above

bool starts(std::string_view text, std::size_t at, std::string_view with) {
  return text.compare(at, with.size(), with) == 0;
}

// The length of one of `these` at `at`, or 0.
template <std::size_t N>
std::size_t any_at(std::string_view text, std::size_t at, const std::string_view (&these)[N]) {
  for (const std::string_view each : these)
    if (starts(text, at, each)) return each.size();
  return 0;
}

std::size_t space_at(std::string_view text, std::size_t at) {
  // The spaces that word processors and web pages leave in copied text.
  static constexpr std::string_view wide[] = {
      "\u00A0", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007",
      "\u2008", "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"};
  const unsigned char c = static_cast<unsigned char>(text[at]);
  if (c <= ' ' || c == 0x7f) return 1;
  return c < 0x80 ? 0 : any_at(text, at, wide);
}

std::size_t quote_at(std::string_view text, std::size_t at) {
  static constexpr std::string_view quotes[] = {"\"",     "\u201C", "\u201D", "\u201E",
                                                "\u201F", "\u00AB", "\u00BB", "\uFF02"};
  return any_at(text, at, quotes);
}

std::size_t minus_at(std::string_view text, std::size_t at) {
  static constexpr std::string_view signs[] = {"-", "\u2212"};
  return any_at(text, at, signs);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Scanner {
 public:
  Scanner(std::string_view text, Notices& notices) : text_(text), notices_(notices) {}

  std::vector<Item> run() {
    while (skip_spaces()) next();
    if (or_) notices_.add("OR needs something on both sides", or_at_);
    if (near_ > 0) notices_.add("NEAR needs something on both sides", near_at_);
    return std::move(items_);
  }

 private:
  bool ends(std::size_t at) const { return at >= text_.size() || space_at(text_, at) > 0; }

  bool skip_spaces() {
    while (at_ < text_.size()) {
      const std::size_t length = space_at(text_, at_);
      if (length == 0) return true;
      at_ += length;
    }
    return false;
  }

  void next() {
    if (starts(text_, at_, "OR") && ends(at_ + 2)) return take_or();
    if (starts(text_, at_, "NEAR") && take_near()) return;
    if (starts(text_, at_, "NOT") && take_not()) return;
    Item item;
    item.first = at_;
    if (const std::size_t sign = minus_at(text_, at_); sign > 0) {
      if (ends(at_ + sign)) return lone_minus(sign);
      item.negated = minus_at(text_, at_ + sign) == 0;
      at_ += sign;
    }
    if (std::exchange(not_, false)) item.negated = true;
    if (quote_at(text_, at_) > 0)
      take_quoted(item, Item::Type::phrase);
    else if (!take_field(item))
      take_words(item);
  }

  void take_or() {
    if (items_.empty() || or_)
      notices_.add("OR needs something on both sides", at_);
    else
      or_ = true;
    or_at_ = at_;
    at_ += 2;
  }

  // "missing NOT education", but no "child NOT brought" and no "CHILD NOT BROUGHT": what was
  // not done is what is asked about, and capitals may be a raised voice.
  bool take_not() {
    const std::size_t from = at_ + 3;
    if (!ends(from) || items_.empty() || items_.back().negated || shouted()) return false;
    std::size_t next = from;
    while (next < text_.size() && space_at(text_, next) > 0) next += space_at(text_, next);
    if (next == text_.size() || is_small(items_.back().text) || is_small(word_at(next)) ||
        (quote_at(text_, next) == 0 && is_of_a_verb(word_at(next))))
      return false;
    notices_.remark("NOT leaves out what stands behind it, as a minus sign does", at_);
    not_ = true;
    at_ = from;
    return true;
  }

  bool shouted() const {
    return std::none_of(text_.begin(), text_.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  std::string_view word_at(std::size_t at) const {
    std::size_t end = at;
    while (!ends(end)) ++end;
    return text_.substr(at, end - at);
  }

  // "brought", "attending", "seen": by the ends that such forms mostly have.
  static bool is_of_a_verb(std::string_view word) {
    const std::string folded = text::fold(word);
    return std::any_of(verb_ends.begin(), verb_ends.end(),
                       [&](std::string_view end) { return folded.ends_with(end); });
  }
  static constexpr std::array<std::string_view, 15> verb_ends{
      "ed",  "ing",  "ght",  "een", "ven",   "ken",  "known", "done",
      "met", "told", "kept", "fed", "heard", "sent", "held"};

  static bool is_small(std::string_view word) { return text::is_stop_word(text::fold(word)); }

  // The number at `at`, of at most four digits; `at` moves behind it.
  std::optional<std::size_t> number(std::size_t& at) const {
    std::size_t value = 0, digits = 0;
    while (at < text_.size() && text_[at] >= '0' && text_[at] <= '9' && digits < 4) {
      value = value * 10 + static_cast<std::size_t>(text_[at++] - '0');
      ++digits;
    }
    return digits > 0 ? std::optional(value) : std::nullopt;
  }

  std::size_t nearness(std::optional<std::size_t> words, std::size_t offset) {
    constexpr std::size_t usual = 10;  // words: a long sentence's half
    if (words && (*words == 0 || *words > max_near))
      notices_.add("NEAR counts 1 to " + std::to_string(max_near) + " words", offset);
    return std::clamp<std::size_t>(words.value_or(usual), 1, max_near);
  }

  // "NEAR" or "NEAR/5" alone; False, and nothing is taken, for "NEARLY".
  bool take_near() {
    std::size_t at = at_ + 4;
    std::optional<std::size_t> words;
    if (at < text_.size() && text_[at] == '/') words = number(++at);
    if (!ends(at)) return false;
    if (items_.empty() || near_ > 0)
      notices_.add("NEAR needs something on both sides", at_);
    else
      near_ = nearness(words, at_);
    near_at_ = at_;
    at_ = at;
    return true;
  }

  // Behind a phrase: ~5.
  void take_slop(Item& item) {
    if (!starts(text_, at_, "~")) return;
    std::size_t at = at_ + 1;
    const auto words = number(at);
    if (!words || !ends(at)) return;
    item.near = nearness(words, at_);
    at_ = at;
  }

  // Between words it is a dash; at either end it wanted to leave something out.
  void lone_minus(std::size_t sign) {
    const std::size_t here = at_;
    at_ += sign;
    if (items_.empty() || !skip_spaces())
      notices_.add("a minus sign leaves out the word it stands before; here is none", here);
  }

  void add(Item item) {
    item.last = at_;
    item.or_before = or_;
    if (or_ && !items_.empty()) items_.back().or_after = true;
    or_ = false;
    item.near_before = std::exchange(near_, 0);
    items_.push_back(item);
  }

  // From a quote to the next one. Without a next one there is no phrase: the
  // words behind it are read as words.
  void take_quoted(Item& item, Item::Type type) {
    const std::size_t quote = at_;
    const std::size_t from = at_ + quote_at(text_, at_);
    std::size_t to = from;
    while (to < text_.size() && quote_at(text_, to) == 0) ++to;
    if (to == text_.size()) {
      if (!unbalanced_) notices_.add("a quotation mark is never closed", quote);
      unbalanced_ = true;
      at_ = from;
      return;
    }
    item.type = type;
    item.offset = from;
    item.text = text_.substr(from, to - from);
    at_ = to + quote_at(text_, to);
    if (type == Item::Type::phrase) take_slop(item);
    add(item);
  }

  bool take_field(Item& item) {
    std::size_t colon = at_;
    while (colon < text_.size() && (is_letter(text_[colon]) ||
                                    (colon > at_ && (text_[colon] == '-' || text_[colon] == '_'))))
      ++colon;
    if (colon == at_ || colon >= text_.size() || text_[colon] != ':') return false;
    item.name = text_.substr(at_, colon - at_);
    const bool known = is_field(item.name);
    if (!known || ends(colon + 1)) {
      if (known)
        notices_.add('"' + std::string(item.name) + ":\" has no value", at_);
      else if (!ends(colon + 1) && !starts(text_, colon + 1, "//"))
        notices_.add("there is no field \"" + std::string(item.name.substr(0, 40)) +
                         ":\"; its words are searched for",
                     at_);
      item.name = {};
      return false;
    }
    at_ = colon + 1;
    if (quote_at(text_, at_) > 0)
      take_quoted(item, Item::Type::field);
    else
      take_value(item);
    return true;
  }

  void take_value(Item& item) {
    item.type = Item::Type::field;
    item.offset = at_;
    while (!ends(at_) && quote_at(text_, at_) == 0) ++at_;
    item.text = text_.substr(item.offset, at_ - item.offset);
    add(item);
  }

  void take_words(Item& item) {
    item.offset = at_;
    while (!ends(at_) && quote_at(text_, at_) == 0) ++at_;
    item.text = text_.substr(item.offset, at_ - item.offset);
    while (item.text.size() > 1 && item.text.back() == '*') {
      item.text.remove_suffix(1);
      item.prefix = true;
    }
    add(item);
  }

  std::string_view text_;
  Notices& notices_;
  std::size_t at_ = 0;
  bool or_ = false, not_ = false, unbalanced_ = false;
  std::size_t or_at_ = 0;
  std::size_t near_ = 0, near_at_ = 0;
  std::vector<Item> items_ = {};
};

}  // namespace

void Notices::add(std::string notice) {
  troubles_.push_back(notice);
  remark(std::move(notice));
}

void Notices::remark(std::string notice) {
  if (std::find(notices_.begin(), notices_.end(), notice) != notices_.end()) return;
  if (notices_.size() < most_notices)
    notices_.push_back(std::move(notice));
  else
    ++more_;
}

void Notices::add(std::string notice, std::size_t offset) {
  add(placed(std::move(notice), offset));
}

void Notices::remark(std::string notice, std::size_t offset) {
  remark(placed(std::move(notice), offset));
}

std::string Notices::trouble() const {
  std::string all;
  for (std::size_t i = 0; i < std::min(troubles_.size(), most_notices); ++i)
    all += (i == 0 ? "" : "; ") + troubles_[i];
  return all;
}

std::string Notices::placed(std::string notice, std::size_t offset) const {
  const auto upto = text_.substr(0, offset);
  const auto before = std::count_if(upto.begin(), upto.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
  return notice + " (at character " + std::to_string(before + 1) + ")";
}

std::vector<std::string> Notices::take() {
  if (more_ > 0) notices_.push_back("and " + std::to_string(more_) + " more");
  return std::move(notices_);
}

std::vector<Item> items(std::string_view text, Notices& notices) {
  return Scanner(text, notices).run();
}

}  // namespace fingerpost::query
