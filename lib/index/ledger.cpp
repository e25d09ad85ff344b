#include "index/ledger.hpp"

#include <algorithm>
#include <optional>

#include "fingerpost/value.hpp"

namespace fingerpost::index {
namespace {

Json to_value(const FailedFile& failure) {
  const auto at = std::find_if(faults.begin(), faults.end(),
                               [&](const FaultName& each) { return each.fault == failure.fault; });
  return Json::Object{{"id", failure.id},
                      {"where", failure.where},
                      {"fault", at == faults.end() ? "internal" : std::string(at->name)},
                      {"reason", failure.reason},
                      {"reader", failure.reader}};
}

std::string line_of(const std::string& origin, const std::string& id, const LedgerEntry& entry) {
  Json::Array failures;
  for (const FailedFile& failure : entry.failures) failures.push_back(to_value(failure));
  return to_json(Json::Object{{"origin", origin},
                              {"id", id},
                              {"about", entry.about},
                              {"size", entry.look.size},
                              {"modified", entry.look.modified},
                              {"changed", entry.look.changed},
                              {"digest", entry.digest},
                              {"failures", std::move(failures)}});
}

// Members of the kind they must be, or nothing at all.
struct Members {
  const Json& value;
  bool good = true;

  std::string text(std::string_view key) {
    const Json* member = value.find(key);
    const std::string* found = member ? member->text() : nullptr;
    good = good && found;
    return found ? *found : std::string();
  }
  std::int64_t number(std::string_view key) {
    const Json* member = value.find(key);
    const std::int64_t* found = member ? member->integer() : nullptr;
    good = good && found;
    return found ? *found : 0;
  }
  const Json::Array& list(std::string_view key) {
    static const Json::Array none;
    const Json* member = value.find(key);
    const Json::Array* found = member ? member->array() : nullptr;
    good = good && found;
    return found ? *found : none;
  }
};

std::optional<Fault> fault_of(std::string_view name) {
  for (const FaultName& each : faults)
    if (each.name == name) return each.fault;
  return std::nullopt;
}

bool read_failure(const Json& value, FailedFile& out) {
  Members members{value};
  out.id = members.text("id"), out.where = members.text("where");
  out.reason = members.text("reason"), out.reader = members.text("reader");
  const std::optional<Fault> fault = fault_of(members.text("fault"));
  if (fault) out.fault = *fault;
  return members.good && fault;
}

bool read_line(std::string_view line, std::pair<std::string, std::string>& key,
               LedgerEntry& entry) {
  const Json value = parse_json(line);
  Members members{value};
  key = {members.text("origin"), members.text("id")};
  entry.about = members.text("about"), entry.digest = members.text("digest");
  entry.look = {static_cast<std::uint64_t>(members.number("size")), members.number("modified"),
                members.number("changed")};
  for (const Json& each : members.list("failures")) {
    FailedFile failure{.origin = key.first, .look = entry.look, .tier = entry.tier};
    if (!read_failure(each, failure)) return false;
    entry.failures.push_back(std::move(failure));
  }
  return members.good;
}

std::string_view next_line(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  return line;
}

}  // namespace

void Ledger::load(const std::string& tier, std::string_view bytes, std::string_view vocabulary) {
  std::map<Key, LedgerEntry> read;
  bool good = true;
  try {
    const Json head = parse_json(next_line(bytes));
    good = Members{head}.text("vocabulary") == vocabulary;
    while (good && !bytes.empty()) {
      Key key;
      LedgerEntry entry{.tier = tier};
      good = read_line(next_line(bytes), key, entry);
      if (good) read.insert_or_assign(std::move(key), std::move(entry));
    }
  } catch (const Error&) {
    good = false;
  }
  if (good)
    entries_.merge(read);
  else
    changed_.insert(tier);
}

std::string Ledger::to_bytes(const std::string& tier, std::string_view vocabulary) const {
  std::string out = to_json(Json::Object{{"vocabulary", vocabulary}}) + "\n";
  for (const auto& [key, entry] : entries_)
    if (entry.tier == tier) out += line_of(key.first, key.second, entry) + "\n";
  return out;
}

const LedgerEntry* Ledger::find(const std::string& origin, const std::string& id) const {
  const auto at = entries_.find({origin, id});
  return at == entries_.end() ? nullptr : &at->second;
}

void Ledger::set(const std::string& origin, const std::string& id, LedgerEntry entry) {
  forget(origin, id);
  changed_.insert(entry.tier);
  for (FailedFile& failure : entry.failures) failure.tier = entry.tier;
  entries_.insert_or_assign({origin, id}, std::move(entry));
}

void Ledger::add(FailedFile failure, const std::string& file) {
  const auto at = entries_.find({failure.origin, file});
  if (at == entries_.end() || at->second.look != failure.look) return;
  changed_.insert(failure.tier = at->second.tier);
  at->second.failures.push_back(std::move(failure));
}

void Ledger::forget(const std::string& origin, const std::string& id) {
  const auto at = entries_.find({origin, id});
  if (at == entries_.end()) return;
  changed_.insert(at->second.tier);
  entries_.erase(at);
}

void Ledger::keep(const std::string& origin, const std::set<std::string>& ids) {
  for (auto at = entries_.lower_bound({origin, ""});
       at != entries_.end() && at->first.first == origin;) {
    const auto next = std::next(at);
    if (!ids.contains(at->first.second)) {
      changed_.insert(at->second.tier);
      entries_.erase(at);
    }
    at = next;
  }
}

void Ledger::purge(const std::set<std::string>& ids) {
  for (auto at = entries_.begin(); at != entries_.end();) {
    changed_.insert(at->second.tier);
    std::erase_if(at->second.failures,
                  [&](const FailedFile& failure) { return ids.contains(failure.id); });
    at = ids.contains(at->first.second) ? entries_.erase(at) : std::next(at);
  }
}

void Ledger::clear() {
  for (const auto& [key, entry] : entries_) changed_.insert(entry.tier);
  entries_.clear();
}

std::vector<FailedFile> Ledger::failures() const {
  std::vector<FailedFile> out;
  for (const auto& [key, entry] : entries_)
    out.insert(out.end(), entry.failures.begin(), entry.failures.end());
  return out;
}

bool Ledger::holds(const std::string& tier) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const auto& entry) { return entry.second.tier == tier; });
}

}  // namespace fingerpost::index
