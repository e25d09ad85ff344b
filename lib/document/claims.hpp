// What a sentence claims of the page it stands on: that it is withdrawn, a draft,
// not yet in force. "The previous version of this guidance was withdrawn" claims
// nothing of this one.
#pragma once

#include <cstddef>
#include <string_view>

namespace fingerpost::document {

struct Claim {
  enum class What {
    none,
    gone,        // withdrawn, superseded, archived, out of date
    going,       // will be withdrawn: on a day that it has to name
    useless,     // must not be used after, no longer applies from: a day may limit it
    draft,       // a draft, out for consultation
    not_yet,     // not yet in force
    commencing,  // comes into force, will be implemented
    cancelled,   // does not take place, or not on that day
    over,        // ran until, ended on: the day that it has to name is the last
    over_now,    // has ended: as over, and withdrawn where it names no day
  } what = What::none;
  std::size_t offset = 0;  // of the words that say so, in the sentence
};

// Of "this guidance", "these arrangements", or of what `title` names.
Claim claim_of(std::string_view sentence, std::string_view title = {});

// Whether it says that its page is not in force yet.
bool waits(const Claim& claim);

// Whether a sentence begins with "this guidance" or the like.
bool begins_with_itself(std::string_view sentence);

// Of a text that is stamped rather than told: "OBSOLETE - do not use", "Status: Draft",
// "Heron visits (archived)". A stamp stands at the beginning of a sentence, anywhere in a title.
Claim stamp_on_sentence(std::string_view sentence);
Claim stamp_on_title(std::string_view title);

}  // namespace fingerpost::document
