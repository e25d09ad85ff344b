#include <algorithm>

#include "feeds/entry.hpp"
#include "feeds/feeds.hpp"

namespace fingerpost {
namespace feeds {
namespace {

std::string element(std::string_view name, std::string_view text) {
  return '<' + std::string(name) + '>' + escaped(text) + "</" + std::string(name) + ">\n";
}

std::string instant(Date day) { return to_iso(day) + "T00:00:00Z"; }

std::string link(const std::string& url) {
  return url.empty() ? "" : "<link rel=\"alternate\" href=\"" + escaped(url) + "\"/>\n";
}

std::string category(std::string_view term, std::string_view scheme) {
  return "<category term=\"" + escaped(term) + "\" scheme=\"urn:fingerpost:" + std::string(scheme) +
         "\"/>\n";
}

std::string entry(const Hit& hit, const Results& results, const FeedInfo& info) {
  std::string out = "<entry>\n";
  out += element("id", stem(info) + '#' + key(hit));
  out += element("title", title(hit));
  out += element("updated", instant(changed(hit, results)));
  if (hit.published && hit.published->first)
    out += element("published", instant(*hit.published->first));
  out += link(address(hit.url, info));
  if (!hit.publisher.empty())
    out += "<author>" + element("name", one_line(hit.publisher)) + "</author>\n";
  out += element("summary", summary(hit));
  out += category(name(hit.kind), "kind") + category(name(hit.standing), "standing");
  for (const std::string& topic : hit.topics) out += category(topic, "topic");
  return out + "</entry>\n";
}

std::string_view words_of(ChangeKind change) {
  switch (change) {
    case ChangeKind::added:
      return "New";
    case ChangeKind::changed:
      return "Changed";
    case ChangeKind::removed:
      return "Removed";
    case ChangeKind::published:
      return "Published";
    case ChangeKind::came_into_force:
      return "In force";
    case ChangeKind::began:
      return "Begun";
    case ChangeKind::ended:
      return "Ended";
    case ChangeKind::superseded:
      return "Superseded";
    case ChangeKind::withdrawn:
      return "Withdrawn";
    case ChangeKind::review_due:
      return "Review due";
    case ChangeKind::coming_up:
      return "Coming up";
  }
  return "Changed";
}

std::string summary(const Change& change) {
  std::string out = std::string(words_of(change.change)) + ' ' + to_iso(change.on) + '.';
  for (const std::string& heading : change.headings)
    if (!heading.empty()) out += ' ' + one_line(heading) + '.';
  if (!change.superseded_by.empty()) out += " Read instead: " + one_line(change.superseded_by);
  if (change.differences) out += '\n' + clean(to_text(*change.differences));
  return out;
}

std::string entry(const Change& change, const Changes& changes, const FeedInfo& info) {
  const std::string what(name(change.change));
  std::string id = stem(info) + '#' + encoded(change.document) + '/' +
                   std::to_string(change.edition) + '/' + what + '/' + to_iso(change.on);
  if (!change.anchors.empty()) id += '/' + encoded(change.anchors.front());
  std::string out = "<entry>\n";
  out += element("id", id);
  out += element("title", std::string(words_of(change.change)) + ": " + one_line(change.title));
  out += element("updated", instant(std::min(change.on, changes.as_of)));
  out += link(address(change.url, info));
  if (!change.publisher.empty())
    out += "<author>" + element("name", one_line(change.publisher)) + "</author>\n";
  out += element("summary", summary(change));
  out += category(what, "change") + category(name(change.kind), "kind") +
         category(name(change.standing), "standing");
  for (const std::string& topic : change.topics) out += category(topic, "topic");
  return out + "</entry>\n";
}

std::string head(const FeedInfo& info, Date updated) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">\n";
  out += element("id", stem(info));
  out += element("title", one_line(info.title));
  out += element("updated", instant(updated));
  out += "<author>" +
         element("name", info.publisher.empty() ? "Fingerpost" : one_line(info.publisher)) +
         "</author>\n";
  return out + link(address(info.url, info));
}

}  // namespace
}  // namespace feeds

std::string to_atom(const Results& results, const FeedInfo& info) {
  using namespace feeds;
  std::string out = head(info, stamp(results));
  for (const Hit& hit : results.hits) out += entry(hit, results, info);
  return out + "</feed>\n";
}

std::string to_atom(const Changes& changes, const FeedInfo& info) {
  using namespace feeds;
  std::string out = head(info, changes.as_of);
  for (const Change& change : changes.changes) out += entry(change, changes, info);
  return out + "</feed>\n";
}

}  // namespace fingerpost
