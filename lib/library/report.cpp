#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "dates/dates.hpp"
#include "feeds/feeds.hpp"
#include "fingerpost/error.hpp"
#include "fingerpost/report.hpp"
#include "library/alike.hpp"
#include "library/hits.hpp"
#include "text/text.hpp"

namespace fingerpost {
namespace library {
namespace {

bool stands(Standing standing) {
  return standing == Standing::in_force || standing == Standing::undated;
}

class Reviewer {
 public:
  Reviewer(const Index& index, const Searcher& searcher, const ReportOptions& options, AsOf as_of)
      : index_(index), searcher_(searcher), options_(options), as_of_(as_of) {}

  ContentReport write() {
    ContentReport out{.as_of = as_of_.day, .within = options_.within};
    for (std::size_t i = 0; i < names_of<Matter>.size(); ++i)
      if (const auto matter = static_cast<Matter>(i); wanted(matter)) out.matters.push_back(matter);
    read();
    for (const Listed& each : listed_) look_at_days(each);
    if (wanted(Matter::conflicting_dates)) find_conflicts();
    if (wanted(Matter::cites_superseded)) find_citations();
    if (wanted(Matter::copies_disagree)) add(disagreeing_copies(documents_));
    if (wanted(Matter::contacts_differ)) add(differing_contacts(documents_));
    if (wanted(Matter::topic_without_guidance)) find_topics();
    std::stable_sort(found_.begin(), found_.end(), [](const Finding& a, const Finding& b) {
      return std::tie(a.matter, a.day, a.document, a.says) <
             std::tie(b.matter, b.day, b.document, b.says);
    });
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    out.findings = std::move(found_);
    return out;
  }

 private:
  bool wanted(Matter matter) const {
    const std::vector<Matter>& all = options_.matters;
    return all.empty() || std::find(all.begin(), all.end(), matter) != all.end();
  }

  // What stands on the day; the rest is nobody's to keep up.
  void read() {
    constexpr std::size_t part = 1000;
    std::string from;
    do {
      Listing listing = searcher_.documents(options_.filter, as_of_, from, part);
      from = listing.next;
      for (Listed& each : listing.documents)
        if (stands(each.standing) || each.review_overdue) listed_.push_back(std::move(each));
    } while (!from.empty());
    for (const Listed& each : listed_)
      if (auto document = searcher_.edition(each.document, each.edition))
        documents_.push_back(std::move(*document));
  }

  const Document* find(const std::string& id) const {
    const auto at =
        std::lower_bound(documents_.begin(), documents_.end(), id,
                         [](const Document& each, const std::string& id) { return each.id < id; });
    return at == documents_.end() || at->id != id ? nullptr : &*at;
  }

  void add(std::vector<Finding> findings) {
    for (Finding& each : findings) found_.push_back(std::move(each));
  }

  // Who says so of the document as a whole.
  static std::vector<Shown> stated(const Document& document, std::string_view field) {
    std::vector<Shown> out;
    for (const Stated& each : document.metadata)
      if (each.field == field)
        out.push_back({document.id, "", document.title,
                       (each.words.empty() ? each.value : each.words) + " (" + each.from + ")"});
    return out;
  }

  void look_at_days(const Listed& each) {
    const Document* document = find(each.document);
    if (!document) return;
    const auto last = each.review_due ? each.review_due->last : std::nullopt;
    const int left = last ? dates::to_days(*last) - dates::to_days(as_of_.day) : 0;
    if (wanted(Matter::overdue) && each.review_overdue && last) {
      Finding finding = finding_of(Matter::overdue, *document, each.standing);
      finding.day = to_iso(*each.review_due);
      finding.says = "its review was due by " + to_iso(*last) + ", " + std::to_string(-left) +
                     (left == -1 ? " day ago" : " days ago");
      finding.evidence = stated(*document, "review_due");
      found_.push_back(std::move(finding));
    }
    if (wanted(Matter::due) && last && left >= 0 && left <= static_cast<int>(options_.within) &&
        stands(each.standing)) {
      Finding finding = finding_of(Matter::due, *document, each.standing);
      finding.day = to_iso(*each.review_due);
      finding.says = "its review is due by " + to_iso(*last) + ", in " + std::to_string(left) +
                     (left == 1 ? " day" : " days");
      finding.evidence = stated(*document, "review_due");
      found_.push_back(std::move(finding));
    }
    if (wanted(Matter::undated) && each.standing == Standing::undated) {
      Finding finding = finding_of(Matter::undated, *document, each.standing);
      finding.says = "nothing says from when it is, nor until when";
      finding.evidence = first_words(*document);
      found_.push_back(std::move(finding));
    }
  }

