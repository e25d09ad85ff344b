#include <algorithm>
#include <mutex>

#include "dates/dates.hpp"
#include "index/answer.hpp"
#include "index/beside.hpp"
#include "index/cards.hpp"
#include "index/changes.hpp"
#include "index/complete.hpp"
#include "index/data.hpp"
#include "index/index.hpp"
#include "index/issuers.hpp"
#include "index/library.hpp"
#include "index/like.hpp"
#include "index/packing.hpp"
#include "index/place.hpp"
#include "index/saved.hpp"
#include "index/store.hpp"
#include "index/works.hpp"

namespace fingerpost {
namespace {

using namespace index;

// Between reading a manifest and opening its segments a Writer may have switched
// to the next one and cleared away: then there is a newer manifest to read.
constexpr int tries = 50;

template <class Body>
auto with_manifest(const std::filesystem::path& folder, Body&& body) {
  for (int i = 1;; ++i) {
    Manifest manifest = load_manifest(folder);
    try {
      return body(manifest);
    } catch (const Error&) {
      if (i == tries || load_manifest(folder).revision == manifest.revision) throw;
    }
  }
}

void check_day(AsOf as_of) {
  if (!as_of.day.ok() || (as_of.known && !as_of.known->ok()))
    throw Error(Fault::bad_argument, "as_of is not a day");
}

void check_filter(const query::Plan& plan) {
  if (!plan.clauses.empty())
    throw Error(Fault::bad_argument,
                "a list is of documents that filters keep: words are searched for");
}

bool same_commit(const OpenTier& a, const OpenTier& b) {
  return a.name == b.name && a.mark == b.mark;
}

}  // namespace

struct Searcher::Impl {
  std::shared_ptr<const Index::Data> data;
  std::vector<std::string> tiers;
  std::shared_ptr<const Library> library;
  std::string manifest;                               // that was opened, as it is written
  std::unique_ptr<const Spelling> spelling;           // made when it is first needed
  std::unique_ptr<Completer> completer;               // the same
  std::unique_ptr<const Relations> relations;         // likewise
  Cards cards;                                        // of the opened tiers
  std::vector<Issuer> issuers;                        // of packs, in any tier
  std::vector<std::unique_ptr<const DayView>> views;  // of the days asked about last
  Scratch scratch;
  std::mutex turn;

