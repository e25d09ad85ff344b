#include "extract/worker/readers.hpp"

#include <array>

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

}  // namespace fingerpost::extract
