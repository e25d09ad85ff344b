// What stands below a mail that nobody wrote for its readers.
#pragma once

#include <vector>

#include "extract/extract.hpp"

namespace fingerpost::extract {

// Takes a mailing list's foot ("To unsubscribe from this list ...") and what organisations
// put under every mail ("If you are not the intended recipient ...") out of a mail's body. The
// signature stays, and so does what only speaks of such things. `typed`: of a plain text,
// where blank_before tells the paragraphs.
void leave_out_foot(std::vector<Block>& body, bool typed);

}  // namespace fingerpost::extract
