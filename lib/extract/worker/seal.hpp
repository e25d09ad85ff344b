// What the child that reads one document may do: compute, and write its answer.
#pragma once

#include <cstdint>

#include "extract/protocol.hpp"

namespace fingerpost::extract {

// How a child says why it ended, where no signal does.
inline constexpr int exit_memory = 80;
inline constexpr int exit_unsealed = 81;

// Of the worker itself, at its start: prepares what its children are sealed with.
void seal_worker();
// Of the child, before it looks at the document: limits, no new privileges, no
// descriptors but `answer`, death with its parent; then no files (Landlock, where
// the kernel has it) and no system calls but a few (seccomp). False when one of
// these cannot be had and the request does not allow to go on without.
bool seal_child(const Request& request, int answer);
// How tightly a child is sealed here, found by sealing one. Called when the worker is
// warm: memory that it has by then is not counted to a document.
void find_seal(Abilities& abilities);

}  // namespace fingerpost::extract
