#include "document/title.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "document/phrases.hpp"
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

// What is stamped above the title.
bool is_banner(std::string_view heading) {
  constexpr std::array<std::string_view, 9> stamps{
      "archived",  "archived chapter", "archived document",      "draft",          "withdrawn",
      "cancelled", "superseded",       "currently under review", "for information"};
  const std::string words = plain(heading);
  return std::any_of(stamps.begin(), stamps.end(), [&](std::string_view stamp) {
    return words.size() == stamp.size() + 2 && says(words, stamp);
  });
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
  if (!outline.heading.empty() && !is_banner(outline.heading) &&
      (of_format.empty() || !is_site_name(outline.heading, of_format)))
    return outline.heading;
  if (!of_format.empty()) return without_site(of_format);
  for (const Passage& passage : outline.passages) {
    if (!passage.path.empty()) return passage.path.front();
    if (!passage.heading.empty()) return passage.heading;
  }
  const std::string name = from_name(source.name);
  return name.empty() ? source.id : name;
}

}  // namespace fingerpost::document
