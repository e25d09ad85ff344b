// Period, DateMention and dates().
#include "bind.hpp"

namespace fingerpost::python {
namespace {

std::optional<Date> end_of(py::handle day, const char* name) {
  if (day.is_none()) return std::nullopt;
  return to_day(day, name);
}

Period period_of(const std::string& text) {
  const auto period = period_from_iso(text);
  if (!period) throw Error(Fault::bad_argument, "\"" + text + "\" is not a day, month or year");
  return *period;
}

// What the host says, or a str: "2024-04".
std::optional<Period> published_of(py::handle said) {
  if (said.is_none()) return std::nullopt;
  if (py::isinstance<Period>(said)) return said.cast<Period>();
  if (py::isinstance<py::str>(said)) return period_of(said.cast<std::string>());
  return day(to_day(said, "published"));
}

std::vector<DateMention> dates(const py::object& content, const py::object& published,
                               const std::string& heading,
                               const std::optional<Vocabulary>& vocabulary,
                               const std::string& almanac) {
  const std::string text = to_bytes(content);
  const auto when = published_of(published);
  py::gil_scoped_release unlocked;
  const Vocabulary& known = vocabulary ? *vocabulary : Vocabulary::built_in();
  return find_dates(text, {when, heading, known.lived_in(text, heading),
                           almanac.empty() ? Almanac() : Almanac(almanac)});
}

std::string shown(const DateMention& mention) {
  return "<DateMention " + to_iso(mention.when) + " " + std::string(name(mention.role)) + ", " +
         std::string(name(mention.basis)) + ">";
}

void bind_period(py::module_& module) {
  py::class_<Period>(module, "Period",
                     "A run of whole days, both ends included; an end that is None is open.")
      .def(py::init([](py::object first, py::object last) {
             return Period{end_of(first, "first"), end_of(last, "last")};
           }),
           py::arg("first") = py::none(), py::arg("last") = py::none())
      .def_static("fromisoformat", &period_of, py::arg("text"),
                  "Reads \"2024-05-25\", \"2024-05\", \"2024\" or \"2024-05-13/2024-05-19\".")
      .def(
          "isoformat", [](const Period& p) { return to_iso(p); },
          "As it was said: \"2024-04\", \"2024-05-13/2024-05-19\".")
      .def_property_readonly(
          "first", [](const Period& p) { return to_python(p.first); },
          "Its first day, or None when it is open.")
      .def_property_readonly(
          "last", [](const Period& p) { return to_python(p.last); },
          "Its last day, or None when it is open.")
      .def("__contains__",
           [](const Period& p, py::handle day) { return p.contains(to_day(day, "day")); })
      .def("overlaps", &Period::overlaps, py::arg("other"), "Whether they have a day in common.")
      .def("__eq__",
           [](const Period& a, py::handle b) {
             return py::isinstance<Period>(b) && a == b.cast<Period>();
           })
      .def("__hash__", [](const Period& p) { return py::hash(py::str(to_iso(p))); })
      .def("__bool__", [](const Period& p) { return !p.open(); })
      .def("__str__", [](const Period& p) { return to_iso(p); })
      .def("__repr__", [](const Period& p) { return "Period('" + to_iso(p) + "')"; })
      .def(py::pickle([](const Period& p) { return to_iso(p); }, &period_of));
}

void bind_mention(py::module_& module) {
  py::class_<DateMention>(module, "DateMention", "A date found in a text, and how it was settled.")
      .def_readonly("when", &DateMention::when, "The days it means: a Period.")
      .def_property_readonly(
          "first", [](const DateMention& m) { return to_python(m.when.first); },
          "Its first day, or None.")
      .def_property_readonly(
          "last", [](const DateMention& m) { return to_python(m.when.last); },
          "Its last day, or None.")
      .def_property_readonly(
          "role", [](const DateMention& m) { return to_python(m.role); },
          "What it says about its section: a Role.")
      .def_property_readonly(
          "basis", [](const DateMention& m) { return to_python(m.basis); },
          "How it came by its year: a Basis.")
      .def_readonly("certainty", &DateMention::certainty, "0 to 1, that the year is right.")
      .def_readonly("words", &DateMention::words, "As the text has it.")
      .def_readonly("offset", &DateMention::offset, "Of the words in the text, in UTF-8 bytes.")
      .def_readonly("length", &DateMention::length, "Of the words, in UTF-8 bytes.")
      .def_property_readonly(
          "conflict", [](const DateMention& m) { return to_python_or_none(m.conflict); },
          "\"28 August 2024 is a Wednesday\", or None when the clues agree.")
      .def_property_readonly(
          "repeats", [](const DateMention& m) { return to_python_or_none(m.repeats); },
          "An RFC 5545 RRULE, or None.")
      .def_property_readonly(
          "from_time", [](const DateMention& m) { return to_python_or_none(m.from_time); },
          "\"09:30\", or None.")
      .def_property_readonly(
          "to_time", [](const DateMention& m) { return to_python_or_none(m.to_time); },
          "\"12:00\", or None.")
      .def(
          "to_dict",
          [](const DateMention& m) {
            const Json answer = parse_json(to_json(std::vector{m}));
            return to_python(answer.find("dates")->array()->front());
          },
          "As in JSON.")
      .def("__repr__", &shown);
}

}  // namespace

void bind_dates(py::module_& module) {
  bind_period(module);
  bind_mention(module);
  module.def("dates", &dates, py::arg("text"), py::kw_only(), py::arg("published") = py::none(),
             py::arg("heading") = "", py::arg("vocabulary") = py::none(), py::arg("almanac") = "",
             "Every date in a text, in reading order. What is known around it settles days\n"
             "without a year: when it was published, the heading above it, and the years of\n"
             "the topics it speaks of. `almanac` has lines of your own over the built-in\n"
             "tables: \"term autumn: 2025-09-03 2025-12-18\".");
}

}  // namespace fingerpost::python
