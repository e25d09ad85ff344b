// Whether an event takes place, by its own line: a label, capitals, or a sentence about it. Of
// bookings, or of what may come about, a line says nothing of that kind.
#include <algorithm>
#include <utility>

#include "events/events.hpp"
#include "fingerpost/feeds.hpp"
#include "library/happenings.hpp"
#include "text/text.hpp"

namespace fingerpost::library {
namespace {

// "14 May Network - CANCELLED", "Postponed: forum": what stands alone before or behind a mark.
std::optional<Taking> label_of(std::string_view line) {
  constexpr std::string_view marks = "|:;()[]!\n\xE2";
  const auto taking = [](std::string_view part) -> std::optional<Taking> {
    const std::vector<text::Word> words = text::words(part);
    if (words.empty() || words.size() > 2) return std::nullopt;
    const std::string& first = words[0].folded;
    if (words.size() == 2 && !(first == "called" && words[1].folded == "off") &&
        !text::is_stop_word(first) && !text::is_stop_word(words[1].folded))
      return std::nullopt;
    for (const text::Word& word : words) {
      if (word.folded == "postponed") return Taking::postponed;
      if (word.folded == "cancelled" || word.folded == "canceled" || word.folded == "called")
        return Taking::cancelled;
    }
    return std::nullopt;
  };
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t mark = std::min(
        {line.find_first_of(marks, at), line.find(" - ", at), line.find(", ", at), line.size()});
    if (const auto found = taking(line.substr(at, mark - at))) return found;
    at = mark + 1;
  }
  return std::nullopt;
}

// What the line itself says of it: a label, capitals, or a sentence.
std::optional<Taking> said_in(const Document& document, const Section& section,
                              const std::string& name) {
  if (document.sensitive) return std::nullopt;
  const std::string_view line = section.text;
  if (const auto label = label_of(line.substr(0, std::min<std::size_t>(line.size(), 400))))
    return label;
  for (const auto& [word, taking] :
       {std::pair("POSTPONED", Taking::postponed), std::pair("CANCELLED", Taking::cancelled)})
    if (line.find(word) != line.npos) return taking;
  Period when;
  for (const DateMention& each : section.dates)
    if (each.role == Role::event && each.when.first) when = each.when;
  const auto saying = events::saying_of(section, document.title, events::event_words(name), when,
                                        document.publisher);
  if (!saying) return std::nullopt;
  using What = events::Saying::What;
  if (saying->what == What::cancelled) return Taking::cancelled;
  return saying->what == What::postponed ? std::optional(Taking::postponed) : std::nullopt;
}

}  // namespace

Taking taking_of(const Document& document, const Section& section, const Hit& hit,
                 const std::string& name) {
  const std::optional<Taking> said = said_in(document, section, name);
  if (is_called_off(hit)) {
    const bool put_off =
        text::fold(hit.heading).find("postponed") != std::string::npos || said == Taking::postponed;
    const bool off = text::fold(hit.heading).find("cancelled") != std::string::npos;
    return put_off && !off ? Taking::postponed : Taking::cancelled;
  }
  if (said) return *said;
  return document.status == Status::draft ? Taking::tentative : Taking::confirmed;
}

}  // namespace fingerpost::library
