// What is new is found first, then every question is asked of that alone:
//
//     texts there ─► hashed ─► not known, waiting and in force now, or come back (returned.hpp)
//                              ─► the scope of the pass
//     each question ─► its plan ─► Matcher, within the scope ─► filters ─► sections newer than
//                                                                        it was told
//
// What a term is found in is read once for all questions, so that the pass costs the new
// texts and not the library. Whether a section is found depends on its words alone, never on
// what else is found: so the scope gives just what asking in full would give of it.
#include "index/saved.hpp"

#include <algorithm>
#include <unordered_map>

#include "index/beside.hpp"
#include "index/files.hpp"
#include "index/filter.hpp"
#include "index/found.hpp"
#include "index/returned.hpp"
#include "index/suggest.hpp"

namespace fingerpost::index {
namespace {

using Pass = std::uint64_t;

bool stands(Standing standing) {
  return standing == Standing::in_force || standing == Standing::undated;
}

class Round {
 public:
  Round(const Context& context, const Almanac& almanac, SavedSearches saved)
      : context_(context),
        library_(context.library),
        view_(context.view),
        almanac_(almanac),
        saved_(std::move(saved)),
        memory_(saved_.known) {}

  News run() {
    const Pass told = told_to_all();
    find_new(told);
    News news{.as_of = dates::from_days(view_.day())};
    scratch_.scope = &scope_;
    std::vector<SearchNews> asked;
    for (const SavedSearch& search : saved_.searches) asked.push_back(ask(search));
    show(news, asked);
    for (SavedSearch& search : saved_.searches) search.told = saved_.pass;
    saved_.known = memory_.all(told);
    news.saved = std::move(saved_);
    return news;
  }

 private:
  // What everybody has been told already is not looked into again.
  Pass told_to_all() const {
    Pass least = saved_.pass;
    for (const SavedSearch& search : saved_.searches)
      if (search.told) least = std::min(least, *search.told);
    return least;
  }

  void find_new(Pass told) {
    now_ = saved_.pass + 1;
    scope_.within.assign(library_.sections(), false);
    passes_.resize(library_.sections());
    // What is over first: a body that has come back counts as the edition that stands.
    for (const bool over : {true, false})
      for (Number document = 0; document < library_.documents(); ++document)
        if (view_.state(document) == DayView::State::visible && returned_.is_over(document) == over)
          look_at(document, told);
    returned_.note_gone();
    if (changed_) saved_.pass = now_;
    std::sort(scope_.sections.begin(), scope_.sections.end());
  }

  void look_at(Number document, Pass told) {
    const auto [segment, row] = library_.seat_of_document(document);
    const DocumentRow& facts = segment->columns.documents[row];
    const auto key = key_of_document(library_, document);
    const KnownText* known = memory_.find(key);
    const bool was_gone = returned_.was_gone(document);
    if (known && known->pass <= told && !known->waiting && !was_gone && has_digest(*segment, facts))
      return;
    KnownText whole{.key = key, .pass = known ? known->pass : now_};
    const auto [first, last] = library_.sections_of(document);
    for (Number section = first; section < last; ++section) {
      const KnownText text = look_at_section(section, document);
      if (text.pass == now_) whole.pass = now_;
      whole.waiting = whole.waiting || text.waiting;
      passes_[section] = text.pass;
      if (text.pass > told) scope_.within[section] = true, scope_.sections.push_back(section);
    }
    if (was_gone && whole.pass == now_) returned_.forget_gone(document);
    if (!known) changed_ = true;
    memory_.set(whole);
  }

  static bool has_digest(const Segment& segment, const DocumentRow& facts) {
    return !segment.columns.text(facts.digest).empty();
  }

  KnownText look_at_section(Number section, Number document) {
    const auto key = key_of_section(library_, section);
    const bool standing = stands(view_.standing(section));
    const KnownText* known = memory_.find(key);
    KnownText text = known ? *known : KnownText{key, now_, !standing};
    if (known && returned_.has_returned(document, key)) text.waiting = true;
    if (text.waiting && standing) text.waiting = false, text.pass = now_;
    if (!known || text != *known) changed_ = true;
    memory_.set(text);
    return text;
  }

  SearchNews ask(const SavedSearch& search) {
    SearchNews out{.name = search.name};
    const Pass told = search.told.value_or(saved_.pass);
    if (told >= saved_.pass) return out;
    Query query = search.query;
    query.limit = 1, query.offset = 0;
    query.group = Group::section;
    query.explain = query.strict = false;
    query.facets = false;
    query::Plan plan = query::plan(query, {dates::from_days(view_.day())}, context_.vocabulary,
                                   context_.places, almanac_);
    if (plan.as_of.day != dates::from_days(view_.day()) || plan.as_of.known) {
      out.notices.push_back("it asks of another day than the one on which it is asked");
      return out;
    }
    find(put_right(std::move(plan)), told, out);
    return out;
  }

  // Of all that is there, as for an answer.
  query::Plan put_right(query::Plan plan) {
    const auto found = [&](const query::Plan& changed) {
      const Filter filter(library_, view_, whole_, changed);
      for (const Match& match : whole_.run(changed))
        if (view_.state_of_section(match.section) == DayView::State::visible &&
            filter.refusing(match.section) == 0)
          return true;
      return false;
    };
    index::put_right(plan, {library_, view_, whole_, context_.spelling, found});
    return plan;
  }

