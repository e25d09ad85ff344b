// A digest as Markdown, an e-mail in HTML, plain text and feeds. The e-mail needs no picture, no
// script and no style but its own: headings in their order, lists, words for links, one column,
// dark on white.
#include <algorithm>

#include "feeds/feeds.hpp"
#include "fingerpost/error.hpp"
#include "library/library.hpp"
#include "library/template.hpp"

namespace fingerpost {
namespace library {
namespace {

constexpr std::string_view markdown = R"(# {{title}}

{{period_words}}{{#publisher}} · {{publisher}}{{/publisher}}

{{#introduction}}
{{.}}

{{/introduction}}
{{#parts}}
## {{heading}}

{{#items}}
- {{#url}}[{{title}}](<{{{url}}}>){{/url}}{{^url}}**{{title}}**{{/url}}{{#publisher}} ({{publisher}}){{/publisher}}
{{#summary}}
  {{summary}}
{{/summary}}
{{#told}}
  - {{.}}
{{/told}}
{{#read_instead_title}}
  - Read instead: {{read_instead_title}}
{{/read_instead_title}}
{{/items}}
{{#entries}}
- {{when_words}}{{#hours}}, {{hours}}{{/hours}}: {{#url}}[{{name}}](<{{{url}}}>){{/url}}{{^url}}{{name}}{{/url}}{{#note}} ({{note}}){{/note}}
{{/entries}}

{{/parts}}
{{^parts}}
Nothing is new in this period.
{{/parts}}
)";

constexpr std::string_view html = R"(<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{title}}</title>
</head>
<body style="margin:0;padding:16px;background:#ffffff;color:#1a1a1a;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5">
<main style="max-width:640px;margin:0 auto">
<h1 style="font-size:24px;line-height:1.25">{{title}}</h1>
<p>{{period_words}}{{#publisher}} · {{publisher}}{{/publisher}}</p>
{{#introduction}}
<p>{{.}}</p>
{{/introduction}}
{{#parts}}
<h2 style="font-size:20px;line-height:1.25">{{heading}}</h2>
<ul style="padding-left:20px">
{{#items}}
<li style="margin-bottom:12px">{{#url}}<a href="{{url}}" style="color:#0b4f9e">{{title}}</a>{{/url}}{{^url}}<strong>{{title}}</strong>{{/url}}{{#publisher}} ({{publisher}}){{/publisher}}
{{#summary}}
<br>{{summary}}
{{/summary}}
{{#told}}
<br>{{.}}
{{/told}}
{{#read_instead_title}}
<br>Read instead: {{#read_instead_url}}<a href="{{read_instead_url}}" style="color:#0b4f9e">{{read_instead_title}}</a>{{/read_instead_url}}{{^read_instead_url}}{{read_instead_title}}{{/read_instead_url}}
{{/read_instead_title}}
</li>
{{/items}}
{{#entries}}
<li style="margin-bottom:8px">{{when_words}}{{#hours}}, {{hours}}{{/hours}}: {{#url}}<a href="{{url}}" style="color:#0b4f9e">{{name}}</a>{{/url}}{{^url}}{{name}}{{/url}}{{#note}} ({{note}}){{/note}}</li>
{{/entries}}
</ul>
{{/parts}}
{{^parts}}
<p>Nothing is new in this period.</p>
{{/parts}}
</main>
</body>
</html>
)";

constexpr std::string_view text = R"({{title}}
{{period_words}}{{#publisher}} - {{publisher}}{{/publisher}}

{{#introduction}}
{{.}}

{{/introduction}}
{{#parts}}
{{heading}}

{{#items}}
* {{title}}{{#publisher}} ({{publisher}}){{/publisher}}
{{#summary}}
  {{summary}}
{{/summary}}
{{#told}}
  {{.}}
{{/told}}
{{#read_instead_title}}
  Read instead: {{read_instead_title}}
{{/read_instead_title}}
{{#url}}
  {{url}}
{{/url}}
{{/items}}
{{#entries}}
* {{when_words}}{{#hours}}, {{hours}}{{/hours}}: {{name}}{{#note}} ({{note}}){{/note}}
{{/entries}}

{{/parts}}
{{^parts}}
Nothing is new in this period.
{{/parts}}
)";

// Nothing that is told becomes a heading, a link, a picture or a tag of HTML.
std::string for_markdown(std::string_view value) {
  std::string out;
  for (const char c : feeds::one_line(value)) {
    if (std::string_view("\\`*_[]<>#|~!&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  const std::size_t digits = out.find_first_not_of("0123456789");
  const bool list = !out.empty() && (out[0] == '-' || out[0] == '+' || out[0] == '=');
  if (list) return '\\' + out;
  if (digits != 0 && digits < out.size() && (out[digits] == '.' || out[digits] == ')'))
    out.insert(digits, 1, '\\');
  return out;
}

std::string for_text(std::string_view value) { return feeds::one_line(value); }

// Whoever made the digest: a template writes an address as it stands.
Digest with_safe_links(Digest digest) {
  const FeedInfo info{"", digest.url, ""};
  for (DigestPart& part : digest.parts) {
    for (DigestItem& item : part.items) {
      item.url = feeds::address(item.url, info);
      item.read_instead_url = feeds::address(item.read_instead_url, info);
    }
    for (DiaryEntry& entry : part.entries)
      for (DiarySource& source : entry.sources) source.url = feeds::address(source.url, info);
  }
  return digest;
}

// Feeds are written of hits; a digest's items are some.
Results as_results(const Digest& digest) {
  Results results{.as_of = digest.as_of};
  results.recorded = digest.as_of;
  if (!digest.introduction.empty()) {
    Hit hit{.document = "digest/" + to_iso(digest.period), .title = digest.title};
    hit.standing = Standing::in_force, hit.published = day(digest.as_of);
    hit.snippet.parts.push_back({digest.introduction, false});
    results.hits.push_back(std::move(hit));
  }
  for (const DigestPart& part : digest.parts) {
    for (const DigestItem& item : part.items) {
      Hit hit{.document = item.document, .title = item.title, .url = item.url, .kind = item.kind};
      hit.publisher = item.publisher, hit.layer = item.layer, hit.standing = item.standing;
      hit.superseded_by = item.read_instead, hit.topics = item.topics;
      hit.published = day(std::min(item.on, digest.as_of));
      std::string words = item.summary;
      for (const std::string& line : item.told) words += (words.empty() ? "" : " ") + line;
      hit.snippet.parts.push_back({words, false});
      results.hits.push_back(std::move(hit));
    }
    for (const DiaryEntry& entry : part.entries) {
      Hit hit{.document = entry.uid, .title = entry.name, .url = entry.sources.front().url};
      hit.kind = Kind::page, hit.standing = entry.sources.front().standing;
      hit.publisher = entry.sources.front().publisher, hit.topics = entry.topics;
      hit.validity = entry.when;
      if (entry.taking == Taking::cancelled) hit.title = "Cancelled: " + hit.title;
      if (entry.taking == Taking::postponed) hit.title = "Postponed: " + hit.title;
      results.hits.push_back(std::move(hit));
    }
  }
  return results;
}

}  // namespace
}  // namespace library

std::string_view digest_template(DigestForm form) {
  if (form == DigestForm::markdown) return library::markdown;
  if (form == DigestForm::html) return library::html;
  return form == DigestForm::text ? library::text : std::string_view();
}

std::string render(const Digest& digest, DigestForm form, std::string_view own_template) {
  const bool plain = digest_template(form).empty();
  if (plain && !own_template.empty())
    throw Error(Fault::bad_argument, std::string(name(form)) + " takes no template");
  const FeedInfo info{digest.title, digest.url, digest.publisher};
  if (form == DigestForm::json) return to_json(library::with_safe_links(digest));
  if (form == DigestForm::atom) return to_atom(library::as_results(digest), info);
  if (form == DigestForm::json_feed) return to_json_feed(library::as_results(digest), info);
  const library::Escape escape = form == DigestForm::html       ? feeds::escaped
                                 : form == DigestForm::markdown ? library::for_markdown
                                                                : library::for_text;
  return library::fill(own_template.empty() ? digest_template(form) : own_template,
                       parse_json(to_json(library::with_safe_links(digest))), escape);
}

}  // namespace fingerpost
