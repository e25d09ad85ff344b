#include "input.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <utility>

#include "fingerpost/error.hpp"

namespace fingerpost::cli {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t block_size = 1 << 16;  // as much as a pipe holds

std::string reason() { return std::strerror(errno); }

int open_to_read(const std::string& name) {
  if (name == "-") return STDIN_FILENO;
  const int descriptor = ::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) throw Error(Fault::bad_argument, name + ": " + reason());
  struct stat about = {};
  if (::fstat(descriptor, &about) == 0 && S_ISDIR(about.st_mode)) {
    ::close(descriptor);
    throw Error(Fault::bad_argument, name + ": this is a folder, a file is wanted");
  }
  return descriptor;
}

}  // namespace

Input::Input(const std::string& name)
    : called_(name == "-" ? "standard input" : name), descriptor_(open_to_read(name)) {}

Input::Input(Input&& other) noexcept
    : called_(std::move(other.called_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      block_(std::move(other.block_)),
      at_(other.at_),
      taken_(other.taken_),
      begun_(other.begun_),
      interrupted_(other.interrupted_),
      packed_(std::move(other.packed_)) {}

Input::~Input() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

std::size_t Input::take(char* to, std::size_t room) {
  const ssize_t got = ::read(descriptor_, to, room);
  if (got >= 0) return taken_ += static_cast<std::size_t>(got), static_cast<std::size_t>(got);
  if (errno != EINTR) throw Error(Fault::io, called_ + ": " + reason());
  interrupted_ = true;
  return 0;
}

// A pipe may give its first byte alone.
void Input::begin() {
  begun_ = true;
  std::array<char, block_size> block;
  while (block_.size() < 2) {
    const std::size_t got = take(block.data(), block.size());
    if (got == 0) break;
    block_.append(block.data(), got);
  }
  if (!is_gzip(block_)) return;
  packed_.emplace();
  packed_->feed(block_);
}

std::size_t Input::read_packed(char* to, std::size_t room) try {
  for (;;) {
    if (const std::size_t got = packed_->read(to, room)) return got;
    if (!packed_->hungry()) continue;
    block_.resize(block_size);
    block_.resize(take(block_.data(), block_size));
    if (interrupted_) return 0;
    if (block_.empty()) return packed_->end(), 0;
    packed_->feed(block_);
  }
} catch (const BadInput& error) {
  throw BadInput(called_ + ": " + error.what());
} catch (const Error& error) {
  if (error.fault() != Fault::limit) throw;
  throw Error(Fault::limit, called_ + ": " + error.what());
}

std::size_t Input::read(char* to, std::size_t room) {
  if (!begun_) begin();
  if (interrupted_) return 0;
  if (packed_) return read_packed(to, room);
  if (at_ == block_.size()) return take(to, room);
  const std::size_t got = block_.copy(to, room, at_);
  at_ += got;
  return got;
}

bool Lines::fill() {
  buffer_.erase(0, std::exchange(at_, 0));
  std::array<char, block_size> block;
  const std::size_t got = input_.read(block.data(), block.size());
  buffer_.append(block.data(), got);
  return got > 0;
}

std::optional<Lines::Line> Lines::next_of_any_length() {
  std::size_t searched = at_;
  bool too_long = false;
  for (;;) {
    const auto end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      Line line{++number_, too_long ? "" : buffer_.substr(at_, end - at_), too_long};
      at_ = end + 1;
      return line;
    }
    if (buffer_.size() - at_ > longest_line) {
      too_long = true;
      at_ = buffer_.size();
    }
    searched = buffer_.size() - at_;
    if (fill()) continue;
    if (buffer_.empty() && !too_long) return std::nullopt;
    Line last{++number_, too_long ? "" : std::exchange(buffer_, {}), too_long};
    buffer_.clear();
    return last;
  }
}

std::optional<Lines::Line> Lines::next() {
  while (auto line = next_of_any_length()) {
    if (line->number == 1 && line->text.starts_with(byte_order_mark))
      line->text.erase(0, byte_order_mark.size());
    if (line->too_long || line->text.find_first_not_of(" \t\r") != std::string::npos) return line;
  }
  return std::nullopt;
}

std::string Lines::place(std::size_t number) const {
  return called() + ", line " + std::to_string(number);
}

namespace {

template <class Read>
std::string all_of(const std::string& called, Read read) {
  std::string all;
  std::array<char, block_size> block;
  while (const std::size_t got = read(block.data(), block.size())) {
    all.append(block.data(), got);
    if (all.size() > largest_file) throw Error(Fault::limit, called + ": larger than 64 MiB");
  }
  return all;
}

}  // namespace

std::string read_all(const std::string& name) {
  Input input(name);
  return all_of(input.called(), [&](char* to, std::size_t room) { return input.read(to, room); });
}

std::string read_as_it_is(const std::string& name) {
  Input input(name);
  return all_of(input.called(), [&](char* to, std::size_t room) { return input.take(to, room); });
}

namespace {

constexpr std::int64_t second = 1'000'000'000;
// The slowest tick of a file system's clock in use (FAT).
constexpr std::int64_t slowest_tick = 2 * second;

std::int64_t nanoseconds(const timespec& time) { return time.tv_sec * second + time.tv_nsec; }

}  // namespace

std::optional<FileLook> look_at(const std::filesystem::path& file) {
  struct stat about = {};
  if (::stat(file.c_str(), &about) != 0 || about.st_size < 0) return std::nullopt;
  return FileLook{static_cast<std::uint64_t>(about.st_size), nanoseconds(about.st_mtim),
                  nanoseconds(about.st_ctim)};
}

bool is_settled(const FileLook& look, std::int64_t when) {
  return std::max(look.modified, look.changed) < when - slowest_tick;
}

std::int64_t time_now() {
  timespec now = {};
  ::clock_gettime(CLOCK_REALTIME, &now);
  return nanoseconds(now);
}

Bytes read_document(const std::filesystem::path& file, const std::string& where) {
  try {
    return {read_as_it_is(file.string()), {}};
  } catch (const Error& error) {
    const Fault fault = error.fault() == Fault::bad_argument ? Fault::io : error.fault();
    std::string message = error.what();
    if (const auto prefix = file.string() + ": "; message.starts_with(prefix))
      message.erase(0, prefix.size());
    return {{}, Failure{where, fault, message}};
  }
}

}  // namespace fingerpost::cli
