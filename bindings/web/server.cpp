// Over libmicrohttpd, which alone is seen here. For each request the library calls
//
//     began()      the request line is there: an Exchange is made
//     took()       headers, then the body piece by piece, then the time to answer
//     finished()   the answer is out, or the connection is gone
//
// Its own time limit only ends connections that are quiet. One that sends a byte now and then is
// ended by tend(): a request and its answer have so many seconds in all.
#include "server.hpp"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <map>
#include <mutex>
#include <thread>

#include "fingerpost/error.hpp"
#include "listen.hpp"

namespace fingerpost::web {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t headers_most = 32 * 1024;  // tests/web/test_limits.py: more is 414 or 431

struct Exchange {
  Request request = {};
  bool begun = false, too_large = false;
};

Method method_of(std::string_view name) {
  if (name == "GET" || name == "HEAD") return Method::get;
  if (name == "POST") return Method::post;
  return name == "OPTIONS" ? Method::options : Method::other;
}

MHD_Result take_header(void* into, MHD_ValueKind, const char* name, const char* value) {
  static_cast<Request*>(into)->headers.emplace(lower(name), value ? value : "");
  return MHD_YES;
}

std::string address_of(const sockaddr* address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address && address->sa_family == AF_INET)
    ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text,
                sizeof text);
  if (address && address->sa_family == AF_INET6)
    ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr, text,
                sizeof text);
  return text;
}

int socket_of(MHD_Connection* connection) {
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}

void take_peer(Request& request, MHD_Connection* connection) {
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  const sockaddr* address = info ? info->client_addr : nullptr;
  request.peer = address_of(address);
  ucred peer = {};
  socklen_t size = sizeof peer;
  if (request.peer.empty() &&
      ::getsockopt(socket_of(connection), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0)
    request.uid = peer.uid;
}

MHD_Result send(MHD_Connection* connection, const Response& response) {
  MHD_Response* made = MHD_create_response_from_buffer(
      response.body.size(), const_cast<char*>(response.body.data()), MHD_RESPMEM_MUST_COPY);
  if (!made) return MHD_NO;
  if (!response.type.empty()) MHD_add_response_header(made, "Content-Type", response.type.c_str());
  for (const auto& [name, value] : response.headers)
    MHD_add_response_header(made, name.c_str(), value.c_str());
  const MHD_Result queued = MHD_queue_response(connection, response.status, made);
  MHD_destroy_response(made);
  return queued;
}

}  // namespace

struct Server::Wire {
  struct Watched {
    int socket = -1;
    Clock::time_point since = {};
  };

  ServerLimits limits = {};
  std::function<Response(const Request&)> answer = {};
  Open open = {};
  MHD_Daemon* daemon = nullptr;
  std::mutex mutex = {};
  std::map<MHD_Connection*, Watched> watched = {};
  std::atomic<int> at_work = 0;

  void watch(MHD_Connection* connection) {
    const std::lock_guard lock(mutex);
    watched[connection] = {socket_of(connection), Clock::now()};
  }

  MHD_Result took(MHD_Connection* connection, Exchange& exchange, const char* method,
                  const char* data, std::size_t* size);
  MHD_Result respond(MHD_Connection* connection, const Exchange& exchange);

  static void* began(void*, const char* uri, MHD_Connection*) {
    auto exchange = std::make_unique<Exchange>();
    const std::string_view all(uri);
    const std::size_t mark = std::min(all.find('?'), all.size());
    exchange->request.path = all.substr(0, mark);
    exchange->request.query = all.substr(std::min(mark + 1, all.size()));
    return exchange.release();
  }
  static MHD_Result called(void* self, MHD_Connection* connection, const char*, const char* method,
                           const char*, const char* data, std::size_t* size, void** context) {
    if (!*context) return MHD_NO;
    try {
      return static_cast<Wire*>(self)->took(connection, *static_cast<Exchange*>(*context), method,
                                            data, size);
    } catch (const std::exception&) {
      return MHD_NO;
    }
  }
  static void finished(void* self, MHD_Connection* connection, void** context,
                       MHD_RequestTerminationCode) {
    delete static_cast<Exchange*>(*context);
    *context = nullptr;
    static_cast<Wire*>(self)->watch(connection);
  }
  static void noticed(void* self, MHD_Connection* connection, void**,
                      MHD_ConnectionNotificationCode what) {
    Wire& wire = *static_cast<Wire*>(self);
    if (what == MHD_CONNECTION_NOTIFY_STARTED) return wire.watch(connection);
    const std::lock_guard lock(wire.mutex);
    wire.watched.erase(connection);
  }
};

