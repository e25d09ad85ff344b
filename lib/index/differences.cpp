// Two editions side by side. Sections are paired first, by anchor, then by text, then by
// their words; what is left without a partner was added or removed.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "fingerpost/changes.hpp"
#include "fingerpost/value.hpp"
#include "index/columns.hpp"
#include "text/text.hpp"

namespace fingerpost {
namespace {

// Two sections of which half of the words are the same are one (Dice 1945); and of so many
// left over on either side at most are all held against each other.
constexpr double same_words = 0.5;
constexpr std::size_t most_compared = 200;

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + text;
  return out;
}

std::string joined(const std::map<std::string, std::string>& pairs) {
  std::string out;
  for (const auto& [place, other] : pairs)
    out += (out.empty() ? "" : ", ") + place + (other.empty() ? "" : ": " + other);
  return out;
}

std::string said(const std::optional<Period>& period) { return period ? to_iso(*period) : ""; }
std::string said(const Period& period) { return period.open() ? "" : to_iso(period); }
std::string said(const Json& extra) { return extra.is_null() ? "" : to_json(extra); }

std::vector<FieldChange> fields_of(const Document& before, const Document& after) {
  std::vector<FieldChange> changes;
  const auto compare = [&](const char* field, std::string old, std::string now) {
    if (old != now) changes.push_back({field, std::move(old), std::move(now)});
  };
  compare("title", before.title, after.title);
  compare("url", before.url, after.url);
  compare("kind", std::string(name(before.kind)), std::string(name(after.kind)));
  compare("publisher", before.publisher, after.publisher);
  compare("layer", std::string(name(before.layer)), std::string(name(after.layer)));
  compare("status", std::string(name(before.status)), std::string(name(after.status)));
  compare("applies_to", joined(before.applies_to), joined(after.applies_to));
  compare("not_for", joined(before.not_for), joined(after.not_for));
  compare("replaces", joined(before.replaces), joined(after.replaces));
  compare("supplements", joined(before.supplements), joined(after.supplements));
  compare("audience", joined(before.audience), joined(after.audience));
  compare("published", said(before.published), said(after.published));
  compare("updated", said(before.updated), said(after.updated));
  compare("review_due", said(before.review_due), said(after.review_due));
  compare("withdrawn", said(before.withdrawn), said(after.withdrawn));
  compare("validity", said(before.validity), said(after.validity));
  compare("extra", said(before.extra), said(after.extra));
  return changes;
}

std::vector<std::string> paragraphs(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

// Those of `all` that `others` does not have as often.
std::vector<std::string> without(const std::vector<std::string>& all,
                                 const std::vector<std::string>& others) {
  std::unordered_map<std::string_view, std::size_t> left;
  for (const std::string& each : others) ++left[each];
  std::vector<std::string> out;
  for (const std::string& each : all) {
    const auto at = left.find(each);
    if (at != left.end() && at->second > 0)
      --at->second;
    else
      out.push_back(each);
  }
  return out;
}

std::vector<std::string> sorted_words(const Section& section) {
  std::vector<std::string> words;
  for (const text::Word& word : text::words(section.text)) words.push_back(word.folded);
  std::sort(words.begin(), words.end());
  return words;
}

double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size());
}

// Which section of the one edition each of the other was.
class Pairs {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  Pairs(const std::vector<Section>& before, const std::vector<Section>& after)
      : before_(before), after_(after), of_(after.size(), none), taken_(before.size(), false) {
    pair_by([](const Section& section) { return section.anchor; });
    pair_by([](const Section& section) { return section.text; });
    pair_by_words();
  }
  std::size_t operator[](std::size_t after) const { return of_[after]; }
  bool taken(std::size_t before) const { return taken_[before]; }

 private:
  void take(std::size_t after, std::size_t before) {
    of_[after] = before;
    taken_[before] = true;
  }

  template <class Key>
  void pair_by(const Key& key) {
    std::multimap<std::string, std::size_t> old;
    for (std::size_t i = 0; i < before_.size(); ++i)
      if (!taken_[i]) old.emplace(key(before_[i]), i);
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (of_[i] != none || key(after_[i]).empty()) continue;
      const auto at = old.find(key(after_[i]));
      if (at == old.end()) continue;
      take(i, at->second);
      old.erase(at);
    }
  }

  void pair_by_words() {
    std::vector<std::size_t> old, fresh;
    for (std::size_t i = 0; i < before_.size(); ++i)
      if (!taken_[i]) old.push_back(i);
    for (std::size_t i = 0; i < after_.size(); ++i)
      if (of_[i] == none) fresh.push_back(i);
    if (old.size() > most_compared || fresh.size() > most_compared) return;
    std::map<std::size_t, std::vector<std::string>> words;
    for (const std::size_t i : old) words[i] = sorted_words(before_[i]);
    for (const std::size_t i : fresh) {
      const std::vector<std::string> own = sorted_words(after_[i]);
      double best = 0;
      std::size_t partner = none;
      for (const std::size_t each : old) {
        const double alike = taken_[each] ? 0 : likeness(own, words[each]);
        if (alike > best) best = alike, partner = each;
      }
      if (best >= same_words) take(i, partner);
    }
  }

  const std::vector<Section>&before_, &after_;
  std::vector<std::size_t> of_;
  std::vector<bool> taken_;
};

