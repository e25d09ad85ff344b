// Pictures as SVG without script or style, each with the table it was drawn from: nothing is told
// by colour or position alone.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "html.hpp"
#include "inventory.hpp"
#include "words.hpp"

namespace fingerpost::web {
namespace {

constexpr std::size_t bars = 40, rows_shown = 40;  // so that a screen or a page of paper holds them

int number_of(Date day) {
  return static_cast<int>(std::chrono::sys_days(day).time_since_epoch().count());
}

std::string at(double value) {
  const auto rounded = static_cast<long>(std::lround(value));
  return std::to_string(rounded);
}

std::string text(double x, double y, const std::string& words, std::string_view anchor = "start") {
  return "<text" + attribute("x", at(x)) + attribute("y", at(y)) +
         attribute("text-anchor", anchor) + ">" + escaped(words) + "</text>\n";
}

std::string line(double x1, double y1, double x2, double y2, std::string_view kind) {
  return "<line" + attribute("x1", at(x1)) + attribute("y1", at(y1)) + attribute("x2", at(x2)) +
         attribute("y2", at(y2)) + attribute("class", kind) + "/>\n";
}

std::string box(double x, double y, double width, double height, const std::string& kind) {
  return "<rect" + attribute("x", at(x)) + attribute("y", at(y)) +
         attribute("width", at(std::max(width, 2.0))) + attribute("height", at(height)) +
         attribute("class", kind) + "/>\n";
}

std::string drawing(double width, double height, const std::string& title,
                    const std::string& inside) {
  return "<div class=\"fp-wide\" tabindex=\"0\" role=\"region\"" + attribute("aria-label", title) +
         "><svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"" +
         attribute("viewBox", "0 0 " + at(width) + " " + at(height)) +
         attribute("width", at(width)) + attribute("height", at(height)) +
         attribute("aria-label", title + ". The table below has the same in words.") + ">\n" +
         inside + "</svg></div>\n";
}

std::string shortened(const std::string& words, std::size_t most) {
  std::string out;
  std::size_t characters = 0;
  for (const char c : words) {
    if ((static_cast<unsigned char>(c) & 0xc0) != 0x80 && ++characters > most) return out + "…";
    out += c;
  }
  return out;
}

struct Bar {
  const Listed* document;
  Date first;
  std::optional<Date> last;
};

// From its own first day, else from when it was published.
std::vector<Bar> bars_of(const Inventory& inventory) {
  std::vector<Bar> all;
  for (const Listed& each : inventory.documents) {
    std::optional<Date> first = each.validity.first;
    if (!first && each.published) first = each.published->first;
    if (!first && each.updated) first = each.updated->first;
    const bool holds = each.standing == Standing::in_force || each.standing == Standing::upcoming;
    const bool binds = each.kind == Kind::guidance || each.kind == Kind::protocol ||
                       each.kind == Kind::notice || each.kind == Kind::form ||
                       each.kind == Kind::briefing || each.kind == Kind::page;
    if (first && holds && binds) all.push_back({&each, *first, each.validity.last});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Bar& a, const Bar& b) { return a.first > b.first; });
  if (all.size() > bars) all.resize(bars);
  return all;
}

struct Scale {
  int from, to;
  double left, width;
  double x(Date day) const {
    const double part = static_cast<double>(number_of(day) - from) / (to - from);
    return left + width * std::clamp(part, 0.0, 1.0);
  }
};

std::string timeline_svg(const std::vector<Bar>& all, Date today) {
  constexpr double left = 320, width = 920, row = 22;
  const int year = static_cast<int>(today.year()), earliest = year - 5, latest = year + 2;
  const Date from = std::chrono::year(earliest) / 1 / 1, to = std::chrono::year(latest + 1) / 1 / 1;
  const Scale scale{number_of(from), number_of(to), left, width - left - 10};
  const double height = 40 + row * static_cast<double>(all.size());
  std::string inside;
  for (int each = earliest; each <= latest; ++each) {
    const double x = scale.x(std::chrono::year(each) / 1 / 1);
    inside += line(x, 24, x, height, "fp-axis") + text(x + 4, 16, std::to_string(each));
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double y = 30 + row * static_cast<double>(i);
    const double begin = scale.x(all[i].first),
                 end = all[i].last ? scale.x(*all[i].last) : width - 10;
    inside += text(left - 8, y + 13, shortened(all[i].document->title, 36), "end");
    inside += box(begin, y, end - begin, 14, "fp-bar");
  }
  inside += line(scale.x(today), 20, scale.x(today), height, "fp-today");
  return drawing(width, height, "What is in force, and from when to when", inside);
}

std::string cell(const std::string& html) { return "<td>" + html + "</td>"; }

constexpr std::array<Layer, 5> columns{Layer::national, Layer::regional, Layer::local,
                                       Layer::agency, Layer::unknown};
using Counts = std::array<std::size_t, columns.size()>;

struct Covered {
  std::string label = {};
  Counts counts = {};
  std::size_t all = 0;
};

std::vector<Covered> covered_by(const Inventory& inventory, const Vocabulary& vocabulary) {
  std::map<std::string, Covered> found;
  for (const Listed& each : inventory.documents) {
    if (each.standing != Standing::in_force && each.standing != Standing::undated) continue;
    const auto column = static_cast<std::size_t>(
        std::find(columns.begin(), columns.end(), each.layer) - columns.begin());
    for (const std::string& id : each.topics) {
      Covered& topic = found[id];
      ++topic.counts[column];
      ++topic.all;
    }
  }
  std::vector<Covered> all;
  for (auto& [id, topic] : found) {
    const Topic* known = vocabulary.find(id);
    topic.label = known ? known->label : id;
    all.push_back(std::move(topic));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Covered& a, const Covered& b) { return a.all > b.all; });
  return all;
}

