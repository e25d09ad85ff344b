// A pack becomes part of an index in two passes, so that nothing is begun that cannot be ended:
//
//     whose? ─► signature ─► number, day ─► every document looked at, compared ─► put ─► commit
//                                            └ a dry run ends here
//
// Both passes hold one part of the pack at a time. What was put of it is kept now and then, where
// nobody sees it (half_applied.hpp): the postings of two MiB are held and not those of all, and
// what was interrupted goes on there.
//
// All editions of a document come along, since an old one answers for the days before a new
// one begins. Documents are the issuer's by their origin. What anybody else put under the same id
// is in the way, and the pack is refused; the issuer's own that a pack of all no longer has go.
#include <algorithm>
#include <unordered_set>

#include "dates/dates.hpp"
#include "index/half_applied.hpp"
#include "index/issuers.hpp"
#include "index/packing.hpp"
#include "index/unpacking.hpp"
#include "index/writer.hpp"
#include "packs/packs.hpp"

namespace fingerpost {

using namespace index;

namespace {

// Of lines that are put: their postings are held until they are kept. A pack of 14.5 MB took
// 185 MB when all of it was held, and takes 78 MB (tests/packs/resumed_test.cpp).
constexpr std::uint64_t most_held = 2u << 20;
// To keep costs a look at the whole index: no pack does it oftener than this, and for most_held
// (tests/packs/resumed_test.cpp).
constexpr std::uint64_t most_steps = 64;

class Application {
 public:
  Application(const packs::Source& pack, const Seats& seats, std::vector<Issuer> issuers,
              const PackOrder& order)
      : pack_(pack), seats_(seats), issuers_(std::move(issuers)), order_(order) {}

  // False when it was applied before.
  bool open();
  // What is to be done: by a look at all of it, or as it was found before.
  void look();
  void take(const PackPlan& plan) { settle_plan(plan); }
  const PackPlan& plan() const { return plan_; }
  // Of the pack and the order: what was begun for others is no use.
  std::string work() const;
  PackReport& report() { return report_; }
  Applied applied() const { return {issuers_, revisions()}; }
  // Calls `put(packed)` for what is to be put from `from` on, and in between `keep(spot)`.
  template <class Put, class Keep>
  void put(Spot from, const Put& put, const Keep& keep);

 private:
  std::string key_for() const;
  void settle_issuer(const std::string& public_key);
  bool follows() const;
  void check_day();
  void look_at(const Packed& packed);
  void settle_last();
  void look_at_removed();
  void settle(Document& document) const;
  void settle_plan(const PackPlan& plan);
  std::uint64_t size_of_documents() const;
  std::map<std::string, std::uint64_t> revisions() const;
  bool is_ours(const Seat& seat) const { return seats_.origin(seat) == origin_of(issuer_.name); }

