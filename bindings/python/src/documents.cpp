// Document, Section and read().
#include <fstream>
#include <iterator>

#include "bind.hpp"

namespace fingerpost::python {
namespace {

std::vector<std::string> topics_of(const Section& section) {
  std::vector<std::string> ids;
  for (const Tag& tag : section.tags) ids.push_back(tag.topic);
  return ids;
}

std::string file_bytes(const std::string& path) {
  py::gil_scoped_release unlocked;
  std::ifstream file(path, std::ios::binary);
  if (!file || !std::filesystem::is_regular_file(path))
    throw Error(Fault::io, "cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

Document read_content(const py::object& content, const std::optional<Vocabulary>& vocabulary,
                      const std::string& almanac, const py::kwargs& keys) {
  Source source = source_from_json(to_json(Json(to_object(keys))));
  const std::string bytes = take_content(content, source);
  if (source.id.empty()) source.id = source.name;
  py::gil_scoped_release unlocked;
  const Vocabulary& known = vocabulary ? *vocabulary : Vocabulary::built_in();
  Document document =
      read(source, bytes,
           {.clues = known.clues(), .almanac = almanac.empty() ? Almanac() : Almanac(almanac)});
  known.tag(document);
  return document;
}

void bind_section(py::module_& module) {
  py::class_<Section>(module, "Section", "The unit that is found.")
      .def_readonly("heading", &Section::heading)
      .def_readonly("path", &Section::path, "The headings above it, outermost first.")
      .def_readonly("anchor", &Section::anchor, "Unique in its document, stable under edits.")
      .def_readonly("fragment", &Section::fragment, "The page's own: \"#page=80\", or \"\".")
      .def_readonly("page", &Section::page)
      .def_readonly("page_label", &Section::page_label,
                    "As printed on it: \"80\", \"iv\", or \"\".")
      .def_property_readonly("kind", [](const Section& s) { return to_python(s.kind); })
      .def_readonly("text", &Section::text)
      .def_readonly("validity", &Section::validity)
      .def_readonly("dates", &Section::dates)
      .def_readonly("tags", &Section::tags)
      .def_property_readonly("topics", &topics_of, "The ids of its tags, best first.")
      .def("__repr__", [](const Section& s) { return "<Section " + s.anchor + ">"; });
}

void bind_stated(py::module_& module) {
  py::class_<Stated>(module, "Stated", "A value that somebody states of a whole document.")
      .def_readonly("field", &Stated::field, "\"published\", \"review_due\", \"version\", ...")
      .def_readonly("value", &Stated::value, "A day, month or year in ISO form, or words.")
      .def_readonly("origin", &Stated::from,
                    "\"host\", \"title\", \"heading\", \"text\", \"inferred\", or a name such as\n"
                    "\"meta:dcterms.issued\". (`from` in JSON.)")
      .def_readonly("words", &Stated::words, "As it stands in a title or the text, or \"\".")
      .def_readonly("agrees", &Stated::agrees, "False when it contradicts what counts.")
      .def("__repr__", [](const Stated& s) { return "<Stated " + s.field + " " + s.value + ">"; });
}

}  // namespace

std::string take_content(const py::object& content, Source& source) {
  if (py::hasattr(content, "__fspath__")) {
    const std::string path = to_path(content);
    if (source.name.empty()) source.name = std::filesystem::path(path).filename();
    return file_bytes(path);
  }
  if (py::isinstance<py::str>(content) && source.media_type.empty() && source.name.empty())
    source.media_type = "text/plain";
  return to_bytes(content);
}

void bind_documents(py::module_& module) {
  bind_section(module);
  bind_stated(module);
  py::class_<Document>(module, "Document", "A page as it is understood. A copy: it outlives all.")
      .def_static("from_json", &document_from_json, py::arg("json"))
      .def_readonly("id", &Document::id)
      .def_readonly("url", &Document::url)
      .def_readonly("title", &Document::title)
      .def_property_readonly("kind", [](const Document& d) { return to_python(d.kind); })
      .def_readonly("publisher", &Document::publisher)
      .def_property_readonly("layer", [](const Document& d) { return to_python(d.layer); })
      .def_readonly("tier", &Document::tier)
      .def_property_readonly("status", [](const Document& d) { return to_python(d.status); })
      .def_readonly("media_type", &Document::media_type)
      .def_readonly("applies_to", &Document::applies_to)
      .def_readonly("not_for", &Document::not_for)
      .def_readonly("replaces", &Document::replaces)
      .def_readonly("supplements", &Document::supplements)
      .def_readonly("topics", &Document::topics)
      .def_readonly("audience", &Document::audience)
      .def_readonly("sensitive", &Document::sensitive, "No words of it are shown with a hit.")
      .def_property_readonly("published", [](const Document& d) { return to_python(d.published); })
      .def_property_readonly("published_basis",
                             [](const Document& d) { return to_python(d.published_basis); })
      .def_property_readonly("updated", [](const Document& d) { return to_python(d.updated); })
      .def_property_readonly("review_due",
                             [](const Document& d) { return to_python(d.review_due); })
      .def_property_readonly("withdrawn", [](const Document& d) { return to_python(d.withdrawn); })
      .def_readonly("validity", &Document::validity)
      .def_property_readonly("extra", [](const Document& d) { return to_python(d.extra); })
      .def_readonly("metadata", &Document::metadata,
                    "Who states what of it, what counts first: a list of Stated.")
      .def_readonly("sections", &Document::sections)
      .def_readonly("problems", &Document::problems)
      .def("to_json", [](const Document& d) { return to_json(d); })
      .def("to_dict", [](const Document& d) { return from_json(to_json(d)); })
      .def("__eq__",
           [](const Document& a, py::handle b) {
             return py::isinstance<Document>(b) && a == b.cast<const Document&>();
           })
      .def("__repr__", [](const Document& d) { return "<Document " + d.id + ">"; })
      .def(py::pickle([](const Document& d) { return to_json(d); },
                      [](const std::string& json) { return document_from_json(json); }));
  module.def("read", &read_content, py::arg("content"), py::kw_only(),
             py::arg("vocabulary") = py::none(), py::arg("almanac") = "",
             "Reads a text, bytes or a file (an os.PathLike) into a dated, tagged Document,\n"
             "without an index. `almanac` has lines of your own over the built-in tables of\n"
             "dates. Keywords are the keys of an NDJSON line without its body: id,\n"
             "url, title, media_type, kind, publisher, published, ...");
}

}  // namespace fingerpost::python
