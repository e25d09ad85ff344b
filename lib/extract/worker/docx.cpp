#ifdef FINGERPOST_HAS_OFFICE
// WordprocessingML (ECMA-376 part 1) to blocks. A paragraph is what its style says
// it is; a style says so by its outline level, its name, or the style it is based on:
//
//     word/styles.xml     "Heading1" is "heading 1", outline level 0
//     word/document.xml   <w:p> of style Heading1          -> heading 1
//                         <w:p> with <w:numPr>              -> list item
//     word/footnotes.xml  what a paragraph refers to stands after it
//
// Headers and footers, comments, deleted and hidden text, and tables of contents
// are not what the document says, and are left out.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "extract/chars.hpp"
#include "extract/worker/archive.hpp"
#include "extract/worker/readers.hpp"
#include "extract/worker/xml.hpp"

namespace fingerpost::extract {
namespace {

struct Style {
  std::string name = {}, based_on = {};
  int outline = 0;  // 1 to 9; 0: none said
  bool listed = false, hidden = false;
};

class Docx {
 public:
  Docx(Archive& archive, Builder& builder) : archive_(archive), builder_(builder) {}

  void read() {
    read_properties();
    read_styles();
    read_links();
    read_notes("word/footnotes.xml", "footnote", footnotes_);
    read_notes("word/endnotes.xml", "endnote", endnotes_);
    const auto bytes = archive_.read("word/document.xml");
    if (!bytes) return builder_.problem("malformed: there is no word/document.xml in it");
    pugi::xml_document document;
    if (!parse_xml(*bytes, "word/document.xml", document, builder_)) return;
    for (const auto& part : child(document.document_element(), "body").children()) block(part);
  }

 private:
  void read_properties() {
    const auto bytes = archive_.read("docProps/core.xml");
    pugi::xml_document core;
    if (!bytes || !parse_xml(*bytes, "docProps/core.xml", core, builder_)) return;
    for (const auto& each : core.document_element().children()) {
      const std::string_view name = local(each);
      if (name == "title") builder_.title(text_within(each));
      if (name == "creator") builder_.metadata("office:author", text_within(each));
      if (name == "version") builder_.metadata("office:version", text_within(each));
      // Of the file, which is saved anew for many reasons; not of what it says.
      if (name == "created" || name == "modified")
        builder_.metadata("office:file-" + std::string(name), text_within(each));
    }
  }

  void read_styles() {
    const auto bytes = archive_.read("word/styles.xml");
    pugi::xml_document styles;
    if (!bytes || !parse_xml(*bytes, "word/styles.xml", styles, builder_)) return;
    for (const auto& each : styles.document_element().children()) {
      if (local(each) != "style") continue;
      Style style;
      style.name = lower(attribute(child(each, "name"), "val"));
      style.based_on = attribute(child(each, "basedOn"), "val");
      const auto properties = child(each, "pPr");
      style.outline = outline_of(properties);
      style.listed = !child(properties, "numPr").empty();
      style.hidden = is_on(child(child(each, "rPr"), "vanish"));
      styles_[std::string(attribute(each, "styleId"))] = style;
    }
  }

  void read_links() {
    const auto bytes = archive_.read("word/_rels/document.xml.rels");
    pugi::xml_document links;
    if (!bytes || !parse_xml(*bytes, "word/_rels/document.xml.rels", links, builder_)) return;
    for (const auto& each : links.document_element().children())
      if (attribute(each, "TargetMode") == "External")
        links_[std::string(attribute(each, "Id"))] = attribute(each, "Target");
  }

  void read_notes(const std::string& file, std::string_view element,
                  std::map<std::string, std::string>& into) {
    const auto bytes = archive_.read(file);
    pugi::xml_document notes;
    if (!bytes || !parse_xml(*bytes, file, notes, builder_)) return;
    for (const auto& each : notes.document_element().children())
      if (local(each) == element && attribute(each, "type").empty())
        into[std::string(attribute(each, "id"))] = squeeze(shown_text(each));
  }

  // Deleted words are left out of notes, too.
  std::string shown_text(const pugi::xml_node& node) const {
    std::string out;
    for (const auto& each : node.children()) {
      const std::string_view name = local(each);
      if (name == "del" || name == "moveFrom" || name == "instrText") continue;
      if (name == "t")
        out += text_within(each);
      else if (name == "tab" || name == "br")
        out += ' ';
      else
        out += shown_text(each);
      if (name == "p") out += ' ';
    }
    return out;
  }

