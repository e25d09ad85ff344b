// fingerpost topics [FILE], and what editors ask of vocabularies
#include <cstdio>

#include "finding.hpp"
#include "output.hpp"
#include "portrait.hpp"
#include "vocabularies.hpp"

namespace fingerpost::cli {
namespace {

struct TopicsOrder {
  Texts texts = {};
  EditOrder edit = {};
  std::string title = {};
  bool inherited = false, explain = false;
  bool check = false, import = false, diff = false, report = false, retag = false;
};

std::string two_digits(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.2f", value);
  return digits;
}

std::string told(const std::vector<TagExplanation::Factor>& factors) {
  std::string out;
  for (const auto& factor : factors)
    out += (out.empty() ? "" : ", ") + factor.feature + " " + two_digits(factor.value);
  return out;
}

std::string told(const TagExplanation& tag, const Vocabulary& vocabulary) {
  const Topic* topic = vocabulary.find(tag.tag.topic);
  std::string out = two_digits(tag.tag.weight) + "  " + shown(topic ? topic->label : tag.tag.topic);
  if (tag.tag.weight < about_from) out += " (a mention)";
  if (!tag.factors.empty()) out += "\n      " + told(tag.factors);
  for (const auto& place : tag.places)
    out += "\n      " + two_digits(place.worth) + "  " + in_quotes(place.evidence.words) + " at " +
           std::to_string(place.evidence.offset) + " of the " + place.evidence.where + ": " +
           told(place.factors);
  return out + "\n";
}

void explain_with(Finder& finder, const Vocabulary& vocabulary) {
  finder.as_json = [&](const Asked& asked) {
    return to_json(vocabulary.explain(asked.text, asked.title), vocabulary);
  };
  finder.as_words = [&](const Asked& asked) {
    std::string lines;
    for (const auto& tag : vocabulary.explain(asked.text, asked.title))
      lines += told(tag, vocabulary);
    return lines.empty() ? std::string("no topics\n") : lines;
  };
}

void tag_with(Finder& finder, const Vocabulary& vocabulary, bool inherited) {
  const auto tags = [&vocabulary, inherited](const Asked& asked) {
    return vocabulary.tag(asked.text, asked.title, inherited);
  };
  finder.as_json = [&vocabulary, tags](const Asked& asked) {
    return to_json(tags(asked), vocabulary);
  };
  finder.as_words = [&vocabulary, tags](const Asked& asked) {
    std::string lines;
    for (const auto& tag : tags(asked)) lines += in_words(tag, vocabulary) + "\n";
    return lines.empty() ? std::string("no topics\n") : lines;
  };
}

Exit run_topics(TopicsOrder order) {
  order.edit.files = order.texts.files;
  order.edit.json = order.texts.json;
  const int jobs = order.check + order.import + order.diff + order.report + order.retag +
                   order.explain + !order.edit.form.empty();
  if (jobs > 1)
    throw Error(
        Fault::bad_argument,
        "--explain, --check, --import, --export, --diff, --report and --retag go one at a time");
  if (order.check) return check_vocabularies(order.edit);
  if (order.import) return import_vocabularies(order.edit);
  if (order.retag) return retag_index(order.edit);
  if (order.report) return report_topics(order.edit);
  if (!order.edit.form.empty()) return export_vocabulary(order.edit);
  if (order.diff)
    return order.edit.index.empty() ? diff_vocabularies(order.edit) : diff_tags(order.edit);
  const Vocabulary vocabulary = vocabulary_named(order.edit.vocabulary);
  Finder finder{
      .title_key = "title",
      .reading = {.clues = vocabulary.clues(), .may_be_unsealed = order.texts.may_be_unsealed}};
  if (order.explain)
    explain_with(finder, vocabulary);
  else
    tag_with(finder, vocabulary, order.inherited);
  return find_in(order.texts, Asked{.title = order.title}, finder);
}

void add_editing(Command& command, TopicsOrder& order) {
  command.flag("--explain", order.explain, "every reason for every tag, mentions included");
  command.flag("--check", order.check, "the FILEs are vocabularies: what is wrong with them");
  command.flag("--diff", order.diff, "OLD NEW: how two vocabularies differ");
  command.value("--index", order.edit.index, "INDEX", "with --diff: whose tags would change");
  command.flag("--import", order.import, "FILE: SKOS, or a loose vocabulary, into our form");
  command.value("--export", order.edit.form, "FORM", "as SKOS: json-ld or rdf-xml");
  command.value("--base", order.edit.base, "IRI", "with --export: what stands before every id");
  command.flag("--retag", order.retag, "INDEX: tag it anew by --vocabulary, from what it holds");
  command.flag("--report", order.report, "INDEX: topics without guidance, phrases without a topic");
  command.value("--as-of", order.edit.as_of, "DATE", "with --report: in force on that day (today)");
  command.values("--tier", order.edit.tiers, "T", "with --report and --index: beside the public");
  command.number("--limit", order.edit.limit, "N", "with --report: phrases (30)", 1, 10000);
}

}  // namespace

void add_topics(CommandLine& line) {
  Command command = line.add("topics", "the topics a text is about, and their vocabulary");
  auto order = std::make_shared<TopicsOrder>();
  add_texts(command, order->texts);
  command.value("--vocabulary", order->edit.vocabulary, "FILE",
                "topics in place of or over the built-in; or SKOS");
  command.value("--title", order->title, "TEXT", "the title above the text");
  command.flag("--inherited", order->inherited, "with the broader topics above them");
  add_editing(command, *order);
  command.examples(
      "  fingerpost topics page.html\n"
      "  fingerpost topics page.txt --vocabulary ours.json --inherited --json\n"
      "  fingerpost topics --batch texts.ndjson\n"
      "  fingerpost topics page.txt --explain\n"
      "  fingerpost topics --check ours.json\n"
      "  fingerpost topics --diff built-in ours.json\n"
      "  fingerpost topics --diff old.json new.json --index leeds.index\n"
      "  fingerpost topics --import thesaurus.rdf > theirs.json\n"
      "  fingerpost topics --export json-ld --vocabulary ours.json\n"
      "  fingerpost topics --report leeds.index\n"
      "  fingerpost topics --retag leeds.index --vocabulary ours.json\n"
      "\n"
      "A batch line: {\"id\", \"title\", \"text\"}; out come \"id\" and \"topics\".\n"
      "A line that cannot be read gives \"error\" in their place.");
  command.runs([order] { return run_topics(*order); });
}

}  // namespace fingerpost::cli
