// Which of the owner's cards and pins stand beside an answer.
//
// In a crisis (query/crisis.hpp) the cards for it come first; where the owner gave none,
// contacts that are in force on the day and serve the place come instead, as they are
// written in the index: no number is ever made up. A pin stands above the hits and changes
// none of them, nor their number. What is ended, withdrawn, superseded or not for the place
// is pinned only to a question that is exactly one of its patterns.
#include <algorithm>

#include "dates/dates.hpp"
#include "index/beside.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

// More are not read in a hurry.
constexpr std::size_t most_cards = 5, most_pins = 3, most_contacts = 3, most_lines = 6,
                      longest_line = 300;

// Whether `place` is `wider` or lies in it.
bool lies_in(const Places& places, const std::string& place, const std::string& wider) {
  const std::string wanted = text::slug(wider);
  std::vector<std::string> around{text::slug(place)};
  for (std::size_t i = 0; i < around.size(); ++i) {
    if (around[i] == wanted) return true;
    const auto at = places.within.find(around[i]);
    if (at == places.within.end()) continue;
    for (const std::string& above : at->second)
      if (std::find(around.begin(), around.end(), above) == around.end()) around.push_back(above);
  }
  return false;
}

// "Who do I call in Bradford": where somebody is says nothing of whether it is a crisis.
std::string without_place(const query::Plan& plan) {
  std::string text = plan.query.text;
  for (const Understood& each : plan.understood) {
    const std::size_t at = each.key == "for" ? text.find(each.words) : std::string::npos;
    if (at == std::string::npos || each.words.empty()) continue;
    std::string before = text::squeeze(text.substr(0, at));
    for (const std::string_view joining : {" in", " for", " at", " near"})
      if (before.ends_with(joining)) before.resize(before.size() - joining.size());
    text = before + " " + text.substr(at + each.words.size());
  }
  return text;
}

class Owners {
 public:
  Owners(const Beside& beside, Results& results)
      : beside_(beside),
        results_(results),
        text_(beside.plan.query.text),
        asked_(text_),
        crisis_(query::is_crisis(without_place(beside.plan))) {}

