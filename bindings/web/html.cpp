#include "html.hpp"

#include "fingerpost/query.hpp"
#include "output.hpp"

namespace fingerpost::web {
namespace {

bool alphanumeric(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

// "cy", "en-GB", "zh-Hant-TW": of parts of up to eight letters and digits (RFC 5646).
bool names_language(std::string_view text) {
  std::size_t part = 0;
  for (const char c : text) {
    if (c == '-' ? part == 0 : !alphanumeric(c) || part == 8) return false;
    part = c == '-' ? 0 : part + 1;
  }
  return part > 0 && text.find('-') != 1 && text.size() > 1;
}

std::string first_part(std::string_view language) {
  std::string part(language.substr(0, language.find('-')));
  for (char& c : part)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return part;
}

}  // namespace

std::string escaped(std::string_view text) {
  return to_html(Snippet{{{.text = cli::shown(text)}}});
}

bool leads_out(std::string_view url) {
  const auto begins = [&](std::string_view scheme) {
    if (url.size() <= scheme.size()) return false;
    for (std::size_t i = 0; i < scheme.size(); ++i)
      if ((url[i] | (scheme[i] >= 'a' ? 0x20 : 0)) != scheme[i]) return false;
    return true;
  };
  if (!begins("https://") && !begins("http://")) return false;
  for (const char c : url)
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '\\') return false;
  return true;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string tag(std::string_view name, std::string_view classes, const std::string& html) {
  if (html.empty()) return {};
  const std::string called(name);
  return "<" + called + (classes.empty() ? "" : attribute("class", classes)) + ">" + html + "</" +
         called + ">\n";
}

std::string lang_attribute(std::string_view language) {
  if (!names_language(language) || first_part(language) == first_part(own_language)) return {};
  return attribute("lang", language);
}

std::string in_language(std::string_view language, const std::string& html) {
  const std::string lang = lang_attribute(language);
  return lang.empty() || html.empty() ? html : "<span" + lang + ">" + html + "</span>";
}

std::string capital(std::string_view words) {
  std::string out(words);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 0x20);
  return out;
}

std::string headed(std::string_view words) {
  std::string out(words);
  for (char& c : out)
    if (c == '-' || c == '_') c = ' ';
  return capital(out);
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits + " " + std::string(count == 1 ? one : many);
}

}  // namespace fingerpost::web
