// Portable documents that mean harm: numbered objects, some of which lead nowhere or in a ring.
#include "hostile.hpp"
#include "zip.hpp"

namespace fingerpost::hostile {
namespace {

constexpr std::string_view words = "BT /F1 12 Tf 72 700 Td (Refer at once.) Tj ET";

std::string stream(std::string_view content, std::string_view more = "") {
  return "<</Length " + std::to_string(content.size()) + std::string(more) + ">>\nstream\n" +
         std::string(content) + "\nendstream";
}

// Object 1 is the catalogue; `trailer` goes beside /Root.
std::string pdf(const std::vector<std::string>& objects, const std::string& trailer = "") {
  std::string out = "%PDF-1.7\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string at = std::to_string(out.size());
    table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string start = std::to_string(out.size());
  const std::string size = std::to_string(objects.size() + 1);
  return out + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer\n<</Size " + size +
         "/Root 1 0 R" + trailer + ">>\nstartxref\n" + start + "\n%%EOF\n";
}

// One page whose dictionary and content are given; object 5 is its font.
std::string one_page(const std::string& page, const std::string& content,
                     const std::vector<std::string>& more = {}) {
  std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>",
                                   "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                   "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 "
                                   "5 0 R>>/XObject<</X 6 0 R>>>>" +
                                       page + ">>",
                                   content, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  objects.insert(objects.end(), more.begin(), more.end());
  return pdf(objects);
}

const std::string box = "/MediaBox[0 0 612 792]";

std::string boxed(const std::string& sides) {
  return one_page("/MediaBox[" + sides + "]", stream(words));
}

// 160 million bytes of instructions in one million.
std::string endless_content() {
  const std::string packed = "x\x01" + made::deflated_run("1 w\n", 4, 620'000) + "\1\1\1\1";
  return one_page(box, stream(packed, "/Filter/FlateDecode"));
}

std::string same_page(std::size_t count) {
  return pdf(
      {"<</Type/Catalog/Pages 2 0 R>>",
       "<</Type/Pages/Count " + std::to_string(count) + "/Kids[" + times(count, "3 0 R ") + "]>>",
       "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>", stream("")});
}

std::string ring_of_pages() {
  return pdf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
              "<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 2 0 R/Count 1>>"});
}

std::string ring_of_outlines() {
  return pdf(
      {"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R/PageLabels 8 0 R>>",
       "<</Type/Pages/Kids[3 0 R]/Count 1>>",
       "<</Type/Page/Parent 2 0 R" + box + "/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
       stream(words), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
       "<</First 7 0 R/Last 7 0 R/Count 9>>",
       "<</Title(a)/Parent 7 0 R/First 7 0 R/Next 7 0 R/Prev 7 0 R/Dest[3 0 R/Fit]>>",
       "<</Kids[8 0 R 8 0 R]>>"});
}

// Every reading of a cross-reference leads to itself as the one before.
std::string ring_of_tables() {
  const std::string start = "%PDF-1.7\n";
  const std::string at = std::to_string(start.size());
  return start + "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 9/Root 1 0 R/Prev " + at +
         ">>\nstartxref\n" + at + "\n%%EOF\n";
}

std::string form_within_itself() {
  return one_page(box, stream("/X Do " + std::string(words)),
                  {stream("/X Do /X Do",
                          "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 "
                          "R>>>>")});
}

// Each form draws the next ten times: ten to the ninth drawings.
std::string forms_of_forms() {
  std::vector<std::string> forms;
  for (int i = 6; i < 16; ++i) {
    std::string next = std::to_string(i + 1);
    forms.push_back(stream(
        times(10, "/X Do "),
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X " + next + " 0 R>>>>"));
  }
  forms.push_back(stream(words, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"));
  return one_page(box, stream("/X Do"), forms);
}

std::string length_of_itself() {
  return one_page(box, "<</Length 4 0 R>>\nstream\n" + std::string(words) + "\nendstream");
}

std::string tower_of_filters() {
  return one_page(box, stream(words, "/Filter[" + times(5000, "/ASCIIHexDecode") + "]"));
}

std::string letters_far_apart() {
  std::string content = "BT /F1 1 Tf ";
  for (int i = 0; i < 20'000; ++i)
    content += "1 0 0 1 " + std::to_string(i * 7919L % 1'000'003) + " " +
               std::to_string(i * 104'729L % 1'000'003) + " Tm (a) Tj ";
  return one_page("/MediaBox[0 0 1000003 1000003]", stream(content + "ET"));
}

}  // namespace

std::vector<File> pdfs() {
  const std::string type = "application/pdf";
  return {
      {"pages that are their own children", type, ring_of_pages,
       "media: malformed|read: 1 of 1 page has no text"},
      {"outlines and labels in a ring", type, ring_of_outlines, "read"},
      {"cross-references in a ring", type, ring_of_tables, "media: malformed"},
      {"a form within itself", type, form_within_itself, "read"},
      {"forms within forms", type, forms_of_forms, "limit: cpu|limit: timeout"},
      {"a length that is its own stream", type, length_of_itself, "read|read: empty"},
      {"5,000 filters", type, tower_of_filters, "read|read: 1 of 1 page has no text"},
      {"160 MB of instructions", type, endless_content, "limit: cpu|limit: timeout|read: empty"},
      {"a page box of a light year", type, [] { return boxed("0 0 1e16 1e16"); }, "read"},
      {"a page box beyond numbers", type, [] { return boxed("0 0 1e999 99999999999999999999"); },
       "read|read: empty"},
      {"a page box that is none", type, [] { return boxed("0 0 0 0"); }, "read|read: empty"},
      {"a page box turned inside out", type, [] { return boxed("612 792 -612 -792"); }, "read"},
      {"letters far apart", type, letters_far_apart, "read|limit: cpu"},
      {"100,000 pages", type, [] { return same_page(100'000); }, "read: too_big|read: empty"},
      {"arrays 100,000 deep", type, [] { return one_page(box, times(100'000, "[")); },
       "media: malformed|read: 1 of 1 page has no text"},
      {"dictionaries 100,000 deep", type,
       [] { return pdf({"<</Pages " + times(100'000, "<</A ")}); }, "media: malformed|read: empty"},
      {"nothing but its name", type, [] { return std::string("%PDF-1.7"); }, "media: malformed"},
  };
}

}  // namespace fingerpost::hostile
