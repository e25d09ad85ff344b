// What an answer looks like:
//
//     1  April Newsletter > Dates for your diary
//        upcoming: 25 May 2024 · event · Leeds SCP
//        https://www.leedsscp.example/newsletter
//        25 May International Missing Children's Day
//        year 2024: stated beside it ("25 May")
#include "answers.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "fingerpost/feeds.hpp"
#include "words.hpp"

namespace fingerpost::cli {
namespace {

constexpr std::string_view indent = "   ";
constexpr std::string_view dot = " · ";
constexpr std::size_t facets_shown = 6;  // of each field; --json has all

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string place_in_words(std::string_view place) {
  std::string words = plain(place);
  bool begins = true;
  for (char& c : words) {
    if (begins && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    begins = c == ' ';
  }
  return words;
}

std::string number_of(double value) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%.3g", value);
  return text.data();
}

bool begins_after(const std::optional<Period>& period, Date day) {
  return period && period->first && *period->first > day;
}

}  // namespace

std::string Answers::line(const std::string& text) const {
  return wrapped(text, style_.width, indent, indent);
}

std::string Answers::titled(const std::string& id, std::optional<Date> known) const {
  const auto document = searcher_.find(id, known);
  return document && !document->title.empty() ? shown(document->title) : shown(id);
}

std::string Answers::opening(const Results& results) const {
  const std::string what = results.query.empty() ? "everything" : in_quotes(results.query);
  const std::string count = results.total == 0 ? "no answers"
                                               : (results.total_exact ? "" : "about ") +
                                                     counted(results.total, "answer", "answers");
  return style_.bold(what) + " on " + in_words(results.as_of) + ": " + count + "\n";
}

std::string Answers::standing(const Hit& hit, Date as_of) const {
  const Saying saying = standing_in_words(hit, as_of);
  std::string words = style_.toned(saying.words, saying.tone);
  if (hit.published && !(hit.standing == Standing::upcoming && hit.kind == Kind::event))
    words.append(words.empty() ? "" : dot).append("published ").append(in_words(*hit.published));
  words.append(words.empty() ? "" : dot).append(name(hit.kind));
  if (!hit.publisher.empty()) words += std::string(dot) + shown(hit.publisher);
  return words;
}

// An edition that is published and not yet in force names the one to work by.
std::string Answers::edition_in_force(const Hit& hit, const Results& results) const {
  if (hit.standing != Standing::upcoming || hit.kind == Kind::event || hit.kind == Kind::course)
    return {};
  const auto document = searcher_.find(hit.document);
  if (!document) return {};
  for (const std::string& id : document->replaces) {
    const auto before = searcher_.find(id);
    if (!before || before->status != Status::published) continue;
    if (begins_after(before->published, results.as_of)) continue;
    return line("until then: " + shown(before->title.empty() ? before->id : before->title));
  }
  return {};
}

std::string Answers::warnings(const Hit& hit, const Results& results) const {
  const auto warning = [&](const std::string& words) {
    return line(style_.toned(words, Style::Tone::warning));
  };
  std::string all;
  if (hit.not_for_you) {
    const auto& [place, instead] = *hit.not_for_you;
    all += warning("not for " + place_in_words(place) +
                   (instead.empty() ? "" : ": use " + titled(instead, {}) + " instead"));
  }
  if (!hit.superseded_by.empty()) all += warning("superseded by " + titled(hit.superseded_by, {}));
  all += edition_in_force(hit, results);
  if (begins_after(hit.updated, results.as_of))
    all += warning("its text is newer than that day: updated " + in_words(*hit.updated));
  if (hit.review_overdue)
    all += warning("review overdue" +
                   (hit.review_due ? ": it was due " + in_words(*hit.review_due) : ""));
  return all;
}

std::string Answers::reasons(const Hit& hit) const {
  std::string all;
  for (const auto& mention : hit.dates) {
    std::string words = year_in_words(mention);
    if (!mention.conflict.empty()) words += (words.empty() ? "" : "; ") + mention.conflict;
    if (!words.empty()) all += line(style_.dim(shown(words)));
  }
  for (const auto& factor : hit.factors)
    all += line(style_.dim("x " + number_of(factor.value) + "  " + shown(factor.words)));
  return all;
}

std::string Answers::snippet(const Snippet& snippet) const {
  std::string text;
  for (const auto& part : snippet.parts)
    text += part.match ? style_.bold(shown(part.text)) : shown(part.text);
  return text.empty() ? "" : line(text);
}

std::string Answers::one(const Hit& hit, std::size_t number, const Results& results) const {
  std::string title = style_.bold(shown(hit.title.empty() ? hit.document : hit.title));
  if (!hit.heading.empty() && hit.heading != hit.title) title += " > " + shown(hit.heading);
  if (hit.page)
    title +=
        " (page " + (hit.page_label.empty() ? std::to_string(*hit.page) : hit.page_label) + ")";
  std::string first = std::to_string(number);
  first.resize(std::max(first.size() + 1, indent.size()), ' ');
  std::string all = wrapped(title, style_.width, indent, first);
  all += line(standing(hit, results.as_of)) + warnings(hit, results);
  if (!hit.url.empty()) all += line(style_.dim(shown(hit.url)));
  all += snippet(hit.snippet) + reasons(hit);
  std::set<std::string> said{hit.heading, ""};
  for (const auto& section : hit.sections)
    if (said.insert(section.heading).second) all += line("also: " + shown(section.heading));
  for (const auto& copy : hit.copies)
    all += line(style_.dim("the same in: " + shown(copy.document) +
                           (copy.publisher == hit.publisher ? "" : ", " + shown(copy.publisher))));
  return all + beside(hit);
}

std::string Answers::facets(const Results& results) const {
  std::string all;
  for (const auto& facet : results.facets) {
    if (facet.values.empty()) continue;
    std::string words = "by " + facet.field + ": ";
    for (std::size_t i = 0; i < std::min(facet.values.size(), facets_shown); ++i) {
      const auto& value = facet.values[i];
      words += (i ? std::string(dot) : "") + shown(value.label.empty() ? value.id : value.label) +
               " " + std::to_string(value.count);
    }
    all += wrapped(words, style_.width, indent, "");
  }
  return all.empty() ? "" : "\n" + all;
}

std::string Answers::closing(const Results& results) const {
  std::string all;
  const auto add = [&](const std::string& words) {
    all += wrapped(style_.dim(words), style_.width, "", "");
  };
  if (results.later)
    add(counted(results.later, "answer was", "answers were") + " published only after " +
        in_words(results.as_of));
  if (!results.did_you_mean.empty()) add("did you mean: " + shown(results.did_you_mean.front()));
  for (const auto& meant : results.topics_meant)
    add("did you mean the topic: " + shown(meant.label) + " (" + in_quotes(meant.words) + ", " +
        counted(meant.count, "document", "documents") + ", topic:" + shown(meant.id) + ")");
  for (const auto& notice : results.notices) add("note: " + shown(notice));
  return all.empty() ? "" : "\n" + all;
}

std::string Answers::of(const Results& results) const {
  std::string all = opening(results);
  for (const auto& part : results.understood)
    all += style_.dim("understood: " + plain(part.key) + " " +
                      (part.value.text() ? shown(*part.value.text()) : to_json(part.value)) + " (" +
                      in_quotes(part.words) + ")") +
           "\n";
  all += above(results);
  for (std::size_t i = 0; i < results.hits.size(); ++i)
    all.append("\n").append(one(results.hits[i], i + 1, results));
  return all + facets(results) + closing(results);
}

std::string Answers::calendar(const Results& results) const {
  std::set<std::string> dated;
  for (const auto& hit : results.hits)
    if (!hit.dates.empty()) dated.insert(hit.document);
  std::string all;
  for (const auto& hit : results.hits)
    // "Cost: 50 pounds" is on no day of its own, beside the sessions of its course.
    if (!hit.dates.empty() || !dated.count(hit.document)) all += event(hit);
  return all.empty() ? "no events\n" : all;
}

std::string Answers::event(const Hit& hit) const {
  const std::string own = event_name(hit), words_of_it = to_text(hit.snippet);
  const bool headed = !hit.heading.empty() && !hit.title.empty() && hit.heading != hit.title;
  const std::string name = !own.empty()        ? own
                           : headed            ? hit.title + ": " + hit.heading
                           : hit.title.empty() ? hit.heading
                                               : hit.title;
  std::string words = style_.bold(in_words(event_days(hit))) + ": " + shown(name);
  if (hit.standing == Standing::withdrawn)
    words += " (withdrawn)";
  else if (is_called_off(hit) && own != hit.heading)
    words += " (cancelled or postponed)";
  if (!hit.publisher.empty()) words += std::string(dot) + shown(hit.publisher);
  std::string all = wrapped(words, style_.width, indent, "");
  if (!words_of_it.empty() && own.empty()) all += line(shown(words_of_it));
  all += said(hit);
  if (!hit.url.empty()) all += line(style_.dim(shown(hit.url)));
  return all;
}

}  // namespace fingerpost::cli
