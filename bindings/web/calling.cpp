// Numbers to call, as links: on a phone, in a hurry, nobody types one from a page.
#include <algorithm>
#include <string_view>

#include "html.hpp"
#include "pages.hpp"

namespace fingerpost::web {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool between(char c) { return c == ' ' || c == '-' || c == '(' || c == ')'; }
bool wordy(char c) {
  return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) || c == '@' ||
         c == '.' || c == '/' || c == '_';
}

// Where what looks like a number ends, from its first digit or plus: after its last digit.
std::size_t run_end(std::string_view line, std::size_t at) {
  std::size_t end = at, gap = 0;
  for (std::size_t i = at + (line[at] == '+' ? 1 : 0); i < line.size() && gap < 3; ++i) {
    if (!digit(line[i]) && !between(line[i])) break;
    gap = digit(line[i]) ? 0 : gap + 1;
    if (digit(line[i])) end = i + 1;
  }
  return end;
}

// "0113 496 0150", "+44 (0)113 496 0150", "116 123", "999": as it is dialled; empty for a year, a
// day, a count. A telephone has no more to go by than that.
std::string dialled(std::string_view written) {
  std::string number;
  for (const char c : written) {
    if (c == '+') number = "+";
    if (digit(c) && !(c == '0' && number == "+44")) number += c;
  }
  const bool national = number[0] == '0' && (number.size() == 10 || number.size() == 11);
  const bool abroad = number[0] == '+' && number.size() >= 11 && number.size() <= 16;
  const bool helpline = number.size() == 6 && number.rfind("116", 0) == 0 && written[3] == ' ';
  return national || abroad || helpline || number == "999" ? number : "";
}

std::string link_to(const std::string& number, std::string_view words) {
  return "<a" + attribute("href", "tel:" + number) + ">" + escaped(words) + "</a>";
}

}  // namespace

std::string telephone(const std::string& phone) {
  std::string number;
  for (const char c : phone)
    if (digit(c) || (c == '+' && number.empty())) number += c;
  return number.size() < 3 ? escaped(phone) : link_to(number, phone);
}

std::string with_numbers(std::string_view line) {
  std::string html;
  std::size_t said = 0;
  for (std::size_t at = 0; at < line.size();) {
    const bool begins = (digit(line[at]) || line[at] == '+') && (at == 0 || !wordy(line[at - 1]));
    const std::size_t end = begins ? run_end(line, at) : at;
    const bool whole =
        end > at && (end == line.size() || !wordy(line[end]) ||
                     (line[end] == '.' && !(end + 1 < line.size() && digit(line[end + 1]))));
    if (const std::string number = whole ? dialled(line.substr(at, end - at)) : "";
        !number.empty()) {
      html += escaped(line.substr(said, at - said)) + link_to(number, line.substr(at, end - at));
      said = end;
    }
    at = std::max(end, at + 1);
  }
  return html + escaped(line.substr(said));
}

}  // namespace fingerpost::web
