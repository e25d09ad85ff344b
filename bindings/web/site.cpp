// The way of a request:
//
//     path -> route -> method -> rate -> who asks -> lease -> same answer as before? -> page ->
//     headers
//
// One lease serves the whole request, so that an answer is of one commit. An ETag is a keyed hash
// of all that an answer depends on: that commit, day, tiers, request. It is settled before the
// answer is, so that "not modified" costs next to nothing.
#include "site.hpp"

#include <sodium.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "api.hpp"
#include "assets.hpp"
#include "pages.hpp"
#include "security.hpp"

namespace fingerpost::web {

enum : unsigned {
  takes_post = 1,
  tagged = 2,
  counted_not = 4,
  is_page = 8,
  for_editors = 16,
  looks_nothing_up = 32
};

struct Site::Route {
  std::string_view path;
  Response (*answer)(const Asking&);
  unsigned traits;
};

namespace {

Response openapi(const Asking&) {
  return {200, "application/json", std::string(asset("openapi.json")->bytes), {}};
}
Response robots(const Asking&) { return {200, "text/plain", "User-agent: *\nDisallow: /\n", {}}; }

// "/assets/fingerpost.css": built in, of no tier.
Response asset_answer(const Asking& asking) {
  const Asset* found = asset(asking.request.path.substr(8));
  if (!found) throw Refused(404, "there is no such file");
  Response response{
      200, std::string(found->type) + "; charset=utf-8", std::string(found->bytes), {}};
  response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
  return response;
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(Fault::not_found, path.string() + " cannot be read");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Groups groups_in(const Settings& settings) {
  if (settings.groups_file.empty()) return {};
  try {
    return groups_from_json(file_text(settings.groups_file));
  } catch (const Error& error) {
    throw Error(error.fault(), settings.groups_file.string() + ": " + error.what());
  }
}

std::string hash(const std::string& text, const std::array<unsigned char, 32>& key) {
  unsigned char out[16];
  crypto_generichash(out, sizeof out, reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), key.data(), key.size());
  std::string hex;
  for (const unsigned char byte : out)
    hex.append(1, "0123456789abcdef"[byte >> 4]).append(1, "0123456789abcdef"[byte & 15]);
  return hex;
}

// RFC 9110: a list, or *; weak comparison.
bool names(const std::string& list, const std::string& etag) {
  return list == "*" || list.find(etag) != list.npos;
}

unsigned status_for(Fault fault) {
  switch (fault) {
    case Fault::bad_argument:
    case Fault::bad_query:
    case Fault::cursor:
      return 400;
    case Fault::not_found:
    case Fault::wrong_version:
    case Fault::corrupt:
    case Fault::io:
    case Fault::locked:
    case Fault::limit:
    case Fault::out_of_memory:
      return 503;
    default:
      return 500;
  }
}

// What is wrong with the index is for its keeper, not for whoever asks.
std::string words_for(const Error& error) {
  const unsigned status = status_for(error.fault());
  if (status == 400) return error.what();
  if (error.fault() == Fault::limit)
    return "the search took too long: ask with fewer or rarer words";
  return "the search is not available just now";
}

std::string_view name_of(Fault fault) {
  for (const FaultName& each : faults)
    if (each.fault == fault) return each.name;
  return "internal";
}

bool is_api(const std::string& path) { return path.rfind("/api/", 0) == 0 || path == "/suggest"; }

}  // namespace

const Site::Route* Site::route_to(const std::string& path) {
  static constexpr unsigned page = tagged | is_page;
  static const std::array<Route, 28> routes{{
      {"/", search_page, page | takes_post},
      {"/search", search_page, page | takes_post},
      {"/widget", search_page, page | takes_post},
      {"/document", document_page, page},
      {"/diary", diary_page, page},
      {"/digest", digest_page, page},
      {"/leaving", leaving_page, page | looks_nothing_up},
      {"/editor", editor_page, is_page | for_editors},
      {"/editor/export", editor_export, for_editors},
      {"/api/search", api_search, tagged | takes_post},
      {"/api/complete", api_complete, tagged | takes_post},
      {"/api/facets", api_facets, tagged | takes_post},
      {"/api/document", api_document, tagged | takes_post},
      {"/api/topics", api_topics, tagged},
      {"/api/diary", api_diary, tagged | takes_post},
      {"/api/digest", api_digest, tagged | takes_post},
      {"/api/feeds", api_feeds, tagged | looks_nothing_up},
      {"/api/health", api_health, counted_not},
      {"/feed.atom", atom_feed, tagged},
      {"/feed.json", json_feed, tagged},
      {"/changes.atom", changes_feed, tagged},
      {"/expiring.atom", expiring_feed, tagged},
      {"/digest.atom", digest_feed, tagged},
      {"/events.ics", events_calendar, tagged},
      {"/opensearch.xml", opensearch, tagged | looks_nothing_up},
      {"/suggest", suggest, tagged},
      {"/openapi.json", openapi, tagged | counted_not | looks_nothing_up},
      {"/robots.txt", robots, counted_not | looks_nothing_up},
  }};
  static constexpr Route assets{"/assets/", asset_answer, counted_not | looks_nothing_up};
  if (path.rfind(assets.path, 0) == 0) return &assets;
  const auto found =
      std::find_if(routes.begin(), routes.end(), [&](const Route& r) { return r.path == path; });
  return found == routes.end() ? nullptr : &*found;
}

Site::Site(Settings settings, Date (*today)())
    : today_(today),
      rate_(settings.rate),
      desk_(settings.index,
            {reader_of({}, settings).tiers, settings.at_once, settings.place, today},
            [this] { forget(); }) {
  if (sodium_init() < 0) throw Error(Fault::internal, "no random numbers are to be had");
  randombytes_buf(key_.data(), key_.size());
  settings.groups = groups_in(settings);
  settings_ = std::make_shared<const Settings>(std::move(settings));
}

std::shared_ptr<const Settings> Site::settings() const {
  const std::lock_guard lock(mutex_);
  return settings_;
}

std::optional<Response> Site::kept(const std::string& tag) const {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(tag);
  return found == kept_.end() ? std::nullopt : std::optional(found->second);
}

// What was answered of an earlier commit, words of which may have been purged.
void Site::forget() {
  const std::lock_guard lock(mutex_);
  kept_.clear();
}

void Site::keep(const std::string& tag, const Response& response) {
  constexpr std::size_t most = 64, largest = 256 * 1024;  // 16 MiB in all
  if (response.body.size() > largest) return;
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= most) kept_.clear();  // of commits and days that are past, most of them
  kept_.emplace(tag, response);
}

