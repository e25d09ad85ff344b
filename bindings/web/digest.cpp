// What was published, changed or ended in a period: as a page, as JSON, as Atom.
#include "fingerpost/digest.hpp"

#include <algorithm>

#include "api.hpp"
#include "html.hpp"
#include "news.hpp"
#include "words.hpp"

namespace fingerpost::web {
namespace {

constexpr int days_told = 30;             // unless a first day is given: what a month brought
constexpr std::size_t items_shown = 100;  // of a part on the page; the interface has all

const WantedKeys keys{.words = {"from", "to", "as_of"},
                      .lists = {"audience"},
                      .numbers = {"ahead"},
                      .filter = {"kinds", "topics", "publishers", "layers", "for"}};

Digest digest_of(const Asking& asking, const Wanted& wanted) {
  DigestOptions options = digest_options_from_json(wanted.json);
  const Date last = options.period.last.value_or(wanted.day);
  if (!options.period.first) options.period.first = day_after(last, -days_told);
  if (options.filter.place.empty()) options.filter.place = asking.settings.place;
  if (options.title.empty()) options.title = asking.settings.title + ": what is new";
  if (options.publisher.empty()) options.publisher = asking.settings.publisher;
  if (options.url.empty()) options.url = asking.outside("/digest");
  return digest(**asking.lease, options, wanted.day);
}

std::string linked(const Showing& showing, const std::string& document, const std::string& title,
                   const std::string& url) {
  if (leads_out(url))
    return "<a rel=\"noreferrer\"" + attribute("href", url) + ">" + escaped(title) + "</a>";
  return document_link(showing, document, title);
}

// What tells of its day and binds nobody.
bool is_record(Kind kind) {
  return kind == Kind::newsletter || kind == Kind::item || kind == Kind::review;
}

std::string item_html(const Showing& showing, const DigestItem& item) {
  const std::string title = item.title.empty() ? item.document : item.title;
  std::string html = "<h3>" + linked(showing, item.document, title, item.url) + "</h3>\n";
  if (!is_record(item.kind))
    html += tag("p", "fp-standing fp-" + std::string(name(item.standing)),
                escaped(headed(name(item.standing))));
  html +=
      tag("p", "fp-about",
          escaped(headed(name(item.kind)) + (item.publisher.empty() ? "" : " · " + item.publisher) +
                  " · " + headed(name(item.change)) + " on " + cli::in_words(item.on)));
  if (!item.read_instead.empty())
    html += tag("p", "fp-warning",
                "Read instead: " + linked(showing, item.read_instead,
                                          item.read_instead_title.empty() ? item.read_instead
                                                                          : item.read_instead_title,
                                          item.read_instead_url));
  std::string told;
  for (const std::string& line : item.told) told += tag("li", {}, escaped(line));
  html += tag("ul", "fp-beside", told) + tag("p", "fp-snippet", escaped(item.summary));
  return tag("li", "fp-hit", html);
}

std::string part_html(const Showing& showing, const DigestPart& part) {
  std::string items, entries;
  for (std::size_t i = 0; i < std::min(part.items.size(), items_shown); ++i)
    items += item_html(showing, part.items[i]);
  for (std::size_t i = 0; i < std::min(part.entries.size(), items_shown); ++i)
    entries += diary_entry_html(showing, part.entries[i]);
  std::string html = "<h2>" + escaped(part.heading) + "</h2>\n" + tag("ul", "fp-hits", items) +
                     tag("ul", "fp-events", entries);
  const std::size_t all = std::max(part.items.size(), part.entries.size());
  if (all > items_shown)
    html += tag("p", "fp-warning",
                counted(all - items_shown, "more is", "more are") +
                    " of these days: choose fewer, or take the feed, which has all.");
  return html;
}

}  // namespace

Response api_digest(const Asking& asking) {
  return {200, "application/json", to_json(digest_of(asking, wanted_of(asking, keys))) + "\n", {}};
}

Response digest_feed(const Asking& asking) {
  return {200,
          "application/atom+xml; charset=utf-8",
          render(digest_of(asking, wanted_of(asking, keys)), DigestForm::atom),
          {}};
}

Response digest_page(const Asking& asking) {
  const Wanted wanted = wanted_of(asking, keys);
  const Digest found = digest_of(asking, wanted);
  const Showing showing{asking, **asking.lease, asking.lease->index().vocabulary(), {}, wanted.day};
  std::string main = "<h1>What is new</h1>\n" + not_today(showing, "/digest");
  main += days_form(asking, "/digest", found.period);
  main += "<p>" + escaped(capital(cli::in_words(found.period))) +
          ", as it stands on the last of these days.</p>\n";
  for (const DigestPart& part : found.parts) main += part_html(showing, part);
  if (found.parts.empty()) main += "<p>Nothing was published or changed in these days.</p>\n";
  main += "<p><a" + attribute("href", asking.to("/digest.atom")) + ">As a feed</a></p>\n";
  return page(asking, {.title = "What is new", .main = std::move(main)});
}

}  // namespace fingerpost::web
