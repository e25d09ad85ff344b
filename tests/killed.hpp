// Kills a child process before its n-th step: a system call that changes files. The same body
// takes the same steps, so that every place to die at can be tried, and not those that a clock
// happens upon. A filter stops the child at those calls alone: nothing else is slowed down.
#pragma once

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace fingerpost::tests {

// Those that change files, as a filter that lets all others pass.
inline std::vector<sock_filter> steps_alone() {
  constexpr unsigned calls[] = {
      SYS_openat,    SYS_write,    SYS_pwrite64, SYS_fsync,   SYS_fdatasync,
      SYS_ftruncate, SYS_renameat, SYS_unlinkat, SYS_mkdirat, SYS_renameat2,
#ifdef SYS_open
      SYS_open,      SYS_rename,   SYS_unlink,   SYS_mkdir,   SYS_rmdir,
#endif
  };
  std::vector<sock_filter> filter{BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
  for (const unsigned call : calls) {
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1));
    filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE));
  }
  filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  return filter;
}

// In the child: its end is 1 when the body threw, 2 when it cannot be watched.
template <class Body>
[[noreturn]] void run_watched(const Body& body) {
  std::vector<sock_filter> filter = steps_alone();
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
  ::raise(SIGSTOP);
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
    ::_exit(2);
  try {
    body();
  } catch (...) {
    ::_exit(1);
  }
  ::_exit(0);
}

struct Death {
  std::size_t steps = 0;  // that were begun
  bool killed = false;    // false: the body came to its end
};

// `body` in a child, killed before step `at` (from 1; 0: never). Throws when the child came to
// another end than that.
template <class Body>
Death killed_before(std::size_t at, const Body& body) {
  const pid_t child = ::fork();
  if (child == 0) run_watched(body);
  int status = 0;
  ::waitpid(child, &status, 0);
  ::ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESECCOMP | PTRACE_O_EXITKILL);
  Death death;
  for (;;) {
    if (::ptrace(PTRACE_CONT, child, nullptr, nullptr) != 0)
      throw std::runtime_error("cannot watch the child");
    ::waitpid(child, &status, 0);
    if (!WIFSTOPPED(status)) break;
    if (status >> 8 != (SIGTRAP | (PTRACE_EVENT_SECCOMP << 8)) || ++death.steps != at) continue;
    ::kill(child, SIGKILL);
    ::waitpid(child, &status, 0);
    death.killed = true;
    return death;
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error("the child did not come to its end");
  return death;
}

// Calls `look(n)` after each death of `body`, at `most` places spread over all there are;
// `prepare` comes before each. Gives how many places there were.
template <class Prepare, class Body, class Look>
std::size_t killed_everywhere(std::size_t most, const Prepare& prepare, const Body& body,
                              const Look& look) {
  prepare();
  const std::size_t all = killed_before(0, body).steps;
  const std::size_t places = std::min(all, most);
  for (std::size_t i = 0; i < places; ++i) {
    prepare();
    const std::size_t at = all - i * all / places;  // the last one always
    const Death death = killed_before(at, body);
    look(at, death.killed);
  }
  return all;
}

}  // namespace fingerpost::tests
