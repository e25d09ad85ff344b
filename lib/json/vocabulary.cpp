// A vocabulary file becomes a Vocabulary and back. The topics room judges what
// the entries say; here is only how they are written.
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "fingerpost/error.hpp"
#include "json/fields.hpp"
#include "json/json.hpp"
#include "topics/topics.hpp"

namespace fingerpost {
namespace json {

// The built-in vocabulary; the build writes them from lib/topics/vocabulary.json.
extern const unsigned char vocabulary_bytes[];
extern const unsigned long vocabulary_size;

namespace {

Acronym::Rule rule(const Field& field) {
  if (field.text() == "any") return Acronym::Rule::any;
  if (field.text() == "upper") return Acronym::Rule::upper;
  if (field.text() == "context") return Acronym::Rule::context;
  field.refuse("one of any, upper, context");
}

std::string_view name_of(Acronym::Rule rule) {
  switch (rule) {
    case Acronym::Rule::upper:
      return "upper";
    case Acronym::Rule::context:
      return "context";
    case Acronym::Rule::any:
      break;
  }
  return "any";
}

const Key<Acronym> acronym_keys[] = {
    {"text", [](Acronym& a, const Field& f) { a.text = f.text(); }},
    {"rule", [](Acronym& a, const Field& f) { a.rule = rule(f); }},
    {"near", [](Acronym& a, const Field& f) { a.near = f.texts(); }},
};

std::vector<Acronym> acronyms(const Field& field) {
  std::vector<Acronym> acronyms;
  for (const Field& each : field.list()) {
    acronyms.emplace_back();
    read_object(each.value(), acronym_keys, "acronym", acronyms.back());
  }
  return acronyms;
}

const Key<Topic> topic_keys[] = {
    {"id", [](Topic& t, const Field& f) { t.id = f.text(); }},
    {"label", [](Topic& t, const Field& f) { t.label = f.text(); }},
    {"names", [](Topic& t, const Field& f) { t.names = f.texts(); }},
    {"acronyms", [](Topic& t, const Field& f) { t.acronyms = acronyms(f); }},
    {"broader", [](Topic& t, const Field& f) { t.broader = f.texts(); }},
    {"related", [](Topic& t, const Field& f) { t.related = f.texts(); }},
    {"not", [](Topic& t, const Field& f) { t.not_meant = f.texts(); }},
    {"note", [](Topic& t, const Field& f) { t.note = f.text(); }},
    {"from", [](Topic& t, const Field& f) { t.lived.first = f.period().first; }},
    {"until", [](Topic& t, const Field& f) { t.lived.last = f.period().last; }},
};

// Errors name the entry: by its id where it has one, else by its place.
Topic topic(const Json& value, std::size_t place) {
  Topic topic;
  try {
    read_object(value, topic_keys, "topic", topic);
  } catch (const Error& error) {
    const Json* id = value.find("id");
    const std::string name =
        id && id->text() ? '"' + shown(*id->text()) + '"' : "number " + std::to_string(place + 1);
    throw Error(Fault::bad_vocabulary, "topic " + name + ": " + error.what());
  }
  return topic;
}

struct File {
  std::string name = {}, version = {};
  std::vector<Topic> topics = {};
};

const Key<File> file_keys[] = {
    {"name", [](File& file, const Field& f) { file.name = f.text(); }},
    {"version", [](File& file, const Field& f) { file.version = f.text(); }},
    {"topics",
     [](File& file, const Field& f) {
       for (const Field& each : f.list())
         file.topics.push_back(topic(each.value(), file.topics.size()));
     }},
};

Json::Array array(const std::vector<std::string>& texts) {
  return Json::Array(texts.begin(), texts.end());
}

Json acronym_value(const Acronym& acronym) {
  Json::Object object{{"text", acronym.text}, {"rule", name_of(acronym.rule)}};
  if (!acronym.near.empty()) object.emplace_back("near", array(acronym.near));
  return object;
}

Json topic_value(const Topic& topic) {
  Json::Array acronyms;
  for (const Acronym& acronym : topic.acronyms) acronyms.push_back(acronym_value(acronym));
  Json::Object object{{"id", topic.id},
                      {"label", topic.label},
                      {"names", array(topic.names)},
                      {"acronyms", std::move(acronyms)},
                      {"broader", array(topic.broader)},
                      {"related", array(topic.related)}};
  if (!topic.not_meant.empty()) object.emplace_back("not", array(topic.not_meant));
  if (!topic.note.empty()) object.emplace_back("note", topic.note);
  if (topic.lived.first) object.emplace_back("from", to_iso(*topic.lived.first));
  if (topic.lived.last) object.emplace_back("until", to_iso(*topic.lived.last));
  return object;
}

}  // namespace
}  // namespace json

Vocabulary Vocabulary::built_in() {
  static const Vocabulary vocabulary = from_json(std::string_view(
      reinterpret_cast<const char*>(json::vocabulary_bytes), json::vocabulary_size));
  return vocabulary;
}

Vocabulary Vocabulary::from_json(std::string_view text) {
  json::File file;
  try {
    json::read_object(parse_json(text), json::file_keys, "vocabulary", file);
  } catch (const Error& error) {
    throw Error(Fault::bad_vocabulary, error.what(), error.at());
  }
  return topics::make(std::move(file.name), std::move(file.version), std::move(file.topics));
}

Vocabulary Vocabulary::load(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(Fault::io, "cannot open " + path.string());
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) throw Error(Fault::io, "cannot read " + path.string());
  try {
    return from_json(text);
  } catch (const Error& error) {
    throw Error(error.fault(), path.string() + ": " + error.what(), error.at());
  }
}

std::string to_json(const Vocabulary& vocabulary) {
  Json::Array topics;
  for (const Topic& topic : vocabulary.topics()) topics.push_back(json::topic_value(topic));
  return to_json(Json(Json::Object{{"name", vocabulary.name()},
                                   {"version", vocabulary.version()},
                                   {"topics", std::move(topics)}}));
}

}  // namespace fingerpost
