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
      .def_readonly("words", &Evidence::words)
      .def_readonly("offset", &Evidence::offset, "Of the words, in UTF-8 bytes of `where`.")
      .def_readonly("length", &Evidence::length, "Of the words, in UTF-8 bytes.")
      .def_readonly("where", &Evidence::where, "\"body\", \"heading\" or \"title\".")
      .def("__repr__", [](const Evidence& e) { return "<Evidence '" + e.words + "'>"; });
  py::class_<Tag>(module, "Tag", "A topic found, with the words that gave it away.")
      .def_readonly("topic", &Tag::topic)
      .def_readonly("weight", &Tag::weight, "0 to 1; what the text is about is at least 0.3.")
      .def_readonly("evidence", &Tag::evidence)
      .def_property_readonly(
          "inherited_from", [](const Tag& t) { return to_python_or_none(t.inherited_from); },
          "The narrower topic that this broader one comes from, or None.")
      .def("__repr__", [](const Tag& t) { return "<Tag " + t.topic + ">"; });
}

void bind_topic(py::module_& module) {
  py::class_<Acronym>(module, "Acronym", "How an acronym is recognised.")
      .def_readonly("text", &Acronym::text)
      .def_property_readonly(
          "rule", [](const Acronym& a) { return rule_name(a.rule); },
          "\"any\": in whatever case; \"upper\": as given; \"context\": beside one of `near`.")
      .def_readonly("near", &Acronym::near)
      .def("__repr__", [](const Acronym& a) { return "<Acronym " + a.text + ">"; });
  py::class_<Topic>(module, "Topic", "One concept of a vocabulary.")
      .def_readonly("id", &Topic::id)
      .def_readonly("label", &Topic::label)
      .def_readonly("names", &Topic::names, "Found and searched as the label.")
      .def_readonly("acronyms", &Topic::acronyms)
      .def_readonly("broader", &Topic::broader)
      .def_readonly("related", &Topic::related)
      .def_readonly("not_meant", &Topic::not_meant,
                    "Phrases that hold a name but mean something else.")
      .def_readonly("note", &Topic::note)
      .def_readonly("lived", &Topic::lived, "The years in which it was spoken of.")
      .def("__repr__", [](const Topic& t) { return "<Topic " + t.id + ">"; });
}

Vocabulary load(const py::object& path) {
  const std::string file = to_path(path);
  py::gil_scoped_release unlocked;
  return Vocabulary::load(file);
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
  py::class_<Vocabulary>(module, "Vocabulary",
                         "The controlled vocabulary. Immutable; share it between threads.")
      .def_static("built_in", &Vocabulary::built_in)
      .def_static("from_json", &Vocabulary::from_json, py::arg("json"),
                  "Raises VocabularyError, naming the entry at fault.")
      .def_static("load", &load, py::arg("file"))
      .def_property_readonly("name", &Vocabulary::name)
      .def_property_readonly("version", &Vocabulary::version)
      .def_property_readonly("topics", &Vocabulary::topics)
      .def("narrower", &Vocabulary::narrower, py::arg("id"),
           "The topic itself and every one below it; empty if unknown.")
      .def("broader", &Vocabulary::broader, py::arg("id"), "The topics above it, nearest first.")
      .def("tag", &tag, py::arg("text"), py::arg("title") = "", py::arg("inherited") = false,
           "What a text is about, best first, with the words that gave it away.")
      .def("named_in", &Vocabulary::named_in, py::arg("query"),
           "The topics that a person's query names.")
      .def("to_json", [](const Vocabulary& v) { return to_json(v); })
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
