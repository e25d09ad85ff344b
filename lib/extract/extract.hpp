// Bytes of one media type become Blocks; nothing is interpreted. The format
// libraries (gumbo, md4c) are linked into the worker program alone: what is here
// starts it, sends it a document, and believes nothing it answers before it has
// been checked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fingerpost::extract {

struct Block {
  enum class Type {
    heading,
    paragraph,
    list_item,
    table_row,
    preformatted,
    definition
  } type = Type::paragraph;
  int level = 0;  // of a heading, 1 to 6; of a list item, its depth from 1; of an underlined
                  // line of a plain text, which underline, 1 for the first kind
  std::string text =
      {};  // UTF-8, white space squeezed, except preformatted; cells of a row divided by " | "
  std::string fragment = {};    // the page's own anchor here: "#dates", or empty
  bool bold = false;            // the whole block is bold: perhaps a heading in disguise
  int blank_before = 0;         // empty lines before it in a plain or typed text; 0 elsewhere
  int page = 0;                 // of a paged file, counted from 1; 0 elsewhere
  std::string page_label = {};  // as printed on that page: "80", "iv"; or empty
  std::vector<std::pair<std::string, std::string>> links = {};  // words, address
  friend bool operator==(const Block&, const Block&) = default;
};

// A file within a file: the body of a mail, what is attached to it.
struct Part {
  std::string name = {};        // as its sender called it; of a body: empty
  std::string media_type = {};  // as its sender says, with the charset
  std::string bytes = {};
  friend bool operator==(const Part&, const Part&) = default;
};

// Where a value was found is kept beside it: ("meta:dcterms.modified", "2024-05-01").
struct Extraction {
  std::string title = {};  // that the format itself gives (<title>), or empty
  std::vector<Block> blocks = {};
  std::vector<std::pair<std::string, std::string>> metadata = {};
  std::vector<std::string> problems = {};
  std::vector<Part> parts = {};  // documents of their own, not yet read
};

// How a document ended that could not be read in full.
enum class Outcome {
  ok,
  empty,
  unsupported,
  too_big,
  too_deep,
  timeout,
  cpu,
  memory,
  crashed,
  malformed,
  encrypted,
  unsealed
};

// What can be read. Plain text and CSV are divided in the library; the others are
// parsed in the worker, where it was built with their libraries.
enum class Format : std::uint8_t {
  html,
  flat_html,  // tags stripped in one pass, for pages that the real parser would choke on
  markdown,
  pdf,
  docx,
  odt,
  mail,
  calendar,
  feed,
  plain,
  table
};

struct Limits {
  std::size_t bytes = 16u << 20;  // of a document
  std::size_t text = 16u << 20;   // extracted
  int depth = 512;                // of nested elements
  int attributes = 512;           // on one element
  int cpu_seconds = 20;
  int wall_seconds = 30;
  std::size_t memory = 1u << 30;
  std::size_t entries = 2000;         // of an archive
  std::size_t unpacked = 128u << 20;  // of an archive in all
  int pages = 5000;
  int parts = 1000;  // of a mail
  int nested = 2;    // documents within documents
  bool may_be_unsealed = false;
};

// What the worker program can do: which formats it has the libraries for, and how
// tightly this kernel lets it be sealed.
struct Abilities {
  std::uint64_t formats = 0;  // a bit for each Format
  bool sealed = false;        // system calls are filtered (seccomp)
  int landlock = 0;           // its version; 0: the kernel has none
  bool reads(Format format) const { return formats >> static_cast<unsigned>(format) & 1; }
};

// "a PDF".
std::string_view name_of(Format format);

// Every format there may be a reader for, and the library it needs in the worker;
// empty for what is always read.
struct Readable {
  Format format;
  std::string_view library;
};
std::vector<Readable> all_formats();

// Owns one worker process, started at the first document that needs it; every
// document is parsed in a child of its own. One thread at a time.
class Extractor {
 public:
  // `worker`: the program; empty: found beside the library or where it was installed.
  explicit Extractor(std::filesystem::path worker = {}, Limits limits = {});
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  ~Extractor();

  // Plain text is divided here, HTML and Markdown in the worker. Whatever goes
  // wrong inside a document comes back as a typed problem ("timeout: ..."), with
  // what was read so far. Throws Error(unsupported_media), Error(limit),
  // Error(io) as Reader::read does.
  Extraction extract(std::string_view media_type, std::string_view bytes);
  // Starts the worker.
  Abilities abilities();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// "text/html", "text/markdown", "text/plain", by the look of the bytes and then
// the name; empty for bytes that are none of these (a PDF, a picture).
std::string media_type(std::string_view name, std::string_view bytes);

}  // namespace fingerpost::extract