  const packs::Source& pack_;
  const Seats& seats_;
  std::vector<Issuer> issuers_;
  const PackOrder& order_;
  packs::Contents contents_ = {};
  Issuer issuer_ = {};  // as it will be
  std::uint64_t last_ = 0;
  std::string last_hash_ = {};
  std::unordered_set<std::string> ids_ = {};
  PackPlan plan_ = {};
  Packed now_ = {};  // the last edition that was looked at, without its text
  std::vector<std::string> in_the_way_ = {};
  PackReport report_ = {};
};

// Unverified, the pack names a key; it is taken for what it says only if that key fits.
std::string Application::key_for() const {
  if (!order_.public_key.empty()) return order_.public_key;
  const std::string named = packs::key_named(pack_);
  for (const Issuer& issuer : issuers_)
    if (issuer.key == named) return issuer.public_key;
  throw Error(Fault::key, "the pack is signed by the key " + named +
                              ", which is no issuer's here: give the issuer's public key");
}

void Application::settle_issuer(const std::string& public_key) {
  const PackInfo& info = report_.pack;
  const auto known = std::find_if(issuers_.begin(), issuers_.end(),
                                  [&](const Issuer& each) { return each.name == info.issuer; });
  const std::string line = packs::line_of(public_key);
  if (known == issuers_.end()) {
    if (order_.public_key.empty())
      throw Error(Fault::key, "the pack says it is of " + info.issuer +
                                  ", and is signed by the key of another");
  } else {
    issuer_ = *known;
    if (known->public_key == line) {
      last_ = known->sequence, last_hash_ = known->hash;
    } else if (!order_.new_key) {
      throw Error(Fault::key, "packs of " + info.issuer + " are signed by the key " + known->key +
                                  " here, and not by " + info.key);
    }
  }
  const bool same = (order_.tier.empty() || order_.tier == issuer_.tier) &&
                    (!order_.layer || order_.layer == issuer_.layer);
  if (known != issuers_.end() && !same && info.after > 0)
    throw Error(Fault::bad_argument, "another tier or layer for " + info.issuer +
                                         " takes a pack of all, and not one of changes");
  issuer_.name = info.issuer, issuer_.key = info.key, issuer_.public_key = line;
  if (!order_.tier.empty()) issuer_.tier = order_.tier;
  if (order_.layer) issuer_.layer = order_.layer;
}

// A number never goes back, by one key: an old pack is not taken for the latest word.
bool Application::follows() const {
  const PackInfo& info = report_.pack;
  const std::string number = std::to_string(info.sequence), last = std::to_string(last_);
  if (info.sequence == last_ && info.hash == last_hash_) return false;
  if (info.sequence == last_)
    throw Error(Fault::downgrade, "another pack of " + info.issuer + " with the number " + number +
                                      " was applied already");
  if (info.sequence < last_)
    throw Error(Fault::downgrade, "the pack is number " + number + " of " + info.issuer +
                                      ", and number " + last + " was applied already");
  if (info.after > last_)
    throw Error(Fault::gap, "the pack is of changes since number " + std::to_string(info.after) +
                                " of " + info.issuer + ", and " +
                                (last_ == 0 ? "none" : "number " + last) +
                                " was applied last: apply those between, or one of all");
  return true;
}

void Application::check_day() {
  const PackInfo& info = report_.pack;
  if (!info.expires || order_.recorded <= *info.expires) return;
  const std::string what = "the pack was good until " + to_iso(*info.expires);
  if (order_.strict) throw Error(Fault::expired, what);
  report_.notices.push_back(what + ": ask " + info.issuer + " for a newer one");
}

// As it will be put: the issuer's, in the tier and layer that were asked for.
void Application::settle(Document& document) const {
  document.origin = origin_of(issuer_.name);
  if (document.tier.empty()) document.tier = public_tier;
  if (!issuer_.tier.empty()) {
    if (document.tier != public_tier && document.tier != issuer_.tier)
      throw Error(Fault::limit, "the pack has documents for the tier " + document.tier +
                                    ", which are not put into " + issuer_.tier);
    document.tier = issuer_.tier;
  }
  if (!issuer_.layer) return;
  document.layer = *issuer_.layer;
  document.digest += "/" + std::string(name(document.layer));
}

// The editions of a document follow one another.
void Application::look_at(const Packed& packed) {
  const Document& document = packed.document;
  if (document.id == now_.document.id) {
    if (packed.edition <= now_.edition)
      throw Error(Fault::pack, "it is no later edition of \"" + document.id + "\"");
  } else {
    settle_last();
    if (!ids_.insert(document.id).second)
      throw Error(Fault::pack, "the id \"" + document.id + "\" is in it twice");
  }
  now_ = {packed.edition, {}};
  now_.document.id = document.id, now_.document.tier = document.tier;
  now_.document.digest = document.digest;
  std::vector<std::string>& tiers = plan_.tiers;
  if (std::find(tiers.begin(), tiers.end(), document.tier) == tiers.end())
    tiers.push_back(document.tier);
}

// What becomes of a document, by its last edition.
void Application::settle_last() {
  const Document& document = now_.document;
  if (document.id.empty()) return;
  const Seat* seat = seats_.find(document.id);
  const bool same_tier = seat && seats_.tier(*seat) == document.tier;
  const std::uint32_t here = same_tier ? seats_.highest_edition(*seat, seat->tier) : 0;
  const bool added = !seat || seat->removed;
  if (!added && !is_ours(*seat)) {
    in_the_way_.push_back(document.id);
  } else if (!added && same_tier && seat->digest == key_of_digest(document.digest)) {
    ++plan_.unchanged;
    return;
  }
  plan_.wanted.push_back({document.id, here, now_.edition, added});
}

void Application::look_at_removed() {
  if (report_.pack.after == 0) {
    for (const Seat& seat : seats_.all())
      if (!seat.removed && is_ours(seat) && !ids_.contains(std::string(seats_.id(seat))))
        plan_.removed.emplace_back(seats_.id(seat));
  } else {
    std::unordered_set<std::string> named;
    for (const std::string& id : removed_in(pack_, contents_)) {
      if (!named.insert(id).second || ids_.contains(id))
        throw Error(Fault::pack, "the pack takes \"" + id + "\" away and has it in it, or twice");
      if (const Seat* seat = seats_.find(id); seat && !seat->removed && is_ours(*seat))
        plan_.removed.push_back(id);
    }
    if (named.size() != report_.pack.removed)
      throw Error(Fault::pack, "the pack takes another number of documents away than it says");
  }
}

void refuse_taken(const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  constexpr std::size_t shown = 5;
  std::string names;
  for (std::size_t i = 0; i < std::min(shown, ids.size()); ++i)
    names += (i ? ", \"" : "\"") + ids[i] + "\"";
  throw Error(Fault::conflict, std::to_string(ids.size()) +
                                   " ids of the pack are somebody else's here: " + names +
                                   (ids.size() > shown ? ", ..." : ""));
}

bool Application::open() {
  const std::string public_key = key_for();
  contents_ = packs::open(pack_, public_key);
  report_.pack = packs::info_of(contents_);
  report_.pack.size = pack_.size();
  check_parts(contents_);
  settle_issuer(public_key);
  check_day();
  report_.known = !follows();
  return !report_.known;
}

void Application::look() {
  plan_.tiers = issuer_.tiers;
  report_.parts_read = each_document(pack_, contents_, {}, [&](Spot, std::string_view line) {
    Packed packed = packed_from(line);
    settle(packed.document);
    look_at(packed);
  });
  settle_last();
  if (ids_.size() != report_.pack.documents)
    throw Error(Fault::pack, "the pack has another number of documents than it says");
  refuse_taken(in_the_way_);
  look_at_removed();
  ids_.clear();
  std::sort(plan_.wanted.begin(), plan_.wanted.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  std::sort(plan_.removed.begin(), plan_.removed.end());
  settle_plan(plan_);
}

void Application::settle_plan(const PackPlan& plan) {
  if (&plan != &plan_) plan_ = plan;
  for (const PackPlan::Wanted& each : plan_.wanted)
    (each.added ? report_.added : report_.changed).push_back(each.id);
  report_.removed = plan_.removed;
  report_.unchanged = plan_.unchanged;
  issuer_.tiers = plan_.tiers;
  issuer_.sequence = report_.pack.sequence, issuer_.hash = report_.pack.hash;
  issuer_.created = report_.pack.created, issuer_.expires = report_.pack.expires;
  issuer_.recorded = order_.recorded;
  std::erase_if(issuers_, [&](const Issuer& each) { return each.name == issuer_.name; });
  issuers_.push_back(issuer_);
  std::sort(issuers_.begin(), issuers_.end(),
            [](const Issuer& a, const Issuer& b) { return a.name < b.name; });
}

std::string Application::work() const {
  std::string all = report_.pack.hash + "\n" + issuer_.public_key + "\n" + issuer_.tier + "\n" +
                    to_iso(order_.recorded) + "\n";
  if (issuer_.layer) all += name(*issuer_.layer);
  return hash_of(all);
}

std::uint64_t Application::size_of_documents() const {
  std::uint64_t size = 0;
  for (const packs::Place& place : contents_.places)
    if (place.name.starts_with(documents_part)) size += place.size;
  return size;
}

// Kept between two documents alone: of none are some editions here and others not.
template <class Put, class Keep>
void Application::put(Spot from, const Put& put, const Keep& keep) {
  const std::uint64_t step = size_of_documents() / most_steps;
  const std::size_t all = static_cast<std::size_t>(
      std::count_if(contents_.places.begin(), contents_.places.end(),
                    [](const auto& place) { return place.name.starts_with(documents_part); }));
  std::string last;
  std::uint64_t held = 0;
  std::size_t begun = from.part;
  const std::size_t read =
      each_document(pack_, contents_, from, [&](Spot at, std::string_view line) {
        Packed packed = packed_from(line);
        settle(packed.document);
        const PackPlan::Wanted* wanted = plan_.find(packed.document.id);
        if (!wanted) return;
        const bool due = held > 0 && (held >= most_held || (at.part > begun && held >= step));
        if (due && packed.document.id != last) keep(at), held = 0, begun = at.part;
        held += line.size(), last = packed.document.id;
        if (packed.edition > wanted->above || packed.edition == wanted->last)
          put(std::move(packed));
      });
  report_.parts_read = read, report_.parts_kept = all - read;
}

// Where each tier keeps its name, its revision is at least the issuer's: an index of nothing
// but this pack answers as theirs does.
std::map<std::string, std::uint64_t> Application::revisions() const {
  std::map<std::string, std::uint64_t> out;
  for (const auto& [tier, of_tier] : report_.pack.tiers)
    if (issuer_.tier.empty() || tier == issuer_.tier) out[tier] = of_tier.revision;
  return out;
}

}  // namespace

void Writer::Impl::raise(TierEntry& tier) const {
  const auto least = applying->revisions.find(tier.name);
  if (least != applying->revisions.end() && least->second > 0)
    tier.revision = std::max(tier.revision, least->second - 1);
}

bool Writer::Impl::note_applied(Manifest& next) {
  if (!applying) return false;
  for (const auto& [name, shelf] : shelves)
    if (shelf.changed) raise(next.tier(name));
  next.issuers =
      write_issuers(data->folder, applying->issuers, "issuers-" + numbered(manifest.next++));
  return true;
}

namespace {

bool same_documents(const TierEntry& a, const TierEntry& b) {
  const auto same = [](const SegmentEntry& one, const SegmentEntry& other) {
    return one.name == other.name && one.closed.has_value() == other.closed.has_value() &&
           (!one.closed || one.closed->name == other.closed->name);
  };
  return std::equal(a.segments.begin(), a.segments.end(), b.segments.begin(), b.segments.end(),
                    same);
}

}  // namespace

// As a commit that nobody is shown: its documents are of the one that comes.
void Writer::Impl::keep_half(HalfApplied& half, Spot next) {
  Manifest kept = manifest;
  for (auto& [name, shelf] : shelves) {
    if (!shelf.changed) continue;
    TierEntry& tier = kept.tier(name);
    raise(tier);
    store(name, shelf, dates::from_days(applying->recorded), tier);
  }
  kept.next = manifest.next;
  half.next = next;
  half.manifest = kept;
  save_half_applied(data->folder, half);
  manifest = std::move(kept);
  load();
}

// Tiers that were changed by what was kept are changed by the commit.
void Writer::Impl::note_kept(const Manifest& base) {
  for (const TierEntry& tier : manifest.tiers) {
    const TierEntry* before = base.find(tier.name);
    if (!before || !same_documents(*before, tier)) shelves[tier.name].changed = true;
  }
}

// A new key is one that was given: whoever merely has a key here would else take the place of
// any other issuer by saying so.
void index::check(const PackOrder& order) {
  if (!order.recorded.ok()) throw Error(Fault::bad_argument, "the day of the commit is not a day");
  if (!order.tier.empty()) check_tier(order.tier);
  if (order.new_key && order.public_key.empty())
    throw Error(Fault::bad_argument, "a new key for an issuer is to be given: its public key");
}

PackReport index::first_look(const packs::Source& pack, const PackOrder& order) {
  const Seats nobody;
  Application application(pack, nobody, {}, order);
  if (application.open()) application.look();
  return std::move(application.report());
}

PackReport Writer::Impl::apply(const packs::Source& pack, const PackOrder& order) {
  for (const auto& [name, shelf] : shelves)
    if (shelf.changed) throw Error(Fault::bad_argument, "commit before applying a pack");
  index::check(order);
  for (const TierEntry& tier : manifest.tiers) check_recorded(order.recorded, tier);
  Application application(pack, seats, load_issuers(data->folder, manifest), order);
  PackReport& report = application.report();
  const bool fresh = application.open();
  report.revision = manifest.revision;
  if (!fresh) return std::move(report);
  std::optional<HalfApplied> half;
  if (!order.dry_run) half = load_half_applied(data->folder);
  if (half && half->work != application.work()) half.reset();
  if (half)
    application.take(half->plan);
  else
    application.look();
  if (order.dry_run) return std::move(report);
  const Manifest base = manifest;
  try {
    applying = application.applied();
    applying->recorded = dates::to_days(order.recorded);
    if (half) {
      manifest = half->manifest;
      load();
    } else {
      drop_half_applied(data->folder);
      half = HalfApplied{
          .base = base_of(data->folder), .work = application.work(), .plan = application.plan()};
    }
    application.put(
        half->next,
        [&](Packed packed) {
          applying->edition = packed.edition;
          put(std::move(packed.document));
        },
        [&](Spot next) { keep_half(*half, next); });
    for (const std::string& id : report.removed) remove(id);
    note_kept(base);
    report.revision = commit(order.recorded);
    report.applied = true;
    applying.reset();
  } catch (...) {
    broken = true;  // what was put of it is not to be committed
    throw;
  }
  return std::move(report);
}

PackReport Writer::apply(std::string_view pack, const PackOrder& order) {
  return impl_->writing([&] { return impl_->apply(packs::Source(pack), order); });
}

PackReport Writer::apply(const PackFile& pack, const PackOrder& order) {
  return impl_->writing([&] { return impl_->apply(packs::Source(pack.path), order); });
}

}  // namespace fingerpost
