// An Index is a folder. One Writer at a time changes it; any number of
// Searchers read it, each seeing the last commit when it was opened, and only
// the tiers it was opened for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/cards.hpp"
#include "fingerpost/changes.hpp"
#include "fingerpost/complete.hpp"
#include "fingerpost/error.hpp"
#include "fingerpost/keeping.hpp"
#include "fingerpost/packs.hpp"
#include "fingerpost/query.hpp"
#include "fingerpost/read.hpp"
#include "fingerpost/saved.hpp"
#include "fingerpost/store.hpp"
#include "fingerpost/topics.hpp"

namespace fingerpost {

class Writer;
class Searcher;

struct IndexOptions {
  Vocabulary vocabulary = Vocabulary::built_in();
  std::string language = "en";
  // The tier of a document that names none; "none" refuses such documents. A tier's
  // name is up to 64 of a-z, 0-9, - _ and . (so that "Police" is no second "police").
  std::string default_tier = "public";
  Places places = Places::england();
  // The agency's own terms and words for days, by which documents are read and
  // questions understood. Kept with the index.
  Almanac almanac = {};
};

struct IndexInfo {
  std::size_t documents = 0;  // that are there now: not replaced, not removed
  std::size_t sections = 0;
  std::size_t editions = 0;  // with those that were replaced and are kept
  std::uint64_t revision = 0;
  std::optional<Date> recorded = {};
};

// What put() did.
enum class Put { added, changed, unchanged };

// Where a document is that the index holds.
struct Held {
  std::string tier = {};
  std::string origin = {};
};

// How a file looks from outside, to whoever does not open it. Times are nanoseconds
// since 1970: `modified` of its content; `changed` of anything about it, which unlike
// the other cannot be set back.
struct FileLook {
  std::uint64_t size = 0;
  std::int64_t modified = 0, changed = 0;
  friend bool operator==(const FileLook&, const FileLook&) = default;
};

// What could not be read when it was last tried: a file, or what is attached to one.
struct FailedFile {
  std::string origin = {};  // of its source
  std::string id = {};
  std::string where = {};  // as whoever tried calls it
  FileLook look = {};      // of the file
  Fault fault = Fault::unsupported_media;
  std::string reason = {};
  std::string reader = {};  // what tried; another may do better
  std::string tier = {};    // of the file; note_failed() takes it from its source
  friend bool operator==(const FailedFile&, const FailedFile&) = default;
};

struct Damage {
  std::string file = {};  // relative to the index
  std::string what = {};
};
struct CheckReport {
  std::size_t files = 0;  // that were read and compared with their hashes
  std::vector<Damage> damage = {};
};

// Safe to share between threads.
class Index {
 public:
  // Throws Error(exists) when there is an index at `folder` already, Error(io)
  // when it cannot be made there, Error(corrupt) when parts of an index lie there.
  static Index create(const std::filesystem::path& folder, const IndexOptions& options = {});
  // The vocabulary and language come from the folder. Throws Error(not_found),
  // Error(wrong_version) or Error(corrupt).
  static Index open(const std::filesystem::path& folder);
  // Reads every file of the last commit against its hash. Throws Error(not_found)
  // when there is no index; damage is reported, not thrown.
  static CheckReport check(const std::filesystem::path& folder);

  // Throws Error(locked) when another Writer has it open, in this process or
  // another; Error(io) when the folder cannot be written.
  Writer writer() const;
  // Public documents, and those of `tiers`. The host has checked that the
  // reader may see them. A tier nothing is in is simply empty. Throws
  // Error(bad_argument) for what cannot be a tier's name.
  Searcher searcher(std::vector<std::string> tiers = {}) const;
  const Vocabulary& vocabulary() const;
  const Almanac& almanac() const;
  const std::filesystem::path& folder() const;
  // Whose packs were applied, by name, as last committed: for whoever may write the index.
  std::vector<Issuer> issuers() const;

 private:
  friend class Writer;
  friend class Searcher;
  struct Data;
  explicit Index(std::shared_ptr<const Data>);
  std::shared_ptr<const Data> data_;
};

// Changes are seen by nobody before commit(), and dropped if it is never
// called. Use from one thread at a time. Destroying a Writer frees the lock.
class Writer {
 public:
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();

  // Tags `document` and adds it. Another body under a known id is a new edition
  // of it: the old one is kept and superseded. Equal digests change nothing.
  // Throws Error(bad_argument) without an id or with a tier that cannot be one, Error(limit) for a
  // document that names no tier when the index wants one.
  // A document that names no tier stays in the one it is in; a new one goes where the
  // document is that it came within ("mail#a.pdf": that of "mail"), else to the index's
  // default. What came within a document that moves to another tier leaves the old one
  // with it: put it again.
  Put put(const Document& document);
  // Reader::read and put(document), in one step.
  Put put(const Source& source, std::string_view bytes);
  // True when the index holds exactly this: reading it again would change nothing.
  bool holds(std::string_view id, std::string_view digest) const;
  // As it stands after what was put; nothing when there is no such document.
  std::optional<Held> held(std::string_view id) const;
  // The documents that came from `origin`, as they stand after what was put.
  std::vector<std::string> from(std::string_view origin) const;
  // False when there was no such document.
  bool remove(std::string_view id);
  // What came within the document `id`, such as the attachments of a mail, as it stands
  // after what was put.
  std::vector<std::string> within(std::string_view id) const;

