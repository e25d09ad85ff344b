// Reader: many documents read by one worker; and what identifies a source before it is read.
#include <mutex>

#include "bind.hpp"

namespace fingerpost::python {
namespace {

// Threads that share one take turns, each waiting without the GIL.
struct ReadingDesk {
  Vocabulary vocabulary;
  Reader reader;
  std::mutex turn = {};
};

class OpenReader {
 public:
  OpenReader(const Vocabulary& vocabulary, const ReaderOptions& options)
      : desk_("reader", std::make_shared<ReadingDesk>(vocabulary, Reader(options))) {}

  Document read(const py::object& content, const py::kwargs& keys) {
    Source source = source_from_json(to_json(Json(to_object(keys))));
    const std::string bytes = take_content(content, source);
    if (source.id.empty()) source.id = source.name;
    const auto desk = desk_.share();
    py::gil_scoped_release unlocked;
    std::lock_guard turn(desk->turn);
    Document document = desk->reader.read(source, bytes);
    desk->vocabulary.tag(document);
    return document;
  }
  void close() { desk_.close(); }
  bool closed() const { return desk_.closed(); }

 private:
  Held<ReadingDesk> desk_;
};

std::unique_ptr<OpenReader> open_reader(const std::optional<Vocabulary>& vocabulary,
                                        const std::string& almanac, const py::object& worker,
                                        bool may_be_unsealed) {
  ReaderOptions options;
  if (!worker.is_none()) options.worker = to_path(worker);
  options.almanac = almanac.empty() ? Almanac() : Almanac(almanac);
  options.may_be_unsealed = may_be_unsealed;
  py::gil_scoped_release unlocked;
  const Vocabulary& known = vocabulary ? *vocabulary : Vocabulary::built_in();
  options.clues = known.clues();
  return std::make_unique<OpenReader>(known, options);
}

std::string digest_of(const py::object& content, const std::string& almanac,
                      const std::string& origin, const py::kwargs& keys) {
  Source source = source_from_json(to_json(Json(to_object(keys))));
  source.origin = origin;
  const std::string bytes = take_content(content, source);
  py::gil_scoped_release unlocked;
  return digest(source, bytes, almanac.empty() ? Almanac() : Almanac(almanac));
}

py::list weights() {
  py::list all;
  const Weights as_measured;
  for (const Weight& each : weight_table()) {
    py::dict told;
    told["name"] = std::string(each.name), told["value"] = as_measured.*each.value;
    told["least"] = each.least, told["most"] = each.most, told["words"] = std::string(each.words);
    all.append(std::move(told));
  }
  return all;
}

py::dict places() {
  const Places england = Places::england();
  py::dict told;
  told["places"] = england.within, told["publishers"] = england.publishers;
  return told;
}

}  // namespace

void bind_reader(py::module_& module) {
  py::class_<OpenReader>(module, "Reader",
                         "Reads many documents as read() does one: what parses them is started\n"
                         "once. Threads that share one take turns.")
      .def(py::init(&open_reader), py::kw_only(), py::arg("vocabulary") = py::none(),
           py::arg("almanac") = "", py::arg("worker") = py::none(),
           py::arg("may_be_unsealed") = false,
           "`worker` is the program that parses, beside the package unless given;\n"
           "`may_be_unsealed`: read also where the kernel cannot seal it.")
      .def("read", &OpenReader::read, py::arg("content"),
           "A text, bytes or a file (an os.PathLike) as a dated, tagged Document, with the\n"
           "bytes of its attachments. Keywords are those of read().")
      .def("close", &OpenReader::close, "Ends what parses. Afterwards read() raises ClosedError.")
      .def_property_readonly("closed", &OpenReader::closed, "Whether close() was called.")
      .def("__enter__", [](py::object self) { return self; })
      .def("__exit__", [](OpenReader& self, const py::args&) { self.close(); });
  module.def("digest", &digest_of, py::arg("content"), py::kw_only(), py::arg("almanac") = "",
             py::arg("origin") = "",
             "What identifies a source and its bytes before they are read: the Document.digest\n"
             "that comes of them. Keywords are those of read().");
  module.def("weights", &weights,
             "What a request's weights may change: dicts of name, value, least, most, words.");
  module.def("places", &places,
             "The places an index knows unless it is told others: \"places\", \"publishers\".");
}

}  // namespace fingerpost::python
