#include "words.hpp"

#include <algorithm>
#include <array>

namespace fingerpost::cli {
namespace {

using Tone = Style::Tone;

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::string month_of(Date date) {
  const unsigned month = static_cast<unsigned>(date.month());
  return month >= 1 && month <= 12 ? std::string(months[month - 1]) : "?";
}

std::string day_of(Date date) { return std::to_string(static_cast<unsigned>(date.day())); }
std::string year_of(Date date) { return std::to_string(static_cast<int>(date.year())); }

std::string between(Date first, Date last) {
  if (first.year() != last.year()) return in_words(first) + " to " + in_words(last);
  if (first.month() != last.month())
    return day_of(first) + " " + month_of(first) + " to " + in_words(last);
  return day_of(first) + "-" + in_words(last);
}

bool happens(Kind kind) { return kind == Kind::event || kind == Kind::course; }

// What tells of its day and binds nobody: the day says it all.
bool is_record(Kind kind) {
  return kind == Kind::newsletter || kind == Kind::item || kind == Kind::review;
}

Saying now(const Hit& hit, Date) {
  const Period& when = hit.validity;
  if (is_record(hit.kind) && when.open()) return {};
  if (happens(hit.kind) && when.first && when.last)
    return {"on now: " + in_words(when), Tone::good};
  if (when.last) return {"in force until " + in_words(*when.last), Tone::good};
  return {"in force", Tone::good};
}

Saying coming(const Hit& hit, Date) {
  if (happens(hit.kind)) return {"upcoming: " + in_words(hit.validity), Tone::coming};
  if (hit.validity.first)
    return {"not in force until " + in_words(*hit.validity.first), Tone::coming};
  return {"not in force yet", Tone::coming};
}

Saying over(const Hit& hit, Date) {
  if (!hit.validity.last) return {"ended", Tone::past};
  if (happens(hit.kind)) return {"over: " + in_words(hit.validity), Tone::past};
  return {"ended " + in_words(*hit.validity.last), Tone::past};
}

}  // namespace

std::string in_words(Date date) {
  return day_of(date) + " " + month_of(date) + " " + year_of(date);
}

std::string in_words(const Period& period) {
  const std::string iso = to_iso(period);
  if (!period.first && !period.last) return "at no known time";
  if (!period.first) return "until " + in_words(*period.last);
  if (!period.last) return "from " + in_words(*period.first);
  if (iso.size() == 4) return year_of(*period.first);
  if (iso.size() == 7) return month_of(*period.first) + " " + year_of(*period.first);
  if (*period.first == *period.last) return in_words(*period.first);
  return between(*period.first, *period.last);
}

std::string plain(std::string_view id) {
  std::string words(id);
  std::replace(words.begin(), words.end(), '-', ' ');
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

Saying standing_in_words(const Hit& hit, Date as_of) {
  switch (hit.standing) {
    case Standing::in_force:
      return now(hit, as_of);
    case Standing::upcoming:
      return coming(hit, as_of);
    case Standing::ended:
      return over(hit, as_of);
    case Standing::superseded:
      return {"superseded", Tone::past};
    case Standing::withdrawn:
      return {"withdrawn", Tone::warning};
    case Standing::draft:
      return {"a draft, not in force", Tone::warning};
    case Standing::undated:
      break;
  }
  return {"undated", Tone::plain};
}

std::string_view basis_in_words(Basis basis) {
  switch (basis) {
    case Basis::stated:
      return "stated";
    case Basis::weekday:
      return "by its weekday";
    case Basis::neighbour:
      return "stated beside it";
    case Basis::published:
      return "from when it was published";
    case Basis::topic:
      return "from the years its topic was spoken of";
    case Basis::guessed:
      break;
  }
  return "a guess";
}

std::string year_in_words(const DateMention& mention) {
  const auto day = mention.when.last ? mention.when.last : mention.when.first;
  if (mention.basis == Basis::stated || !day) return {};
  return "year " + year_of(*day) + ": " + std::string(basis_in_words(mention.basis)) + " (" +
         in_quotes(mention.words) + ")";
}

}  // namespace fingerpost::cli
