// A request and an answer of HTTP as values: what the site knows of the wire.
#pragma once

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fingerpost::web {

// Not answered as asked: the status, and one line for whoever asked.
class Refused : public std::runtime_error {
 public:
  Refused(unsigned status, const std::string& why) : std::runtime_error(why), status_(status) {}
  unsigned status() const noexcept { return status_; }

 private:
  unsigned status_;
};

// What a form sends, in its order; a name may come more than once.
class Parameters {
 public:
  using Pair = std::pair<std::string, std::string>;

  Parameters() = default;
  Parameters(std::initializer_list<Pair> pairs) : pairs_(pairs) {}

  // The first value of that name, without spaces around it; empty when there is none.
  std::string text(std::string_view name) const;
  bool has(std::string_view name) const;
  std::vector<std::string> each(std::string_view name) const;
  void add(std::string name, std::string value);
  void erase(std::string_view name);
  // One value in place of those there are; an empty one is left out.
  void set(const std::string& name, std::string value);
  // Adds the pair, or takes it away when it is there.
  void toggle(const std::string& name, const std::string& value);
  const std::vector<Pair>& pairs() const { return pairs_; }

 private:
  std::vector<Pair> pairs_ = {};
};

// Reads application/x-www-form-urlencoded; throws Refused for more than a form holds and for
// bytes that are not UTF-8.
Parameters parameters_of(std::string_view encoded);
std::string encoded(const Parameters& parameters);
// One value, safe within an address.
std::string encoded(std::string_view text);
bool is_utf8(std::string_view bytes);
// Of names that are ASCII: headers, hosts.
std::string lower(std::string text);

enum class Method { get, post, options, other };

struct Request {
  Method method = Method::get;
  std::string path = {};   // as it came, before '?'
  std::string query = {};  // behind it, as it came
  std::string body = {};
  std::multimap<std::string, std::string> headers = {};  // names in lower case
  std::string peer = {};             // the address, without the port; empty of a local socket
  std::optional<unsigned> uid = {};  // of who is at the other end of a local socket

  // The header's value; empty when there is none. Throws Refused when it came twice.
  std::string header(const std::string& name) const;
};

struct Response {
  unsigned status = 200;
  std::string type = {};  // Content-Type
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
};

}  // namespace fingerpost::web
