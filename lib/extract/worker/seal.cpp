#include "extract/worker/seal.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace fingerpost::extract {
namespace {

bool limit(int resource, rlim_t soft, rlim_t hard) {
  const rlimit value{soft, hard};
  return setrlimit(static_cast<__rlimit_resource>(resource), &value) == 0;
}
bool limit(int resource, rlim_t most) { return limit(resource, most, most); }

// The sanitizers map terabytes of shadow and need files for their reports.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool instrumented = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool instrumented = true;
#else
constexpr bool instrumented = false;
#endif
#else
constexpr bool instrumented = false;
#endif

bool keep_only(int answer) {
  if (dup2(answer, 3) < 0) return false;
  return close_range(4, ~0U, 0) == 0;
}

}  // namespace

void seal_worker() {
  prctl(PR_SET_DUMPABLE, 0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
  signal(SIGPIPE, SIG_IGN);
  if (chdir("/") != 0) return;
}

bool seal_child(std::uint32_t cpu_seconds, std::uint64_t memory, int answer) {
  const pid_t parent = getppid();
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return false;
  if (getppid() != parent || parent == 1) return false;  // it died before that call
  if (!keep_only(answer)) return false;
  bool sealed = prctl(PR_SET_DUMPABLE, 0) == 0 && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) &&
                limit(RLIMIT_NPROC, 0) && limit(RLIMIT_STACK, 8u << 20) &&
                limit(RLIMIT_CPU, cpu_seconds, cpu_seconds + 1);
  if (!instrumented) sealed = sealed && limit(RLIMIT_AS, memory) && limit(RLIMIT_NOFILE, 0);
  return sealed;
}

}  // namespace fingerpost::extract
