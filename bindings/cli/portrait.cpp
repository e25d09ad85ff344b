#include "portrait.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "words.hpp"

namespace fingerpost::cli {
namespace {

constexpr std::string_view indent = "   ";
constexpr std::size_t opening_bytes = 240;  // of a section's text; --json has all
constexpr double nearly_sure = 0.95;        // below it, a person wants to know

class Portrait {
 public:
  Portrait(const Vocabulary& vocabulary, const Style& style)
      : vocabulary_(vocabulary), style_(style) {}

  std::string of(const Document& document) {
    title(document);
    facts(document);
    for (const auto& problem : document.problems)
      line(style_.toned("in part: " + shown(problem), Style::Tone::warning));
    for (const auto& section : document.sections) part(section);
    return all_;
  }

 private:
  void line(const std::string& text) { all_ += wrapped(text, style_.width, indent, indent); }
  void fact(std::string_view what, const std::string& value) {
    if (!value.empty()) line(std::string(what) + ": " + shown(value));
  }
  void fact(std::string_view what, const std::optional<Period>& when) {
    if (when) line(std::string(what) + ": " + in_words(*when));
  }
  void fact(std::string_view what, const std::vector<std::string>& values) {
    std::string all;
    for (const auto& value : values) all += (all.empty() ? "" : ", ") + value;
    fact(what, all);
  }
  void title(const Document& document);
  void facts(const Document& document);
  void beside(const Document& document);
  void part(const Section& section);

  const Vocabulary& vocabulary_;
  const Style& style_;
  std::string all_ = {};
};

void Portrait::title(const Document& document) {
  all_ += style_.bold(shown(document.title.empty() ? document.id : document.title)) + "\n";
  std::string what(name(document.kind));
  if (document.status != Status::published) what += ", " + std::string(name(document.status));
  if (document.layer != Layer::unknown) what += ", " + std::string(name(document.layer));
  if (!document.publisher.empty()) what += ", " + shown(document.publisher);
  line(what);
}

void Portrait::facts(const Document& document) {
  fact("id", document.id);
  fact("address", document.url);
  fact("published", document.published);
  fact("updated", document.updated);
  if (!document.validity.open()) fact("valid", std::optional(document.validity));
  fact("review due", document.review_due);
  fact("withdrawn", document.withdrawn);
  fact("tier", document.tier);
  fact("applies to", document.applies_to);
  for (const auto& [place, instead] : document.not_for)
    fact("not for", place + (instead.empty() ? "" : ", use " + instead));
  fact("replaces", document.replaces);
  fact("supplements", document.supplements);
  fact("topics", document.topics);
  fact("audience", document.audience);
  for (const auto& attachment : document.attachments) fact("attached", attachment.name);
  beside(document);
}

std::string who(const Stated& stated) {
  if (stated.from == "host") return "as its host says";
  if (stated.from == "inferred") return "as its name and words suggest";
  if (stated.from == "title" || stated.from == "heading") return "in its " + stated.from;
  return stated.from == "text" ? "in its text" : shown(stated.from);
}

// What has no fact of its own, and what contradicts one.
void Portrait::beside(const Document& document) {
  constexpr std::array<std::string_view, 7> own{"version",    "author",   "owner",    "ratified_by",
                                                "supersedes", "audience", "reference"};
  for (const Stated& each : document.metadata) {
    const bool has_none = std::find(own.begin(), own.end(), each.field) != own.end();
    const std::string words = each.words.empty() ? "" : ", " + in_quotes(each.words);
    if (each.agrees && has_none)
      fact(plain(each.field), each.value + " (" + who(each) + ")");
    else if (!each.agrees)
      line(style_.toned(
          "but " + plain(each.field) + " is " + shown(each.value) + " " + who(each) + words,
          Style::Tone::warning));
  }
}

void Portrait::part(const Section& section) {
  std::string heading;
  for (const auto& above : section.path)
    if (above != section.heading) heading += shown(above) + " > ";
  heading += section.heading.empty() ? "(no heading)" : shown(section.heading);
  if (section.page)
    heading += " (page " +
               (section.page_label.empty() ? std::to_string(*section.page) : section.page_label) +
               ")";
  all_ += '\n';
  all_ += wrapped(style_.bold(heading) + " [" + std::string(name(section.kind)) + "]", style_.width,
                  "", "");
  if (!section.validity.open()) line("valid " + in_words(section.validity));
  for (const auto& mention : section.dates) line(in_words(mention));
  for (const auto& tag : section.tags) line("about " + in_words(tag, vocabulary_));
  std::string opening = section.text.substr(0, opening_bytes);
  if (opening.size() < section.text.size())
    opening = opening.substr(0, opening.rfind(' ')) + " ...";
  if (!opening.empty()) line(style_.dim(shown(opening)));
}

}  // namespace

std::string portrait(const Document& document, const Vocabulary& vocabulary, const Style& style) {
  return Portrait(vocabulary, style).of(document);
}

std::string in_words(const DateMention& mention) {
  std::string words = in_quotes(mention.words) + ": ";
  words += mention.role == Role::edition
               ? "an edition"
               : in_words(mention.when) + ", " + plain(name(mention.role));
  if (mention.role != Role::edition && mention.basis != Basis::stated)
    words += ", year " + std::string(basis_in_words(mention.basis));
  if (!mention.from_time.empty())
    words += ", " + mention.from_time + (mention.to_time.empty() ? "" : "-" + mention.to_time);
  if (!mention.repeats.empty()) words += ", repeats " + shown(mention.repeats);
  if (mention.certainty < nearly_sure) {
    std::array<char, 32> percent;
    std::snprintf(percent.data(), percent.size(), " (%.0f%% sure)", 100 * mention.certainty);
    words += percent.data();
  }
  if (!mention.conflict.empty()) words += "; but " + shown(mention.conflict);
  return words;
}

std::string in_words(const Tag& tag, const Vocabulary& vocabulary) {
  const Topic* topic = vocabulary.find(tag.topic);
  std::string words = topic ? shown(topic->label) : shown(tag.topic);
  if (!tag.inherited_from.empty()) words += ", broader than " + plain(tag.inherited_from);
  for (std::size_t i = 0; i < tag.evidence.size() && i < 3; ++i)
    words.append(i ? ", " : " (").append(in_quotes(tag.evidence[i].words));
  if (!tag.evidence.empty()) words += ")";
  return words;
}

}  // namespace fingerpost::cli
