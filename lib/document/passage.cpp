#include "document/passage.hpp"

#include <algorithm>

#include "text/text.hpp"

namespace fingerpost::document {
namespace {

constexpr std::size_t most_words = 300;
// A paragraph of more words than this is cut at its sentences.
constexpr std::size_t endless = 450;

std::size_t end_of(const Paragraph& p) { return p.offset + p.text.size(); }

std::span<const DateMention> between(const std::vector<DateMention>& dates, std::size_t start,
                                     std::size_t end) {
  const auto from = [&](std::size_t offset) {
    return std::partition_point(dates.begin(), dates.end(), [offset](const DateMention& mention) {
      return mention.offset < offset;
    });
  };
  return {from(start), from(end)};
}

bool leads_in(const Paragraph& p) { return !p.listed && !p.text.empty() && p.text.back() == ':'; }

// The sentences of a text; one without an end is cut at its spaces.
std::vector<std::string_view> sentences(std::string_view all) {
  std::vector<std::string_view> out;
  for (const text::Span& span : text::sentences(all)) {
    std::string_view rest = span.in(all);
    std::size_t words = 0, start = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
      if (rest[i] != ' ' || ++words % most_words) continue;
      out.push_back(rest.substr(start, i - start));
      start = i + 1;
    }
    out.push_back(rest.substr(start));
  }
  return out;
}

void put_pieces(const Paragraph& paragraph, std::vector<Paragraph>& out) {
  std::string piece;
  std::size_t words = 0;
  const auto close = [&] {
    if (!piece.empty())
      out.push_back({std::move(piece), paragraph.listed, 0, paragraph.page, paragraph.page_label});
    piece.clear(), words = 0;
  };
  for (const std::string_view sentence : sentences(paragraph.text)) {
    const std::string text = text::squeeze(sentence);
    if (text.empty()) continue;
    piece += (piece.empty() ? "" : " ") + text;
    words += words_in(text);
    if (words >= most_words / 2) close();
  }
  close();
}

}  // namespace

std::string text_of(Passage& passage) {
  std::string out;
  bool listed = false;
  for (Paragraph& p : passage.paragraphs) {
    if (!out.empty()) out += listed && p.listed ? "\n" : "\n\n";
    p.offset = out.size();
    out += p.text;
    listed = p.listed;
  }
  return out;
}

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

std::size_t words_in(const Passage& passage) {
  std::size_t words = 0;
  for (const Paragraph& p : passage.paragraphs) words += words_in(p.text);
  return words;
}

std::span<const DateMention> dates_in(const Passage& passage, const Paragraph& paragraph) {
  return between(passage.dates, paragraph.offset, end_of(paragraph));
}

const Paragraph* paragraph_at(const Passage& passage, std::size_t offset) {
  const auto& all = passage.paragraphs;
  const auto after = std::partition_point(
      all.begin(), all.end(), [offset](const Paragraph& p) { return p.offset <= offset; });
  if (after == all.begin() || offset >= end_of(*(after - 1))) return nullptr;
  return &*(after - 1);
}

std::string_view clause_before(const Paragraph& paragraph, const DateMention& mention) {
  const std::string_view before =
      std::string_view(paragraph.text).substr(0, mention.offset - paragraph.offset);
  const std::size_t start = before.find_last_of(".|\n;");
  return before.substr(start == std::string_view::npos ? 0 : start + 1);
}

Passage part_of(const Passage& passage, std::size_t first, std::size_t last) {
  Passage out{passage.heading, passage.path, passage.fragment, {}, passage.kind, {}, passage.above};
  if (first >= last) return out;
  const std::size_t start = passage.paragraphs[first].offset;
  const std::size_t end = end_of(passage.paragraphs[last - 1]);
  for (std::size_t i = first; i < last; ++i) {
    out.paragraphs.push_back(passage.paragraphs[i]);
    out.paragraphs.back().offset -= start;
  }
  for (const DateMention& mention : between(passage.dates, start, end)) {
    out.dates.push_back(mention);
    out.dates.back().offset -= start;
  }
  return out;
}

void cut_endless(Passage& passage) {
  std::vector<Paragraph> out;
  for (Paragraph& p : passage.paragraphs) {
    if (words_in(p.text) <= endless)
      out.push_back(std::move(p));
    else
      put_pieces(p, out);
  }
  passage.paragraphs = std::move(out);
}

std::vector<Passage> without_giants(std::vector<Passage> passages) {
  std::vector<Passage> out;
  for (Passage& passage : passages) {
    text_of(passage);
    const std::size_t words = words_in(passage);
    const std::size_t parts = (words + most_words - 1) / most_words;
    if (parts < 2 || passage.paragraphs.size() < 2) {
      out.push_back(std::move(passage));
      continue;
    }
    std::size_t first = 0, taken = 0, done = 0;
    for (std::size_t i = 0; i < passage.paragraphs.size(); ++i) {
      taken += words_in(passage.paragraphs[i].text);
      const bool last = i + 1 == passage.paragraphs.size();
      const bool full = taken - done >= words / parts && !leads_in(passage.paragraphs[i]);
      if (!last && !full) continue;
      out.push_back(part_of(passage, first, i + 1));
      first = i + 1, done = taken;
    }
  }
  return out;
}

}  // namespace fingerpost::document
