#include "extract/worker/entities.hpp"

#include <algorithm>
#include <array>

#include "extract/chars.hpp"

namespace fingerpost::extract {
namespace {

struct Entity {
  std::string_view name;
  unsigned long value;
};
// Those that English pages use; of HTML's 2,231 the others are left as they are.
constexpr std::array entities{
    Entity{"amp", '&'},       Entity{"lt", '<'},        Entity{"gt", '>'},
    Entity{"quot", '"'},      Entity{"apos", '\''},     Entity{"nbsp", 0xA0},
    Entity{"pound", 0xA3},    Entity{"copy", 0xA9},     Entity{"reg", 0xAE},
    Entity{"deg", 0xB0},      Entity{"middot", 0xB7},   Entity{"frac12", 0xBD},
    Entity{"frac14", 0xBC},   Entity{"frac34", 0xBE},   Entity{"eacute", 0xE9},
    Entity{"egrave", 0xE8},   Entity{"laquo", 0xAB},    Entity{"raquo", 0xBB},
    Entity{"ndash", 0x2013},  Entity{"mdash", 0x2014},  Entity{"lsquo", 0x2018},
    Entity{"rsquo", 0x2019},  Entity{"ldquo", 0x201C},  Entity{"rdquo", 0x201D},
    Entity{"bull", 0x2022},   Entity{"hellip", 0x2026}, Entity{"euro", 0x20AC},
    Entity{"trade", 0x2122},  Entity{"rarr", 0x2192},   Entity{"lsaquo", 0x2039},
    Entity{"rsaquo", 0x203A}, Entity{"shy", 0xAD},      Entity{"times", 0xD7},
    Entity{"check", 0x2713},  Entity{"ensp", 0x2002},   Entity{"emsp", 0x2003},
};
constexpr std::size_t longest = 10;  // "&#1114111;" without its signs is shorter

// The number of "#8217" or "#x2019"; 0 for none.
unsigned long numbered(std::string_view name) {
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  unsigned long value = 0;
  for (const char c : name.substr(hex ? 2 : 1)) {
    const char l = lower(c);
    const int digit = is_digit(c) ? c - '0' : hex && l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
    if (digit < 0) return 0;
    value = value * (hex ? 16 : 10) + static_cast<unsigned long>(digit);
    if (value > 0x10FFFF) return 0x110000;
  }
  return value;
}

unsigned long value_of(std::string_view name) {
  if (begins(name, "#")) return numbered(name);
  const auto entity = std::find_if(entities.begin(), entities.end(),
                                   [&](const Entity& e) { return e.name == name; });
  return entity == entities.end() ? 0 : entity->value;
}

}  // namespace

std::string decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '&') {
      out += text[i];
      continue;
    }
    const std::size_t end = text.substr(i, longest + 2).find(';');
    const unsigned long value =
        end == std::string_view::npos ? 0 : value_of(text.substr(i + 1, end - 1));
    if (value)
      append_utf8(out, value), i += end;
    else
      out += '&';
  }
  return out;
}

}  // namespace fingerpost::extract
