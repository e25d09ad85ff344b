// One document as the index holds it: for who has no address of its own to go to, and for what
// is known of it beside its text.
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

std::string standing_of(const Showing& showing, const Document& document) {
  Standing standing = Standing::undated;
  for (const auto& held : showing.searcher.history(document.id, showing.day))
    if (!held.until && !held.removed) standing = held.standing;
  return tag("p", "fp-standing fp-" + std::string(name(standing)),
             escaped(headed(name(standing))) + " on " + escaped(cli::in_words(showing.day)));
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
  for (const auto& each : showing.searcher.related(document.id, {showing.day}))
    if (!each.title.empty())
      items += tag("li", {},
                   escaped(headed(name(each.link))) + ": " +
                       document_link(showing, each.document, each.title) + " (" +
                       escaped(cli::plain(name(each.standing))) + ")");
  if (items.empty()) return {};
  return "<h2>Beside it</h2>\n" + tag("ul", "fp-beside", items);
}

std::string editions(const Showing& showing, const Document& document) {
  const auto held = showing.searcher.history(document.id, showing.day);
  if (held.size() < 2) return {};
  std::string items;
  for (const auto& each : held)
    items +=
        tag("li", {},
            "Edition " + std::to_string(each.edition) + ": " + escaped(each.title) + ", recorded " +
                escaped(cli::in_words(each.recorded)) +
                (each.until ? ", until " + escaped(cli::in_words(*each.until)) : ", now held"));
  return "<h2>Editions held</h2>\n" + tag("ul", "fp-beside", items);
}

std::string paragraphs(const std::string& text) {
  std::string html;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    html += tag("p", {}, escaped(text.substr(at, end - at)));
    at = end + 2;
  }
  return html;
}

std::string sections(const Document& document) {
  if (document.sensitive)
    return "<p>The words of this document are shown only where it is kept.</p>\n";
  std::string html;
  for (const Section& section : document.sections) {
    html += "<section" + attribute("id", "s-" + section.anchor) + ">";
    std::string heading = escaped(section.heading);
    if (section.page)
      heading +=
          (heading.empty() ? "Page " : ", page ") +
          escaped(section.page_label.empty() ? std::to_string(*section.page) : section.page_label);
    html += tag("h2", {}, heading);
    if (!section.validity.open())
      html += tag("p", "fp-about", "Valid " + escaped(cli::in_words(section.validity)));
    html += paragraphs(section.text) + "</section>\n";
  }
  return html;
}

}  // namespace

std::string document_address(const Showing& showing, const std::string& id) {
  Parameters to{{"id", id}};
  if (showing.day != showing.asking.today) to.add("as_of", to_iso(showing.day));
  return showing.asking.to("/document?" + encoded(to));
}

std::string document_link(const Showing& showing, const std::string& id, const std::string& title) {
  std::string words = title;
  if (words.empty()) {
    const auto document = showing.searcher.find(id);
    words = document && !document->title.empty() ? document->title : id;
  }
  return "<a" + attribute("href", document_address(showing, id)) + ">" + escaped(words) + "</a>";
}

std::string topic_label(const Showing& showing, const std::string& id) {
  const Topic* topic = showing.vocabulary.find(id);
  return topic ? topic->label : headed(id);
}

Response document_page(const Asking& asking) {
  const auto lease = asking.desk.lease(asking.reader.tiers);
  const auto index = asking.desk.index();
  Showing showing{asking, **lease, index->vocabulary(), {}, asking.today};
  const std::string day = asking.asked.text("as_of");
  if (!day.empty()) {
    const auto date = date_from_iso(day);
    if (!date) throw Refused(400, "as_of takes a day, YYYY-MM-DD");
    showing.day = *date;
  }
  const auto document = showing.searcher.find(asking.asked.text("id"));
  if (!document) throw Refused(404, "there is no such document");
  const std::string title = document->title.empty() ? document->id : document->title;
  std::string main = tag("h1", {}, escaped(title)) + standing_of(showing, *document);
  if (showing.day != asking.today)
    main +=
        "<div class=\"fp-banner\" role=\"note\"><p><strong>Not today.</strong> How it stood on " +
        escaped(cli::in_words(showing.day)) + ". <a" +
        attribute("href", asking.to("/document?" + encoded(Parameters{{"id", document->id}}))) +
        ">Show how it stands today</a></p></div>\n";
  main += facts(showing, *document) + related(showing, *document) + editions(showing, *document);
  main += "<div class=\"fp-text\">" + sections(*document) + "</div>\n";
  return page(asking, {.title = title, .main = std::move(main), .more = true});
}

}  // namespace fingerpost::web
