// What was answered: on which day, how many, what the words were taken to mean, the results.
#include <algorithm>
#include <array>

#include "html.hpp"
#include "pages.hpp"
#include "words.hpp"

namespace fingerpost::web {
namespace {

constexpr std::size_t a_page = 10;
constexpr std::size_t most_pages = 1000;  // the library passes over 10,000 answers at most
constexpr std::array<std::string_view, 8> narrowing{"kinds", "topics", "publishers", "layers",
                                                    "from",  "to",     "ended",      "for"};

std::string banner(const Showing& showing, const Results& results) {
  const bool today = results.as_of == showing.asking.today;
  if (today && !showing.known) return {};
  Parameters to = showing.fields;
  to.erase("page");
  to.erase("known_at");
  if (showing.known)
    return "<div class=\"fp-banner\" role=\"note\"><p>" + known_words(showing) + " " +
           otherwise(showing.asking, to, "Show what is known now") + "</p></div>\n";
  to.erase("as_of");
  for (const auto& part : results.understood)
    if (part.key == "as_of") to.add("literal", "as_of");
  return "<div class=\"fp-banner\" role=\"note\"><p><strong>Not today.</strong> You see what "
         "applied on " +
         escaped(cli::in_words(results.as_of)) + ". " +
         otherwise(showing.asking, to, "Show what applies today") + "</p></div>\n";
}

std::string summary(const Showing& showing, const Results& results) {
  std::string words = results.total == 0 ? "No results"
                                         : (results.total_exact ? "" : "About ") +
                                               counted(results.total, "result", "results");
  if (!results.query.empty()) words += " for “" + escaped(results.query) + "”";
  // Whoever hears the heading alone knows the day as well.
  if (results.as_of != showing.asking.today) words += " on " + cli::in_words(results.as_of);
  return words;
}

std::string understood(const Showing& showing, const Results& results) {
  std::string items;
  for (const auto& part : results.understood) {
    Parameters to = showing.fields;
    to.erase("page");
    to.add("literal", part.key);
    const std::string value = part.value.text() ? *part.value.text() : to_json(part.value);
    items += tag("li", {},
                 "“" + escaped(part.words) + "” was read as " + escaped(cli::plain(part.key)) +
                     ": " + escaped(value) + ". " +
                     otherwise(showing.asking, to, "Search for the words instead"));
  }
  return tag("ul", "fp-notes", items);
}

std::string suggestions(const Showing& showing, const Results& results) {
  std::string html;
  for (const std::string& words : results.did_you_mean) {
    Parameters to = showing.fields;
    to.erase("page");
    to.set("text", words);
    html +=
        tag("p", "fp-mean", "Did you mean " + otherwise(showing.asking, to, escaped(words)) + "?");
  }
  for (const auto& meant : results.topics_meant) {
    if (meant.count == 0) continue;
    Parameters to = showing.fields;
    to.erase("page");
    to.erase("text");
    to.add("topics", meant.id);
    html += tag("p", "fp-mean",
                "Did you mean the topic " + otherwise(showing.asking, to, escaped(meant.label)) +
                    " (" + counted(meant.count, "document", "documents") + ")?");
  }
  return html;
}

std::string notices(const Results& results) {
  std::string items;
  for (const std::string& notice : results.notices) items += tag("li", {}, escaped(notice));
  return tag("ul", "fp-notes", items);
}

// A row of a table reads as one: "Telephone: 0113 496 0150".
std::string card_line(std::string line) {
  if (const std::size_t bar = line.find(" | "); bar != line.npos) line.replace(bar, 3, ": ");
  return with_numbers(line);
}

std::string card_html(const Showing& showing, const ShownCard& card) {
  std::string html = tag("h3", {},
                         card.document.empty() || leads_out(card.url)
                             ? escaped(card.title)
                             : document_link(showing, card.document, card.title));
  if (!card.phone.empty()) html += tag("p", "fp-phone", telephone(card.phone));
  for (const std::string& line : card.lines) html += tag("p", {}, card_line(line));
  if (leads_out(card.url))
    html += "<p><a rel=\"noreferrer\"" + attribute("href", card.url) +
            out_of_frame(showing.asking) + ">" + escaped(card.url) + "</a></p>\n";
  html += tag("p", "fp-about", escaped(card.source));
  if (card.review_overdue) html += tag("p", "fp-warning", "The review of this card is overdue.");
  return tag("li", card.crisis ? "fp-card fp-crisis" : "fp-card", html);
}

std::string pinned_html(const Showing& showing, const Pinned& pin) {
  const std::string link =
      leads_out(pin.url) ? "<a rel=\"noreferrer\"" + attribute("href", pin.url) +
                               out_of_frame(showing.asking) + ">" + escaped(pin.title) + "</a>"
                         : document_link(showing, pin.document, pin.title);
  std::string html = tag("h3", {}, link);
  html += tag("p", "fp-standing fp-" + std::string(name(pin.standing)),
              escaped(headed(name(pin.standing))) + " · chosen by the editors");
  if (!pin.superseded_by.empty())
    html += tag("p", "fp-warning", "Replaced by " + document_link(showing, pin.superseded_by));
  return tag("li", "fp-hit fp-pin", html);
}

std::string above(const Showing& showing, const Results& results) {
  std::string cards, pins;
  for (const auto& card : results.cards) cards += card_html(showing, card);
  for (const auto& pin : results.pinned) pins += pinned_html(showing, pin);
  return tag("ul", "fp-cards", cards) + tag("ul", "fp-hits", pins);
}

bool narrowed(const Parameters& fields) {
  for (const std::string_view name : narrowing)
    if (fields.has(name)) return true;
  return false;
}

std::string without_filters(const Showing& showing) {
  Parameters to = showing.fields;
  for (const std::string_view name : narrowing) to.erase(name);
  to.erase("page");
  return tag("li", {}, otherwise(showing.asking, to, "search without the filters"));
}

std::string nothing_found(const Showing& showing, const Results& results) {
  if (results.total || !results.pinned.empty()) return {};
  return "<div class=\"fp-empty\"><p>Nothing matches. You could:</p>\n<ul>\n" +
         (narrowed(showing.fields) ? without_filters(showing) : "") +
         "<li>check the spelling, or use fewer words</li>\n"
         "<li>ask about another day</li>\n</ul>\n"
         "<p>If a child is in danger now, do not search: call " +
         telephone("999") + ".</p></div>\n";
}

std::string closing(const Showing& showing, const Results& results) {
  std::string html;
  if (results.later)
    html += tag("p", "fp-about",
                counted(results.later, "document that matches was", "documents that match were") +
                    " published only after " + escaped(cli::in_words(results.as_of)) + ".");
  for (const auto& held : results.earliest_held)
    html +=
        tag("p", "fp-about",
            "The earliest edition held is " + document_link(showing, held.document, held.title) +
                ", from " + escaped(cli::in_words(held.begins)) + ".");
  return html;
}

// Throws Error(bad_argument) for a page that no search reaches.
std::size_t number_of(const Parameters& fields) {
  const std::string text = fields.text("page");
  if (text.empty()) return 1;
  if (text.size() <= 4 && text.find_first_not_of("0123456789") == text.npos)
    if (const std::size_t number = std::stoul(text); number > 0 && number <= most_pages)
      return number;
  throw Error(Fault::bad_argument, "\"page\" takes a number from 1 to " +
                                       std::to_string(most_pages) + ", not \"" + text + "\"");
}

std::string paging(const Showing& showing, const Results& results) {
  const std::size_t now = number_of(showing.fields);
  const std::size_t last = std::min((results.total + a_page - 1) / a_page, most_pages);
  if (std::max(now, last) <= 1) return {};
  const auto to_page = [&](std::size_t number, const std::string& words) {
    Parameters to = showing.fields;
    to.set("page", number <= 1 ? "" : std::to_string(number));
    return tag("li", {}, otherwise(showing.asking, to, words));
  };
  std::string items;
  if (now > 1)
    items += to_page(std::min(now - 1, last), "← Previous<span class=\"fp-hidden\"> page</span>");
  items += tag("li", {},
               now > last ? "There is no page " + std::to_string(now)
                          : "Page " + std::to_string(now) + " of " + std::to_string(last));
  if (now < last) items += to_page(now + 1, "Next<span class=\"fp-hidden\"> page</span> →");
  return "<nav class=\"fp-paging\" aria-label=\"Pages of results\"><ul>" + items + "</ul></nav>\n";
}

Results events_after(const Showing& showing, std::size_t limit) {
  Query query;
  query.kinds = {Kind::event, Kind::course};
  query.period.first = showing.day;
  query.ended = Ended::leave_out;
  query.sort = Sort::start;
  query.group = Group::section;
  query.place = showing.asking.settings.place;
  query.limit = limit;
  query.companions = false;
  return showing.searcher.search(query, {showing.day}, patience(showing.asking.settings));
}

std::string event_html(const Showing& showing, const Hit& hit, const Period& when) {
  const std::string own = event_name(hit);
  const std::string whose = hit.publisher.empty() ? "" : " · " + escaped(hit.publisher);
  std::string words = tag("span", "fp-when", escaped(capital(cli::in_words(when))) + whose + ": ") +
                      hit_link(showing, hit, escaped(own.empty() ? hit.title : own));
  if (is_called_off(hit)) words += " <strong>Cancelled or postponed</strong>";
  return tag("li", {}, words);
}

// What begins comes before what has long begun and goes on; the same line is told once.
std::string events_html(const Showing& showing) {
  constexpr std::size_t shown = 5, looked_at = 100;
  std::vector<std::string> begins, goes_on;
  for (const Hit& hit : events_after(showing, looked_at).hits) {
    const Period when = event_days(hit);
    if (when.open()) continue;
    auto& list = when.first && *when.first >= showing.day ? begins : goes_on;
    const std::string html = event_html(showing, hit, when);
    if (std::find(list.begin(), list.end(), html) == list.end()) list.push_back(html);
  }
  std::move(goes_on.begin(), goes_on.end(), std::back_inserter(begins));
  std::string items;
  for (std::size_t i = 0; i < std::min(shown, begins.size()); ++i) items += begins[i];
  if (items.empty()) return {};
  return "<section aria-labelledby=\"fp-coming\"><h2 id=\"fp-coming\">Coming up</h2>\n" +
         tag("ul", "fp-events", items) + "</section>\n";
}

// Topics that most documents are about.
std::string topics_html(const Showing& showing) {
  constexpr std::size_t shown = 12;
  Query query;
  query.limit = 0;
  query.facets = {FacetField::topic};
  query.companions = false;
  query.ended = Ended::leave_out;
  std::string items;
  for (const auto& facet :
       showing.searcher.search(query, {showing.day}, patience(showing.asking.settings)).facets)
    if (facet.field == "topic")
      for (std::size_t i = 0; i < std::min(shown, facet.values.size()); ++i) {
        Parameters to;
        to.add("topics", facet.values[i].id);
        items += tag("li", {}, otherwise(showing.asking, to, escaped(facet.values[i].label)));
      }
  if (items.empty()) return {};
  return "<section aria-labelledby=\"fp-browse\"><h2 id=\"fp-browse\">Topics</h2>\n" +
         tag("ul", "fp-topics", items) + "</section>\n";
}

}  // namespace

std::string home_html(const Showing& showing) {
  std::string body;
  try {
    body = events_html(showing) + topics_html(showing);
  } catch (const Error& error) {
    if (error.fault() != Fault::limit) throw;  // the form is there all the same
  }
  if (!showing.asking.settings.post) return body;
  return "<form method=\"post\"" + attribute("action", showing.asking.to(showing.asking.self)) +
         ">" + body + "</form>\n";
}

std::string results_html(const Showing& showing, const Results& results) {
  const bool post = showing.asking.settings.post;
  std::string html = banner(showing, results);
  html += "<h2 id=\"fp-results\" tabindex=\"-1\">" + summary(showing, results) + "</h2>\n";
  // On paper, where the day is no longer the one on the wall.
  html += tag("p", "fp-print", "As it stood on " + cli::in_words(results.as_of) + ".");
  html += understood(showing, results) + notices(results) + suggestions(showing, results);
  std::string list;
  for (const Hit& hit : results.hits) list += hit_html(showing, hit);
  html += above(showing, results) + nothing_found(showing, results);
  const std::string facets = facets_html(showing, results);
  if (!facets.empty())
    html += "<p class=\"fp-jump\"><a href=\"#fp-narrow\">Narrow the results</a></p>\n";
  html += "<div class=\"fp-columns\">\n<div class=\"fp-list\">\n" + tag("ol", "fp-hits", list) +
          closing(showing, results) + paging(showing, results) + "</div>\n" + facets + "</div>\n";
  if (!post) return html;
  return "<form method=\"post\"" + attribute("action", showing.asking.to(showing.asking.self)) +
         ">" + html + "</form>\n";
}

Response search_page(const Asking& asking) {
  const auto& lease = asking.lease;
  Showing showing{asking, **lease, lease->index().vocabulary(), page_fields(asking.asked),
                  asking.today};
  Parameters asked = showing.fields;
  asked.erase("page");
  const bool home = asked.pairs().empty() || (asked.pairs().size() == 1 && asked.has("as_of"));
  Sheet sheet;
  unsigned status = 200;
  std::string answer;
  try {
    check_page_fields(asking.asked);
    fingerpost::Request request = request_of(asked, asking.settings);
    showing.day = as_of(request, asking.today).day;
    showing.known = request.known_at;
    if (home && !asked.has("as_of")) {
      answer = home_html(showing);
    } else {
      request.query.facets = facets_shown();
      request.query.limit = a_page;
      request.query.offset = (number_of(showing.fields) - 1) * a_page;
      const Results results = showing.searcher.search(request.query, as_of(request, asking.today),
                                                      patience(asking.settings));
      showing.day = results.as_of;
      answer = results_html(showing, results);
      // What was searched for is no part of the window's title in POST mode: histories keep it.
      sheet.title = asking.settings.post || results.query.empty() ? "Results" : results.query;
    }
  } catch (const Error& error) {
    if (error.fault() != Fault::bad_argument && error.fault() != Fault::bad_query &&
        error.fault() != Fault::limit)
      throw;
    status = error.fault() == Fault::limit ? 503 : 400;
    answer =
        "<div class=\"fp-error\" role=\"alert\"><h2 id=\"fp-results\" tabindex=\"-1\">The search "
        "could not be done</h2>\n<p>" +
        escaped(capital(error.what())) + ".</p></div>\n";
    sheet.title = "Error";
    showing.failed = true;
  }
  sheet.main = tag("h1", "fp-hidden", escaped(asking.settings.title));
  sheet.main +=
      "<fingerpost-search" + attribute("complete", asking.to("/api/complete")) +
      attribute("mode", asking.settings.post ? "post" : "get") + ">\n" + search_form(showing) +
      "<p class=\"fp-hidden\" role=\"status\" data-fp-status></p>\n" +
      "<div class=\"fp-answer\" data-fp-answer>\n" + answer + "</div>\n</fingerpost-search>\n";
  return page(asking, sheet, status);
}

}  // namespace fingerpost::web
