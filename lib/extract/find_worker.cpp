#include <dlfcn.h>
#include <unistd.h>

#include <charconv>
#include <cstdint>
#include <fstream>
#include <string>
#include <system_error>

#include "extract/worker_process.hpp"
#include "fingerpost/error.hpp"

// A program that links the static library of an installed tree stands anywhere: the tree's CMake
// files give it this (bindings/install.cmake). Absent in all other programs.
extern "C" __attribute__((weak)) const char fingerpost_host_libexec[];

namespace fingerpost::extract {
namespace {

namespace fs = std::filesystem;
constexpr const char* name = "fingerpost-worker";

// The file that the code at `address` was loaded from, as the kernel has it: in full,
// whatever name the program was started by and wherever the process has gone since.
//
//     7f12a8000000-7f12a8021000 r--p 00000000 fe:01 1835   /usr/lib/libfingerpost.so
fs::path loaded_from(const void* address) {
  const auto wanted = reinterpret_cast<std::uintptr_t>(address);
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    std::uintptr_t first = 0, end = 0;
    const char* const stop = line.data() + line.size();
    const auto dash = std::from_chars(line.data(), stop, first, 16).ptr;
    if (dash == stop || std::from_chars(dash + 1, stop, end, 16).ec != std::errc()) continue;
    if (wanted < first || wanted >= end) continue;
    const auto path = line.find('/');
    return path == std::string::npos ? fs::path() : fs::path(line.substr(path));
  }
  return {};
}

// The folder of the program or shared library that this code was linked into.
fs::path own_folder() {
  static const char here = 0;
  if (const fs::path file = loaded_from(&here); !file.empty()) return file.parent_path();
  Dl_info info{};  // without /proc
  if (!dladdr(&here, &info) || !info.dli_fname) return {};
  std::error_code failed;
  return fs::weakly_canonical(info.dli_fname, failed).parent_path();
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
  // The third is for hosts that build the tree within theirs (tests/packages/within.sh).
  for (const char* way :
       {"../libexec/fingerpost", "../../libexec/fingerpost", "libexec/fingerpost", "."})
    if (const fs::path file = here / way / name; !here.empty() && runs(file)) return file;
  if (fingerpost_host_libexec)
    if (const fs::path file = fs::path(fingerpost_host_libexec) / name; runs(file)) return file;
  for (const char* place : {FINGERPOST_LIBEXEC, "/usr/libexec/fingerpost"})  // built; of a package
    if (const fs::path file = fs::path(place) / name; runs(file)) return file;
  throw Error(Fault::io, "fingerpost-worker is neither beside " + here.string() + " nor in " +
                             FINGERPOST_LIBEXEC + ": HTML and Markdown cannot be read");
}

}  // namespace fingerpost::extract
