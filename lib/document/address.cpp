// One page stands at many addresses (domain: identity, "URLs lie"). What is undone
// here changes the page on no server that partnerships use.
#include <algorithm>
#include <array>
#include <vector>

#include "document/document.hpp"

namespace fingerpost::document {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

// RFC 3986, 6.2.2.2: "%62" is "b"; what is reserved stays as it is.
std::string decoded(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex(text[i + 1]) : -1;
    const int low = high >= 0 ? hex(text[i + 2]) : -1;
    const char c = low >= 0 ? static_cast<char>(high * 16 + low) : '\0';
    if (low >= 0 && is_unreserved(c))
      out += c, i += 2;
    else
      out += text[i];
  }
  return out;
}

void drop_prefix(std::string& text, std::string_view prefix) {
  if (text.compare(0, prefix.size(), prefix) == 0) text.erase(0, prefix.size());
}

bool drop_suffix(std::string& text, std::string_view suffix) {
  if (text.size() < suffix.size() ||
      text.compare(text.size() - suffix.size(), suffix.size(), suffix) != 0)
    return false;
  text.erase(text.size() - suffix.size());
  return true;
}

std::string host_of(std::string host) {
  if (!drop_suffix(host, ":443")) drop_suffix(host, ":80");
  drop_suffix(host, ".");
  drop_prefix(host, "www.");
  return host;
}

// Segments without empty ones, "/index.php/a" as "/a", "/a/index.html" as "/a".
std::string path_of(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(segment.size() + 1, path.size()));
    const bool index = segment.substr(0, 6) == "index." && segment.size() <= 10;
    const bool standard = segment.substr(0, 8) == "default." && segment.size() <= 12;
    if (!segment.empty() && segment != "." && !index && !standard) (out += '/') += segment;
  }
  return out;
}

// Who sent the reader, and which visit it is: not which page.
bool is_tracking(std::string_view parameter) {
  constexpr std::array<std::string_view, 14> names{
      "fbclid", "gclid",  "dclid",     "msclkid",    "mc_cid",    "mc_eid", "_ga",
      "_gl",    "igshid", "phpsessid", "jsessionid", "sessionid", "yclid",  "cfid"};
  const std::string name = lower(parameter.substr(0, parameter.find('=')));
  return name.empty() || name.compare(0, 4, "utm_") == 0 ||
         std::find(names.begin(), names.end(), name) != names.end();
}

std::string query_of(std::string_view query) {
  std::vector<std::string_view> kept;
  while (!query.empty()) {
    const std::string_view parameter = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    if (!is_tracking(parameter)) kept.push_back(parameter);
  }
  std::sort(kept.begin(), kept.end());
  std::string out;
  for (const std::string_view each : kept) (out += out.empty() ? '?' : '&') += each;
  return out;
}

}  // namespace

std::string address_of(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const std::string scheme = lower(url.substr(0, std::min(url.find("//"), url.size())));
  if (scheme != "http:" && scheme != "https:") return {};
  // A server may tell the case of a query apart ("?id=AbC"); none that serves these
  // pages does so for a path.
  const std::string whole = decoded(std::string(url.substr(scheme.size() + 2)));
  const std::size_t mark = std::min(whole.find('?'), whole.size());
  const std::string query = mark == whole.size() ? "" : query_of(whole.substr(mark + 1));
  const std::string rest = lower(std::string_view(whole).substr(0, mark));
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  const std::string host = host_of(rest.substr(0, slash));
  return host.empty() ? host : host + path_of(rest.substr(slash)) + query;
}

}  // namespace fingerpost::document
