// The compiled half of the package `fingerpost`; the other half is in
// ../fingerpost. One concept a file; docstrings say what a caller may count on.
#include "bind.hpp"

PYBIND11_MODULE(_fingerpost, module) {
  using namespace fingerpost::python;
  module.def("version", &fingerpost::version);
  module.def("index_format", &fingerpost::index_format,
             "The format of the indexes it writes; it reads this one and every older one.");
  bind_enums(module);
  bind_errors(module);
  bind_topics(module);
  bind_dates(module);
  bind_documents(module);
  bind_results(module);
  bind_searcher(module);
  bind_writer(module);
  bind_index(module);
}
