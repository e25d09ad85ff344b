#include "packs/source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "fingerpost/error.hpp"
#include "packs/bytes.hpp"

namespace fingerpost::packs {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const char* what, int error) {
  throw Error(error == EEXIST ? Fault::exists : Fault::io,
              file.string() + ": " + what + ": " + std::generic_category().message(error));
}

void write_all(const std::filesystem::path& file, int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) fail(file, "cannot write", put < 0 ? errno : ENOSPC);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
}

// Shorter than asked for where the file ends.
std::string read_at(const std::filesystem::path& file, int fd, std::uint64_t at,
                    std::uint64_t size) {
  std::string bytes(size, '\0');
  std::size_t got = 0;
  while (got < size) {
    const ssize_t more = ::pread(fd, bytes.data() + got, size - got, static_cast<off_t>(at + got));
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) fail(file, "cannot read", errno);
    if (more == 0) break;
    got += static_cast<std::size_t>(more);
  }
  bytes.resize(got);
  return bytes;
}

// A new file beside `file`; `name` becomes what it is called.
Descriptor beside(const std::filesystem::path& file, std::string& name) {
  name = file.string() + ".XXXXXX";
  const int fd = ::mkostemp(name.data(), O_CLOEXEC);
  if (fd < 0) fail(file, "cannot write", errno);
  return Descriptor(fd);
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

Source::Source(const std::filesystem::path& file)
    : file_(file), open_(::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (open_.get() < 0) fail(file, "cannot open", errno);
  struct stat about {};
  if (::fstat(open_.get(), &about) != 0) fail(file, "cannot read", errno);
  if (!S_ISREG(about.st_mode)) fail(file, "cannot read", S_ISDIR(about.st_mode) ? EISDIR : ESPIPE);
  size_ = static_cast<std::uint64_t>(about.st_size);
}

std::string Source::read(std::uint64_t at, std::uint64_t size) const {
  std::string bytes = open_.get() < 0
                          ? std::string(bytes_.substr(std::min<std::uint64_t>(at, size_), size))
                          : read_at(file_, open_.get(), at, size);
  if (bytes.size() != size) throw Error(Fault::pack, "the pack is shorter than its parts");
  return bytes;
}

Hash::Hash(std::size_t size) : size_(size) { crypto_generichash_init(&state_, nullptr, 0, size); }

void Hash::add(std::string_view bytes) {
  crypto_generichash_update(&state_, raw(bytes), bytes.size());
}

std::string Hash::done() {
  std::string out(size_, '\0');
  crypto_generichash_final(&state_, raw(out), size_);
  return out;
}

Scratch::Scratch(const std::filesystem::path& file) : file_(file) {
  std::string name;
  open_ = beside(file, name);
  ::unlink(name.c_str());
}

void Scratch::append(std::string_view bytes) {
  if (open_.get() < 0)
    held_ += bytes;
  else
    write_all(file_, open_.get(), bytes);
  size_ += bytes.size();
}

std::string Scratch::read(std::uint64_t at, std::uint64_t size) const {
  return open_.get() < 0 ? held_.substr(at, size) : read_at(file_, open_.get(), at, size);
}

void refuse_taken(const std::filesystem::path& file) {
  struct stat about {};
  if (::lstat(file.c_str(), &about) == 0) fail(file, "cannot write", EEXIST);
}

NewFile::NewFile(std::filesystem::path file) : file_(std::move(file)) {
  refuse_taken(file_);
  open_ = beside(file_, beside_);
}

NewFile::~NewFile() {
  if (!beside_.empty()) ::unlink(beside_.c_str());
}

void NewFile::append(std::string_view bytes) { write_all(file_, open_.get(), bytes); }

// A link takes nobody's place. Where there are none, a rename comes after another look.
void NewFile::finish() {
  if (::fchmod(open_.get(), 0644) != 0 || ::fsync(open_.get()) != 0)
    fail(file_, "cannot write", errno);
  if (::link(beside_.c_str(), file_.c_str()) != 0) {
    refuse_taken(file_);
    if (::rename(beside_.c_str(), file_.c_str()) != 0) fail(file_, "cannot write", errno);
    beside_.clear();
  }
  const auto folder = std::filesystem::absolute(file_).parent_path();
  const Descriptor parent(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (parent.get() >= 0) ::fsync(parent.get());
}

}  // namespace fingerpost::packs