int shade(std::size_t count) {
  if (count == 0) return 0;
  return count == 1 ? 1 : count < 4 ? 2 : count < 10 ? 3 : 4;
}

std::string coverage_svg(const std::vector<Covered>& all) {
  constexpr double left = 320, wide = 110, row = 24;
  const double height = 36 + row * static_cast<double>(all.size());
  std::string inside;
  for (std::size_t i = 0; i < columns.size(); ++i)
    inside += text(left + wide * (static_cast<double>(i) + .5), 20, std::string(name(columns[i])),
                   "middle");
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double y = 30 + row * static_cast<double>(i);
    inside += text(left - 8, y + 16, shortened(all[i].label, 36), "end");
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const std::size_t count = all[i].counts[k];
      inside += box(left + wide * static_cast<double>(k), y, 28, row - 4,
                    "fp-shade-" + std::to_string(shade(count)));
      inside += text(left + wide * static_cast<double>(k) + 40, y + 15,
                     count ? std::to_string(count) : "none");
    }
  }
  return drawing(left + wide * static_cast<double>(columns.size()), height,
                 "Documents in force by topic and by who they apply to", inside);
}

}  // namespace

std::string timeline_html(const Asking& asking, const Inventory& inventory) {
  const std::vector<Bar> all = bars_of(inventory);
  std::string rows;
  for (const Bar& bar : all)
    rows += "<tr><th scope=\"row\"><a" +
            attribute("href", asking.to("/document?" +
                                        encoded(Parameters{{"id", bar.document->document}}))) +
            ">" + escaped(bar.document->title) + "</a></th>" + cell(to_iso(bar.first)) +
            cell(bar.last ? to_iso(*bar.last) : "open") +
            cell(escaped(cli::plain(name(bar.document->standing)))) + "</tr>\n";
  return timeline_svg(all, asking.today) +
         "<p>The broken line is today. A bar that begins at the left edge began earlier, one that "
         "ends at the right is open or ends later. The " +
         std::to_string(bars) +
         " that began last are shown.</p>\n<div class=\"fp-wide\" tabindex=\"0\" role=\"region\" "
         "aria-label=\"Table: what is in force\"><table><caption>What is in "
         "force</caption><thead><tr><th scope=\"col\">Document</th><th scope=\"col\">From</th>"
         "<th scope=\"col\">To</th><th scope=\"col\">Standing</th></tr></thead><tbody>" +
         rows + "</tbody></table></div>\n";
}

std::string coverage_html(const Asking&, const Inventory& inventory, const Vocabulary& vocabulary) {
  std::vector<Covered> all = covered_by(inventory, vocabulary);
  std::vector<Covered> drawn(all.begin(),
                             all.begin() + static_cast<long>(std::min(rows_shown, all.size())));
  std::string head = "<th scope=\"col\">Topic</th>", rows;
  for (const Layer layer : columns) head += "<th scope=\"col\">" + headed(name(layer)) + "</th>";
  for (const Covered& topic : all) {
    rows += "<tr><th scope=\"row\">" + escaped(topic.label) + "</th>";
    for (const std::size_t count : topic.counts) rows += cell(std::to_string(count));
    rows += "</tr>\n";
  }
  return coverage_svg(drawn) +
         "<div class=\"fp-wide\" tabindex=\"0\" role=\"region\" aria-label=\"Table: "
         "coverage\"><table><caption>Documents in force by topic</caption><thead><tr>" +
         head + "</tr></thead><tbody>" + rows + "</tbody></table></div>\n";
}

}  // namespace fingerpost::web