  void show_cards() {
    std::vector<std::pair<std::size_t, const Card*>> found;
    bool for_crisis = false;
    for (const Card& card : beside_.cards.cards) {
      const std::size_t worth = fitting(card.fits);
      const bool in_crisis = crisis_ && card.crisis && is_today(card.fits) && is_here(card.fits);
      if (worth == 0 && !in_crisis) continue;
      constexpr std::size_t before_others = 1000;
      found.emplace_back(worth + (in_crisis ? before_others : 0), &card);
      for_crisis = for_crisis || in_crisis;
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (crisis_ && !for_crisis) show_contacts();
    for (const auto& [worth, card] : found)
      if (results_.cards.size() < most_cards) results_.cards.push_back(shown(*card));
  }

  void show_pins() {
    for (const Pin& pin : beside_.cards.pins)
      if (results_.pinned.size() < most_pins && fitting(pin.fits) > 0) show(pin);
  }

 private:
  bool is_today(const Fitting& fits) const {
    const Date day = beside_.plan.as_of.day;
    return fits.from <= day && day <= fits.until;
  }

  bool is_here(const Fitting& fits) const {
    const std::string& place = beside_.plan.query.place;
    return place.empty() || fits.places.empty() ||
           std::any_of(fits.places.begin(), fits.places.end(), [&](const std::string& each) {
             return lies_in(beside_.places, place, each);
           });
  }

  // How many words of it the question has, at its best; a topic counts as one; 0: it is not for it.
  std::size_t fitting(const Fitting& fits) {
    if (!is_today(fits) || !is_here(fits)) return 0;
    std::size_t most = 0;
    for (const std::string& pattern : fits.patterns)
      if (asked_.fits(pattern)) most = std::max(most, text::words(pattern).size());
    if (most == 0 && names_topic(fits.topics)) most = 1;
    return most;
  }

  bool names_topic(const std::vector<std::string>& topics) {
    if (topics.empty()) return false;
    if (!named_) {
      named_ = beside_.plan.query.topics;
      for (const Tag& tag : beside_.vocabulary.named_in(text_, beside_.plan.query.context))
        named_->push_back(tag.topic);
    }
    return std::any_of(topics.begin(), topics.end(), [&](const std::string& topic) {
      const auto below = beside_.vocabulary.narrower(topic);
      return std::any_of(below.begin(), below.end(), [&](const std::string& each) {
        return std::find(named_->begin(), named_->end(), each) != named_->end();
      });
    });
  }

  ShownCard shown(const Card& card) const {
    const bool overdue = card.review_due && *card.review_due < beside_.plan.as_of.day;
    return {card.id,     card.title,  card.lines,      card.phone, card.url,
            card.source, card.crisis, card.review_due, overdue,    {}};
  }

  void show_contacts() {
    Query query;
    // What contacts for it are called; the question's own words say what has happened.
    query.text = "emergency urgent crisis danger help duty police 999 out of hours suicide";
    query.kinds = {Kind::contact};
    // Nobody is sent to another district than that of most of the index.
    const std::string& place = beside_.plan.query.place;
    query.place = place.empty() ? beside_.view.home(beside_.places) : place;
    query.ended = Ended::leave_out;
    for (const Hit& hit : beside_.search(std::move(query))) {
      const bool stands = hit.standing == Standing::in_force || hit.standing == Standing::undated;
      if (!stands || hit.not_for_you || results_.cards.size() == most_contacts) continue;
      results_.cards.push_back({"document:" + hit.document,
                                hit.title,
                                lines_of(hit),
                                {},
                                hit.url,
                                hit.publisher,
                                true,
                                {},
                                hit.review_overdue,
                                hit.document});
    }
  }

  // The first lines of its section.
  std::vector<std::string> lines_of(const Hit& hit) const {
    std::vector<std::string> lines;
    const Number number = document_of(beside_.library, beside_.view, hit);
    if (number == none) return lines;
    const auto [segment, row] = beside_.library.seat_of_document(number);
    if (segment->columns.about[row].sensitive) return lines;
    const Document document = segment->document(row);
    for (const Section& section : document.sections) {
      if (section.anchor != hit.anchor) continue;
      for (const text::Span& span : text::lines(section.text)) {
        std::string line = text::squeeze(span.in(section.text));
        if (line.empty() || line.size() > longest_line) continue;
        if (lines.size() < most_lines) lines.push_back(std::move(line));
      }
    }
    return lines;
  }

  void show(const Pin& pin) {
    const Library& library = beside_.library;
    const DayView& view = beside_.view;
    // The newest edition that is there.
    const std::vector<Number>& editions = library.editions(pin.document);
    for (auto at = editions.rbegin(); at != editions.rend(); ++at) {
      const Number number = *at;
      if (view.state(number) != DayView::State::visible) continue;
      Pinned pinned = described(number);
      const PlaceFinder place(library, view, beside_.places, beside_.plan.query.place);
      const PlaceFit fit = place.fit(number);
      if (fit.fit == rank::Fit::not_for || fit.fit == rank::Fit::elsewhere)
        pinned.not_for_you = {place.place(), fit.use_instead};
      pinned.anchor = pin.anchor;
      const bool stands = pinned.standing == Standing::in_force ||
                          pinned.standing == Standing::undated ||
                          pinned.standing == Standing::upcoming;
      const bool exactly = std::any_of(pin.fits.patterns.begin(), pin.fits.patterns.end(),
                                       [&](const std::string& each) { return asked_.is(each); });
      if (exactly || (stands && !pinned.not_for_you)) results_.pinned.push_back(std::move(pinned));
      return;
    }
  }

  Pinned described(Number number) const {
    const auto [segment, row] = beside_.library.seat_of_document(number);
    const Document header = segment->header(row);
    Pinned pinned;
    pinned.document = header.id;
    pinned.title = header.title;
    pinned.url = header.url;
    pinned.publisher = header.publisher;
    pinned.layer = header.layer;
    pinned.standing = standing_of(beside_.library, beside_.view, number);
    if (const Number by = beside_.view.successor(number); by != none)
      pinned.superseded_by = beside_.library.id(by);
    return pinned;
  }

  const Beside& beside_;
  Results& results_;
  const std::string& text_;
  query::Asked asked_;
  bool crisis_;
  std::optional<std::vector<std::string>> named_ = {};  // topics, once they are asked for
};

}  // namespace

void add_cards(const Beside& beside, Results& results) {
  Owners owners(beside, results);
  owners.show_cards();
  owners.show_pins();
}

}  // namespace fingerpost::index