  static bool is_on(const pugi::xml_node& flag) {
    if (!flag) return false;
    const std::string_view value = attribute(flag, "val");
    return value != "0" && value != "false" && value != "off" && value != "none";
  }

  static int outline_of(const pugi::xml_node& properties) {
    const std::string_view level = attribute(child(properties, "outlineLvl"), "val");
    return level.size() == 1 && level[0] >= '0' && level[0] <= '8' ? level[0] - '0' + 1 : 0;
  }

  // Up the chain of styles, which a hostile file may close to a ring.
  template <class Take>
  void along(const std::string& id, Take&& take) const {
    std::string at = id;
    for (int steps = 0; steps < 32 && !at.empty(); ++steps) {
      const auto style = styles_.find(at);
      if (style == styles_.end()) {
        take(style_by_id(at));
        return;
      }
      if (take(style->second)) return;
      at = style->second.based_on;
    }
  }

  // Of a style that is nowhere told: "Heading2" is what Word calls "heading 2".
  static Style style_by_id(const std::string& id) {
    Style style;
    for (const char c : id) {
      if (is_digit(c) && !style.name.empty()) style.name += ' ';
      style.name += lower(c);
    }
    return style;
  }

  int heading_level(const pugi::xml_node& properties, const std::string& style) const {
    if (const int own = outline_of(properties)) return own <= 6 ? own : 0;
    int level = 0;
    along(style, [&](const Style& s) {
      if (s.name == "title")
        level = 1;
      else if (s.outline)
        level = s.outline <= 6 ? s.outline : -1;
      else if (s.name.starts_with("heading ") && s.name.size() == 9)
        level = std::clamp(s.name[8] - '0', 1, 6);
      return level != 0;
    });
    return std::max(level, 0);
  }

  bool is_contents(const std::string& style) const {
    bool contents = false;
    along(style, [&](const Style& s) {
      contents = s.name.starts_with("toc ") || s.name == "table of figures";
      return contents;
    });
    return contents;
  }

  // Its depth from 1; 0 for no list. A heading's number makes it no item.
  int list_depth(const pugi::xml_node& properties, const std::string& style) const {
    if (const auto own = child(properties, "numPr")) {
      if (attribute(child(own, "numId"), "val") == "0") return 0;
      const std::string_view depth = attribute(child(own, "ilvl"), "val");
      return depth.size() == 1 && is_digit(depth[0]) ? depth[0] - '0' + 1 : 1;
    }
    bool listed = false;
    along(style, [&](const Style& s) {
      listed = s.listed || s.name.starts_with("list bullet") || s.name.starts_with("list number");
      return listed;
    });
    return listed ? 1 : 0;
  }

  void block(const pugi::xml_node& node) {
    const std::string_view name = local(node);
    if (builder_.full()) return;
    if (name == "p") return paragraph(node);
    if (name == "tbl") return table(node);
    if (name == "sdt") {
      const auto gallery = child(child(child(node, "sdtPr"), "docPartObj"), "docPartGallery");
      if (attribute(gallery, "val") == "Table of Contents") return;
      for (const auto& each : child(node, "sdtContent").children()) block(each);
    }
    if (name == "customXml" || name == "ins" || name == "moveTo")
      for (const auto& each : node.children()) block(each);
    if (name == "AlternateContent")
      for (const auto& each : child(node, "Choice").children()) block(each);
  }

  void paragraph(const pugi::xml_node& node) {
    const auto properties = child(node, "pPr");
    const std::string style(attribute(child(properties, "pStyle"), "val"));
    if (is_contents(style)) return;
    std::vector<std::string> notes;
    std::vector<pugi::xml_node> boxes;
    const int level = heading_level(properties, style);
    const int depth = level || in_row_ ? 0 : list_depth(properties, style);
    if (level && !in_row_)
      builder_.enter(Block::Type::heading, level);
    else if (depth)
      builder_.enter(Block::Type::list_item, depth);
    else
      builder_.divide();
    runs(node, notes, boxes);
    if ((level && !in_row_) || depth)
      builder_.leave();
    else
      builder_.divide();
    for (const std::string& note : notes) builder_.text(note), builder_.divide();
    for (const auto& box : boxes)
      for (const auto& each : box.children()) block(each);
  }

