// The library's end of the process boundary: one worker program, started when a
// document needs it and again when it was lost. The host may be threaded and may
// ignore SIGCHLD: nothing here forks or touches a signal.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "extract/extract.hpp"
#include "extract/protocol.hpp"

namespace fingerpost::extract {

struct Answer {
  Outcome outcome = Outcome::ok;
  std::uint32_t detail = 0;
  Extraction extraction = {};
  bool lost = false;  // the worker itself is gone or answers what cannot be believed
};

class WorkerProcess {
 public:
  explicit WorkerProcess(std::filesystem::path program);
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;
  ~WorkerProcess();

  // What the worker makes of `document`, which is UTF-8. Whatever happens to it
  // is in the outcome; throws Error(io) only when no worker can be started.
  // Starts it where it is not running.
  Abilities abilities();
  Answer ask(Format format, std::string_view document, const Limits& limits);

 private:
  Answer exchange(Format format, std::string_view document, const Limits& limits);
  void start();
  void stop();

  std::filesystem::path program_;
  int socket_ = -1;
  int pidfd_ = -1;
  int pid_ = -1;
  Abilities abilities_ = {};
  int owner_ = -1;  // the process that started it: after a fork the child leaves it alone
};

// The worker program for a library that holds this code: `given`, or beside the
// library, or where it was installed. Throws Error(io) when there is none.
std::filesystem::path find_worker(const std::filesystem::path& given);

}  // namespace fingerpost::extract
