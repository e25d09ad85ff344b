#ifdef FINGERPOST_HAS_OFFICE
// OpenDocument text (OASIS, part 3) to blocks: content.xml says what each paragraph
// is by its element. Deleted changes, comments, contents and what a style hides are
// left out; headers and footers stand in another file that is not opened.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "extract/chars.hpp"
#include "extract/worker/archive.hpp"
#include "extract/worker/readers.hpp"
#include "extract/worker/xml.hpp"

namespace fingerpost::extract {
namespace {

class Odt {
 public:
  Odt(Archive& archive, Builder& builder) : archive_(archive), builder_(builder) {}

  void read() {
    if (is_encrypted()) return builder_.problem("encrypted: this document asks for a password");
    read_properties();
    pugi::xml_document styles, content;
    if (const auto bytes = archive_.read("styles.xml"))
      if (parse_xml(*bytes, "styles.xml", styles, builder_))
        take_styles(child(styles.document_element(), "styles"));
    const auto bytes = archive_.read("content.xml");
    if (!bytes) return builder_.problem("malformed: there is no content.xml in it");
    if (!parse_xml(*bytes, "content.xml", content, builder_)) return;
    take_styles(child(content.document_element(), "automatic-styles"));
    blocks(child(child(content.document_element(), "body"), "text"));
  }

 private:
  bool is_encrypted() {
    const auto manifest = archive_.read("META-INF/manifest.xml");
    return manifest && manifest->find("encryption-data") != std::string::npos;
  }

  void read_properties() {
    const auto bytes = archive_.read("meta.xml");
    pugi::xml_document meta;
    if (!bytes || !parse_xml(*bytes, "meta.xml", meta, builder_)) return;
    for (const auto& each : child(meta.document_element(), "meta").children()) {
      if (local(each) == "title") builder_.title(text_within(each));
      if (local(each) == "initial-creator") builder_.metadata("office:author", text_within(each));
      if (local(each) == "creation-date")
        builder_.metadata("office:file-created", text_within(each));
      if (local(each) == "date") builder_.metadata("office:file-modified", text_within(each));
    }
  }

  void take_styles(const pugi::xml_node& styles) {
    for (const auto& each : styles.children()) {
      if (local(each) != "style") continue;
      const std::string name(attribute(each, "name"));
      const auto text = child(each, "text-properties");
      const std::string_view weight = attribute(text, "font-weight");
      const std::string parent(attribute(each, "parent-style-name"));
      looks_[name] = {parent, std::string(attribute(text, "display"))};
      const bool heavy = weight == "bold" || (weight.size() == 3 && weight >= "600");
      if (heavy || (weight.empty() && bold_.count(parent))) bold_.insert(name);
      if (parent == "Title" || name == "Title") titles_.insert(name);
    }
  }

  bool is_in(const std::set<std::string>& styles, const pugi::xml_node& node) const {
    return styles.count(std::string(attribute(node, "style-name"))) > 0;
  }

  // By its own style or one above it, which a hostile file may close to a ring.
  bool is_hidden(const pugi::xml_node& node) const {
    auto style = looks_.find(std::string(attribute(node, "style-name")));
    for (int steps = 0; steps < 32 && style != looks_.end(); ++steps) {
      if (!style->second.display.empty()) return style->second.display == "none";
      style = looks_.find(style->second.parent);
    }
    return false;
  }

  // A section that is switched off, or whose condition was met when it was saved.
  static bool is_off(const pugi::xml_node& section) {
    const std::string_view display = attribute(section, "display");
    if (display == "condition") return attribute(section, "is-hidden") == "true";
    return display == "none";
  }

  // A field within a paragraph that hides the whole of it.
  static bool hides_itself(const pugi::xml_node& paragraph) {
    const auto field = child(paragraph, "hidden-paragraph");
    return field && attribute(field, "is-hidden") != "false";
  }

  static bool is_drawn(std::string_view name) {
    static const std::set<std::string_view> shapes{
        "frame",   "custom-shape", "g",         "rect",     "circle",
        "ellipse", "line",         "polyline",  "polygon",  "regular-polygon",
        "path",    "caption",      "connector", "text-box", "measure"};
    return shapes.count(name) > 0;
  }

  static bool is_left_out(std::string_view name) {
    return name == "tracked-changes" || name == "table-of-content" || name == "annotation" ||
           name == "annotation-end" || name.ends_with("-index") || name == "sequence-decls" ||
           name == "forms" || name == "variable-decls" || name == "bibliography" ||
           name == "user-field-decls";
  }

