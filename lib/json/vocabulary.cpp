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
#include "json/skos.hpp"
#include "json/values.hpp"
#include "topics/topics.hpp"

namespace fingerpost {
namespace json {

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
    {"hosts", [](Acronym& a, const Field& f) { a.hosts = f.texts(); }},
};

std::vector<Acronym> acronyms(const Field& field) {
  std::vector<Acronym> acronyms;
  for (const Field& each : field.list()) {
    acronyms.emplace_back();
    read_object(each.value(), acronym_keys, "acronym", acronyms.back());
  }
  return acronyms;
}

const Key<FormerName> former_keys[] = {
    {"name", [](FormerName& n, const Field& f) { n.text = f.text(); }},
    {"from", [](FormerName& n, const Field& f) { n.used.first = f.period().first; }},
    {"until", [](FormerName& n, const Field& f) { n.used.last = f.period().last; }},
};

// true takes the topic away, a list takes names away.
void hide(TopicChange& change, const Field& field) {
  if (field.value().boolean())
    change.hidden = field.flag();
  else
    change.hidden_names = field.texts();
}

using Change = TopicChange;

const Key<Change> topic_keys[] = {
    {"id", [](Change& c, const Field& f) { c.topic.id = f.text(); }},
    {"label", [](Change& c, const Field& f) { c.topic.label = f.text(); }},
    {"names", [](Change& c, const Field& f) { c.topic.names = f.texts(); }},
    {"former",
     [](Change& c, const Field& f) {
       c.topic.former = read_list<FormerName>(f, former_keys, "former name");
     }},
    {"acronyms", [](Change& c, const Field& f) { c.topic.acronyms = acronyms(f); }},
    {"broader", [](Change& c, const Field& f) { c.topic.broader = f.texts(); }},
    {"related", [](Change& c, const Field& f) { c.topic.related = f.texts(); }},
    {"not", [](Change& c, const Field& f) { c.topic.not_meant = f.texts(); }},
    {"signs", [](Change& c, const Field& f) { c.topic.signs = f.texts(); }},
    {"note", [](Change& c, const Field& f) { c.topic.note = f.text(); }},
    {"from", [](Change& c, const Field& f) { c.topic.lived.first = f.period().first; }},
    {"until", [](Change& c, const Field& f) { c.topic.lived.last = f.period().last; }},
    {"hide", hide},
};

// Errors name the entry: by its id where it has one, else by its place.
TopicChange topic(const Json& value, std::size_t place) {
  TopicChange topic;
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
  bool over_built_in = false;
  double shade = topics::default_shade;
  std::vector<std::string> field = {};
  std::vector<TopicChange> topics = {};
};

const Key<File> file_keys[] = {
    {"name", [](File& file, const Field& f) { file.name = f.text(); }},
    {"version", [](File& file, const Field& f) { file.version = f.text(); }},
    {"shade", [](File& file, const Field& f) { file.shade = f.number(); }},
    {"field", [](File& file, const Field& f) { file.field = f.texts(); }},
    {"over",
     [](File& file, const Field& f) {
       if (f.text() != "built-in") f.refuse("\"built-in\"");
       file.over_built_in = true;
     }},
    {"topics",
     [](File& file, const Field& f) {
       for (const Field& each : f.list())
         file.topics.push_back(topic(each.value(), file.topics.size()));
     }},
};

Json::Array array(const std::vector<std::string>& texts) {
  return Json::Array(texts.begin(), texts.end());
}

File entries_of(const Json& value) {
  File file;
  try {
    read_object(value, file_keys, "vocabulary", file);
  } catch (const Error& error) {
    throw Error(Fault::bad_vocabulary, error.what(), error.at());
  }
  return file;
}

File file_of(const Json& value) {
  File file = entries_of(value);
  if (file.over_built_in) return file;
  for (const TopicChange& change : file.topics)
    if (change.hidden || !change.hidden_names.empty())
      throw Error(Fault::bad_vocabulary, "topic \"" + shown(change.topic.id) +
                                             "\": \"hide\" needs \"over\": \"built-in\"");
  return file;
}

Json parsed(std::string_view text) {
  try {
    return parse_json(text);
  } catch (const Error& error) {
    throw Error(Fault::bad_vocabulary, error.what(), error.at());
  }
}

// The topics that a file comes to.
std::vector<Topic> topics_of(File file) {
  if (file.over_built_in) return topics::merge(Vocabulary::built_in().topics(), file.topics);
  std::vector<Topic> out;
  for (TopicChange& change : file.topics) out.push_back(std::move(change.topic));
  return out;
}

Json former_value(const FormerName& former) {
  Json::Object object{{"name", former.text}};
  if (former.used.first) object.emplace_back("from", to_iso(*former.used.first));
  if (former.used.last) object.emplace_back("until", to_iso(*former.used.last));
  return object;
}

Json acronym_value(const Acronym& acronym) {
  Json::Object object{{"text", acronym.text}, {"rule", name_of(acronym.rule)}};
  if (!acronym.near.empty()) object.emplace_back("near", array(acronym.near));
  if (!acronym.hosts.empty()) object.emplace_back("hosts", array(acronym.hosts));
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
  if (!topic.former.empty()) object.emplace_back("former", list(topic.former, former_value));
  if (!topic.not_meant.empty()) object.emplace_back("not", array(topic.not_meant));
  if (!topic.signs.empty()) object.emplace_back("signs", array(topic.signs));
  if (!topic.note.empty()) object.emplace_back("note", topic.note);
  if (topic.lived.first) object.emplace_back("from", to_iso(*topic.lived.first));
  if (topic.lived.last) object.emplace_back("until", to_iso(*topic.lived.last));
  return object;
}

}  // namespace
}  // namespace json

