#include "signals.hpp"

#include <csignal>

namespace fingerpost::cli {
namespace {

volatile std::sig_atomic_t noted = 0;
volatile std::sig_atomic_t asked = 0;

void note(int signal) { noted = signal; }
void note_asked(int) { asked = 1; }

}  // namespace

void note_signals() {
  struct sigaction action = {};
  action.sa_handler = note;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // and no SA_RESTART: a read from a pipe ends
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  action.sa_handler = note_asked;
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGUSR1, &action, nullptr);
}

bool status_asked() {
  const bool was = asked != 0;
  asked = 0;
  return was;
}

int signal_noted() { return noted; }

}  // namespace fingerpost::cli
