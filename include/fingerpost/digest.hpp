// A newsletter of what changed, for an editor to send.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/changes.hpp"
#include "fingerpost/diary.hpp"
#include "fingerpost/index.hpp"

namespace fingerpost {

enum class DigestForm { markdown, html, text, atom, json_feed, json };
template <>
inline constexpr std::array<std::string_view, 6> names_of<DigestForm>{
    "markdown", "html", "text", "atom", "json_feed", "json"};

struct DigestOptions {
  Period period = {};  // both days; the first is needed, an open last one is the day asked about
  std::string title = {}, url = {}, publisher = {};
  std::string introduction = {};           // the editor's: paragraphs divided by an empty line
  std::vector<std::string> pinned = {};    // Document::id: first, in this order
  std::vector<std::string> dropped = {};   // Document::id, or an uid of the diary
  std::vector<std::string> audience = {};  // any of Document::audience; empty: everybody
  Query filter = {};                       // as for Searcher::documents
  unsigned ahead = 60;                     // days of the diary that follow; at most 366
};

struct DigestItem {
  std::string document = {}, title = {}, url = {};
  Kind kind = Kind::page;
  std::string publisher = {};
  Layer layer = Layer::unknown;
  Standing standing = Standing::undated;
  ChangeKind change = ChangeKind::added;
  Date on = {};
  std::string summary = {};  // its first words; none of what may not be shown
  std::vector<std::string> told =
      {};                         // "In force from 2024-04-01.", "review due: 2026 instead of 2024"
  std::string read_instead = {};  // Document::id, of what no longer stands
  std::string read_instead_title = {}, read_instead_url = {};
  std::vector<std::string> topics = {};
  bool pinned = false;
};

// "pinned", "new", "changed", "coming", "gone", "diary".
struct DigestPart {
  std::string id = {}, heading = {};
  std::vector<DigestItem> items = {};
  std::vector<DiaryEntry> entries = {};  // of the diary alone
};

struct Digest {
  std::string title = {}, url = {}, publisher = {}, introduction = {};
  Date as_of = {};
  Period period = {};
  std::vector<DigestPart> parts = {};     // those with anything in them
  std::vector<std::string> notices = {};  // for the editor: what was to be dropped and is nowhere
};

// What was published, changed or came into force in the period, and what follows it in the
// diary, as it stands and is known on the last day of the period (of a document of which nothing
// was recorded by then, as it says itself). What is superseded or over on
// that day is never in "new", "changed" or "coming"; it is told in "gone", with what to read
// instead. Throws Error(bad_argument) without a first day, or for a pinned document that may
// not be told as new.
Digest digest(const Searcher& searcher, const DigestOptions& options, Date as_of);

// By the template of that form, or one of the host's own: Mustache, `{{title}}`,
// `{{#parts}}..{{/parts}}`, `{{^items}}..{{/items}}`, `{{{raw}}}`, `{{! note}}`, over the
// members of the JSON form. Values are escaped for the form. Atom, JSON Feed and JSON take no
// template. Throws Error(bad_argument), with the line, for one that cannot be read or names
// what is not there.
std::string render(const Digest& digest, DigestForm form, std::string_view own_template = {});
// What render uses: to begin one's own with. Empty for a form that takes none.
std::string_view digest_template(DigestForm form);
std::string to_json(const Digest& digest);

// {"from", "to", "title", "url", "publisher", "introduction", "pinned", "dropped", "audience",
// "filter": {..}, "ahead"}
DigestOptions digest_options_from_json(std::string_view json);

}  // namespace fingerpost
