// What an index is kept for beside answers: saved searches, the diary, digests.
#include "storing.hpp"

namespace fingerpost::python {
namespace {

Date day_of(const py::object& as_of) { return as_of.is_none() ? today() : to_day(as_of, "as_of"); }

std::string json_of(const py::kwargs& keys) { return to_json(Json(to_object(keys))); }

}  // namespace

py::object news(const Searcher& searcher, const py::object& saved, const py::object& as_of) {
  const Date day = day_of(as_of);
  const std::string kept = to_json(to_value(saved, "saved"));
  const std::string json = [&] {
    py::gil_scoped_release release;
    return to_json(searcher.news(saved_from_json(kept), day));
  }();
  return from_json(json);
}

py::object diary(const Searcher& searcher, const py::object& as_of, const py::kwargs& keys) {
  const Date day = day_of(as_of);
  const DiaryOptions options = diary_options_from_json(json_of(keys));
  const std::string json = [&] {
    py::gil_scoped_release release;
    return to_json(fingerpost::diary(searcher, options, {day}));
  }();
  return from_json(json);
}

std::string diary_calendar(const Searcher& searcher, const py::object& as_of, const FeedInfo& info,
                           const py::kwargs& keys) {
  const Date day = day_of(as_of);
  const DiaryOptions options = diary_options_from_json(json_of(keys));
  py::gil_scoped_release release;
  return to_icalendar(fingerpost::diary(searcher, options, {day}), info);
}

std::string content_report(const Index& index, const Searcher& searcher, const std::string& form,
                           const py::object& as_of, const py::kwargs& keys) {
  const AsOf day{day_of(as_of)};
  const ReportOptions options = report_options_from_json(json_of(keys));
  py::gil_scoped_release release;
  const ContentReport report = fingerpost::content_report(index, searcher, options, day);
  if (form == "json") return to_json(report);
  if (form == "csv") return to_csv(report);
  if (form == "svg") return to_svg(report);
  if (form == "text") return to_text(report);
  throw Error(Fault::bad_argument, "there is no report as \"" + form + '"');
}

std::string digest(const Searcher& searcher, const std::string& form, const std::string& own,
                   const py::object& as_of, const py::kwargs& keys) {
  const Date day = day_of(as_of);
  const auto as = named<DigestForm>(form);
  if (!as) throw Error(Fault::bad_argument, "there is no digest as \"" + form + '"');
  const DigestOptions options = digest_options_from_json(json_of(keys));
  py::gil_scoped_release release;
  return render(fingerpost::digest(searcher, options, day), *as, own);
}

}  // namespace fingerpost::python
