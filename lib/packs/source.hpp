// Where the bytes of a pack lie, and where they are put: in memory, or in a file of which no more
// is held than is looked at.
#pragma once

#include <sodium.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace fingerpost::packs {

// A descriptor that closes itself.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  int get() const { return fd_; }

 private:
  int fd_ = -1;
};

// Bytes that stay, or a file that may change while it is read: what was verified once is verified
// again whenever it is read.
class Source {
 public:
  explicit Source(std::string_view bytes) : bytes_(bytes), size_(bytes.size()) {}
  // Throws Error(io).
  explicit Source(const std::filesystem::path& file);

  std::uint64_t size() const { return size_; }
  // Throws Error(io); Error(pack) when the file has become shorter.
  std::string read(std::uint64_t at, std::uint64_t size) const;

 private:
  std::string_view bytes_ = {};
  std::filesystem::path file_ = {};
  Descriptor open_ = {};
  std::uint64_t size_ = 0;
};

// BLAKE2b of what comes bit by bit.
class Hash {
 public:
  explicit Hash(std::size_t size);
  void add(std::string_view bytes);
  std::string done();

 private:
  crypto_generichash_state state_ = {};
  std::size_t size_;
};

// Calls `take(bytes)` for all from `at` on, block by block.
template <class From, class Take>
void each_block(const From& source, std::uint64_t at, std::uint64_t size, const Take& take) {
  constexpr std::uint64_t block = 1u << 16;  // hashing is as fast as of larger ones
  for (const std::uint64_t end = at + size; at < end;) {
    const std::string bytes = source.read(at, end - at < block ? end - at : block);
    take(std::string_view(bytes));
    at += bytes.size();
  }
}

// Bytes that are appended to, and read again: held, or in a file without a name.
class Scratch {
 public:
  Scratch() = default;
  // On the disk of `file`. Throws Error(io).
  explicit Scratch(const std::filesystem::path& file);

  void append(std::string_view bytes);
  std::uint64_t size() const { return size_; }
  std::string read(std::uint64_t at, std::uint64_t size) const;
  // All of it, where it is held.
  std::string_view held() const { return held_; }

 private:
  std::filesystem::path file_ = {};
  Descriptor open_ = {};
  std::string held_ = {};
  std::uint64_t size_ = 0;
};

// Throws Error(exists) when there is something.
void refuse_taken(const std::filesystem::path& file);

// A file that comes to be whole or not at all: it has a name of its own beside `file` until
// finish(), and goes when it is given up.
class NewFile {
 public:
  // Throws Error(exists) when there is one already, Error(io).
  explicit NewFile(std::filesystem::path file);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();
  void append(std::string_view bytes);
  void finish();

 private:
  std::filesystem::path file_;
  std::string beside_ = {};
  Descriptor open_ = {};
};

}  // namespace fingerpost::packs
