// The wire: connections, their limits in size and time, and how they end. It knows no page.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "http.hpp"

namespace fingerpost::web {

struct Listening {
  std::string address = "127.0.0.1:8080";  // "127.0.0.1:0" takes a free port; or a socket's path
  bool behind_proxy = false;               // another address than loopback may be listened on
};

struct ServerLimits {
  std::size_t threads = 4;
  std::size_t connections = 256;
  std::size_t body = 64 * 1024;  // of a request
  // From the first byte of a request to the last of its answer; a quiet connection waits less.
  std::chrono::seconds whole{20}, idle{10};
};

class Server {
 public:
  // Takes the address: who comes before start() waits. Throws Error(bad_argument) for an address
  // that is not to be listened on, Error(io) for one that cannot be.
  Server(const Listening& where, const ServerLimits& limits);
  // Answers from now on, in threads of its own.
  void start(std::function<Response(const Request&)> answer);
  // Takes no more connections, waits for the answers under way, at most `whole`.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // "http://127.0.0.1:8080", or the socket's path.
  const std::string& address() const;
  // Ends the connections that take too long. Call it again and again.
  void tend();

 private:
  struct Wire;
  std::unique_ptr<Wire> wire_;
};

}  // namespace fingerpost::web
