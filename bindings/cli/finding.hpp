// What `dates` and `topics` share: texts in, one finding about each out.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "command_line.hpp"
#include "options.hpp"

namespace fingerpost::cli {

struct Texts {
  std::vector<std::string> files = {};  // none: standard input
  std::string batch = {};               // NDJSON in place of files
  bool json = false, may_be_unsealed = false;
};

// One text and what is known around it.
struct Asked {
  std::string text = {};
  std::string title = {};  // or heading
  std::optional<Period> published = {};
};

struct Finder {
  std::string title_key = {};  // of a batch line: "heading" or "title"
  bool takes_published = false;
  ReaderOptions reading = {};                              // of files that are more than text
  std::function<std::string(const Asked&)> as_json = {};   // one object
  std::function<std::string(const Asked&)> as_words = {};  // lines
};

// Files one by one, or the lines of a batch; `otherwise` is what a file does not
// say of itself. Plain text is taken as it lies there; of a page, a newsletter or any other
// document the words are, as `fingerpost read` has them, with its title.
Exit find_in(const Texts& texts, const Asked& otherwise, const Finder& finder);

void add_texts(Command& command, Texts& texts);

}  // namespace fingerpost::cli
