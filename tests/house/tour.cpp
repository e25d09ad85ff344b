// The April newsletter walks through the rooms: what it looks like in each, as
// the program has it. tests/house writes it into lib/README.md, station by
// station, and fails when the two differ.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "dates/dates.hpp"
#include "document/document.hpp"
#include "extract/extract.hpp"
#include "feeds/feeds.hpp"
#include "fingerpost/fingerpost.hpp"
#include "index/index.hpp"
#include "json/json.hpp"
#include "query/query.hpp"
#include "rank/rank.hpp"
#include "text/text.hpp"
#include "topics/topics.hpp"

namespace fingerpost {
namespace {

using namespace std::chrono;

constexpr Date asked_on = 2024y / May / 20;
constexpr std::string_view question = "missing children";

void station(std::string_view room) { std::cout << "=== " << room << "\n"; }

std::string column(std::string_view text, std::size_t width) {
  std::string filled(text);
  std::size_t shown = 0;
  for (const char c : filled) shown += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  filled.append(shown < width ? width - shown : 1, ' ');
  return filled;
}

std::string opening(std::string_view text, std::size_t bytes) {
  std::string line = text::squeeze(text);
  if (line.size() <= bytes) return line;
  return line.substr(0, line.rfind(' ', bytes)) + " ...";
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::string letter() {
  std::ifstream file(FINGERPOST_SOURCE "/tests/pages/seeds/april-newsletter.txt", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void in_text(const std::string& newsletter) {
  station("text");
  for (const auto& line : text::lines(newsletter)) {
    if (!line.in(newsletter).starts_with("24 ")) continue;
    std::cout << column("at", 7) << column("as written", 16) << column("folded", 16) << "stem\n";
    for (const auto& word : text::words(line.in(newsletter)))
      std::cout << column(std::to_string(line.offset + word.span.offset), 7)
                << column(word.span.in(line.in(newsletter)), 16) << column(word.folded, 16)
                << text::stem(word.folded) << "\n";
  }
}

constexpr std::string_view block_names[] = {"heading",   "paragraph",    "list item",
                                            "table row", "preformatted", "definition"};

void in_extract(const std::string& newsletter) {
  station("extract");
  const auto extraction = extract::Extractor().extract("text/plain", newsletter);
  const auto& blocks = extraction.blocks;
  const auto diary = std::find_if(blocks.begin(), blocks.end(), [](const auto& block) {
    return block.text == "Dates for your diary";
  });
  const auto show = [](const extract::Block& block) {
    std::cout << column(block_names[static_cast<std::size_t>(block.type)], 12)
              << opening(block.text, 64) << "\n";
  };
  std::for_each(blocks.begin(), std::min(blocks.begin() + 6, diary), show);
  std::cout << "(" << blocks.size() << " in all)\n";
  std::for_each(diary, std::min(diary + 4, blocks.end()), show);
}

void in_dates(const Document& document) {
  station("dates");
  std::cout << column("words", 46) << column("when", 24) << column("role", 11) << "year\n";
  for (const auto& section : document.sections)
    for (const auto& found : section.dates)
      std::cout << column(found.words, 46)
                << column(found.when.open() ? "-" : to_iso(found.when), 24)
                << column(name(found.role), 11)
                << (found.role == Role::edition ? "-" : name(found.basis)) << "\n";
}

void in_document(const Document& document) {
  station("document");
  std::cout << document.title << " (" << name(document.kind) << ")\n";
  for (const auto& section : document.sections) {
    std::string heading;
    for (const auto& above : section.path)
      if (above != section.heading) heading += above + " > ";
    std::cout << "  " << column(name(section.kind), 7) << heading << section.heading << "\n";
    std::cout << "         #" << section.anchor;
    if (!section.validity.open()) std::cout << "   valid " << to_iso(section.validity);
    std::cout << "\n";
  }
}

void in_topics(const Document& document) {
  station("topics");
  for (const auto& section : document.sections) {
    if (section.tags.empty()) continue;
    std::cout << opening(section.heading.empty() ? section.text : section.heading, 60) << "\n";
    for (const auto& tag : section.tags) {
      std::cout << "  " << column(tag.topic, 36) << number(tag.weight);
      for (const auto& evidence : tag.evidence) std::cout << "  \"" << evidence.words << "\"";
      std::cout << "\n";
    }
  }
}

void in_query(const Vocabulary& vocabulary) {
  station("query");
  const Query query{.text = "missing children before june 2024 -police"};
  const auto plan = query::plan(query, {asked_on}, vocabulary, Places::england());
  std::cout << query.text << "\n";
  for (const auto& clause : plan.clauses) {
    constexpr std::string_view needs[] = {"should", "must", "must not"};
    std::cout << "  " << column(needs[static_cast<std::size_t>(clause.need)], 10);
    std::string terms;
    for (const auto& term : clause.any) terms += term.term + " ";
    for (const auto& term : clause.phrase) terms += term + " ";
    std::cout << text::squeeze(terms);
    std::cout << "\n";
  }
  for (const auto& part : plan.understood)
    std::cout << "  understood  \"" << part.words << "\": " << part.key << " "
              << to_json(part.value) << "\n";
}

rank::Facts facts_of(const Section& section) {
  rank::Facts facts{.kind = section.kind};
  if (section.validity.first) facts.valid_first = dates::to_days(*section.validity.first);
  if (section.validity.last) facts.valid_last = dates::to_days(*section.validity.last);
  facts.has_date = !section.validity.open();
  return facts;
}

void in_rank(const Document& document) {
  station("rank");
  const auto week = std::find_if(document.sections.rbegin(), document.sections.rend(),
                                 [](const auto& s) { return s.kind == Kind::event; });
  if (week == document.sections.rend()) return;
  const rank::Facts facts = facts_of(*week);
  std::cout << opening(week->text, 40) << ", " << to_iso(week->validity) << "\n";
  for (const Date day : {asked_on, Date{2024y / June / 26}, Date{2024y / November / 20}}) {
    const Standing standing = rank::standing(facts, dates::to_days(day));
    std::cout << "  on " << to_iso(day) << "  " << column(name(standing), 10) << "x "
              << number(rank::standing_weight(standing, facts.kind, Ended::rank_lower) *
                        rank::age_weight(facts, dates::to_days(day)))
              << "\n";
  }
}

void in_json(const Document& document) {
  station("json");
  const auto section = std::find_if(document.sections.begin(), document.sections.end(),
                                    [](const auto& s) { return s.kind == Kind::event; });
  if (section == document.sections.end()) return;
  const Json value = json::to_value(*section);
  for (const auto& [key, member] : *value.object())
    std::cout << column(key, 10) << opening(to_json(member), 50) << "\n";
}

// A folder that is gone again afterwards.
class Shelf {
 public:
  Shelf() : folder_(std::filesystem::temp_directory_path() / ("tour-" + std::to_string(getpid()))) {
    std::filesystem::remove_all(folder_);
  }
  ~Shelf() { std::filesystem::remove_all(folder_); }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

Results asked(const Document& document) {
  const Shelf shelf;
  const Index index = Index::create(shelf.folder());
  Writer writer = index.writer();
  writer.put(document);
  writer.commit(2024y / April / 20);
  return index.searcher().search(Query{.text = std::string(question), .group = Group::section},
                                 {asked_on});
}

void in_index(const Results& results) {
  station("index");
  std::cout << question << ", asked on " << to_iso(results.as_of) << ": " << results.total
            << " of one newsletter's sections\n";
  for (const auto& hit : results.hits)
    std::cout << "  " << column(name(hit.standing), 10)
              << column(hit.validity.open() ? "-" : to_iso(hit.validity), 24)
              << opening(to_text(hit.snippet), 48) << "\n";
}

void in_feeds(Results results) {
  station("feeds");
  std::erase_if(results.hits, [](const Hit& hit) { return hit.kind != Kind::event; });
  std::string calendar = to_icalendar(results, {.title = "Dates", .url = "https://example.org/"});
  std::erase(calendar, '\r');
  std::cout << calendar;
}

void walk() {
  const std::string newsletter = letter();
  const Vocabulary vocabulary = Vocabulary::built_in();
  Document document = read({.id = "newsletter/2024-04", .name = "april-newsletter.txt"}, newsletter,
                           {.worker = {}, .clues = vocabulary.clues()});
  in_text(newsletter);
  in_extract(newsletter);
  in_document(document);
  in_dates(document);
  vocabulary.tag(document);
  in_topics(document);
  in_query(vocabulary);
  in_rank(document);
  in_json(document);
  const Results results = asked(document);
  in_index(results);
  in_feeds(results);
}

}  // namespace
}  // namespace fingerpost

int main() try { fingerpost::walk(); } catch (const std::exception& error) {
  std::cerr << "tour: " << error.what() << "\n";
  return 1;
}
