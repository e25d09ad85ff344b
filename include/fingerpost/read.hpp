// From bytes to a Document.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/document.hpp"

namespace fingerpost {

// What the host knows about some bytes before they are read. An absent value is
// judged from the content.
struct Source {
  std::string id = {};
  std::string url = {};
  std::string title = {};
  std::string media_type = {};  // empty: found from the bytes, then the name
  std::string name = {};        // of the file, when there is one: "april.html"
  std::optional<Kind> kind = {};
  std::string publisher = {};
  Layer layer = Layer::unknown;
  std::string tier = {};
  std::optional<Status> status = {};
  std::vector<std::string> applies_to = {};
  std::map<std::string, std::string> not_for = {};
  std::vector<std::string> replaces = {}, supplements = {}, topics = {}, audience = {};
  bool sensitive = false;  // Document::sensitive
  std::optional<Period> published = {}, updated = {}, valid_from = {}, valid_until = {},
                        review_due = {}, withdrawn = {};
  Json extra = {};
  std::string origin = {};
};

// The years a topic lived, and the names it goes by in a text: "COVID-19" and
// "coronavirus", 2020 to 2023. A Vocabulary gives them (Vocabulary::clues).
struct TopicClue {
  std::vector<std::string> names = {};
  Period lived = {};
};

struct ReaderOptions {
  std::filesystem::path worker = {};  // the program that parses; empty: beside the library
  std::vector<TopicClue> clues = {};
  Almanac almanac = {};  // the agency's own terms and words for days
  // Read even where the kernel has no seccomp to seal the worker with.
  bool may_be_unsealed = false;
};

// Reads bytes into dated, sectioned, not yet tagged documents. All but plain text
// and CSV is parsed in a separate worker process that the Reader starts when it first
// needs it and ends when it is destroyed: no document can crash, hang or exhaust
// the host. Use a Reader from one thread at a time; several work side by side.
class Reader {
 public:
  explicit Reader(ReaderOptions options = {});
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // Broken content is read as far as it goes and says so in `problems`; page
  // furniture ("Quick leave") is left out. Throws Error(unsupported_media) for a
  // media type there is no reader for and for a file of which nothing can be read
  // (encrypted, malformed), Error(limit) for bytes over the limit of
  // their type (text, HTML, Markdown, CSV, feeds: 16 MiB; PDF, DOCX, ODT: 64; mail:
  // 32; calendars: 8), Error(io) when the worker cannot be started or sealed.
  Document read(const Source& source, std::string_view bytes);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// One document with a Reader of its own.
Document read(const Source& source, std::string_view bytes, const ReaderOptions& options = {});

// The media type of some bytes: by their look first, then by the file's name.
// Empty when neither tells.
std::string media_type_of(std::string_view name, std::string_view bytes);

// An attachment as a source: its id is the document's, "#" and its name, its tier,
// publisher and the like are the document's.
Source attached_source(const Source& source, const Attachment& attachment);

// What a Reader can read here, and how tightly its worker is sealed.
struct ReaderInfo {
  std::vector<std::string> formats = {};  // "a PDF", ...
  std::vector<std::string> absent = {};   // "a mail (needs GMime)"
  bool sealed = false;                    // system calls are filtered (seccomp)
  int landlock = 0;                       // its version; 0: this kernel has none
};
// Starts a worker. Throws Error(io) when there is none.
ReaderInfo reader_info(const ReaderOptions& options = {});

// What identifies a source and its bytes: equal digests read to equal documents, by
// the same almanac.
std::string digest(const Source& source, std::string_view bytes, const Almanac& almanac = {});

}  // namespace fingerpost
