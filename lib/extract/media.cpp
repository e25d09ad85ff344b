#include "extract/media.hpp"

#include <algorithm>
#include <array>

#include "extract/chars.hpp"
#include "extract/extract.hpp"
#include "extract/formats.hpp"

namespace fingerpost::extract {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view name;
};
using namespace std::string_view_literals;
constexpr std::array magics{
    Magic{"%PDF-"sv, "a PDF"},
    Magic{"PK\x03\x04"sv, "a ZIP archive (DOCX, XLSX, PPTX, ODT, EPUB)"},
    Magic{"PK\x05\x06"sv, "an empty ZIP archive"},
    Magic{"\x89PNG"sv, "a PNG picture"},
    Magic{"\xFF\xD8\xFF"sv, "a JPEG picture"},
    Magic{"GIF8"sv, "a GIF picture"},
    Magic{"BM"sv, "a BMP picture"},
    Magic{"II*\0"sv, "a TIFF picture"},
    Magic{"MM\0*"sv, "a TIFF picture"},
    Magic{"RIFF"sv, "a RIFF file (WebP, WAV, AVI)"},
    Magic{"\x7F"
          "ELF"sv,
          "a program (ELF)"},
    Magic{"MZ"sv, "a program (Windows)"},
    Magic{"\xD0\xCF\x11\xE0"sv, "an old Office document (DOC, XLS, PPT, MSG)"},
    Magic{"{\\rtf"sv, "an RTF document"},
    Magic{"\x1F\x8B"sv, "a gzip archive"},
    Magic{"BZh"sv, "a bzip2 archive"},
    Magic{"7z\xBC\xAF"sv, "a 7-Zip archive"},
    Magic{"\xFD"
          "7zXZ"sv,
          "an XZ archive"},
    Magic{"Rar!"sv, "a RAR archive"},
    Magic{"OggS"sv, "an Ogg recording"},
    Magic{"ID3"sv, "an MP3 recording"},
    Magic{"SQLite format 3"sv, "an SQLite database"},
    Magic{"%!PS"sv, "a PostScript file"},
    Magic{"\x00\x00\x01\x00"sv, "an icon"},
    Magic{"wOF"sv, "a font"},
};

bool marked_utf16(std::string_view bytes) {
  return begins(bytes, "\xFF\xFE") || begins(bytes, "\xFE\xFF");
}

// Control characters that no text has, NUL among them: more than one in a
// hundred of the first 4 KiB is no text.
bool controlled(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 4096);
  std::size_t controls = 0;
  for (const char c : start)
    controls += static_cast<unsigned char>(c) < 0x20 && !is_space(c) && c != '\x1B';
  return controls * 100 > start.size();
}

// Two letters are also the start of a word ("BM", "MZ"): those must go on as no text does.
bool has(const Magic& magic, std::string_view bytes) {
  return begins(bytes, magic.bytes) && (magic.bytes.size() > 3 || controlled(bytes) ||
                                        static_cast<unsigned char>(magic.bytes[0]) >= 0x7F);
}

std::string_view past_prologue(std::string_view text) {
  if (begins(text, "\xEF\xBB\xBF")) text.remove_prefix(3);
  for (bool more = true; more;) {
    more = false;
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    for (const auto& [open, close] : {std::pair{"<!--"sv, "-->"sv}, std::pair{"<?xml"sv, "?>"sv}})
      if (begins_folded(text, open)) {
        const std::size_t end = text.find(close);
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + close.size());
        more = true;
      }
  }
  return text;
}

// A whole page says so whatever the file is called; a fragment may also be the
// start of a Markdown file.
bool begins_as_page(std::string_view text) {
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body"})
    if (begins_folded(text, tag)) return true;
  return false;
}

bool begins_as_fragment(std::string_view text) {
  for (const std::string_view tag : {"<title", "<main", "<article", "<section", "<h1", "<h2",
                                     "<div", "<p>", "<p ", "<ul", "<table"})
    if (begins_folded(text, tag)) return true;
  return false;
}

bool begins_as_xml(std::string_view bytes) {
  if (begins(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return begins_folded(trim(bytes.substr(0, 512)), "<?xml");
}

// "{}", "[1, 2]": figures and marks in brackets, and not a letter.
bool is_bare_data(std::string_view text) {
  const bool closed = text.size() > 1 && (text.back() == '}' || text.back() == ']');
  return closed && std::none_of(text.begin(), text.end(), [](char c) {
           return (c & 0x80) != 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

// What a program wrote for programs: {"id": ...}, ["...
bool is_json(std::string_view bytes) {
  if (begins(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view start = trim(bytes.substr(0, 4096));
  if (!begins(start, "{") && !begins(start, "[")) return false;
  const std::string_view rest = trim(start.substr(1));
  return begins(rest, "\"") || begins(rest, "{") || is_bare_data(trim(bytes));
}

bool is_markdown_heading(std::string_view line) {
  std::size_t hashes = 0;
  while (hashes < line.size() && line[hashes] == '#') ++hashes;
  return hashes >= 1 && hashes <= 6 && hashes < line.size() && line[hashes] == ' ';
}

bool looks_like_markdown(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 16384);
  int signs = begins(start, "---\n") && start.find("\n---") != std::string_view::npos;
  for (std::size_t at = 0; at < start.size();) {
    const std::size_t end = std::min(start.find('\n', at), start.size());
    signs += is_markdown_heading(start.substr(at, end - at));
    at = end + 1;
  }
  signs += start.find("](") != std::string_view::npos;
  signs += start.find("**") != std::string_view::npos;
  return signs >= 2;
}

}  // namespace

std::string_view binary_look(std::string_view bytes) {
  if (marked_utf16(bytes)) return {};
  for (const Magic& magic : magics)
    if (has(magic, bytes)) return magic.name;
  if (bytes.size() > 8 && bytes.substr(4, 4) == "ftyp") return "a video";
  return controlled(bytes) ? "binary data" : std::string_view{};
}

std::string charset_of(std::string_view media_type) {
  const std::string type = lower(media_type);
  const std::size_t at = type.find("charset=");
  if (at == std::string::npos) return {};
  std::string set = type.substr(at + 8);
  set = set.substr(0, set.find(';'));
  std::erase(set, '"');
  return std::string(trim(set));
}

std::string media_type(std::string_view name, std::string_view bytes) {
  const auto type = [](Format format) { return std::string(entry_of(format).media_types[0]); };
  const auto look = format_by_look(bytes), ending = format_by_ending(name);
  const bool textual = ending == Format::plain || ending == Format::markdown ||
                       ending == Format::table || ending == Format::html;
  // A text about mails may begin like one: what it is called says what it is.
  if (look && !(look == Format::mail && textual)) return type(*look);
  if (!binary_look(bytes).empty()) return {};
  const std::string_view text = past_prologue(bytes.substr(0, 65536));
  if (begins_as_page(text)) return "text/html";
  const bool named_text = textual && ending != Format::table;
  if (is_json(bytes) && !named_text) return {};
  if (is_binary(ending)) return {};
  if (ending) return type(*ending);
  if (begins_as_fragment(text)) return "text/html";
  if (begins_as_xml(bytes)) return {};
  return looks_like_markdown(bytes) ? "text/markdown" : "text/plain";
}

}  // namespace fingerpost::extract
