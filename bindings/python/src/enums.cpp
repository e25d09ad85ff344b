// The closed lists of words: C++ has the tables, fingerpost/_enums.py makes str
// enums of them and hands those back, so that values come out as members.
#include "bind.hpp"

namespace fingerpost::python {
namespace {

// Set once at import, under the GIL, and never freed: the interpreter may be
// gone before this library is.
py::object* enums = nullptr;

template <class E>
py::list names() {
  py::list list;
  for (const std::string_view name : names_of<E>) list.append(py::str(name.data(), name.size()));
  return list;
}

py::dict all_names() {
  py::dict all;
  all["Kind"] = names<Kind>();
  all["Layer"] = names<Layer>();
  all["Status"] = names<Status>();
  all["Standing"] = names<Standing>();
  all["Role"] = names<Role>();
  all["Basis"] = names<Basis>();
  all["Ended"] = names<Ended>();
  all["Sort"] = names<Sort>();
  all["Group"] = names<Group>();
  py::list put;
  for (const char* what : {"added", "changed", "unchanged", "removed", "absent"}) put.append(what);
  all["Put"] = put;
  return all;
}

}  // namespace

py::object member(const char* enumeration, std::string_view value) {
  const py::str text(value.data(), value.size());
  return enums ? py::object((*enums)[enumeration][text]) : py::object(text);
}

py::object to_python(Put value) {
  return member("Put", value == Put::added     ? "added"
                       : value == Put::changed ? "changed"
                                               : "unchanged");
}

void bind_enums(py::module_& module) {
  module.attr("NAMES") = all_names();
  module.def("adopt_enums", [](py::dict made) { enums = new py::object(std::move(made)); });
}

}  // namespace fingerpost::python
