// The editor's page: what to act on, each as a list, a file to take away and, where there is
// something to see, a picture with its table.
#include "api.hpp"
#include "fingerpost/report.hpp"
#include "html.hpp"
#include "inventory.hpp"
#include "pages.hpp"
#include "words.hpp"

namespace fingerpost::web {
namespace {

constexpr std::size_t rows_shown = 500;  // of a list on the page; the files have all

std::string address(const Asking& asking, std::string_view path, const Parameters& fields) {
  return asking.to(std::string(path) + "?" + encoded(fields));
}

std::string link(const std::string& to, const std::string& html) {
  return "<a" + attribute("href", to) + ">" + html + "</a>";
}

std::string tiles(const Asking& asking, const Inventory& inventory) {
  std::string items;
  for (const Chore& each : chores()) {
    const auto count = count_of(each, inventory);
    items += tag(
        "li", {},
        link(address(asking, "/editor", {{"list", std::string(each.name)}}), escaped(each.title)) +
            (count ? "<strong>" + std::to_string(*count) + "</strong>" : ""));
  }
  for (const auto& [name, title] : {std::pair{"timeline", "Timeline of what is in force"},
                                    std::pair{"coverage", "Coverage of topics"}})
    items += tag("li", {}, link(address(asking, "/editor", {{"list", name}}), title));
  return "<ul class=\"fp-tiles\">" + items + "</ul>\n";
}

std::string cell(const std::string& html) { return "<td>" + html + "</td>"; }

std::string row_html(const Asking& asking, const Item& item) {
  const Listed& document = item.document;
  const std::string words = escaped(document.title.empty() ? document.document : document.title);
  const bool held = document.edition > 0 && document.sections > 0;
  std::string html =
      "<tr><th scope=\"row\">" +
      (held ? link(address(asking, "/document", {{"id", document.document}}), words) : words) +
      "</th>";
  html +=
      cell(held ? escaped(headed(name(document.kind))) : "") + cell(escaped(document.publisher));
  html += cell(held ? escaped(headed(name(document.standing))) : "") +
          cell(escaped(capital(item.detail)));
  return html + "</tr>\n";
}

std::string table(const Asking& asking, const Chore& chore, const std::vector<Item>& items) {
  if (items.empty()) return "<p>There are none.</p>\n";
  std::string rows;
  for (std::size_t i = 0; i < std::min(items.size(), rows_shown); ++i)
    rows += row_html(asking, items[i]);
  return "<div class=\"fp-wide\" tabindex=\"0\" role=\"region\"" +
         attribute("aria-label", "Table: " + std::string(chore.title)) + "><table><caption>" +
         escaped(chore.title) + ": " + counted(items.size(), "document", "documents") +
         "</caption><thead><tr><th scope=\"col\">Document</th><th scope=\"col\">Kind</th><th "
         "scope=\"col\">Publisher</th>"
         "<th scope=\"col\">Standing</th><th scope=\"col\">More</th></tr></thead><tbody>" +
         rows + "</tbody></table></div>\n";
}

std::string exports(const Asking& asking, const std::string& list) {
  return "<p>Take it away: " +
         link(address(asking, "/editor/export", {{"list", list}, {"form", "csv"}}), "CSV") + " · " +
         link(address(asking, "/editor/export", {{"list", list}, {"form", "json"}}), "JSON") +
         "</p>\n";
}

std::string partly(bool whole) {
  return whole ? ""
               : "<p class=\"fp-warning\">There are more documents than could be looked at: this "
                 "list is of some of them.</p>\n";
}

std::string bare_topics(const Asking& asking, const Searcher& searcher) {
  std::string items;
  for (const auto& topic :
       topic_report(asking.lease->index(), searcher, {asking.today}, 0).without_guidance)
    items += tag("li", {}, escaped(topic.label));
  return "<h2>Topics without guidance in force</h2>\n" +
         (items.empty() ? "<p>There are none.</p>\n" : tag("ul", "fp-topics", items));
}

std::string busy(const Error& error) {
  return "<div class=\"fp-error\" role=\"alert\"><p>The list of files that could not be read is "
         "kept for whoever may write the index, and cannot be had now: " +
         escaped(error.fault() == Fault::locked ? "an indexing run is under way"
                                                : "this server may not write the index") +
         ".</p></div>\n";
}

// A field of CSV (RFC 4180). What a spreadsheet would take for a formula is marked as text.
std::string csv(const std::string& text) {
  std::string out = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos)
    out += '\'';
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

std::string iso(const std::optional<Period>& period) { return period ? to_iso(*period) : ""; }

std::vector<std::pair<std::string, std::string>> fields_of(const Item& item) {
  const Listed& d = item.document;
  return {{"document", d.document},
          {"title", d.title},
          {"url", d.url},
          {"kind", std::string(name(d.kind))},
          {"publisher", d.publisher},
          {"layer", std::string(name(d.layer))},
          {"standing", std::string(name(d.standing))},
          {"published", iso(d.published)},
          {"updated", iso(d.updated)},
          {"review_due", iso(d.review_due)},
          {"valid_from", d.validity.first ? to_iso(*d.validity.first) : ""},
          {"valid_until", d.validity.last ? to_iso(*d.validity.last) : ""},
          {"superseded_by", d.superseded_by},
          {"detail", item.detail}};
}

std::string as_csv(const std::vector<Item>& items) {
  std::string out;
  for (const auto& [name, value] : fields_of({})) out += (out.empty() ? "" : ",") + csv(name);
  out += "\r\n";
  for (const Item& item : items) {
    std::string line;
    for (const auto& [name, value] : fields_of(item))
      line += (line.empty() ? "" : ",") + csv(value);
    out += line + "\r\n";
  }
  return out;
}

std::string as_json(const std::string& list, Date day, const std::vector<Item>& items) {
  Json::Array all;
  for (const Item& item : items) {
    Json::Object members;
    for (auto& [name, value] : fields_of(item)) members.emplace_back(name, value);
    all.push_back(std::move(members));
  }
  return to_json(Json(
             Json::Object{{"list", list}, {"as_of", to_iso(day)}, {"documents", std::move(all)}})) +
         "\n";
}

// The pictures' data: every document there is, with its days and topics told by the other lists.
std::vector<Item> all_of(const Inventory& inventory) {
  std::vector<Item> items;
  for (const Listed& each : inventory.documents) {
    std::string topics;
    for (const auto& topic : each.topics) topics += (topics.empty() ? "" : " ") + topic;
    items.push_back({each, topics});
  }
  return items;
}

}  // namespace

Response editor_page(const Asking& asking) {
  only(asking.asked, {"list"});
  const auto& lease = asking.lease;
  const Inventory inventory = inventory_of(asking, **lease);
  const std::string list = asking.asked.text("list");
  std::string title = "For editors", body;
  if (list.empty()) {
    body = "<p>" + counted(inventory.total, "document", "documents") + " on " +
           escaped(cli::in_words(asking.today)) + ", of those you may see.</p>\n" +
           partly(inventory.whole) + tiles(asking, inventory);
  } else if (list == "timeline") {
    title = "Timeline of what is in force";
    body = exports(asking, list) + partly(inventory.whole) + timeline_html(asking, inventory);
  } else if (list == "coverage") {
    title = "Coverage of topics";
    body = exports(asking, list) + partly(inventory.whole) +
           coverage_html(asking, inventory, asking.lease->index().vocabulary()) +
           bare_topics(asking, **lease);
  } else {
    const Chore* found = chore(list);
    if (!found) throw Refused(404, "there is no such list");
    title = found->title;
    body = "<p>" + escaped(found->advice) + "</p>\n";
    try {
      bool whole = true;
      const auto items = items_of(*found, asking, **lease, inventory, whole);
      body += exports(asking, list) + partly(whole) + table(asking, *found, items);
    } catch (const Error& error) {
      if (found->name != "failed") throw;
      body += busy(error);
    }
  }
  if (!list.empty()) body += "<p>" + link(asking.to("/editor"), "All lists") + "</p>\n";
  return page(asking,
              {.title = title, .main = "<h1>" + escaped(title) + "</h1>\n" + body, .more = true});
}

Response editor_export(const Asking& asking) {
  only(asking.asked, {"list", "form"});
  const auto& lease = asking.lease;
  const Inventory inventory = inventory_of(asking, **lease);
  const std::string list = asking.asked.text("list"), form = asking.asked.text("form");
  const Chore* found = chore(list);
  if (!found && list != "timeline" && list != "coverage")
    throw Refused(404, "there is no such list");
  if (form != "csv" && form != "json") throw Refused(400, "a list comes as csv or json");
  bool whole = true;
  const auto items =
      found ? items_of(*found, asking, **lease, inventory, whole) : all_of(inventory);
  Response response{200,
                    form == "csv" ? "text/csv; charset=utf-8" : "application/json",
                    form == "csv" ? as_csv(items) : as_json(list, asking.today, items),
                    {}};
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + list + "." + form + "\"");
  return response;
}

}  // namespace fingerpost::web
