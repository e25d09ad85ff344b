// The owner's cards and pins. What is wrong is said with the entry it is wrong in:
// a card nobody can read on the day it is needed is worse than none.
#include <array>
#include <set>
#include <string>
#include <utility>

#include "fingerpost/cards.hpp"
#include "fingerpost/error.hpp"
#include "json/fields.hpp"
#include "json/json.hpp"
#include "json/values.hpp"

namespace fingerpost {
namespace json {
namespace {

// Of one file; of one entry. A card is read in a hurry.
constexpr std::size_t most_entries = 1000, most_listed = 50, most_lines = 12, longest_line = 300;
constexpr std::size_t most_words = 12;  // of a pattern

// Runs of letters and digits, as far as a limit needs them.
std::size_t words_in(std::string_view pattern) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : pattern) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80) != 0;
    count += letter && !inside;
    inside = letter;
  }
  return count;
}

void read_patterns(Fitting& fits, const Field& field) {
  fits.patterns = field.texts();
  for (const std::string& pattern : fits.patterns) {
    const std::size_t words = words_in(pattern);
    if (words == 0 || words > most_words) field.refuse("patterns of 1 to 12 words");
  }
}

void check_few(const std::vector<std::string>& texts, const Field& field) {
  if (texts.size() > most_listed) field.refuse("at most 50 values");
}

// The keys that cards and pins have in common.
template <class T>
constexpr std::array<Key<T>, 6> fitting_keys() {
  return {{{"patterns",
            [](T& t, const Field& f) {
              read_patterns(t.fits, f);
              check_few(t.fits.patterns, f);
            }},
           {"topics",
            [](T& t, const Field& f) {
              t.fits.topics = f.texts();
              check_few(t.fits.topics, f);
            }},
           {"places",
            [](T& t, const Field& f) {
              t.fits.places = f.texts();
              check_few(t.fits.places, f);
            }},
           {"from", [](T& t, const Field& f) { t.fits.from = f.full_day(); }},
           {"until", [](T& t, const Field& f) { t.fits.until = f.full_day(); }},
           {"tier", [](T& t, const Field& f) { t.fits.tier = f.text(); }}}};
}

std::vector<std::string> lines_of(const Field& field) {
  std::vector<std::string> lines = field.texts();
  if (lines.size() > most_lines) field.refuse("at most 12 lines");
  for (const std::string& line : lines)
    if (line.size() > longest_line) field.refuse("lines of at most 300 bytes");
  return lines;
}

// A number as it is dialled: what else stands there belongs in a line.
std::string phone_of(const Field& field) {
  const std::string& phone = field.text();
  const bool dialled = phone.find_first_not_of("0123456789 +()-") == std::string::npos &&
                       phone.find_first_of("0123456789") != std::string::npos;
  if (!dialled || phone.size() > 30) field.refuse("a telephone number");
  return phone;
}

std::string url_of(const Field& field) {
  const std::string& url = field.text();
  const bool known = url.starts_with("https://") || url.starts_with("http://") ||
                     url.starts_with("mailto:") || url.starts_with("tel:") || url.starts_with("/");
  if (!known || url.size() > 2000)
    field.refuse("an address: https://, http://, mailto:, tel: or /");
  return url;
}

const Key<Card> card_keys[] = {
    {"id", [](Card& c, const Field& f) { c.id = f.text(); }},
    {"title", [](Card& c, const Field& f) { c.title = f.text(); }},
    {"lines", [](Card& c, const Field& f) { c.lines = lines_of(f); }},
    {"phone", [](Card& c, const Field& f) { c.phone = phone_of(f); }},
    {"url", [](Card& c, const Field& f) { c.url = url_of(f); }},
    {"source", [](Card& c, const Field& f) { c.source = f.text(); }},
    {"review_due", [](Card& c, const Field& f) { c.review_due = f.full_day(); }},
    {"crisis", [](Card& c, const Field& f) { c.crisis = f.flag(); }},
    fitting_keys<Card>()[0],
    fitting_keys<Card>()[1],
    fitting_keys<Card>()[2],
    fitting_keys<Card>()[3],
    fitting_keys<Card>()[4],
    fitting_keys<Card>()[5],
};

