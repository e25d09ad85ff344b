// Index: a folder. Its own search() is for public documents, as last committed.
#include "storing.hpp"

namespace fingerpost::python {

py::object open_writer(const Index& index, py::handle recorded);

namespace {

// An index is a folder and nothing more: a forked child opens it anew.
class OpenIndex {
 public:
  explicit OpenIndex(Index index)
      : folder_(index.folder()), index_("index", std::make_shared<Index>(std::move(index))) {}

  std::shared_ptr<Index> share() {
    if (!index_.closed() && index_.forked()) {
      public_.reset();
      index_ = Held<Index>("index", std::make_shared<Index>(Index::open(folder_)));
    }
    return index_.share();
  }

  // A searcher for public documents, moved on to the last commit.
  std::shared_ptr<Searcher> current() {
    const auto index = share();
    if (!public_)
      public_.emplace("index", [&] {
        py::gil_scoped_release release;
        return std::make_shared<Searcher>(index->searcher());
      }());
    const auto searcher = public_->share();
    py::gil_scoped_release release;
    searcher->refresh();
    return searcher;
  }

  void close() {
    public_.reset();
    index_.close();
  }
  bool closed() const { return index_.closed(); }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
  Held<Index> index_;
  std::optional<Held<Searcher>> public_ = {};
};

IndexOptions options_of(const py::object& vocabulary, const py::kwargs& keys) {
  IndexOptions options = options_from_json(to_json(Json(to_object(keys))));
  if (py::isinstance<Vocabulary>(vocabulary))
    options.vocabulary = vocabulary.cast<Vocabulary>();
  else if (!vocabulary.is_none())
    options.vocabulary = Vocabulary::load(to_path(vocabulary));
  return options;
}

std::unique_ptr<OpenIndex> create(const py::object& folder, const py::object& vocabulary,
                                  const py::kwargs& keys) {
  const std::string path = to_path(folder);
  const IndexOptions options = options_of(vocabulary, keys);
  py::gil_scoped_release release;
  return std::make_unique<OpenIndex>(Index::create(path, options));
}

std::unique_ptr<OpenIndex> open(const py::object& folder) {
  const std::string path = to_path(folder);
  py::gil_scoped_release release;
  return std::make_unique<OpenIndex>(Index::open(path));
}

CheckReport check(const py::object& folder) {
  const std::string path = to_path(folder);
  py::gil_scoped_release release;
  return Index::check(path);
}

py::object searcher(OpenIndex& self, const std::vector<std::string>& tiers) {
  const auto index = self.share();
  auto opened = [&] {
    py::gil_scoped_release release;
    return std::make_shared<Searcher>(index->searcher(tiers));
  }();
  return py::cast(Held<Searcher>("searcher", std::move(opened)));
}

Document read_with(OpenIndex& self, const py::object& content, const py::kwargs& keys) {
  keys["vocabulary"] = py::cast(self.share()->vocabulary());
  if (!keys.contains("almanac")) keys["almanac"] = py::cast(self.share()->almanac().lines());
  return py::module_::import("fingerpost").attr("read")(content, **keys).cast<Document>();
}

Document document(OpenIndex& self, const std::string& id) {
  auto found = find(*self.current(), id, py::none());
  if (!found) throw py::key_error(id);
  return std::move(*found);
}

void bind_report(py::module_& module) {
  py::class_<Damage>(module, "Damage", "A file that is not as it was written.")
      .def_readonly("file", &Damage::file, "Relative to the index.")
      .def_readonly("what", &Damage::what, "In words.")
      .def("__repr__", [](const Damage& d) { return "<Damage " + d.file + ": " + d.what + ">"; });
  py::class_<CheckReport>(module, "CheckReport", "True when nothing is damaged.")
      .def_readonly("files", &CheckReport::files, "That were read and compared with their hashes.")
      .def_readonly("damage", &CheckReport::damage,
                    "What is not as it was written: a list of Damage.")
      .def("__bool__", [](const CheckReport& r) { return r.damage.empty(); })
      .def(
          "to_dict", [](const CheckReport& r) { return from_json(to_json(r)); },
          "As dicts and lists, as in JSON.")
      .def("__repr__", [](const CheckReport& r) {
        return "<CheckReport " + std::to_string(r.files) + " files, " +
               std::to_string(r.damage.size()) + " damaged>";
      });
}

void bind_reading(py::class_<OpenIndex>& index) {
  bind_store(index, [](OpenIndex& self) { return self.current(); });
  bind_library(index, [](OpenIndex& self) { return self.current(); });
  index
      .def(
          "search",
          [](OpenIndex& self, const std::string& text, const py::kwargs& keys) {
            const auto searcher = self.current();
            return search(*searcher, text, keys);
          },
          py::arg("text") = "", "Searcher.search over the public documents of the last commit.")
      .def(
          "like",
          [](OpenIndex& self, const std::string& id, const std::string& anchor,
             const py::object& as_of, const py::object& known_at, const std::string& place,
             std::size_t limit) {
            return like(*self.current(), id, anchor, as_of, known_at, place, limit);
          },
          py::arg("id"), py::arg("anchor") = "", py::kw_only(), py::arg("as_of") = py::none(),
          py::arg("known_at") = py::none(), py::arg("for_") = "", py::arg("limit") = 10,
          "What is most like a document, or one of its sections: by its rarest words and its\n"
          "topics. It, its copies and its other editions are left out.")
      .def(
          "get",
          [](OpenIndex& self, const std::string& id, const py::object& known_at) {
            return find(*self.current(), id, known_at);
          },
          py::arg("id"), py::kw_only(), py::arg("known_at") = py::none(),
          "The public document as it stands, or stood on the day `known_at`; None if there is "
          "none.")
      .def(
          "complete",
          [](OpenIndex& self, const std::string& prefix, const py::object& as_of,
             std::size_t limit) { return complete(*self.current(), prefix, as_of, limit); },
          py::arg("prefix"), py::kw_only(), py::arg("as_of") = py::none(), py::arg("limit") = 10,
          "Searcher.complete over the public documents of the last commit.")
      .def(
          "evaluate",
          [](OpenIndex& self, const py::iterable& questions, const py::object& as_of,
             const py::object& weights, const py::object& against) {
            return evaluated(*self.current(), questions, as_of, weights, against);
          },
          py::arg("questions"), py::kw_only(), py::arg("as_of") = py::none(),
          py::arg("weights") = py::none(), py::arg("against") = py::none(),
          "Searcher.evaluate over the public documents of the last commit.")
      .def("read", &read_with, py::arg("content"),
           "What Writer.put would add, with this index's vocabulary, without adding it.")
      .def(
          "ids", [](OpenIndex& self) { return self.current()->ids(); },
          "Of the public documents, in order.")
      .def_property_readonly(
          "info", [](OpenIndex& self) { return self.current()->info(); },
          "What is public in it: an IndexInfo.")
      .def("__getitem__", &document)
      .def("__contains__",
           [](OpenIndex& self, const std::string& id) {
             return find(*self.current(), id, py::none()).has_value();
           })
      .def("__iter__", [](OpenIndex& self) { return py::iter(py::cast(self.current()->ids())); })
      .def("__len__", [](OpenIndex& self) { return self.current()->info().documents; });
}

}  // namespace

void bind_index(py::module_& module) {
  bind_report(module);
  py::class_<OpenIndex> index(module, "Index",
                              "A folder. Safe to share between threads. What it shows itself is\n"
                              "public; searcher(tiers) opens more.");
  index
      .def_static("create", &create, py::arg("folder"), py::kw_only(),
                  py::arg("vocabulary") = py::none(),
                  "Keywords: vocabulary (a Vocabulary or a file), language, default_tier, places,\n"
                  "publishers. Raises IndexExistsError when one is there.")
      .def_static("open", &open, py::arg("folder"),
                  "Raises IndexNotFoundError, IndexVersionError or IndexCorruptError.")
      .def_static("check", &check, py::arg("folder"),
                  "Reads every file of the last commit against its hash. The report is true when\n"
                  "nothing is damaged.")
      .def(
          "writer",
          [](OpenIndex& self, const py::object& recorded) {
            return open_writer(*self.share(), recorded);
          },
          py::arg("recorded") = py::none(),
          "Raises IndexLockedError when another has it. `recorded` is the day of its commits;\n"
          "today unless given.")
      .def("searcher", &searcher, py::arg("tiers") = std::vector<std::string>{},
           "Public documents, and those of `tiers`: the host has checked that the reader may\n"
           "see them.")
      .def(
          "content_report",
          [](OpenIndex& self, const std::string& form, const py::object& as_of,
             const std::vector<std::string>& tiers, const py::kwargs& keys) {
            const auto index = self.share();
            return content_report(*index, index->searcher(tiers), form, as_of, keys);
          },
          py::arg("form") = "json", py::kw_only(), py::arg("as_of") = py::none(),
          py::arg("tiers") = std::vector<std::string>{},
          "What went stale, contradicts itself or is missing, each with its evidence, as json,\n"
          "text, csv or svg. The keys are matters, within and filter.")
      .def(
          "topic_report",
          [](OpenIndex& self, const py::object& as_of, const std::vector<std::string>& tiers,
             std::size_t phrases) {
            const AsOf asked{as_of.is_none() ? today() : to_day(as_of, "as_of"), {}};
            const auto index = self.share();
            std::string json;
            {
              py::gil_scoped_release unlocked;
              json = to_json(topic_report(*index, index->searcher(tiers), asked, phrases));
            }
            return from_json(json);
          },
          py::arg("as_of") = py::none(), py::kw_only(),
          py::arg("tiers") = std::vector<std::string>{}, py::arg("phrases") = 30,
          "Topics without guidance in force on the day, and phrases that recur and that no\n"
          "topic covers, as a dict.")
      .def(
          "issuers",
          [](OpenIndex& self) {
            const auto index = self.share();
            const std::string json = [&] {
              py::gil_scoped_release unlocked;
              return to_json(index->issuers());
            }();
            return from_json(json)["issuers"];
          },
          "Whose packs it takes, as dicts: for whoever may write it.")
      .def_property_readonly(
          "vocabulary", [](OpenIndex& self) { return self.share()->vocabulary(); },
          "By which it tags.")
      .def_property_readonly(
          "almanac", [](OpenIndex& self) { return self.share()->almanac().lines(); },
          "Its own lines over the built-in tables of dates; \"\" when it has none.")
      .def_property_readonly(
          "folder",
          [](const OpenIndex& self) {
            return py::module_::import("pathlib").attr("Path")(
                py::module_::import("os").attr("fsdecode")(py::bytes(self.folder().string())));
          },
          "Where it is: a pathlib.Path.")
      .def("close", &OpenIndex::close, "Afterwards every call raises ClosedError.")
      .def_property_readonly("closed", &OpenIndex::closed, "Whether close() was called.")
      .def("__enter__", [](py::object self) { return self; })
      .def("__exit__", [](OpenIndex& self, const py::args&) { self.close(); })
      .def("__repr__", [](const OpenIndex& self) {
        return "<Index " + self.folder().string() + (self.closed() ? ", closed>" : ">");
      });
  bind_reading(index);
}

}  // namespace fingerpost::python
