// fingerpost read FILE...
#include "command_line.hpp"
#include "input.hpp"
#include "options.hpp"
#include "output.hpp"
#include "portrait.hpp"

namespace fingerpost::cli {
namespace {

struct ReadOrder {
  std::vector<std::string> files = {};
  std::string published = {}, media_type = {}, vocabulary = {}, almanac = {};
  bool json = false, may_be_unsealed = false;
};

Document understood(const std::string& file, const ReadOrder& order, Reader& reader,
                    const Vocabulary& vocabulary) {
  Source source;
  source.id = file;
  source.media_type = order.media_type;
  source.published = period_option("--published", order.published);
  if (file != "-") source.name = std::filesystem::path(file).filename().string();
  Document document = reader.read(source, read_as_it_is(file));
  vocabulary.tag(document);
  return document;
}

Exit run_read(const ReadOrder& order) {
  const Vocabulary vocabulary = vocabulary_option(order.vocabulary);
  Reader reader(ReaderOptions{.worker = {},
                              .clues = vocabulary.clues(),
                              .almanac = almanac_option(order.almanac),
                              .may_be_unsealed = order.may_be_unsealed});
  const Style style = style_of_stdout();
  Exit exit = ok;
  bool first = true;
  period_option("--published", order.published);
  for (const auto& file : order.files) {
    try {
      const Document document = understood(file, order, reader, vocabulary);
      answer(order.json ? to_json(document) + "\n"
                        : (first ? "" : "\n") + portrait(document, vocabulary, style));
      first = false;
    } catch (const Error& error) {
      say(Failure{file, error.fault(), error.what()});
      exit = some_failed;
    }
  }
  return exit;
}

}  // namespace

void add_read(CommandLine& line) {
  Command command = line.add("read", "what would be indexed, without an index");
  auto order = std::make_shared<ReadOrder>();
  command.takes("FILE", order->files, "documents; - for standard input");
  command.value("--published", order->published, "D", "a day, a month or a year");
  command.value("--media-type", order->media_type, "M", "text/html, text/markdown, ...");
  command.value("--vocabulary", order->vocabulary, "FILE", "topics in place of the built-in ones");
  command.value("--almanac", order->almanac, "FILE", "term dates and words of your own");
  command.flag("--allow-unsealed", order->may_be_unsealed, "read although this kernel cannot seal");
  command.flag("--json", order->json, "as JSON, one document a line");
  command.examples(
      "  fingerpost read april-newsletter.txt\n"
      "  fingerpost read *.html --json\n"
      "  fingerpost read notice.txt --published 2020-04");
  command.runs([order] { return run_read(*order); });
}

}  // namespace fingerpost::cli
