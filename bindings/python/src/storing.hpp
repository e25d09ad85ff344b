// What Index and Searcher say of their documents (storing.cpp).
#pragma once

#include <string>

#include "bind.hpp"

namespace fingerpost::python {

py::object documents(const Searcher& searcher, const std::string& text, const std::string& from,
                     std::size_t limit, const py::kwargs& keys);
py::object history(const Searcher& searcher, const std::string& id, const py::object& as_of);
std::optional<Document> edition(const Searcher& searcher, const std::string& id, int edition);
py::object edition_differences(const Searcher& searcher, const std::string& id, int before,
                               int after);
py::object related(const Searcher& searcher, const std::string& id, const py::object& as_of);
py::object work(const Searcher& searcher, const std::string& name, const py::object& as_of);
std::string cursor(const Searcher& searcher, const py::object& as_of);
py::object changes(const Searcher& searcher, const py::object& since, const py::object& as_of,
                   unsigned ahead, bool differences, const py::kwargs& filter);

std::string changes_feed(const Searcher& searcher, const py::object& since, const py::object& as_of,
                         unsigned ahead, const FeedInfo& info);

py::object news(const Searcher& searcher, const py::object& saved, const py::object& as_of);
py::object diary(const Searcher& searcher, const py::object& as_of, const py::kwargs& keys);
std::string diary_calendar(const Searcher& searcher, const py::object& as_of, const FeedInfo& info,
                           const py::kwargs& keys);
std::string content_report(const Index& index, const Searcher& searcher, const std::string& form,
                           const py::object& as_of, const py::kwargs& keys);
std::string digest(const Searcher& searcher, const std::string& form, const std::string& own,
                   const py::object& as_of, const py::kwargs& keys);

// Binds them to what `share(self)` gives a Searcher of.
template <class Bound, class Share>
void bind_store(py::class_<Bound>& bound, Share share) {
  bound
      .def(
          "at", [share](Bound& self, const std::string& url) { return share(self)->at(url); },
          py::arg("url"), "Ids of the documents there at that address, however it is written.")
      .def(
          "documents",
          [share](Bound& self, const std::string& text, const std::string& from, std::size_t limit,
                  const py::kwargs& keys) {
            return documents(*share(self), text, from, limit, keys);
          },
          py::arg("text") = "", py::kw_only(), py::arg("from_id") = "", py::arg("limit") = 100,
          "Documents that filters keep, by id: {\"documents\", \"next\", \"total\"}; from_id is\n"
          "the \"next\" of the part before. The filters are keys of a request.")
      .def(
          "history",
          [share](Bound& self, const std::string& id, const py::object& as_of) {
            return history(*share(self), id, as_of);
          },
          py::arg("id"), py::kw_only(), py::arg("as_of") = py::none(),
          "Every body under that id, oldest first, as dicts.")
      .def(
          "work",
          [share](Bound& self, const std::string& name, const py::object& as_of) {
            return work(*share(self), name, as_of);
          },
          py::arg("name"), py::kw_only(), py::arg("as_of") = py::none(),
          "The editions of a work, oldest first, as dicts, with what changed from one to the\n"
          "next. The name is a title, how it begins, initials, an id or an address; with an\n"
          "edition (\"KCSIE 2024\") only that one is given.")
      .def(
          "edition",
          [share](Bound& self, const std::string& id, int number) {
            return edition(*share(self), id, number);
          },
          py::arg("id"), py::arg("edition"), "One of the bodies it had; None without it.")
      .def(
          "differences",
          [share](Bound& self, const std::string& id, int before, int after) {
            return edition_differences(*share(self), id, before, after);
          },
          py::arg("id"), py::arg("before"), py::arg("after"),
          "What edition `after` says that edition `before` did not, as a dict. Raises\n"
          "IndexNotFoundError where there is no such edition.")
      .def(
          "related",
          [share](Bound& self, const std::string& id, const py::object& as_of) {
            return related(*share(self), id, as_of);
          },
          py::arg("id"), py::kw_only(), py::arg("as_of") = py::none(),
          "What else has to do with a document, from both sides, as dicts.")
      .def(
          "cursor",
          [share](Bound& self, const py::object& as_of) { return cursor(*share(self), as_of); },
          py::kw_only(), py::arg("as_of") = py::none(),
          "For whoever wants what comes from now on: hand it to changes().")
      .def(
          "changes",
          [share](Bound& self, const py::object& since, const py::object& as_of, unsigned ahead,
                  bool wanted, const py::kwargs& filter) {
            return changes(*share(self), since, as_of, ahead, wanted, filter);
          },
          py::arg("since") = "", py::kw_only(), py::arg("as_of") = py::none(),
          py::arg("ahead") = 14, py::arg("differences") = true,
          "What happened since a cursor, or since the end of a day, each thing told once:\n"
          "{\"cursor\", \"changes\": [{\"change\", \"on\", \"document\", ...}]}. Raises "
          "CursorError\n"
          "for that of another index, or of a state lost when the index was restored. Only of\n"
          "what a filter keeps, where its keys are given: kinds, topics, publishers, text.")
      .def(
          "changes_feed",
          [share](Bound& self, const py::object& since, const py::object& as_of, unsigned ahead,
                  const std::string& title, const std::string& url, const std::string& publisher) {
            return changes_feed(*share(self), since, as_of, ahead, {title, url, publisher});
          },
          py::arg("since") = "", py::kw_only(), py::arg("as_of") = py::none(),
          py::arg("ahead") = 14, py::arg("title"), py::arg("url") = "", py::arg("publisher") = "",
          "The same as a feed (Atom).");
}

// What is kept beside answers (library.cpp), likewise.
template <class Bound, class Share>
void bind_library(py::class_<Bound>& bound, Share share) {
  bound
      .def(
          "news",
          [share](Bound& self, const py::object& saved, const py::object& as_of) {
            return news(*share(self), saved, as_of);
          },
          py::arg("saved"), py::kw_only(), py::arg("as_of") = py::none(),
          "Saved searches, asked of what is new since each was told: {\"documents\", "
          "\"searches\",\n"
          "\"saved\"}. saved is {\"searches\": [{\"name\", \"request\"}]} or the \"saved\" of the "
          "time\n"
          "before; nothing is told twice, also when the index was built anew.")
      .def(
          "diary",
          [share](Bound& self, const py::object& as_of, const py::kwargs& keys) {
            return diary(*share(self), as_of, keys);
          },
          py::kw_only(), py::arg("as_of") = py::none(),
          "What happens between two days, each event once: {\"from\", \"to\", \"entries\"}. The\n"
          "keys are from_, to, topics, publishers and for_.")
      .def(
          "diary_calendar",
          [share](Bound& self, const py::object& as_of, const std::string& title,
                  const std::string& url, const py::kwargs& keys) {
            return diary_calendar(*share(self), as_of, {title, url, ""}, keys);
          },
          py::kw_only(), py::arg("as_of") = py::none(), py::arg("title") = "Diary",
          py::arg("url") = "", "The same as a calendar (iCalendar).")
      .def(
          "digest",
          [share](Bound& self, const std::string& form, const std::string& own,
                  const py::object& as_of,
                  const py::kwargs& keys) { return digest(*share(self), form, own, as_of, keys); },
          py::arg("form") = "markdown", py::kw_only(), py::arg("template") = "",
          py::arg("as_of") = py::none(),
          "A newsletter of what changed, as markdown, html, text, atom, json_feed or json. The\n"
          "keys are from_ (needed), to, title, url, publisher, introduction, pinned, dropped,\n"
          "audience, filter and ahead.");
}

}  // namespace fingerpost::python
