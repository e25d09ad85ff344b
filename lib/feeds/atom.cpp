#include "feeds/entry.hpp"
#include "feeds/feeds.hpp"

namespace fingerpost {
namespace feeds {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : clean(text)) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  return out;
}

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

}  // namespace
}  // namespace feeds

std::string to_atom(const Results& results, const FeedInfo& info) {
  using namespace feeds;
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">\n";
  out += element("id", stem(info));
  out += element("title", one_line(info.title));
  out += element("updated", instant(stamp(results)));
  out += "<author>" +
         element("name", info.publisher.empty() ? "Fingerpost" : one_line(info.publisher)) +
         "</author>\n";
  out += link(address(info.url, info));
  for (const Hit& hit : results.hits) out += entry(hit, results, info);
  return out + "</feed>\n";
}

}  // namespace fingerpost
