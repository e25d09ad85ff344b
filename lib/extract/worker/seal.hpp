// What the child that reads one document may do: nearly nothing.
#pragma once

#include <cstdint>

namespace fingerpost::extract {

// How a child says why it ended, where no signal does.
inline constexpr int exit_memory = 80;

// Of the worker itself, at its start.
void seal_worker();
// Of the child, before it looks at the document: limits, no new privileges, no
// descriptors but `answer`, and death with its parent. False when one of them
// cannot be had. Kernel filters (seccomp, Landlock) have their place here.
bool seal_child(std::uint32_t cpu_seconds, std::uint64_t memory, int answer);

}  // namespace fingerpost::extract
