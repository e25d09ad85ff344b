// What stands around the main part of every page: the way past it, the way out, the footer.
// No script and no style stands in a page: the Content-Security-Policy allows neither.
#include "assets.hpp"
#include "html.hpp"
#include "pages.hpp"
#include "words.hpp"

namespace fingerpost::web {
namespace {

std::string stylesheet(const Asking& asking, const std::string& name) {
  return "<link rel=\"stylesheet\"" + attribute("href", asking.to(asset_path(name))) + ">\n";
}

std::string module_script(const Asking& asking, const std::string& name) {
  return "<script type=\"module\"" + attribute("src", asking.to(asset_path(name))) + "></script>\n";
}

std::string head(const Asking& asking, const Sheet& sheet) {
  const Settings& settings = asking.settings;
  std::string html =
      "<!DOCTYPE html>\n<html" + attribute("lang", own_language) +
      ">\n<head>\n<meta charset=\"utf-8\">\n<title>" +
      escaped((sheet.title.empty() ? "" : sheet.title + " – ") + settings.title) +
      "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n";
  html += "<link rel=\"icon\" type=\"image/svg+xml\"" +
          attribute("href", asking.to(asset_path("icon.svg"))) + ">\n";
  html += stylesheet(asking, "fingerpost.css");
  if (sheet.more) html += stylesheet(asking, "more.css");
  if (!asking.embedded()) {
    html += "<link rel=\"search\" type=\"application/opensearchdescription+xml\"" +
            attribute("title", settings.title) + attribute("href", asking.to("/opensearch.xml")) +
            ">\n";
    html += "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"What has changed\"" +
            attribute("href", asking.to("/changes.atom")) + ">\n";
  }
  html += module_script(asking, "fingerpost.js");
  return html + "</head>\n";
}

// Any page may stand in a frame that --frame allows: leaving leaves all of it.
constexpr char whole_window[] = " target=\"_top\"";

// The same address as the button's, first in the page, for who comes by keyboard.
std::string skip_links(const Settings& settings) {
  std::string html =
      "<nav aria-label=\"Skip\">\n<a class=\"fp-skip\" href=\"#fp-main\">Skip to main "
      "content</a>\n";
  if (!settings.exit_url.empty())
    html += "<a class=\"fp-skip\" data-fp-exit-link rel=\"nofollow noreferrer\"" +
            attribute("href", settings.exit_url) + whole_window + ">Exit this page</a>\n";
  return html + "</nav>\n";
}

std::string exit_button(const Asking& asking) {
  if (asking.settings.exit_url.empty()) return {};
  return "<div class=\"fp-exit\" data-fp-exit>\n<a class=\"fp-exit-button\" role=\"button\" "
         "rel=\"nofollow noreferrer\"" +
         attribute("href", asking.settings.exit_url) + whole_window +
         "><span class=\"fp-hidden\">Emergency</span> Exit this page</a>\n</div>\n";
}

std::string header(const Asking& asking) {
  return "<header class=\"fp-header\"><a" + attribute("href", asking.to("/")) + ">" +
         escaped(asking.settings.title) + "</a></header>\n";
}

std::string footer(const Asking& asking) {
  const Settings& settings = asking.settings;
  std::string links;
  const auto add = [&](const std::string& path, const std::string& label) {
    links += "<li><a" + attribute("href", asking.to(path)) + ">" + label + "</a></li>\n";
  };
  if (!settings.exit_url.empty()) add("/leaving", "What “Exit this page” does not do");
  add("/diary", "What happens");
  add("/digest", "What is new");
  add("/events.ics", "Events as a calendar");
  add("/feed.atom", "New documents as a feed");
  add("/changes.atom", "What has changed, as a feed");
  if (asking.reader.editor) add("/editor", "For editors");
  return "<footer class=\"fp-footer\"><nav aria-label=\"More\"><ul>" + links +
         "</ul></nav></footer>\n";
}

}  // namespace

std::string out_of_frame(const Asking& asking) { return asking.embedded() ? whole_window : ""; }

Response page(const Asking& asking, const Sheet& sheet, unsigned status) {
  std::string html = head(asking, sheet);
  html += asking.embedded() ? "<body class=\"fp fp-framed\">\n" : "<body class=\"fp\">\n";
  html += skip_links(asking.settings);
  html += exit_button(asking);
  if (!asking.embedded()) html += header(asking);
  html += "<main id=\"fp-main\" tabindex=\"-1\">\n" + sheet.main + "</main>\n";
  if (!asking.embedded()) html += footer(asking);
  html += "</body>\n</html>\n";
  return {status, "text/html; charset=utf-8", std::move(html), {}};
}

Response refusal(const Asking& asking, unsigned status, const std::string& why) {
  const std::string title = status == 404   ? "There is no such page"
                            : status == 429 ? "Too many requests"
                            : status >= 500 ? "There is a problem with the search"
                                            : "The search could not be understood";
  std::string main = "<h1>" + title + "</h1>\n<div class=\"fp-error\" role=\"alert\"><p>" +
                     escaped(capital(why)) + ".</p></div>\n<p><a" +
                     attribute("href", asking.to("/")) + ">Search again</a></p>\n";
  return page(asking, {.title = title, .main = std::move(main)}, status);
}

Response leaving_page(const Asking& asking) {
  const Settings& settings = asking.settings;
  if (settings.exit_url.empty()) throw Refused(404, "there is no such page");
  std::string main =
      "<h1>What “Exit this page” does and does not do</h1>\n"
      "<p>The button takes you at once to another website. You can use it with a mouse, by touch, "
      "or by "
      "pressing the Shift key 3 times within 5 seconds (where scripts are allowed).</p>\n"
      "<div class=\"fp-warning\"><p><strong>It does not hide that you were here.</strong> Pages "
      "you have "
      "visited stay in the history of this browser and of any account it is signed in to. "
      "Somebody who uses the same device may find them, and may use the Back button.</p></div>\n"
      "<p>To leave less behind:</p>\n<ul>\n"
      "<li>close the tab or the window when you have finished</li>\n"
      "<li>delete this site from the browser’s history, rather than all of it, which may be "
      "noticed</li>\n"
      "<li>use a private window, or a device that nobody else can get at</li>\n"
      "<li>remember that a work network may record which sites are visited</li>\n</ul>\n";
  if (settings.post)
    main +=
        "<p>What you search for here is not part of the address of the page, and this server does "
        "not "
        "write it down.</p>\n";
  else
    main +=
        "<p>What you search for here is part of the address of the page: it is in the browser’s "
        "history. This server does not write it down.</p>\n";
  if (!settings.help_url.empty())
    main += "<p><a rel=\"noreferrer\"" + attribute("href", settings.help_url) +
            ">More about covering your tracks online</a></p>\n";
  return page(asking, {.title = "Exit this page", .main = std::move(main)});
}

}  // namespace fingerpost::web
