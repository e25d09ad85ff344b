#include "document/title.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "document/headings.hpp"
#include "document/phrases.hpp"
#include "document/stated.hpp"
#include "text/text.hpp"

namespace fingerpost::document {
namespace {

// "April Newsletter | Leeds SCP": what stands before the last divider.
std::string without_site(const std::string& title) {
  std::size_t end = std::string::npos;
  for (const std::string_view divider :
       {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB "})
    if (const std::size_t at = title.rfind(divider); at != std::string::npos && at > 0)
      end = end == std::string::npos ? at : std::max(end, at);
  return title.substr(0, end);
}

// "newsletters/april_newsletter.html" is "april newsletter".
std::string from_name(std::string_view name) {
  name.remove_prefix(std::min(name.find_last_of('/') + 1, name.size()));
  if (const std::size_t dot = name.find_last_of('.'); dot != std::string_view::npos && dot > 0)
    name = name.substr(0, dot);
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  std::replace(out.begin(), out.end(), '-', ' ');
  return text::squeeze(out);
}

// "LEEDS SAFEGUARDING CHILDREN BOARD" above the title is whose paper it is.
bool is_letterhead(std::string_view heading) {
  constexpr std::array<std::string_view, 14> bodies{
      "trust",        "council",   "board",      "partnership", "police",
      "constabulary", "authority", "government", "department",  "academy",
      "school",       "college",   "services",   "consortium"};
  const std::string words = plain(heading);
  return std::any_of(bodies.begin(), bodies.end(),
                     [&](std::string_view body) { return ends_in(words, body); });
}

// The heading right below the title, when no text stands between them.
std::string_view next_heading(const Outline& outline) {
  if (outline.passages.empty()) return {};
  const Passage& first = outline.passages.front();
  return first.path.empty() ? first.heading : first.path.front();
}

// A page whose first heading is the name of the site says more in its <title>.
bool is_site_name(const std::string& heading, const std::string& title) {
  const std::string page = without_site(title);
  return page != title && title.size() > heading.size() &&
         title.compare(title.size() - heading.size(), heading.size(), heading) == 0;
}

}  // namespace

std::string title_of(const Source& source, const extract::Extraction& extraction,
                     const Outline& outline) {
  if (!source.title.empty()) return source.title;
  const std::string of_format = text::squeeze(extraction.title);
  const std::string_view next = next_heading(outline);
  if (!next.empty() && (is_stamp(outline.heading) || is_letterhead(outline.heading)))
    return std::string(next);
  if (!outline.heading.empty() && !is_stamp(outline.heading) &&
      (of_format.empty() || !is_site_name(outline.heading, of_format)))
    return outline.heading;
  const bool page = source.media_type.compare(0, 9, "text/html") == 0;
  if (!of_format.empty()) return page ? without_site(of_format) : of_format;
  // The first of several events gives the calendar no name.
  if (source.media_type.starts_with("text/calendar") && outline.passages.size() > 1 &&
      !source.name.empty())
    return from_name(source.name);
  for (const Passage& passage : outline.passages) {
    if (!passage.path.empty()) return passage.path.front();
    if (!passage.heading.empty()) return passage.heading;
  }
  const std::string name = from_name(source.name);
  return name.empty() ? source.id : name;
}

void state_titles(Document& document, const extract::Extraction& extraction,
                  const Outline& outline) {
  const std::string& heading = outline.heading;
  if (!is_stamp(heading) && !is_letterhead(heading))
    state(document, "title", text::squeeze(heading), "heading", heading);
  const std::string title = text::squeeze(extraction.title);
  state(document, "title", without_site(title), "title", title);
}

}  // namespace fingerpost::document
