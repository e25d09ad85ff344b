// A pack becomes part of an index in two passes, so that nothing is begun that cannot be ended:
//
//     whose? ─► signature ─► number, day ─► every document looked at, compared ─► put ─► commit
//                                            └ a dry run ends here
//
// All editions of a document come along, since an old one answers for the days before a new
// one begins. Documents are the issuer's by their origin. What anybody else put under the same id
// is in the way, and the pack is refused; the issuer's own that a pack of all no longer has go.
#include <algorithm>
#include <set>

#include "dates/dates.hpp"
#include "index/issuers.hpp"
#include "index/packing.hpp"
#include "index/unpacking.hpp"
#include "index/writer.hpp"
#include "packs/packs.hpp"

namespace fingerpost {

using namespace index;

namespace {

class Application {
 public:
  Application(const Seats& seats, std::vector<Issuer> issuers, const PackOrder& order)
      : seats_(seats), issuers_(std::move(issuers)), order_(order) {}

  // False when it was applied before.
  bool look(std::string_view pack);
  PackReport& report() { return report_; }
  Applied applied() const { return {issuers_, revisions()}; }
  template <class Put>
  void put(const Put& put);

 private:
  std::string key_for(std::string_view pack) const;
  void settle_issuer(const std::string& public_key);
  bool follows() const;
  void check_day();
  void look_at(const Packed& packed);
  void settle_last();
  void look_at_removed();
  void settle(Document& document) const;
  std::map<std::string, std::uint64_t> revisions() const;
  bool is_ours(const Seat& seat) const { return seats_.origin(seat) == origin_of(issuer_.name); }

