// Searcher: the last commit when it was opened, for the tiers it was opened for.
#include <chrono>

#include "storing.hpp"

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
      .def_readonly("documents", &IndexInfo::documents,
                    "That are there now: not replaced, not removed.")
      .def_readonly("sections", &IndexInfo::sections, "Of those documents.")
      .def_readonly("editions", &IndexInfo::editions, "With those that were replaced and are kept.")
      .def_readonly("revision", &IndexInfo::revision, "Counts the commits.")
      .def_property_readonly(
          "recorded", [](const IndexInfo& i) { return to_python(i.recorded); },
          "The day of the last commit, or None.")
      .def(
          "to_dict", [](const IndexInfo& i) { return from_json(to_json(i)); },
          "As dicts and lists, as in JSON.")
      .def("__repr__", [](const IndexInfo& i) {
        return "<IndexInfo " + std::to_string(i.documents) + " documents, revision " +
               std::to_string(i.revision) + ">";
      });
}

}  // namespace

namespace {

// Ends a search after `timeout` seconds, or when Ctrl-C was typed meanwhile.
class Patience {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Patience(const py::handle& timeout) {
    if (timeout.is_none()) return;
    const auto seconds = timeout.cast<double>();
    constexpr double most = 1e6;
    if (!(seconds >= 0)) throw Error(Fault::bad_argument, "timeout is no number of seconds");
    until_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                std::chrono::duration<double>(std::min(seconds, most)));
  }

  bool is_over() {
    const auto now = Clock::now();
    if (now >= until_) return true;
    if (now < next_look_) return false;
    next_look_ = now + look_every;
    py::gil_scoped_acquire held;
    return interrupted_ = PyErr_CheckSignals() != 0;
  }
  bool interrupted() const { return interrupted_; }

 private:
  // Often enough for a person, rarely enough not to wait for other threads' turns.
  static constexpr auto look_every = std::chrono::milliseconds(50);
  Clock::time_point until_ = Clock::time_point::max(), next_look_ = Clock::now() + look_every;
  bool interrupted_ = false;
};

}  // namespace

Results search(const Searcher& searcher, const std::string& text, const py::kwargs& keys) {
  const py::kwargs request_keys(keys.attr("copy")());
  Patience patience(request_keys.attr("pop")("timeout", py::none()));
  Json::Object object = to_object(request_keys);
  object.emplace_back("text", Json(text));
  const Request request = request_from_json(to_json(Json(std::move(object))));
  const AsOf as_of{request.as_of ? *request.as_of : today(), request.known_at};
  try {
    py::gil_scoped_release release;
    return searcher.search(request.query, as_of, {.stop = [&] { return patience.is_over(); }});
  } catch (const Error&) {
    if (patience.interrupted()) throw py::error_already_set();
    throw;
  }
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

namespace {

Weights weights_of(const py::object& weights, const std::string& key) {
  return weights.is_none() ? Weights() : weights_from_json(to_json(to_value(weights, key)));
}

}  // namespace

py::object complete(const Searcher& searcher, const std::string& prefix, const py::object& as_of,
                    std::size_t limit) {
  const Date day = as_of.is_none() ? today() : to_day(as_of, "as_of");
  std::string json;
  {
    py::gil_scoped_release release;
    json = to_json(searcher.complete(prefix, {day}, limit));
  }
  return from_json(json)["completions"];
}

py::object evaluated(const Searcher& searcher, const py::iterable& questions,
                     const py::object& as_of, const py::object& weights,
                     const py::object& against) {
  std::vector<Question> asked;
  for (const py::handle each : questions)
    asked.push_back(question_from_json(to_json(to_value(each, "questions"))));
  const AsOf otherwise{as_of.is_none() ? today() : to_day(as_of, "as_of"), {}};
  const Weights ours = weights_of(weights, "weights");
  std::optional<Weights> theirs;
  if (!against.is_none()) theirs = weights_of(against, "against");
  std::string json;
  {
    py::gil_scoped_release release;
    json = to_json(evaluate(searcher, asked, otherwise, ours, theirs));
  }
  return from_json(json);
}

void bind_searcher(py::module_& module) {
  bind_info(module);
  py::class_<Opened> opened(
      module, "Searcher",
      "Answers from the commit it was opened on, whatever is committed meanwhile.\n"
      "Threads may share it and take turns; open one each to search side by side.");
  bind_store(opened, [](const Opened& self) { return self.share(); });
  bind_library(opened, [](const Opened& self) { return self.share(); });
  opened
      .def(
          "search",
          [](const Opened& self, const std::string& text, const py::kwargs& keys) {
            const auto searcher = self.share();
            return search(*searcher, text, keys);
          },
          py::arg("text") = "",
          "Keywords are the keys of a request: as_of (today unless given), known_at, kinds,\n"
          "topics, publishers, layers, for_, from_, to, ended, sort, group, limit, offset,\n"
          "facets (True or a list of names), explain, snippets, strict, literal, extra, weights,\n"
          "companions, id. An unknown one raises ArgumentError. timeout, in seconds: LimitError\n"
          "when the answer takes longer.")
      .def(
          "complete",
          [](const Opened& self, const std::string& prefix, const py::object& as_of,
             std::size_t limit) { return complete(*self.share(), prefix, as_of, limit); },
          py::arg("prefix"), py::kw_only(), py::arg("as_of") = py::none(), py::arg("limit") = 10,
          "What may be meant by the beginning of a word: topics, titles and headings, best\n"
          "first, each {\"text\", \"from\", \"id\", \"documents\", \"standing\"}.")
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
      .def(
          "evaluate",
          [](const Opened& self, const py::iterable& questions, const py::object& as_of,
             const py::object& weights, const py::object& against) {
            return evaluated(*self.share(), questions, as_of, weights, against);
          },
          py::arg("questions"), py::kw_only(), py::arg("as_of") = py::none(),
          py::arg("weights") = py::none(), py::arg("against") = py::none(),
          "How well questions are answered, as a dict: nDCG@10, success@1 and recall@100 with\n"
          "95 % intervals, by class. A question is a dict: a request with \"grades\". `weights`\n"
          "and `against`, two dicts of weights, are compared.")
      .def("ids", &ids, "Of the documents that are there, in order.")
      .def_property_readonly("info", &info, "What is in it: an IndexInfo.")
      .def(
          "pack",
          [](const Opened& self, const std::string& secret_key, const py::kwargs& keys) {
            return py::bytes(packed(*self.share(), secret_key, keys));
          },
          py::arg("secret_key"),
          "What it sees as one signed file: pack(secret_key, issuer=.., sequence=.., since=..,\n"
          "after=.., created=.., expires=..); since and after are the \"cursor\" and the\n"
          "\"sequence\" of an earlier pack, for what changed since. Gives bytes.")
      .def(
          "pack_to",
          [](const Opened& self, const py::object& file, const std::string& secret_key,
             const py::kwargs& keys) { return packed_to(*self.share(), file, secret_key, keys); },
          py::arg("file"), py::arg("secret_key"),
          "The same into a new file, part by part: of a long one no more is held than of a\n"
          "short one. Gives what read_pack would say of it.")
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
      .def_property_readonly("closed", &Opened::closed, "Whether close() was called.")
      .def("__enter__", [](py::object self) { return self; })
      .def("__exit__", [](Opened& self, const py::args&) { self.close(); });
}

}  // namespace fingerpost::python
