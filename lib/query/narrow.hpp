// Fields that ask for a place within a document: its title, a page of it.
#pragma once

#include <string_view>

#include "query/draft.hpp"

namespace fingerpost::query {

// All words of the title: title:"working together", title:bruis*. Always true.
bool read_title(Draft& draft, const Item& item, std::string_view text);

// page:12, page:12-15, page:iv. False when it is no page.
bool read_pages(Draft& draft, const Item& item, std::string_view text, std::size_t offset);

}  // namespace fingerpost::query
