// What gzip has packed, unpacked a block at a time.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "fingerpost/error.hpp"

namespace fingerpost::cli {

// Input that is not what it says it is: nothing is wrong with the command.
struct BadInput : Error {
  explicit BadInput(const std::string& message) : Error(Fault::unsupported_media, message) {}
};

// By its first two bytes.
bool is_gzip(std::string_view bytes);

// Files that gzip packed, one behind another, as one. What it unpacks to may be a hundred times
// as large and no more: whoever takes lines keeps one of them at a time, but not the hours that
// a file made to unpack for ever would take.
class Gunzip {
 public:
  Gunzip();
  Gunzip(Gunzip&&) noexcept;
  ~Gunzip();

  // Whether read() may have more to say without another feed().
  bool hungry() const;
  // The next packed bytes, which must stay until hungry().
  void feed(std::string_view packed);
  // Unpacked bytes; 0 when it is hungry. Throws BadInput where it is damaged,
  // Error(limit) where it grows too much.
  std::size_t read(char* to, std::size_t room);
  // There are no packed bytes left. Throws BadInput when it breaks off.
  void end() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace fingerpost::cli
