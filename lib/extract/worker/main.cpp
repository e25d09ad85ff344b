// fingerpost-worker: parses documents for a fingerpost library that started it.
//
//     library ──socket 3── worker ──fork── child: seals itself, parses one document,
//                             ▲              │     writes an Extraction, ends
//                             └────pipe──────┘
//
// The worker itself never looks into a document. It carries what the child wrote
// to the library under the request's own number, so that no document can answer
// for another, and says how the child ended where it wrote nothing whole.
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <new>
#include <string>

#include "extract/protocol.hpp"
#include "extract/worker/readers.hpp"
#include "extract/worker/seal.hpp"

namespace {

using namespace fingerpost::extract;

constexpr int library = 3;

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

bool read_all(int fd, std::string& out, std::uint64_t size) {
  char buffer[1 << 16];
  out.clear();
  while (out.size() < size) {
    const ssize_t n = read(fd, buffer, std::min<std::uint64_t>(sizeof buffer, size - out.size()));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    out.append(buffer, static_cast<std::size_t>(n));
  }
  return true;
}

[[noreturn]] void be_child(const Request& request, std::string_view document, int answer) {
  if (!seal_child(request, answer)) _exit(exit_unsealed);
  std::set_new_handler([] { _exit(exit_memory); });
  const std::string bytes = encode(read_as(request, document));
  _exit(write_all(3, bytes) ? 0 : 1);
}

// What the child writes until it ends; false when the library went away or the
// child writes more than it may.
bool collect(int answer, std::uint64_t cap, std::string& out) {
  char buffer[1 << 16];
  for (;;) {
    pollfd both[2] = {{answer, POLLIN, 0}, {library, POLLRDHUP, 0}};
    if (poll(both, 2, -1) < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    if (both[1].revents) return false;
    const ssize_t n = read(answer, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n == 0;
    out.append(buffer, static_cast<std::size_t>(n));
    if (out.size() > cap) return false;
  }
}

Reply how_it_ended(int status, const rusage& used, const Request& request) {
  Reply reply;
  if (WIFEXITED(status)) {
    reply.detail = static_cast<std::uint32_t>(WEXITSTATUS(status));
    reply.outcome = reply.detail == 0               ? Outcome::ok
                    : reply.detail == exit_memory   ? Outcome::memory
                    : reply.detail == exit_unsealed ? Outcome::unsealed
                                                    : Outcome::malformed;
    return reply;
  }
  const int signal = WTERMSIG(status);
  reply.detail = static_cast<std::uint32_t>(signal);
  const auto cpu = static_cast<std::uint64_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  if (signal == SIGXCPU || (signal == SIGKILL && cpu >= request.cpu_seconds))
    reply.outcome = Outcome::cpu;
  else
    reply.outcome = signal == SIGKILL ? Outcome::memory : Outcome::crashed;
  return reply;
}

// False when there is nobody left to answer to.
bool serve(const Request& request, const std::string& document) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  const pid_t child = fork();
  if (child < 0) return false;
  if (child == 0) be_child(request, document, ends[1]);
  close(ends[1]);
  std::string extraction;
  const bool whole = collect(ends[0], payload_cap(request), extraction);
  close(ends[0]);
  if (!whole) kill(child, SIGKILL);
  int status = 0;
  rusage used{};
  while (wait4(child, &status, 0, &used) < 0 && errno == EINTR) {
  }
  Reply reply = how_it_ended(status, used, request);
  if (!whole && reply.outcome != Outcome::ok) reply.outcome = Outcome::malformed;
  if (reply.outcome != Outcome::ok) extraction.clear();
  reply.number = request.number;
  reply.size = extraction.size();
  return write_all(library, encode(reply)) && write_all(library, extraction);
}

Abilities abilities() {
  Abilities out;
  out.formats = readable();
  find_seal(out);
  return out;
}

int run() {
  std::string head, document;
  while (read_all(library, head, request_head)) {
    const std::optional<Request> request = request_from(head);
    if (!request || !read_all(library, document, request->size)) return 1;
    if (!serve(*request, document)) return 1;
  }
  return 0;
}

}  // namespace

int main() {
  struct stat socket {};
  if (fstat(library, &socket) != 0 || !S_ISSOCK(socket.st_mode)) {
    std::fputs("fingerpost-worker is started by the fingerpost library, not by hand\n", stderr);
    return 2;
  }
  seal_worker();
  warm_up_all();
  if (!write_all(library, encode(abilities()))) return 1;
  return run();
}
