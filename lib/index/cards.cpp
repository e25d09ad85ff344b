#include "index/cards.hpp"

#include <algorithm>
#include <map>

#include "fingerpost/error.hpp"
#include "index/data.hpp"
#include "index/files.hpp"
#include "index/writer.hpp"
#include "json/json.hpp"
#include "text/text.hpp"

namespace fingerpost {

using namespace index;

namespace index {

Cards load_cards(const std::filesystem::path& folder, const Manifest& manifest,
                 const std::vector<std::string>& tiers) {
  Cards all;
  for (const TierEntry& tier : manifest.tiers) {
    if (!tier.cards || std::find(tiers.begin(), tiers.end(), tier.name) == tiers.end()) continue;
    Cards of_tier = cards_from_json(read_described(folder, *tier.cards));
    for (Card& card : of_tier.cards) all.cards.push_back(std::move(card));
    for (Pin& pin : of_tier.pins) all.pins.push_back(std::move(pin));
  }
  return all;
}

FileEntry write_cards(const std::filesystem::path& folder, const Cards& cards) {
  const std::string json = to_json(cards);
  const std::string name = "cards-" + hash_of(json).substr(0, 16);
  write_once(folder / name, json);
  return describe(folder, name);
}

namespace {

bool is_place(const Places& places, const std::string& named) {
  const std::string key = text::slug(named);
  const auto is = [&](const std::string& place) { return text::slug(place) == key; };
  return std::any_of(places.within.begin(), places.within.end(), [&](const auto& each) {
    return is(each.first) || std::any_of(each.second.begin(), each.second.end(), is);
  });
}

// What entries are held against.
struct Known {
  const Vocabulary& vocabulary;
  const Places& places;
  const std::string& default_tier;
};

// What cannot be is said with its entry; the tier is the index's default where none is named.
void settle(Fitting& fits, const std::string& entry, const Known& data) {
  const auto refuse = [&](Fault fault, const std::string& what) {
    throw Error(fault, entry + ": " + what);
  };
  for (const std::string& topic : fits.topics)
    if (!data.vocabulary.find(topic))
      refuse(Fault::bad_argument, "there is no topic \"" + topic + '"');
  for (const std::string& place : fits.places)
    if (!is_place(data.places, place))
      refuse(Fault::bad_argument, "there is no place \"" + place + '"');
  if (fits.tier.empty()) fits.tier = data.default_tier;
  if (fits.tier == "none") refuse(Fault::limit, "it names no tier, and this index wants one");
  try {
    check_tier(fits.tier);
  } catch (const Error& error) {
    refuse(Fault::bad_argument, error.what());
  }
}

std::map<std::string, Cards> by_tier(const Cards& cards, const Known& data) {
  std::map<std::string, Cards> tiers;
  for (Card card : cards.cards) {
    settle(card.fits, "card \"" + card.id + '"', data);
    tiers[card.fits.tier].cards.push_back(std::move(card));
  }
  for (Pin pin : cards.pins) {
    settle(pin.fits, "pin \"" + pin.document + '"', data);
    tiers[pin.fits.tier].pins.push_back(std::move(pin));
  }
  return tiers;
}

std::string file_of(const std::optional<FileEntry>& file) { return file ? file->name : ""; }

}  // namespace
}  // namespace index

bool Writer::Impl::use(const Cards& cards) {
  for (const auto& [name, shelf] : shelves)
    if (shelf.changed) throw Error(Fault::bad_argument, "commit before using other cards");
  // What a host made by hand is held to what a file is.
  const std::map<std::string, Cards> tiers = by_tier(
      cards_from_json(to_json(cards)), {data->vocabulary, data->places, data->default_tier});
  Manifest next = manifest;
  for (const auto& [tier, own] : tiers) next.tier(tier);
  bool changed = false;
  for (TierEntry& tier : next.tiers) {
    const auto own = tiers.find(tier.name);
    std::optional<FileEntry> file;
    if (own != tiers.end()) file = write_cards(data->folder, own->second);
    if (file_of(file) == file_of(tier.cards)) continue;
    tier.cards = file;
    ++tier.revision;  // searchers of this tier move on to it, and no others
    changed = true;
  }
  if (changed) switch_to(std::move(next));
  return changed;
}

bool Writer::use(const Cards& cards) {
  return impl_->writing([&] { return impl_->use(cards); });
}

Cards Writer::cards() const {
  std::vector<std::string> tiers;
  for (const TierEntry& tier : impl_->manifest.tiers) tiers.push_back(tier.name);
  return load_cards(impl_->data->folder, impl_->manifest, tiers);
}

}  // namespace fingerpost