  const DayView& view(AsOf as_of);
  void open();
  Context context(const query::Plan& plan, const Brake& brake);
  const Relations& all_relations();
  Told told(std::string_view since) const;
  std::string pack(const PackOptions& options, std::string_view secret_key, packs::Sealing to);
  Beside beside(const Context& around, const query::Plan& plan);
  Results answer_in_full(query::Plan plan, const Brake& brake);
  std::optional<Number> find(std::string_view id, std::optional<Date> known) const;
};

void Searcher::Impl::open() {
  with_manifest(data->folder, [&](const Manifest& manifest) {
    auto opened = std::make_shared<const Library>(data->folder, manifest, tiers);
    auto read = Index::Data::read(data->folder, manifest, data);
    Cards shown = load_cards(data->folder, manifest, tiers);
    auto known = load_issuers(data->folder, manifest);
    // Nothing fails from here on: what was made of the last library goes with it.
    views.clear();
    spelling.reset();
    completer.reset();
    relations.reset();
    library = std::move(opened);
    data = std::move(read);
    this->manifest = to_text(manifest);
    cards = std::move(shown);
    issuers = std::move(known);
    return true;
  });
}

Context Searcher::Impl::context(const query::Plan& plan, const Brake& brake) {
  const auto& last = plan.query.period.last;
  const bool earlier = plan.period_of_case && last && *last < plan.as_of.day;
  // Before the other: of two days asked for in turn neither is dropped.
  const DayView* then = earlier ? &view({*last, plan.as_of.known}) : nullptr;
  const DayView& now = view(plan.as_of);
  return {*library,
          now,
          then,
          data->vocabulary,
          data->places,
          [this]() -> const Spelling& {
            if (!spelling) spelling = std::make_unique<const Spelling>(*library);
            return *spelling;
          },
          scratch,
          brake,
          {&now, brake},
          {then, brake}};
}

const Relations& Searcher::Impl::all_relations() {
  if (!relations) relations = std::make_unique<const Relations>(*library, data->vocabulary);
  return *relations;
}

// A day in the place of a cursor stands for all that was recorded until its end.
Told Searcher::Impl::told(std::string_view since) const {
  if (since.empty()) return told_nothing(*library);
  if (const auto day = date_from_iso(since)) return told_until(dates::to_days(*day), *library);
  const Cursor cursor = cursor_from(since);
  return with_manifest(data->folder, [&](const Manifest& manifest) {
    return told_by(cursor, *library, data->folder, manifest);
  });
}

Beside Searcher::Impl::beside(const Context& around, const query::Plan& plan) {
  const auto related = [this]() -> const Relations& { return all_relations(); };
  const auto search = [this, &around, &plan](Query query) {
    return answer(around,
                  query::plan(query, plan.as_of, data->vocabulary, data->places, data->almanac))
        .hits;
  };
  return {*library, around.view, data->vocabulary, data->places, plan, cards, related, search};
}

// The answer, and what stands beside it.
Results Searcher::Impl::answer_in_full(query::Plan plan, const Brake& brake) {
  const Context around = context(plan, brake);
  Results results = answer(around, plan);
  stand_beside(beside(around, plan), results);
  say_overdue(issuers, tiers, results);
  return results;
}

const DayView& Searcher::Impl::view(AsOf as_of) {
  constexpr std::size_t kept = 4;
  Day day = dates::to_days(as_of.day);
  std::optional<Day> known;
  if (as_of.known) known = dates::to_days(*as_of.known);
  for (auto at = views.begin(); at != views.end(); ++at)
    if ((*at)->day() == day && (*at)->known() == known) {
      std::rotate(at, at + 1, views.end());
      return *views.back();
    }
  if (views.size() == kept) views.erase(views.begin());
  views.push_back(std::make_unique<const DayView>(*library, day, known));
  return *views.back();
}

std::optional<Number> Searcher::Impl::find(std::string_view id, std::optional<Date> known) const {
  const std::vector<Number>& editions = library->editions(id);
  Day limit = known ? dates::to_days(*known) : rank::never;
  for (auto at = editions.rbegin(); at != editions.rend(); ++at) {
    if (library->document(*at).recorded > limit) continue;
    bool removed = known ? library->removed(*at) <= limit : library->removed(*at) != rank::never;
    return removed ? std::nullopt : std::optional(*at);
  }
  return std::nullopt;
}

Searcher Index::searcher(std::vector<std::string> tiers) const {
  for (const std::string& tier : tiers) check_tier(tier);
  tiers.push_back(public_tier);
  std::sort(tiers.begin(), tiers.end());
  tiers.erase(std::unique(tiers.begin(), tiers.end()), tiers.end());
  auto impl = std::make_unique<Searcher::Impl>();
  impl->data = data_;
  impl->tiers = std::move(tiers);
  engine([&] { impl->open(); });
  return Searcher(std::move(impl));
}

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Results Searcher::search(const Query& query, AsOf as_of, const Limits& limits) const {
  check_day(as_of);
  std::lock_guard guard(impl_->turn);
  query::Plan plan =
      query::plan(query, as_of, impl_->data->vocabulary, impl_->data->places, impl_->data->almanac);
  const Brake brake(limits);
  brake.check();
  return engine([&] { return impl_->answer_in_full(std::move(plan), brake); });
}

Results Searcher::like(std::string_view id, AsOf as_of, std::size_t limit, std::string_view anchor,
                       std::string_view place) const {
  check_day(as_of);
  std::lock_guard guard(impl_->turn);
  const Query query{.place = std::string(place), .limit = limit};
  query::Plan plan = query::plan(query, as_of, impl_->data->vocabulary, impl_->data->places);
  const Brake brake;
  return engine([&] {
    const std::optional<Number> number = impl_->find(id, as_of.known);
    const Context context = impl_->context(plan, brake);
    if (!number || context.view.state(*number) != DayView::State::visible)
      throw Error(Fault::bad_argument,
                  "there is no document \"" + std::string(id) + "\" on " + to_iso(as_of.day));
    Results results = index::like(context, plan, *number, anchor);
    add_editions(impl_->beside(context, plan), results);
    return results;
  });
}

std::vector<Hit> Searcher::speaking_of(const std::string& name, AsOf as_of) const {
  check_day(as_of);
  std::lock_guard guard(impl_->turn);
  const Brake brake;
  return engine(
      [&] { return index::speaking_of(*impl_->library, impl_->view(as_of), name, brake); });
}

std::vector<Completion> Searcher::complete(std::string_view prefix, AsOf as_of,
                                           std::size_t limit) const {
  check_day(as_of);
  std::lock_guard guard(impl_->turn);
  return engine([&] {
    if (!impl_->completer)
      impl_->completer = std::make_unique<Completer>(*impl_->library, impl_->data->vocabulary);
    return impl_->completer->complete(prefix, impl_->view(as_of), limit);
  });
}

std::optional<Document> Searcher::find(std::string_view id, std::optional<Date> known) const {
  std::lock_guard guard(impl_->turn);
  return engine([&]() -> std::optional<Document> {
    std::optional<Number> number = impl_->find(id, known);
    if (!number) return std::nullopt;
    auto [segment, row] = impl_->library->seat_of_document(*number);
    return segment->document(row);
  });
}

std::vector<std::string> Searcher::ids() const {
  std::lock_guard guard(impl_->turn);
  std::vector<std::string> ids;
  for (const std::vector<Number>& work : impl_->library->all_works())
    if (impl_->library->removed(work.back()) == rank::never)
      ids.emplace_back(impl_->library->id(work.back()));
  std::sort(ids.begin(), ids.end());
  return ids;
}

Listing Searcher::documents(const Query& filter, AsOf as_of, std::string_view from,
                            std::size_t limit) const {
  check_day(as_of);
  constexpr std::size_t most = 1000;
  if (limit == 0 || limit > most)
    throw Error(Fault::bad_argument, "a part of a list has 1 to 1,000 documents");
  std::lock_guard guard(impl_->turn);
  query::Plan plan = query::plan(filter, as_of, impl_->data->vocabulary, impl_->data->places,
                                 impl_->data->almanac);
  check_filter(plan);
  const Brake brake;
  return engine([&] { return index::list(impl_->context(plan, brake), plan, from, limit); });
}

std::vector<std::string> Searcher::at(std::string_view url) const {
  std::lock_guard guard(impl_->turn);
  return engine([&] {
    std::vector<std::string> ids;
    for (const Number document : at_address(*impl_->library, url))
      ids.emplace_back(impl_->library->id(document));
    return ids;
  });
}

std::vector<EditionOfWork> Searcher::work(std::string_view name, AsOf as_of) const {
  check_day(as_of);
  std::lock_guard guard(impl_->turn);
  return engine([&] {
    return editions_of(*impl_->library, impl_->view(as_of), impl_->all_relations(), name);
  });
}

std::vector<EditionHeld> Searcher::history(std::string_view id, Date as_of) const {
  check_day({as_of});
  std::lock_guard guard(impl_->turn);
  return engine([&] { return index::history(*impl_->library, impl_->view({as_of}), id); });
}

std::optional<Document> Searcher::edition(std::string_view id, int edition) const {
  std::lock_guard guard(impl_->turn);
  return engine([&]() -> std::optional<Document> {
    const Number number = index::edition(*impl_->library, id, edition);
    if (number == none) return std::nullopt;
    const auto [segment, row] = impl_->library->seat_of_document(number);
    return segment->document(row);
  });
}

std::vector<Related> Searcher::related(std::string_view id, AsOf as_of) const {
  check_day(as_of);
  std::lock_guard guard(impl_->turn);
  return engine([&]() -> std::vector<Related> {
    const std::optional<Number> number = impl_->find(id, as_of.known);
    if (!number) return {};
    return index::related(*impl_->library, impl_->view(as_of), impl_->all_relations(), *number);
  });
}

std::string Searcher::cursor(Date as_of) const {
  check_day({as_of});
  std::lock_guard guard(impl_->turn);
  return to_text(cursor_of(*impl_->library, as_of));
}

Changes Searcher::changes(std::string_view since, Date as_of, const ChangesOptions& options) const {
  check_day({as_of});
  constexpr unsigned furthest = 366;
  if (options.ahead > furthest)
    throw Error(Fault::bad_argument, "what is coming up begins within 366 days");
  std::lock_guard guard(impl_->turn);
  return engine([&] {
    const Library& library = *impl_->library;
    const Told told = impl_->told(since);
    if (told.until && *told.until > dates::to_days(as_of))
      throw Error(Fault::bad_argument, "what happened until " +
                                           to_iso(dates::from_days(*told.until)) +
                                           " was told already: " + to_iso(as_of) + " is before it");
    Changes out{.cursor = to_text(cursor_of(library, as_of)),
                .as_of = as_of,
                .revision = library.revision()};
    if (told.until) out.since = dates::from_days(*told.until);
    const Index::Data& data = *impl_->data;
    query::Plan plan;
    Keeps keeps;
    const Brake brake;
    if (options.filter) {
      plan = query::plan(*options.filter, {as_of}, data.vocabulary, data.places, data.almanac);
      check_filter(plan);
      keeps = [&](const DayView& view) {
        return keeper(library, view, data.places, impl_->scratch, brake, plan);
      };
    }
    out.changes = index::changes(library, told, dates::to_days(as_of), options, keeps);
    return out;
  });
}

News Searcher::news(SavedSearches saved, Date as_of) const {
  check_day({as_of});
  std::lock_guard guard(impl_->turn);
  const Brake brake;
  return engine([&] {
    const query::Plan plan{.as_of = {as_of}};
    return index::news(impl_->context(plan, brake), impl_->data->almanac, std::move(saved));
  });
}

std::string Searcher::Impl::pack(const PackOptions& options, std::string_view secret_key,
                                 packs::Sealing to) {
  index::check(options);
  std::lock_guard guard(turn);
  return engine([&] {
    const IndexOptions setup{.vocabulary = data->vocabulary,
                             .default_tier = data->default_tier,
                             .places = data->places,
                             .almanac = data->almanac};
    return packed(*library, told(options.since), setup, options, secret_key, std::move(to));
  });
}

std::string Searcher::pack(const PackOptions& options, std::string_view secret_key) const {
  return impl_->pack(options, secret_key, packs::Sealing());
}

PackInfo Searcher::pack(const PackOptions& options, std::string_view secret_key,
                        const PackFile& to) const {
  const std::string key = unlocked_pack_key(secret_key, options.password);
  PackOptions opened = options;
  opened.password.clear();
  impl_->pack(opened, key, packs::Sealing(to.path));
  return read_pack(to, key);  // as it lies there
}

// Whoever looks often for a commit reads one small file each time.
bool Searcher::refresh() {
  std::lock_guard guard(impl_->turn);
  return engine([&] {
    if (to_text(load_manifest(impl_->data->folder)) == impl_->manifest) return false;
    auto kept = impl_->library;
    impl_->open();
    if (!std::equal(kept->tiers().begin(), kept->tiers().end(), impl_->library->tiers().begin(),
                    impl_->library->tiers().end(), same_commit))
      return true;
    impl_->library = std::move(kept);
    return false;
  });
}

IndexInfo Searcher::info() const {
  std::lock_guard guard(impl_->turn);
  const Library& library = *impl_->library;
  IndexInfo info;
  info.revision = library.revision();
  info.recorded = library.recorded();
  for (const std::vector<Number>& work : library.all_works()) {
    info.editions += work.size();
    if (library.removed(work.back()) != rank::never) continue;
    ++info.documents;
    info.sections += library.document(work.back()).sections;
  }
  return info;
}

}  // namespace fingerpost