std::string called(const Document& document, const Section& section) {
  return section.heading.empty() ? document.title : section.heading;
}

void compare_sections(const Document& before, const Document& after, Differences& out) {
  const Pairs pairs(before.sections, after.sections);
  for (std::size_t i = 0; i < after.sections.size(); ++i) {
    const Section& now = after.sections[i];
    SectionChange change{.change = ChangeKind::added,
                         .anchor = now.anchor,
                         .heading = called(after, now),
                         .added = paragraphs(now.text)};
    if (pairs[i] != Pairs::none) {
      const Section& old = before.sections[pairs[i]];
      change.change = ChangeKind::changed;
      if (old.heading != now.heading) change.heading_before = called(before, old);
      change.removed = without(paragraphs(old.text), change.added);
      change.added = without(change.added, paragraphs(old.text));
      if (change.heading_before == change.heading) change.heading_before.clear();
      if (change.heading_before.empty() && change.removed.empty() && change.added.empty()) continue;
    }
    out.sections.push_back(std::move(change));
  }
  for (std::size_t i = 0; i < before.sections.size(); ++i)
    if (!pairs.taken(i))
      out.sections.push_back({.change = ChangeKind::removed,
                              .anchor = before.sections[i].anchor,
                              .heading = called(before, before.sections[i]),
                              .removed = paragraphs(before.sections[i].text)});
}

// What a date says, wherever it stands.
std::string key_of(const DateMention& date) {
  return to_iso(date.when) + " " + std::string(name(date.role)) + " " + date.repeats;
}

std::vector<DateMention> dates_without(const Document& document, const Document& other) {
  std::set<std::string> known;
  for (const Section& section : other.sections)
    for (const DateMention& date : section.dates) known.insert(key_of(date));
  std::vector<DateMention> out;
  for (const Section& section : document.sections)
    for (const DateMention& date : section.dates)
      if (known.insert(key_of(date)).second) out.push_back(date);
  return out;
}

std::set<std::string> topics_of(const Document& document) {
  std::set<std::string> ids(document.topics.begin(), document.topics.end());
  for (const Section& section : document.sections)
    for (const std::string& id : index::topics_of(document, section)) ids.insert(id);
  return ids;
}

std::vector<std::string> ids_without(const std::set<std::string>& all,
                                     const std::set<std::string>& others) {
  std::vector<std::string> out;
  std::set_difference(all.begin(), all.end(), others.begin(), others.end(),
                      std::back_inserter(out));
  return out;
}

}  // namespace

Differences differences(const Document& before, const Document& after) {
  Differences out;
  out.fields = fields_of(before, after);
  compare_sections(before, after, out);
  out.dates_removed = dates_without(before, after);
  out.dates_added = dates_without(after, before);
  const std::set<std::string> old = topics_of(before), now = topics_of(after);
  out.topics_removed = ids_without(old, now);
  out.topics_added = ids_without(now, old);
  return out;
}

std::string to_text(const Differences& differences) {
  std::string out;
  const auto line = [&](const std::string& text) { out += text + "\n"; };
  for (const FieldChange& each : differences.fields) {
    std::string field = each.field;
    std::replace(field.begin(), field.end(), '_', ' ');
    if (each.before.empty())
      line(field + ": " + each.after);
    else if (each.after.empty())
      line(field + ": no longer " + each.before);
    else
      line(field + ": " + each.after + " instead of " + each.before);
  }
  for (const SectionChange& each : differences.sections)
    line(std::string(name(each.change)) + ": " + each.heading +
         (each.heading_before.empty() ? "" : " (was: " + each.heading_before + ")"));
  for (const DateMention& each : differences.dates_removed) line("date removed: " + each.words);
  for (const DateMention& each : differences.dates_added) line("date added: " + each.words);
  if (!differences.topics_removed.empty())
    line("no longer about: " + joined(differences.topics_removed));
  if (!differences.topics_added.empty()) line("now about: " + joined(differences.topics_added));
  return out;
}

}  // namespace fingerpost
