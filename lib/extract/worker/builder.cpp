#include "extract/worker/builder.hpp"

#include <algorithm>
#include <utility>

#include "extract/chars.hpp"
#include "extract/protocol.hpp"

namespace fingerpost::extract {
namespace {

constexpr std::size_t most_metadata = 256;
constexpr std::size_t most_value = 1024;
constexpr std::size_t most_links = 64;  // of one block

// Addresses that a reader may be sent to; scripts and data are none.
bool is_safe(std::string_view address) {
  const std::size_t end = std::min(address.find_first_of("/?#"), address.size());
  const std::size_t colon = address.substr(0, end).find(':');
  if (colon == std::string_view::npos) return true;
  const std::string scheme = lower(address.substr(0, colon));
  return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

// Word processors write lists as paragraphs that begin with a sign.
bool strip_bullet(std::string& text) {
  for (const std::string_view sign : {"\xE2\x80\xA2", "\xC2\xB7", "\xE2\x96\xAA", "\xEF\x82\xB7"}) {
    if (!begins(text, sign)) continue;
    const std::string_view rest = trim(std::string_view(text).substr(sign.size()));
    if (rest.empty()) return false;
    text = std::string(rest);
    return true;
  }
  return false;
}

// The longest start of `text` that is whole characters and at most `size` bytes.
std::string_view cut(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (text[size] & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

}  // namespace

void Builder::enter(Block::Type type, int level) {
  divide();
  contexts_.push_back({type, level});
}

void Builder::leave() {
  divide();
  if (!contexts_.empty()) contexts_.pop_back();
}

const Block::Type* Builder::inside() const {
  return contexts_.empty() ? nullptr : &contexts_.back().type;
}

bool Builder::has_text() const { return !is_blank(buffer_); }

void Builder::text(std::string_view text) {
  if (full_ || over_ || text.empty()) return;
  const std::size_t used = buffer_.size() + reserved_;
  if (used + text.size() > budget_) {
    text = cut(text, budget_ - std::min(budget_, used));
    over_ = true;
  }
  if (cell_divided_ && !is_blank(text)) {
    const char last = buffer_.empty() ? ' ' : trim(buffer_).back();
    buffer_ += std::string_view(".:;?!|").find(last) == std::string_view::npos ? "; " : " ";
    cell_divided_ = false;
  }
  if (!bold_ && !is_blank(text)) plain_seen_ = true;
  const bool keep = inside() && *inside() == Block::Type::preformatted;
  const std::size_t start = buffer_.size();
  buffer_ += text;
  if (!keep) std::replace(buffer_.begin() + static_cast<long>(start), buffer_.end(), '\n', ' ');
}

void Builder::line_break() {
  if (has_text()) buffer_ += '\n';
}

void Builder::divide() {
  if (rows_) {
    cell_divided_ = cell_divided_ ||
                    (!buffer_.empty() && has_text() && cells_ > 0 && trim(buffer_).back() != '|');
    return;
  }
  Block block;
  if (!contexts_.empty()) block.type = contexts_.back().type, block.level = contexts_.back().level;
  block.text = block.type == Block::Type::preformatted
                   ? std::string(trim(buffer_))
                   : squeeze(buffer_, block.type != Block::Type::heading);
  if (!block.text.empty()) push(std::move(block));
  reset();
}

void Builder::push(Block block) {
  if (block.type == Block::Type::paragraph && strip_bullet(block.text))
    block.type = Block::Type::list_item, block.level = 1;
  if (!term_.empty() && block.type == Block::Type::definition) {
    block.text = term_ + (term_.back() == ':' ? " " : ": ") + block.text;
    term_.clear();
  }
  block.bold = !plain_seen_;
  block.page = page_, block.page_label = label_;
  block.blank_before = std::exchange(blank_before_, 0);
  block.fragment = std::move(fragment_);
  block.links = std::move(links_);
  std::size_t cost =
      block_cost + block.text.size() + block.fragment.size() + block.page_label.size();
  for (const auto& [words, address] : block.links) cost += 8 + words.size() + address.size();
  if (spend(cost)) result_.blocks.push_back(std::move(block));
  if (over_) spend(budget_ + 1);
}

bool Builder::spend(std::size_t bytes) {
  if (full_) return false;
  if (bytes <= budget_) {
    budget_ -= bytes;
    return true;
  }
  full_ = true;
  result_.problems.push_back("too_big: the text after the limit is left out");
  return false;
}

void Builder::reset() {
  buffer_.clear();
  links_.clear();
  link_start_ = 0;
  plain_seen_ = false;
  // An address at the end of one block is that of the next; text uses it up.
}

void Builder::fragment(std::string_view id) {
  if (id.empty() || id.size() > 200 || has_text() || rows_) return;
  fragment_.clear();
  fragment_ += '#';
  fragment_ += id;
}

void Builder::begin_link(std::string_view address) {
  address_ = std::string(address);
  link_start_ = buffer_.size();
}

void Builder::end_link() {
  if (address_.empty() || link_start_ > buffer_.size() || links_.size() >= most_links) return;
  std::string words = squeeze(std::string_view(buffer_).substr(link_start_));
  if (!words.empty() && address_.size() <= 2048 && is_safe(address_))
    links_.emplace_back(std::move(words), std::move(address_));
  address_.clear();
}

void Builder::begin_row() {
  if (!rows_) divide();
  ++rows_;
}

void Builder::cell() {
  if (rows_ != 1) return divide();
  cell_divided_ = false;
  if (cells_++) buffer_ += " | ";
}

void Builder::end_row(bool header) {
  if (!rows_ || --rows_) return;
  const bool single = cells_ <= 1;
  cells_ = 0, cell_divided_ = false;
  Block block;
  block.text = squeeze(buffer_);
  block.type = single ? Block::Type::paragraph : Block::Type::table_row;
  const bool empty = block.text.find_first_not_of("| ") == std::string::npos;
  if (single && header) plain_seen_ = false;
  if (!empty) push(std::move(block));
  reset();
}

void Builder::term() {
  divide();
  end_term();
}

void Builder::end_term() {
  std::string words = squeeze(buffer_);
  reset();
  if (words.empty()) return;
  end_terms();
  term_ = std::move(words);
}

void Builder::end_terms() {
  if (term_.empty()) return;
  Block alone;
  alone.text = std::move(term_);
  term_.clear();
  plain_seen_ = true;
  push(std::move(alone));
  plain_seen_ = false;
}

void Builder::metadata(std::string key, std::string_view value) {
  const std::string text = squeeze(cut(value, most_value));
  if (text.empty() || result_.metadata.size() >= most_metadata) return;
  if (spend(8 + key.size() + text.size())) result_.metadata.emplace_back(std::move(key), text);
}

void Builder::title(std::string_view text) {
  if (result_.title.empty()) result_.title = squeeze(cut(text, most_value));
}

Extraction Builder::take() {
  rows_ = 0;
  divide();
  end_terms();
  if (over_) spend(budget_ + 1);  // cut to nothing, it was never a block
  return std::move(result_);
}

}  // namespace fingerpost::extract