  void blocks(const pugi::xml_node& node) {
    for (const auto& each : node.children()) {
      const std::string_view name = local(each);
      if (builder_.full() || is_left_out(name)) continue;
      if (name == "h")
        heading(each);
      else if (name == "p")
        paragraph(each);
      else if (name == "list")
        list(each);
      else if (name == "table")
        table(each);
      else if (name == "section" && is_off(each))
        continue;
      else if (each.type() == pugi::node_element)
        blocks(each);  // sections, boxes, groups
    }
  }

  void heading(const pugi::xml_node& node) {
    if (is_hidden(node) || hides_itself(node)) return;
    const std::string_view level = attribute(node, "outline-level");
    const int depth =
        level.size() == 1 && is_digit(level[0]) ? std::clamp(level[0] - '0', 1, 6) : 1;
    if (!in_row_) builder_.enter(Block::Type::heading, depth);
    runs(node);
    if (!in_row_) builder_.leave();
    after();
  }

  void paragraph(const pugi::xml_node& node) {
    if (is_hidden(node) || hides_itself(node)) return;
    const bool title = is_in(titles_, node) && !in_row_;
    const bool item = lists_ > 0 && !in_row_ && !title;
    const bool bold = is_in(bold_, node);
    if (title)
      builder_.enter(Block::Type::heading, 1);
    else if (item)
      builder_.enter(Block::Type::list_item, std::min(lists_, 32));
    else
      builder_.divide();
    if (bold) builder_.bold(true);
    runs(node);
    if (title || item)
      builder_.leave();
    else
      builder_.divide();
    if (bold) builder_.bold(false);
    after();
  }

  // Notes and boxes of the paragraph that was just written.
  void after() {
    const std::vector<pugi::xml_node> all = std::move(hanging_);
    hanging_.clear();
    const int lists = std::exchange(lists_, 0);
    for (const auto& each : all) blocks(each);
    lists_ = lists;
  }

  void runs(const pugi::xml_node& node) {
    for (const auto& each : node.children()) {
      const std::string_view name = local(each);
      if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata)
        builder_.text(each.value());
      else if (is_left_out(name) || is_hidden(each))
        continue;
      else if (name == "tab" || name == "s")
        builder_.text(" ");
      else if (name == "line-break")
        builder_.line_break();
      else if (name == "note")
        hanging_.push_back(child(each, "note-body"));
      else if (is_drawn(name))
        hanging_.push_back(each);
      else if (name == "hidden-text" && attribute(each, "is-hidden") != "false")
        continue;
      else if (name == "a")
        link(each);
      else
        span(each);
    }
  }

  void link(const pugi::xml_node& node) {
    builder_.begin_link(attribute(node, "href"));
    runs(node);
    builder_.end_link();
  }

  void span(const pugi::xml_node& node) {
    const bool bold = is_in(bold_, node);
    if (bold) builder_.bold(true);
    runs(node);
    if (bold) builder_.bold(false);
  }

  // Word processors number their headings by lists: a heading in a list is one.
  void list(const pugi::xml_node& node) {
    ++lists_;
    for (const auto& item : node.children()) blocks(item);
    --lists_;
  }

  void table(const pugi::xml_node& node) {
    bool first = true;
    rows(node, first, !in_row_);
  }

  void rows(const pugi::xml_node& node, bool& first, bool outermost) {
    for (const auto& each : node.children()) {
      const std::string_view name = local(each);
      if (name == "table-header-rows" || name == "table-rows" || name == "table-row-group")
        rows(each, first, outermost);
      if (name == "table-row") row(each, std::exchange(first, false), outermost);
    }
  }

  void row(const pugi::xml_node& node, bool first, bool outermost) {
    if (const auto frame = outermost ? frame_of(node) : pugi::xml_node()) return blocks(frame);
    in_row_ = true;
    builder_.begin_row();
    for (const auto& cell : node.children()) {
      if (local(cell) != "table-cell") continue;
      builder_.cell();
      blocks(cell);
    }
    builder_.end_row(first);
    if (outermost) in_row_ = false;
  }

  // The only cell of a row that holds a table: it is drawn around it, and says nothing.
  static pugi::xml_node frame_of(const pugi::xml_node& row) {
    pugi::xml_node only;
    for (const auto& each : row.children()) {
      if (local(each) != "table-cell") continue;
      if (only) return {};
      only = each;
    }
    return child(only, "table") ? only : pugi::xml_node();
  }

  struct Look {
    std::string parent = {}, display = {};
  };
  Archive& archive_;
  Builder& builder_;
  std::map<std::string, Look> looks_ = {};
  std::set<std::string> bold_ = {}, titles_ = {};
  std::vector<pugi::xml_node> hanging_ = {};
  int lists_ = 0;
  bool in_row_ = false;
};

}  // namespace

void warm_up_odt() {}

Extraction read_odt(std::string_view document, const Request& request) {
  return read_archived<Odt>(document, request);
}

}  // namespace fingerpost::extract
#endif
