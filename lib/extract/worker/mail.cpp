#ifdef FINGERPOST_HAS_GMIME
// A mail (RFC 5322, MIME) to its parts, by GMime: the body that says most (HTML
// before plain text), and what is attached. What the parts are is not looked at
// here: the library reads each as what it is, in a child of its own.
#include <gmime/gmime.h>

#include <memory>
#include <string>

#include "extract/chars.hpp"
#include "extract/worker/builder.hpp"
#include "extract/worker/readers.hpp"

namespace fingerpost::extract {
namespace {

// Longer headers are an attack on the parser (200 kB of "a:a:a:" in To: crash it).
constexpr std::size_t longest_header = 16u << 10;
constexpr std::size_t longest_headers = 256u << 10;
constexpr int deepest = 8;

struct Release {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Held = std::unique_ptr<T, Release>;

bool headers_are_sane(std::string_view mail) {
  std::size_t at = 0, length = 0;
  while (at < mail.size()) {
    const std::size_t end = std::min(mail.find('\n', at), mail.size());
    const std::string_view line = mail.substr(at, end - at);
    if (line.empty() || line == "\r") return true;
    const bool folded = line[0] == ' ' || line[0] == '\t';
    length = folded ? length + line.size() : line.size();
    if (length > longest_header || end > longest_headers) return false;
    at = end + 1;
  }
  return true;
}

std::string text_of(const char* text) { return text ? text : ""; }

// The bytes of a part, its transfer encoding undone.
std::string bytes_of(GMimePart* part, std::size_t most) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (!content) return {};
  const Held<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, memory.get());
  const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  if (!array || array->len > most) return {};
  return {reinterpret_cast<const char*>(array->data), array->len};
}

std::string type_of(GMimeObject* object) {
  GMimeContentType* type = g_mime_object_get_content_type(object);
  if (!type) return "text/plain";
  char* name = g_mime_content_type_get_mime_type(type);
  std::string out = lower(text_of(name));
  g_free(name);
  if (const char* charset = g_mime_content_type_get_parameter(type, "charset"))
    out += "; charset=" + lower(charset);
  if (const char* flow = g_mime_content_type_get_parameter(type, "format"))
    out += "; format=" + lower(flow);
  return out;
}

bool is_attached(GMimeObject* object) {
  const char* disposition = g_mime_object_get_disposition(object);
  return disposition && lower(disposition) == "attachment";
}

class Mail {
 public:
  Mail(const Request& request, Builder& builder)
      : request_(request), builder_(builder), left_(2 * request.size + (1u << 16)) {}

  std::vector<Part> parts_of(GMimeMessage* message) {
    builder_.title(text_of(g_mime_message_get_subject(message)));
    if (GDateTime* sent = g_mime_message_get_date(message)) {
      char* day = g_date_time_format(sent, "%Y-%m-%d");
      builder_.metadata("mail:date", text_of(day));
      g_free(day);
    }
    if (InternetAddressList* from = g_mime_message_get_from(message)) {
      char* words = internet_address_list_to_string(from, nullptr, FALSE);
      builder_.metadata("mail:from", text_of(words));
      g_free(words);
    }
    if (GMimeObject* whole = g_mime_message_get_mime_part(message)) take(whole, 0);
    if (html_.media_type.empty()) std::swap(html_, plain_);
    if (!html_.media_type.empty()) parts_.insert(parts_.begin(), std::move(html_));
    return std::move(parts_);
  }

 private:
  void take(GMimeObject* object, int depth) {
    if (++seen_ > request_.parts || depth > deepest) {
      if (!told_) builder_.problem("too_deep: parts of the mail are left out");
      told_ = true;
      return;
    }
    if (GMIME_IS_MULTIPART(object)) {
      GMimeMultipart* parts = GMIME_MULTIPART(object);
      for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
        take(g_mime_multipart_get_part(parts, i), depth + 1);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      take_message(GMIME_MESSAGE_PART(object));
    } else if (GMIME_IS_PART(object)) {
      take_part(GMIME_PART(object), object);
    }
  }

