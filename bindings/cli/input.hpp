// Bytes from files and from standard input, with a bound on everything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "exits.hpp"
#include "fingerpost/index.hpp"
#include "gunzip.hpp"

namespace fingerpost::cli {

// Sixteen MiB of text, the library's own limit, with every byte escaped twice over.
inline constexpr std::size_t longest_line = 33u << 20;
// Above the library's limit for any media type: it says so itself, by type.
inline constexpr std::size_t largest_file = 64u << 20;

// An open file; standard input for "-". What gzip packed is unpacked, whatever it is called.
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
  // whoever reads looks at the signal next. Throws as Gunzip does of what is packed.
  std::size_t read(char* to, std::size_t room);
  // Bytes of the file that were read, packed or not.
  std::size_t bytes_taken() const { return taken_; }
  // The next bytes as they lie there. Of one file this or read(), never both.
  std::size_t take(char* to, std::size_t room);

 private:
  void begin();
  std::size_t read_packed(char* to, std::size_t room);

  std::string called_;
  int descriptor_ = -1;
  std::string block_ = {};  // of the file, not handed on yet
  std::size_t at_ = 0;
  std::size_t taken_ = 0;
  bool begun_ = false, interrupted_ = false;
  std::optional<Gunzip> packed_ = {};
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
  // Bytes of the file, as it lies there, that were read until now.
  std::size_t bytes_done() const { return input_.bytes_taken(); }
  // The line that comes next.
  std::string next_place() const { return place(number_ + 1); }
  // "standard input, line 7"
  std::string place(std::size_t number) const;

 private:
  std::optional<Line> next_of_any_length();
  bool fill();

  Input input_;
  std::string buffer_ = {};
  std::size_t at_ = 0;
  std::size_t number_ = 0;
};

// All of a file. Throws Error(bad_argument) when it cannot be opened, Error(io)
// when it cannot be read, Error(limit) when it is larger than `largest_file`, and as
// Gunzip does, in the name of the file.
std::string read_all(const std::string& name);
// The same of a document, which is what its bytes are: packed ones stay packed.
std::string read_as_it_is(const std::string& name);

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