Vocabulary Vocabulary::from_json(std::string_view text) {
  json::File file = json::file_of(json::parsed(text));
  if (file.over_built_in) return merged(built_in(), file.topics, file.name, file.version);
  std::string name = std::move(file.name), version = std::move(file.version);
  const double shade = file.shade;
  auto field = std::move(file.field);
  return topics::make(std::move(name), std::move(version), json::topics_of(std::move(file)), shade,
                      std::move(field));
}

std::vector<TopicChange> changes_from_json(std::string_view text) {
  return json::entries_of(json::parsed(text)).topics;
}

std::vector<std::string> vocabulary_faults(std::string_view text) {
  try {
    return topics::faults(json::topics_of(json::file_of(json::parsed(text))));
  } catch (const Error& error) {
    return {error.what()};
  }
}

namespace json {
namespace {

bool is_xml(std::string_view text) {
  const auto at = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return at != std::string_view::npos && text[at] == '<';
}

bool is_ours(const Json& value) {
  const Json* topics = value.find("topics");
  return topics && topics->array() && !value.find("@context") && !value.find("@graph");
}

// Ours where it can be, else SKOS.
Thesaurus thesaurus_in(std::string_view text, VocabularyImport& import) {
  if (is_xml(text)) return thesaurus_of(triples_of_rdf_xml(text), import.repaired, import.lost);
  const Json value = parsed(text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text);
  if (is_ours(value)) {
    File file = file_of(value);
    Thesaurus out{std::move(file.name), std::move(file.version), {}};
    out.topics = topics_of(std::move(file));
    return out;
  }
  return thesaurus_of(triples_of_json_ld(value, import.repaired), import.repaired, import.lost);
}

}  // namespace
}  // namespace json

VocabularyImport import_vocabulary(std::string_view bytes) {
  VocabularyImport import{topics::make({}, {}, {})};
  json::Thesaurus read = json::thesaurus_in(bytes, import);
  auto topics = topics::repair(std::move(read.topics), import.repaired);
  if (topics.empty()) throw Error(Fault::bad_vocabulary, "there is no topic in it");
  import.vocabulary =
      topics::make(std::move(read.name), std::move(read.version), std::move(topics));
  return import;
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
  Json::Array topics, field;
  for (const auto& word : vocabulary.field()) field.emplace_back(word);
  for (const Topic& topic : vocabulary.topics()) topics.push_back(json::topic_value(topic));
  return to_json(Json(Json::Object{{"name", vocabulary.name()},
                                   {"version", vocabulary.version()},
                                   {"shade", vocabulary.shade()},
                                   {"field", std::move(field)},
                                   {"topics", std::move(topics)}}));
}

}  // namespace fingerpost
