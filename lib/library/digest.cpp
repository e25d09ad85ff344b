// What changed in a period, as an editor would tell it:
//
//     changes since the day before ─┬─ stands on the last day ─► new, changed, coming
//     what is published, in force ──┘  does not ───────────────► gone, with what to read
//     the diary of the days that follow ───────────────────────► diary
//
// A document that was only indexed in the period, and says that it is from before it, is not
// new: it is told by its own days where it has any.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "dates/dates.hpp"
#include "feeds/feeds.hpp"
#include "fingerpost/error.hpp"
#include "library/library.hpp"
#include "library/then.hpp"
#include "text/text.hpp"

namespace fingerpost {
namespace library {
namespace {

bool stands(Standing standing) {
  return standing == Standing::in_force || standing == Standing::undated ||
         standing == Standing::upcoming;
}

bool is_of_the_diary(Kind kind) { return kind == Kind::event || kind == Kind::course; }

// The first words of a document that say something.
std::string summary_of(const Document& document) {
  constexpr std::size_t least = 40, most = 280;
  if (document.sensitive) return {};
  for (const Section& section : document.sections) {
    std::string out;
    for (const text::Span& span : text::sentences(section.text)) {
      const std::string sentence = text::squeeze(span.in(section.text));
      if (sentence.starts_with("\u2022") || sentence.starts_with("- ")) continue;  // of a list
      if (out.size() + sentence.size() > most && !out.empty()) break;
      if (!sentence.empty()) out += (out.empty() ? "" : " ") + sentence;
      if (out.size() >= least) break;
    }
    if (out.size() > most) {
      const std::size_t end = out.rfind(' ', most);
      out.resize(end == std::string::npos ? 0 : end);
      out += " \u2026";
    }
    if (out.size() >= least) return out;
  }
  return {};
}

// "In it: New practice guidance; Training."
std::string contents_of(const Document& document) {
  constexpr std::size_t most = 8;
  std::vector<std::string> headings;
  for (const Section& section : document.sections)
    if (!section.heading.empty() && section.heading != document.title &&
        std::find(headings.begin(), headings.end(), section.heading) == headings.end())
      headings.push_back(section.heading);
  std::string out;
  for (std::size_t i = 0; i < std::min(headings.size(), most); ++i)
    out += (i ? "; " : "In it: ") + text::squeeze(headings[i]);
  return out;
}

std::vector<std::string> lines_of(const Differences& differences) {
  constexpr std::size_t most = 6;
  std::vector<std::string> out;
  const std::string all = to_text(differences);
  for (const text::Span& span : text::lines(all)) {
    const std::string line(span.in(all));
    if (line.empty() || line.starts_with("extra:") || line.starts_with("url:")) continue;
    if (out.size() == most) {
      out.emplace_back("and more");
      break;
    }
    out.push_back(line);
  }
  return out;
}

class Editor {
 public:
  Editor(const Searcher& searcher, const DigestOptions& options, Date as_of)
      : searcher_(searcher), options_(options) {
    if (!options.period.first)
      throw Error(Fault::bad_argument, "a digest is of a period: its first day is missing");
    period_ = {options.period.first, options.period.last.value_or(as_of)};
    if (*period_.last < *period_.first)
      throw Error(Fault::bad_argument, "a digest is of a period: it ends before it begins");
    day_ = *period_.last;
    constexpr unsigned furthest = 366;
    if (options.ahead > furthest)
      throw Error(Fault::bad_argument, "the diary of a digest is of at most 366 days");
  }

  Digest write() {
    Digest out{.title = options_.title,
               .url = options_.url,
               .publisher = options_.publisher,
               .introduction = options_.introduction,
               .as_of = day_,
               .period = period_};
    if (out.title.empty()) out.title = "What is new";
    then_.emplace(searcher_, options_.filter, *period_.first, day_);
    pin();
    for (const Change& change : then_->changes()) take(change);
    for (const auto& [id, heading] : headings) {
      DigestPart part{.id = std::string(id), .heading = std::string(heading)};
      if (id == "diary")
        part.entries = entries();
      else
        part.items = std::move(parts_[std::string(id)]);
      if (!part.items.empty() || !part.entries.empty()) out.parts.push_back(std::move(part));
    }
    note_unknown(out);
    return out;
  }

 private:
  // What was to be dropped and is neither a document nor an event of its diary.
  void note_unknown(Digest& digest) const {
    for (const std::string& id : options_.dropped)
      if (!known_.contains(id) && searcher_.history(id, day_).empty())
        digest.notices.push_back("there is no \"" + id +
                                 "\" to be dropped, neither a document nor in the diary");
  }

  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> headings{
      {{"pinned", "Please note"},
       {"new", "New"},
       {"changed", "Changed"},
       {"coming", "Coming into force"},
       {"gone", "No longer in force"},
       {"diary", "Dates for your diary"}}};

