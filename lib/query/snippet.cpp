#include "fingerpost/query.hpp"
#include "text/text.hpp"

namespace fingerpost {

std::string to_html(const Snippet& snippet) {
  std::string html;
  for (const Snippet::Part& part : snippet.parts) {
    if (part.match) html += "<mark>";
    html += text::escape_markup(part.text);
    if (part.match) html += "</mark>";
  }
  return html;
}

std::string to_text(const Snippet& snippet) {
  std::string text;
  for (const Snippet::Part& part : snippet.parts) text += part.text;
  return text;
}

}  // namespace fingerpost
