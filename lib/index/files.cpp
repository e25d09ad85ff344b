#include "index/files.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "fingerpost/error.hpp"

namespace fingerpost::index {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const char* what, int error) {
  throw Error(Fault::io, file.filename().string() + ": " + what + ": " +
                             std::generic_category().message(error));
}

// A descriptor that closes itself.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& file, int flags, const char* what)
      : fd_(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {
    if (fd_ < 0) fail(file, what, errno);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(fd_); }
  int get() const { return fd_; }

 private:
  int fd_;
};

std::size_t read_some(const std::filesystem::path& file, int fd, char* to, std::size_t size) {
  for (;;) {
    ssize_t got = ::read(fd, to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) fail(file, "cannot read", errno);
  }
}

void write_all(const std::filesystem::path& file, int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t put = ::write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) fail(file, "cannot write", put < 0 ? errno : ENOSPC);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
}

std::string hex(const unsigned char* bytes, std::size_t size) {
  std::string out(size * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), bytes, size);
  out.pop_back();
  return out;
}

constexpr std::size_t hash_bytes = 32;

}  // namespace

std::string hash_of(std::string_view bytes) {
  std::array<unsigned char, hash_bytes> out{};
  crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  return hex(out.data(), out.size());
}

std::string hash_of_file(const std::filesystem::path& file) {
  Descriptor in(file, O_RDONLY, "cannot open");
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, hash_bytes);
  std::array<char, 1 << 16> buffer;
  while (std::size_t got = read_some(file, in.get(), buffer.data(), buffer.size()))
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(buffer.data()), got);
  std::array<unsigned char, hash_bytes> out{};
  crypto_generichash_final(&state, out.data(), out.size());
  return hex(out.data(), out.size());
}

std::string read_file(const std::filesystem::path& file) {
  Descriptor in(file, O_RDONLY, "cannot open");
  struct stat about {};
  if (::fstat(in.get(), &about) != 0) fail(file, "cannot read", errno);
  std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::size_t got = read_some(file, in.get(), bytes.data() + at, bytes.size() - at);
    if (got == 0) break;
    at += got;
  }
  bytes.resize(at);
  return bytes;
}

Mapped::Mapped(const std::filesystem::path& file) {
  Descriptor in(file, O_RDONLY, "cannot open");
  struct stat about {};
  if (::fstat(in.get(), &about) != 0) fail(file, "cannot read", errno);
  for (const auto part :
       {std::uint64_t(about.st_dev), std::uint64_t(about.st_ino), std::uint64_t(about.st_size),
        std::uint64_t(about.st_mtim.tv_sec), std::uint64_t(about.st_mtim.tv_nsec),
        std::uint64_t(about.st_ctim.tv_sec), std::uint64_t(about.st_ctim.tv_nsec)})
    look_ += std::to_string(part) + ' ';
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size == 0) return;
  void* at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, in.get(), 0);
  if (at == MAP_FAILED) fail(file, "cannot map", errno);
  bytes_ = {static_cast<const char*>(at), size};
}

Mapped::~Mapped() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

void write_file(const std::filesystem::path& file, std::string_view bytes) {
  Descriptor out(file, O_WRONLY | O_CREAT | O_TRUNC, "cannot write");
  write_all(file, out.get(), bytes);
  if (::fsync(out.get()) != 0) fail(file, "cannot sync", errno);
}

FileOut::FileOut(std::filesystem::path file)
    : file_(std::move(file)),
      fd_(::open(file_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
  if (fd_ < 0) fail(file_, "cannot write", errno);
}

FileOut::~FileOut() { ::close(fd_); }

void FileOut::append(std::string_view bytes) {
  constexpr std::size_t at_once = 1 << 20;
  held_ += bytes;
  if (held_.size() < at_once) return;
  write_all(file_, fd_, held_);
  held_.clear();
}

void FileOut::sync() {
  write_all(file_, fd_, held_);
  held_.clear();
  if (::fsync(fd_) != 0) fail(file_, "cannot sync", errno);
}

void sync_file(const std::filesystem::path& file) {
  Descriptor fd(file, O_RDONLY, "cannot open");
  if (::fsync(fd.get()) != 0) fail(file, "cannot sync", errno);
}

void sync_folder(const std::filesystem::path& folder) {
  Descriptor fd(folder, O_RDONLY | O_DIRECTORY, "cannot open");
  if (::fsync(fd.get()) != 0) fail(folder, "cannot sync", errno);
}

void switch_file(const std::filesystem::path& file, std::string_view bytes) {
  std::filesystem::path fresh = file;
  fresh += ".new";
  write_file(fresh, bytes);
  if (::rename(fresh.c_str(), file.c_str()) != 0) fail(file, "cannot rename", errno);
  sync_folder(file.parent_path());
}

void write_once(const std::filesystem::path& file, std::string_view bytes) {
  std::error_code none;
  if (std::filesystem::file_size(file, none) == bytes.size() && !none && read_file(file) == bytes)
    return;
  switch_file(file, bytes);
}

Lock& Lock::operator=(Lock&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(owner_, other.owner_);
  return *this;
}

Lock::Lock(int fd) : fd_(fd), owner_(::getpid()) {}

Lock::~Lock() {
  if (fd_ < 0) return;
  if (owner_ == ::getpid()) ::flock(fd_, LOCK_UN);
  ::close(fd_);
}

Lock Lock::take(const std::filesystem::path& file, Mode mode, bool create) {
  int flags = create ? O_RDWR | O_CREAT : O_RDONLY;
  int fd = ::open(file.c_str(), flags | O_CLOEXEC, 0600);
  if (fd < 0) fail(file, "cannot open", errno);
  int operation = (mode == Mode::shared ? LOCK_SH : LOCK_EX) | LOCK_NB;
  int result = 0;
  while ((result = ::flock(fd, operation)) != 0 && errno == EINTR) {
  }
  if (result == 0) return Lock(fd);
  int error = errno;
  ::close(fd);
  if (error == EWOULDBLOCK) return {};
  fail(file, "cannot lock", error);
}

void Lock::write(std::string_view text) const {
  if (::ftruncate(fd_, 0) == 0 && ::lseek(fd_, 0, SEEK_SET) == 0) write_all("lock", fd_, text);
}

}  // namespace fingerpost::index
