#include "extract/worker_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "fingerpost/error.hpp"

namespace fingerpost::extract {
namespace {

using Clock = std::chrono::steady_clock;

// A worker is warm within 30 ms on a quiet machine; a busy one may need seconds.
constexpr auto start_limit = std::chrono::seconds(20);

enum class Io { done, closed, late };

int left(Clock::time_point deadline) {
  const auto ms = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<long long>(ms, 0, 1 << 30));
}

// Waits until the socket can do `events`; late when the deadline comes first.
Io wait_for(int socket, short events, Clock::time_point deadline) {
  for (;;) {
    pollfd one{socket, events, 0};
    const int n = poll(&one, 1, left(deadline));
    if (n > 0) return Io::done;
    if (n == 0) return Io::late;
    if (errno != EINTR) return Io::closed;
  }
}

bool again() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

Io send_all(int socket, std::string_view bytes, Clock::time_point deadline) {
  while (!bytes.empty()) {
    const ssize_t n = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(n));
    } else if (n < 0 && !again()) {
      return Io::closed;
    } else if (const Io io = wait_for(socket, POLLOUT, deadline); io != Io::done) {
      return io;
    }
  }
  return Io::done;
}

// Grows with what arrives, never with what was announced.
Io receive(int socket, std::string& out, std::uint64_t size, Clock::time_point deadline) {
  char buffer[1 << 16];
  out.clear();
  while (out.size() < size) {
    const std::size_t want = std::min<std::uint64_t>(sizeof buffer, size - out.size());
    const ssize_t n = recv(socket, buffer, want, MSG_DONTWAIT);
    if (n > 0) {
      out.append(buffer, static_cast<std::size_t>(n));
    } else if (n == 0 || !again()) {
      return Io::closed;
    } else if (const Io io = wait_for(socket, POLLIN, deadline); io != Io::done) {
      return io;
    }
  }
  return Io::done;
}

std::uint64_t random_number() {
  std::uint64_t number = 0;
  while (getrandom(&number, sizeof number, 0) < 0 && errno == EINTR) {
  }
  return number;
}

// Descriptors 0 to 2 are /dev/null, 3 is the socket, and there are no others;
// no signal is blocked or ignored; the environment holds nothing of the host's.
class Spawn {
 public:
  explicit Spawn(int socket) {
    posix_spawn_file_actions_init(&actions_);
    for (int fd = 0; fd < 3; ++fd)
      posix_spawn_file_actions_addopen(&actions_, fd, "/dev/null", fd ? O_WRONLY : O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, socket, 3);
    posix_spawn_file_actions_addclosefrom_np(&actions_, 4);
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setpgroup(&attributes_, 0);
    sigset_t none, all;
    sigemptyset(&none), sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  Spawn(const Spawn&) = delete;
  Spawn& operator=(const Spawn&) = delete;
  ~Spawn() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  // 0, or why not.
  int run(const char* program, pid_t& pid) {
    char name[] = "fingerpost-worker";
    char* arguments[] = {name, nullptr};
    // Symbols are looked up once, not in every child: a third of what it does besides reading
    // (tests/bench/README.md).
    char bind_now[] = "LD_BIND_NOW=1";
    char* environment[] = {bind_now, nullptr};
    return posix_spawn(&pid, program, &actions_, &attributes_, arguments, environment);
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

bool ended(int pidfd) {
  pollfd one{pidfd, POLLIN, 0};
  return pidfd >= 0 && poll(&one, 1, 0) == 1;
}

// The child's end of the socket must not be 3 already, or its close-on-exec flag
// would survive the dup2 of older C libraries; nor one of 0 to 2.
int above_standard(int fd) {
  const int moved = fcntl(fd, F_DUPFD_CLOEXEC, 4);
  close(fd);
  return moved;
}

Answer lost(Outcome outcome) { return {outcome, 0, {}, true}; }
Answer lost(Io io) { return lost(io == Io::late ? Outcome::timeout : Outcome::crashed); }

}  // namespace

WorkerProcess::WorkerProcess(std::filesystem::path program) : program_(std::move(program)) {}
WorkerProcess::~WorkerProcess() { stop(); }

void WorkerProcess::start() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    throw Error(Fault::io, std::string("no socket for the worker: ") + std::strerror(errno));
  socket_ = ends[0];
  const int theirs = above_standard(ends[1]);
  const int error = theirs < 0 ? errno : Spawn(theirs).run(program_.c_str(), pid_);
  if (theirs >= 0) close(theirs);
  owner_ = getpid();
  if (error) {
    pid_ = -1;
    stop();
    throw Error(Fault::io, "cannot start " + program_.string() + ": " + std::strerror(error));
  }
  pidfd_ = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));
  std::string greeting;
  const Io io = receive(socket_, greeting, greeting_size, Clock::now() + start_limit);
  const auto abilities = io == Io::done ? abilities_from(greeting) : std::nullopt;
  if (abilities) {
    abilities_ = *abilities;
    return;
  }
  stop();
  throw Error(Fault::io, program_.string() + " is not the worker of this fingerpost");
}

void WorkerProcess::stop() {
  if (socket_ >= 0) close(socket_);
  if (pid_ > 0 && owner_ == getpid()) {
    // Once it has ended and the host ignores SIGCHLD its number may be another's.
    if (!ended(pidfd_)) kill(-pid_, SIGKILL);
    while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  if (pidfd_ >= 0) close(pidfd_);
  socket_ = pidfd_ = pid_ = -1;
}

Abilities WorkerProcess::abilities() {
  if (socket_ < 0 || owner_ != getpid() || ended(pidfd_)) stop(), start();
  return abilities_;
}

Answer WorkerProcess::ask(Format format, std::string_view document, const Limits& limits) {
  const bool running = socket_ >= 0 && owner_ == getpid() && !ended(pidfd_);
  if (!running) stop(), start();
  Answer answer = exchange(format, document, limits);
  // It may have been ended from outside while nobody asked it anything.
  if (running && answer.lost && answer.outcome == Outcome::crashed) {
    stop(), start();
    answer = exchange(format, document, limits);
  }
  if (answer.lost) stop();
  return answer;
}

Answer WorkerProcess::exchange(Format format, std::string_view document, const Limits& limits) {
  const auto deadline = Clock::now() + std::chrono::seconds(limits.wall_seconds);
  Request request = request_for(format, document.size(), limits);
  request.number = random_number();

  std::string bytes;
  if (const Io io = send_all(socket_, encode(request), deadline); io != Io::done) return lost(io);
  if (const Io io = send_all(socket_, document, deadline); io != Io::done) return lost(io);
  if (const Io io = receive(socket_, bytes, reply_head, deadline); io != Io::done) return lost(io);
  const std::optional<Reply> reply = reply_from(bytes);
  if (!reply || reply->number != request.number || reply->size > payload_cap(request))
    return lost(Outcome::malformed);
  if (reply->outcome != Outcome::ok) return {reply->outcome, reply->detail, {}, false};
  if (const Io io = receive(socket_, bytes, reply->size, deadline); io != Io::done) return lost(io);
  std::optional<Extraction> extraction = extraction_from(bytes);
  if (!extraction) return lost(Outcome::malformed);
  return {Outcome::ok, 0, std::move(*extraction), false};
}

}  // namespace fingerpost::extract
