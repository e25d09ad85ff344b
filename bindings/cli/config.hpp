// A file of settings: TOML with a [section] a command. What is wrong with it is said with its
// name, the line, and the key.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::cli {

struct Setting {
  std::string section = {}, key = {};
  std::vector<std::string> values = {};  // of a list; else one
  bool is_list = false;
  std::size_t line = 0;  // counted from 1
};

struct Config {
  std::string file = {};
  std::vector<Setting> settings = {};

  // "ours.toml, line 3: limit: "
  std::string place(const Setting& setting) const;
};

// Throws Error(bad_argument) where `text` is not such a file, or says a key twice.
Config read_config(const std::string& file, std::string_view text);

}  // namespace fingerpost::cli
