// fingerpost serve INDEX
#include <csignal>
#include <cstdio>
#include <thread>

#include "command_line.hpp"
#include "fingerpost/error.hpp"
#include "html.hpp"
#include "options.hpp"
#include "output.hpp"
#include "server.hpp"
#include "service.hpp"
#include "signals.hpp"
#include "site.hpp"

namespace fingerpost::cli {
namespace {

volatile std::sig_atomic_t asked_to_reload = 0;
void note_reload(int) { asked_to_reload = 1; }

struct ServeOrder {
  std::string index = {}, listen = "127.0.0.1:8080", public_url = {}, day = {}, groups = {};
  std::string title = {}, publisher = {}, exit = {}, help = {}, place = {}, context = {},
              timeout = {};
  std::vector<std::string> tiers = {}, origins = {}, frames = {}, hosts = {};
  std::size_t threads = 4, connections = 256, rate = 30, seconds = 20;
  bool behind_proxy = false, post = false, editor = false;
};

// "/search" of "https://intranet.example/search".
std::string path_of(const std::string& url) {
  const std::size_t slash = url.find('/', url.find("://") + 3);
  return slash == url.npos ? "" : url.substr(slash);
}

void check_url(const std::string& option, const std::string& url) {
  if (!web::leads_out(url))
    throw Error(
        Fault::bad_argument,
        option + " takes an address such as https://intranet.example/search, not \"" + url + "\"");
}

// An origin stands in a header as it is: nothing else may stand in it.
void check_origins(const std::string& option, const std::vector<std::string>& all) {
  for (const auto& each : all)
    if (each != "'self'" && (!web::leads_out(each) || each.find_first_of(";,'\"*") != each.npos ||
                             !path_of(each).empty()))
      throw Error(Fault::bad_argument,
                  option + " takes a site such as https://intranet.example, not \"" + each + "\"");
}

void name_site(web::Settings& settings, const ServeOrder& order) {
  if (!order.title.empty()) settings.title = order.title;
  settings.publisher = order.publisher;
  if (order.exit == "off")
    settings.exit_url.clear();
  else if (!order.exit.empty())
    check_url("--exit", settings.exit_url = order.exit);
  if (!order.help.empty()) check_url("--exit-help", settings.help_url = order.help);
  if (order.public_url.empty()) return;
  check_url("--public-url", order.public_url);
  settings.public_url = order.public_url;
  while (settings.public_url.back() == '/') settings.public_url.pop_back();
  settings.base = path_of(settings.public_url);
}

web::Settings settings_of(const ServeOrder& order) {
  web::Settings settings;
  settings.index = order.index;
  name_site(settings, order);
  if (!order.day.empty()) settings.day = day_option("--day", order.day);
  settings.groups_file = order.groups;
  settings.place = order.place;
  settings.context = order.context;
  settings.tiers = order.tiers;
  settings.origins = order.origins;
  settings.frames = order.frames;
  for (const std::string& host : order.hosts) settings.hosts.push_back(web::lower(host));
  check_origins("--allow-origin", settings.origins);
  check_origins("--frame", settings.frames);
  settings.behind_proxy = order.behind_proxy;
  settings.post = order.post;
  settings.editor = order.editor;
  settings.rate = order.rate;
  settings.at_once = order.threads;
  settings.patience = seconds_option("--timeout", order.timeout, settings.patience);
  return settings;
}

void reload(web::Site& site) {
  asked_to_reload = 0;
  try {
    site.reload();
    say("read the groups and the index again");
  } catch (const Error& error) {
    say(error.what() + std::string("; what was set before stays"));
  }
}

Exit run_serve(const ServeOrder& order) {
  web::Settings settings = settings_of(order);
  const web::Listening where{order.listen, order.behind_proxy};
  const web::ServerLimits limits{.threads = order.threads,
                                 .connections = order.connections,
                                 .whole = std::chrono::seconds(order.seconds)};
  std::signal(SIGHUP, note_reload);
  note_signals();
  // The address is taken before the site that names it is made.
  std::unique_ptr<web::Site> site;
  web::Server server(where, limits);
  if (settings.public_url.empty()) settings.public_url = server.address();
  static std::optional<Date> fixed;
  fixed = settings.day;
  site = std::make_unique<web::Site>(std::move(settings), [] { return fixed ? *fixed : today(); });
  server.start([&](const web::Request& request) { return site->answer(request); });
  say("open " + server.address() + (server.address()[0] == '/' ? "" : "/"));
  tell_service_manager("READY=1");
  while (!signal_noted()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    server.tend();
    if (asked_to_reload) reload(*site);
  }
  tell_service_manager("STOPPING=1");
  say("ending: the answers under way are finished");
  return ok;
}

void add_limits(Command& command, ServeOrder& order) {
  command.number("--threads", order.threads, "N", "searches at a time (4)", 1, 64);
  command.number("--connections", order.connections, "N", "at a time (256)", 8, 10000);
  command.number("--rate", order.rate, "N", "requests a second of one client (30; 0: any)", 0,
                 100000);
  command.number("--seconds", order.seconds, "N", "for a request and its answer in all (20)", 1,
                 600);
  command.value("--timeout", order.timeout, "SECONDS", "that a search may take (2)");
}

void add_who(Command& command, ServeOrder& order) {
  command.flag("--behind-proxy", order.behind_proxy,
               "a proxy that nobody can go around stands before it");
  command.values("--host", order.hosts, "NAME", "answer to these names only");
  command.values("--tier", order.tiers, "T", "for everybody who reaches this server");
  command.value("--groups", order.groups, "FILE", "who may see which tiers, by a proxy's word");
  command.values("--allow-origin", order.origins, "SITE",
                 "its pages may ask: https://intranet.example");
  command.values("--frame", order.frames, "SITE", "its pages may frame ours");
}

void add_site(Command& command, ServeOrder& order) {
  command.value("--public-url", order.public_url, "URL", "where readers find it");
  command.value("--title", order.title, "TEXT", "the site's name");
  command.value("--publisher", order.publisher, "TEXT", "whose it is, for feeds");
  command.value("--for", order.place, "PLACE", "whose procedures apply: leeds");
  command.value("--context", order.context, "WORDS", "where the askers are (school)");
  command.flag("--post", order.post, "what is searched for stands in no address");
  command.flag("--editor", order.editor, "the editor's page");
  command.value("--exit", order.exit, "URL", "where \"Exit this page\" leads; off");
  command.value("--exit-help", order.help, "URL", "a page on covering one's tracks");
  command.value("--day", order.day, "DATE", "today is that day: for trying things out");
}

}  // namespace

void add_serve(CommandLine& line) {
  Command command = line.add("serve", "a search page, JSON and feeds over HTTP");
  auto order = std::make_shared<ServeOrder>();
  command.takes("INDEX", order->index, "the index");
  command.value("--listen", order->listen, "ADDRESS", "127.0.0.1:8080, or a socket's path");
  add_who(command, *order);
  add_site(command, *order);
  add_limits(command, *order);
  command.examples(
      "  fingerpost serve leeds.index\n"
      "  fingerpost serve leeds.index --post --exit off --for leeds\n"
      "  fingerpost serve leeds.index --listen /run/fingerpost/socket \\\n"
      "    --groups groups.json --public-url https://intranet.example/search\n"
      "\n"
      "It answers from the last commit, without being started again. SIGHUP reads\n"
      "the groups anew; SIGTERM ends it when the answers under way are out. Nobody's\n"
      "question is written anywhere.");
  command.runs([order] { return run_serve(*order); });
}

}  // namespace fingerpost::cli
