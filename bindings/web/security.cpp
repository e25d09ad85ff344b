#include "security.hpp"

#include <algorithm>

namespace fingerpost::web {
namespace {

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// "localhost" of "localhost:8080", "[::1]" of "[::1]:8080".
std::string without_port(const std::string& host) {
  const std::size_t end = host.rfind(']');
  const std::size_t colon = host.find(':', end == host.npos ? 0 : end);
  return lower(host.substr(0, colon));
}

bool of_this_machine(const std::string& name) {
  return name == "localhost" || name == "[::1]" ||
         (name.rfind("127.", 0) == 0 && name.find_first_not_of("0123456789.") == name.npos);
}

// "intranet.example" of "https://intranet.example:8443/search".
std::string host_of(const std::string& url) {
  const std::size_t begin = url.find("://");
  if (begin == url.npos) return {};
  return without_port(url.substr(begin + 3, url.find('/', begin + 3) - begin - 3));
}

bool listed_origin(const Request& request, const Settings& settings) {
  const std::string origin = request.header("origin");
  return !origin.empty() && contains(settings.origins, origin);
}

// Of this site itself, as its readers write it.
bool own_origin(const std::string& origin, const Request& request, const Settings& settings) {
  const std::size_t scheme = origin.find("://");
  if (scheme == origin.npos) return false;
  const std::string host = origin.substr(scheme + 3);
  const std::string& own = settings.public_url;
  return host == request.header("host") ||
         (own.rfind(origin, 0) == 0 && (own.size() == origin.size() || own[origin.size()] == '/'));
}

std::string policy(const Settings& settings) {
  std::string frames;
  for (const auto& each : settings.frames) frames += " " + each;
  return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src "
         "'self'; "
         "form-action 'self'; base-uri 'none'; frame-ancestors" +
         (frames.empty() ? " 'none'" : frames) +
         "; require-trusted-types-for 'script'; trusted-types 'none'";
}

}  // namespace

void check_host(const Request& request, const Settings& settings) {
  const std::string name = without_port(request.header("host"));
  const bool any = settings.behind_proxy || request.uid;
  const bool own =
      any || of_this_machine(name) || (!name.empty() && name == host_of(settings.public_url));
  if (settings.hosts.empty() ? own : contains(settings.hosts, name)) return;
  throw Refused(421, "this server does not answer to that name");
}

void check_origin(const Request& request, const Settings& settings) {
  const std::string origin = request.header("origin");
  if (request.method != Method::post || origin.empty() || origin == "null") return;
  if (!own_origin(origin, request, settings) && !contains(settings.origins, origin))
    throw Refused(403, "that site may not ask here");
}

Response preflight(const Request& request, const Settings& settings, const std::string& allow) {
  Response response{204, {}, {}, {{"Allow", allow}}};
  if (listed_origin(request, settings)) {
    response.headers.emplace_back("Access-Control-Allow-Methods", allow);
    response.headers.emplace_back("Access-Control-Allow-Headers", "Content-Type, If-None-Match");
    response.headers.emplace_back("Access-Control-Max-Age", "3600");
  }
  return response;
}

Parameters form_of(const Request& request) {
  if (request.method != Method::post) return parameters_of(request.query);
  const std::string type = request.header("content-type");
  if (type.rfind("application/x-www-form-urlencoded", 0) == 0) return parameters_of(request.body);
  if (type.rfind("application/json", 0) == 0 && request.path.rfind("/api/", 0) == 0) {
    if (!is_utf8(request.body)) throw Refused(400, "the request is not UTF-8");
    return {};
  }
  throw Refused(415, "a request comes as a form or, under /api/, as JSON");
}

// A page is kept nowhere; what programs fetch is asked for anew, and told by its tag.
std::string caching(const Settings& settings, bool page) {
  return page || settings.post ? "no-store" : "private, no-cache";
}

void add_security(Response& response, const Request& request, const Settings& settings) {
  const auto add = [&](const char* name, std::string value) {
    response.headers.emplace_back(name, std::move(value));
  };
  add("Content-Security-Policy", policy(settings));
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "no-referrer");
  add("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("X-Robots-Tag", "noindex");
  if (settings.frames.empty()) add("X-Frame-Options", "DENY");
  std::string vary = "Origin";
  if (!settings.groups_file.empty()) vary += ", " + settings.groups.header;
  add("Vary", vary);
  bool listed = false;
  try {
    listed = listed_origin(request, settings);
  } catch (const Refused&) {  // a header that came twice names nobody
  }
  add("Cross-Origin-Resource-Policy", listed ? "cross-origin" : "same-origin");
  if (!listed) return;
  add("Access-Control-Allow-Origin", request.header("origin"));
  add("Access-Control-Allow-Credentials", "true");
  add("Access-Control-Expose-Headers", "ETag");
}

}  // namespace fingerpost::web
