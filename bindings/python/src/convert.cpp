// Values across the border, both ways.
#include "bind.hpp"

#include <datetime.h>

namespace fingerpost::python {
namespace {

// The C API of datetime is one pointer a file, filled once under the GIL.
void need_datetime() {
  if (!PyDateTimeAPI) PyDateTime_IMPORT;
  if (!PyDateTimeAPI) throw py::error_already_set();
}

[[noreturn]] void refuse(const std::string& key, const std::string& wanted, py::handle object) {
  const auto type = py::str(py::type::handle_of(object).attr("__name__")).cast<std::string>();
  throw py::type_error(key + " takes " + wanted + ", not " + type);
}

bool is_date(py::handle object) {
  need_datetime();
  return PyDate_Check(object.ptr()) && !PyDateTime_Check(object.ptr());
}

Date date_of(py::handle object) {
  return {std::chrono::year(PyDateTime_GET_YEAR(object.ptr())),
          std::chrono::month(static_cast<unsigned>(PyDateTime_GET_MONTH(object.ptr()))),
          std::chrono::day(static_cast<unsigned>(PyDateTime_GET_DAY(object.ptr())))};
}

// A str with a lone surrogate raises UnicodeEncodeError.
std::string utf8(py::handle text) {
  py::ssize_t size = 0;
  const char* bytes = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
  if (!bytes) throw py::error_already_set();
  return {bytes, static_cast<std::size_t>(size)};
}

Json number_of(py::handle object, const std::string& key) {
  if (PyFloat_Check(object.ptr())) return Json(PyFloat_AS_DOUBLE(object.ptr()));
  int overflow = 0;
  const long long number = PyLong_AsLongLongAndOverflow(object.ptr(), &overflow);
  if (overflow) throw Error(Fault::bad_argument, key + " is too large a number");
  return Json(static_cast<std::int64_t>(number));
}

Json array_of(py::handle object, const std::string& key) {
  Json::Array array;
  for (py::handle item : py::iter(object)) array.push_back(to_value(item, key));
  return Json(std::move(array));
}

Json mapping_of(py::handle object) {
  Json::Object members;
  for (py::handle key : py::iter(object)) {
    if (!py::isinstance<py::str>(key)) refuse("a mapping", "keys that are str", key);
    auto name = utf8(key);
    Json value = to_value(object[key], name);
    members.emplace_back(std::move(name), std::move(value));
  }
  return Json(std::move(members));
}

Json deep_value(py::handle object, const std::string& key) {
  if (Py_EnterRecursiveCall(" in a value given to fingerpost")) throw py::error_already_set();
  struct Leave {
    ~Leave() { Py_LeaveRecursiveCall(); }
  } leave;
  return PyMapping_Check(object.ptr()) && py::hasattr(object, "keys") ? mapping_of(object)
                                                                      : array_of(object, key);
}

py::object list_of(const Json::Array& array) {
  py::list list;
  for (const Json& item : array) list.append(python::to_python(item));
  return py::object(list);
}

py::object dict_of(const Json::Object& members) {
  py::dict dict;
  for (const auto& [name, value] : members) dict[py::str(name)] = python::to_python(value);
  return py::object(dict);
}

}  // namespace

py::object to_python(Date date) {
  need_datetime();
  PyObject* made =
      PyDate_FromDate(static_cast<int>(date.year()), static_cast<int>(unsigned(date.month())),
                      static_cast<int>(unsigned(date.day())));
  if (!made) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(made);
}

py::object to_python(const std::optional<Date>& date) {
  return date ? to_python(*date) : py::none();
}

py::object to_python(const std::optional<Period>& period) {
  return period ? py::cast(*period) : py::none();
}

py::object to_python_or_none(const std::string& text) {
  return text.empty() ? py::object(py::none()) : py::object(py::str(text));
}

py::object to_python(const Json& value) {
  if (value.is_null()) return py::none();
  if (const bool* flag = value.boolean()) return py::bool_(*flag);
  if (const std::int64_t* number = value.integer()) return py::int_(*number);
  if (const double* number = std::get_if<double>(&value.value)) return py::float_(*number);
  if (const std::string* text = value.text()) return py::str(*text);
  if (const Json::Array* array = value.array()) return list_of(*array);
  return dict_of(*value.object());
}

py::object from_json(const std::string& json) { return to_python(parse_json(json)); }

Json to_value(py::handle object, const std::string& key) {
  if (object.is_none()) return Json(nullptr);
  if (py::isinstance<py::bool_>(object)) return Json(object.cast<bool>());
  if (PyLong_Check(object.ptr()) || PyFloat_Check(object.ptr())) return number_of(object, key);
  if (py::isinstance<py::str>(object)) return Json(utf8(object));
  if (is_date(object)) return Json(to_iso(date_of(object)));
  if (py::isinstance<Period>(object)) return Json(to_iso(object.cast<Period>()));
  const bool binary = PyBytes_Check(object.ptr()) || PyByteArray_Check(object.ptr());
  if (!binary && (py::hasattr(object, "__iter__") || PySequence_Check(object.ptr())))
    return deep_value(object, key);
  if (PyDate_Check(object.ptr())) refuse(key, "a date", object);
  refuse(key, "what JSON knows, a date or a Period", object);
}

Json::Object to_object(const py::kwargs& keys) {
  Json::Object members;
  for (const auto& [key, value] : keys) {
    if (value.is_none()) continue;
    auto name = key.cast<std::string>();
    if (name.size() > 1 && name.back() == '_') name.pop_back();
    Json made = to_value(value, name);
    members.emplace_back(std::move(name), std::move(made));
  }
  return members;
}

Date to_day(py::handle object, const std::string& key) {
  if (is_date(object)) return date_of(object);
  if (!py::isinstance<py::str>(object)) refuse(key, "a datetime.date or \"2024-05-25\"", object);
  const std::string text = utf8(object);
  if (const auto date = date_from_iso(text)) return *date;
  throw Error(Fault::bad_argument, key + " \"" + text + "\" is not a day like 2024-05-25");
}

Date today() { return date_of(py::module_::import("datetime").attr("date").attr("today")()); }

std::string to_bytes(py::handle content) {
  if (py::isinstance<py::str>(content)) return utf8(content);
  if (PyBytes_Check(content.ptr())) return content.cast<std::string>();
  if (PyByteArray_Check(content.ptr()) || PyMemoryView_Check(content.ptr())) {
    PyObject* copy = PyBytes_FromObject(content.ptr());
    if (!copy) throw py::error_already_set();
    return py::reinterpret_steal<py::bytes>(copy).cast<std::string>();
  }
  refuse("content", "str or bytes", content);
}

std::string to_path(py::handle path) {
  return py::module_::import("os").attr("fsencode")(path).cast<std::string>();
}

}  // namespace fingerpost::python