  bool is_dropped(const std::string& id) const {
    const std::vector<std::string>& all = options_.dropped;
    return std::find(all.begin(), all.end(), id) != all.end();
  }

  bool is_for(const Document& document) const {
    if (options_.audience.empty() || document.audience.empty()) return true;
    return std::any_of(options_.audience.begin(), options_.audience.end(), [&](const auto& each) {
      return std::any_of(document.audience.begin(), document.audience.end(),
                         [&](const auto& own) { return text::fold(own) == text::fold(each); });
    });
  }

  void pin() {
    for (const std::string& id : options_.pinned) {
      const std::optional<Change> now = then_->standing(id);
      if (!now)
        throw Error(Fault::bad_argument,
                    "\"" + id + "\" cannot be pinned: it is not there on " + to_iso(day_));
      if (!stands(now->standing))
        throw Error(Fault::bad_argument, "\"" + id + "\" cannot be pinned: it is " +
                                             std::string(name(now->standing)) + " on " +
                                             to_iso(day_));
      const auto document = searcher_.edition(id, now->edition);
      if (!document) continue;
      DigestItem item = item_of(*now, *document);
      item.pinned = true;
      told_.insert(id);
      parts_["pinned"].push_back(std::move(item));
    }
  }

  // When it ceased to stand, of what was there all along and is only now told of: an index
  // that was begun in the period, or after it.
  std::optional<std::pair<ChangeKind, Date>> ceased(const Change& change,
                                                    const Document& document) const {
    if (change.standing == Standing::superseded) {
      const auto newer = then_->read(change.superseded_by);
      if (!newer) return std::nullopt;
      auto day = newer->validity.first;
      if (!day && newer->published) day = newer->published->first;
      return day ? std::optional(std::pair(ChangeKind::superseded, *day)) : std::nullopt;
    }
    if (change.standing == Standing::ended && document.validity.last)
      return std::pair(ChangeKind::ended,
                       Date(std::chrono::sys_days(*document.validity.last) + std::chrono::days(1)));
    if (change.standing == Standing::withdrawn && document.withdrawn && document.withdrawn->first)
      return std::pair(ChangeKind::withdrawn, *document.withdrawn->first);
    return std::nullopt;
  }

  // It stood before the period, by its own days.
  bool stood_before(const Document& document) const {
    if (document.validity.first) return *document.validity.first < *period_.first;
    return document.published && document.published->first &&
           *document.published->first < *period_.first;
  }

  // Of "2024" or "April 2024" the one day that it is told on, so that it is new in one digest of
  // many: when it was recorded, where that was in that year or month, else its first.
  std::optional<Date> day_of(const std::optional<Period>& said, const Document& document) const {
    if (!said || !said->overlaps(period_)) return std::nullopt;
    if (!said->first || !said->last)
      return std::max(said->first.value_or(*period_.first), *period_.first);
    Date day = *said->first;
    const std::vector<EditionHeld> held = searcher_.history(document.id, day_);
    if (*said->first != *said->last && !held.empty() && *said->first <= held.front().recorded &&
        held.front().recorded <= *said->last)
      day = held.front().recorded;
    if (in_period(*said->first) && in_period(*said->last)) day = *said->first;
    return in_period(day) ? std::optional(day) : std::nullopt;
  }

  // The day on which it became what is told of it, when that lies in the period.
  std::optional<Date> own_day(const Document& document) const {
    if (const auto day = day_of(document.published, document)) return day;
    return day_of(document.updated, document);
  }

  static bool has_days(const Document& document) {
    return document.published.has_value() || document.updated.has_value();
  }

  bool in_period(Date day) const { return *period_.first <= day && day <= *period_.last; }

