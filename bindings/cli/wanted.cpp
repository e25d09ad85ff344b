// The last rule that fits has the last word, and those of an inner folder come last:
//
//     site/.fingerpostignore         *.tmp      drafts/     /minutes/**/private
//     site/news/.fingerpostignore    !keep.tmp
//
// What is in a folder that is ignored stays ignored, whatever is said further in.
#include "wanted.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "fingerpost/error.hpp"
#include "input.hpp"

namespace fingerpost::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_ignore_file = 1u << 20;  // tests/cli/test_wanted.py

bool matches(const std::string& pattern, const std::string& path, int flags = 0) {
  return ::fnmatch(pattern.c_str(), path.c_str(), flags) == 0;
}

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= path.size();) {
    const auto end = std::min(path.find('/', from), path.size());
    parts.emplace_back(path.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

// "a/b/c": "a", "a/b" and, last, itself.
template <class Visit>
bool any_of_path(const std::string& path, Visit visit) {
  for (auto end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1))
    if (visit(path.substr(0, end), true)) return true;
  return visit(path, false);
}

// Part by part; "**" stands for any number of them. Where it fails it goes back to the last "**"
// alone, which is enough: what fitted before it fits still.
bool matches_parts(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  std::size_t at = 0, in = 0;
  std::optional<std::pair<std::size_t, std::size_t>> back;  // behind "**", and where it took up to
  while (in < path.size()) {
    if (at < pattern.size() && pattern[at] == "**") {
      back = {++at, in};
    } else if (at < pattern.size() && matches(pattern[at], path[in])) {
      ++at, ++in;
    } else if (back) {
      at = back->first, in = ++back->second;
    } else {
      return false;
    }
  }
  while (at < pattern.size() && pattern[at] == "**") ++at;
  return at == pattern.size();
}

void trim_right(std::string& text) {
  while (!text.empty() && (text.back() == '\r' || text.back() == ' ' || text.back() == '\t')) {
    if (text.size() > 1 && text[text.size() - 2] == '\\') break;
    text.pop_back();
  }
}

}  // namespace

std::vector<Wanted::Rule> Wanted::read(const fs::path& file) {
  const auto refuse = [&](const std::string& why) {
    return Error(Fault::bad_argument,
                 file.string() + ": " + why + "; what it keeps out is not known");
  };
  std::error_code none;
  const fs::file_status about = fs::status(file, none);
  if (about.type() == fs::file_type::not_found) return {};
  if (about.type() != fs::file_type::regular) throw refuse("this is no file that can be read");
  if (fs::file_size(file, none) > longest_ignore_file) throw refuse("longer than 1 MiB");
  std::vector<Rule> rules;
  try {
    Lines lines{Input(file.string())};
    while (const auto line = lines.next()) {
      std::string text = line->text;
      trim_right(text);
      if (text.empty() || text[0] == '#') continue;
      Rule rule;
      if ((rule.keeps = text[0] == '!')) text.erase(0, 1);
      if ((rule.folders_only = text.ends_with("/"))) text.pop_back();
      rule.of_names = text.find('/') == std::string::npos;
      if (text.starts_with("/")) text.erase(0, 1);
      if (text.ends_with("/**")) text += "/*";  // what is in it, and not the folder itself
      if (text.empty()) continue;
      rule.pattern = std::move(text);
      rules.push_back(std::move(rule));
    }
  } catch (const Error& error) {
    if (error.fault() == Fault::io || error.fault() == Fault::bad_argument)
      throw refuse("cannot be read");
    throw;
  }
  return rules;
}

Wanted::Wanted(fs::path root, std::vector<std::string> include, std::vector<std::string> exclude)
    : root_(std::move(root)), include_(std::move(include)), exclude_(std::move(exclude)) {
  for (fs::path folder = root_; folder != folder.root_path();) {
    folder = folder.parent_path();
    auto rules = read(folder / ignore_name);
    if (rules.empty()) continue;
    above_.insert(above_.begin(),
                  {root_.lexically_relative(folder).generic_string() + "/", std::move(rules)});
  }
}

void Wanted::heed(const fs::path& folder) {
  const std::string name = folder.generic_string();
  if (own_.contains(name)) return;
  own_[name] = read(root_ / folder / ignore_name);
}

bool Wanted::fits(const Rule& rule, std::string_view path, bool is_folder) {
  if (rule.folders_only && !is_folder) return false;
  if (rule.of_names) return matches(rule.pattern, std::string(path.substr(path.rfind('/') + 1)));
  return matches_parts(parts_of(rule.pattern), parts_of(path));
}

bool Wanted::ignored(const std::string& path, bool is_folder) const {
  bool verdict = false;
  const auto judge = [&](const std::vector<Rule>& rules, std::string_view seen) {
    for (const Rule& rule : rules)
      if (rule.keeps == verdict && fits(rule, seen, is_folder)) verdict = !rule.keeps;
  };
  for (const Rules& outer : above_) judge(outer.rules, outer.prefix + path);
  if (const auto at = own_.find(""); at != own_.end()) judge(at->second, path);
  for (auto end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1))
    if (const auto at = own_.find(path.substr(0, end)); at != own_.end())
      judge(at->second, std::string_view(path).substr(end + 1));
  return verdict;
}

bool Wanted::kept(const std::string& path, bool is_folder) const {
  return !any_of_path(path, [&](const std::string& part, bool above) {
    return ignored(part, above || is_folder) ||
           std::any_of(exclude_.begin(), exclude_.end(),
                       [&](const std::string& pattern) { return matches(pattern, part); });
  });
}

// By its own path, or that of a folder it is in.
bool Wanted::included(const std::string& path) const {
  return include_.empty() || any_of_path(path, [&](const std::string& part, bool) {
           return std::any_of(include_.begin(), include_.end(),
                              [&](const std::string& pattern) { return matches(pattern, part); });
         });
}

}  // namespace fingerpost::cli
