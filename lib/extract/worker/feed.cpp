#ifdef FINGERPOST_HAS_PUGIXML
// RSS 2.0 and 1.0 and Atom (RFC 4287) to sections: each entry under its title, with
// its address and its day. What an entry has of HTML is read as a page's is.
#include <string>

#include "extract/chars.hpp"
#include "extract/worker/builder.hpp"
#include "extract/worker/html.hpp"
#include "extract/worker/readers.hpp"
#include "extract/worker/xml.hpp"

namespace fingerpost::extract {
namespace {

std::string serialised(const pugi::xml_node& node) {
  struct Writer : pugi::xml_writer {
    std::string text;
    void write(const void* data, std::size_t size) override {
      text.append(static_cast<const char*>(data), size);
    }
  } writer;
  for (const auto& each : node.children()) each.print(writer, "", pugi::format_raw);
  return writer.text;
}

class Feed {
 public:
  explicit Feed(Builder& builder) : builder_(builder) {}

  // False when the root is none of a feed's.
  bool read(const pugi::xml_node& root) {
    const std::string_view name = local(root);
    if (name != "rss" && name != "feed" && name != "RDF") return false;
    const pugi::xml_node channel = child(root, "channel");
    head(name == "feed" ? root : channel);
    for (const pugi::xml_node& place : {root, channel})
      for (const auto& each : place.children())
        if (local(each) == "item" || local(each) == "entry") entry(each);
    return true;
  }

 private:
  void head(const pugi::xml_node& feed) {
    builder_.title(text_within(child(feed, "title")));
    builder_.enter(Block::Type::heading, 1);
    builder_.text(squeeze(text_within(child(feed, "title"))));
    builder_.leave();
    for (const char* name : {"description", "subtitle"}) html(child(feed, name));
  }

  static std::string address_of(const pugi::xml_node& entry) {
    std::string address;
    for (const auto& each : entry.children()) {
      if (local(each) != "link") continue;
      const std::string_view href = attribute(each, "href"), rel = attribute(each, "rel");
      if (href.empty()) return squeeze(text_within(each));
      if (address.empty() || rel == "alternate" || rel.empty()) address = href;
    }
    return address;
  }

  void entry(const pugi::xml_node& node) {
    const std::string title = squeeze(text_within(child(node, "title")));
    const std::string address = address_of(node);
    builder_.enter(Block::Type::heading, 2);
    if (!address.empty()) builder_.begin_link(address);
    builder_.text(title.empty() ? "Entry" : title);
    if (!address.empty()) builder_.end_link();
    builder_.leave();
    day(node);
    for (const char* name : {"encoded", "content", "description", "summary"})
      if (const auto body = child(node, name)) return html(body);
  }

  // "Published 2024-05-13": as the page's own line would say it.
  void day(const pugi::xml_node& node) {
    for (const char* name : {"pubDate", "published", "issued", "date"})
      if (const auto when = child(node, name)) return put("Published ", when);
    if (const auto when = child(node, "updated")) put("Updated ", when);
  }

  void put(const char* word, const pugi::xml_node& when) {
    std::string text = squeeze(text_within(when));
    if (text.empty() || text.size() > 60) return;
    // "Mon, 13 May 2024 09:00:00 +0100": the day; of "2024-05-13T09:00:00Z" its first part.
    if (const std::size_t comma = text.find(", "); comma <= 9) text.erase(0, comma + 2);
    const bool iso = text.size() >= 10 && is_digit(text[0]) && text[4] == '-';
    std::size_t end = iso ? 10 : 0;
    for (int words = 0; !iso && end < text.size() && words < 3; ++words)
      end = std::min(text.find(' ', end + 1), text.size());
    builder_.text(word + text.substr(0, end));
    builder_.divide();
  }

  void html(const pugi::xml_node& node) {
    if (!node) return;
    const std::string_view type = attribute(node, "type");
    const std::string text = type == "xhtml" ? serialised(node) : text_within(node);
    if (text.find('<') == std::string::npos || type == "text") {
      builder_.text(text);
      return builder_.divide();
    }
    read_flat(text, builder_);
    builder_.divide();
  }

  Builder& builder_;
};

}  // namespace

void warm_up_feed() {
  Request request;
  request.text = 1 << 16;
  read_feed("<rss><channel><title>t</title><item><title>a</title></item></channel></rss>", request);
}

Extraction read_feed(std::string_view document, const Request& request) {
  Builder builder(request.text);
  pugi::xml_document feed;
  if (parse_xml(std::string(document), "the feed", feed, builder) &&
      !Feed(builder).read(feed.document_element()))
    builder.problem("unsupported: this XML is no feed");
  return builder.take();
}

}  // namespace fingerpost::extract
#endif
