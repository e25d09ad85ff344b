// A stamp is the whole of what stands between two marks: "Heron visits (archived)",
// "OBSOLETE - do not use: heron visits". "Archived records: how to find them" and
// "supporting withdrawn children" are what pages are about.
#include <algorithm>
#include <array>
#include <string>

#include "document/claims.hpp"
#include "document/wording.hpp"

namespace fingerpost::document {
namespace {

using What = Claim::What;
using Words = std::string_view;

constexpr std::array<Words, 20> gone{"withdrawn",        "superseded",         "archived",
                                     "obsolete",         "rescinded",          "revoked",
                                     "retired",          "decommissioned",     "discontinued",
                                     "expired",          "out of date",        "do not use",
                                     "no longer in use", "no longer in force", "no longer current",
                                     "no longer valid",  "no longer applies",  "no longer used",
                                     "not in use",       "for reference only"};
constexpr std::array<Words, 24> drafts{"draft",
                                       "draft for consultation",
                                       "consultation draft",
                                       "consultation version",
                                       "consultation copy",
                                       "consultation document",
                                       "discussion draft",
                                       "working draft",
                                       "working copy",
                                       "for consultation",
                                       "for consultation only",
                                       "out for consultation",
                                       "awaiting approval",
                                       "awaiting ratification",
                                       "awaiting adoption",
                                       "awaiting sign off",
                                       "pending approval",
                                       "pending ratification",
                                       "pending adoption",
                                       "not yet approved",
                                       "not yet ratified",
                                       "not yet agreed",
                                       "not yet adopted",
                                       "not yet signed off"};
constexpr std::array<Words, 3> not_yet{"not yet in force", "not yet in effect", "not in force yet"};
constexpr std::array<Words, 4> cancelled{"cancelled", "canceled", "called off", "postponed"};

// "has been archived by", "withdrawn on 8 March 2021", "archived content".
constexpr std::array<Words, 8> leading{"now",  "is",         "was",      "has",
                                       "been", "officially", "formally", "currently"};
constexpr std::array<Words, 8> things{"content", "document", "chapter", "page",
                                      "version", "copy",     "edition", "publication"};

// From token `i` up to the next mark that divides.
std::size_t segment_end(const Reading& all, std::size_t i) {
  for (++i; i < all.size(); ++i)
    if (all.at(i).before != ' ' && all.at(i).before != ',') return i;
  return all.size();
}

// "Withdrawn, quiet, tearful" tells of a child; behind "withdrawn, replaced by" and
// "withdrawn, 8 March" the sentence is still about the paper.
bool is_listed_on(const Reading& all, std::size_t i) {
  constexpr std::array<Words, 12> going_on{"replaced", "superseded", "see",  "now",
                                           "and",      "do",         "no",   "not",
                                           "kept",     "please",     "this", "use"};
  return all.at(i).before == ',' && all.is(i - 1, "withdrawn") && !is_of_a_day(all.at(i)) &&
         !among(going_on, all.at(i).word);
}

// What may follow a stamp within its segment: who by, a day, "content".
bool is_tail(const Reading& all, std::size_t i, std::size_t end, bool whole_sentence) {
  // "Draft for discussion"
  if (i < end && all.is(i, "for") && all.is(i - 1, "draft")) return true;
  if (i < end && all.is(i, "by")) return true;
  if (i < end && whole_sentence && all.at(i).before != ' ') return !is_listed_on(all, i);
  while (i < end && (all.is(i, "and") || all.is(i, "has") || all.is(i, "been"))) ++i;
  if (i < end && (all.is(i, "replaced") || all.is(i, "superseded"))) return true;
  if (i + 1 == end && among(things, all.at(i).word)) return true;
  return std::all_of(&all.at(0) + i, &all.at(0) + end, is_of_a_day);
}

template <std::size_t n>
bool is_stamped(const Reading& all, std::size_t i, std::size_t end,
                const std::array<Words, n>& stamps, bool sentence) {
  while (i < end && among(leading, all.at(i).word)) ++i;
  const std::size_t count = all.says_one(i, stamps);
  return count && i + count <= end && is_tail(all, i + count, end, sentence);
}

What stamp_in(const Reading& all, std::size_t i, std::size_t end, bool sentence) {
  if (is_stamped(all, i, end, gone, sentence)) return What::gone;
  if (is_stamped(all, i, end, not_yet, sentence)) return What::not_yet;
  if (is_stamped(all, i, end, drafts, sentence)) return What::draft;
  if (is_stamped(all, i, end, cancelled, sentence)) return What::cancelled;
  return What::none;
}

// "WITHDRAWN Heron visits": in capitals before a title that is not.
bool shouted(const Reading& all) {
  return all.size() > 1 && all.at(0).capitals && all.at(0).word.size() > 4 && !all.at(1).capitals &&
         all.says_one(0, gone) + all.says_one(0, cancelled) > 0;
}

// "Bruising protocol DO NOT USE", "OLD Bruising protocol": in capitals at an end of a title
// that is not.
bool is_shouted_at_end(const Reading& all) {
  constexpr std::array<Words, 7> shouts{"do not use", "superseded", "withdrawn",  "obsolete",
                                        "archived",   "old",        "out of date"};
  // "What to do when a form says DO NOT USE"
  constexpr std::array<Words, 6> quoting{"says", "said", "say", "marked", "stamped", "means"};
  if (all.size() > 1 && all.is(0, "old") && all.at(0).capitals && !all.at(1).capitals) return true;
  if (all.size() > 3 && all.says(0, "do not use") && all.at(0).capitals && !all.at(3).capitals)
    return true;
  for (std::size_t i = 1; i < all.size(); ++i) {
    const std::size_t n = all.says_one(i, shouts);
    if (n == 0 || i + n != all.size()) continue;
    const bool all_shout = std::all_of(&all.at(0) + i, &all.at(0) + i + n,
                                       [](const Token& token) { return token.capitals; });
    const bool other_words_do_not =
        std::any_of(&all.at(0), &all.at(0) + i, [](const Token& token) { return !token.capitals; });
    return all_shout && other_words_do_not && !among(quoting, all.at(i - 1).word);
  }
  return false;
}

// "Bruising protocol (old version)": the whole of a part behind another.
bool is_old_part(const Reading& all, std::size_t i, std::size_t end) {
  constexpr std::array<Words, 7> parts{
      "old",          "old version",      "old copy",        "old edition",
      "archive copy", "previous version", "previous edition"};
  return i > 0 && i + all.says_one(i, parts) == end && all.says_one(i, parts) > 0;
}

// "Version 0.2 draft for comment", "draft v3".
bool numbers_a_draft(const Reading& all) {
  if (all.is(0, "draft"))
    return all.is(1, "version") || all.is(1, "v") ||
           (all.size() > 1 && begins_with_digit(all.at(1).word));
  const bool version =
      all.is(0, "version") || all.is(0, "v") ||
      (all.size() > 0 && all.at(0).word[0] == 'v' && begins_with_digit(all.at(0).word));
  for (std::size_t i = 1; version && i < all.size() && i <= 3; ++i) {
    if (all.is(i, "draft")) return true;
    if (!begins_with_digit(all.at(i).word)) return false;
  }
  return false;
}

// "Status: Draft", "Document status | Withdrawn".
Claim told_status(const Reading& all) {
  // A case's, a child's, a visa's is none of the page.
  constexpr std::array<Words, 13> whose{
      "document",  "policy",   "current", "publication", "page", "guidance", "protocol",
      "procedure", "approval", "version", "this",        "the",  "chapter"};
  std::size_t i = 0;
  while (i < 3 && i < all.size() && among(whose, all.at(i).word)) ++i;
  if (!all.is(i, "status") || i + 1 >= all.size() || all.at(i + 1).before != ':') return {};
  const What what = stamp_in(all, i + 1, segment_end(all, i + 1), true);
  return {what == What::cancelled ? What::gone : what, all.at(i + 1).offset};
}

// "Draft heron strategy" is one; "draft the chronology", "how to draft" tell what to do.
bool names_a_draft(const Reading& all) {
  constexpr std::array<Words, 6> asking{"to", "a", "your", "each", "and", "good"};
  constexpr std::array<Words, 7> asked{"a", "an", "the", "your", "it", "good", "better"};
  // A draft for readers to fill in and send is what the page is for.
  constexpr std::array<Words, 13> sent{
      "letter", "letters", "email",    "emails",   "text",       "wording",    "reply",
      "script", "message", "messages", "template", "invitation", "invitations"};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all.is(i, "draft")) continue;
    if (i > 0 && all.at(i).before == ' ' && among(asking, all.at(i - 1).word)) continue;
    if (i + 1 < all.size() && all.at(i + 1).before == ' ' && among(asked, all.at(i + 1).word))
      continue;
    if (i + 1 < all.size() && all.at(i + 1).before == ' ' && among(sent, all.at(i + 1).word))
      continue;
    return true;
  }
  return false;
}

}  // namespace

Claim stamp_on_sentence(std::string_view sentence) {
  const Reading all(sentence);
  if (all.size() == 0) return {};
  if (const Claim told = told_status(all); told.what != What::none) return told;
  if (numbers_a_draft(all)) return {What::draft, 0};
  return {stamp_in(all, 0, segment_end(all, 0), true), 0};
}

Claim stamp_on_title(std::string_view title) {
  const Reading all(title);
  if (all.size() == 0) return {};
  if (shouted(all)) return {all.says_one(0, gone) ? What::gone : What::cancelled, 0};
  if (is_shouted_at_end(all)) return {What::gone, 0};
  for (std::size_t i = 0; i < all.size(); i = segment_end(all, i)) {
    if (is_old_part(all, i, segment_end(all, i))) return {What::gone, all.at(i).offset};
    const What what = stamp_in(all, i, segment_end(all, i), false);
    if (what != What::none) return {what, all.at(i).offset};
  }
  return {names_a_draft(all) ? What::draft : What::none, 0};
}

}  // namespace fingerpost::document
