// Stands in for the process boundary: the library's own reading with its parsers in this
// process, which nobody should ship and everybody compares with.
#include "extract/worker/readers.hpp"
#include "extract/worker_process.hpp"

namespace fingerpost::extract {

WorkerProcess::WorkerProcess(std::filesystem::path program) : program_(std::move(program)) {
  warm_up_all();
}
WorkerProcess::~WorkerProcess() = default;

Abilities WorkerProcess::abilities() {
  abilities_.formats = readable();
  return abilities_;
}

Answer WorkerProcess::ask(Format format, std::string_view document, const Limits& limits) {
  return {Outcome::ok, 0, read_as(request_for(format, document.size(), limits), document)};
}

}  // namespace fingerpost::extract
