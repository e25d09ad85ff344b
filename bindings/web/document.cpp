// One document as the index holds it: for who has no address of its own to go to, and for what
// is known of it beside its text.
#include "held.hpp"
#include "html.hpp"
#include "pages.hpp"
#include "words.hpp"

namespace fingerpost::web {
namespace {

std::string row(std::string_view term, const std::string& html) {
  return html.empty() ? "" : "<div><dt>" + std::string(term) + "</dt><dd>" + html + "</dd></div>\n";
}

std::string days(const std::optional<Period>& period) {
  return period ? escaped(cli::in_words(*period)) : "";
}

std::string places(const std::vector<std::string>& all) {
  std::string out;
  for (const auto& each : all) out += (out.empty() ? "" : ", ") + headed(each);
  return escaped(out);
}

// Under `known_at` an edition that was replaced later had its standing before that: it is not told.
std::string standing_of(const Showing& showing, const EditionHeld& held) {
  if (showing.known && held.until) return {};
  return tag("p", "fp-standing fp-" + std::string(name(held.standing)),
             escaped(headed(name(held.standing))) + " on " + escaped(cli::in_words(showing.day)));
}

std::string facts(const Showing& showing, const Document& document) {
  std::string rows = row("Kind", escaped(headed(name(document.kind))));
  rows += row("Publisher", escaped(document.publisher));
  if (document.layer != Layer::unknown)
    rows += row("Who it applies to", escaped(headed(name(document.layer))));
  rows += row("Places", places(document.applies_to));
  rows += row("Published", days(document.published)) + row("Updated", days(document.updated));
  if (!document.validity.open()) rows += row("Valid", escaped(cli::in_words(document.validity)));
  rows += row("Review due", days(document.review_due)) + row("Withdrawn", days(document.withdrawn));
  for (const auto& [place, instead] : document.not_for)
    rows += row("Not for " + escaped(headed(place)),
                instead.empty() ? "" : "Use " + document_link(showing, instead));
  if (leads_out(document.url))
    rows += row("Address", "<a rel=\"noreferrer\"" + attribute("href", document.url) + ">" +
                               escaped(document.url) + "</a>");
  return "<dl class=\"fp-facts\">\n" + rows + "</dl>\n";
}

std::string related(const Showing& showing, const Document& document) {
  std::string items;
  for (const auto& each : showing.searcher.related(document.id, {showing.day, showing.known}))
    if (!each.title.empty())
      items += tag("li", {},
                   escaped(headed(name(each.link))) + ": " +
                       document_link(showing, each.document, each.title) + " (" +
                       escaped(cli::plain(name(each.standing))) + ")");
  if (items.empty()) return {};
  return "<h2>Beside it</h2>\n" + tag("ul", "fp-beside", items);
}

std::string editions(const Showing& showing, const std::string& id,
                     const std::vector<EditionHeld>& published, int shown) {
  if (published.size() < 2) return {};
  std::string items;
  for (const auto& each : published) {
    const std::string words = "Edition " + std::to_string(each.edition);
    items +=
        tag("li", {},
            (each.edition == shown
                 ? words
                 : "<a" + attribute("href", document_address(showing, id, each.edition)) + ">" +
                       words + "</a>") +
                ": " + escaped(each.title) + ", recorded " + escaped(cli::in_words(each.recorded)) +
                (each.edition == shown ? ", shown here" : ""));
  }
  return "<h2>Editions held</h2>\n" + tag("ul", "fp-beside", items);
}

std::string paragraphs(const std::string& text, bool to_call) {
  std::string html;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    const std::string words = text.substr(at, end - at);
    html += tag("p", {}, to_call ? with_numbers(words) : escaped(words));
    at = end + 2;
  }
  return html;
}

std::string sections(const Document& document, const std::string& language) {
  if (is_sensitive(document))
    return "<p>The words of this document are shown only where it is kept.</p>\n";
  std::string html;
  for (const Section& section : document.sections) {
    html += "<section" + attribute("id", "s-" + section.anchor) + ">";
    std::string heading = in_language(language, escaped(section.heading));
    if (section.page)
      heading +=
          (heading.empty() ? "Page " : ", page ") +
          escaped(section.page_label.empty() ? std::to_string(*section.page) : section.page_label);
    html += tag("h2", {}, heading);
    if (!section.validity.open())
      html += tag("p", "fp-about", "Valid " + escaped(cli::in_words(section.validity)));
    const std::string words = paragraphs(section.text, document.kind == Kind::contact);
    const std::string lang = lang_attribute(language);
    html += (lang.empty() ? words : "<div" + lang + ">" + words + "</div>") + "</section>\n";
  }
  return html;
}

// Words of a banner and the way back, which leaves these fields out.
std::string note(const Showing& showing, const std::string& words, const Parameters& back,
                 const std::string& label) {
  return "<div class=\"fp-banner\" role=\"note\"><p>" + words + " <a" +
         attribute("href", showing.asking.to("/document?" + encoded(back))) + ">" + label +
         "</a></p></div>\n";
}

std::string banners(const Showing& showing, const std::string& id, int edition,
                    const std::optional<EditionHeld>& standing) {
  std::string html;
  if (showing.known)
    html += note(showing, known_words(showing), {{"id", id}}, "Show what is known now");
  else if (showing.day != showing.asking.today)
    html += note(
        showing,
        "<strong>Not today.</strong> How it stood on " + escaped(cli::in_words(showing.day)) + ".",
        {{"id", id}}, "Show how it stands today");
  if (!standing || standing->edition == edition) return html;
  return html +
         "<div class=\"fp-banner\" role=\"note\"><p>This is <strong>not the edition in "
         "force</strong> on " +
         escaped(cli::in_words(showing.day)) + ". <a" +
         attribute("href", document_address(showing, id)) + ">Show that edition</a></p></div>\n";
}

// The edition that the address names, or else the one that stands.
EditionHeld chosen(const Parameters& asked, const std::vector<EditionHeld>& published,
                   const std::optional<EditionHeld>& standing) {
  const std::optional<int> wanted = edition_in(asked);
  if (!wanted && standing) return *standing;
  for (auto at = published.rbegin(); at != published.rend(); ++at)
    if (at->edition == wanted) return *at;
  throw Refused(404, "there is no such document that was published by that day");
}

}  // namespace

