// "---\nreview-date: 2026-02\n---" at the head of a Markdown file, or "+++\ndate =
// 2026-02-01\n+++".
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fingerpost::extract {

// Takes the front matter off the front of `text`; its keys become
// ("front:review-date", "2026-02"). Lists are joined by ", "; what is nested is left out.
std::vector<std::pair<std::string, std::string>> take_front_matter(std::string_view& text);

}  // namespace fingerpost::extract
