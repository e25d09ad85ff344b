// Whose day it is: in the text of guidance much begins and ends that is not the
// guidance. "Return the audit by 30 November" is a deadline of its reader's.
#pragma once

#include <string_view>

#include "document/passage.hpp"
#include "fingerpost/document.hpp"

namespace fingerpost::document {

// Whether text of that kind stands until it says that it does not. A notice, an
// event or an item of news is about its days; guidance, a form, a page are not.
bool is_standing(Kind kind);
// "Until 31 January the duty manager is Alan Pascoe", "From 24 March 2020 to 18 July 2021 visits
// may be made by video": a short passage that begins with its days and says how it is then.
bool opens_with_its_days(const Passage& passage, const Paragraph& paragraph,
                         const DateMention& mention);

// Of a mention that ends something: the page itself, or what its sentence announces
// as closed, cancelled, suspended.
bool ends_its_page(const Paragraph& paragraph, const DateMention& mention);

// Of a mention that starts something: not what comes into force beside the page
// that `title` names, nor the second half of "until Friday ...; from Monday ...".
bool starts_its_page(const Passage& passage, const Paragraph& paragraph, const DateMention& mention,
                     std::string_view title);

}  // namespace fingerpost::document