  // The ledger: what became of files, kept with the documents by commit(), so that the next
  // run need not open what looks the same. The host looks at the files; a look that is not
  // to be relied upon (the file changed a moment ago) is simply not noted.
  //
  // The failures of the file that `source` says what is known of, none when it was read in
  // full. Nothing when it must be read: it or what is known of it is another than was noted,
  // or the vocabulary, or the index does not hold what came of it.
  std::optional<std::vector<FailedFile>> known(const Source& source, const FileLook& look) const;
  // It was read, and `digest` is the document's that came of it: that one is held now.
  void note_read(const Source& source, const FileLook& look, std::string_view digest);
  // It failed; or, when the failure's id is another than the source's, what is attached to
  // it did, after it was noted. A file that no tier can be told of is not noted.
  void note_failed(const Source& source, FailedFile failure);
  void forget_file(const Source& source);
  // Forgets the files of `origin` but those with these ids: the others are gone.
  void keep_files(const std::string& origin, const std::set<std::string>& ids);
  // All that is noted, in every tier: for whoever may write the index.
  std::vector<FailedFile> failed() const;

  // Records what was put or removed as known from day `recorded`; returns the
  // revision of the whole index. All or nothing across all tiers, also when the
  // process dies on the way. Without changes, nothing is written. Throws
  // Error(bad_argument) for a day before the last commit's: what was known on a
  // day stays what it was.
  std::uint64_t commit(Date recorded);
  // Folds every tier into one segment. The answers stay the same.
  void merge();
  // Takes documents out of every file of the index, with all their editions and what came
  // within them, or editions that were replaced or removed long ago: nothing of them can be
  // found in the folder afterwards, once no Searcher holds an older commit. All or nothing, as
  // commit(); nothing is removed from copies. Cursors that would have to tell of what is gone
  // are refused from then on. Throws Error(bad_argument) when something was put and not
  // committed.
  PurgeReport purge(const PurgeOrder& order);
  // Makes the documents of a pack the index's own, all or nothing, as commit(): documents of
  // nobody else are touched, and to apply it again changes nothing. Verified before anything
  // in it is read. Throws Error(pack), Error(signature), Error(key), Error(gap),
  // Error(downgrade), Error(expired) where that is asked for, Error(conflict); Error(limit) for
  // documents that are not for the tier that was asked for; Error(bad_argument) when something
  // was put and not committed, for a day as of commit(), or for a new key that is not given. Packs
  // of a newer form give Error(wrong_version).
  //
  // One that was interrupted has changed nothing. Applied again with the same order, and without
  // a commit between, it goes on behind the parts that were put (PackReport::parts_kept); a
  // commit, a purge or another pack drops them.
  PackReport apply(std::string_view pack, const PackOrder& order);
  PackReport apply(const PackFile& pack, const PackOrder& order);
  // Tags what is indexed with `vocabulary`, from the stored text, and makes it the
  // index's own. Only segments in which a tag changes are written anew. All or
  // nothing, as commit(). Returns how many sections have other tags; throws
  // Error(bad_argument) when something was put and not committed.
  std::size_t retag(const Vocabulary& vocabulary);
  // Makes `almanac` the index's own, all or nothing, as commit(). What is put from
  // now on is read by it, and nothing that was read by another one counts as
  // unchanged. False when the index has just these lines; throws
  // Error(bad_argument) when something was put and not committed.
  bool use(const Almanac& almanac);
  const Almanac& almanac() const;
  // Makes `cards` the index's own in place of those it had, all or nothing, as
  // commit(). False when it has just these. Throws Error(bad_argument) naming the
  // entry whose topic, place or tier cannot be, or when something was put and not
  // committed; Error(limit) for one that names no tier when the index wants one.
  bool use(const Cards& cards);
  Cards cards() const;  // of every tier: for whoever may write the index

