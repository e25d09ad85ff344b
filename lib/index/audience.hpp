// Whom a document is for: what is published for adults (a clinic, a referral) often has the
// words of what is asked about a child.
#pragma once

#include <string>
#include <vector>

#include "query/query.hpp"

namespace fingerpost::index {

bool asks_about_adults(const query::Plan& plan);
// By the words of its title, as Library::title_stems() gives them: adults and no children.
bool is_for_adults(const std::vector<std::string>& title);

}  // namespace fingerpost::index
