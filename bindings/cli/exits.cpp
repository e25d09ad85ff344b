#include "exits.hpp"

namespace fingerpost::cli {

Exit exit_for(Fault fault) {
  switch (fault) {
    case Fault::bad_argument:
    case Fault::bad_query:
    case Fault::not_found:
    case Fault::exists:
    case Fault::cursor:
      return usage;
    case Fault::bad_vocabulary:
    case Fault::pack:
      return bad_data;
    case Fault::locked:
      return try_again;
    case Fault::wrong_version:
      return newer_format;
    case Fault::corrupt:
      return damaged;
    case Fault::io:
      return cannot_write;
    case Fault::unsupported_media:
      return some_failed;
    case Fault::limit:
    case Fault::signature:
    case Fault::key:
    case Fault::gap:
    case Fault::downgrade:
    case Fault::expired:
    case Fault::conflict:
      return refused;
    case Fault::out_of_memory:
    case Fault::internal:
    case Fault::misuse:
    case Fault::forked:
      return bug;
  }
  return bug;
}

const char* word_for(Fault fault) {
  for (const auto& entry : faults)
    if (entry.fault == fault) return entry.name.data();
  return "internal";
}

}  // namespace fingerpost::cli
