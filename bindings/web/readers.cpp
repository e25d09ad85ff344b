// Whose word is taken on who asks:
//
//     --tier T            everybody who reaches this server may see T
//     a local socket      the kernel names the peer; its uid is in groups, or it is a proxy
//     a proxy's header    with the proof that only the proxy knows, or from a proxy's uid
//
// A header without proof is refused, not ignored: a proxy that lost its proof is noticed.
//
// And on where they come from, which counts requests and opens nothing: a proxy's X-Forwarded-For,
// read from its end, where the proxy itself wrote, to the first address that is no proxy's.
//
//     X-Forwarded-For: 10.9.8.7, 192.0.2.7, 10.0.0.1      from a proxy; 10.0.0.1 is among "hops"
//                      anybody's ^^^^^^^^^ the client
#include "readers.hpp"

#include <sodium.h>

#include <algorithm>
#include <set>

#include "fingerpost/error.hpp"
#include "fingerpost/value.hpp"

namespace fingerpost::web {
namespace {

constexpr std::size_t most_clients = 4096;  // told apart at a time; tests/web/test_limits.py

bool same(const std::string& a, const std::string& b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool trusted(const Request& request, const Groups& groups) {
  if (request.uid &&
      std::find(groups.proxies.begin(), groups.proxies.end(), *request.uid) != groups.proxies.end())
    return true;
  return !groups.proof.empty() && same(request.header(groups.proof_header), groups.proof);
}

// "police, health;schools"
std::vector<std::string> listed(const std::string& text) {
  std::vector<std::string> all;
  std::string one;
  for (const char c : text + ",") {
    if (c != ',' && c != ';') {
      one += c;
      continue;
    }
    one.erase(0, std::min(one.find_first_not_of(' '), one.size()));
    one.erase(one.find_last_not_of(' ') + 1);
    if (!one.empty()) all.push_back(std::move(one));
    one.clear();
  }
  return all;
}

std::vector<std::string> groups_of(const Request& request, const Groups& groups) {
  std::vector<std::string> all;
  if (request.uid)
    if (const auto known = groups.of_uid.find(*request.uid); known != groups.of_uid.end())
      all = known->second;
  const std::string said = request.header(groups.header);
  if (said.empty()) return all;
  if (!trusted(request, groups))
    throw Refused(403, "groups are named by somebody who is not known to name them");
  for (std::string& group : listed(said)) all.push_back(std::move(group));
  return all;
}

std::vector<std::string> texts(const Json& value, const std::string& where) {
  std::vector<std::string> all;
  if (const auto* list = value.array()) {
    for (const Json& each : *list) {
      if (!each.text()) throw Error(Fault::bad_argument, where + " takes a list of names");
      all.push_back(*each.text());
    }
    return all;
  }
  throw Error(Fault::bad_argument, where + " takes a list of names");
}

// "192.0.2.7" of "192.0.2.7:5123", "2001:db8::1" of "[2001:db8::1]:443".
std::string without_port(const std::string& hop) {
  if (hop[0] == '[') return hop.substr(1, std::min(hop.find(']'), hop.size()) - 1);
  const std::size_t colon = hop.find(':');
  return hop.find(':', colon + 1) == hop.npos ? hop.substr(0, colon) : hop;
}

bool of_a_proxy(const std::string& address, const Groups& groups) {
  return address == "::1" || address.rfind("127.", 0) == 0 || address == "unix" ||
         contains(groups.hops, address);
}

// As the proxies before this server told it; empty when they did not.
std::string forwarded_for(const Request& request, const Groups& groups) {
  constexpr std::size_t longest = 64;  // an address has 45; tests/web/test_limits.py
  std::vector<std::string> hops;
  const auto [first, last] = request.headers.equal_range("x-forwarded-for");
  for (auto at = first; at != last; ++at)
    for (const std::string& hop : listed(at->second))
      hops.push_back(without_port(hop).substr(0, longest));
  for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop)
    if (!of_a_proxy(*hop, groups)) return *hop;
  return hops.empty() ? "" : hops.front();
}

unsigned uid_of(const std::string& text) {
  if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != text.npos)
    throw Error(Fault::bad_argument, "\"" + text + "\" is no user's number");
  return static_cast<unsigned>(std::stoul(text));
}

const std::string& word(const Json& value, const std::string& key) {
  if (value.text() && !value.text()->empty()) return *value.text();
  throw Error(Fault::bad_argument, "\"" + key + "\" takes a text");
}

void take(Groups& groups, const std::string& key, const Json& value) {
  const Json::Object* members = value.object();
  if (key == "header") {
    groups.header = lower(word(value, key));
  } else if (key == "proof_header") {
    groups.proof_header = lower(word(value, key));
  } else if (key == "proof") {
    groups.proof = word(value, key);
    // tests/web/test_tiers.py: one that could be guessed is refused.
    if (groups.proof.size() < 16)
      throw Error(Fault::bad_argument,
                  "\"proof\" takes at least 16 characters that nobody guesses");
  } else if (key == "groups" && members) {
    for (const auto& [group, tiers] : *members) groups.tiers[group] = texts(tiers, group);
  } else if (key == "uids" && members) {
    for (const auto& [uid, names] : *members) groups.of_uid[uid_of(uid)] = texts(names, uid);
  } else if (key == "proxies" && value.array()) {
    for (const std::string& uid : texts(value, key)) groups.proxies.push_back(uid_of(uid));
  } else if (key == "hops") {
    groups.hops = texts(value, key);
  } else if (key == "editors") {
    groups.editors = texts(value, key);
  } else {
    throw Error(Fault::bad_argument, "unknown key \"" + key + "\" or a value it cannot take");
  }
}

}  // namespace