  static std::vector<Shown> first_words(const Document& document) {
    if (document.sensitive || document.sections.empty()) return {};
    const Section& first = document.sections.front();
    std::string words = text::squeeze(first.text);
    if (words.size() > 120) words.resize(std::max<std::size_t>(words.rfind(' ', 120), 1));
    return {{document.id, first.anchor, document.title, words}};
  }

  void find_conflicts() {
    constexpr std::array<std::string_view, 6> days{"published", "updated",    "review_due",
                                                   "withdrawn", "valid_from", "valid_until"};
    for (const Document& document : documents_) {
      for (const std::string_view field : days) {
        const bool against =
            std::any_of(document.metadata.begin(), document.metadata.end(),
                        [&](const Stated& each) { return each.field == field && !each.agrees; });
        if (!against) continue;
        Finding finding = finding_of(Matter::conflicting_dates, document, Standing::in_force);
        std::string said(field);
        std::replace(said.begin(), said.end(), '_', ' ');
        finding.says = "two days are told for \"" + said + "\"";
        finding.evidence = stated(document, field);
        found_.push_back(std::move(finding));
      }
      if (!document.sensitive) find_conflicts_within(document);
    }
  }

  void find_conflicts_within(const Document& document) {
    for (const Section& section : document.sections)
      for (const DateMention& date : section.dates) {
        if (date.conflict.empty()) continue;
        Finding finding = finding_of(Matter::conflicting_dates, document, Standing::in_force);
        finding.day = date.when.open() ? "" : to_iso(date.when);
        finding.says = date.conflict;
        finding.evidence = {{document.id, section.anchor, document.title, date.words}};
        found_.push_back(std::move(finding));
      }
  }

  void find_citations() {
    Query query = options_.filter;
    query.group = Group::section;
    query.ended = Ended::leave_out;
    query.snippets = query.companions = false;
    query.facets = false;
    for (const Hit& hit : all_hits(searcher_, std::move(query), as_of_)) {
      const Document* document = find(hit.document);
      if (!document || !stands(hit.standing) || document->sensitive) continue;
      for (const Cited& cited : hit.cites_superseded) {
        Finding finding = finding_of(Matter::cites_superseded, *document, hit.standing);
        finding.says = "it names \"" + cited.words + "\"; in force is \"" + cited.title + "\"";
        finding.evidence = {{hit.document, hit.anchor, hit.title, cited.words},
                            {cited.document, "", cited.title, cited.title}};
        found_.push_back(std::move(finding));
      }
    }
  }

  // The widest topic that it stands under, by the first it names each time.
  std::string group_of(const std::string& id) const {
    const Topic* topic = index_.vocabulary().find(id);
    constexpr int deepest = 32;
    for (int i = 0; topic && !topic->broader.empty() && i < deepest; ++i) {
      const Topic* above = index_.vocabulary().find(topic->broader.front());
      if (!above) break;
      topic = above;
    }
    return topic ? topic->label : id;
  }

  void find_topics() {
    for (const TopicReport::Bare& each :
         topic_report(index_, searcher_, as_of_, 1).without_guidance)
      found_.push_back({.matter = Matter::topic_without_guidance,
                        .document = each.id,
                        .title = each.label,
                        .standing = Standing::undated,
                        .says = "no protocol, guidance, briefing or form in force is about it",
                        .group = group_of(each.id)});
  }

  const Index& index_;
  const Searcher& searcher_;
  const ReportOptions& options_;
  AsOf as_of_;
  std::vector<Listed> listed_ = {};
  std::vector<Document> documents_ = {};  // by id
  std::vector<Finding> found_ = {};
};

}  // namespace
}  // namespace library

ContentReport content_report(const Index& index, const Searcher& searcher,
                             const ReportOptions& options, AsOf as_of) {
  constexpr unsigned furthest = 3'660;
  if (options.within > furthest)
    throw Error(Fault::bad_argument, "a review falls due within at most 3,660 days");
  return library::Reviewer(index, searcher, options, as_of).write();
}

}  // namespace fingerpost
