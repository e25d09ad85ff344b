// fingerpost dates [FILE]
#include "finding.hpp"
#include "output.hpp"
#include "portrait.hpp"

namespace fingerpost::cli {
namespace {

struct DatesOrder {
  Texts texts = {};
  std::string published = {}, heading = {}, vocabulary = {}, almanac = {};
};

// The dates a document with this text would have: its topics' years help.
std::vector<DateMention> dates_in(const Asked& asked, const Vocabulary& vocabulary,
                                  const Almanac& almanac) {
  return find_dates(asked.text, {.published = asked.published,
                                 .heading = asked.title,
                                 .lived = vocabulary.lived_in(asked.text, asked.title),
                                 .almanac = almanac});
}

Exit run_dates(const DatesOrder& order) {
  const Vocabulary vocabulary = vocabulary_option(order.vocabulary);
  const Almanac almanac = almanac_option(order.almanac);
  const Asked otherwise{.title = order.heading,
                        .published = period_option("--published", order.published)};
  Finder finder{.title_key = "heading",
                .takes_published = true,
                .reading = {.clues = vocabulary.clues(),
                            .almanac = almanac,
                            .may_be_unsealed = order.texts.may_be_unsealed}};
  finder.as_json = [&](const Asked& asked) {
    return to_json(dates_in(asked, vocabulary, almanac));
  };
  finder.as_words = [&](const Asked& asked) {
    std::string lines;
    for (const auto& mention : dates_in(asked, vocabulary, almanac))
      lines += in_words(mention) + "\n";
    return lines.empty() ? std::string("no dates\n") : lines;
  };
  return find_in(order.texts, otherwise, finder);
}

}  // namespace

void add_dates(CommandLine& line) {
  Command command = line.add("dates", "the dates in a text");
  auto order = std::make_shared<DatesOrder>();
  add_texts(command, order->texts);
  command.value("--published", order->published, "D", "when the text was published");
  command.value("--heading", order->heading, "TEXT", "the heading above it");
  command.value("--vocabulary", order->vocabulary, "FILE", "topics whose years give a clue");
  command.value("--almanac", order->almanac, "FILE", "term dates and words of your own");
  command.examples(
      "  echo '13-19 May' | fingerpost dates --published 2024-04\n"
      "  fingerpost dates whats-on.html\n"
      "  fingerpost dates diary.txt --heading Diary --published 2026-01\n"
      "  fingerpost dates newsletter.txt --json --almanac bradford.almanac\n"
      "  fingerpost dates --batch texts.ndjson\n"
      "\n"
      "A batch line: {\"id\", \"text\", \"heading\", \"published\"}; out come \"id\"\n"
      "and \"dates\". A line that cannot be read gives \"error\" in their place.");
  command.runs([order] { return run_dates(*order); });
}

}  // namespace fingerpost::cli
