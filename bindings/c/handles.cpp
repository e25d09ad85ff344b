#include "handles.hpp"

#include <pthread.h>
#include <unistd.h>

#include <array>
#include <deque>
#include <mutex>

namespace fingerpost::c {
namespace {

static_assert(sizeof(std::uintptr_t) == 8, "a handle needs 47 bits");

constexpr unsigned kind_bits = 3, slot_bits = 20, generation_bits = 24;
constexpr std::uint32_t max_slots = 1u << slot_bits;
constexpr std::uint32_t max_generation = (1u << generation_bits) - 1;

constexpr std::array<std::string_view, 8> kind_names{"",       "error",    "text",    "index",
                                                     "writer", "searcher", "results", "reader"};

struct Parts {
  HandleKind kind;
  std::uint32_t slot, generation;
};

std::uintptr_t code(const Parts& parts) {
  return static_cast<std::uintptr_t>(parts.kind) |
         static_cast<std::uintptr_t>(parts.slot) << kind_bits |
         static_cast<std::uintptr_t>(parts.generation) << (kind_bits + slot_bits);
}

std::optional<Parts> parts_of(std::uintptr_t handle) {
  const auto kind = handle & ((1u << kind_bits) - 1);
  if (kind == 0 || kind >= kind_names.size()) return std::nullopt;
  if (handle >> (kind_bits + slot_bits + generation_bits)) return std::nullopt;
  return Parts{static_cast<HandleKind>(kind),
               static_cast<std::uint32_t>(handle >> kind_bits) & (max_slots - 1),
               static_cast<std::uint32_t>(handle >> (kind_bits + slot_bits))};
}

// Errors, texts and results are memory and nothing else: a fork copies them.
bool holds_files(HandleKind kind) {
  return kind == HandleKind::index || kind == HandleKind::writer || kind == HandleKind::searcher ||
         kind == HandleKind::reader;
}

struct Slot {
  HandleKind kind = HandleKind::none;
  std::uint32_t generation = 1;
  pid_t owner = 0;
  std::uint32_t next_free = max_slots;
  std::shared_ptr<void> object = {};
};

enum class State { good, null, unknown, freed, other_kind, forked };

class Table {
 public:
  std::uintptr_t add(HandleKind kind, std::shared_ptr<void> object) {
    std::lock_guard lock(mutex);
    const std::uint32_t number = vacant();
    Slot& slot = slots_[number];
    slot.kind = kind;
    slot.owner = getpid();
    slot.object = std::move(object);
    return code({kind, number, slot.generation});
  }

  State find(std::uintptr_t handle, HandleKind kind, std::shared_ptr<void>* object,
             HandleKind* found = nullptr) {
    if (handle == 0) return State::null;
    const auto parts = parts_of(handle);
    std::lock_guard lock(mutex);
    if (!parts || parts->slot >= slots_.size()) return State::unknown;
    const Slot& slot = slots_[parts->slot];
    if (parts->generation == 0 || parts->generation > slot.generation) return State::unknown;
    if (parts->generation < slot.generation || slot.kind == HandleKind::none) return State::freed;
    if (parts->kind != slot.kind) return State::unknown;
    if (found) *found = slot.kind;
    if (slot.kind != kind) return State::other_kind;
    if (holds_files(kind) && slot.owner != getpid()) return State::forked;
    *object = slot.object;
    return State::good;
  }

  // The object, for the caller to let go of without the table's lock.
  std::shared_ptr<void> remove(std::uintptr_t handle, HandleKind kind) {
    const auto parts = parts_of(handle);
    std::lock_guard lock(mutex);
    if (!parts || parts->kind != kind || parts->slot >= slots_.size()) return nullptr;
    Slot& slot = slots_[parts->slot];
    if (slot.generation != parts->generation || slot.kind != kind) return nullptr;
    slot.kind = HandleKind::none;
    // The parent's files and locks stay alone: the object is kept, the slot is not used again.
    if (holds_files(kind) && slot.owner != getpid()) return nullptr;
    auto object = std::move(slot.object);
    if (slot.generation < max_generation) {
      ++slot.generation;
      slot.next_free = first_free_;
      first_free_ = parts->slot;
    }
    return object;
  }