Groups groups_from_json(std::string_view json) {
  const Json value = parse_json(json);
  if (!value.object()) throw Error(Fault::bad_argument, "groups are a JSON object");
  Groups groups;
  for (const auto& [key, member] : *value.object()) take(groups, key, member);
  return groups;
}

Reader reader_of(const Request& request, const Settings& settings) {
  const std::vector<std::string> names = groups_of(request, settings.groups);
  std::set<std::string> tiers(settings.tiers.begin(), settings.tiers.end());
  Reader reader;
  for (const std::string& name : names) {
    if (const auto known = settings.groups.tiers.find(name); known != settings.groups.tiers.end())
      tiers.insert(known->second.begin(), known->second.end());
    reader.editor = reader.editor || contains(settings.groups.editors, name);
  }
  // Without a file of groups there is nobody to tell from an editor.
  reader.editor = settings.editor && (reader.editor || settings.groups_file.empty());
  tiers.erase("public");
  reader.tiers.assign(tiers.begin(), tiers.end());
  return reader;
}

std::string client_of(const Request& request, const Settings& settings) {
  // Behind a proxy that nobody can go around every peer is it, unless some are listed.
  const bool only_proxies =
      settings.behind_proxy && (!request.uid || settings.groups.proxies.empty());
  if (only_proxies || trusted(request, settings.groups))
    if (std::string told = forwarded_for(request, settings.groups); !told.empty()) return told;
  return request.uid ? "uid " + std::to_string(*request.uid) : request.peer;
}

bool Rate::allows(const std::string& client, std::chrono::steady_clock::time_point now) {
  if (a_second_ <= 0) return true;
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= most_clients && !buckets_.count(client)) {
    std::erase_if(buckets_,
                  [&](const auto& one) { return now - one.second.seen > std::chrono::seconds(2); });
    if (buckets_.size() >= most_clients) return false;
  }
  const auto [bucket, fresh] = buckets_.try_emplace(client, Bucket{2 * a_second_, now});
  Bucket& one = bucket->second;
  const std::chrono::duration<double> since = now - one.seen;
  one.left = std::min(2 * a_second_, one.left + since.count() * a_second_);
  one.seen = now;
  if (one.left < 1) return false;
  one.left -= 1;
  return true;
}

}  // namespace fingerpost::web
