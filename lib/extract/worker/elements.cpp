#include "extract/worker/elements.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "extract/chars.hpp"

namespace fingerpost::extract {
namespace {

using Name = std::string_view;

template <std::size_t n>
bool among(std::string_view word, const std::array<Name, n>& table) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

constexpr std::array<Name, 47> blocks{
    "address", "article", "aside",  "blockquote", "body",  "caption", "center",   "dd",
    "details", "dialog",  "dir",    "div",        "dl",    "dt",      "fieldset", "figcaption",
    "figure",  "footer",  "form",   "h1",         "h2",    "h3",      "h4",       "h5",
    "h6",      "header",  "hgroup", "hr",         "html",  "legend",  "li",       "main",
    "menu",    "nav",     "ol",     "p",          "pre",   "section", "summary",  "table",
    "tbody",   "td",      "tfoot",  "th",         "thead", "tr",      "ul"};
constexpr std::array<Name, 17> voids{"area",  "base",  "basefont", "bgsound", "br",    "col",
                                     "embed", "frame", "hr",       "img",     "input", "keygen",
                                     "link",  "meta",  "param",    "source",  "wbr"};
constexpr std::array<Name, 26> unread{
    "script", "style",    "noscript", "template", "svg",      "math",    "iframe",
    "object", "video",    "audio",    "canvas",   "map",      "picture", "input",
    "select", "textarea", "button",   "option",   "datalist", "label",   "progress",
    "meter",  "output",   "applet",   "noframes", "head"};
constexpr std::array<Name, 14> formatting{"a",    "b", "big",   "code",   "em",     "font", "i",
                                          "nobr", "s", "small", "strike", "strong", "tt",   "u"};
constexpr std::array<Name, 9> furniture_roles{"navigation", "contentinfo", "search",
                                              "menu",       "menubar",     "toolbar",
                                              "tablist",    "dialog",      "alertdialog"};
constexpr std::array<Name, 2> frame_roles{"banner", "complementary"};

// Parts of class names and ids, as content systems and councils' themes write them.
constexpr std::array<Name, 20> furniture_parts{
    "cookie",         "breadcrumb",   "skip-link",    "skiplink",    "skip-nav",
    "skip-to",        "quick-leave",  "quick-exit",   "quickexit",   "quickleave",
    "exit-this-page", "social-share", "share-button", "share-link",  "sharethis",
    "addtoany",       "addthis",      "pagination",   "back-to-top", "table-of-contents"};
// Whole class names and ids.
constexpr std::array<Name, 9> furniture_names{"toc",        "contents-list", "gem-c-contents-list",
                                              "pager",      "print-link",    "print-page",
                                              "share-this", "page-feedback", "gdpr-banner"};
// "banner" is none of them: it may say that the page is withdrawn.
constexpr std::array<Name, 21> frame_names{
    "nav",         "navbar",   "navigation",  "menu",    "topnav",  "sidenav",  "leftnav",
    "mainnav",     "main-nav", "main-menu",   "toolbar", "footer",  "foot",     "site-footer",
    "page-footer", "masthead", "site-header", "header",  "sidebar", "side-bar", "site-search"};
constexpr std::array<Name, 7> opening_parts{"accordion", "collaps", "tab-pane", "tabpanel",
                                            "expand",    "toggle",  "reveal"};
constexpr std::array<Name, 8> callout_parts{"note",      "callout", "warning", "alert",
                                            "important", "notice",  "inset",   "amend"};

template <std::size_t n>
bool any_part(std::string_view text, const std::array<Name, n>& parts) {
  const std::string all = lower(text);
  return std::any_of(parts.begin(), parts.end(),
                     [&](Name part) { return all.find(part) != std::string::npos; });
}

template <std::size_t n>
bool any_name(std::string_view text, const std::array<Name, n>& names) {
  const std::string all = lower(text);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find_first_of(" \t\n\r\f", at), all.size());
    if (among(std::string_view(all).substr(at, end - at), names)) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

bool is_block(std::string_view tag) { return among(tag, blocks); }
bool is_void(std::string_view tag) { return among(tag, voids); }
bool is_unread(std::string_view tag) { return among(tag, unread); }
bool is_formatting(std::string_view tag) { return among(tag, formatting); }

int heading_level(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' ? tag[1] - '0' : 0;
}

bool is_furniture_role(std::string_view role) { return any_name(role, furniture_roles); }
bool is_furniture_class(std::string_view names) {
  return any_part(names, furniture_parts) || any_name(names, furniture_names);
}
bool is_frame_role(std::string_view role) { return any_name(role, frame_roles); }
bool is_frame_class(std::string_view names) { return any_name(names, frame_names); }
bool opens(std::string_view classes) { return any_part(classes, opening_parts); }
bool is_callout(std::string_view classes) { return any_part(classes, callout_parts); }

bool hides(std::string_view style) {
  std::string tight;
  for (const char c : style)
    if (!is_space(c)) tight += lower(c);
  return tight.find("display:none") != std::string::npos ||
         tight.find("visibility:hidden") != std::string::npos;
}

}  // namespace fingerpost::extract
