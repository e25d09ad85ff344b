// Ctrl-C and the polite kill, where stopping half-way has a meaning: noted, and
// looked at between two documents.
#pragma once

namespace fingerpost::cli {

// Once per program. A second signal ends it at once.
void note_signals();
// SIGINT or SIGTERM when one came, else 0.
int signal_noted();
// Whether SIGUSR1 came since this was last asked: somebody wants to know how far we are.
bool status_asked();

// Thrown between two documents; `signal` is what came.
struct Interrupted {
  int signal = 0;
};

}  // namespace fingerpost::cli
