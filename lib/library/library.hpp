// What an index is kept for beside answers: the diary, digests, reviews of the content. Made of
// public values and a Searcher alone. The public doors are fingerpost/diary.hpp, digest.hpp and
// review.hpp.
#pragma once

#include "fingerpost/content_report.hpp"
#include "fingerpost/diary.hpp"
#include "fingerpost/digest.hpp"
