// The compiled half of the package `fingerpost`; the other half is in
// ../fingerpost. One concept a file; docstrings say what a caller may count on.
//
// Types are made once a process, so there is one interpreter: the main one. And what is held is
// guarded by the GIL: an interpreter without one turns it on again when this is imported.
#include "bind.hpp"

#if PYBIND11_VERSION_HEX >= 0x03000000
PYBIND11_MODULE(_fingerpost, module, pybind11::multiple_interpreters::not_supported()) {
#else
PYBIND11_MODULE(_fingerpost, module) {
#endif
  using namespace fingerpost::python;
  if (PyInterpreterState_Get() != PyInterpreterState_Main())
    throw pybind11::import_error("fingerpost runs in the main interpreter only");
  module.def("version", &fingerpost::version);
  module.def("index_format", &fingerpost::index_format,
             "The format of the indexes it writes; it reads this one and every older one.");
  module.def(
      "digest_template",
      [](const std::string& form) {
        const auto as = fingerpost::named<fingerpost::DigestForm>(form);
        if (!as)
          throw fingerpost::Error(fingerpost::Fault::bad_argument,
                                  "there is no digest as \"" + form + '"');
        return std::string(fingerpost::digest_template(*as));
      },
      py::arg("form") = "markdown",
      "The template that Index.digest uses for that form, to begin one's own with.");
  bind_enums(module);
  bind_errors(module);
  bind_topics(module);
  bind_dates(module);
  bind_documents(module);
  bind_results(module);
  bind_searcher(module);
  bind_reader(module);
  bind_writer(module);
  bind_index(module);
  bind_keeping(module);
}
