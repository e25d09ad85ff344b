// One result as it is read: what it is called, how it stands, from whom and when, what it says,
// and what is to be read with it or instead of it.
#include <set>

#include "html.hpp"
#include "pages.hpp"
#include "words.hpp"

namespace fingerpost::web {
namespace {

constexpr std::size_t topics_shown = 6;  // of a hit; the facets have all

std::string_view words_of(Relation relation) {
  switch (relation) {
    case Relation::use_instead:
      return "Use instead: ";
    case Relation::overrides:
      return "Overridden by: ";
    case Relation::supplements:
      return "Supplemented by: ";
    case Relation::supplemented_by:
      return "Supplements: ";
    case Relation::form_for:
      return "Form: ";
    case Relation::read_with:
      return "Read with: ";
    case Relation::same_matter:
      break;
  }
  return "On the same matter: ";
}

bool happens(Kind kind) { return kind == Kind::event || kind == Kind::course; }

void say(std::vector<std::string>& parts, const std::string& words) {
  if (!words.empty()) parts.push_back(words);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const auto& part : parts) all += (all.empty() ? "" : " · ") + part;
  return all;
}

// Every day with what it means.
std::string days_of(const Hit& hit, Date day) {
  std::vector<std::string> parts;
  if (hit.published) say(parts, "Published " + cli::in_words(*hit.published));
  if (hit.updated) say(parts, "Updated " + cli::in_words(*hit.updated));
  if (happens(hit.kind) && !hit.validity.open())
    say(parts, headed(name(hit.kind)) + " on " + cli::in_words(hit.validity));
  else if (!hit.validity.open())
    say(parts, "Valid " + std::string(hit.validity.first && hit.validity.last ? "for " : "") +
                   cli::in_words(hit.validity));
  if (hit.review_due)
    say(parts,
        (hit.review_due->last && *hit.review_due->last < day ? "Review was due " : "Review due ") +
            cli::in_words(*hit.review_due));
  return escaped(joined(parts));
}

std::string about(const Hit& hit) {
  std::vector<std::string> parts;
  say(parts, headed(name(hit.kind)));
  say(parts, hit.publisher);
  if (hit.layer != Layer::unknown) say(parts, std::string(name(hit.layer)));
  if (hit.page)
    say(parts, "page " + (hit.page_label.empty() ? std::to_string(*hit.page) : hit.page_label));
  return escaped(joined(parts));
}

std::string snippet(const Snippet& snippet) {
  std::string html;
  for (const auto& part : snippet.parts)
    html += part.match ? "<mark>" + escaped(part.text) + "</mark>" : escaped(part.text);
  return html;
}

std::string warnings(const Showing& showing, const Hit& hit) {
  std::string html;
  if (hit.not_for_you) {
    const auto& [place, instead] = *hit.not_for_you;
    html +=
        tag("p", "fp-warning",
            "Not for " + escaped(headed(place)) +
                (instead.empty() ? "" : ": use " + document_link(showing, instead) + " instead"));
  }
  if (!hit.superseded_by.empty())
    html += tag("p", "fp-warning", "Replaced by " + document_link(showing, hit.superseded_by));
  if (hit.review_overdue) html += tag("p", "fp-warning", "Its review is overdue.");
  for (const auto& cited : hit.cites_superseded)
    html += tag("p", "fp-warning",
                "It cites " + escaped(cited.words) + "; in force is " +
                    document_link(showing, cited.document, cited.title));
  return html;
}

std::string topics_of(const Showing& showing, const Hit& hit) {
  std::string items;
  std::size_t shown = 0;
  for (const std::string& id : hit.topics) {
    if (++shown > topics_shown) break;
    Parameters fields;
    fields.add("topics", id);
    if (showing.fields.has("as_of")) fields.add("as_of", showing.fields.text("as_of"));
    items += tag("li", {}, otherwise(showing.asking, fields, escaped(topic_label(showing, id))));
  }
  return items.empty() ? "" : "<ul class=\"fp-topics\" aria-label=\"Topics\">" + items + "</ul>\n";
}

std::string beside(const Showing& showing, const Hit& hit) {
  std::string items;
  std::set<std::string> said{hit.heading, ""};
  for (const Hit& section : hit.sections)
    if (said.insert(section.heading).second)
      items +=
          tag("li", {},
              "Also in it: " + hit_link(showing, section,
                                        in_language(hit.language, escaped(section.heading))));
  for (const auto& companion : hit.companions)
    items += tag("li", {},
                 std::string(words_of(companion.relation)) +
                     document_link(showing, companion.document, companion.title) +
                     (companion.publisher.empty() ? "" : ", " + escaped(companion.publisher)));
  for (const auto& edition : hit.editions)
    items += tag("li", {},
                 "Another edition, " + escaped(cli::plain(name(edition.standing))) + ": " +
                     document_link(showing, edition.document, edition.title));
  for (const auto& copy : hit.copies)
    items += tag("li", {},
                 "The same text: " + document_link(showing, copy.document, copy.title) +
                     (copy.publisher.empty() ? "" : ", " + escaped(copy.publisher)));
  return tag("ul", "fp-beside", items);
}

}  // namespace

std::string hit_link(const Showing& showing, const Hit& hit, const std::string& html) {
  if (leads_out(hit.url))
    return "<a rel=\"noreferrer\"" + attribute("href", hit.url) + out_of_frame(showing.asking) +
           ">" + html + "</a>";
  return "<a" + attribute("href", document_address(showing, hit.document, hit.edition)) +
         out_of_frame(showing.asking) + ">" + html + "</a>";
}

std::string standing_words(const Hit& hit, Date day) {
  return capital(cli::standing_in_words(hit, day).words);
}

std::string hit_html(const Showing& showing, const Hit& hit) {
  const Date day = showing.day;
  const std::string& language = hit.language;
  const std::string title =
      in_language(language, escaped(hit.title.empty() ? hit.document : hit.title));
  std::string html = "<h3>" + hit_link(showing, hit, title) + "</h3>\n";
  if (!hit.heading.empty() && hit.heading != hit.title)
    html += tag("p", "fp-heading", in_language(language, escaped(hit.heading)));
  std::string standing = escaped(standing_words(hit, day));
  if (is_called_off(hit))
    standing += (standing.empty() ? "" : " · ") + std::string("Cancelled or postponed");
  html += tag("p", "fp-standing fp-" + std::string(name(hit.standing)), standing);
  html += warnings(showing, hit);
  html += tag("p", "fp-about", about(hit)) + tag("p", "fp-about", days_of(hit, day));
  html += tag("p", "fp-snippet", in_language(language, snippet(hit.snippet)));
  html += beside(showing, hit) + topics_of(showing, hit);
  html += tag("p", "fp-about",
              "<a" + attribute("href", document_address(showing, hit.document, hit.edition)) +
                  out_of_frame(showing.asking) +
                  ">About this document<span class=\"fp-hidden\">: " + title + "</span></a>");
  return "<li class=\"fp-hit\">" + html + "</li>\n";
}

}  // namespace fingerpost::web
