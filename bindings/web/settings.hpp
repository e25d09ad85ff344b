// What a site is told when it is started: whose it is, who may see what, how much it bears.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fingerpost/date.hpp"

namespace fingerpost::web {

// Who is in which group may see which tiers, as the file of --groups says it.
struct Groups {
  std::string header = "x-fingerpost-groups";                  // in lower case
  std::string proof_header = "x-fingerpost-proof";             // carries `proof`
  std::string proof = {};                                      // what only the proxy knows
  std::map<std::string, std::vector<std::string>> tiers = {};  // of a group
  std::map<unsigned, std::vector<std::string>> of_uid = {};    // groups of a local socket's peer
  std::vector<unsigned> proxies = {};     // uids whose word for the header is taken
  std::vector<std::string> hops = {};     // addresses of proxies before that one
  std::vector<std::string> editors = {};  // groups that may see the editor's page
};

// Throws Error(bad_argument) naming what is wrong with it.
Groups groups_from_json(std::string_view json);

struct Settings {
  std::filesystem::path index = {};
  std::string title = "Safeguarding search";
  std::string publisher = {};
  std::string public_url = {};   // "https://intranet.example/search": of this site, outside
  std::string base = {};         // its path: "/search"; empty at the root
  std::optional<Date> day = {};  // absent: the day it is
  std::string exit_url = "https://www.bbc.co.uk/weather";  // empty: no such button
  std::string help_url = {};  // a page on leaving and on covering one's tracks
  bool post = false;          // what is searched for stands in no address
  bool editor = false;        // the editor's page is there
  bool behind_proxy = false;
  std::string place = {}, context = {};
  std::vector<std::string> tiers = {};  // that everybody may see who reaches this server
  std::vector<std::string> origins = {}, frames = {}, hosts = {};
  std::filesystem::path groups_file = {};
  Groups groups = {};
  std::chrono::milliseconds patience{2000};  // of one search
  std::size_t rate = 0;                      // requests a second of one client; 0: any
  std::size_t at_once = 1;                   // searches
};

}  // namespace fingerpost::web
