// The readers that this worker was built with the libraries for.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "extract/protocol.hpp"

namespace fingerpost::extract {

struct Reader {
  Format format;
  Extraction (*read)(std::string_view document, const Request& request);
  // What it would load from files at its first document is loaded here: a child
  // cannot open any.
  void (*warm_up)();
};
std::span<const Reader> readers();

// A bit for each Format that this worker reads.
std::uint64_t readable();
// The document as the request's format, by whichever reader that is.
Extraction read_as(const Request& request, std::string_view document);
// The libraries' tables and the allocator's first pages are there before the first fork.
void warm_up_all();

Extraction read_pdf(std::string_view document, const Request& request);
void warm_up_pdf();
Extraction read_docx(std::string_view document, const Request& request);
void warm_up_docx();
Extraction read_odt(std::string_view document, const Request& request);
void warm_up_odt();
Extraction read_mail(std::string_view document, const Request& request);
void warm_up_mail();
Extraction read_calendar(std::string_view document, const Request& request);
void warm_up_calendar();
Extraction read_feed(std::string_view document, const Request& request);
void warm_up_feed();

}  // namespace fingerpost::extract
