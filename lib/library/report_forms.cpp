// A report as a table for people, for spreadsheets, and as a picture that holds its own data:
// bars for the eye, and under them the table that a screen reader reads out.
#include <algorithm>
#include <map>

#include "feeds/feeds.hpp"
#include "library/library.hpp"

namespace fingerpost {
namespace library {
namespace {

std::string words_of(Matter matter) {
  std::string out(name(matter));
  std::replace(out.begin(), out.end(), '_', ' ');
  out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

std::size_t count_of(const ContentReport& report, Matter matter) {
  return static_cast<std::size_t>(
      std::count_if(report.findings.begin(), report.findings.end(),
                    [&](const Finding& each) { return each.matter == matter; }));
}

std::string evidence_of(const Finding& finding) {
  std::string out;
  for (const Shown& each : finding.evidence) {
    out += (out.empty() ? "" : "; ") + each.document;
    if (!each.anchor.empty()) out += "#" + each.anchor;
    out += ": " + each.words;
  }
  return out;
}

// What a spreadsheet would run is text.
std::string cell(std::string_view value) {
  std::string text = feeds::one_line(value);
  if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos)
    text.insert(0, 1, '\'');
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

// At most so many characters, not bytes.
std::string cut(std::string_view value, std::size_t most) {
  std::size_t count = 0, at = 0;
  for (; at < value.size(); ++at)
    if ((static_cast<unsigned char>(value[at]) & 0xC0) != 0x80 && count++ == most) break;
  return std::string(value.substr(0, at)) + (at < value.size() ? "\u2026" : "");
}

// As people read it: a finding each, but of topics one for all under the same.
std::vector<Finding> gathered(const ContentReport& report) {
  std::map<std::string, std::vector<std::string>> topics;
  std::vector<Finding> out;
  for (const Finding& each : report.findings) {
    if (each.matter == Matter::topic_without_guidance)
      topics[each.group].push_back(each.title);
    else
      out.push_back(each);
  }
  for (const auto& [group, labels] : topics) {
    Finding finding{.matter = Matter::topic_without_guidance, .title = group};
    finding.says = std::to_string(labels.size()) + (labels.size() == 1 ? " topic: " : " topics: ");
    for (std::size_t i = 0; i < labels.size(); ++i) finding.says += (i ? ", " : "") + labels[i];
    out.push_back(std::move(finding));
  }
  return out;
}

class Picture {
 public:
  explicit Picture(const ContentReport& report) : report_(report), rows_(gathered(report)) {}

  std::string draw() {
    const int height = top + step * static_cast<int>(report_.matters.size()) + table_head +
                       row * static_cast<int>(rows_.size()) + margin;
    out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"960\" height=\"" +
           std::to_string(height) + "\" viewBox=\"0 0 960 " + std::to_string(height) +
           "\" aria-labelledby=\"title desc\" font-family=\"Arial, Helvetica, sans-serif\">\n";
    out_ += "<title id=\"title\">Report on the content on " + to_iso(report_.as_of) + "</title>\n";
    out_ += "<desc id=\"desc\">" + described() + "</desc>\n";
    out_ += "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
    text(margin, 28, 18, "Report on the content on " + to_iso(report_.as_of));
    bars();
    table();
    return out_ + "</svg>\n";
  }

 private:
  static constexpr int margin = 20, top = 52, step = 26, table_head = 44, row = 20, widest = 560;

  std::string described() const {
    std::string out;
    for (const Matter matter : report_.matters)
      out += (out.empty() ? "" : "; ") + words_of(matter) + ": " +
             std::to_string(count_of(report_, matter));
    return feeds::escaped(feeds::one_line(out + "."));
  }

  void text(int x, int y, int size, const std::string& words, const char* role = nullptr) {
    out_ += "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" font-size=\"" +
            std::to_string(size) + "\" fill=\"#1a1a1a\"" +
            (role ? std::string(" role=\"") + role + "\"" : "") + ">" +
            feeds::escaped(feeds::one_line(words)) + "</text>\n";
  }

  void bars() {
    std::size_t most = 1;
    for (const Matter matter : report_.matters) most = std::max(most, count_of(report_, matter));
    int y = top;
    for (const Matter matter : report_.matters) {
      const std::size_t count = count_of(report_, matter);
      const int width = static_cast<int>(count * widest / most);
      text(margin, y + 15, 14, words_of(matter));
      out_ += "<rect x=\"220\" y=\"" + std::to_string(y) + "\" width=\"" + std::to_string(width) +
              "\" height=\"20\" fill=\"#0b4f9e\"><title>" + words_of(matter) + ": " +
              std::to_string(count) + "</title></rect>\n";
      text(228 + width, y + 15, 14, std::to_string(count));
      y += step;
    }
  }

  void table() {
    int y = top + step * static_cast<int>(report_.matters.size()) + 24;
    out_ += "<g role=\"table\" aria-label=\"Findings\">\n";
    cells(y, "columnheader", {"Matter", "Document", "Day", "What"});
    for (const Finding& each : rows_) {
      y += row;
      cells(y, "cell",
            {words_of(each.matter), cut(each.title.empty() ? each.document : each.title, 34),
             each.day, cut(each.says, 62)});
    }
    out_ += "</g>\n";
  }

  void cells(int y, const char* role, const std::vector<std::string>& all) {
    constexpr std::array<int, 4> columns{margin, 180, 420, 520};
    out_ += "<g role=\"row\">\n";
    for (std::size_t i = 0; i < all.size(); ++i) text(columns[i], y, 12, all[i], role);
    out_ += "</g>\n";
  }

  const ContentReport& report_;
  std::vector<Finding> rows_;
  std::string out_ = {};
};

}  // namespace
}  // namespace library

std::string to_text(const ContentReport& report) {
  using namespace library;
  std::string out;
  const std::vector<Finding> findings = gathered(report);
  for (const Matter matter : report.matters) {
    out += words_of(matter) + ": " + std::to_string(count_of(report, matter)) + "\n";
    for (const Finding& each : findings) {
      if (each.matter != matter) continue;
      out += "  " + feeds::one_line(each.title);
      if (!each.document.empty()) out += " (" + feeds::one_line(each.document) + ")";
      out += "\n";
      out += "    " + feeds::one_line(each.says) + "\n";
      for (const Shown& one : each.evidence)
        out += "    " + feeds::one_line(one.document) +
               (one.anchor.empty() ? "" : "#" + feeds::one_line(one.anchor)) + ": " +
               feeds::one_line(one.words) + "\n";
    }
  }
  return out;
}

std::string to_csv(const ContentReport& report) {
  using library::cell;
  std::string out = "matter,document,title,publisher,kind,standing,day,says,evidence,group\r\n";
  for (const Finding& each : report.findings) {
    out += cell(name(each.matter)) + "," + cell(each.document) + "," + cell(each.title) + "," +
           cell(each.publisher) + "," + cell(name(each.kind)) + "," + cell(name(each.standing)) +
           "," + cell(each.day) + "," + cell(each.says) + "," + cell(library::evidence_of(each)) +
           "," + cell(each.group) + "\r\n";
  }
  return out;
}

std::string to_svg(const ContentReport& report) { return library::Picture(report).draw(); }

}  // namespace fingerpost
