#include "finding.hpp"

#include <filesystem>

#include "input.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

std::string text_of(const Json& value, const std::string& key) {
  if (value.is_null()) return {};
  if (const auto* text = value.text()) return *text;
  throw Error(Fault::bad_argument, "\"" + key + "\" takes a text");
}

// An id is handed back as it came, text or number.
struct BatchLine {
  std::optional<Json> id = {};
  Asked asked = {};
};

void take(BatchLine& line, const std::string& key, const Json& value, const Finder& finder) {
  if (key == "id")
    line.id = value;
  else if (key == "text")
    line.asked.text = text_of(value, key);
  else if (key == finder.title_key)
    line.asked.title = text_of(value, key);
  else if (key == "published" && finder.takes_published)
    line.asked.published = period_option("\"published\"", text_of(value, key));
  else
    throw Error(Fault::bad_argument, "unknown key \"" + key + "\"");
}

BatchLine batch_line(const Lines::Line& line, const Finder& finder) {
  if (line.too_long) throw Error(Fault::limit, "the line is longer than 33 MiB");
  const Json value = parse_json(line.text);
  if (!value.object()) throw Error(Fault::bad_argument, "a line is a JSON object");
  if (!value.find("text")) throw Error(Fault::bad_argument, "a line needs a \"text\"");
  BatchLine read;
  for (const auto& [key, member] : *value.object()) take(read, key, member, finder);
  return read;
}

Exit find_in_batch(const std::string& file, const Finder& finder) {
  Lines lines{Input(file)};
  std::size_t answered = 0, failed = 0;
  while (const auto line = lines.next()) {
    try {
      const BatchLine read = batch_line(*line, finder);
      answer_line(with_id(read.id, finder.as_json(read.asked)));
      ++answered;
    } catch (const Error& error) {
      if (error.fault() == Fault::io) throw;
      const Failure failure{lines.place(line->number), error.fault(), error.what()};
      ++failed;
      say(failure);
      answer_line(failure_line(id_in(line->text), failure));
    }
  }
  return failed == 0 ? ok : answered == 0 ? bad_data : some_failed;
}

// The sections one after another, as a person would read them.
std::string words_of(const Document& document) {
  std::string all;
  for (const Section& section : document.sections) {
    if (!section.heading.empty()) all += section.heading + "\n\n";
    all += section.text + "\n\n";
  }
  return all;
}

// What the file itself says gives way to what is known of it.
Asked asked_of(const std::string& file, Asked asked, std::optional<Reader>& reader,
               const Finder& finder) {
  const std::string bytes = read_all(file);
  Source source{.id = file};
  if (file != "-") source.name = std::filesystem::path(file).filename().string();
  if (source.name.ends_with(".gz")) source.name.resize(source.name.size() - 3);
  const std::string type = media_type_of(source.name, bytes);
  const bool is_text = bytes.find('\0') == std::string::npos;
  if (type == "text/plain" || (type.empty() && is_text)) {
    asked.text = bytes;
    return asked;
  }
  if (!reader) reader.emplace(finder.reading);
  source.published = asked.published;
  const Document document = reader->read(source, bytes);
  asked.text = words_of(document);
  if (asked.title.empty()) asked.title = document.title;
  asked.published = document.published;
  return asked;
}

void answer_of(const std::string& file, const Asked& asked, const Texts& texts,
               const Finder& finder) {
  const bool several = texts.files.size() > 1;
  if (!texts.json) {
    if (several) answer_line(file + ":");
    return answer(finder.as_words(asked));
  }
  const std::string found = finder.as_json(asked);
  answer_line(several ? with_id(Json(file), found) : found);
}

}  // namespace

Exit find_in(const Texts& texts, const Asked& otherwise, const Finder& finder) {
  if (!texts.batch.empty()) {
    if (!texts.files.empty())
      throw Error(Fault::bad_argument, "a FILE and --batch cannot both be given");
    return find_in_batch(texts.batch, finder);
  }
  const auto files = texts.files.empty() ? std::vector<std::string>{"-"} : texts.files;
  std::optional<Reader> reader;
  std::size_t failed = 0;
  for (const auto& file : files) {
    try {
      answer_of(file, asked_of(file, otherwise, reader, finder), texts, finder);
    } catch (const Error& error) {
      if (files.size() == 1 || error.fault() == Fault::io) throw;
      say(Failure{file, error.fault(), error.what()});
      ++failed;
    }
  }
  return failed == 0 ? ok : some_failed;
}

void add_texts(Command& command, Texts& texts) {
  command.may_take("FILE", texts.files, "texts or documents; standard input when none");
  command.value("--batch", texts.batch, "FILE", "NDJSON in, one answer a line out");
  command.flag("--allow-unsealed", texts.may_be_unsealed,
               "read documents although this kernel cannot seal");
  command.flag("--json", texts.json, "as JSON, one text a line");
}

}  // namespace fingerpost::cli