  void take(const Change& change) {
    if (is_dropped(change.document) || told_.count(change.document) || is_of_the_diary(change.kind))
      return;
    if (change.change == ChangeKind::removed || !stands(change.standing)) return take_gone(change);
    const std::optional<Document> document = searcher_.edition(change.document, change.edition);
    if (!document || !is_for(*document)) return;
    DigestItem item = item_of(change, *document);
    std::string part = "new";
    const std::optional<Date> begins = document->validity.first;
    if (change.change == ChangeKind::changed) {
      part = "changed";
      if (change.differences) item.told = lines_of(*change.differences);
    } else if (change.change == ChangeKind::added || change.change == ChangeKind::published) {
      std::optional<Date> day = own_day(*document);
      if (!day && begins && in_period(*begins)) {
        day = begins;
        item.change = ChangeKind::came_into_force;
      }
      if (!day && !has_days(*document) && in_period(change.on)) day = change.on;
      if (!day) return;
      item.on = *day;
      if (document->published && document->updated && !day_of(document->published, *document) &&
          item.change != ChangeKind::came_into_force)
        part = "changed", item.told.push_back("updated: " + to_iso(*document->updated));
    } else if (change.change != ChangeKind::came_into_force && change.change != ChangeKind::began) {
      return;
    }
    if (document->kind == Kind::newsletter && !document->sensitive)
      if (std::string contents = contents_of(*document); !contents.empty())
        item.summary.clear(), item.told.push_back(std::move(contents));
    // News tells of what is to come and is there already.
    const bool news = change.kind == Kind::newsletter || change.kind == Kind::item;
    if (change.standing == Standing::upcoming && !news) part = "coming";
    if (begins && part != "changed" && change.kind != Kind::notice)
      item.told.push_back("In force from " + to_iso(*begins));
    if (change.validity.last && change.kind == Kind::notice)
      item.told.push_back("Until " + to_iso(*change.validity.last));
    add(part, std::move(item));
  }

  void take_gone(Change change) {
    if (change.change == ChangeKind::added || change.change == ChangeKind::published) {
      const auto document = searcher_.edition(change.document, change.edition);
      const auto end = document ? ceased(change, *document) : std::nullopt;
      if (!end || !in_period(end->second) || !stood_before(*document)) return;
      change.change = end->first, change.on = end->second;
    }
    const bool told = change.change == ChangeKind::superseded ||
                      change.change == ChangeKind::withdrawn ||
                      change.change == ChangeKind::ended || change.change == ChangeKind::removed;
    if (!told || !change.anchors.empty()) return;
    const std::optional<Document> document = searcher_.edition(change.document, change.edition);
    if (!document || !is_for(*document)) return;
    DigestItem item = item_of(change, *document);
    item.summary.clear();
    std::string what(name(change.change));
    item.told.push_back(what + " on " + to_iso(change.on));
    item.read_instead = change.superseded_by;
    if (!item.read_instead.empty())
      if (const auto newer = then_->read(item.read_instead)) {
        item.read_instead_title = newer->title;
        item.read_instead_url = feeds::address(newer->url, {"", options_.url, ""});
      }
    add("gone", std::move(item));
  }

  // A page met at two addresses is told of once.
  void add(const std::string& part, DigestItem item) {
    told_.insert(item.document);
    if (!titles_
             .insert(part + "\n" + text::fold(item.title) + "\n" + item.publisher + "\n" +
                     item.summary)
             .second)
      return;
    parts_[part].push_back(std::move(item));
  }

  DigestItem item_of(const Change& change, const Document& document) const {
    return {.document = change.document,
            .title = change.title,
            .url = feeds::address(change.url, {"", options_.url, ""}),
            .kind = change.kind,
            .publisher = change.publisher,
            .layer = change.layer,
            .standing = change.standing,
            .change = change.change,
            .on = change.on,
            .summary = summary_of(document),
            .topics = change.topics};
  }

  // What follows the period, and of its last days what is off.
  std::vector<DiaryEntry> entries() {
    if (options_.ahead == 0) return {};
    const Date first = std::chrono::sys_days(day_) + std::chrono::days(1);
    const Date last = std::chrono::sys_days(day_) + std::chrono::days(options_.ahead);
    const std::vector<Kind>& kinds = options_.filter.kinds;
    const bool asked = kinds.empty() || std::any_of(kinds.begin(), kinds.end(), is_of_the_diary);
    if (!asked) return {};
    std::vector<DiaryEntry> out = diary_then(searcher_,
                                             {.period = {first, last},
                                              .topics = options_.filter.topics,
                                              .publishers = options_.filter.publishers,
                                              .place = options_.filter.place},
                                             day_)
                                      .entries;
    for (DiaryEntry& entry : out)
      for (DiarySource& source : entry.sources)
        source.url = feeds::address(source.url, {"", options_.url, ""});
    std::erase_if(out, [&](const DiaryEntry& each) {
      known_.insert(each.uid);
      if (is_dropped(each.uid)) return true;
      return std::all_of(each.sources.begin(), each.sources.end(),
                         [&](const DiarySource& one) { return is_dropped(one.document); });
    });
    return out;
  }

  const Searcher& searcher_;
  const DigestOptions& options_;
  Period period_ = {};
  Date day_ = {};
  std::optional<Then> then_ = {};
  std::map<std::string, std::vector<DigestItem>> parts_ = {};
  std::set<std::string> told_ = {}, titles_ = {};
  std::set<std::string> known_ = {};  // uids of the diary
};

}  // namespace
}  // namespace library

Digest digest(const Searcher& searcher, const DigestOptions& options, Date as_of) {
  return library::Editor(searcher, options, as_of).write();
}

}  // namespace fingerpost
