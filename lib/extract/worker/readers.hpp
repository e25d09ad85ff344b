// The readers that this worker was built with the libraries for.
#pragma once

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