void Site::reload() {
  auto changed = std::make_shared<Settings>(*settings());
  changed->groups = groups_in(*changed);
  {
    const std::lock_guard lock(mutex_);
    settings_ = std::move(changed);
  }
  desk_.look();
}

std::string Site::etag(const Asking& asking) const {
  std::string all = (asking.lease ? asking.lease->state() : "") + '\n' + to_iso(asking.today) +
                    '\n' + (asking.reader.editor ? "editor\n" : "\n");
  for (const auto& tier : asking.reader.tiers) all += tier + '\n';
  all += asking.request.path + '?' + asking.request.query;
  return '"' + hash(all, key_) + '"';
}

Response Site::refused(const Request& request, const Settings& settings, unsigned status,
                       std::string_view fault, const std::string& why) {
  Response response;
  if (is_api(request.path))
    response = json_error(status, fault, why);
  else
    response = refusal(Asking{request, settings, desk_, {}, {}, today_(), "/search"}, status, why);
  if (status == 429 || status == 503) response.headers.emplace_back("Retry-After", "2");
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Response Site::routed(const Request& request, const Settings& settings) {
  check_host(request, settings);
  const Route* route = route_to(request.path);
  if (!route) throw Refused(404, "there is no such page");
  const bool post = request.method == Method::post;
  const std::string allow =
      route->traits & takes_post ? "GET, HEAD, POST, OPTIONS" : "GET, HEAD, OPTIONS";
  if (request.method == Method::options) return preflight(request, settings, allow);
  if (request.method == Method::other || (post && !(route->traits & takes_post))) {
    Response response = refused(request, settings, 405, "argument", "this address takes " + allow);
    response.headers.emplace_back("Allow", allow);
    return response;
  }
  check_origin(request, settings);
  if (!(route->traits & counted_not) &&
      !rate_.allows(client_of(request, settings), std::chrono::steady_clock::now()))
    throw Refused(429, "there were too many requests: wait a moment");
  Asking asking{request,
                settings,
                desk_,
                reader_of(request, settings),
                {},
                today_(),
                request.path == "/widget" ? "/widget" : "/search"};
  if (!(route->traits & looks_nothing_up)) asking.lease = desk_.lease(asking.reader.tiers);
  if ((route->traits & for_editors) && !asking.reader.editor)
    throw Refused(404, "there is no such page");
  asking.asked = form_of(request);
  std::string tag;
  if ((route->traits & tagged) && !post) {
    tag = etag(asking);
    if (names(request.header("if-none-match"), tag)) {
      Response same{304, {}, {}, {{"ETag", tag}}};
      same.headers.emplace_back("Cache-Control", caching(settings, route->traits & is_page));
      return same;
    }
  }
  const bool common = !tag.empty() && request.query.empty();
  if (common)
    if (auto before = kept(tag)) return *std::move(before);
  Response response = route->answer(asking);
  if (!tag.empty() && response.status == 200) response.headers.emplace_back("ETag", tag);
  if (route->path != "/assets/")
    response.headers.emplace_back(
        "Cache-Control", caching(settings, post || (route->traits & (is_page | for_editors))));
  if (common && response.status == 200) keep(tag, response);
  return response;
}

Response Site::answer(const Request& request) {
  const auto now = settings();
  Response response;
  try {
    response = routed(request, *now);
  } catch (const Refused& refusal) {
    const unsigned status = refusal.status();
    response = refused(request, *now, status,
                       status == 404   ? "not_found"
                       : status == 429 ? "limit"
                                       : "argument",
                       refusal.what());
  } catch (const Error& error) {
    response =
        refused(request, *now, status_for(error.fault()), name_of(error.fault()), words_for(error));
  } catch (const std::bad_alloc&) {
    response = refused(request, *now, 503, "memory", "the search is not available just now");
  } catch (const std::exception&) {
    response = refused(request, *now, 500, "internal", "something went wrong in the search");
  }
  add_security(response, request, *now);
  return response;
}

}  // namespace fingerpost::web
