#include "index/packing.hpp"

#include <algorithm>

#include "index/writer.hpp"
#include "json/json.hpp"
#include "packs/packs.hpp"

namespace fingerpost::index {
namespace {

// A part is small enough to be held, and to be done again (tests/packs/resumed_test.cpp).
constexpr std::size_t part_size = 1u << 20;

struct Found {
  std::vector<std::vector<Number>> documents;  // by id; of each its editions, oldest first
  std::vector<std::string> removed;
};

// An old edition answers for the days before a new one begins: all that are there go along, or
// those that came since. What is removed is named also where the cursor never knew it: whoever
// applied a pack in between has it (tests/keeping/missed_packs_test.cpp).
Found found(const Library& library, const Told& told) {
  Found out;
  for (const std::vector<Number>& work : library.all_works()) {
    std::vector<Number> fresh;
    bool there = false, gone = false;
    for (const Number each : work) {
      gone = gone || (!told.gone.empty() && told.gone[each]);
      if (library.removed(each) != rank::never) continue;
      there = true;
      if (!told.held[each]) fresh.push_back(each);
    }
    if (!fresh.empty()) out.documents.push_back(std::move(fresh));
    if (!there && gone) out.removed.emplace_back(library.id(work.back()));
  }
  std::sort(out.documents.begin(), out.documents.end(), [&](const auto& a, const auto& b) {
    return library.id(a.back()) < library.id(b.back());
  });
  std::sort(out.removed.begin(), out.removed.end());
  return out;
}

std::string line_of(const Library& library, Number number) {
  const auto [segment, row] = library.seat_of_document(number);
  const Document document = segment->document(row);
  return to_json(Json(Json::Object{
             {"edition", static_cast<std::uint64_t>(segment->columns.documents[row].edition)},
             {"digest", document.digest},
             {"document", json::to_value(document)}})) +
         "\n";
}

// Lines become parts; of those that are done nothing is held.
class Parts {
 public:
  explicit Parts(packs::Sealing& to) : to_(to) {}

  void line(const std::string& line) {
    if (!held_.empty() && held_.size() + line.size() > part_size) done();
    held_ += line;
  }
  void done() {
    if (!held_.empty()) to_.add(std::string(documents_part) + numbered(++count_), held_);
    held_.clear();
  }

 private:
  packs::Sealing& to_;
  std::string held_ = {};
  std::uint64_t count_ = 0;
};

}  // namespace

void check(const PackOptions& options) {
  const auto refuse = [](const std::string& what) { throw Error(Fault::bad_argument, what); };
  packs::check_issuer(options.issuer);
  if (options.sequence == 0 || options.sequence > INT64_MAX) refuse("a pack's number begins at 1");
  if (options.since.empty() != (options.after == 0))
    refuse(
        "a pack of changes has the cursor and the number of the one before, and one of all "
        "has neither");
  if (options.after >= options.sequence) refuse("a pack has a higher number than the one before");
  if (!options.since.empty() && date_from_iso(options.since))
    refuse("a pack of changes begins at the cursor of another, and not at a day");
  if (!options.created.ok()) refuse("the day the pack is made is not a day");
  if (options.expires && (!options.expires->ok() || *options.expires < options.created))
    refuse("a pack does not expire before it is made");
}

std::string setup_of(const IndexOptions& options) {
  return to_json(Json(Json::Object{{"default_tier", options.default_tier},
                                   {"vocabulary", parse_json(to_json(options.vocabulary))},
                                   {"almanac", options.almanac.lines()},
                                   {"places", json::to_value(options.places)}}));
}

IndexOptions setup_from(std::string_view json) try {
  const Json said = parse_json(json);
  IndexOptions options;
  const Json *tier = said.find("default_tier"), *vocabulary = said.find("vocabulary"),
             *almanac = said.find("almanac"), *places = said.find("places");
  if (!tier || !tier->text() || !vocabulary || !almanac || !almanac->text() || !places)
    throw Error(Fault::pack, "something is missing");
  options.default_tier = *tier->text();
  if (options.default_tier != "none") check_tier(options.default_tier);
  options.vocabulary = Vocabulary::from_json(to_json(*vocabulary));
  if (!almanac->text()->empty()) options.almanac = Almanac(*almanac->text());
  options.places = json::places_from(*places);
  return options;
} catch (const Error& error) {
  throw Error(Fault::pack,
              std::string("the pack does not say how its index is set up: ") + error.what());
}

std::string packed(const Library& library, const Told& told, const IndexOptions& setup,
                   const PackOptions& options, std::string_view secret_key, packs::Sealing to) {
  const Found content = found(library, told);
  if (options.since.empty()) to.add(std::string(setup_part), setup_of(setup));
  if (!content.removed.empty())
    to.add(std::string(removed_part),
           to_json(Json(Json::Array(content.removed.begin(), content.removed.end()))));
  PackInfo info{.issuer = options.issuer,
                .sequence = options.sequence,
                .after = options.after,
                .created = options.created,
                .expires = options.expires,
                .cursor = to_text(cursor_of(library, options.created)),
                .documents = content.documents.size(),
                .removed = content.removed.size()};
  for (const OpenTier& tier : library.tiers()) info.tiers[tier.name].revision = tier.mark.revision;
  Parts parts(to);
  for (const std::vector<Number>& editions : content.documents) {
    ++info.tiers[library.tiers()[library.tier_of(editions.back())].name].documents;
    for (const Number number : editions) parts.line(line_of(library, number));
  }
  parts.done();
  return to.finish(packs::about_of(info),
                   "fingerpost pack " + options.issuer + " " + std::to_string(options.sequence),
                   secret_key, options.password);
}

}  // namespace fingerpost::index
