// Documents in, Plans in, Results out; alone sees Xapian. The public door is
// fingerpost/index.hpp. Finished terms only: no HTML and no English is known here.
#pragma once

#include "fingerpost/index.hpp"
