// Every closed list of words that documents, questions and answers use, each
// with its one table of names: C, Python, JSON, the command and the
// documentation take theirs from here.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace fingerpost {

// What a document or a section is.
enum class Kind {
  page,
  guidance,
  protocol,
  newsletter,
  item,
  event,
  course,
  notice,
  briefing,
  review,
  form,
  contact,
  governance,
};

// Who a document speaks for, widest first.
enum class Layer { unknown, national, regional, local, agency };

// What its publisher says of a document, apart from any day.
enum class Status { published, draft, withdrawn };

// How a section stands on the day asked about.
enum class Standing { in_force, upcoming, ended, superseded, withdrawn, draft, undated };

// What a date says about the section it stands in.
enum class Role { mentioned, event, starts, ends, published, updated, review_due, edition };

// How a date came by its year, strongest first.
enum class Basis { stated, weekday, neighbour, published, topic, guessed };

// What becomes of sections that ended before the day asked about.
enum class Ended { rank_lower, leave_out, rank_equally };

enum class Sort { best, newest, oldest, title, start };

// By what hits are counted.
enum class FacetField { topic, kind, publisher, layer, standing, year, language, format };

// What one hit is: a document with its best section, each section alone, or a
// work: of documents that replace each other the one that answers best.
enum class Group { document, section, work };

// What a document is to the hit that it is to be consulted with.
enum class Relation {
  use_instead,
  overrides,
  supplements,
  supplemented_by,
  form_for,
  read_with,
  same_matter
};

// What a document is to another, as the store tells it; each has its other side.
enum class Link {
  supersedes,
  superseded_by,
  supplements,
  supplemented_by,
  use_instead,
  instead_of,
  overrides,
  overridden_by,
  part_of,
  has_part,
  copy_of,
  has_copy,
  form_for,
  has_form,
  cites,
  cited_by,
  session_of,
  has_session,
  read_with,
};

// What happened to a document: the first three by a commit, the others by the days.
enum class ChangeKind {
  added,
  changed,
  removed,
  published,        // the day of its publication came
  came_into_force,  // or came back into force
  began,            // an event, a course, a notice
  ended,
  superseded,
  withdrawn,
  review_due,
  coming_up,  // it begins soon
};

// The names of an enum's values, in the order of the values.
template <class E>
inline constexpr std::array<std::string_view, 0> names_of{};

template <>
inline constexpr std::array<std::string_view, 13> names_of<Kind>{
    "page",   "guidance", "protocol", "newsletter", "item",    "event",     "course",
    "notice", "briefing", "review",   "form",       "contact", "governance"};
template <>
inline constexpr std::array<std::string_view, 5> names_of<Layer>{"unknown", "national", "regional",
                                                                 "local", "agency"};
template <>
inline constexpr std::array<std::string_view, 3> names_of<Status>{"published", "draft",
                                                                  "withdrawn"};
template <>
inline constexpr std::array<std::string_view, 7> names_of<Standing>{
    "in_force", "upcoming", "ended", "superseded", "withdrawn", "draft", "undated"};
template <>
inline constexpr std::array<std::string_view, 8> names_of<Role>{
    "mentioned", "event", "starts", "ends", "published", "updated", "review_due", "edition"};
template <>
inline constexpr std::array<std::string_view, 6> names_of<Basis>{
    "stated", "weekday", "neighbour", "published", "topic", "guessed"};
template <>
inline constexpr std::array<std::string_view, 3> names_of<Ended>{"rank_lower", "leave_out",
                                                                 "rank_equally"};
template <>
inline constexpr std::array<std::string_view, 5> names_of<Sort>{"best", "newest", "oldest", "title",
                                                                "start"};
template <>
inline constexpr std::array<std::string_view, 8> names_of<FacetField>{
    "topic", "kind", "publisher", "layer", "standing", "year", "language", "format"};
template <>
inline constexpr std::array<std::string_view, 3> names_of<Group>{"document", "section", "work"};

template <>
inline constexpr std::array<std::string_view, 7> names_of<Relation>{
    "use_instead", "overrides", "supplements", "supplemented_by",
    "form_for",    "read_with", "same_matter"};

template <>
inline constexpr std::array<std::string_view, 19> names_of<Link>{
    "supersedes", "superseded_by", "supplements",   "supplemented_by", "use_instead",
    "instead_of", "overrides",     "overridden_by", "part_of",         "has_part",
    "copy_of",    "has_copy",      "form_for",      "has_form",        "cites",
    "cited_by",   "session_of",    "has_session",   "read_with"};
template <>
inline constexpr std::array<std::string_view, 11> names_of<ChangeKind>{
    "added", "changed",    "removed",   "published",  "came_into_force", "began",
    "ended", "superseded", "withdrawn", "review_due", "coming_up"};

// Whether an event takes place.
enum class Taking { confirmed, tentative, cancelled, postponed };
template <>
inline constexpr std::array<std::string_view, 4> names_of<Taking>{"confirmed", "tentative",
                                                                  "cancelled", "postponed"};

template <class E>
constexpr std::string_view name(E value) {
  static_assert(names_of<E>.size() > 0, "this enum has no table of names");
  return names_of<E>.at(static_cast<std::size_t>(value));
}

// The value of that exact name, or nullopt.
template <class E>
constexpr std::optional<E> named(std::string_view text) {
  for (std::size_t i = 0; i < names_of<E>.size(); ++i)
    if (names_of<E>[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace fingerpost
