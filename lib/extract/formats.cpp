#include "extract/formats.hpp"

#include <algorithm>

#include "extract/chars.hpp"

namespace fingerpost::extract {
namespace {

constexpr std::size_t mib = 1u << 20;

// Sizes: what each parser took seconds for was several times larger.
constexpr std::array table{
    FormatEntry{Format::html,
                "an HTML page",
                "",
                16 * mib,
                {"text/html", "application/xhtml+xml"},
                {"html", "htm", "xhtml"}},
    FormatEntry{Format::markdown,
                "a Markdown text",
                "",
                16 * mib,
                {"text/markdown", "text/x-markdown"},
                {"md", "markdown", "mdown", "mkd"}},
    FormatEntry{Format::plain, "a plain text", "", 16 * mib, {"text/plain"}, {"txt", "text"}},
    FormatEntry{Format::pdf, "a PDF", "poppler", 64 * mib, {"application/pdf"}, {"pdf"}},
    FormatEntry{Format::docx,
                "a Word document (DOCX)",
                "libzip and pugixml",
                64 * mib,
                {"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
                {"docx", "docm"}},
    FormatEntry{Format::odt,
                "an OpenDocument text (ODT)",
                "libzip and pugixml",
                64 * mib,
                {"application/vnd.oasis.opendocument.text"},
                {"odt", "ott"}},
    FormatEntry{Format::mail, "a mail", "GMime", 32 * mib, {"message/rfc822"}, {"eml"}},
    FormatEntry{Format::calendar,
                "a calendar",
                "libical",
                8 * mib,
                {"text/calendar"},
                {"ics", "ical", "ifb"}},
    FormatEntry{Format::feed,
                "a feed",
                "pugixml",
                16 * mib,
                {"application/rss+xml", "application/atom+xml", "application/rdf+xml"},
                {"rss", "atom", "rdf"}},
    FormatEntry{Format::table,
                "a table (CSV)",
                "",
                16 * mib,
                {"text/csv", "text/tab-separated-values", "application/csv"},
                {"csv", "tsv"}},
};

bool has(std::string_view bytes, std::string_view words) {
  return bytes.find(words) != std::string_view::npos;
}

// Headers that begin a mail and no other text: two of them, before an empty line.
bool looks_like_mail(std::string_view bytes) {
  constexpr std::array<std::string_view, 9> headers{
      "received:",   "return-path:", "delivered-to:", "from:", "mime-version:",
      "message-id:", "subject:",     "content-type:", "date:"};
  std::size_t seen = 0, lines = 0;
  for (std::size_t at = 0; at < bytes.size() && lines < 60; ++lines) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = trim(bytes.substr(at, end - at));
    if (line.empty()) break;
    const bool folded = bytes[at] == ' ' || bytes[at] == '\t';
    if (!folded && line.find(':') == std::string_view::npos) return false;
    for (const std::string_view header : headers) seen += begins_folded(line, header);
    at = end + 1;
  }
  return seen >= 4;
}

bool looks_like_feed(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 2048);
  if (!begins(trim(start), "<") && !begins(start, "\xEF\xBB\xBF<")) return false;
  return has(start, "<rss") || has(start, "<rdf:RDF") ||
         (has(start, "<feed") && has(start, "http://www.w3.org/2005/Atom"));
}

}  // namespace

std::vector<Readable> all_formats() {
  std::vector<Readable> all;
  for (const FormatEntry& entry : table) all.push_back({entry.format, entry.library});
  return all;
}

const FormatEntry& entry_of(Format format) {
  if (format == Format::flat_html) format = Format::html;
  return *std::find_if(table.begin(), table.end(),
                       [&](const FormatEntry& entry) { return entry.format == format; });
}

std::string_view name_of(Format format) { return entry_of(format).name; }

std::optional<Format> format_of(std::string_view media_type) {
  const std::string type = lower(trim(media_type.substr(0, media_type.find(';'))));
  for (const FormatEntry& entry : table)
    for (const std::string_view known : entry.media_types)
      if (!known.empty() && type == known) return entry.format;
  return std::nullopt;
}

std::optional<Format> format_by_ending(std::string_view name) {
  const std::size_t slash = name.find_last_of('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const std::size_t dot = name.find_last_of('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const std::string ending = lower(name.substr(dot + 1));
  for (const FormatEntry& entry : table)
    for (const std::string_view known : entry.endings)
      if (!known.empty() && ending == known) return entry.format;
  return std::nullopt;
}

bool is_binary(std::optional<Format> format) {
  return format == Format::pdf || format == Format::docx || format == Format::odt;
}

std::optional<Format> format_by_look(std::string_view bytes) {
  if (begins(bytes, "%PDF-")) return Format::pdf;
  if (begins(bytes, "PK\x03\x04")) {
    if (has(bytes.substr(0, 128), "application/vnd.oasis.opendocument.text")) return Format::odt;
    return has(bytes, "word/document.xml") ? std::optional(Format::docx) : std::nullopt;
  }
  const std::string_view text = begins(bytes, "\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
  if (begins_folded(trim(text.substr(0, 256)), "begin:vcalendar")) return Format::calendar;
  if (looks_like_feed(bytes)) return Format::feed;
  if (looks_like_mail(bytes)) return Format::mail;
  // Readers take a PDF with up to so much before it; a mail may have one within.
  return has(bytes.substr(0, 1024), "%PDF-") ? std::optional(Format::pdf) : std::nullopt;
}

}  // namespace fingerpost::extract
