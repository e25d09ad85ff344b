#include "dates/marks.hpp"

namespace fingerpost::dates {

std::size_t wide_length(std::string_view text, std::size_t at) {
  std::size_t n = 1;
  while (n < 4 && at + n < text.size() && (static_cast<unsigned char>(text[at + n]) & 0xC0) == 0x80)
    ++n;
  return n;
}

Wide wide_at(std::string_view text, std::size_t at) {
  const std::size_t n = wide_length(text, at);
  const auto is = [&](std::string_view bytes) { return text.substr(at, bytes.size()) == bytes; };
  if (is("\xC2\xA0") || is("\xC2\xAD") || is("\xE2\x80\x8A") || is("\xE2\x80\x89") ||
      is("\xE2\x80\xAF") || is("\xE2\x80\x8B") || is("\xE2\x80\x82") || is("\xE2\x80\x83") ||
      is("\xEF\xBB\xBF") || is("\xE2\x81\xA0"))
    return {Is::end, n};
  if (is("\xC2\xA3") || is("\xE2\x82\xAC")) return {Is::other, n};  // pound, euro
  if (n == 3 && is("\xE2\x80")) {
    const auto last = static_cast<unsigned char>(text[at + 2]);
    if (last >= 0x90 && last <= 0x95) return {Is::dash, n};
    if (last >= 0x98 && last <= 0x9F) return {Is::quote, n};
    if (last == 0xA2 || last == 0xA3) return {Is::bullet, n};
    return {Is::other, n};
  }
  if (is("\xE2\x88\x92")) return {Is::dash, n};
  if (is("\xC2\xB7") || is("\xE2\x96\xAA") || is("\xE2\x97\x8F") || is("\xEF\x82\xB7"))
    return {Is::bullet, n};
  return {n == 1 ? Is::other : Is::word, n};
}

}  // namespace fingerpost::dates
