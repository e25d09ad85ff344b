// A strict little reader of RFC 5545, for the tests: it takes nothing that a
// strict client would refuse.
#pragma once

#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

struct Property {
  std::string parameters, value;  // "VALUE=DATE", "20240525"
};

struct Component {
  std::string name;
  std::map<std::string, Property> properties;
  std::vector<Component> parts;
};

class CalendarReader {
 public:
  static Component read(const std::string& text) {
    CalendarReader reader(lines(text));
    Component calendar = reader.component();
    if (reader.at_ != reader.lines_.size()) throw std::runtime_error("lines behind the calendar");
    if (calendar.name != "VCALENDAR") throw std::runtime_error("no calendar");
    if (calendar.parts.empty()) throw std::runtime_error("a calendar needs a component");
    for (const char* needed : {"PRODID", "VERSION"})
      if (!calendar.properties.count(needed)) throw std::runtime_error(std::string("no ") + needed);
    std::set<std::string> uids;
    for (const Component& part : calendar.parts)
      if (part.name == "VEVENT") check_event(part, uids);
    return calendar;
  }

  // What a TEXT value stands for.
  static std::string text(const std::string& value) {
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (value[i] == ';' || value[i] == ',') throw std::runtime_error("a bare ; or , in a text");
      if (value[i] != '\\') {
        out += value[i];
        continue;
      }
      if (++i == value.size()) throw std::runtime_error("a text ends in a backslash");
      if (std::string("\\;,nN").find(value[i]) == std::string::npos)
        throw std::runtime_error("an unknown escape");
      out += value[i] == 'n' || value[i] == 'N' ? '\n' : value[i];
    }
    return out;
  }

 private:
  explicit CalendarReader(std::vector<std::string> lines) : lines_(std::move(lines)) {}

  static bool ends_inside_character(const std::string& line) {
    std::size_t tail = 0;
    while (tail < line.size() && (line[line.size() - 1 - tail] & 0xC0) == 0x80) ++tail;
    if (tail == line.size()) return true;
    const auto lead = static_cast<unsigned char>(line[line.size() - 1 - tail]);
    const std::size_t wanted = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    return tail != wanted;
  }

  static std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> unfolded;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find("\r\n", at);
      if (end == std::string::npos) throw std::runtime_error("the last line has no end");
      const std::string line = text.substr(at, end - at);
      if (line.size() > 75) throw std::runtime_error("a line of more than 75 bytes");
      if (line.find_first_of("\r\n") != std::string::npos)
        throw std::runtime_error("a bare CR or LF");
      for (const char c : line)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\t')
          throw std::runtime_error("a control");
      if (ends_inside_character(line)) throw std::runtime_error("folded inside a character");
      if (!line.empty() && line[0] == ' ' && !unfolded.empty())
        unfolded.back() += line.substr(1);
      else
        unfolded.push_back(line);
      at = end + 2;
    }
    return unfolded;
  }

  std::pair<std::string, Property> property(const std::string& line) const {
    const auto colon = line.find(':');
    if (colon == std::string::npos) throw std::runtime_error("no colon: " + line);
    const std::string head = line.substr(0, colon);
    const auto semicolon = head.find(';');
    const std::string name = head.substr(0, semicolon);
    if (name.empty() ||
        name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != std::string::npos)
      throw std::runtime_error("a bad name: " + line);
    return {
        name,
        {semicolon == std::string::npos ? "" : head.substr(semicolon + 1), line.substr(colon + 1)}};
  }

  Component component() {
    if (at_ >= lines_.size()) throw std::runtime_error("no component");
    const auto [begin, what] = property(lines_[at_++]);
    if (begin != "BEGIN") throw std::runtime_error("no BEGIN");
    Component component{what.value, {}, {}};
    while (at_ < lines_.size()) {
      const auto [name, value] = property(lines_[at_]);
      if (name == "BEGIN") {
        component.parts.push_back(this->component());
        continue;
      }
      ++at_;
      if (name == "END") {
        if (value.value != component.name) throw std::runtime_error("END of another component");
        return component;
      }
      if (!component.properties.emplace(name, value).second)
        throw std::runtime_error(name + " stands twice");
    }
    throw std::runtime_error("no END");
  }

  static void check_date(const Property& date) {
    const std::string& at = date.value;
    if (date.parameters.empty() && at.size() == 16 && at[8] == 'T' && at[15] == 'Z' &&
        (at.substr(0, 8) + at.substr(9, 6)).find_first_not_of("0123456789") == std::string::npos)
      return;  // an instant in UTC
    if (date.parameters != "VALUE=DATE" || date.value.size() != 8 ||
        date.value.find_first_not_of("0123456789") != std::string::npos)
      throw std::runtime_error("no date: " + date.value);
  }

  static void check_event(const Component& event, std::set<std::string>& uids) {
    for (const char* needed : {"UID", "DTSTAMP", "DTSTART", "SUMMARY"})
      if (!event.properties.count(needed)) throw std::runtime_error(std::string("no ") + needed);
    if (!uids.insert(event.properties.at("UID").value).second)
      throw std::runtime_error("a UID stands twice");
    check_date(event.properties.at("DTSTART"));
    if (event.properties.count("DTEND")) {
      check_date(event.properties.at("DTEND"));
      if (event.properties.at("DTEND").value <= event.properties.at("DTSTART").value)
        throw std::runtime_error("it ends before it starts");
    }
    const std::string& stamp = event.properties.at("DTSTAMP").value;
    if (stamp.size() != 16 || stamp[8] != 'T' || stamp[15] != 'Z')
      throw std::runtime_error("DTSTAMP is not in UTC");
    for (const char* each : {"SUMMARY", "DESCRIPTION"})
      if (event.properties.count(each)) text(event.properties.at(each).value);
  }

  std::vector<std::string> lines_;
  std::size_t at_ = 0;
};
