#include <dlfcn.h>
#include <unistd.h>

#include <system_error>

#include "extract/worker_process.hpp"
#include "fingerpost/error.hpp"

namespace fingerpost::extract {
namespace {

namespace fs = std::filesystem;
constexpr const char* name = "fingerpost-worker";

// The folder of the program or shared library that this code was linked into.
fs::path own_folder() {
  static const char here = 0;
  Dl_info info{};
  if (!dladdr(&here, &info) || !info.dli_fname) return {};
  std::error_code failed;
  const fs::path file = fs::weakly_canonical(info.dli_fname, failed);
  // A program started through PATH may be known by its bare name only.
  if (!failed && fs::exists(file, failed)) return file.parent_path();
  return fs::read_symlink("/proc/self/exe", failed).parent_path();
}

bool runs(const fs::path& file) {
  std::error_code failed;
  return fs::is_regular_file(file, failed) && access(file.c_str(), X_OK) == 0;
}

}  // namespace

fs::path find_worker(const fs::path& given) {
  if (!given.empty()) {
    if (runs(given)) return given;
    throw Error(Fault::io, "no worker program at " + given.string());
  }
  const fs::path here = own_folder();
  for (const char* way : {"../libexec/fingerpost", "../../libexec/fingerpost", "."})
    if (const fs::path file = here / way / name; !here.empty() && runs(file)) return file;
  if (const fs::path file = fs::path(FINGERPOST_LIBEXEC) / name; runs(file)) return file;
  throw Error(Fault::io, "fingerpost-worker is neither beside " + here.string() + " nor in " +
                             FINGERPOST_LIBEXEC + ": HTML and Markdown cannot be read");
}

}  // namespace fingerpost::extract