  // A mail within the mail is a document of its own.
  void take_message(GMimeMessagePart* part) {
    GMimeMessage* message = g_mime_message_part_get_message(part);
    if (!message) return;
    char* text = g_mime_object_to_string(GMIME_OBJECT(message), nullptr);
    const std::string subject = squeeze(text_of(g_mime_message_get_subject(message)));
    attach({subject.empty() ? "message" : subject, "message/rfc822", text_of(text)});
    g_free(text);
  }

  void take_part(GMimePart* part, GMimeObject* object) {
    const std::string type = type_of(object);
    const std::string name = squeeze(text_of(g_mime_part_get_filename(part)));
    const bool html = type.starts_with("text/html"), plain = type.starts_with("text/plain");
    const bool attached = is_attached(object) || (!name.empty() && !html && !plain);
    if (attached || (!html && !plain && !type.starts_with("text/calendar"))) {
      // Pictures within the text have no name and nothing to read.
      if (!type.starts_with("image/"))
        attach({name.empty() ? "attachment" : name, type, bytes_of(part, left_)});
      return;
    }
    Part& body = html ? html_ : plain_;
    std::string bytes = bytes_of(part, left_);
    if (type.starts_with("text/calendar"))
      return attach({"invitation.ics", type, std::move(bytes)});
    if (body.media_type.empty()) {
      body.media_type = type, body.bytes = std::move(bytes);
      spend(body.bytes.size());
    } else if (html || html_.media_type.empty()) {
      body.bytes += "\n\n" + bytes;  // a mailing list's foot, text behind a picture
      spend(bytes.size());
    }
  }

  void attach(Part part) {
    if (part.bytes.empty() || part.bytes.size() > left_) {
      builder_.problem("too_big: " + part.name + " is left out");
      return;
    }
    spend(part.bytes.size());
    parts_.push_back(std::move(part));
  }

  void spend(std::size_t bytes) { left_ -= std::min<std::size_t>(bytes, left_); }

  const Request& request_;
  Builder& builder_;
  std::size_t left_;
  Part html_ = {}, plain_ = {};
  std::vector<Part> parts_ = {};
  std::uint32_t seen_ = 0;
  bool told_ = false;
};

}  // namespace

void warm_up_mail() {
  g_mime_init();
  // The converters of these sets are loaded from files: now, and kept.
  for (const char* set : {"windows-1252", "iso-8859-1", "iso-8859-15", "utf-16", "us-ascii"})
    g_mime_iconv_open("utf-8", set);
  Request request;
  request.text = 1 << 16, request.parts = 10, request.size = 1000;
  read_mail(
      "Subject: =?iso-8859-1?Q?caf=E9?=\nFrom: A <a@b.example>\nDate: Mon, 13 May 2024 09:00:00 "
      "+0100\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
      "boundary=x\n\n--x\nContent-Type: text/plain; charset=windows-1252\n"
      "Content-Transfer-Encoding: quoted-printable\n\n=93a=94\n--x\nContent-Type: "
      "text/html\nContent-Transfer-Encoding: base64\n\nPGI+YTwvYj4=\n--x--\n",
      request);
}

Extraction read_mail(std::string_view document, const Request& request) {
  Builder builder(request.text);
  if (!headers_are_sane(document)) {
    builder.problem("too_big: a header of the mail is longer than 16 KiB");
    return builder.take();
  }
  const Held<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(document.data(), document.size()));
  const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Held<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  std::vector<Part> parts;
  if (message)
    parts = Mail(request, builder).parts_of(message.get());
  else
    builder.problem("malformed: this mail cannot be parsed");
  Extraction out = builder.take();
  out.parts = std::move(parts);
  return out;
}

}  // namespace fingerpost::extract
#endif
