// A child is sealed in four layers, each of which would do against most mischief:
//
//     limits      memory, processor time, no files written, no processes
//     privileges  none can be gained, its memory cannot be looked into
//     Landlock    no file can be opened, no port connected to, whatever the call
//     seccomp     only memory, time and writing to what is open; asking for files
//                 is answered "not permitted" (libraries ask out of habit), anything
//                 else ends the child
#include "extract/worker/seal.hpp"

#include <linux/landlock.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <fstream>
#include <vector>

#ifdef FINGERPOST_HAS_SECCOMP
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#endif

namespace fingerpost::extract {
namespace {

bool limit(int resource, rlim_t soft, rlim_t hard) {
  const rlimit value{soft, hard};
  return setrlimit(static_cast<__rlimit_resource>(resource), &value) == 0;
}
bool limit(int resource, rlim_t most) { return limit(resource, most, most); }

bool keep_only(int answer) {
  if (dup2(answer, 3) < 0) return false;
  return close_range(4, ~0U, 0) == 0;
}

// As linux/landlock.h has it from version 4 on; older headers know the first member.
struct LandlockRules {
  std::uint64_t files;
  std::uint64_t network;
};

int landlock_version() {
  const long version =
      syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version > 0 ? static_cast<int>(version) : 0;
}

// Every right that the kernel's version knows is handled, and none is given.
bool no_files() {
  const int version = landlock_version();
  if (version == 0) return false;
  const int rights = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
  const LandlockRules rules{(1ULL << rights) - 1, version >= 4 ? 3ULL : 0ULL};
  const std::size_t size = version >= 4 ? sizeof rules : sizeof rules.files;
  const long set = syscall(SYS_landlock_create_ruleset, &rules, size, 0);
  if (set < 0) return false;
  const bool done = syscall(SYS_landlock_restrict_self, set, 0) == 0;
  close(static_cast<int>(set));
  return done;
}

#ifdef FINGERPOST_HAS_SECCOMP

// What reading takes once everything is loaded (found by running every sample
// under a filter that ends the child, tests/extract).
constexpr int allowed[] = {
    SCMP_SYS(write),   SCMP_SYS(munmap),         SCMP_SYS(mremap),        SCMP_SYS(brk),
    SCMP_SYS(madvise), SCMP_SYS(exit),           SCMP_SYS(exit_group),    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(futex),   SCMP_SYS(rt_sigprocmask), SCMP_SYS(clock_gettime), __NR_gettimeofday,
    SCMP_SYS(time),    SCMP_SYS(getrandom),      SCMP_SYS(close),         SCMP_SYS(gettid),
    SCMP_SYS(getpid),  SCMP_SYS(sched_yield),    SCMP_SYS(rt_sigaction)};
// What libraries ask out of habit; they go on when they are told no.
constexpr int refused[] = {
    SCMP_SYS(open),       SCMP_SYS(openat),     SCMP_SYS(newfstatat), SCMP_SYS(stat),
    SCMP_SYS(lstat),      SCMP_SYS(fstat),      SCMP_SYS(statx),      SCMP_SYS(access),
    SCMP_SYS(faccessat),  SCMP_SYS(faccessat2), SCMP_SYS(readlink),   SCMP_SYS(readlinkat),
    SCMP_SYS(lseek),      SCMP_SYS(getcwd),     SCMP_SYS(ioctl),      SCMP_SYS(fcntl),
    SCMP_SYS(sysinfo),    SCMP_SYS(uname),      SCMP_SYS(read),       SCMP_SYS(pread64),
    SCMP_SYS(getuid),     SCMP_SYS(geteuid),    SCMP_SYS(prlimit64),  SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getdents64), SCMP_SYS(unlink),     SCMP_SYS(socket),     SCMP_SYS(clone3),
    SCMP_SYS(clone),      SCMP_SYS(prctl)};

// Memory that is executable is never asked for.
bool add_memory(scmp_filter_ctx filter) {
  const scmp_arg_cmp not_executable{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
    if (seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &not_executable) != 0) return false;
  return true;
}

// Compiled once; a child only hands it to the kernel.
std::vector<sock_filter> compiled_filter() {
  std::vector<sock_filter> program;
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  if (!filter) return program;
  bool good = add_memory(filter);
  for (const int call : allowed) good = good && !seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
  for (const int call : refused)
    good = good && !seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0);
  const int file = good ? memfd_create("filter", MFD_CLOEXEC) : -1;
  if (file >= 0 && seccomp_export_bpf(filter, file) == 0) {
    const off_t size = lseek(file, 0, SEEK_END);
    program.resize(static_cast<std::size_t>(size) / sizeof(sock_filter));
    if (pread(file, program.data(), static_cast<std::size_t>(size), 0) != size) program.clear();
  }
  if (file >= 0) close(file);
  seccomp_release(filter);
  return program;
}

std::vector<sock_filter>& filter() {
  static std::vector<sock_filter> program = compiled_filter();
  return program;
}

bool few_calls() {
  if (instrumented) return true;
  std::vector<sock_filter>& program = filter();
  if (program.empty()) return false;
  const sock_fprog whole{static_cast<unsigned short>(program.size()), program.data()};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole) == 0;
}

#else

void filter() {}
bool few_calls() { return instrumented; }

#endif

// What the worker has mapped itself, its libraries above all: the limit is for what a
// document needs besides. Looked up while files can be opened.
std::uint64_t& own_size() {
  static std::uint64_t size = 0;
  return size;
}

void measure_own_size() {
  std::ifstream about("/proc/self/statm");
  std::uint64_t pages = 0;
  if (about >> pages) own_size() = pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

bool set_limits(std::uint32_t cpu_seconds, std::uint64_t memory) {
  bool set = prctl(PR_SET_DUMPABLE, 0) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
             limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NPROC, 0) &&
             limit(RLIMIT_STACK, 8u << 20) && limit(RLIMIT_CPU, cpu_seconds, cpu_seconds + 1);
  if (!instrumented) set = set && limit(RLIMIT_AS, own_size() + memory) && limit(RLIMIT_NOFILE, 0);
  return set;
}

bool dies_with_parent() {
  const pid_t parent = getppid();
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return false;
  return getppid() == parent && parent != 1;  // it may have died before that call
}

constexpr int seal_seccomp = 1, seal_landlock = 2;

}  // namespace

void seal_worker() {
  prctl(PR_SET_DUMPABLE, 0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
  signal(SIGPIPE, SIG_IGN);
  filter();
  if (chdir("/") != 0) return;
}

bool seal_child(const Request& request, int answer) {
  if (!dies_with_parent() || !keep_only(answer)) return false;
  // Landlock opens a descriptor of its own: before the limit on these.
  if (!instrumented) no_files();
  if (!set_limits(request.cpu_seconds, request.memory)) return false;
  return few_calls() || request.may_be_unsealed;
}

void find_seal(Abilities& abilities) {
  measure_own_size();
  const pid_t child = fork();
  if (child == 0) {
    const bool landlock = no_files();
    const bool seccomp = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && few_calls();
    _exit((seccomp ? seal_seccomp : 0) | (landlock ? seal_landlock : 0));
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return;
  abilities.sealed = WEXITSTATUS(status) & seal_seccomp;
  abilities.landlock = WEXITSTATUS(status) & seal_landlock ? landlock_version() : 0;
}

}  // namespace fingerpost::extract
