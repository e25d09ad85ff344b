#include "dates/beside.hpp"

#include <algorithm>
#include <array>

#include "dates/awareness.hpp"

namespace fingerpost::dates {
namespace {

bool begins_with(const Line& line, int i) {
  for (int k = 0; k < i; ++k)
    if (line.at(k).is != Is::bullet) return false;
  return true;
}

}  // namespace

void drop_names_of_terms(const Line& line, std::vector<Found>& founds) {
  std::vector<bool> drop(founds.size());
  for (std::size_t k = 0; k + 1 < founds.size(); ++k) {
    const Spec& name = founds[k].spec;
    Found& days = founds[k + 1];
    const bool term = name.shape == Shape::term || name.shape == Shape::half_term ||
                      name.shape == Shape::school_break ||
                      (name.shape == Shape::bank_holiday && !name.year);
    const int gap = days.begin - founds[k].end;
    const Is between = line.at(founds[k].end).is;
    const bool beside = gap == 0 || (gap == 1 && (between == Is::colon || between == Is::dash ||
                                                  between == Is::open || between == Is::comma ||
                                                  between == Is::pipe));
    if (!term || !beside || days.kind != Found::Kind::date || days.spec.shape != Shape::days)
      continue;
    if (!days.spec.year) days.spec.year = name.year;
    drop[k] = true;
  }
  for (std::size_t k = 1; k < founds.size(); ++k) {  // "Monday 26 December 2016 (Christmas Day)"
    const bool name = founds[k].spec.shape == Shape::bank_holiday && !founds[k].spec.year;
    const bool inside =
        founds[k].begin - founds[k - 1].end == 1 && line.at(founds[k - 1].end).is == Is::open;
    if (name && inside && founds[k - 1].spec.shape == Shape::days) drop[k] = true;
  }
  std::size_t kept = 0;
  for (std::size_t k = 0; k < founds.size(); ++k)
    if (!drop[k]) std::swap(founds[kept++], founds[k]);
  founds.resize(kept);
}

int line_year(const Line& line, const Tables& tables, const std::vector<Found>& founds) {
  int year = 0;
  for (int i = 0; i < line.size(); ++i) {
    const Token& token = line.at(i);
    if (token.is != Is::number || token.digits != 4 || token.value < 1900 || token.value > 2099)
      continue;
    const bool taken = std::any_of(founds.begin(), founds.end(), [&](const Found& f) {
      return f.kind != Found::Kind::edition && i >= f.begin && i < f.end;
    });
    const bool names = tables.has(Tables::Set::named, line.at(i - 1).id) ||
                       tables.has(Tables::Set::named, line.at(i + 1).id);
    const Is next = line.at(i + 1).is;
    const bool leads = begins_with(line, i) && (next == Is::colon || next == Is::dash);
    if (taken || !(names || leads)) continue;
    if (year && year != token.value) return 0;
    year = token.value;
  }
  return year;
}

std::size_t series_of(const Line& line, const Tables& tables, const std::vector<Found>& founds) {
  constexpr int fewest = 2, most = 8;  // a name is no sentence, and "on" no name
  std::array<int, most> words{};
  int count = 0;
  std::size_t k = 0;
  for (int i = 0; i < line.size(); ++i) {
    const Token& token = line.at(i);
    if (token.is != Is::word || tables.has(Tables::Set::small, token.id)) continue;
    while (k < founds.size() && founds[k].end <= i) ++k;
    if (k < founds.size() && i >= founds[k].begin) continue;
    if (count == most) return 0;
    words[static_cast<std::size_t>(count++)] = i;
  }
  if (count < fewest) return 0;
  std::size_t hash = 14695981039346656037u;  // FNV-1a, over small letters
  for (int n = 0; n < count; ++n) {
    const int at = words[static_cast<std::size_t>(n)];
    for (const char c : line.words(at, at + 1))
      hash = (hash ^ static_cast<unsigned char>(c | 0x20)) * 1099511628211u;
  }
  return hash | 1;
}

void announce(const Line& line, const Tables& tables, std::vector<Found>& founds) {
  constexpr int besides = 4;  // tokens: "assembly at 9am"
  const NamedOn on = named_on(line, tables);
  const bool only = std::all_of(founds.begin(), founds.end(),
                                [](const Found& f) { return f.kind == Found::Kind::edition; });
  if (!on.name || !only || founds.size() > 1 || !begins_with(line, on.begin)) return;
  Found found;
  found.spec.shape = Shape::named;
  found.spec.name = static_cast<std::int16_t>(on.name);
  found.begin = found.words_begin = on.begin;
  found.end = found.words_end = on.end;
  const Token& next = line.at(on.end);  // "Safer Internet Day 2025"
  const bool year =
      next.is == Is::number && next.digits == 4 && next.value >= 1990 && next.value <= 2099;
  if (!founds.empty() || year) {
    found.spec.year = static_cast<std::int16_t>(year ? next.value : founds[0].spec.year);
    found.end = found.words_end = year ? on.end + 1 : founds[0].end;
    if (!in_year(found.spec, found.spec.year, tables)) return;
  }
  if (line.size() - found.end > besides + 1) return;
  found.group = 1;
  found.role = Role::event;
  found.role_stated = true;
  if (const auto& rule = tables.named(on.name).rule) found.recurs = recurrence_of(*rule);
  founds.assign(1, found);
}

}  // namespace fingerpost::dates