const Key<Pin> pin_keys[] = {
    {"document", [](Pin& p, const Field& f) { p.document = f.text(); }},
    {"anchor", [](Pin& p, const Field& f) { p.anchor = f.text(); }},
    fitting_keys<Pin>()[0],
    fitting_keys<Pin>()[1],
    fitting_keys<Pin>()[2],
    fitting_keys<Pin>()[3],
    fitting_keys<Pin>()[4],
    fitting_keys<Pin>()[5],
};

[[noreturn]] void wrong(const std::string& what) { throw Error(Fault::bad_argument, what); }

void check(const Fitting& fits, bool always) {
  if (!fits.from.ok() || fits.from == Date{}) wrong("\"from\" is missing");
  if (!fits.until.ok() || fits.until == Date{}) wrong("\"until\" is missing: nothing is for ever");
  if (fits.until < fits.from) wrong("\"until\" is before \"from\"");
  if (fits.patterns.empty() && fits.topics.empty() && !always)
    wrong("it needs \"patterns\" or \"topics\": no question would show it");
}

void check(const Card& card) {
  if (card.id.empty()) wrong("\"id\" is missing");
  if (card.title.empty()) wrong("\"title\" is missing");
  if (card.lines.empty() && card.phone.empty() && card.url.empty())
    wrong("it says nothing: it needs \"lines\", \"phone\" or \"url\"");
  check(card.fits, card.crisis);
}

void check(const Pin& pin) {
  if (pin.document.empty()) wrong("\"document\" is missing");
  check(pin.fits, false);
}

std::string label_of(const Json& value, std::string_view key) {
  const Json* id = value.object() ? value.find(key) : nullptr;
  const std::string* text = id ? id->text() : nullptr;
  return text ? " \"" + shown(*text) + '"' : "";
}

template <class T>
std::vector<T> entries(const Field& field, Keys<T> keys, std::string_view what,
                       std::string_view id) {
  std::vector<T> out;
  for (const Field& each : field.list()) {
    if (out.size() == most_entries) field.refuse("at most 1,000 entries");
    const std::string where = std::string(what) + " " + std::to_string(out.size() + 1) +
                              label_of(each.value(), id) + ": ";
    try {
      out.emplace_back();
      read_object(each.value(), keys, what, out.back());
      check(out.back());
    } catch (const Error& error) {
      wrong(where + error.what());
    }
  }
  return out;
}

const Key<Cards> cards_keys[] = {
    {"cards",
     [](Cards& c, const Field& f) { c.cards = entries<Card>(f, card_keys, "card", "id"); }},
    {"pins",
     [](Cards& c, const Field& f) { c.pins = entries<Pin>(f, pin_keys, "pin", "document"); }},
};

void add(const Fitting& fits, Json::Object& object) {
  object.emplace_back("patterns", list(fits.patterns));
  object.emplace_back("topics", list(fits.topics));
  object.emplace_back("places", list(fits.places));
  object.emplace_back("from", to_iso(fits.from));
  object.emplace_back("until", to_iso(fits.until));
  if (!fits.tier.empty()) object.emplace_back("tier", fits.tier);
}

Json written(const Card& card) {
  Json::Object object{{"id", card.id}, {"title", card.title}, {"lines", list(card.lines)}};
  if (!card.phone.empty()) object.emplace_back("phone", card.phone);
  if (!card.url.empty()) object.emplace_back("url", card.url);
  if (!card.source.empty()) object.emplace_back("source", card.source);
  add(card.fits, object);
  if (card.review_due) object.emplace_back("review_due", to_iso(*card.review_due));
  object.emplace_back("crisis", card.crisis);
  return object;
}

Json written(const Pin& pin) {
  Json::Object object{{"document", pin.document}};
  if (!pin.anchor.empty()) object.emplace_back("anchor", pin.anchor);
  add(pin.fits, object);
  return object;
}

}  // namespace
}  // namespace json

Cards cards_from_json(std::string_view text) {
  Cards cards;
  json::read_object(parse_json(text), json::cards_keys, "cards", cards);
  std::set<std::string> ids;
  for (const Card& card : cards.cards)
    if (!ids.insert(card.id).second)
      throw Error(Fault::bad_argument, "card \"" + json::shown(card.id) + "\" is there twice");
  return cards;
}

std::string to_json(const Cards& cards) {
  return to_json(Json(Json::Object{
      {"cards", json::list(cards.cards, [](const Card& each) { return json::written(each); })},
      {"pins", json::list(cards.pins, [](const Pin& each) { return json::written(each); })}}));
}

}  // namespace fingerpost