  void runs(const pugi::xml_node& node, std::vector<std::string>& notes,
            std::vector<pugi::xml_node>& boxes) {
    for (const auto& each : node.children()) {
      const std::string_view name = local(each);
      if (name == "del" || name == "moveFrom" || name == "pPr") continue;
      if (name == "r") {
        run(each, notes, boxes);
      } else if (name == "hyperlink") {
        const auto link = links_.find(std::string(attribute(each, "id")));
        if (link != links_.end()) builder_.begin_link(link->second);
        runs(each, notes, boxes);
        if (link != links_.end()) builder_.end_link();
      } else if (name != "sdtPr") {
        runs(each, notes, boxes);  // ins, smartTag, fldSimple, sdt
      }
    }
  }

  void run(const pugi::xml_node& node, std::vector<std::string>& notes,
           std::vector<pugi::xml_node>& boxes) {
    const auto properties = child(node, "rPr");
    if (is_on(child(properties, "vanish"))) return;
    const bool bold = is_on(child(properties, "b"));
    if (bold) builder_.bold(true);
    for (const auto& each : node.children()) {
      const std::string_view name = local(each);
      if (name == "t")
        builder_.text(text_within(each));
      else if (name == "tab" || name == "ptab")
        builder_.text(" ");
      else if (name == "br" || name == "cr")
        line_break(each);
      else if (name == "noBreakHyphen")
        builder_.text("-");
      else if (name == "sym")
        builder_.text(" ");
      else if (name == "footnoteReference")
        note(footnotes_, each, notes);
      else if (name == "endnoteReference")
        note(endnotes_, each, notes);
      else
        find_boxes(each, boxes, 0);
    }
    if (bold) builder_.bold(false);
  }

  void line_break(const pugi::xml_node& node) {
    if (attribute(node, "type").empty())
      builder_.line_break();
    else
      builder_.text(" ");
  }

  static void note(const std::map<std::string, std::string>& all, const pugi::xml_node& reference,
                   std::vector<std::string>& notes) {
    const auto found = all.find(std::string(attribute(reference, "id")));
    if (found != all.end() && notes.size() < 64) notes.push_back(found->second);
  }

  // A text box stands beside the text: its paragraphs come after the one it hangs on.
  static void find_boxes(const pugi::xml_node& node, std::vector<pugi::xml_node>& boxes,
                         int depth) {
    if (local(node) == "txbxContent") return boxes.push_back(node);
    if (depth > 40 || local(node) == "Fallback") return;
    for (const auto& each : node.children()) find_boxes(each, boxes, depth + 1);
  }

  void table(const pugi::xml_node& node) {
    const bool outermost = !in_row_;
    bool first = true;
    for (const auto& row : node.children()) {
      if (local(row) != "tr") continue;
      const bool header = first || is_on(child(child(row, "trPr"), "tblHeader"));
      first = false;
      in_row_ = true;
      builder_.begin_row();
      for (const auto& cell : row.children()) this->cell(cell);
      builder_.end_row(header);
      if (outermost) in_row_ = false;
    }
  }

  void cell(const pugi::xml_node& node) {
    if (local(node) == "sdt")
      for (const auto& each : child(node, "sdtContent").children()) cell(each);
    if (local(node) != "tc") return;
    // A cell that goes on from the row above has no text of its own.
    builder_.cell();
    for (const auto& each : node.children()) block(each);
  }

  Archive& archive_;
  Builder& builder_;
  std::map<std::string, Style> styles_ = {};
  std::map<std::string, std::string> links_ = {}, footnotes_ = {}, endnotes_ = {};
  bool in_row_ = false;
};

}  // namespace

void warm_up_docx() {
  Request request;
  request.entries = 1, request.text = request.unpacked = 1 << 16;
  read_docx("PK\x05\x06", request);
}

Extraction read_docx(std::string_view document, const Request& request) {
  Builder builder(request.text);
  Archive archive(document, request, builder);
  if (archive.is_open()) Docx(archive, builder).read();
  return builder.take();
}

}  // namespace fingerpost::extract
#endif
