#ifdef FINGERPOST_HAS_POPPLER
// PDF to words on pages, by poppler. What the words are is found in layout.cpp.
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>

#include "extract/chars.hpp"
#include "extract/worker/layout.hpp"
#include "extract/worker/readers.hpp"

namespace fingerpost::extract {
namespace {

// Letters that a font joins: "of" + "fi" + "ce".
std::string without_ligatures(std::string text) {
  struct Ligature {
    std::string_view joined, letters;
  };
  constexpr Ligature ligatures[] = {{"\xEF\xAC\x80", "ff"},  {"\xEF\xAC\x81", "fi"},
                                    {"\xEF\xAC\x82", "fl"},  {"\xEF\xAC\x83", "ffi"},
                                    {"\xEF\xAC\x84", "ffl"}, {"\xEF\xAC\x85", "st"},
                                    {"\xEF\xAC\x86", "st"}};
  if (text.find("\xEF\xAC") == std::string::npos) return text;
  for (const auto& [joined, letters] : ligatures)
    for (std::size_t at = 0; (at = text.find(joined, at)) != std::string::npos;)
      text.replace(at, joined.size(), letters);
  return text;
}

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

// "2024-05-01"; empty where the file gives none.
std::string day_of(std::time_t seconds) {
  using namespace std::chrono;
  constexpr std::time_t last = 253402300799;  // of the year 9999
  if (seconds <= 0 || seconds > last) return {};
  const year_month_day day(floor<days>(sys_seconds(std::chrono::seconds(seconds))));
  std::array<char, 16> text;
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", int(day.year()), unsigned(day.month()),
                unsigned(day.day()));
  return text.data();
}

bool is_bold(const std::string& font) {
  const std::string name = lower(font);
  for (const std::string_view weight : {"bold", "black", "heavy", "demi"})
    if (name.find(weight) != std::string::npos) return true;
  return false;
}

Page page_of(const poppler::page& page, int number) {
  Page out;
  out.number = number;
  out.height = page.page_rect().height();
  for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
    if (box.rotation() != 0) continue;  // stamps and names beside the text
    Word word;
    word.text = without_ligatures(utf8(box.text()));
    const poppler::rectf place = box.bbox();
    word.left = place.left(), word.right = place.right();
    word.top = place.top(), word.bottom = place.bottom();
    word.size = box.has_font_info() ? box.get_font_size() : place.height();
    word.bold = box.has_font_info() && is_bold(box.get_font_name());
    if (word.size <= 0) word.size = place.height();
    if (!is_blank(word.text)) out.words.push_back(std::move(word));
  }
  return out;
}

// "Microsoft Word - final v3.docx" is the name of a file, not of a document.
bool is_title(const std::string& title) {
  const std::string text = lower(title);
  if (text.size() < 4 || text.find("microsoft ") == 0 || text.find("untitled") == 0) return false;
  for (const std::string_view ending : {".doc", ".docx", ".pdf", ".indd", ".pub", ".odt", ".qxd"})
    if (text.ends_with(ending)) return false;
  return true;
}

void read_pages(poppler::document& file, const Request& request, Builder& builder) {
  const int all = file.pages(), count = std::min(all, static_cast<int>(request.pages));
  Paged paged;
  int silent = 0;
  std::size_t size = 0;
  for (int i = 0; i < count && size < request.text; ++i) {
    const std::unique_ptr<poppler::page> page(file.create_page(i));
    Page read = page ? page_of(*page, i + 1) : Page{.number = i + 1, .height = 1};
    paged.heights.push_back(read.height > 0 ? read.height : 1);
    const std::string label = page ? utf8(page->label()) : std::string();
    paged.labels.push_back(label == std::to_string(i + 1) ? "" : label);
    silent += read.words.empty();
    for (Line& line : lines_of(read))
      size += line.text.size(), paged.lines.push_back(std::move(line));
  }
  take_off_running_lines(paged);
  take_off_contents(paged.lines);
  write_blocks(paged, builder);
  if (silent)
    builder.problem(std::to_string(silent) + " of " + std::to_string(all) +
                    (all == 1 ? " page has" : " pages have") + " no text: scanned, perhaps");
  if (count < all)
    builder.problem("too_big: only the first " + std::to_string(count) + " of " +
                    std::to_string(all) + " pages are read");
}

// A page with a word in two fonts and a title: what poppler loads for them is there.
constexpr std::string_view sample =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 6 0 R/Resources<</Font<</A 4 0 "
    "R/B 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n"
    "5 0 obj<</Type/Font/Subtype/TrueType/BaseFont/Arial-BoldMT/Encoding/MacRomanEncoding>>endobj\n"
    "6 0 obj<</Length 60>>stream\nBT /A 9 Tf 9 50 Td (a b) Tj /B 9 Tf 0 -20 Td (c) Tj ET          "
    "\nendstream endobj\n"
    "7 0 obj<</Title(t)>>endobj\ntrailer<</Root 1 0 R/Info 7 0 R>>\n%%EOF\n";

}  // namespace

void warm_up_pdf() {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  Request request;
  request.pages = 1, request.text = 1 << 16;
  read_pdf(sample, request);
}

Extraction read_pdf(std::string_view document, const Request& request) {
  Builder builder(request.text);
  const std::unique_ptr<poppler::document> file(
      poppler::document::load_from_raw_data(document.data(), static_cast<int>(document.size())));
  if (!file) {
    builder.problem("malformed: this PDF cannot be opened");
    return builder.take();
  }
  if (file->is_locked()) {
    builder.problem("encrypted: this PDF asks for a password");
    return builder.take();
  }
  if (const std::string title = squeeze(utf8(file->get_title())); is_title(title))
    builder.title(title);
  builder.metadata("pdf:author", utf8(file->get_author()));
  // Of the file, which is printed anew for many reasons; not of what it says.
  builder.metadata("pdf:file-created", day_of(file->get_creation_date_t()));
  builder.metadata("pdf:file-modified", day_of(file->get_modification_date_t()));
  read_pages(*file, request, builder);
  return builder.take();
}

}  // namespace fingerpost::extract
#endif
