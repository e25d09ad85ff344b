// What C holds is a number dressed as a pointer:
//
//     | 24 bits generation | 20 bits slot | 3 bits kind |     47 bits in all
//
// It is looked up in a table and never followed. A slot's generation moves on
// when its handle is freed, so an old handle is told from the new one in its
// place; a slot whose generations are used up is not used again. 47 bits fit
// into whatever other languages keep a pointer in.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fingerpost.h"
#include "fingerpost/fingerpost.hpp"

namespace fingerpost::c {

enum class HandleKind : std::uint8_t {
  none,
  error,
  text,
  index,
  writer,
  searcher,
  results,
  reader
};

// Safe from any thread, and in a child after a fork.
std::uintptr_t hand_out(HandleKind kind, std::shared_ptr<void> object);
// Throws Error(misuse) or Error(forked), saying what is wrong with the handle.
std::shared_ptr<void> look_up(std::uintptr_t handle, HandleKind kind);
// Nullptr instead of throwing.
std::shared_ptr<void> peek(std::uintptr_t handle, HandleKind kind) noexcept;
// Does nothing to a handle that is not good. What was opened before a fork is
// not destroyed in the child: its locks and files are the parent's.
void take_back(std::uintptr_t handle, HandleKind kind) noexcept;

struct Failure {
  fingerpost_status status = FINGERPOST_E_INTERNAL;
  std::string message = {};
  std::optional<std::size_t> at = {};
};

// What is for one call at a time, and whether one has it.
template <class Object>
struct OneAtATime {
  Object object;
  std::atomic_flag busy = ATOMIC_FLAG_INIT;
  explicit OneAtATime(Object&& opened) : object(std::move(opened)) {}
};

// A Reader, by what it tags, and what was attached to the document it read last.
struct ReaderAtWork {
  Reader reader;
  Vocabulary vocabulary;
  std::vector<Attachment> attached = {};
};

// What a hit's accessors answer with, made once.
struct HitWords {
  std::string first = {}, last = {}, published = {}, updated = {}, review_due = {};
  std::string html = {}, text = {};
  std::string event = {}, event_first = {}, event_last = {};
  bool called_off = false;
};
struct Answer {
  Results results;
  std::string as_of, recorded;
  std::vector<HitWords> words;
  std::vector<std::string> card_texts;
  explicit Answer(Results given);
};

template <class Handle>
struct Handled;
template <class T, HandleKind k>
struct HandledAs {
  using Object = T;
  static constexpr HandleKind kind = k;
};
template <>
struct Handled<fingerpost_error> : HandledAs<Failure, HandleKind::error> {};
template <>
struct Handled<fingerpost_text> : HandledAs<std::string, HandleKind::text> {};
template <>
struct Handled<fingerpost_index> : HandledAs<Index, HandleKind::index> {};
template <>
struct Handled<fingerpost_writer> : HandledAs<OneAtATime<Writer>, HandleKind::writer> {
  static constexpr const char* name = "writer";
};
template <>
struct Handled<fingerpost_reader> : HandledAs<OneAtATime<ReaderAtWork>, HandleKind::reader> {
  static constexpr const char* name = "reader";
};
template <>
struct Handled<fingerpost_searcher> : HandledAs<Searcher, HandleKind::searcher> {};
template <>
struct Handled<fingerpost_results> : HandledAs<Answer, HandleKind::results> {};

template <class Handle>
using ObjectOf = typename Handled<Handle>::Object;

template <class Handle, class Value>
Handle* new_handle(Value&& value) {
  auto object = std::make_shared<ObjectOf<Handle>>(std::forward<Value>(value));
  return reinterpret_cast<Handle*>(hand_out(Handled<Handle>::kind, std::move(object)));
}

// The object behind a handle, kept alive for the length of the call even when
// another thread frees the handle meanwhile.
template <class Handle>
std::shared_ptr<ObjectOf<Handle>> behind(const Handle* handle) {
  return std::static_pointer_cast<ObjectOf<Handle>>(
      look_up(reinterpret_cast<std::uintptr_t>(handle), Handled<Handle>::kind));
}

template <class Handle>
std::shared_ptr<ObjectOf<Handle>> perhaps(const Handle* handle) noexcept {
  return std::static_pointer_cast<ObjectOf<Handle>>(
      peek(reinterpret_cast<std::uintptr_t>(handle), Handled<Handle>::kind));
}

template <class Handle>
void free_handle(Handle* handle) noexcept {
  take_back(reinterpret_cast<std::uintptr_t>(handle), Handled<Handle>::kind);
}

}  // namespace fingerpost::c