 private:
  friend class Index;
  struct Impl;
  explicit Writer(std::unique_ptr<Impl>);
  std::unique_ptr<Impl> impl_;
};

// How long a host waits for an answer. The library reads no clock: the host does.
struct Limits {
  // Asked again and again while a search is under way, in the thread that searches: true
  // stops it. Empty: it runs to its end.
  std::function<bool()> stop = {};
};

// Any thread may call at any time; calls on one Searcher take turns. For
// searches side by side, open a Searcher each.
class Searcher {
 public:
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  // Always answers from the commit it was opened on, whatever is committed
  // meanwhile. Throws Error(bad_argument) for a request outside its limits, Error(limit)
  // when it was stopped: the next search is none the worse for it.
  Results search(const Query& query, AsOf as_of, const Limits& limits = {}) const;
  // What somebody who typed `prefix` may go on to: topics that have documents, titles and
  // headings, in that they have a word (or words in a row) that begins so, with one slip in
  // four letters or more. Best first, at most `limit` (100). The first call of a snapshot,
  // and of a day, takes longer than those that follow.
  std::vector<Completion> complete(std::string_view prefix, AsOf as_of,
                                   std::size_t limit = 10) const;
  // What is most like the document `id`, or its section `anchor`: by its rarest words
  // and its topics, in force before ended, and of what serves `place` where one is
  // named. It, its copies and its other editions are left out. Throws
  // Error(bad_argument) for a document or section that is not there on the day.
  Results like(std::string_view id, AsOf as_of, std::size_t limit = 10,
               std::string_view anchor = {}, std::string_view place = {}) const;
  // The document as it stands in the opened tiers; on a day `known`, as it was then.
  std::optional<Document> find(std::string_view id, std::optional<Date> known = {}) const;
  // Ids of the documents that are there, in order.
  std::vector<std::string> ids() const;
  // The documents there are on the day that the filters of `filter` keep (its kinds, topics,
  // publishers, layers, place, period, ended and extra; `standing:`, `review-due:` and other
  // fields in its text), by id, at most `limit` (1,000) after `from`, a Listing::next. Throws
  // Error(bad_argument) for a filter with words to search for.
  Listing documents(const Query& filter, AsOf as_of, std::string_view from = {},
                    std::size_t limit = 100) const;
  // Ids of the documents that are there at this address or say that it is theirs, however it
  // is written: http or https, www, a trailing slash, index.php, tracking parameters.
  std::vector<std::string> at(std::string_view url) const;
  // The editions of a work that can be seen on the day, oldest first, with what changed from one
  // to the next. `name` is its title without an edition ("Working Together to Safeguard
  // Children"), two words or more of it from its beginning, its initials ("KCSIE"), an id or an
  // address; with an edition ("KCSIE 2024", "threshold document version 3") only that one. Works
  // that are called alike stand one after another. Empty when there is none.
  std::vector<EditionOfWork> work(std::string_view name, AsOf as_of) const;
  // Every body under that id, oldest first; empty when there never was one.
  std::vector<EditionHeld> history(std::string_view id, Date as_of) const;
  // One of them. Where an id changed its tier numbers begin again: the later one.
  std::optional<Document> edition(std::string_view id, int edition) const;
  // What else has to do with the document, by link, then by id, as of the day. Empty when
  // there is none of that id.
  std::vector<Related> related(std::string_view id, AsOf as_of) const;
  // The sections seen on the day that may say what became of an event called so: they have the
  // words of its name, and one by which pages say that something is moved, off or on. As hits of
  // id, edition, anchor and standing alone; as many as there are.
  std::vector<Hit> speaking_of(const std::string& name, AsOf as_of) const;
  // Where changes end that are told on that day: for whoever wants what comes from now on.
  std::string cursor(Date as_of) const;
  // What happened since `since`: a cursor, or a day, of which everything recorded until its
  // end is known already; empty: nothing is known yet. Told of a document at most once for
  // each thing that happened, over however many calls, each with the cursor of the one
  // before. Throws Error(cursor) for that of another index or of a state lost when the
  // index was restored, Error(bad_argument) for what is none or lies after `as_of`.
  Changes changes(std::string_view since, Date as_of, const ChangesOptions& options = {}) const;
  // What is new for each saved search: of the sections that were not there when it was last
  // told, or did not stand yet, exactly those that searching for all of them (Group::section)
  // would find on the day. All searches in one pass over what is new. A search that asks of
  // another day is not asked; its notices say so.
  News news(SavedSearches saved, Date as_of) const;
  // What the opened tiers have, all or since an earlier pack, as one file signed by
  // `secret_key` (PackKeys::secret_key). The same bytes for the same commit, options and key.
  // Throws Error(cursor) when it cannot tell what changed since: make one of all;
  // Error(bad_argument) for options that cannot be, Error(key) for what is no secret key, or is
  // one that the password does not open.
  std::string pack(const PackOptions& options, std::string_view secret_key) const;
  // The same bytes, written part by part beside `to` and put there by one rename. Throws also
  // Error(exists) when something is there already, Error(io).
  PackInfo pack(const PackOptions& options, std::string_view secret_key, const PackFile& to) const;
  // Moves on to the last commit, and to its vocabulary. False when there was none.
  bool refresh();
  IndexInfo info() const;

 private:
  friend class Index;
  struct Impl;
  explicit Searcher(std::unique_ptr<Impl>);
  std::unique_ptr<Impl> impl_;
};

}  // namespace fingerpost
