// Writer: leaving its `with` block commits, leaving it by an exception drops.
#include "writer.hpp"

namespace fingerpost::python {
namespace {

py::object put_line(OpenWriter& self, const py::object& mapping) {
  Line line = line_from_json(to_json(to_value(mapping, "document")));
  if (!line.path.empty())
    throw Error(Fault::bad_argument,
                "\"path\" is for folders: give put() a pathlib.Path as content");
  if (!line.remove)
    return to_python(self.use([&](Writer& w) { return w.put(line.source, line.body); }));
  const bool removed = self.use([&](Writer& w) { return w.remove(line.source.id); });
  return member("Put", removed ? "removed" : "absent");
}

// put(document), put({"id": .., "text": ..}) or put(id, content, title=.., ..).
py::object put(OpenWriter& self, const py::object& what, const py::object& content,
               const py::kwargs& keys) {
  if (content.is_none() && keys.size() == 0) {
    if (!py::isinstance<Document>(what)) return put_line(self, what);
    const auto& document = what.cast<const Document&>();
    return to_python(self.use([&](Writer& w) { return w.put(document); }));
  }
  if (content.is_none()) throw py::type_error("put() needs a content beside the id");
  std::string origin;
  if (keys.contains("origin")) origin = keys.attr("pop")("origin").cast<std::string>();
  Source source = source_of(what.cast<std::string>(), origin, keys);
  const std::string bytes = take_content(content, source);
  return to_python(self.use([&](Writer& w) { return w.put(source, bytes); }));
}

void leave(OpenWriter& self, const py::object& type, const py::object&, const py::object&) {
  if (self.closed()) return;
  try {
    if (type.is_none()) self.commit(py::none());
  } catch (...) {
    self.close();
    throw;
  }
  self.close();
}

}  // namespace

py::object open_writer(const Index& index, py::handle recorded) {
  std::optional<Date> day;
  if (!recorded.is_none()) day = to_day(recorded, "recorded");
  auto writer = [&] {
    py::gil_scoped_release release;
    return index.writer();
  }();
  return py::cast(std::make_unique<OpenWriter>(std::move(writer), index.almanac(), day));
}

Source source_of(const std::string& id, const std::string& origin, const py::kwargs& keys) {
  Json::Object object = to_object(keys);
  object.emplace_back("id", Json(id));
  Source source = source_from_json(to_json(Json(std::move(object))));
  source.origin = origin;
  return source;
}

void bind_writer(py::module_& module) {
  py::class_<OpenWriter> writer(
      module, "Writer",
      "Changes an index. Leaving the `with` block commits; leaving it by an\n"
      "exception drops everything that was not committed.");
  bind_ledger(writer);
  writer
      .def("put", &put, py::arg("id"), py::arg("content") = py::none(),
           "put(id, content, title=.., kind=.., published=.., ..): reads, dates, tags and adds\n"
           "one page; content is a str, bytes or a pathlib.Path, and `origin` the folder or site\n"
           "it is remembered to come from. put({\"id\": .., \"text\": ..}) "
           "takes a line of NDJSON as a mapping, and\n"
           "put(document) a Document. Returns what became of it.")
      .def(
          "remove",
          [](OpenWriter& self, const std::string& id) {
            return self.use([&](Writer& w) { return w.remove(id); });
          },
          py::arg("id"), "False when there was no such document.")
      .def("commit", &OpenWriter::commit, py::arg("recorded") = py::none(),
           "Records the changes as known from that day (the writer's, else today); returns the\n"
           "revision. All or nothing.")
      .def(
          "merge", [](OpenWriter& self) { self.use([](Writer& w) { return w.merge(); }); },
          "Folds what was committed into few files. The answers stay the same.")
      .def(
          "purge",
          [](OpenWriter& self, const py::kwargs& keys) {
            const PurgeOrder order = purge_order_from_json(to_json(Json(to_object(keys))));
            return from_json(self.use([&](Writer& w) { return to_json(w.purge(order)); }));
          },
          "purge(ids=[..], replaced_before=..): takes documents, or editions replaced before a\n"
          "day, out of every file for good. While \"held\" is true somebody reads old files.")
      .def(
          "retag",
          [](OpenWriter& self, const Vocabulary& vocabulary) {
            return self.use([&](Writer& w) { return w.retag(vocabulary); });
          },
          py::arg("vocabulary"),
          "Tags what is indexed with another vocabulary, from the stored text, and makes it the\n"
          "index's own. Returns how many sections have other tags.")
      .def(
          "use_cards",
          [](OpenWriter& self, const py::object& cards) {
            const Cards given = cards_from_json(to_json(to_value(cards, "cards")));
            return self.use([&](Writer& w) { return w.use(given); });
          },
          py::arg("cards"),
          "Makes {\"cards\": [..], \"pins\": [..]} the index's own, in place of those it had.\n"
          "False when it has just these.")
      .def(
          "cards",
          [](OpenWriter& self) {
            const std::string json = self.use([](Writer& w) { return to_json(w.cards()); });
            return to_python(parse_json(json));
          },
          "The index's cards and pins, of every tier.")
      .def(
          "use_almanac",
          [](OpenWriter& self, const std::string& lines) {
            const Almanac given = lines.empty() ? Almanac() : Almanac(lines);
            return self.use_desk([&](Desk& desk) {
              const bool changed = desk.writer.use(given);
              desk.almanac = given;
              return changed;
            });
          },
          py::arg("almanac"),
          "Makes these lines the index's own, by which what is put from now on is read:\n"
          "\"term autumn: 2025-09-03 2025-12-18\". False when it has just these.")
      .def(
          "holds",
          [](OpenWriter& self, const std::string& id, const std::string& digest) {
            return self.use([&](Writer& w) { return w.holds(id, digest); });
          },
          py::arg("id"), py::arg("digest"),
          "Whether the index holds exactly the document with this Document.digest.")
      .def(
          "within",
          [](OpenWriter& self, const std::string& id) {
            return self.use([&](Writer& w) { return w.within(id); });
          },
          py::arg("id"), "Ids of what came within a document: the attachments of a mail.")
      .def("close", &OpenWriter::close, "Drops what was not committed and frees the lock.")
      .def_property_readonly("closed", &OpenWriter::closed,
                             "Whether close() was called, or its `with` block left.")
      .def("__enter__", [](py::object self) { return self; })
      .def("__exit__", &leave);
}

}  // namespace fingerpost::python
