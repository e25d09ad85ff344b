// An index as a store of documents, of Index and Searcher alike: listed, followed through
// their editions, and what happened since.
#include "storing.hpp"

namespace fingerpost::python {
namespace {

Date day_of(const py::object& as_of) { return as_of.is_none() ? today() : to_day(as_of, "as_of"); }

Document edition_of(const Searcher& searcher, const std::string& id, int edition) {
  auto document = searcher.edition(id, edition);
  if (!document)
    throw Error(Fault::not_found, "no edition " + std::to_string(edition) + " of \"" + id + '"');
  return std::move(*document);
}

}  // namespace

py::object documents(const Searcher& searcher, const std::string& text, const std::string& from,
                     std::size_t limit, const py::kwargs& keys) {
  Json::Object object = to_object(keys);
  object.emplace_back("text", Json(text));
  const Request request = request_from_json(to_json(Json(std::move(object))));
  const AsOf as_of{request.as_of ? *request.as_of : today(), request.known_at};
  const std::string json = [&] {
    py::gil_scoped_release release;
    return to_json(searcher.documents(request.query, as_of, from, limit));
  }();
  return from_json(json);
}

py::object history(const Searcher& searcher, const std::string& id, const py::object& as_of) {
  const Date day = day_of(as_of);
  const std::string json = [&] {
    py::gil_scoped_release release;
    return to_json(searcher.history(id, day));
  }();
  return from_json(json)["editions"];
}

std::optional<Document> edition(const Searcher& searcher, const std::string& id, int edition) {
  py::gil_scoped_release release;
  return searcher.edition(id, edition);
}

py::object edition_differences(const Searcher& searcher, const std::string& id, int before,
                               int after) {
  const std::string json = [&] {
    py::gil_scoped_release release;
    return to_json(differences(edition_of(searcher, id, before), edition_of(searcher, id, after)));
  }();
  return from_json(json);
}

py::object related(const Searcher& searcher, const std::string& id, const py::object& as_of) {
  const Date day = day_of(as_of);
  const std::string json = [&] {
    py::gil_scoped_release release;
    if (!searcher.find(id)) throw Error(Fault::not_found, "no document \"" + id + '"');
    return to_json(searcher.related(id, {day}));
  }();
  return from_json(json)["related"];
}

py::object work(const Searcher& searcher, const std::string& name, const py::object& as_of) {
  const Date day = day_of(as_of);
  const std::string json = [&] {
    py::gil_scoped_release release;
    return to_json(searcher.work(name, {day}));
  }();
  return from_json(json)["editions"];
}

std::string cursor(const Searcher& searcher, const py::object& as_of) {
  const Date day = day_of(as_of);
  py::gil_scoped_release release;
  return searcher.cursor(day);
}

namespace {

std::string cursor_of(const py::object& since) {
  return py::isinstance<py::str>(since) ? since.cast<std::string>()
                                        : to_iso(to_day(since, "since"));
}

}  // namespace

std::string changes_feed(const Searcher& searcher, const py::object& since, const py::object& as_of,
                         unsigned ahead, const FeedInfo& info) {
  const Date day = day_of(as_of);
  const std::string from = cursor_of(since);
  py::gil_scoped_release release;
  return to_atom(searcher.changes(from, day, {.ahead = ahead}), info);
}

py::object changes(const Searcher& searcher, const py::object& since, const py::object& as_of,
                   unsigned ahead, bool differences, const py::kwargs& filter) {
  const Date day = day_of(as_of);
  const std::string from = cursor_of(since);
  ChangesOptions options{.ahead = ahead, .differences = differences};
  if (!filter.empty()) options.filter = request_from_json(to_json(Json(to_object(filter)))).query;
  const std::string json = [&] {
    py::gil_scoped_release release;
    return to_json(searcher.changes(from, day, options));
  }();
  return from_json(json);
}

}  // namespace fingerpost::python
