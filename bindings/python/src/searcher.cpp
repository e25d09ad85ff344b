// Searcher: the last commit when it was opened, for the tiers it was opened for.
#include "bind.hpp"

namespace fingerpost::python {
namespace {

using Opened = Held<Searcher>;

// Any call that takes more than 50 microseconds is made without the GIL.
template <class Call>
auto unlocked(const std::shared_ptr<Searcher>& searcher, Call call) {
  py::gil_scoped_release release;
  return call(*searcher);
}

std::vector<std::string> ids(const Opened& self) {
  return unlocked(self.share(), [](const Searcher& s) { return s.ids(); });
}

IndexInfo info(const Opened& self) {
  return unlocked(self.share(), [](const Searcher& s) { return s.info(); });
}

Document document(const Opened& self, const std::string& id) {
  auto found = find(*self.share(), id, py::none());
  if (!found) throw py::key_error(id);
  return std::move(*found);
}

void bind_info(py::module_& module) {
  py::class_<IndexInfo>(module, "IndexInfo", "What is in an index, for the opened tiers.")
      .def_readonly("documents", &IndexInfo::documents)
      .def_readonly("sections", &IndexInfo::sections)
      .def_readonly("editions", &IndexInfo::editions, "With those that were replaced and are kept.")
      .def_readonly("revision", &IndexInfo::revision)
      .def_property_readonly("recorded", [](const IndexInfo& i) { return to_python(i.recorded); })
      .def("to_dict", [](const IndexInfo& i) { return from_json(to_json(i)); })
      .def("__repr__", [](const IndexInfo& i) {
        return "<IndexInfo " + std::to_string(i.documents) + " documents, revision " +
               std::to_string(i.revision) + ">";
      });
}

}  // namespace

Results search(const Searcher& searcher, const std::string& text, const py::kwargs& keys) {
  Json::Object object = to_object(keys);
  object.emplace_back("text", Json(text));
  const Request request = request_from_json(to_json(Json(std::move(object))));
  const AsOf as_of{request.as_of ? *request.as_of : today(), request.known_at};
  py::gil_scoped_release release;
  return searcher.search(request.query, as_of);
}

Results like(const Searcher& searcher, const std::string& id, const std::string& anchor,
             py::handle as_of, py::handle known_at, const std::string& place, std::size_t limit) {
  AsOf day{as_of.is_none() ? today() : to_day(as_of, "as_of"), {}};
  if (!known_at.is_none()) day.known = to_day(known_at, "known_at");
  py::gil_scoped_release release;
  return searcher.like(id, day, limit, anchor, place);
}

std::optional<Document> find(const Searcher& searcher, const std::string& id, py::handle known_at) {
  std::optional<Date> known;
  if (!known_at.is_none()) known = to_day(known_at, "known_at");
  py::gil_scoped_release release;
  return searcher.find(id, known);
}

void bind_searcher(py::module_& module) {
  bind_info(module);
  py::class_<Opened>(module, "Searcher",
                     "Answers from the commit it was opened on, whatever is committed meanwhile.\n"
                     "Threads may share it and take turns; open one each to search side by side.")
      .def(
          "search",
          [](const Opened& self, const std::string& text, const py::kwargs& keys) {
            const auto searcher = self.share();
            return search(*searcher, text, keys);
          },
          py::arg("text") = "",
          "Keywords are the keys of a request: as_of (today unless given), known_at, kinds,\n"
          "topics, publishers, layers, for_, from_, to, ended, sort, group, limit, offset,\n"
          "facets, explain, snippets, companions, id. An unknown one raises ArgumentError.")
      .def(
          "like",
          [](const Opened& self, const std::string& id, const std::string& anchor,
             const py::object& as_of, const py::object& known_at, const std::string& place,
             std::size_t limit) {
            return like(*self.share(), id, anchor, as_of, known_at, place, limit);
          },
          py::arg("id"), py::arg("anchor") = "", py::kw_only(), py::arg("as_of") = py::none(),
          py::arg("known_at") = py::none(), py::arg("for_") = "", py::arg("limit") = 10,
          "What is most like a document, or one of its sections: by its rarest words and its\n"
          "topics. It, its copies and its other editions are left out.")
      .def(
          "get",
          [](const Opened& self, const std::string& id, const py::object& known_at) {
            const auto searcher = self.share();
            return find(*searcher, id, known_at);
          },
          py::arg("id"), py::kw_only(), py::arg("known_at") = py::none(),
          "The document as it stands, or stood on the day `known_at`; None if there is none.")
      .def("ids", &ids, "Of the documents that are there, in order.")
      .def_property_readonly("info", &info)
      .def(
          "refresh",
          [](const Opened& self) {
            return unlocked(self.share(), [](Searcher& s) { return s.refresh(); });
          },
          "Moves on to the last commit. False when there was none to move to.")
      .def("__getitem__", &document)
      .def("__contains__",
           [](const Opened& self, const std::string& id) {
             return find(*self.share(), id, py::none()).has_value();
           })
      .def("__iter__", [](const Opened& self) { return py::iter(py::cast(ids(self))); })
      .def("__len__", [](const Opened& self) { return info(self).documents; })
      .def("close", &Opened::close, "Afterwards every call raises ClosedError.")
      .def_property_readonly("closed", &Opened::closed)
      .def("__enter__", [](py::object self) { return self; })
      .def("__exit__", [](Opened& self, const py::args&) { self.close(); });
}

}  // namespace fingerpost::python
