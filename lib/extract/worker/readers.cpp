#include "extract/worker/readers.hpp"

#include <array>

#include "extract/worker/html.hpp"
#include "extract/worker/markdown.hpp"

namespace fingerpost::extract {
namespace {

constexpr Reader none{Format::plain, nullptr, nullptr};

constexpr std::array all{
    none,
#ifdef FINGERPOST_HAS_POPPLER
    Reader{Format::pdf, read_pdf, warm_up_pdf},
#endif
#ifdef FINGERPOST_HAS_OFFICE
    Reader{Format::docx, read_docx, warm_up_docx},
    Reader{Format::odt, read_odt, warm_up_odt},
#endif
#ifdef FINGERPOST_HAS_GMIME
    Reader{Format::mail, read_mail, warm_up_mail},
#endif
#ifdef FINGERPOST_HAS_ICAL
    Reader{Format::calendar, read_calendar, warm_up_calendar},
#endif
#ifdef FINGERPOST_HAS_PUGIXML
    Reader{Format::feed, read_feed, warm_up_feed},
#endif
};

}  // namespace

std::span<const Reader> readers() { return std::span(all).subspan(1); }

std::uint64_t readable() {
  std::uint64_t out = 0;
  const auto can = [&](Format format) { out |= 1ULL << static_cast<unsigned>(format); };
  for (const Format format : {Format::html, Format::flat_html, Format::markdown}) can(format);
  for (const Reader& reader : readers()) can(reader.format);
  return out;
}

Extraction read_as(const Request& request, std::string_view document) {
  switch (request.format) {
    case Format::html:
      return read_html(document, request);
    case Format::flat_html:
      return read_flat(document, request);
    case Format::markdown:
      return read_markdown(document, request);
    default:
      break;
  }
  for (const Reader& reader : readers())
    if (reader.format == request.format) return reader.read(document, request);
  return {};
}

void warm_up_all() {
  Request request;
  request.depth = request.attributes = 100;
  request.text = 1 << 16;
  read_html("<!doctype html><title>t</title><main><h1>h</h1><p id=a>p &amp; <b>q</b></main>",
            request);
  read_markdown("# h\n\np **q** [a](b)\n\n| a |\n|---|\n| b |\n", request);
  for (const Reader& reader : readers()) reader.warm_up();
}

}  // namespace fingerpost::extract
