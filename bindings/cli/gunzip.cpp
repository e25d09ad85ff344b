#include "gunzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

namespace fingerpost::cli {
namespace {

constexpr int gzip_alone = 15 + 16;  // zlib's way to say: the longest window, and no other wrapping
// As of archives (lib/extract/worker/archive.cpp); tests/cli/test_packed.py.
constexpr std::uint64_t free_of_ratio = 1u << 20;
constexpr std::uint64_t highest_ratio = 100;

}  // namespace

struct Gunzip::State {
  z_stream stream = {};
  bool between = true;  // no file is begun, or one is done
  bool full = false;    // what did not fit may wait within
  bool bad = false;     // told when all before it was read
  std::uint64_t packed = 0, unpacked = 0;

  State() {
    if (::inflateInit2(&stream, gzip_alone) != Z_OK) throw std::bad_alloc();
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { ::inflateEnd(&stream); }
};

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

Gunzip::Gunzip() : state_(std::make_unique<State>()) {}
Gunzip::Gunzip(Gunzip&&) noexcept = default;
Gunzip::~Gunzip() = default;

bool Gunzip::hungry() const {
  return state_->stream.avail_in == 0 && !state_->full && !state_->bad;
}

void Gunzip::feed(std::string_view packed) {
  state_->stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  state_->stream.avail_in = static_cast<uInt>(packed.size());
  state_->packed += packed.size();
}

std::size_t Gunzip::read(char* to, std::size_t room) {
  z_stream& stream = state_->stream;
  if (state_->bad) throw BadInput("what gzip packed is damaged here");
  const auto most =
      static_cast<uInt>(std::min<std::size_t>(room, std::numeric_limits<uInt>::max()));
  stream.next_out = reinterpret_cast<Bytef*>(to);
  stream.avail_out = most;
  bool waiting = state_->full && !state_->between;
  while (stream.avail_out > 0 && (stream.avail_in > 0 || waiting)) {
    waiting = state_->between = false;
    const int said = ::inflate(&stream, Z_NO_FLUSH);
    if (said == Z_STREAM_END) {
      ::inflateReset(&stream);
      state_->between = true;
    } else if (said == Z_MEM_ERROR) {
      throw std::bad_alloc();
    } else if (said != Z_OK && said != Z_BUF_ERROR) {
      state_->bad = true;
      break;
    }
  }
  state_->full = stream.avail_out == 0;
  const std::size_t got = most - stream.avail_out;
  state_->unpacked += got;
  if (state_->unpacked > free_of_ratio && state_->unpacked / highest_ratio > state_->packed)
    throw Error(Fault::limit,
                "it unpacks to more than " + std::to_string(highest_ratio) + " times its size");
  return got;
}

void Gunzip::end() const {
  if (!state_->between) throw BadInput("what gzip packed breaks off here");
}

}  // namespace fingerpost::cli