  std::mutex mutex;

 private:
  std::uint32_t vacant() {
    if (first_free_ < max_slots) return std::exchange(first_free_, slots_[first_free_].next_free);
    if (slots_.size() >= max_slots)
      throw Error(Fault::limit, "more than 1,048,575 handles are open: free some");
    slots_.emplace_back();
    return static_cast<std::uint32_t>(slots_.size() - 1);
  }

  std::deque<Slot> slots_;
  std::uint32_t first_free_ = max_slots;
};

Table& table();
void before_fork() { table().mutex.lock(); }
void after_fork() { table().mutex.unlock(); }

// Never destroyed: a host may free its handles while it exits. Locked across a
// fork, so that the child finds it whole and unlocked.
Table& table() {
  static Table* const the = [] {
    auto made = std::make_unique<Table>();
    pthread_atfork(before_fork, after_fork, after_fork);
    return made.release();
  }();
  return *the;
}

std::string wanted(HandleKind kind) {
  return std::string(kind_names.at(static_cast<std::size_t>(kind)));
}

[[noreturn]] void refuse(State state, HandleKind kind, HandleKind found) {
  const std::string name = wanted(kind);
  switch (state) {
    case State::null:
      throw Error(Fault::misuse, "the " + name + " handle is NULL");
    case State::freed:
      throw Error(Fault::misuse, "the " + name + " handle has been freed");
    case State::other_kind:
      throw Error(Fault::misuse, "a handle of kind " + wanted(found) + " where one of kind " +
                                     name + " is wanted");
    case State::forked:
      throw Error(Fault::forked, "this " + name +
                                     " was opened before the process was forked: open the index "
                                     "again in the child");
    default:
      throw Error(Fault::misuse, "this is no " + name + " handle");
  }
}

}  // namespace

std::uintptr_t hand_out(HandleKind kind, std::shared_ptr<void> object) {
  return table().add(kind, std::move(object));
}

std::shared_ptr<void> look_up(std::uintptr_t handle, HandleKind kind) {
  std::shared_ptr<void> object;
  HandleKind found = HandleKind::none;
  const State state = table().find(handle, kind, &object, &found);
  if (state != State::good) refuse(state, kind, found);
  return object;
}

std::shared_ptr<void> peek(std::uintptr_t handle, HandleKind kind) noexcept {
  std::shared_ptr<void> object;
  table().find(handle, kind, &object);
  return object;
}

void take_back(std::uintptr_t handle, HandleKind kind) noexcept { table().remove(handle, kind); }

namespace {

std::string written(const std::optional<Date>& day) { return day ? to_iso(*day) : ""; }
std::string written(const std::optional<Period>& days) { return days ? to_iso(*days) : ""; }

HitWords words_of(const Hit& hit) {
  const Period days = event_days(hit);
  return {.first = written(hit.validity.first),
          .last = written(hit.validity.last),
          .published = written(hit.published),
          .updated = written(hit.updated),
          .review_due = written(hit.review_due),
          .html = to_html(hit.snippet),
          .text = to_text(hit.snippet),
          .event = event_name(hit),
          .event_first = written(days.first),
          .event_last = written(days.last),
          .called_off = is_called_off(hit)};
}

std::string rows(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : "\n") + line;
  return all;
}

}  // namespace

Answer::Answer(Results given)
    : results(std::move(given)), as_of(to_iso(results.as_of)), recorded(written(results.recorded)) {
  words.reserve(results.hits.size());
  for (const Hit& hit : results.hits) words.push_back(words_of(hit));
  for (const ShownCard& card : results.cards) card_texts.push_back(rows(card.lines));
}

}  // namespace fingerpost::c
