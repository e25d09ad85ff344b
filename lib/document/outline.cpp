#include "document/outline.hpp"

#include <algorithm>

#include "document/dated_line.hpp"
#include "document/headings.hpp"
#include "text/text.hpp"

namespace fingerpost::document {
namespace {

using extract::Block;

struct Open {
  int level = 0;
  std::string text = {};
  bool used = false;  // a passage stands under it
};

Paragraph paragraph(const Block& block) {
  const bool item = block.type == Block::Type::list_item;
  const bool listed = item || block.type == Block::Type::table_row;
  const bool numbered = item && block.text[0] >= '0' && block.text[0] <= '9';
  return {(item && !numbered ? "\xE2\x80\xA2 " : "") + block.text, listed, 0, block.page,
          block.page_label};
}

class Outliner {
 public:
  explicit Outliner(std::string_view title) : title_(title) {}

  Outline run(const std::vector<Block>& blocks) {
    const std::size_t title = title_block(blocks);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (i == title)
        take_title(blocks[i]);
      else if (blocks[i].type == Block::Type::heading)
        head(blocks[i]);
      else
        add(blocks[i]);
    }
    keep_lone_headings(0);
    keep_lone_title();
    return std::move(result_);
  }

 private:
  // The first heading of the top level is the page's title when at most a banner
  // stands above it; else the very first thing on the page, when alone on its level.
  std::size_t title_block(const std::vector<Block>& blocks) const {
    const auto is_heading = [](const Block& b) { return b.type == Block::Type::heading; };
    const auto first = std::find_if(blocks.begin(), blocks.end(), is_heading);
    if (first == blocks.end()) return blocks.size();
    const auto equals = std::count_if(blocks.begin(), blocks.end(), [&](const Block& b) {
      return is_heading(b) && b.level <= first->level;
    });
    if (!title_.empty() && equals > 1 && first->text != title_) return blocks.size();
    const auto index = static_cast<std::size_t>(first - blocks.begin());
    std::size_t above = 0;
    for (auto block = first; block != blocks.end() && above < 2; ++block)
      if (is_heading(*block) && above++ < 2 && block->level == 1)
        return static_cast<std::size_t>(block - blocks.begin());
    return index == 0 && equals == 1 ? index : blocks.size();
  }

  // What stood above it, a banner, is not above what follows.
  void take_title(const Block& block) {
    keep_lone_headings(0);
    open_.clear();
    result_.heading = block.text;
    fragment_ = block.fragment;
    fresh_ = true;
  }

  void head(const Block& block) {
    keep_lone_headings(block.level);
    while (!open_.empty() && open_.back().level >= block.level) open_.pop_back();
    open_.push_back({block.level, block.text, false});
    fragment_ = block.fragment;
    fresh_ = true;
  }

  // Headings about to be closed under which nothing stood are lines of the text above.
  void keep_lone_headings(int level) {
    for (const Open& open : open_) {
      if (open.level < level || open.used) continue;
      if (result_.passages.empty()) result_.passages.emplace_back();
      result_.passages.back().paragraphs.push_back({open.text, false, 0});
    }
  }

  // A text that is nothing but its title can be found by it all the same.
  void keep_lone_title() {
    if (!result_.passages.empty() || result_.heading.empty()) return;
    begin();
    result_.passages.back().paragraphs.push_back({result_.heading, false, 0});
  }

  void add(const Block& block) {
    if (fresh_ || result_.passages.empty()) begin();
    Passage& passage = result_.passages.back();
    if (passage.fragment.empty() && passage.paragraphs.empty()) passage.fragment = block.fragment;
    if (is_diary(block.text))
      for (const text::Span& line : text::lines(block.text))
        passage.paragraphs.push_back({text::squeeze(line.in(block.text)), true, 0});
    else
      passage.paragraphs.push_back(paragraph(block));
  }

  // Lines broken inside one block, of which two or more begin with a date.
  static bool is_diary(std::string_view text) {
    if (text.find('\n') == std::string_view::npos) return false;
    const std::vector<text::Span> lines = text::lines(text);
    return std::count_if(lines.begin(), lines.end(), [&](const text::Span& line) {
             return leading_date(line.in(text)) > 0;
           }) >= 2;
  }

  void begin() {
    Passage passage;
    for (Open& open : open_) {
      open.used = true;
      passage.path.push_back(open.text);
    }
    if (!open_.empty()) {
      passage.heading = passage.path.back();
      passage.path.pop_back();
    }
    passage.fragment = fragment_;
    fresh_ = false;
    result_.passages.push_back(std::move(passage));
  }

  std::string_view title_;
  Outline result_ = {};
  std::vector<Open> open_ = {};
  std::string fragment_ = {};
  bool fresh_ = true;
};

}  // namespace

Outline outline(const std::vector<Block>& blocks, std::string_view title) {
  return Outliner(title).run(blocks);
}

}  // namespace fingerpost::document
