// Words and addresses as HTML: whatever comes from an index or a reader passes here.
#pragma once

#include <string>
#include <string_view>

namespace fingerpost::web {

// Safe between tags and within quotation marks. Control characters and bidirectional
// overrides become spaces.
std::string escaped(std::string_view text);
// An address that a link may lead to: http or https, and nothing hidden in it.
bool leads_out(std::string_view url);
// " name="value"", escaped.
std::string attribute(std::string_view name, std::string_view value);
// <name class="fp-...">html</name>; `html` is HTML already. Nothing where that is empty.
std::string tag(std::string_view name, std::string_view classes, const std::string& html);
// The language of a page of ours.
inline constexpr std::string_view own_language = "en-GB";
// Words of a document, marked where its language, as the document states it, is not the page's
// (WCAG 3.1.2); what names no language marks nothing.
std::string in_language(std::string_view language, const std::string& html);
// " lang="cy"", or nothing, by the same rule.
std::string lang_attribute(std::string_view language);
// With a capital letter first.
std::string capital(std::string_view words);
// "Child sexual exploitation" of "child-sexual-exploitation".
std::string headed(std::string_view words);
// "1 result", "12 results".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

}  // namespace fingerpost::web
