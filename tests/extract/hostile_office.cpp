// Office files that mean harm: archives that burst, and XML that leads astray.
#include "hostile.hpp"
#include "quine.hpp"
#include "zip.hpp"

namespace fingerpost::hostile {
namespace {

using made::deflated;
using made::stored;
using made::zip;
using made::ZipEntry;

const std::string word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const std::string open = "application/vnd.oasis.opendocument.text";
const std::string said = "<w:p><w:r><w:t>Refer at once.</w:t></w:r></w:p>";
const std::string told = "<text:p>Refer at once.</text:p>";

std::string w(const std::string& body, const std::string& before = "") {
  return "<?xml version=\"1.0\"?>" + before +
         "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
         "<w:body>" +
         body + "</w:body></w:document>";
}
std::string o(const std::string& body, const std::string& before = "") {
  return "<?xml version=\"1.0\"?>" + before +
         "<office:document-content "
         "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
         "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
         "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body>"
         "<office:text>" +
         body + "</office:text></office:body></office:document-content>";
}

File docx(std::string name, std::function<std::string()> body, std::string outcome) {
  return {"docx: " + name, word, [body] { return made::docx(w(body())); }, std::move(outcome)};
}
File odt(std::string name, std::function<std::string()> body, std::string outcome) {
  return {"odt: " + name, open, [body] { return made::odt(o(body())); }, std::move(outcome)};
}

std::string bomb(std::uint32_t says, std::size_t runs) {
  ZipEntry entry = deflated("word/document.xml", "<w:document><w:p/><w/>", 4, runs);
  if (says) entry.size = says;
  return zip({entry});
}

std::string many_entries(std::size_t count) {
  std::vector<ZipEntry> entries{stored("word/document.xml", w(said))};
  for (std::size_t i = 0; i < count; ++i)
    entries.push_back(stored("word/" + std::to_string(i) + ".xml", ""));
  return zip(entries);
}

// Every part is as large as a part may be.
std::string large_parts() {
  std::vector<ZipEntry> entries{stored("word/document.xml", w(said))};
  for (const char* part : {"word/styles.xml", "word/numbering.xml", "word/footnotes.xml",
                           "word/_rels/document.xml.rels", "docProps/core.xml"})
    entries.push_back(deflated(part, "<w:a><w/>", 4, 230'000));
  return zip(entries);
}

std::string nested(std::size_t depth) {
  std::string inner = made::docx(w(said));
  for (std::size_t i = 0; i < depth; ++i)
    inner = zip({stored("word/document.xml", w(said)), stored("word/embeddings/a.docx", inner)});
  return inner;
}

// Each part that is read is an archive in archives.
std::string nested_parts(std::size_t depth) {
  std::string inner = made::docx(w(said));
  for (std::size_t i = 0; i < depth; ++i) inner = zip({stored("word/document.xml", inner)});
  return zip({stored("word/document.xml", inner), stored("word/styles.xml", inner)});
}

std::string with(std::vector<ZipEntry> entries) {
  entries.insert(entries.begin(), stored("word/document.xml", w(said)));
  return zip(entries);
}

std::string encrypted() {
  ZipEntry entry = stored("word/document.xml", std::string(200, 'x'));
  entry.flags = 1;
  return zip({entry});
}

// Two entries of the directory that stand on the same bytes.
std::string overlapping() {
  std::string bytes =
      zip({stored("word/document.xml", w(said)), stored("word/styles.xml", "<a/>")});
  const std::size_t first = bytes.find("PK\x01\x02"), second = bytes.find("PK\x01\x02", first + 4);
  for (std::size_t i = 42; i < 46; ++i) bytes[second + i] = bytes[first + i];
  return bytes;
}

const std::string laughs =
    "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>";
const std::string outside = "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>";

std::vector<File> archives() {
  const std::string ring =
      "<w:styles><w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>"
      "<w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style></w:styles>";
  return {
      {"a bomb of 200 MB", word, [] { return bomb(0, 800'000); }, "media: too_big"},
      {"a bomb that says it has 9 bytes", word, [] { return bomb(9, 800'000); },
       "media: too_big|media: malformed"},
      {"a bomb that says it has 4 GiB", word, [] { return bomb(0xFFFFFFFE, 4'000); },
       "media: too_big|media: malformed"},
      {"five parts of 59 MB", word, large_parts, "read: too_big|media: too_big|limit: cpu"},
      {"3,000 entries", word, [] { return many_entries(3'000); }, "media: too_big"},
      {"an archive in an archive, 200 deep", word, [] { return nested(200); }, "read"},
      {"parts that are archives, ten deep", word, [] { return nested_parts(10); },
       "media: malformed"},
      {"an archive that is its own document", word, [] { return made::quine("word/document.xml"); },
       "media: malformed"},
      {"styles that are an archive of itself", word,
       [] { return with({stored("word/styles.xml", made::quine("word/styles.xml"))}); },
       "read: malformed"},
      {"odt: content that is an archive of itself", open,
       [] { return made::odt(made::quine("content.xml")); }, "media: malformed"},
      {"a document that carries an archive of itself", word,
       [] {
         return with({stored("word/embeddings/a.docx", made::quine("word/embeddings/a.docx"))});
       },
       "read"},
      {"an archive that asks for a password", word, encrypted, "media: encrypted"},
      {"entries on the same bytes", word, overlapping, "read|media: malformed"},
      {"the same entry twice", word, [] { return with({stored("word/document.xml", w(""))}); },
       "read|media: malformed"},
      {"an entry that climbs out", word, [] { return with({stored("../../etc/cron.d/a", "a")}); },
       "read"},
      {"styles in a ring", word, [ring] { return with({stored("word/styles.xml", ring)}); },
       "read"},
      {"a billion laughs", word, [] { return made::docx(w(said, laughs)); },
       "media: malformed|media: policy|read: malformed"},
      {"a file from outside", word, [] { return made::docx(w("<w:p>&a;</w:p>" + said, outside)); },
       "media: malformed|media: policy|read: malformed"},
      {"odt: a billion laughs", open, [] { return made::odt(o(told, laughs)); },
       "media: malformed|media: policy|read: malformed"},
      {"odt: a file from outside", open,
       [] { return made::odt(o("<text:p>&a;</text:p>" + told, outside)); },
       "media: malformed|media: policy|read: malformed"},
  };
}

}  // namespace

std::vector<File> office_files() {
  std::vector<File> files = archives();
  const std::vector<File> texts{
      docx(
          "elements 200,000 deep", [] { return said + times(200'000, "<w:p>"); },
          "media: malformed|media: too_deep|read: too_deep|read: malformed"),
      docx(
          "tables 5,000 deep",
          [] {
            return said + times(5'000, "<w:tbl><w:tr><w:tc>") +
                   times(5'000, "</w:tc></w:tr></w:tbl>");
          },
          "media: too_deep|read: too_deep"),
      docx(
          "a table of 200,000 rows",
          [] {
            return said + "<w:tbl>" +
                   times(200'000, "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>") +
                   "</w:tbl>";
          },
          "read"),
      docx(
          "a cell over two milliard columns",
          [] {
            return said +
                   "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2147483647\"/></w:tcPr>"
                   "<w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
          },
          "read"),
      docx(
          "a paragraph of 20 MB",
          [] {
            return said + "<w:p><w:r><w:t>" + times(4'000'000, "word ") + "</w:t></w:r></w:p>";
          },
          "read: too_big"),
      docx(
          "300,000 runs",
          [] { return said + "<w:p>" + times(300'000, "<w:r><w:t>a</w:t></w:r>") + "</w:p>"; },
          "read"),
      odt(
          "elements 200,000 deep", [] { return told + times(200'000, "<text:p>"); },
          "media: malformed|media: too_deep|read: too_deep|read: malformed"),
      odt(
          "lists 5,000 deep",
          [] {
            return told + times(5'000, "<text:list><text:list-item>") +
                   times(5'000, "</text:list-item></text:list>");
          },
          "media: too_deep|read: too_deep"),
      odt(
          "two milliard spaces",
          [] { return told + "<text:p>a<text:s text:c=\"2000000000\"/>b</text:p>"; }, "read"),
      odt(
          "a milliard columns and rows",
          [] {
            return told +
                   "<table:table><table:table-row table:number-rows-repeated=\"1000000000\">"
                   "<table:table-cell table:number-columns-repeated=\"1000000000\">"
                   "<text:p>a</text:p></table:table-cell></table:table-row></table:table>";
          },
          "read"),
  };
  files.insert(files.end(), texts.begin(), texts.end());
  return files;
}

}  // namespace fingerpost::hostile
