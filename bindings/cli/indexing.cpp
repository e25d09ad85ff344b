// The one thread that knows the writer hands out work and takes it back in
// order; only reading itself happens elsewhere:
//
//     item ─► holds the index this already? ─yes─► unchanged
//               └no─► a reader ─► put, in the order of the items ─► commit
//
// Every 10,000 changes are committed, so that an interrupted run over a whole
// country keeps most of its work; within one commit it is all or nothing. A commit
// waits until nothing is under way: a mail is in it with all that came with it.
//
// A file that looks as it did in an earlier run is not opened (Writer::known); one that
// failed then is reported again.
#include "indexing.hpp"

#include <algorithm>
#include <utility>

#include "fingerpost/error.hpp"
#include "fingerpost/version.hpp"
#include "output.hpp"
#include "signals.hpp"

namespace fingerpost::cli {
namespace {

constexpr std::size_t commit_every = 10'000;

// Whether an Error is about this document, so that the others go on.
bool of_one_document(Fault fault) {
  switch (fault) {
    case Fault::bad_argument:
    case Fault::unsupported_media:
    case Fault::limit:
      return true;
    default:
      return false;
  }
}

// Of a failure that is told and, since the file changed a moment ago, tried again.
constexpr FileLook as_no_file_looks{.size = 0, .modified = -1, .changed = -1};

// Not the fault of the document at hand.
struct CommitFailed : Error {
  explicit CommitFailed(const Error& error) : Error(error.fault(), error.what()) {}
};

}  // namespace

Indexing::Indexing(std::optional<Writer> writer, ReadingBy by, const IndexRun& run,
                   Progress& progress)
    : writer_(std::move(writer)),
      run_(run),
      progress_(progress),
      almanac_(by.almanac),
      readers_(run.jobs, ReaderOptions{.worker = {},
                                       .clues = std::move(by.clues),
                                       .almanac = std::move(by.almanac),
                                       .may_be_unsealed = run.may_be_unsealed}) {}

void Indexing::stop_when_told() const {
  if (const int signal = ending_ ? 0 : signal_noted()) throw Interrupted{signal};
}

void Indexing::fail(const Failure& failure) {
  progress_.clear();
  say(failure);
  tally_.failures.push_back(failure);
}

// What is known of the reader here, so that another build or kernel tries what this cannot.
const std::string& Indexing::reader_here() {
  if (!reader_here_.empty()) return reader_here_;
  const ReaderInfo info = reader_info({.may_be_unsealed = run_.may_be_unsealed});
  reader_here_ = std::string("fingerpost ") + version();
  for (const std::string& absent : info.absent) reader_here_ += ", without " + absent;
  return reader_here_;
}

void Indexing::note_failed(const Item& item, const Failure& failure) {
  if (!writer_ || item.of_file.empty() || (item.depth > 0 && !item.look)) return;
  Source file = item.source;
  file.id = item.of_file;
  writer_->note_failed(file, {.id = item.source.id,
                              .where = failure.where,
                              .look = item.look.value_or(as_no_file_looks),
                              .fault = failure.fault,
                              .reason = failure.message,
                              .reader = reader_here()});
}

void Indexing::note_read(const Item& item, std::string_view digest) {
  if (!writer_ || item.of_file.empty() || item.depth > 0) return;
  if (item.look)
    writer_->note_read(item.source, *item.look, digest);
  else
    writer_->forget_file(item.source);
}

void Indexing::note(const Document& document, const std::string& where) {
  if (document.problems.empty()) return;
  ++tally_.in_part;
  progress_.clear();
  for (const auto& problem : document.problems) {
    if (logs_json())
      log_event("in_part", {{"where", where}, {"message", problem}});
    else
      say("in part: " + where + ": " + problem);
  }
}

void Indexing::count(Put put) {
  switch (put) {
    case Put::added:
      ++tally_.added;
      break;
    case Put::changed:
      ++tally_.changed;
      break;
    case Put::unchanged:
      ++tally_.unchanged;
      return;
  }
  commit_now_and_then();
}

void Indexing::commit() {
  if (!writer_ || run_.dry) return;
  try {
    tally_.revision = writer_->commit(run_.recorded);
  } catch (const Error& error) {
    throw CommitFailed(error);
  }
  log_event("committed", {{"revision", tally_.revision},
                          {"changes", static_cast<std::uint64_t>(uncommitted_)},
                          {"seen", static_cast<std::uint64_t>(seen_)}});
  uncommitted_ = 0;
  uncommitted_ids_.clear();
  commit_due_ = false;
}

void Indexing::commit_now_and_then() {
  if (++uncommitted_ >= commit_every) commit_due_ = true;
}

void Indexing::take(Item item) {
  stop_when_told();
  progress_.reached(++seen_, item.where);
  if (commit_due_) {
    settle_all();
    commit();
  }
  if (item.failure) return fail(*item.failure);
  if (item.remove) return remove(item.source.id);
  if (!is_its_own(item)) return;
  if (item.source.tier.empty()) item.source.tier = run_.tier;
  if (!item.body) return take_file(std::move(item));
  std::string body = std::move(*item.body);
  take_bytes(std::move(item), std::move(body));
}

// False when it was taken before, or its id is another file's: that is told here.
bool Indexing::is_its_own(const Item& item) {
  const auto held = writer_ ? writer_->held(item.source.id) : std::nullopt;
  const Claims::Verdict verdict = claims_.claim(item, held);
  if (verdict == Claims::Verdict::of_another)
    fail({item.where, Fault::bad_argument, claims_.message()});
  return verdict == Claims::Verdict::its_own;
}

void Indexing::take_file(Item item) {
  const std::int64_t begun = time_now();
  const std::optional<FileLook> look = look_at(item.file);
  if (look && is_known(item, *look)) return;
  Bytes read = read_document(item.file, item.where);
  if (look && is_settled(*look, begun) && look_at(item.file) == look) item.look = look;
  item.of_file = item.source.id;
  if (!read.failure) return take_bytes(std::move(item), std::move(read.bytes));
  fail(*read.failure);
  // What the system refused is asked for again; what is too large stays so.
  if (read.failure->fault == Fault::limit) note_failed(item, *read.failure);
}

// True when its file need not be opened: what came of it is counted or reported here.
bool Indexing::is_known(const Item& item, const FileLook& look) {
  if (!writer_ || run_.full || ids_under_way_.contains(item.source.id)) return false;
  const auto failures = writer_->known(item.source, look);
  if (!failures) return false;
  bool itself = false;
  for (const FailedFile& each : *failures) {
    if (run_.retry_failed || each.reader != reader_here()) return false;
    itself = itself || each.id == item.source.id;
  }
  for (const FailedFile& each : *failures) {
    const Failure failure{each.where, each.fault, each.reason};
    run_.known_failures_untold ? tally_.failures.push_back(failure) : fail(failure);
  }
  if (!itself) ++tally_.unchanged;
  return true;
}

// Whether both are in one tier.
bool Indexing::is_beside(const std::string& id, const std::string& other) const {
  const auto one = writer_->held(id), two = writer_->held(other);
  return one && two && one->tier == two->tier;
}

// A mail is read again even so: what is attached to it may have failed, or be yet to come.
bool Indexing::is_held(const Item& item, std::string_view bytes) {
  const Source& source = item.source;
  const std::string digest = fingerpost::digest(source, bytes, almanac_);
  if (!writer_ || ids_under_way_.contains(source.id) || !writer_->holds(source.id, digest))
    return false;
  if (item.depth > 0 && !is_beside(source.id, item.within)) return false;
  const std::string type =
      source.media_type.empty() ? media_type_of(source.name, bytes) : source.media_type;
  if (type.starts_with("message/")) return false;
  note_read(item, digest);
  return true;
}

void Indexing::take_bytes(Item item, std::string bytes) {
  const std::string& id = item.source.id;
  // One under way may be another body of the same id: put() decides then.
  if (item.depth == 0 && ids_under_way_.contains(id)) settle_all();
  if (is_held(item, bytes)) {
    if (item.depth == 0) ++tally_.unchanged;
    return;
  }
  while (readers_.full()) settle_first();
  readers_.hand_in(item.source, std::move(bytes));
  ids_under_way_.insert(id);
  item.body.reset();
  under_way_.push_back(std::move(item));
}

void Indexing::settle_first() {
  stop_when_told();
  const Item item = std::move(under_way_.front());
  under_way_.pop_front();
  try {
    Document document = readers_.take_back();
    const Put done = put(document);
    if (item.depth == 0 || done != Put::unchanged) count(done);
    note(document, item.where);
    note_read(item, document.digest);
    if (!document.attachments.empty() || done == Put::changed)
      take_attachments(item, std::move(document), done);
  } catch (const CommitFailed&) {
    throw;
  } catch (const Error& error) {
    stop_when_told();
    if (!of_one_document(error.fault())) throw;
    if (!ending_) {  // else what read it may have been told to stop as well
      const Failure failure{item.where, error.fault(), error.what()};
      fail(failure);
      note_failed(item, failure);
    }
  }
  ids_under_way_.erase(ids_under_way_.find(item.source.id));
}

// Another body of an id in one run is another edition of it: a commit keeps the
// one before, which would be as if it never was.
Put Indexing::put(const Document& document) {
  if (!writer_) return Put::added;
  if (uncommitted_ids_.contains(document.id) && !writer_->holds(document.id, document.digest))
    commit();
  const Put put = writer_->put(document);
  if (put != Put::unchanged) uncommitted_ids_.insert(document.id);
  return put;
}

// Each is an item behind its document, and may have attachments of its own.
void Indexing::take_attachments(const Item& item, Document document, Put put) {
  constexpr int deepest = 2;
  if (put == Put::changed) remove_detached(item, document);
  if (item.depth == deepest) return;
  for (Attachment& each : document.attachments) {
    Item within{.where = item.where + "#" + each.name,
                .source = attached_source(item.source, each)};
    within.depth = item.depth + 1;
    within.within = item.source.id;
    within.of_file = item.of_file, within.look = item.look;
    take_bytes(std::move(within), std::move(each.bytes));
  }
}

void Indexing::remove_detached(const Item& item, const Document& document) {
  const std::string prefix = document.id + "#";
  if (!writer_ || !document.media_type.starts_with("message/")) return;
  for (const std::string& id : writer_->from(item.source.origin)) {
    const auto is_it = [&](const Attachment& each) { return id == prefix + each.name; };
    const bool still = std::any_of(document.attachments.begin(), document.attachments.end(), is_it);
    const bool nested = id.find('#', prefix.size()) != std::string::npos;
    if (id.starts_with(prefix) && !nested && !still && writer_->remove(id)) ++tally_.removed;
  }
}

void Indexing::settle_all() {
  while (!under_way_.empty()) settle_first();
}

void Indexing::remove(const std::string& id) {
  settle_all();
  if (!writer_) return;
  const std::vector<std::string> within = writer_->within(id);
  if (!writer_->remove(id)) return;
  ++tally_.removed;
  commit_now_and_then();
  for (const std::string& each : within) tally_.removed += writer_->remove(each);
}

void Indexing::remove_vanished(const std::string& origin, const std::vector<std::string>& ids) {
  settle_all();
  stop_when_told();
  if (!writer_ || ids.empty()) return;
  const std::vector<std::string> still = writer_->from(origin);
  for (const auto& id : ids)
    if (std::find(still.begin(), still.end(), id) != still.end()) remove(id);
}

void Indexing::keep_files(const std::string& origin, const std::set<std::string>& ids) {
  if (writer_) writer_->keep_files(origin, ids);
}

void Indexing::publish_partial() {
  ending_ = true;
  settle_all();
  commit();
}

Tally Indexing::finish() {
  settle_all();
  stop_when_told();
  commit();
  return std::move(tally_);
}

}  // namespace fingerpost::cli
