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
      .def_readonly("heading", &Section::heading, "Its own heading, or \"\".")
      .def_readonly("path", &Section::path, "The headings above it, outermost first.")
      .def_readonly("anchor", &Section::anchor, "Unique in its document, stable under edits.")
      .def_readonly("fragment", &Section::fragment, "The page's own: \"#page=80\", or \"\".")
      .def_readonly("page", &Section::page, "Of a paged file, counted from 1; else None.")
      .def_readonly("page_label", &Section::page_label,
                    "As printed on it: \"80\", \"iv\", or \"\".")
      .def_property_readonly(
          "kind", [](const Section& s) { return to_python(s.kind); }, "What it is: a Kind.")
      .def_readonly("text", &Section::text, "Paragraphs divided by an empty line.")
      .def_readonly("validity", &Section::validity,
                    "The days it holds on: a Period, open where it says nothing.")
      .def_readonly("dates", &Section::dates, "Every date in it: a list of DateMention.")
      .def_readonly("tags", &Section::tags, "Its topics, best first: a list of Tag.")
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

void bind_attachment(py::module_& module) {
  py::class_<Attachment>(module, "Attachment", "What came within a document, unread.")
      .def_readonly("name", &Attachment::name, "Of the file, or \"\".")
      .def_readonly("media_type", &Attachment::media_type, "As the document states it, or \"\".")
      .def_property_readonly(
          "content", [](const Attachment& a) { return py::bytes(a.bytes); }, "For read() or put().")
      .def("__repr__", [](const Attachment& a) { return "<Attachment " + a.name + ">"; });
}

py::dict reader_info_dict() {
  const ReaderInfo info = reader_info();
  py::dict told;
  told["formats"] = info.formats;
  told["absent"] = info.absent;
  told["sealed"] = info.sealed;
  told["landlock"] = info.landlock;
  return told;
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
  bind_attachment(module);
  py::class_<Document>(module, "Document", "A page as it is understood. A copy: it outlives all.")
      .def_static("from_json", &document_from_json, py::arg("json"), "What to_json() wrote.")
      .def_readonly("id", &Document::id, "The host's own key.")
      .def_readonly("url", &Document::url, "Its address, or \"\".")
      .def_readonly("title", &Document::title, "Its title, or \"\".")
      .def_property_readonly(
          "kind", [](const Document& d) { return to_python(d.kind); }, "What it is: a Kind.")
      .def_readonly("publisher", &Document::publisher, "Who published it, or \"\".")
      .def_property_readonly(
          "layer", [](const Document& d) { return to_python(d.layer); },
          "Who it speaks for: a Layer.")
      .def_readonly("tier", &Document::tier,
                    "Whose eyes it is for; \"\" is the default tier of the index.")
      .def_property_readonly(
          "status", [](const Document& d) { return to_python(d.status); },
          "What its publisher says of it: a Status.")
      .def_readonly("media_type", &Document::media_type, "\"text/html\" and the like.")
      .def_readonly("applies_to", &Document::applies_to,
                    "Places; empty: wherever its publisher is.")
      .def_readonly("not_for", &Document::not_for,
                    "Places, each with the id of the document to use there, or \"\".")
      .def_readonly("replaces", &Document::replaces, "Ids of the documents whose place it takes.")
      .def_readonly("supplements", &Document::supplements, "Ids of the documents it adds to.")
      .def_readonly("topics", &Document::topics, "Ids of the topics that its owner states.")
      .def_readonly("audience", &Document::audience, "Whom it is written for, as stated.")
      .def_readonly("sensitive", &Document::sensitive, "No words of it are shown with a hit.")
      .def_property_readonly(
          "published", [](const Document& d) { return to_python(d.published); },
          "When, as far as is known: a Period, or None.")
      .def_property_readonly(
          "published_basis", [](const Document& d) { return to_python(d.published_basis); },
          "How that is known: a Basis.")
      .def_property_readonly(
          "updated", [](const Document& d) { return to_python(d.updated); },
          "When it was last changed: a Period, or None.")
      .def_property_readonly(
          "review_due", [](const Document& d) { return to_python(d.review_due); },
          "When it is to be reviewed: a Period, or None.")
      .def_property_readonly(
          "withdrawn", [](const Document& d) { return to_python(d.withdrawn); },
          "Since when it is: a Period, or None.")
      .def_readonly("validity", &Document::validity,
                    "Of the whole document: a Period, open where nothing is said.")
      .def_property_readonly(
          "extra", [](const Document& d) { return to_python(d.extra); },
          "The host's own values, as given.")
      .def_readonly("metadata", &Document::metadata,
                    "Who states what of it, what counts first: a list of Stated.")
      .def_readonly("sections", &Document::sections, "What is found: a list of Section.")
      .def_readonly("attachments", &Document::attachments,
                    "Of what was read: a list of Attachment. An index does not store them.")
      .def_readonly("digest", &Document::digest,
                    "Of the source and its bytes: the same digest is the same document.")
      .def_readonly("problems", &Document::problems,
                    "What could not be read, each with its reason.")
      .def(
          "to_json", [](const Document& d) { return to_json(d); }, "Everything in it, as JSON.")
      .def(
          "to_dict", [](const Document& d) { return from_json(to_json(d)); },
          "As dicts and lists, as in JSON.")
      .def("__eq__",
           [](const Document& a, py::handle b) {
             return py::isinstance<Document>(b) && a == b.cast<const Document&>();
           })
      .def("__repr__", [](const Document& d) { return "<Document " + d.id + ">"; })
      .def(py::pickle([](const Document& d) { return to_json(d); },
                      [](const std::string& json) { return document_from_json(json); }));
  module.def(
      "media_type_of",
      [](const std::string& name, const py::object& content) {
        return media_type_of(name, to_bytes(content));
      },
      py::arg("name"), py::arg("content"), "Found from the bytes, then the name; \"\" if unknown.");
  module.def("reader_info", &reader_info_dict,
             "What can be read here, as a dict: \"formats\"; \"absent\", each with the library\n"
             "it needs; whether what parses files is \"sealed\"; the version of \"landlock\".");
  module.def("read", &read_content, py::arg("content"), py::kw_only(),
             py::arg("vocabulary") = py::none(), py::arg("almanac") = "",
             "Reads a text, bytes or a file (an os.PathLike) into a dated, tagged Document,\n"
             "without an index. `almanac` has lines of your own over the built-in tables of\n"
             "dates. Keywords are the keys of an NDJSON line without its body: id,\n"
             "url, title, media_type, kind, publisher, published, ...");
}

}  // namespace fingerpost::python