std::string known_words(const Showing& showing) {
  return "<strong>Not what is known now.</strong> How it stood on " +
         escaped(cli::in_words(showing.day)) + ", as it was known on " +
         escaped(cli::in_words(*showing.known)) + ".";
}

std::string document_address(const Showing& showing, const std::string& id, int edition) {
  Parameters to{{"id", id}};
  if (edition > 0) to.add("edition", std::to_string(edition));
  if (showing.day != showing.asking.today) to.add("as_of", to_iso(showing.day));
  if (showing.known) to.add("known_at", to_iso(*showing.known));
  return showing.asking.to("/document?" + encoded(to));
}

std::string document_link(const Showing& showing, const std::string& id, const std::string& title) {
  std::string words = title;
  if (words.empty()) {
    const auto standing = standing_edition(
        published_by(showing.searcher, id, {showing.day, showing.known}), showing.day);
    words = standing && !standing->title.empty() ? standing->title : id;
  }
  return "<a" + attribute("href", document_address(showing, id)) + out_of_frame(showing.asking) +
         ">" + escaped(words) + "</a>";
}

std::string topic_label(const Showing& showing, const std::string& id) {
  const Topic* topic = showing.vocabulary.find(id);
  return topic ? topic->label : headed(id);
}

Response document_page(const Asking& asking) {
  const auto& lease = asking.lease;
  Showing showing{asking, **lease, lease->index().vocabulary(), {}, asking.today};
  showing.day = day_in(asking.asked, "as_of", asking.today);
  if (asking.asked.has("known_at")) showing.known = day_in(asking.asked, "known_at", asking.today);
  const std::string id = asking.asked.text("id");
  const auto published = published_by(showing.searcher, id, {showing.day, showing.known});
  const auto standing = standing_edition(published, showing.day);
  const EditionHeld held = chosen(asking.asked, published, standing);
  const auto found = showing.searcher.edition(id, held.edition);
  if (!found) throw Refused(404, "there is no such document");
  const Document document = shown_of(*found);
  const std::string title = document.title.empty() ? id : document.title;
  const std::string language = language_of(document);
  std::string main = tag("h1", {}, in_language(language, escaped(title))) +
                     standing_of(showing, held) + banners(showing, id, held.edition, standing);
  main += facts(showing, document) + related(showing, document) +
          editions(showing, id, published, held.edition);
  main += "<div class=\"fp-text\">" + sections(document, language) + "</div>\n";
  return page(asking, {.title = title, .main = std::move(main), .more = true});
}

}  // namespace fingerpost::web
