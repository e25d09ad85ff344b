// Mails that mean harm: parts in parts, and headers without end.
#include "hostile.hpp"

namespace fingerpost::hostile {
namespace {

const std::string head =
    "From: a@b.example\nTo: c@d.example\nSubject: Dates\n"
    "Date: Mon, 13 May 2024 09:00:00 +0100\nMIME-Version: 1.0\n";
const std::string mixed = "Content-Type: multipart/mixed; boundary=x\n\n";
const std::string said = "--x\nContent-Type: text/plain\n\nRefer at once.\n";

std::string parts(std::size_t count) {
  std::string mail = head + mixed + said;
  for (std::size_t i = 0; i < count; ++i)
    mail += "--x\nContent-Type: text/csv\nContent-Disposition: attachment; filename=\"" +
            std::to_string(i) + ".csv\"\n\na,b\n";
  return mail + "--x--\n";
}

std::string nested(std::size_t depth) {
  std::string mail = head, end;
  for (std::size_t i = 0; i < depth; ++i) {
    const std::string mark = "x" + std::to_string(i);
    mail += "Content-Type: multipart/mixed; boundary=" + mark + "\n\n--" + mark + "\n";
  }
  return mail + "Content-Type: text/plain\n\nRefer at once.\n";
}

std::string forwarded(std::size_t depth) {
  std::string mail = head;
  for (std::size_t i = 0; i < depth; ++i) mail += "Content-Type: message/rfc822\n\n" + head;
  return mail + "Content-Type: text/plain\n\nRefer at once.\n";
}

std::string body(const std::string& about, const std::string& text) {
  return head + about + "\n\n" + text;
}

const std::string plain = "Content-Type: text/plain";
const std::string page = "Content-Type: text/html; charset=utf-8";
const std::string packed = "Content-Transfer-Encoding: base64";

std::string pages_nested(std::size_t depth) {
  return body(page, "<p>Refer at once.</p>" + times(depth, "<div>"));
}

File mail(std::string name, std::function<std::string()> bytes, std::string outcome) {
  return {"mail: " + name, "message/rfc822", std::move(bytes), std::move(outcome)};
}

}  // namespace

std::vector<File> mails() {
  return {
      mail(
          "900 parts", [] { return parts(900); }, "read"),
      mail(
          "5,000 parts", [] { return parts(5'000); }, "read: too_deep"),
      mail(
          "parts within parts, 10,000 deep", [] { return nested(10'000); },
          "read: too_deep|media: too_big|media: too_deep|media: malformed"),
      mail(
          "a mail in a mail, 300 deep", [] { return forwarded(300); }, "read|read: empty"),
      mail(
          "addresses in groups that never end",
          [] { return "To: " + times(100'000, "a:") + "\n" + body(plain, "Refer at once."); },
          "media: too_big|media: malformed|media: too_deep"),
      mail(
          "a header of a megabyte",
          [] {
            return "Subject: " + times(200'000, "word ") + "\n" + body(plain, "Refer at once.");
          },
          "media: too_big|media: malformed|media: too_deep"),
      mail(
          "300,000 headers",
          [] { return times(300'000, "X-A: b\n") + body(plain, "Refer at once."); },
          "media: too_big|media: malformed|media: too_deep"),
      mail(
          "a folded header of a thousand lines",
          [] { return "Subject: a\n" + times(1'000, " b\n") + body(plain, "Refer at once."); },
          "read"),
      mail(
          "a thousand encoded words",
          [] {
            return "Subject: a\n" + times(500, " =?utf-8?Q?=C3=A9?=\n") +
                   body(plain, "Refer at once.");
          },
          "read"),
      mail(
          "parameters that continue each other",
          [] {
            std::string about = "Content-Type: text/plain";
            for (int i = 0; i < 800; ++i) about += "; n*" + std::to_string(i) + "*=a";
            return body(about, "Refer at once.");
          },
          "read"),
      mail(
          "a boundary that never comes",
          [] { return head + mixed + times(200'000, "--y\nRefer at once.\n"); },
          "read|read: empty"),
      mail(
          "an empty boundary",
          [] {
            return head + "Content-Type: multipart/mixed; boundary=\"\"\n\n" +
                   times(100'000, "--\n");
          },
          "read|read: empty"),
      mail(
          "base64 that is none", [] { return body(plain + "\n" + packed, times(400'000, "=!")); },
          "read: empty"),
      mail(
          "base64 of eight megabytes",
          [] { return body(plain + "\n" + packed, times(1'400'000, "UmVmZXIg")); }, "read"),
      mail(
          "a charset nobody knows",
          [] { return body(plain + "; charset=x-klingon", "Refer at once. \xE9"); },
          "read: invalid UTF-8 in 1 place"),
      mail(
          "a charset of a thousand letters",
          [] { return body(plain + "; charset=" + times(1'000, "a"), "Refer at once."); }, "read"),
      mail(
          "a page nested 30,000 deep", [] { return pages_nested(30'000); }, "read: too_deep"),
      mail(
          "uuencoded without end",
          [] {
            return body(plain + "\nContent-Transfer-Encoding: x-uuencode", times(100'000, "M"));
          },
          "read|read: empty"),
      mail(
          "nothing but headers", [] { return head; }, "read: empty"),
      mail(
          "zeros", [] { return head + "\n" + std::string(1u << 20, '\0'); },
          "read: invalid UTF-8 in 1048576 places"),
  };
}

}  // namespace fingerpost::hostile
