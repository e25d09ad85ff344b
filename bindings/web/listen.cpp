// Where the server listens: an address of this machine, or a local socket. Any other address is
// refused unless a proxy stands before it, since the server itself neither encrypts nor asks who
// comes.
#include "listen.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "fingerpost/error.hpp"

namespace fingerpost::web {
namespace {

constexpr int waiting = 128;  // connections that nobody has taken yet

[[noreturn]] void cannot(const std::string& address) {
  throw Error(Fault::io, "cannot listen on " + address + ": " + std::strerror(errno));
}

int opened(int family, const std::string& address) {
  const int socket = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (socket < 0) cannot(address);
  return socket;
}

void bind_and_listen(int socket, const sockaddr* address, socklen_t size,
                     const std::string& named) {
  if (::bind(socket, address, size) == 0 && ::listen(socket, waiting) == 0) return;
  const int why = errno;
  ::close(socket);
  errno = why;
  cannot(named);
}

// A socket that is left over from a server that is gone makes way; one that answers does not.
void make_way(const sockaddr_un& address, const std::string& path) {
  struct stat there = {};
  if (::lstat(path.c_str(), &there) != 0) return;
  if (!S_ISSOCK(there.st_mode)) throw Error(Fault::io, path + " is there and is no socket");
  const int probe = opened(AF_UNIX, path);
  const bool alive =
      ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(probe);
  if (alive) throw Error(Fault::io, "another server listens on " + path);
  ::unlink(path.c_str());
}

Open local_socket(const std::string& path) {
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path)
    throw Error(Fault::bad_argument, "--listen: the socket's path is too long");
  std::memcpy(address.sun_path, path.data(), path.size());
  make_way(address, path);
  const int socket = opened(AF_UNIX, path);
  const mode_t before = ::umask(0117);  // for its user and group alone
  if (::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(socket, waiting) != 0) {
    ::umask(before);
    ::close(socket);
    cannot(path);
  }
  ::umask(before);
  return {socket, path, path};
}

std::pair<std::string, std::uint16_t> host_and_port(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  const std::string port = colon == address.npos ? "" : address.substr(colon + 1);
  std::string host = address.substr(0, colon);
  if (host.size() > 1 && host.front() == '[' && host.back() == ']')
    host = host.substr(1, host.size() - 2);
  if (host == "localhost") host = "127.0.0.1";
  if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != port.npos ||
      std::stoul(port) > 65535)
    throw Error(Fault::bad_argument,
                "--listen takes ADDRESS:PORT such as 127.0.0.1:8080, or the path of a socket");
  return {host, static_cast<std::uint16_t>(std::stoul(port))};
}

[[noreturn]] void not_loopback(const std::string& host) {
  throw Error(
      Fault::bad_argument,
      "--listen: " + host +
          " can be reached from other machines; say --behind-proxy if a proxy stands before "
          "it that encrypts and asks who comes, and that nobody can go around");
}

Open on_ipv4(const std::string& host, const in_addr& ip, std::uint16_t port, bool behind_proxy) {
  if ((ntohl(ip.s_addr) >> 24) != 127 && !behind_proxy) not_loopback(host);
  const int socket = opened(AF_INET, host);
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr = ip;
  address.sin_port = htons(port);
  socklen_t size = sizeof address;
  bind_and_listen(socket, reinterpret_cast<sockaddr*>(&address), size,
                  host + ":" + std::to_string(port));
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  return {socket, "http://" + host + ":" + std::to_string(ntohs(address.sin_port)), {}};
}

Open on_ipv6(const std::string& host, const in6_addr& ip, std::uint16_t port, bool behind_proxy) {
  if (!IN6_IS_ADDR_LOOPBACK(&ip) && !behind_proxy) not_loopback(host);
  const int socket = opened(AF_INET6, host);
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  ::setsockopt(socket, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
  sockaddr_in6 address = {};
  address.sin6_family = AF_INET6;
  address.sin6_addr = ip;
  address.sin6_port = htons(port);
  socklen_t size = sizeof address;
  bind_and_listen(socket, reinterpret_cast<sockaddr*>(&address), size,
                  "[" + host + "]:" + std::to_string(port));
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  return {socket, "http://[" + host + "]:" + std::to_string(ntohs(address.sin6_port)), {}};
}

}  // namespace

Open listen_on(const Listening& where) {
  if (where.address.find('/') != where.address.npos) return local_socket(where.address);
  const auto [host, port] = host_and_port(where.address);
  in_addr ipv4 = {};
  in6_addr ipv6 = {};
  if (::inet_pton(AF_INET, host.c_str(), &ipv4) == 1)
    return on_ipv4(host, ipv4, port, where.behind_proxy);
  if (::inet_pton(AF_INET6, host.c_str(), &ipv6) == 1)
    return on_ipv6(host, ipv6, port, where.behind_proxy);
  throw Error(Fault::bad_argument,
              "--listen: \"" + host + "\" is no address such as 127.0.0.1 or [::1]");
}

}  // namespace fingerpost::web
