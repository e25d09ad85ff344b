// What an index is kept for beside answers: the diary, digests, reports on the content. Made of
// public values and a Searcher alone. The public doors are fingerpost/content_report.hpp, diary.hpp
// and digest.hpp.
#pragma once

#include "fingerpost/content_report.hpp"
#include "fingerpost/diary.hpp"
#include "fingerpost/digest.hpp"
