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
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "extract/chars.hpp"
#include "extract/worker/archive.hpp"
#include "extract/worker/docx_styles.hpp"
#include "extract/worker/readers.hpp"
#include "extract/worker/xml.hpp"

namespace fingerpost::extract {
namespace {

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
    styles_.take(styles.document_element());
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

  // Deleted and hidden words are left out of notes, too.
  std::string shown_text(const pugi::xml_node& node) const {
    std::string out;
    for (const auto& each : node.children()) {
      const std::string_view name = local(each);
      if (name == "del" || name == "moveFrom" || name == "instrText") continue;
      if (name == "r" && styles_.is_hidden(child(each, "rPr"), "")) continue;
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

  // What somebody filled in: neither a table of contents nor "Click here to enter text".
  static pugi::xml_node filled(const pugi::xml_node& control) {
    const auto about = child(control, "sdtPr");
    const auto gallery = child(child(about, "docPartObj"), "docPartGallery");
    const bool empty = is_on(child(about, "showingPlcHdr"));
    if (empty || attribute(gallery, "val") == "Table of Contents") return {};
    return child(control, "sdtContent");
  }

  // One of several ways to say the same; the others would say it again.
  static pugi::xml_node chosen(const pugi::xml_node& alternatives) {
    const auto choice = child(alternatives, "Choice");
    return choice ? choice : child(alternatives, "Fallback");
  }

  void block(const pugi::xml_node& node) {
    const std::string_view name = local(node);
    if (builder_.full()) return;
    if (name == "p") return paragraph(node);
    if (name == "tbl") return table(node);
    if (name == "sdt")
      for (const auto& each : filled(node).children()) block(each);
    if (name == "customXml" || name == "ins" || name == "moveTo")
      for (const auto& each : node.children()) block(each);
    if (name == "AlternateContent")
      for (const auto& each : chosen(node).children()) block(each);
  }

  void paragraph(const pugi::xml_node& node) {
    const auto properties = child(node, "pPr");
    const std::string style(attribute(child(properties, "pStyle"), "val"));
    if (styles_.is_contents(style)) return;
    std::vector<std::string> notes;
    std::vector<pugi::xml_node> boxes;
    const int level = styles_.heading_level(properties, style);
    const int depth = level || in_row_ ? 0 : styles_.list_depth(properties, style);
    if (level && !in_row_)
      builder_.enter(Block::Type::heading, level);
    else if (depth)
      builder_.enter(Block::Type::list_item, depth);
    else
      builder_.divide();
    style_ = style;
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
      } else if (name == "sdt") {
        runs(filled(each), notes, boxes);
      } else if (name == "AlternateContent") {
        runs(chosen(each), notes, boxes);
      } else {
        runs(each, notes, boxes);  // ins, smartTag, fldSimple
      }
    }
  }

  void run(const pugi::xml_node& node, std::vector<std::string>& notes,
           std::vector<pugi::xml_node>& boxes) {
    const auto properties = child(node, "rPr");
    if (styles_.is_hidden(properties, style_)) return;
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

  // What stands on the next page or in the next column is a paragraph of its own.
  void line_break(const pugi::xml_node& node) {
    const std::string_view type = attribute(node, "type");
    if (type == "page" || type == "column")
      builder_.divide();
    else
      builder_.line_break();
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
    if (depth > 40) return;
    if (local(node) == "AlternateContent") return find_boxes(chosen(node), boxes, depth + 1);
    for (const auto& each : node.children()) find_boxes(each, boxes, depth + 1);
  }

  void table(const pugi::xml_node& node) {
    bool first = true;
    rows(node, first, !in_row_);
  }

  void rows(const pugi::xml_node& node, bool& first, bool outermost) {
    for (const auto& each : node.children()) {
      const std::string_view name = local(each);
      if (name == "sdt") rows(filled(each), first, outermost);
      if (name == "customXml" || name == "ins" || name == "moveTo") rows(each, first, outermost);
      if (name == "tr") row(each, std::exchange(first, false), outermost);
    }
  }

  void row(const pugi::xml_node& node, bool first, bool outermost) {
    if (const auto frame = outermost ? frame_of(node) : pugi::xml_node()) {
      for (const auto& each : frame.children()) block(each);
      return;
    }
    in_row_ = true;
    builder_.begin_row();
    for (const auto& cell : node.children()) this->cell(cell);
    builder_.end_row(first || is_on(child(child(node, "trPr"), "tblHeader")));
    if (outermost) in_row_ = false;
  }

  // The only cell of a row that holds a table: it is drawn around it, and says nothing.
  static pugi::xml_node frame_of(const pugi::xml_node& row) {
    pugi::xml_node only;
    for (const auto& each : row.children()) {
      if (local(each) != "tc" && local(each) != "sdt") continue;
      if (only) return {};
      only = each;
    }
    return child(only, "tbl") ? only : pugi::xml_node();
  }

  void cell(const pugi::xml_node& node) {
    if (local(node) == "sdt")
      for (const auto& each : filled(node).children()) cell(each);
    if (local(node) != "tc") return;
    // A cell that goes on from the row above has no text of its own.
    builder_.cell();
    for (const auto& each : node.children()) block(each);
  }

  Archive& archive_;
  Builder& builder_;
  Styles styles_ = {};
  std::string style_ = {};  // of the paragraph whose runs are read
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
  return read_archived<Docx>(document, request);
}

}  // namespace fingerpost::extract
#endif
