// Any bytes as HTML, Markdown and text, through the worker: a Document of valid
// text with anchors of its own, or a typed Error.
#include <set>

#include "fingerpost/json.hpp"
#include "fuzz.hpp"

using namespace fingerpost;

namespace {

// Comes back byte by byte from JSON, which takes nothing that is not UTF-8.
bool is_text(const std::string& text) { return parse_json(to_json(Json(text))) == Json(text); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Reader reader(ReaderOptions{.worker = FINGERPOST_WORKER, .clues = {}});
  const std::string_view input = fuzz::text_of(data, size);
  for (const char* type : {"text/html", "text/markdown", "text/plain", ""}) {
    try {
      const Document document = reader.read({.id = "fuzz", .media_type = type}, input);
      fuzz::require(is_text(document.title), "a title is text", input);
      std::set<std::string> anchors;
      for (const Section& section : document.sections) {
        fuzz::require(is_text(section.text) && is_text(section.heading), "text is text", input);
        fuzz::require(anchors.insert(section.anchor).second, "anchors are unique", input);
        for (const DateMention& date : section.dates)
          fuzz::require(section.text.substr(date.offset, date.length) == date.words,
                        "dates stand in their section", input);
      }
    } catch (const Error& error) {
      fuzz::require(error.fault() == Fault::unsupported_media || error.fault() == Fault::limit,
                    error.what(), input);
    }
  }
  return 0;
}
