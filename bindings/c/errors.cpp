// The doors to errors, texts and the library itself: they cannot fail.
#include "guard.hpp"

namespace fingerpost::c {
namespace {

// Out of memory, without needing any: a value that no handle has, for no slot
// has a generation 0.
const auto memory_error = reinterpret_cast<fingerpost_error*>(std::uintptr_t{0x7ffff9});
const char* const memory_message = "out of memory";

const FaultName* fault_of(fingerpost_status status) {
  for (const FaultName& fault : faults)
    if (static_cast<fingerpost_status>(fault.fault) == status) return &fault;
  return nullptr;
}

static_assert(static_cast<int>(Fault::bad_argument) == FINGERPOST_E_ARGUMENT);
static_assert(static_cast<int>(Fault::bad_query) == FINGERPOST_E_QUERY);
static_assert(static_cast<int>(Fault::bad_vocabulary) == FINGERPOST_E_VOCABULARY);
static_assert(static_cast<int>(Fault::not_found) == FINGERPOST_E_NOT_FOUND);
static_assert(static_cast<int>(Fault::exists) == FINGERPOST_E_EXISTS);
static_assert(static_cast<int>(Fault::locked) == FINGERPOST_E_LOCKED);
static_assert(static_cast<int>(Fault::wrong_version) == FINGERPOST_E_VERSION);
static_assert(static_cast<int>(Fault::corrupt) == FINGERPOST_E_CORRUPT);
static_assert(static_cast<int>(Fault::io) == FINGERPOST_E_IO);
static_assert(static_cast<int>(Fault::unsupported_media) == FINGERPOST_E_MEDIA);
static_assert(static_cast<int>(Fault::out_of_memory) == FINGERPOST_E_MEMORY);
static_assert(static_cast<int>(Fault::internal) == FINGERPOST_E_INTERNAL);
static_assert(static_cast<int>(Fault::limit) == FINGERPOST_E_LIMIT);
static_assert(static_cast<int>(Fault::misuse) == FINGERPOST_E_MISUSE);
static_assert(static_cast<int>(Fault::forked) == FINGERPOST_E_FORKED);
static_assert(static_cast<int>(Fault::cursor) == FINGERPOST_E_CURSOR);
static_assert(static_cast<int>(Fault::pack) == FINGERPOST_E_PACK);
static_assert(static_cast<int>(Fault::signature) == FINGERPOST_E_SIGNATURE);
static_assert(static_cast<int>(Fault::key) == FINGERPOST_E_KEY);
static_assert(static_cast<int>(Fault::gap) == FINGERPOST_E_GAP);
static_assert(static_cast<int>(Fault::downgrade) == FINGERPOST_E_DOWNGRADE);
static_assert(static_cast<int>(Fault::expired) == FINGERPOST_E_EXPIRED);
static_assert(static_cast<int>(Fault::conflict) == FINGERPOST_E_CONFLICT);
static_assert(faults.size() == 23);

}  // namespace

fingerpost_status fail(fingerpost_error** error, fingerpost_status status, const char* message,
                       std::optional<std::size_t> at) noexcept {
  if (!error) return status;
  try {
    *error = new_handle<fingerpost_error>(Failure{status, message, at});
  } catch (...) {
    *error = memory_error;
  }
  return status;
}

}  // namespace fingerpost::c

using namespace fingerpost::c;

const char* fingerpost_version(void) {
  static const std::string version = fingerpost::version();
  return version.c_str();
}

int32_t fingerpost_abi(void) { return FINGERPOST_ABI; }

int32_t fingerpost_index_format(void) { return fingerpost::index_format(); }

const char* fingerpost_status_name(fingerpost_status status) {
  const auto* fault = fault_of(status);
  return fault ? fault->name.data() : status == FINGERPOST_OK ? "ok" : "";
}

const char* fingerpost_status_meaning(fingerpost_status status) {
  const auto* fault = fault_of(status);
  return fault ? fault->meaning.data() : status == FINGERPOST_OK ? "nothing went wrong" : "";
}

fingerpost_status fingerpost_error_status(const fingerpost_error* error) {
  if (error == memory_error) return FINGERPOST_E_MEMORY;
  const auto failure = perhaps(error);
  return failure ? failure->status : FINGERPOST_OK;
}

const char* fingerpost_error_message(const fingerpost_error* error) {
  if (error == memory_error) return memory_message;
  const auto failure = perhaps(error);
  return failure ? failure->message.c_str() : "";
}

int64_t fingerpost_error_at(const fingerpost_error* error) {
  const auto failure = perhaps(error);
  return failure && failure->at ? static_cast<int64_t>(*failure->at) : -1;
}

void fingerpost_error_free(fingerpost_error* error) { free_handle(error); }

const char* fingerpost_text_data(const fingerpost_text* text) {
  const auto string = perhaps(text);
  return string ? string->c_str() : "";
}

size_t fingerpost_text_size(const fingerpost_text* text) {
  const auto string = perhaps(text);
  return string ? string->size() : 0;
}

void fingerpost_text_free(fingerpost_text* text) { free_handle(text); }
