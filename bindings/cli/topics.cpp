// fingerpost topics [FILE]
#include "finding.hpp"
#include "output.hpp"
#include "portrait.hpp"

namespace fingerpost::cli {
namespace {

struct TopicsOrder {
  Texts texts = {};
  std::string vocabulary = {}, title = {};
  bool inherited = false;
};

Exit run_topics(const TopicsOrder& order) {
  const Vocabulary vocabulary = vocabulary_option(order.vocabulary);
  const auto tags = [&](const Asked& asked) {
    return vocabulary.tag(asked.text, asked.title, order.inherited);
  };
  Finder finder{.title_key = "title"};
  finder.as_json = [&](const Asked& asked) { return to_json(tags(asked), vocabulary); };
  finder.as_words = [&](const Asked& asked) {
    std::string lines;
    for (const auto& tag : tags(asked)) lines += in_words(tag, vocabulary) + "\n";
    return lines.empty() ? std::string("no topics\n") : lines;
  };
  return find_in(order.texts, Asked{.title = order.title}, finder);
}

}  // namespace

void add_topics(CommandLine& line) {
  Command command = line.add("topics", "the topics a text is about");
  auto order = std::make_shared<TopicsOrder>();
  add_texts(command, order->texts);
  command.value("--vocabulary", order->vocabulary, "FILE", "topics in place of the built-in ones");
  command.value("--title", order->title, "TEXT", "the title above the text");
  command.flag("--inherited", order->inherited, "with the broader topics above them");
  command.examples(
      "  fingerpost topics page.txt\n"
      "  fingerpost topics page.txt --vocabulary ours.json --inherited --json\n"
      "  fingerpost topics --batch texts.ndjson\n"
      "\n"
      "A batch line: {\"id\", \"title\", \"text\"}; out come \"id\" and \"topics\".\n"
      "A line that cannot be read gives \"error\" in their place.");
  command.runs([order] { return run_topics(*order); });
}

}  // namespace fingerpost::cli
