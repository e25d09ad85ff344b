// Words on pages become lines in reading order, and lines become blocks. Nothing
// here knows PDF: a test can lay words out by hand.
#pragma once

#include <string>
#include <vector>

#include "extract/worker/builder.hpp"

namespace fingerpost::extract {

// Sizes and places in points, from the top left corner of the page.
struct Word {
  std::string text = {};
  double left = 0, top = 0, right = 0, bottom = 0;
  double size = 0;  // of its font
  bool bold = false;
};

struct Page {
  int number = 0;  // counted from 1
  double height = 0;
  std::vector<Word> words = {};
};

struct Line {
  std::string text = {};
  double left = 0, top = 0, right = 0, bottom = 0;
  double size = 0;
  bool bold = false;
  bool row = false;  // several cells, divided by " | "
  int column = 0;    // changes where the reading jumps to the top of another column
  int page = 0;
};

// The lines of one page as they are read: column after column, row after row.
std::vector<Line> lines_of(const Page& page);

// Takes off what stands at the same place of many pages, and the numbers of the
// pages; gives each page the number that is printed on it.
struct Paged {
  std::vector<Line> lines = {};
  std::vector<double> heights = {};      // of the pages
  std::vector<std::string> labels = {};  // as printed; or empty
};
void take_off_running_lines(Paged& paged);
// Takes off lists of contents: "Scope ........ 12".
void take_off_contents(std::vector<Line>& lines);

// Headings by size, paragraphs with their hyphens joined, list items, rows.
void write_blocks(const Paged& paged, Builder& builder);

}  // namespace fingerpost::extract
