// What the command ends with, and how an Error becomes one of these numbers.
#pragma once

#include "fingerpost/error.hpp"

namespace fingerpost::cli {

enum Exit : int {
  ok = 0,
  some_failed = 1,   // some documents, lines or ids; each is named on stderr
  usage = 2,         // options, dates, names; a file or an index that is not there
  damaged = 3,       // the index is damaged
  refused = 4,       // by a limit or a policy
  newer_format = 5,  // the index was written by a newer fingerpost
  bad_data = 65,     // nothing of the input could be read
  bug = 70,          // out of memory, or a bug in fingerpost
  cannot_write = 73,
  try_again = 75,    // another writer is at work
  interrupted = 128  // plus the signal: 130, 143
};

Exit exit_for(Fault fault);
// "locked", as in the table of faults.
const char* word_for(Fault fault);

// What could not be done with one document or line, while the others go on.
struct Failure {
  std::string where = {};  // "guidance/kcsie.pdf", "standard input, line 7"
  Fault fault = Fault::bad_argument;
  std::string message = {};
};

}  // namespace fingerpost::cli
