// Text becomes a Json, one SAX event at a time. The values that are still open
// stand on a stack; an event puts its value into the topmost:
//
//     {"a": [1, 2      stack: {a: ..}  [1, 2
//
// A value moves into its parent when it closes, so nothing is copied and nothing
// recurses, however deep the text pretends to go.
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "fingerpost/error.hpp"
#include "json/fields.hpp"
#include "json/json.hpp"

namespace fingerpost {
namespace {

constexpr std::size_t max_depth = 64;  // promised by value.hpp

// Reads characters and counts them: the builder asks where the reader stands.
class Counted {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Counted(const char* at, std::size_t* count) : at_(at), count_(count) {}
  reference operator*() const { return *at_; }
  Counted& operator++() {
    ++at_;
    ++*count_;
    return *this;
  }
  Counted operator++(int) {
    Counted before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Counted& a, const Counted& b) { return a.at_ == b.at_; }
  friend bool operator!=(const Counted& a, const Counted& b) { return !(a == b); }

 private:
  const char* at_;
  std::size_t* count_;
};

// "syntax error while parsing value - unexpected end of input", without the
// library's own numbering and without the text it choked on.
std::string reason(std::string message) {
  if (message.find("number overflow") != std::string::npos) return "a number too large";
  if (const auto prefix = message.find("] "); prefix != std::string::npos)
    message.erase(0, prefix + 2);
  if (const auto place = message.find(": "); message.starts_with("parse error"))
    message.erase(0, place == std::string::npos ? 0 : place + 2);
  if (const auto last = message.find("; last read"); last != std::string::npos) {
    const auto expected = message.find("; expected", last);
    message.erase(last, expected == std::string::npos ? std::string::npos : expected - last);
  }
  return message;
}

class Builder {
 public:
  Builder(std::string_view text, const std::size_t* read) : text_(text), read_(read) {}

  Json take() { return std::move(root_); }

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(std::int64_t value) { return add(value); }
  bool number_unsigned(std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return add(static_cast<double>(value));
    return add(value);
  }
  bool number_float(double value, const std::string&) { return add(value); }
  bool string(std::string& value) { return add(std::move(value)); }
  bool binary(std::vector<std::uint8_t>&) { return false; }

  bool start_object(std::size_t) { return open(Json::Object{}); }
  bool end_object() { return close(); }
  bool start_array(std::size_t) { return open(Json::Array{}); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    Open& object = open_.back();
    if (!object.keys.insert(name).second)
      fail("\"" + json::shown(name) + "\" stands twice in one object", key_start());
    object.key = std::move(name);
    return true;
  }

  template <class Exception>
  [[noreturn]] bool parse_error(std::size_t position, const std::string&, const Exception& error) {
    fail(reason(error.what()), position > 0 ? position - 1 : 0);
  }

 private:
  struct Open {
    Json value;
    std::string key = {};             // of the member that comes next
    std::set<std::string> keys = {};  // ordered: no choice of keys makes it slow
  };

  [[noreturn]] void fail(const std::string& why, std::size_t at) const {
    throw Error(Fault::bad_argument, "not JSON: " + why + ", at byte " + std::to_string(at), at);
  }

  // The reader stands behind the closing quote of a key: back to its opening one.
  std::size_t key_start() const {
    std::size_t at = *read_ > 1 ? *read_ - 2 : 0;
    for (; at > 0; --at)
      if (text_[at] == '"' && text_[at - 1] != '\\') break;
    return at;
  }

  bool add(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return true;
    }
    Open& parent = open_.back();
    if (auto* members = std::get_if<Json::Object>(&parent.value.value))
      members->emplace_back(std::move(parent.key), std::move(value));
    else
      std::get<Json::Array>(parent.value.value).push_back(std::move(value));
    return true;
  }

  bool open(Json value) {
    if (open_.size() == max_depth)
      fail("nested deeper than " + std::to_string(max_depth), *read_ > 0 ? *read_ - 1 : 0);
    open_.push_back({std::move(value)});
    return true;
  }

  bool close() {
    Json value = std::move(open_.back().value);
    open_.pop_back();
    return add(std::move(value));
  }

  std::string_view text_;
  const std::size_t* read_;
  Json root_ = {};
  std::vector<Open> open_ = {};
};

}  // namespace

Json parse_json(std::string_view text) {
  std::size_t read = 0;
  Builder builder(text, &read);
  const Counted first(text.data(), &read);
  const Counted last(text.data() + text.size(), &read);
  nlohmann::json::sax_parse(first, last, &builder);
  return builder.take();
}

}  // namespace fingerpost
