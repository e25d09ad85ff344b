// Files that survive a crash: written, synced and hashed before anyone can see
// them, then switched by one rename.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace fingerpost::index {

// BLAKE2b-256 in hex.
std::string hash_of(std::string_view bytes);
std::string hash_of_file(const std::filesystem::path& file);

// Throws Error(io) with the file's name and the system's reason.
std::string read_file(const std::filesystem::path& file);
// A file as it lies on the disk, read when it is looked at. It stays readable when it is
// removed meanwhile.
class Mapped {
 public:
  // Throws Error(io).
  explicit Mapped(const std::filesystem::path& file);
  Mapped(Mapped&& other) noexcept : bytes_(other.bytes_), look_(std::move(other.look_)) {
    other.bytes_ = {};
  }
  Mapped& operator=(Mapped&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(look_, other.look_);
    return *this;
  }
  ~Mapped();
  std::string_view bytes() const { return bytes_; }
  // Another one when the file was written to or is another file: its number, its size and
  // when its content and anything about it changed.
  const std::string& look() const { return look_; }

 private:
  std::string_view bytes_ = {};
  std::string look_ = {};
};

// Writes and syncs; the folder is not synced.
void write_file(const std::filesystem::path& file, std::string_view bytes);
// The same of what is too long to be held: bit by bit.
class FileOut {
 public:
  explicit FileOut(std::filesystem::path file);
  FileOut(const FileOut&) = delete;
  FileOut& operator=(const FileOut&) = delete;
  ~FileOut();
  void append(std::string_view bytes);
  void sync();  // what was appended is written and synced

 private:
  std::filesystem::path file_;
  int fd_;
  std::string held_ = {};
};
// The same of a file that is named by its bytes: one that holds them is left as it is, since
// the manifest in force may name it.
void write_once(const std::filesystem::path& file, std::string_view bytes);
void sync_file(const std::filesystem::path& file);
void sync_folder(const std::filesystem::path& folder);
// Replaces `file` by one rename, with file and folder synced around it.
void switch_file(const std::filesystem::path& file, std::string_view bytes);

// An advisory lock on an open file, held until destroyed; a process that dies
// frees it. Two locks in one process exclude each other too.
class Lock {
 public:
  enum class Mode { shared, exclusive };
  Lock() = default;
  Lock(Lock&& other) noexcept : fd_(other.fd_), owner_(other.owner_) { other.fd_ = -1; }
  Lock& operator=(Lock&& other) noexcept;
  ~Lock();
  // An empty Lock when it is taken already. Exclusive locks create the file.
  // Throws Error(io) when it cannot be opened.
  static Lock take(const std::filesystem::path& file, Mode mode, bool create = false);
  explicit operator bool() const { return fd_ >= 0; }
  // Replaces what the locked file says.
  void write(std::string_view text) const;

 private:
  explicit Lock(int fd);
  int fd_ = -1;
  int owner_ = 0;  // the process that took it: a child that inherited it does not hold it on
};

}  // namespace fingerpost::index
