// Kills a child process before its n-th step: a system call that changes files. The same body
// takes the same steps, so that every place to die at can be tried, and not those that a clock
// happens upon.
#pragma once

#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>

namespace fingerpost::tests {

inline bool changes_files(long call) {
  constexpr long calls[] = {
      SYS_openat,    SYS_write,    SYS_pwrite64, SYS_fsync,   SYS_fdatasync,
      SYS_ftruncate, SYS_renameat, SYS_unlinkat, SYS_mkdirat, SYS_renameat2,
#ifdef SYS_open
      SYS_open,      SYS_rename,   SYS_unlink,   SYS_mkdir,   SYS_rmdir,
#endif
  };
  return std::find(std::begin(calls), std::end(calls), call) != std::end(calls);
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
  if (child == 0) {
    ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
    ::raise(SIGSTOP);
    try {
      body();
    } catch (...) {
      ::_exit(1);
    }
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ::ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
  Death death;
  for (;;) {
    if (::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr) != 0)
      throw std::runtime_error("cannot watch the child");
    ::waitpid(child, &status, 0);
    if (!WIFSTOPPED(status)) break;
    __ptrace_syscall_info info{};
    ::ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info);
    if (info.op != PTRACE_SYSCALL_INFO_ENTRY || !changes_files(static_cast<long>(info.entry.nr)))
      continue;
    if (++death.steps != at) continue;
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
    const std::size_t at = 1 + i * all / places;
    const Death death = killed_before(at, body);
    look(at, death.killed);
  }
  return all;
}

}  // namespace fingerpost::tests
