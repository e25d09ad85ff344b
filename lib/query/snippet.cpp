#include "fingerpost/query.hpp"

namespace fingerpost {
namespace {

void escape(std::string_view text, std::string& out) {
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
}

}  // namespace

std::string to_html(const Snippet& snippet) {
  std::string html;
  for (const Snippet::Part& part : snippet.parts) {
    if (part.match) html += "<mark>";
    escape(part.text, html);
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
