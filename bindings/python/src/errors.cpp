// fingerpost::Error becomes one of the classes of fingerpost/_errors.py, which
// are built-in ones as well: a missing index is a FileNotFoundError.
#include <system_error>

#include "bind.hpp"

namespace fingerpost::python {
namespace {

py::object* make_error = nullptr;  // as `enums` in enums.cpp

void raise(Fault fault, const char* message, std::optional<std::size_t> at) {
  if (!make_error) return PyErr_SetString(PyExc_RuntimeError, message);
  const py::object error = (*make_error)(static_cast<int>(fault), message, at);
  PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(error.ptr())), error.ptr());
}

void translate(std::exception_ptr thrown) {
  try {
    if (thrown) std::rethrow_exception(thrown);
  } catch (const Error& e) {
    raise(e.fault(), e.what(), e.at());
  } catch (const std::system_error& e) {
    raise(Fault::io, e.what(), std::nullopt);
  }
}

}  // namespace

void bind_errors(py::module_& module) {
  py::list list;
  for (const FaultName& fault : faults)
    list.append(py::make_tuple(static_cast<int>(fault.fault), std::string(fault.name),
                               std::string(fault.meaning)));
  module.attr("FAULTS") = list;
  module.def("adopt_errors", [](py::object make) { make_error = new py::object(std::move(make)); });
  py::register_exception_translator(&translate);
}

}  // namespace fingerpost::python
