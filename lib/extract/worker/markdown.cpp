#include "extract/worker/markdown.hpp"

#include <md4c.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <utility>

#include "extract/chars.hpp"
#include "extract/worker/builder.hpp"
#include "extract/worker/dialects.hpp"
#include "extract/worker/elements.hpp"
#include "extract/worker/entities.hpp"
#include "extract/worker/html.hpp"
#include "extract/worker/scan.hpp"
#include "extract/worker/seal.hpp"

namespace fingerpost::extract {
namespace {

class Reader {
 public:
  explicit Reader(Builder& builder) : builder_(builder) {}

  void enter(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_H:
        return builder_.enter(Block::Type::heading,
                              static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        ++lists_;
        return builder_.divide();
      case MD_BLOCK_LI:
        return builder_.enter(Block::Type::list_item, std::clamp(lists_, 1, 32));
      case MD_BLOCK_CODE:
        return builder_.enter(Block::Type::preformatted);
      case MD_BLOCK_TR:
        header_ = true;
        return builder_.begin_row();
      case MD_BLOCK_TD:
        header_ = false;
        return builder_.cell();
      case MD_BLOCK_TH:
        return builder_.cell();
      case MD_BLOCK_HTML:
        builder_.divide();
        html_.clear();
        in_html_ = true;
        return;
      default:
        return builder_.divide();
    }
  }

  void leave(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_H:
      case MD_BLOCK_LI:
      case MD_BLOCK_CODE:
        return builder_.leave();
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        --lists_;
        return builder_.divide();
      case MD_BLOCK_TR:
        return builder_.end_row(header_);
      case MD_BLOCK_TD:
      case MD_BLOCK_TH:
        return;
      case MD_BLOCK_HTML:
        in_html_ = false;
        return read_flat(html_, builder_);
      default:
        end_heading();
        return builder_.divide();
    }
  }

  void enter(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_STRONG) builder_.bold(true);
    if (type != MD_SPAN_A) return;
    const MD_ATTRIBUTE& address = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
    builder_.begin_link({address.text, address.size});
  }

  void leave(MD_SPANTYPE type) {
    if (type == MD_SPAN_STRONG) builder_.bold(false);
    if (type == MD_SPAN_DEL) builder_.text(" (struck out)");
    if (type == MD_SPAN_A) builder_.end_link();
  }

  void text(MD_TEXTTYPE type, std::string_view text) {
    switch (type) {
      case MD_TEXT_NULLCHAR:
        return builder_.text(replacement_character);
      case MD_TEXT_BR:
        return builder_.line_break();
      case MD_TEXT_SOFTBR:
        return builder_.text(" ");
      case MD_TEXT_ENTITY:
        return builder_.text(decoded(text));
      case MD_TEXT_HTML:
        if (!in_html_) return tag(text);
        html_ += text;
        return;
      default:
        return builder_.text(text);
    }
  }

 private:
  // Within a line only breaks and headings matter: md4c takes "<h3>" for a part of a line.
  void tag(std::string_view text) {
    Tag found;
    if (!Tags(text).next(found)) return;
    const bool heading = heading_level(found.name) > 0;
    if (found.name == "br") builder_.line_break();
    if (heading_ && heading) builder_.leave(), heading_ = false;
    if (heading && !found.closing && !lists_) {
      builder_.enter(Block::Type::heading, heading_level(found.name));
      heading_ = true;
    }
  }
  void end_heading() {
    if (std::exchange(heading_, false)) builder_.leave();
  }

  Builder& builder_;
  int lists_ = 0;
  bool in_html_ = false, heading_ = false;
  bool header_ = false;
  std::string html_ = {};
};

Reader& reader(void* user) { return *static_cast<Reader*>(user); }

// "## Scope {#scope}": the address that some dialects let a heading have.
void take_address(Block& block) {
  const std::size_t open = block.text.rfind(" {#");
  if (block.type != Block::Type::heading || open == std::string::npos || block.text.back() != '}')
    return;
  block.fragment = block.text.substr(open + 2, block.text.size() - open - 3);
  block.text.resize(open);
}

}  // namespace

Extraction read_markdown(std::string_view text, const Request& request) {
  Builder builder(request.text);
  Reader into(builder);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS |
                 MD_FLAG_PERMISSIVEATXHEADERS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    return reader(user).enter(type, detail), 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    return reader(user).leave(type), 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    return reader(user).enter(type, detail), 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
    return reader(user).leave(type), 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* user) {
    return reader(user).text(type, {words, size}), 0;
  };
  const std::string plain = plain_markdown(text);
  if (md_parse(plain.data(), static_cast<MD_SIZE>(plain.size()), &parser, &into) != 0)
    _exit(exit_memory);
  Extraction out = builder.take();
  for (Block& block : out.blocks) take_address(block);
  return out;
}

}  // namespace fingerpost::extract