  const Seats& seats_;
  std::vector<Issuer> issuers_;
  const PackOrder& order_;
  packs::Contents contents_ = {};
  Issuer issuer_ = {};  // as it will be
  std::uint64_t last_ = 0;
  std::string last_hash_ = {};
  // Of a document that is to be put the editions above one that is here, and the last in any
  // case: an issuer who began anew counts from 1 again.
  struct Wanted {
    std::uint32_t above = 0, last = 0;
  };
  std::set<std::string> ids_ = {};
  std::map<std::string, Wanted> wanted_ = {};
  Packed now_ = {};  // the last edition that was looked at, without its text
  std::vector<std::string> in_the_way_ = {};
  PackReport report_ = {};
};

// Unverified, the pack names a key; it is taken for what it says only if that key fits.
std::string Application::key_for(std::string_view pack) const {
  if (!order_.public_key.empty()) return order_.public_key;
  const std::string named = packs::key_named(pack);
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
  if (std::find(issuer_.tiers.begin(), issuer_.tiers.end(), document.tier) == issuer_.tiers.end())
    issuer_.tiers.push_back(document.tier);
}

// What becomes of a document, by its last edition.
void Application::settle_last() {
  const Document& document = now_.document;
  if (document.id.empty()) return;
  const Seat* seat = seats_.find(document.id);
  const bool same_tier = seat && seats_.tier(*seat) == document.tier;
  const std::uint32_t here = same_tier ? seats_.highest_edition(*seat, seat->tier) : 0;
  if (!seat || seat->removed) {
    report_.added.push_back(document.id);
  } else if (!is_ours(*seat)) {
    in_the_way_.push_back(document.id);
  } else if (same_tier && seat->digest == key_of_digest(document.digest)) {
    ++report_.unchanged;
    return;
  } else {
    report_.changed.push_back(document.id);
  }
  wanted_[document.id] = {here, now_.edition};
}

void Application::look_at_removed() {
  if (report_.pack.after == 0) {
    for (const Seat& seat : seats_.all())
      if (!seat.removed && is_ours(seat) && !ids_.contains(std::string(seats_.id(seat))))
        report_.removed.emplace_back(seats_.id(seat));
  } else {
    std::set<std::string> named;
    for (const std::string& id : removed_in(contents_)) {
      if (!named.insert(id).second || ids_.contains(id))
        throw Error(Fault::pack, "the pack takes \"" + id + "\" away and has it in it, or twice");
      if (const Seat* seat = seats_.find(id); seat && !seat->removed && is_ours(*seat))
        report_.removed.push_back(id);
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

bool Application::look(std::string_view pack) {
  const std::string public_key = key_for(pack);
  contents_ = packs::open(pack, public_key);
  report_.pack = packs::info_of(contents_);
  report_.pack.size = pack.size();
  check_parts(contents_);
  settle_issuer(public_key);
  check_day();
  if (!follows()) {
    report_.known = true;
    return false;
  }
  each_document(contents_, [&](std::string_view line) {
    Packed packed = packed_from(line);
    settle(packed.document);
    look_at(packed);
  });
  settle_last();
  if (ids_.size() != report_.pack.documents)
    throw Error(Fault::pack, "the pack has another number of documents than it says");
  refuse_taken(in_the_way_);
  look_at_removed();
  for (auto* each : {&report_.added, &report_.changed, &report_.removed})
    std::sort(each->begin(), each->end());
  issuer_.sequence = report_.pack.sequence, issuer_.hash = report_.pack.hash;
  issuer_.created = report_.pack.created, issuer_.expires = report_.pack.expires;
  issuer_.recorded = order_.recorded;
  std::erase_if(issuers_, [&](const Issuer& each) { return each.name == issuer_.name; });
  issuers_.push_back(issuer_);
  std::sort(issuers_.begin(), issuers_.end(),
            [](const Issuer& a, const Issuer& b) { return a.name < b.name; });
  return true;
}

template <class Put>
void Application::put(const Put& put) {
  each_document(contents_, [&](std::string_view line) {
    Packed packed = packed_from(line);
    settle(packed.document);
    const auto wanted = wanted_.find(packed.document.id);
    if (wanted == wanted_.end()) return;
    if (packed.edition > wanted->second.above || packed.edition == wanted->second.last)
      put(std::move(packed));
  });
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

bool Writer::Impl::note_applied(Manifest& next) {
  if (!applying) return false;
  for (const auto& [name, shelf] : shelves) {
    const auto least = applying->revisions.find(name);
    if (!shelf.changed || least == applying->revisions.end() || least->second == 0) continue;
    TierEntry& tier = next.tier(name);
    tier.revision = std::max(tier.revision, least->second - 1);
  }
  next.issuers =
      write_issuers(data->folder, applying->issuers, "issuers-" + numbered(manifest.next++));
  return true;
}

// A new key is one that was given: whoever merely has a key here would else take the place of
// any other issuer by saying so.
void index::check(const PackOrder& order) {
  if (!order.recorded.ok()) throw Error(Fault::bad_argument, "the day of the commit is not a day");
  if (!order.tier.empty()) check_tier(order.tier);
  if (order.new_key && order.public_key.empty())
    throw Error(Fault::bad_argument, "a new key for an issuer is to be given: its public key");
}

PackReport index::first_look(std::string_view pack, const PackOrder& order) {
  const Seats nobody;
  Application application(nobody, {}, order);
  application.look(pack);
  return std::move(application.report());
}

PackReport Writer::Impl::apply(std::string_view pack, const PackOrder& order) {
  for (const auto& [name, shelf] : shelves)
    if (shelf.changed) throw Error(Fault::bad_argument, "commit before applying a pack");
  index::check(order);
  for (const TierEntry& tier : manifest.tiers) check_recorded(order.recorded, tier);
  Application application(seats, load_issuers(data->folder, manifest), order);
  PackReport& report = application.report();
  const bool fresh = application.look(pack);
  report.revision = manifest.revision;
  if (!fresh || order.dry_run) return std::move(report);
  try {
    applying = application.applied();
    applying->recorded = dates::to_days(order.recorded);
    application.put([&](Packed packed) {
      applying->edition = packed.edition;
      put(std::move(packed.document));
    });
    for (const std::string& id : report.removed) remove(id);
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
  return impl_->writing([&] { return impl_->apply(pack, order); });
}

}  // namespace fingerpost
