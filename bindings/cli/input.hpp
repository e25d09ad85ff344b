// Bytes from files and from standard input, with a bound on everything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "exits.hpp"
#include "fingerpost/index.hpp"

namespace fingerpost::cli {

// Sixteen MiB of text, the library's own limit, with every byte escaped twice over.
inline constexpr std::size_t longest_line = 33u << 20;
// Above the library's limit for any media type: it says so itself, by type.
inline constexpr std::size_t largest_file = 64u << 20;

// An open file; standard input for "-".
class Input {
 public:
  // Throws Error(bad_argument) naming the file when it cannot be opened.
  explicit Input(const std::string& name);
  Input(Input&& other) noexcept;
  Input& operator=(Input&&) = delete;
  ~Input();

  // "standard input" or the name as given.
  const std::string& called() const { return called_; }
  // The next bytes, or nothing at the end. An interrupted read ends the file:
  // whoever reads looks at the signal next.
  std::size_t read(char* to, std::size_t room);

 private:
  std::string called_;
  int descriptor_ = -1;
};

// The lines of a file one after another; an empty one is passed over.
class Lines {
 public:
  struct Line {
    std::size_t number = 0;  // counted from 1
    std::string text = {};   // empty when it was too long
    bool too_long = false;
  };
  explicit Lines(Input input) : input_(std::move(input)) {}

  std::optional<Line> next();
  const std::string& called() const { return input_.called(); }
  // Bytes of the file that were given out or passed over.
  std::size_t bytes_done() const { return filled_ - (buffer_.size() - at_); }
  // "standard input, line 7"
  std::string place(std::size_t number) const;

 private:
  std::optional<Line> next_of_any_length();
  bool fill();

  Input input_;
  std::string buffer_ = {};
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
  std::size_t number_ = 0;
};

// All of a file. Throws Error(bad_argument) when it cannot be opened, Error(io)
// when it cannot be read, Error(limit) when it is larger than `largest_file`.
std::string read_all(const std::string& name);

// How the file looks without being opened; nothing when there is none.
std::optional<FileLook> look_at(const std::filesystem::path& file);
// Whether a file that looks like this and was read from `when` on (nanoseconds since 1970)
// would look otherwise had it changed since. Not so of one that had just changed: clocks
// of file systems tick as slowly as every two seconds.
bool is_settled(const FileLook& look, std::int64_t when);
// The time, as files have it.
std::int64_t time_now();

// The same of one document, whose failure is its own.
struct Bytes {
  std::string bytes = {};
  std::optional<Failure> failure = {};
};
Bytes read_document(const std::filesystem::path& file, const std::string& where);

}  // namespace fingerpost::cli
