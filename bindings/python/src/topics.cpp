// Vocabulary, Topic, Tag and topics().
#include "bind.hpp"

namespace fingerpost::python {
namespace {

std::vector<Tag> tag(const Vocabulary& vocabulary, const py::object& content,
                     const std::string& title, bool inherited) {
  const std::string text = to_bytes(content);
  py::gil_scoped_release unlocked;
  return vocabulary.tag(text, title, inherited);
}

const char* rule_name(Acronym::Rule rule) {
  return rule == Acronym::Rule::any ? "any" : rule == Acronym::Rule::upper ? "upper" : "context";
}

void bind_tags(py::module_& module) {
  py::class_<Evidence>(module, "Evidence", "The text's own words that gave a topic away.")
      .def_readonly("words", &Evidence::words, "As the text has them.")
      .def_readonly("offset", &Evidence::offset, "Of the words, in UTF-8 bytes of `where`.")
      .def_readonly("length", &Evidence::length, "Of the words, in UTF-8 bytes.")
      .def_readonly("where", &Evidence::where, "\"body\", \"heading\" or \"title\".")
      .def("__repr__", [](const Evidence& e) { return "<Evidence '" + e.words + "'>"; });
  py::class_<Tag>(module, "Tag", "A topic found, with the words that gave it away.")
      .def_readonly("topic", &Tag::topic, "Its id.")
      .def_readonly("weight", &Tag::weight, "0 to 1; what the text is about is at least 0.3.")
      .def_readonly("evidence", &Tag::evidence, "The words that gave it away: a list of Evidence.")
      .def_property_readonly(
          "inherited_from", [](const Tag& t) { return to_python_or_none(t.inherited_from); },
          "The narrower topic that this broader one comes from, or None.")
      .def("__repr__", [](const Tag& t) { return "<Tag " + t.topic + ">"; });
}

void bind_topic(py::module_& module) {
  py::class_<Acronym>(module, "Acronym", "How an acronym is recognised.")
      .def_readonly("text", &Acronym::text, "As it is written: \"SEND\".")
      .def_property_readonly(
          "rule", [](const Acronym& a) { return rule_name(a.rule); },
          "\"any\": in whatever case; \"upper\": as given; \"context\": beside one of `near`.")
      .def_readonly("near", &Acronym::near, "Words that must stand near, by the rule \"context\".")
      .def_readonly("hosts", &Acronym::hosts,
                    "Of several senses in a query, a context with one of these chooses this one.")
      .def("__repr__", [](const Acronym& a) { return "<Acronym " + a.text + ">"; });
  py::class_<Topic>(module, "Topic", "One concept of a vocabulary.")
      .def_readonly("id", &Topic::id, "\"child-sexual-exploitation\".")
      .def_readonly("label", &Topic::label, "To show.")
      .def_readonly("names", &Topic::names, "Found and searched as the label.")
      .def_readonly("acronyms", &Topic::acronyms, "A list of Acronym.")
      .def_readonly("broader", &Topic::broader, "Ids of the topics it stands under.")
      .def_readonly("related", &Topic::related, "Ids of topics beside it.")
      .def_readonly("not_meant", &Topic::not_meant,
                    "Phrases that hold a name but mean something else.")
      .def_readonly("signs", &Topic::signs,
                    "Words that say nothing alone; several together speak of the topic.")
      .def_property_readonly(
          "former",
          [](const Topic& t) {
            py::list names;
            for (const auto& former : t.former)
              names.append(py::make_tuple(former.text, former.used));
            return names;
          },
          "What it was called once, each with its years.")
      .def_readonly("note", &Topic::note, "Its scope, for a person.")
      .def_readonly("lived", &Topic::lived, "The years in which it was spoken of.")
      .def("__repr__", [](const Topic& t) { return "<Topic " + t.id + ">"; });
}

void bind_suggestion(py::module_& module) {
  py::class_<TopicSuggestion>(module, "TopicSuggestion",
                              "A topic that a person may have meant who typed something else.")
      .def_readonly("topic", &TopicSuggestion::topic, "Its id.")
      .def_readonly("label", &TopicSuggestion::label, "To show.")
      .def_readonly("words", &TopicSuggestion::words, "Of the query.")
      .def_property_readonly(
          "why",
          [](const TopicSuggestion& s) {
            constexpr const char* reasons[] = {"sense", "acronym", "spelling", "near"};
            return reasons[static_cast<std::size_t>(s.why)];
          },
          "\"sense\", \"acronym\", \"spelling\" or \"near\".")
      .def("__repr__",
           [](const TopicSuggestion& s) { return "<TopicSuggestion " + s.topic + ">"; });
}

Vocabulary load(const py::object& path) {
  const std::string file = to_path(path);
  py::gil_scoped_release unlocked;
  return Vocabulary::load(file);
}

py::object explain(const Vocabulary& vocabulary, const py::object& content,
                   const std::string& title) {
  const std::string text = to_bytes(content);
  std::string json;
  {
    py::gil_scoped_release unlocked;
    json = to_json(vocabulary.explain(text, title), vocabulary);
  }
  return from_json(json)["topics"];
}

py::object differences_from(const Vocabulary& newer, const Vocabulary& older) {
  return from_json(to_json(differences(older, newer)))["differences"];
}

// The entries of a vocabulary file, given as mappings.
Vocabulary merged_over(const Vocabulary& below, const py::object& topics, const std::string& name,
                       const std::string& version) {
  const Json file(Json::Object{{"topics", to_value(topics, "topics")}});
  return merged(below, changes_from_json(to_json(file)), name, version);
}

py::list phrases_of(const Vocabulary& vocabulary, const py::iterable& texts, std::size_t limit) {
  PhraseFinder finder(vocabulary);
  for (const py::handle text : texts) finder.add(to_bytes(text));
  py::list phrases;
  for (const auto& phrase : finder.best(limit)) {
    py::dict each;
    each["words"] = phrase.words;
    each["texts"] = phrase.texts;
    phrases.append(std::move(each));
  }
  return phrases;
}

py::tuple import_from(const py::object& content) {
  const std::string bytes = to_bytes(content);
  std::optional<VocabularyImport> import;
  {
    py::gil_scoped_release unlocked;
    import = import_vocabulary(bytes);
  }
  return py::make_tuple(import->vocabulary, import->repaired, import->lost);
}

py::tuple skos_of(const Vocabulary& vocabulary, const std::string& form, const std::string& base) {
  if (form != "json-ld" && form != "rdf-xml")
    throw py::value_error("form takes \"json-ld\" or \"rdf-xml\"");
  const auto out =
      to_skos(vocabulary, form == "json-ld" ? SkosForm::json_ld : SkosForm::rdf_xml, base);
  return py::make_tuple(out.text, out.lost);
}

Topic topic_named(const Vocabulary& vocabulary, const std::string& id) {
  const Topic* topic = vocabulary.find(id);
  if (!topic) throw py::key_error(id);
  return *topic;
}

}  // namespace

void bind_topics(py::module_& module) {
  bind_tags(module);
  bind_topic(module);
  bind_suggestion(module);
  py::class_<Vocabulary>(module, "Vocabulary",
                         "The controlled vocabulary. Immutable; share it between threads.")
      .def_static("built_in", &Vocabulary::built_in,
                  "That comes with the library: over 200 safeguarding topics.")
      .def_static("from_json", &Vocabulary::from_json, py::arg("json"),
                  "Raises VocabularyError, naming the entry at fault.")
      .def_static(
          "faults", [](const std::string& json) { return vocabulary_faults(json); },
          py::arg("json"),
          "Everything wrong with a vocabulary, one line each; empty if nothing is.")
      .def_static("load", &load, py::arg("file"),
                  "Reads a file of JSON. Raises VocabularyError, naming the entry at fault.")
      .def_property_readonly("name", &Vocabulary::name, "Its name.")
      .def_property_readonly("version", &Vocabulary::version, "Its version.")
      .def_property_readonly("topics", &Vocabulary::topics, "Every one: a list of Topic.")
      .def("narrower", &Vocabulary::narrower, py::arg("id"),
           "The topic itself and every one below it; empty if unknown.")
      .def("broader", &Vocabulary::broader, py::arg("id"), "The topics above it, nearest first.")
      .def("tag", &tag, py::arg("text"), py::arg("title") = "", py::arg("inherited") = false,
           "What a text is about, best first, with the words that gave it away.")
      .def("named_in", &Vocabulary::named_in, py::arg("query"), py::arg("context") = "",
           "The topics that a person's query names; `context`, the host's own (\"school\"), "
           "chooses\n"
           "among the senses of an acronym.")
      .def("suggest", &Vocabulary::suggest, py::arg("query"), py::arg("context") = "",
           "Topics that may have been meant beside those the query names: both senses of\n"
           "\"SCR\", \"Neglect\" for \"neglekt\".")
      .def("explain", &explain, py::arg("text"), py::arg("title") = "",
           "Every topic the text names, mentions included, with every reason, as dicts.")
      .def("merged", &merged_over, py::arg("topics"), py::kw_only(), py::arg("name") = "",
           py::arg("version") = "",
           "This vocabulary with the entries of another laid over it, as mappings: an id that is\n"
           "there renames, extends or (\"hide\": True) takes away, any other adds a topic.")
      .def(
          "phrases", &phrases_of, py::arg("texts"), py::kw_only(), py::arg("limit") = 30,
          "Phrases that recur in texts and that no topic covers: {\"words\", \"texts\"}, the most\n"
          "frequent first.")
      .def("differences", &differences_from, py::arg("older"),
           "How this vocabulary differs from an older one, as dicts.")
      .def_static(
          "import_", &import_from, py::arg("content"),
          "A vocabulary of others (SKOS as JSON-LD or RDF/XML, or a loose one of our form),\n"
          "what was repaired in it, and what was lost.")
      .def("to_skos", &skos_of, py::arg("form") = "json-ld", py::kw_only(), py::arg("base"),
           "As SKOS, \"json-ld\" or \"rdf-xml\", and what SKOS has no place for.")
      .def(
          "to_json", [](const Vocabulary& v) { return to_json(v); }, "What from_json() reads.")
      .def("__getitem__", &topic_named)
      .def("__contains__",
           [](const Vocabulary& v, const std::string& id) { return v.find(id) != nullptr; })
      .def("__len__", [](const Vocabulary& v) { return v.topics().size(); })
      .def("__repr__", [](const Vocabulary& v) {
        return "<Vocabulary " + v.name() + " " + v.version() + ", " +
               std::to_string(v.topics().size()) + " topics>";
      });
  module.def(
      "topics",
      [](const py::object& text, const std::string& title,
         const std::optional<Vocabulary>& vocabulary, bool inherited) {
        return tag(vocabulary ? *vocabulary : Vocabulary::built_in(), text, title, inherited);
      },
      py::arg("text"), py::kw_only(), py::arg("title") = "", py::arg("vocabulary") = py::none(),
      py::arg("inherited") = false,
      "What a text is about, best first. `inherited` adds the broader topics.");
}

}  // namespace fingerpost::python
