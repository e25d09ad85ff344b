// fingerpost pack ACTION: keygen, create, show, apply, issuers
#include <fcntl.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "command_line.hpp"
#include "fingerpost/fingerpost.hpp"
#include "input.hpp"
#include "options.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

struct PackWords {
  std::string action = {};
  std::vector<std::string> names = {};
  std::string key = {}, password = {}, issuer = {}, after = {}, created = {}, expires = {},
              layer = {}, recorded = {};
  std::vector<std::string> tiers = {};
  std::size_t sequence = 0;
  bool strict = false, dry_run = false, new_key = false, json = false;
};

// `names` has just so many, or it is said what is missing.
void takes(const PackWords& words, std::size_t count, const char* what) {
  if (words.names.size() != count)
    throw Error(Fault::bad_argument, "pack " + words.action + " takes " + what);
}

std::string needed(const std::string& value, const char* option) {
  if (value.empty()) throw Error(Fault::bad_argument, std::string(option) + " is needed");
  return value;
}

// A pack may be larger than any document: it is held when it comes from standard input or was
// packed by gzip, and else read part by part.
bool is_plain(const std::string& name) {
  std::error_code none;
  if (name == "-" || !std::filesystem::is_regular_file(name, none)) return false;
  char first = 0;
  Input input(name);
  return input.take(&first, 1) == 1 && first != '\x1f';
}

std::string pack_in(const std::string& name) {
  constexpr std::size_t largest = (1u << 30) + 1;
  Input input(name);
  std::string bytes, part(1u << 20, '\0');
  while (const std::size_t got = input.read(part.data(), part.size())) {
    bytes.append(part, 0, got);
    if (bytes.size() > largest) throw Error(Fault::limit, name + " is larger than 1 GiB");
  }
  return bytes;
}

template <class Call>
auto with_pack(const std::string& name, const Call& call) {
  return is_plain(name) ? call(PackFile{name}) : call(std::string_view(pack_in(name)));
}

PackInfo info_in(const std::string& name, const std::string& key) {
  return with_pack(name, [&](const auto& pack) { return read_pack(pack, key); });
}

[[noreturn]] void cannot(const std::string& file) {
  throw Error(errno == EEXIST ? Fault::exists : Fault::io,
              file + ": cannot write: " + std::strerror(errno));
}

// Nobody but its owner reads `file`, when it is `secret`, and none is written over.
void write_new(const std::string& file, const std::string& bytes, bool secret) {
  const int out =
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, secret ? 0600 : 0644);
  if (out < 0) cannot(file);
  bool good = true;
  for (std::size_t at = 0; good && at < bytes.size();) {
    const ssize_t put = ::write(out, bytes.data() + at, bytes.size() - at);
    good = put > 0;
    if (good) at += static_cast<std::size_t>(put);
  }
  good = ::fsync(out) == 0 && good;
  if (::close(out) != 0 || !good) cannot(file);
}

// The first line of a file: what stands on a command line can be seen by everybody.
std::string password_of(const PackWords& words) {
  if (words.password.empty()) return {};
  std::string line = read_all(words.password);
  line.resize(std::min(line.find_first_of("\r\n"), line.size()));
  if (line.empty()) throw Error(Fault::bad_argument, words.password + ": its first line is empty");
  return line;
}

Exit keygen(const PackWords& words) {
  takes(words, 1, "a NAME: for NAME.pub and NAME.key");
  const PackKeys keys = make_pack_keys(password_of(words));
  write_new(words.names[0] + ".key", keys.secret_key, true);
  write_new(words.names[0] + ".pub", keys.public_key, false);
  answer_line(words.json
                  ? to_json(Json(Json::Object{{"id", keys.id}, {"public_key", keys.public_key}}))
                  : "key " + keys.id + ": give " + words.names[0] + ".pub to everybody, " + "and " +
                        words.names[0] + ".key to nobody");
  return ok;
}

std::string about(const PackInfo& pack) {
  std::string all = pack.issuer + " number " + std::to_string(pack.sequence) +
                    (pack.after ? ", of changes since " + std::to_string(pack.after) : ", of all") +
                    "\n  made " + to_iso(pack.created) +
                    (pack.expires ? ", another is due by " + to_iso(*pack.expires) : "") +
                    "\n  signed by " + pack.key + "\n";
  for (const auto& [tier, of_tier] : pack.tiers)
    all += "  " + std::to_string(of_tier.documents) + " documents for " + tier + "\n";
  if (pack.removed) all += "  " + std::to_string(pack.removed) + " removed\n";
  return all;
}

Exit create(const PackWords& words) {
  takes(words, 2, "an INDEX and the FILE to be written");
  const std::string key =
      unlocked_pack_key(read_all(needed(words.key, "--key")), password_of(words));
  PackOptions options{.issuer = words.issuer, .created = day_or_today("--created", words.created)};
  if (!words.expires.empty()) options.expires = day_option("--expires", words.expires);
  if (!words.after.empty()) {
    // The issuer's own: the secret key has the public one in it.
    const PackInfo before = info_in(words.after, key);
    options.since = before.cursor, options.after = before.sequence;
    options.sequence = before.sequence + 1;
    if (options.issuer.empty()) options.issuer = before.issuer;
  }
  if (words.sequence) options.sequence = words.sequence;
  needed(options.issuer, "--issuer");
  const PackInfo info = searcher_for(Index::open(words.names[0]), words.tiers)
                            .pack(options, key, PackFile{words.names[1]});
  answer(words.json ? to_json(info) + "\n" : about(info));
  return ok;
}

