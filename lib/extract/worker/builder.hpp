// Text runs become Blocks: every format's walk calls the same few steps.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.hpp"

namespace fingerpost::extract {

class Builder {
 public:
  // `budget`: how many bytes the answer may have; what comes after is left out,
  // and a problem says so.
  explicit Builder(std::size_t budget)
      : budget_(budget), reserved_(std::min(budget / 8, most_reserved)) {}

  // What the next blocks are, until leave(): of nested ones the innermost counts.
  void enter(Block::Type type, int level = 0);
  void leave();
  const Block::Type* inside() const;  // nullptr: nothing said, a paragraph

  void text(std::string_view text);
  void line_break();
  // The block ends here, if it has begun.
  void divide();
  void fragment(std::string_view id);
  // The blocks from here on stand on that page.
  void page(int number, std::string label) { page_ = number, label_ = std::move(label); }
  // Empty lines before the next block.
  void blank_before(int lines) { blank_before_ = lines; }
  void bold(bool on) { bold_ += on ? 1 : -1; }
  void begin_link(std::string_view address);
  void end_link();
  // Whether anything stands in the block so far.
  bool has_text() const;

  // Between these, blocks are cells of one row, and what they are is not asked.
  void begin_row();
  void cell();
  void end_row(bool header);

  // "Review date" before "09/2025": they become one definition.
  void term();
  void end_term();
  // A term that nothing explained stands alone.
  void end_terms();

  void metadata(std::string key, std::string_view value);
  void title(std::string_view text);
  void problem(std::string text) { result_.problems.push_back(std::move(text)); }
  bool full() const { return full_; }
  Extraction take();

 private:
  // For a block's address, term and links, besides its text.
  static constexpr std::size_t most_reserved = 1024;
  struct Context {
    Block::Type type;
    int level;
  };
  void push(Block block);
  void reset();
  bool spend(std::size_t bytes);

  Extraction result_ = {};
  std::size_t budget_, reserved_;
  bool over_ = false;  // the block at hand is cut: the last one
  bool full_ = false;

  std::vector<Context> contexts_ = {};
  std::string buffer_ = {};
  std::string fragment_ = {};
  std::string term_ = {};
  int page_ = 0;
  std::string label_ = {};
  int blank_before_ = 0;
  int bold_ = 0;
  bool plain_seen_ = false;  // letters that are not bold
  int rows_ = 0;             // depth of rows within rows
  std::size_t cells_ = 0;
  bool cell_divided_ = false;
  std::size_t link_start_ = 0;
  std::string address_ = {};
  std::vector<std::pair<std::string, std::string>> links_ = {};
};

}  // namespace fingerpost::extract
