// Search for a safeguarding partnership's guidance, protocols, newsletters
// and events: everything in one include.
#pragma once

#include "fingerpost/content_report.hpp"
#include "fingerpost/diary.hpp"
#include "fingerpost/digest.hpp"
#include "fingerpost/evaluate.hpp"
#include "fingerpost/feeds.hpp"
#include "fingerpost/index.hpp"
#include "fingerpost/json.hpp"
#include "fingerpost/report.hpp"
#include "fingerpost/version.hpp"