Exit show(const PackWords& words) {
  takes(words, 1, "a FILE");
  const PackInfo info = info_in(words.names[0], read_all(needed(words.key, "--key")));
  answer(words.json ? to_json(info) + "\n" : about(info));
  return ok;
}

std::string listed(const char* what, const std::vector<std::string>& ids) {
  std::string all;
  for (const std::string& id : ids) all += std::string(what) + shown(id) + "\n";
  return all;
}

std::string in_words(const PackReport& report, bool dry) {
  std::string all = about(report.pack);
  if (report.known) return all + "was applied before: nothing is changed\n";
  all += listed("added    ", report.added) + listed("changed  ", report.changed) +
         listed("removed  ", report.removed);
  return all + std::string(dry ? "would be: " : "") + std::to_string(report.added.size()) +
         " added, " + std::to_string(report.changed.size()) + " changed, " +
         std::to_string(report.removed.size()) + " removed, " + std::to_string(report.unchanged) +
         " unchanged" + (report.created ? ", in a new index\n" : "\n");
}

Exit apply(const PackWords& words) {
  takes(words, 2, "an INDEX and a FILE");
  if (words.tiers.size() > 1) throw Error(Fault::bad_argument, "--tier is given once");
  PackOrder order{.new_key = words.new_key,
                  .tier = words.tiers.empty() ? std::string() : words.tiers[0],
                  .recorded = day_or_today("--recorded", words.recorded),
                  .strict = words.strict,
                  .dry_run = words.dry_run};
  if (!words.key.empty()) order.public_key = read_all(words.key);
  if (!words.layer.empty()) order.layer = enum_option<Layer>("--layer", words.layer);
  const PackReport report = with_pack(
      words.names[1], [&](const auto& pack) { return apply_pack(words.names[0], pack, order); });
  if (report.parts_kept)
    say("note: " + std::to_string(report.parts_kept) +
        " parts were put by an attempt that was interrupted, and not read again");
  for (const std::string& notice : report.notices) say("note: " + notice);
  answer(words.json ? to_json(report) + "\n" : in_words(report, words.dry_run));
  return ok;
}

Exit list_issuers(const PackWords& words) {
  takes(words, 1, "an INDEX");
  const std::vector<Issuer> issuers = Index::open(words.names[0]).issuers();
  if (words.json) {
    answer_line(to_json(issuers));
    return ok;
  }
  for (const Issuer& each : issuers)
    answer_line(each.name + "  number " + std::to_string(each.sequence) + ", applied " +
                to_iso(each.recorded) + ", key " + each.key +
                (each.tier.empty() ? "" : ", for " + each.tier) +
                (each.expires ? ", another is due by " + to_iso(*each.expires) : ""));
  return ok;
}

Exit run_pack(const PackWords& words) {
  if (words.action == "keygen") return keygen(words);
  if (words.action == "create") return create(words);
  if (words.action == "show" || words.action == "verify") return show(words);
  if (words.action == "apply") return apply(words);
  if (words.action == "issuers") return list_issuers(words);
  throw Error(Fault::bad_argument, "there is no pack " + words.action +
                                       ": keygen, create, show, verify, apply, issuers");
}

}  // namespace

void add_pack(CommandLine& line) {
  Command command = line.add("pack", "publish an index as a signed file, and take in another's");
  auto order = std::make_shared<PackWords>();
  command.takes("ACTION", order->action, "keygen, create, show (or verify), apply, issuers");
  command.takes("NAME", order->names, "what it is done to: see below");
  command.value("--key", order->key, "FILE", "the secret key to create, the issuer's public else");
  command.value("--password-file", order->password, "FILE",
                "keygen, create: its first line is the password");
  command.value("--issuer", order->issuer, "NAME", "create: who speaks, such as leeds-scp");
  command.number("--sequence", order->sequence, "N", "create: its number (1, or --after's next)",
                 1);
  command.value("--after", order->after, "PACK", "create: what changed since that one");
  command.value("--created", order->created, "DATE", "create: the day it is made (today)");
  command.value("--expires", order->expires, "DATE", "create: by when another is due");
  command.values("--tier", order->tiers, "T", "create: for these eyes too; apply: for them alone");
  command.value("--layer", order->layer, "LAYER", "apply: of all of it");
  command.value("--recorded", order->recorded, "DATE", "apply: the day it becomes known (today)");
  command.flag("--strict", order->strict, "apply: refuse what has expired");
  command.flag("--new-key", order->new_key, "apply: the key takes the place of the one kept");
  command.flag("--dry-run", order->dry_run, "apply: say what would be done, and do nothing");
  command.flag("--json", order->json, "as JSON");
  command.examples(
      "  fingerpost pack keygen leeds --password-file leeds.password\n"
      "  fingerpost pack create leeds.index 1.pack --key leeds.key --issuer leeds-scp\n"
      "  fingerpost pack create leeds.index 2.pack --key leeds.key --after 1.pack\n"
      "  fingerpost pack show 2.pack --key leeds.pub\n"
      "  fingerpost pack apply school.index 1.pack --key leeds.pub --dry-run\n"
      "  fingerpost pack apply school.index 2.pack\n"
      "  fingerpost pack issuers school.index\n"
      "\n"
      "The first pack makes an index that is not there, and from then on its key is\n"
      "kept. What was interrupted has changed nothing: applied again, the pack goes on\n"
      "where it was. Refused with 4: another key, a damaged or forged pack, a gap, an\n"
      "older number, an id that is somebody else's. Lines 1 to 4 are a minisign\n"
      "signature of the rest.");
  command.runs([order] { return run_pack(*order); });
}

}  // namespace fingerpost::cli
