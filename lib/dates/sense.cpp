// What a line says apart from its dates, and where on it they stand.
#include <algorithm>

#include "dates/roles.hpp"

namespace fingerpost::dates {
namespace {

// "received", "visited": a verb of what has been, unless it is to be or is so.
bool looks_past(const Line& line, const Tables& tables, int i) {
  const Token& token = line.at(i);
  if (tables.has(Tables::Set::past, token.id)) return true;
  if (token.is != Is::word || token.capital || token.end - token.begin < 6) return false;
  if (line.words(i, i + 1).substr(token.end - token.begin - 2) != "ed") return false;
  for (int k = i - 3; k < i; ++k)
    if (tables.has(Tables::Set::present, line.at(k).id)) return false;
  const Token& before = line.at(i - 1);
  const bool named = before.id > 0 && before.id < static_cast<std::uint16_t>(W::count);
  return !tables.has(Tables::Set::lasting, token.id) && before.is == Is::word && !named &&
         !tables.has(Tables::Set::small, before.id);
}

}  // namespace

LineSense sense_of(const Line& line, const Tables& tables) {
  LineSense sense;
  for (int i = 0; i < line.size(); ++i) {
    const Token& token = line.at(i);
    sense.past |= looks_past(line, tables, i);
    if (token.id == 0) continue;
    const bool event = tables.has(Tables::Set::eventful, token.id);
    const auto word_before = i > 0 ? line.words(i - 1, i) : std::string_view();
    sense.eventful |= event;
    sense.denied |= event && (word_before == "no" || word_before == "No");
    sense.future |= tables.has(Tables::Set::future, token.id);
    const bool may_be = token.is == Is::month && token.value == 5 && !token.capital &&
                        line.at(i - 1).is == Is::word &&
                        tables.has(Tables::Set::verb, line.at(i + 1).id);
    sense.possible |= may_be || static_cast<W>(token.id) == W::modal;
  }
  sense.past &= !sense.future;
  return sense;
}

int cell_of(const Line& line, int token) {
  int cell = 0;
  for (int i = 0; i < token; ++i) cell += line.at(i).is == Is::pipe;
  return cell;
}

namespace {

// "Desk | From | To", "Start | End": two cells of a word each.
void name_ends(const Line& line, std::vector<std::optional<Role>>& out, bool& any) {
  std::size_t from = out.size(), to = out.size();
  for (int i = 0; i < line.size(); ++i) {
    const Is before = line.at(i - 1).is, behind = line.at(i + 1).is;
    const bool whole = (i == 0 || before == Is::pipe) &&
                       (i + 1 == line.size() || behind == Is::pipe || behind == Is::end);
    const auto word = static_cast<W>(line.at(i).id);
    const auto cell = static_cast<std::size_t>(cell_of(line, i));
    if (whole && (word == W::from || word == W::start)) from = cell;
    if (whole && (word == W::to || word == W::until || word == W::end)) to = cell;
  }
  if (from >= to || to >= out.size()) return;
  out[from] = Role::starts, out[to] = Role::ends;
  any = true;
}

}  // namespace

std::vector<std::optional<Role>> column_roles(const Line& line, const Tables& tables) {
  std::vector<std::optional<Role>> out;
  const int cells = cell_of(line, line.size()) + 1;
  if (cells < 2) return out;
  out.resize(static_cast<std::size_t>(cells));
  std::vector<int> rank(out.size(), 0);
  bool any = false, record = false;
  std::size_t date_cell = out.size();
  int cell = 0;
  for (int i = 0; i < line.size(); ++i) {
    const Token& token = line.at(i);
    cell += token.is == Is::pipe;
    if (token.id == 0) continue;
    record |= tables.has(Tables::Set::record, token.id) || static_cast<W>(token.id) == W::version;
    if (static_cast<W>(token.id) == W::date) date_cell = static_cast<std::size_t>(cell);
    for (const Cue& cue : tables.cues_from(token.id)) {
      bool fits = !cue.tight;
      for (std::size_t k = 0; fits && k < cue.words.size(); ++k)
        fits = line.at(i + static_cast<int>(k)).id == cue.words[k];
      const auto c = static_cast<std::size_t>(cell);
      constexpr int least = 4;  // a column "Date" says nothing
      if (!fits || cue.rank <= std::max(rank[c], least)) continue;
      out[c] = cue.role;
      rank[c] = cue.rank;
      any = true;
    }
  }
  name_ends(line, out, any);
  // "Version | Date | Changes"
  if (record && date_cell < out.size() && !out[date_cell])
    out[date_cell] = Role::updated, any = true;
  if (!any) out.clear();
  return out;
}

// A year by itself; "2023-24" is what something is about, not when it is.
bool is_year(const Line& line, int i) {
  const Token& token = line.at(i);
  const auto joins = [&](int k) {
    return line.at(k).glued && (line.at(k).is == Is::dash || line.at(k).is == Is::slash);
  };
  return token.is == Is::number && token.digits == 4 && token.value >= 1900 && token.value < 2100 &&
         !joins(i + 1) && !joins(i - 1);
}

// "2023-24", "2025/26"
bool is_span(const Line& line, int i) {
  const Token &token = line.at(i), &next = line.at(i + 2);
  const Is mark = line.at(i + 1).is;
  return token.is == Is::number && token.digits == 4 && token.value >= 1900 && token.value < 2100 &&
         (mark == Is::dash || mark == Is::slash) && next.is == Is::number &&
         next.value % 100 == (token.value + 1) % 100;
}

// A heading "Closing dates" speaks for the days under it: it is that phrase and
// hardly more, and has no date itself.
std::optional<Role> heading_role(const Line& line, const Tables& tables) {
  std::optional<Role> role;
  int words = 0;
  for (int i = 0; i < line.size(); ++i) words += line.at(i).is == Is::word;
  int rank = 4;  // weaker ones ("book", "held") say too little in a heading
  for (int i = 0; i < line.size(); ++i)
    for (const Cue& cue : tables.cues_from(line.at(i).id)) {
      const int count = static_cast<int>(cue.words.size());
      const bool phrase = !cue.tight && count > 1 && words <= count + 1;
      if (!phrase || cue.role == Role::starts || cue.rank <= rank) continue;
      bool fits = true;
      for (int k = 0; fits && k < count; ++k)
        fits = line.at(i + k).id == cue.words[static_cast<std::size_t>(k)];
      if (fits) role = cue.role, rank = cue.rank;
    }
  return role;
}

bool alone(const Line& line, const std::vector<Found>& founds) {
  int inside_until = 0;
  std::size_t k = 0;
  for (int i = 0; i < line.size(); ++i) {
    while (k < founds.size() && founds[k].words_begin <= i)
      inside_until = std::max(inside_until, founds[k++].words_end);
    const Is is = line.at(i).is;
    const bool says = is == Is::word || is == Is::number || is == Is::amount || is == Is::month ||
                      is == Is::other || is == Is::season;
    if (says && i >= inside_until) return false;
  }
  return true;
}

bool begins_line(const Line& line, const Found& found) {
  for (int i = found.begin - 1; i >= 0; --i) {
    const Is is = line.at(i).is;
    if (is == Is::pipe) return true;  // of its cell
    if (is != Is::bullet && is != Is::dash && is != Is::quote && is != Is::open &&
        is != Is::weekday)
      return false;
  }
  return true;
}

}  // namespace fingerpost::dates