  void find(const query::Plan& plan, Pass told, SearchNews& out) {
    Matcher matcher(library_, view_, scratch_, context_.brake);
    const std::span<Match> matches = matcher.run(plan);
    const Filter filter(library_, view_, matcher, plan);
    Number last = none;
    for (const Match& match : matches) {
      if (passes_[match.section] <= told || (!filter.open() && filter.refusing(match.section)))
        continue;
      const Number document = library_.document_of(match.section);
      if (document != last) out.hits.push_back({document, {}});
      last = document;
      out.hits.back().sections.push_back(match.section);
      told_of_.push_back(match.section);
    }
  }

  // Numbers of the library become places in what is told.
  void show(News& news, std::vector<SearchNews>& asked) {
    std::sort(told_of_.begin(), told_of_.end(),
              [this](Number a, Number b) { return library_.precedes(a, b); });
    told_of_.erase(std::unique(told_of_.begin(), told_of_.end()), told_of_.end());
    std::unordered_map<Number, std::size_t> place_of;
    std::unordered_map<Number, std::uint32_t> section_place_of;
    for (const Number section : told_of_) {
      const Number document = library_.document_of(section);
      if (place_of.try_emplace(document, news.documents.size()).second)
        news.documents.push_back(shown(document));
      NewDocument& in = news.documents[place_of[document]];
      section_place_of[section] = static_cast<std::uint32_t>(in.sections.size());
      in.sections.push_back(shown_section(section));
    }
    for (SearchNews& each : asked) {
      for (NewHit& hit : each.hits) {
        hit.document = place_of[static_cast<Number>(hit.document)];
        for (std::uint32_t& section : hit.sections) section = section_place_of[section];
      }
      std::sort(each.hits.begin(), each.hits.end(),
                [](const NewHit& a, const NewHit& b) { return a.document < b.document; });
      if (!each.hits.empty() || !each.notices.empty()) news.searches.push_back(std::move(each));
    }
  }

  NewDocument shown(Number document) const {
    const auto [segment, row] = library_.seat_of_document(document);
    const DocumentRow& facts = segment->columns.documents[row];
    const ShownDocument said = segment->shown_document(row);
    NewDocument out{.document = std::string(library_.id(document)),
                    .edition = static_cast<int>(facts.edition),
                    .title = title_of(library_, document),
                    .url = said.url,
                    .kind = facts.kind,
                    .publisher = std::string(segment->columns.text(facts.publisher)),
                    .layer = facts.layer,
                    .standing = standing_of(library_, view_, document),
                    .published = said.published};
    const auto [first, last] = library_.sections_of(document);
    out.review_overdue = first != last && rank::review_overdue(view_.facts(first), view_.day());
    if (const Number newer = view_.successor(document);
        out.standing == Standing::superseded && newer != none)
      out.superseded_by = library_.id(newer);
    std::vector<std::string>& topics = out.topics;
    for (Number section = first; section < last; ++section)
      for (const auto id : segment->columns.texts(library_.section(section).topics))
        topics.emplace_back(id);
    std::sort(topics.begin(), topics.end());
    topics.erase(std::unique(topics.begin(), topics.end()), topics.end());
    return out;
  }

  NewSection shown_section(Number section) const {
    const auto [segment, row] = library_.seat_of_section(section);
    const ShownSection said = segment->shown_section(row);
    const rank::Facts facts = view_.facts(section);
    const bool silent = library_.about(library_.document_of(section)).sensitive;
    return {.anchor = said.anchor,
            .heading = silent ? std::string() : said.heading,
            .kind = facts.kind,
            .standing = view_.standing(section),
            .validity = period_of(facts.valid_first, facts.valid_last)};
  }

  const Context& context_;
  const Library& library_;
  const DayView& view_;
  const Almanac& almanac_;
  SavedSearches saved_;
  Memory memory_;
  Returned returned_{library_, view_, memory_};
  Pass now_ = 1;
  bool changed_ = false;
  Scope scope_ = {};
  Scratch scratch_ = {};
  Matcher whole_{library_, view_, context_.scratch, context_.brake};
  std::vector<Pass> passes_ = {};     // by section of the scope: in which it was new
  std::vector<Number> told_of_ = {};  // sections
};

}  // namespace

News news(const Context& context, const Almanac& almanac, SavedSearches saved) {
  return Round(context, almanac, std::move(saved)).run();
}

}  // namespace fingerpost::index

namespace fingerpost {

void SavedSearches::keep(std::string name, Query query) {
  forget(name);
  SavedSearch search{.name = std::move(name), .query = std::move(query)};
  if (pass > 0) search.told = pass;
  const auto at = std::upper_bound(
      searches.begin(), searches.end(), search.name,
      [](const std::string& name, const SavedSearch& each) { return name < each.name; });
  searches.insert(at, std::move(search));
}

bool SavedSearches::forget(std::string_view name) {
  return std::erase_if(searches, [&](const SavedSearch& each) { return each.name == name; }) > 0;
}

}  // namespace fingerpost