MHD_Result Server::Wire::took(MHD_Connection* connection, Exchange& exchange, const char* method,
                              const char* data, std::size_t* size) {
  Request& request = exchange.request;
  if (!exchange.begun) {
    exchange.begun = true;
    request.method = method_of(method);
    MHD_get_connection_values(connection, MHD_HEADER_KIND, take_header, &request);
    take_peer(request, connection);
    return MHD_YES;
  }
  if (*size > 0) {
    // The rest of too large a body is read and dropped, so that the answer arrives.
    exchange.too_large = exchange.too_large || request.body.size() + *size > limits.body;
    if (!exchange.too_large) request.body.append(data, *size);
    *size = 0;
    return MHD_YES;
  }
  return respond(connection, exchange);
}

MHD_Result Server::Wire::respond(MHD_Connection* connection, const Exchange& exchange) {
  if (exchange.too_large)
    return send(connection, {413,
                             "text/plain; charset=utf-8",
                             "The request is too large.\n",
                             {{"X-Content-Type-Options", "nosniff"},
                              {"Cache-Control", "no-store"},
                              {"Connection", "close"}}});
  ++at_work;
  const Response response = answer(exchange.request);
  --at_work;
  return send(connection, response);
}

Server::Server(const Listening& where, const ServerLimits& limits)
    : wire_(std::make_unique<Wire>()) {
  wire_->limits = limits;
  wire_->open = listen_on(where);
}

void Server::start(std::function<Response(const Request&)> answer) {
  const ServerLimits& limits = wire_->limits;
  wire_->answer = std::move(answer);
  Wire* self = wire_.get();
  wire_->daemon = MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD, 0, nullptr, nullptr, &Wire::called, self,
      MHD_OPTION_LISTEN_SOCKET, wire_->open.socket, MHD_OPTION_THREAD_POOL_SIZE,
      static_cast<unsigned>(limits.threads), MHD_OPTION_CONNECTION_LIMIT,
      static_cast<unsigned>(limits.connections), MHD_OPTION_CONNECTION_TIMEOUT,
      static_cast<unsigned>(limits.idle.count()), MHD_OPTION_CONNECTION_MEMORY_LIMIT, headers_most,
      MHD_OPTION_URI_LOG_CALLBACK, &Wire::began, self, MHD_OPTION_NOTIFY_COMPLETED, &Wire::finished,
      self, MHD_OPTION_NOTIFY_CONNECTION, &Wire::noticed, self, MHD_OPTION_STRICT_FOR_CLIENT, 1,
      MHD_OPTION_END);
  if (!wire_->daemon)
    throw Error(Fault::io, "the server cannot be started on " + wire_->open.address);
}

Server::~Server() {
  MHD_socket listening = wire_->open.socket;
  if (wire_->daemon) listening = MHD_quiesce_daemon(wire_->daemon);
  const auto until = Clock::now() + wire_->limits.whole;
  while (wire_->at_work > 0 && Clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  if (wire_->daemon) MHD_stop_daemon(wire_->daemon);
  if (listening != MHD_INVALID_SOCKET) ::close(listening);
  if (!wire_->open.path.empty()) ::unlink(wire_->open.path.c_str());
}

const std::string& Server::address() const { return wire_->open.address; }

void Server::tend() {
  const auto now = Clock::now();
  const std::lock_guard lock(wire_->mutex);
  for (auto& [connection, one] : wire_->watched)
    if (now - one.since > wire_->limits.whole && one.socket >= 0) {
      // The descriptor is the library's, which closes it once it finds the connection ended.
      ::shutdown(one.socket, SHUT_RDWR);
      one.since = now;
    }
}

}  // namespace fingerpost::web
