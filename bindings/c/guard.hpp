// The one catch: whatever a door's body throws becomes a status and, when the
// caller wants it, an error handle. Nothing is kept per thread.
#pragma once

#include <new>
#include <system_error>
#include <type_traits>

#include "arguments.hpp"
#include "handles.hpp"

namespace fingerpost::c {

// Fills `error`, when there is one; with no memory left for it, with the one
// error that needs none.
fingerpost_status fail(fingerpost_error** error, fingerpost_status status, const char* message,
                       std::optional<std::size_t> at = {}) noexcept;

template <class Body>
fingerpost_status guard(fingerpost_error** error, Body body) noexcept {
  if (error) *error = nullptr;
  try {
    body();
    return FINGERPOST_OK;
  } catch (const Error& e) {
    return fail(error, static_cast<fingerpost_status>(e.fault()), e.what(), e.at());
  } catch (const std::bad_alloc&) {
    return fail(error, FINGERPOST_E_MEMORY, "out of memory");
  } catch (const std::system_error& e) {
    return fail(error, FINGERPOST_E_IO, e.what());
  } catch (const std::exception& e) {
    return fail(error, FINGERPOST_E_INTERNAL, e.what());
  } catch (...) {
    return fail(error, FINGERPOST_E_INTERNAL, "an exception of no known type");
  }
}

// What `make` returns becomes a new handle in `*out`, which is NULL on failure.
template <class Handle, class Make>
fingerpost_status give(Handle** out, fingerpost_error** error, Make make) noexcept {
  if (out) *out = nullptr;
  return guard(error, [&] {
    if (!out) throw Error(Fault::bad_argument, "there is no place for the answer: it is NULL");
    *out = new_handle<Handle>(make());
  });
}

// What `make` returns goes to `*out`, unless it is NULL; 0 on failure.
template <class Number, class Make>
fingerpost_status tell(Number* out, fingerpost_error** error, Make make) noexcept {
  if (out) *out = 0;
  return guard(error, [&] {
    const Number number = static_cast<Number>(make());
    if (out) *out = number;
  });
}

// A writer or a reader for the length of one call; Error(misuse) while another call has it.
template <class Handle>
class Seat {
 public:
  explicit Seat(const Handle* handle) : seat_(behind(handle)) {
    if (seat_->busy.test_and_set())
      throw Error(Fault::misuse, std::string("another call is using this ") +
                                     Handled<Handle>::name + ": it is for one at a time");
  }
  Seat(const Seat&) = delete;
  Seat& operator=(const Seat&) = delete;
  ~Seat() { seat_->busy.clear(); }
  auto* operator->() { return &seat_->object; }

 private:
  std::shared_ptr<ObjectOf<Handle>> seat_;
};
template <class Handle>
Seat(Handle*) -> Seat<std::remove_const_t<Handle>>;

}  // namespace fingerpost::c
