#include "vocabularies.hpp"

#include <fstream>
#include <iterator>

#include "input.hpp"
#include "options.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

// Above the largest thesaurus anybody publishes as one file.
constexpr std::streamoff largest_vocabulary = std::streamoff{1} << 30;

bool is_skos(const std::string& text) {
  const auto at = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (at == std::string::npos) return false;
  if (text[at] == '<') return true;
  const std::string head = text.substr(at, 4096);
  return head.find("\"@context\"") != std::string::npos ||
         head.find("\"@graph\"") != std::string::npos || head.find("\"@id\"") != std::string::npos;
}

void tell(const char* what, const std::vector<std::string>& lines) {
  for (const auto& line : lines) say(std::string(what) + ": " + shown(line));
}

void one_file(const EditOrder& order, const char* option) {
  if (order.files.size() != 1)
    throw Error(Fault::bad_argument, std::string(option) + " takes one FILE");
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& text : texts) out += (out.empty() ? "" : "; ") + shown(text);
  return out;
}

std::string in_words(const TopicDifference& each) {
  const std::string topic = shown(each.topic);
  if (each.kind == TopicDifference::Kind::added) return "+ " + topic + ": " + joined(each.gained);
  if (each.kind == TopicDifference::Kind::removed) return "- " + topic + ": " + joined(each.lost);
  std::string line = "  " + topic + ", " + shown(each.key) + ":";
  if (!each.gained.empty()) line += " + " + joined(each.gained);
  if (!each.lost.empty()) line += " - " + joined(each.lost);
  return line;
}

}  // namespace

std::string read_vocabulary(const std::string& file) {
  if (file == "-") return read_all(file);
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error(Fault::bad_argument, file + ": no such file");
  in.seekg(0, std::ios::end);
  if (in.tellg() > largest_vocabulary) throw Error(Fault::limit, file + ": larger than 1 GiB");
  if (!in) return read_all(file);  // a pipe, or a folder that says so itself
  in.seekg(0);
  return {std::istreambuf_iterator<char>(in), {}};
}

Vocabulary vocabulary_named(const std::string& file) {
  if (file.empty() || file == "built-in") return Vocabulary::built_in();
  const std::string text = read_vocabulary(file);
  try {
    if (!is_skos(text)) return Vocabulary::from_json(text);
  } catch (const Error& error) {
    throw Error(error.fault(),
                file + ": " + error.what() +
                    "; a vocabulary of others is repaired by: fingerpost topics --import " + file,
                error.at());
  }
  const VocabularyImport import = import_vocabulary(text);
  if (!import.repaired.empty() || !import.lost.empty())
    say(file + ": SKOS, " + std::to_string(import.repaired.size()) + " repairs and " +
        std::to_string(import.lost.size()) + " losses, told by: fingerpost topics --import " +
        file);
  return import.vocabulary;
}

Vocabulary vocabulary_option(const std::string& file) { return vocabulary_named(file); }

Exit check_vocabularies(const EditOrder& order) {
  if (order.files.empty()) throw Error(Fault::bad_argument, "--check takes a FILE");
  bool all_well = true;
  for (const auto& file : order.files) {
    const auto faults = vocabulary_faults(read_vocabulary(file));
    all_well &= faults.empty();
    if (order.json) {
      Json::Array lines(faults.begin(), faults.end());
      answer_line(to_json(Json(Json::Object{{"file", file}, {"faults", std::move(lines)}})));
      continue;
    }
    for (const auto& fault : faults) answer_line(file + ": " + shown(fault));
    if (faults.empty()) answer_line(file + ": as it should be");
  }
  return all_well ? ok : bad_data;
}

Exit import_vocabularies(const EditOrder& order) {
  one_file(order, "--import");
  const VocabularyImport import = import_vocabulary(read_vocabulary(order.files.front()));
  tell("repaired", import.repaired);
  tell("lost", import.lost);
  answer_line(to_json(import.vocabulary));
  return ok;
}

Exit export_vocabulary(const EditOrder& order) {
  if (order.form != "json-ld" && order.form != "rdf-xml")
    throw Error(Fault::bad_argument, "--export: '" + order.form + "' is none of json-ld, rdf-xml");
  if (!order.files.empty())
    throw Error(Fault::bad_argument, "--export takes its vocabulary from --vocabulary");
  const Vocabulary vocabulary = vocabulary_named(order.vocabulary);
  const std::string base =
      order.base.empty() ? "urn:fingerpost:" + shown(vocabulary.name()) + "/" : order.base;
  const VocabularyExport out =
      to_skos(vocabulary, order.form == "json-ld" ? SkosForm::json_ld : SkosForm::rdf_xml, base);
  tell("lost", out.lost);
  answer_line(out.text);
  return ok;
}

Exit diff_vocabularies(const EditOrder& order) {
  if (order.files.size() != 2) throw Error(Fault::bad_argument, "--diff takes OLD and NEW");
  const Vocabulary older = vocabulary_named(order.files[0]);
  const Vocabulary newer = vocabulary_named(order.files[1]);
  const auto all = differences(older, newer);
  if (order.json) {
    answer_line(to_json(all));
  } else {
    for (const auto& each : all) answer_line(in_words(each));
    if (all.empty()) answer_line("no difference");
  }
  return ok;
}

}  // namespace fingerpost::cli
