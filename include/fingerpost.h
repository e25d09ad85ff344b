/* fingerpost.h - search for a safeguarding partnership's guidance, protocols,
 * newsletters and events, from C and from anything that can call C.
 *
 * Handles    Every type is opaque, and what you hold is a number, not an
 *            address: a NULL, freed, garbled or wrong handle gives
 *            FINGERPOST_E_MISUSE, never a crash. What a function gives you
 *            through a `**` is yours to free with the _free of its type; every
 *            _free takes NULL. A `const char *` that is returned belongs to the
 *            handle it was asked of and lives as long as that handle.
 * Status     Functions that can fail return a fingerpost_status; on failure all
 *            outputs are NULL or 0. The others cannot fail: asked of a handle
 *            that is not good, or of a hit beyond the last, they answer "" or 0.
 * Errors     The last argument is where the error goes: a new fingerpost_error
 *            on failure, NULL on success. Pass NULL if you do not want it.
 *            Nothing is kept per thread, so callers may hop between threads.
 * Text       UTF-8, ended by a NUL, unless a size comes with it.
 * Days       "2024-05-25". fingerpost never reads the clock.
 * JSON       Requests and documents cross as JSON, see bindings/README.md and
 *            bindings/c/schema. Keys are only ever added; an unknown key in a
 *            request is an error that names it.
 * Threads    Any handle may be used from any thread. Calls on one searcher take
 *            turns. A writer or a reader is for one thread at a time: a second
 *            call beside a running one gives FINGERPOST_E_MISUSE.
 * Fork       In a child process an index, writer, searcher or reader from before
 *            the fork gives FINGERPOST_E_FORKED; open them anew. Their _free
 *            touches no file. Errors, texts and results stay good.
 * Stability  Within one FINGERPOST_ABI nothing below is changed or removed.
 */
#ifndef FINGERPOST_H
#define FINGERPOST_H

#include <stddef.h>
#include <stdint.h>

#ifndef FINGERPOST_API
#if defined(__GNUC__)
#define FINGERPOST_API __attribute__((visibility("default")))
#else
#define FINGERPOST_API
#endif
#endif

#define FINGERPOST_ABI 1

#ifdef __cplusplus
extern "C" {
#endif

typedef int32_t fingerpost_status;

enum {
  FINGERPOST_OK = 0,
  FINGERPOST_E_ARGUMENT = 1,   /* a value outside what the call takes       */
  FINGERPOST_E_QUERY = 2,      /* the query text cannot be read             */
  FINGERPOST_E_VOCABULARY = 3, /* the vocabulary cannot be read             */
  FINGERPOST_E_NOT_FOUND = 4,  /* no index, or no such document             */
  FINGERPOST_E_EXISTS = 5,     /* an index is there already                 */
  FINGERPOST_E_LOCKED = 6,     /* another writer has the index open         */
  FINGERPOST_E_VERSION = 7,    /* written by a fingerpost this cannot read  */
  FINGERPOST_E_CORRUPT = 8,    /* restore the index or build it anew        */
  FINGERPOST_E_IO = 9,         /* the disk or its permissions               */
  FINGERPOST_E_MEDIA = 10,     /* no reader for this media type             */
  FINGERPOST_E_MEMORY = 11,    /* out of memory                             */
  FINGERPOST_E_INTERNAL = 12,  /* a bug in fingerpost                       */
  FINGERPOST_E_LIMIT = 13,     /* refused by a limit or a policy            */
  FINGERPOST_E_MISUSE = 14,    /* a handle that is freed, of another kind, or none */
  FINGERPOST_E_FORKED = 15,    /* a handle from before a fork               */
  FINGERPOST_E_CURSOR = 16,    /* a cursor of another index, or of a state lost since */
  FINGERPOST_E_PACK = 17,      /* no pack, or not one as it should be       */
  FINGERPOST_E_SIGNATURE = 18, /* a pack that was damaged or forged         */
  FINGERPOST_E_KEY = 19,       /* a pack signed by another key than its issuer's */
  FINGERPOST_E_GAP = 20,       /* a pack that follows one which was not applied */
  FINGERPOST_E_DOWNGRADE = 21, /* a pack older than what was applied        */
  FINGERPOST_E_EXPIRED = 22,   /* a pack past its day                       */
  FINGERPOST_E_CONFLICT = 23   /* a pack with a document that is somebody else's */
};

/* What became of a line that was put. */
enum {
  FINGERPOST_ADDED = 1,
  FINGERPOST_CHANGED = 2,   /* a new edition of a document that was there   */
  FINGERPOST_UNCHANGED = 3, /* exactly this was there already               */
  FINGERPOST_REMOVED = 4,
  FINGERPOST_ABSENT = 5     /* there was no such document to remove         */
};

typedef struct fingerpost_error fingerpost_error;
typedef struct fingerpost_text fingerpost_text;
typedef struct fingerpost_index fingerpost_index;
typedef struct fingerpost_writer fingerpost_writer;
typedef struct fingerpost_searcher fingerpost_searcher;
typedef struct fingerpost_results fingerpost_results;
typedef struct fingerpost_reader fingerpost_reader;

/* Called now and then while something long goes on, in the thread that asked for it:
 * how much is done, and how much there is (0: nobody knows). Anything but 0 stops it.
 * It must return: no exception and no longjmp may leave it. The handle that is at work
 * gives FINGERPOST_E_MISUSE in it; any other may be used. */
typedef int32_t (*fingerpost_watch)(void *context, uint64_t done, uint64_t total);

/* -- Library ------------------------------------------------------------- */

FINGERPOST_API const char *fingerpost_version(void); /* "1.0.0" */
/* Compare to FINGERPOST_ABI before anything else. */
FINGERPOST_API int32_t fingerpost_abi(void);
/* The format of the indexes it writes; it reads this one and older ones. */
FINGERPOST_API int32_t fingerpost_index_format(void);
/* "locked" and "another writer has the index open"; "" for an unknown one. */
FINGERPOST_API const char *fingerpost_status_name(fingerpost_status status);
FINGERPOST_API const char *fingerpost_status_meaning(fingerpost_status status);

/* -- Errors -------------------------------------------------------------- */

FINGERPOST_API fingerpost_status fingerpost_error_status(const fingerpost_error *error);
/* One line that somebody can act on. */
FINGERPOST_API const char *fingerpost_error_message(const fingerpost_error *error);
/* The byte at fault in the text that was passed, or -1. */
FINGERPOST_API int64_t fingerpost_error_at(const fingerpost_error *error);
FINGERPOST_API void fingerpost_error_free(fingerpost_error *error);

/* -- Text that you own --------------------------------------------------- */

/* Ended by a NUL as well. */
FINGERPOST_API const char *fingerpost_text_data(const fingerpost_text *text);
FINGERPOST_API size_t fingerpost_text_size(const fingerpost_text *text);
FINGERPOST_API void fingerpost_text_free(fingerpost_text *text);

/* -- Index: a folder on disk --------------------------------------------- */

/* `options_json` may be NULL: the built-in vocabulary and places, in English,
 * and documents are public unless they say otherwise. */
FINGERPOST_API fingerpost_status fingerpost_index_create(
    const char *folder, const char *options_json,
    fingerpost_index **index, fingerpost_error **error);
FINGERPOST_API fingerpost_status fingerpost_index_open(
    const char *folder, fingerpost_index **index, fingerpost_error **error);
/* What a searcher for public documents sees now: {"documents": 412, ...} */
FINGERPOST_API fingerpost_status fingerpost_index_describe(
    const fingerpost_index *index, fingerpost_text **json, fingerpost_error **error);
/* The vocabulary it was created with, in the form of a vocabulary file. */
FINGERPOST_API fingerpost_status fingerpost_index_vocabulary(
    const fingerpost_index *index, fingerpost_text **json, fingerpost_error **error);
/* The lines of its almanac; none of its own: "". */
FINGERPOST_API fingerpost_status fingerpost_index_almanac(
    const fingerpost_index *index, fingerpost_text **lines, fingerpost_error **error);
/* Reads every file of the last commit against its hash. Damage is an answer,
 * not a failure: {"files": 12, "damage": [{"file": "...", "what": "..."}]} */
FINGERPOST_API fingerpost_status fingerpost_index_check(
    const char *folder, fingerpost_text **json, fingerpost_error **error);
FINGERPOST_API void fingerpost_index_free(fingerpost_index *index);

/* -- Writing: nobody sees it before the commit ---------------------------- */

FINGERPOST_API fingerpost_status fingerpost_writer_open(
    const fingerpost_index *index, fingerpost_writer **writer, fingerpost_error **error);
/* Reads, dates, tags and adds one page. source_json: {"id": "...", ...}. */
FINGERPOST_API fingerpost_status fingerpost_writer_put(
    fingerpost_writer *writer, const char *source_json,
    const void *bytes, size_t size, fingerpost_error **error);
/* One line of NDJSON: a document with its "text" or "html", or with a "path"
 * inside `folder`, or {"id": "...", "remove": true}. `folder` may be NULL: then
 * a "path" is refused. A "path" without "id" has itself as its id. `outcome`
 * may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_writer_put_line(
    fingerpost_writer *writer, const char *line_json, const char *folder,
    int32_t *outcome, fingerpost_error **error);
/* Many lines of NDJSON; a line that cannot be put is a failure, the others go on:
 * {"added", "changed", "unchanged", "removed", "absent", "failed", "failures": [{"line",
 * "fault", "message"}], "stopped"}, of failures the first 100. `watch` is called before
 * each line with the bytes done; where it stops, "stopped" is true and what was put
 * before stays put, to be committed or not. `folder` may be NULL, as above. `watch` may
 * be NULL, and `context` may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_writer_put_lines(
    fingerpost_writer *writer, const char *lines, size_t size, const char *folder,
    fingerpost_watch watch, void *context, fingerpost_text **summary_json,
    fingerpost_error **error);
/* A document as fingerpost_read or fingerpost_document gives it. `outcome` may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_writer_put_document(
    fingerpost_writer *writer, const char *document_json, int32_t *outcome,
    fingerpost_error **error);
/* As fingerpost_writer_put, remembered to come from `origin`, a folder or a site.
 * `outcome` may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_writer_put_from(
    fingerpost_writer *writer, const char *origin, const char *source_json,
    const void *bytes, size_t size, int32_t *outcome, fingerpost_error **error);
/* `held` becomes 1 when the index has exactly this, so that putting it would change
 * nothing; `digest` is that of fingerpost_digest. `held` may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_writer_holds(
    const fingerpost_writer *writer, const char *id, const char *digest, int32_t *held,
    fingerpost_error **error);
/* {"tier", "origin"} of a document as it stands after what was put, or
 * FINGERPOST_E_NOT_FOUND. */
FINGERPOST_API fingerpost_status fingerpost_writer_held(
    const fingerpost_writer *writer, const char *id, fingerpost_text **json,
    fingerpost_error **error);
/* {"ids": [...]}: the documents that came from `origin`; and those that came within the
 * document `id`, such as the attachments of a mail. */
FINGERPOST_API fingerpost_status fingerpost_writer_from(
    const fingerpost_writer *writer, const char *origin, fingerpost_text **json,
    fingerpost_error **error);
FINGERPOST_API fingerpost_status fingerpost_writer_within(
    const fingerpost_writer *writer, const char *id, fingerpost_text **json,
    fingerpost_error **error);
/* `removed` becomes 1, or 0 when there was no such document. `removed` may be
 * NULL. */
FINGERPOST_API fingerpost_status fingerpost_writer_remove(
    fingerpost_writer *writer, const char *id, int32_t *removed, fingerpost_error **error);
/* `recorded` is the day the changes became known, "2024-04-19". `revision` may
 * be NULL. */
FINGERPOST_API fingerpost_status fingerpost_writer_commit(
    fingerpost_writer *writer, const char *recorded, uint64_t *revision,
    fingerpost_error **error);
/* Folds what was committed into few files. The answers stay the same. */
FINGERPOST_API fingerpost_status fingerpost_writer_merge(
    fingerpost_writer *writer, fingerpost_error **error);
/* Makes these lines the index's own almanac, all or nothing: what is put from now on is
 * read by it. `changed` becomes 0 when it has just these. `changed` may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_writer_use_almanac(
    fingerpost_writer *writer, const char *lines, int32_t *changed, fingerpost_error **error);

/* The ledger of files, for hosts that go through folders of their own: what became of
 * each, kept with the documents by a commit. look_json: {"size", "modified", "changed"},
 * in bytes and nanoseconds since 1970.
 *
 * {"known": true, "failures": [...]}: the file looks as it did when it was noted and need
 * not be read; {"known": false, ...}: it must be. */
FINGERPOST_API fingerpost_status fingerpost_writer_known(
    const fingerpost_writer *writer, const char *origin, const char *source_json,
    const char *look_json, fingerpost_text **json, fingerpost_error **error);
/* It was read, and `digest` is that of its document, which is put. */
FINGERPOST_API fingerpost_status fingerpost_writer_note_read(
    fingerpost_writer *writer, const char *origin, const char *source_json,
    const char *look_json, const char *digest, fingerpost_error **error);
/* It could not be read. failure_json: {"id", "where", "fault": "media", "reason", "reader"}. */
FINGERPOST_API fingerpost_status fingerpost_writer_note_failed(
    fingerpost_writer *writer, const char *origin, const char *source_json,
    const char *look_json, const char *failure_json, fingerpost_error **error);
FINGERPOST_API fingerpost_status fingerpost_writer_forget_file(
    fingerpost_writer *writer, const char *origin, const char *source_json,
    fingerpost_error **error);
/* Forgets the files of `origin` but these. ids_json: ["a", "b"] */
FINGERPOST_API fingerpost_status fingerpost_writer_keep_files(
    fingerpost_writer *writer, const char *origin, const char *ids_json,
    fingerpost_error **error);
/* {"failures": [...]}: all that is noted, of every tier. */
FINGERPOST_API fingerpost_status fingerpost_writer_failed(
    const fingerpost_writer *writer, fingerpost_text **json, fingerpost_error **error);

/* Drops what was not committed, and frees the lock. */
FINGERPOST_API void fingerpost_writer_free(fingerpost_writer *writer);

/* -- Keeping -------------------------------------------------------------- */

/* Copies the last commit of the index in `folder` to `to`, whatever is written meanwhile:
 * {"files", "bytes", "revision", "kept"}. `to` is not there, empty, or a copy that was not
 * finished, which is finished then. */
FINGERPOST_API fingerpost_status fingerpost_index_backup(
    const char *folder, const char *to, fingerpost_text **json, fingerpost_error **error);
/* The other way; all of the copy in `from` is looked through first. */
FINGERPOST_API fingerpost_status fingerpost_index_restore(
    const char *from, const char *folder, fingerpost_text **json, fingerpost_error **error);
/* Writes the index in `folder`, which may be of an older form or stemmed otherwise, anew in
 * `to`: {"from_format", "to_format", "gained", "stemmed_anew", ...}. */
FINGERPOST_API fingerpost_status fingerpost_index_migrate(
    const char *folder, const char *to, fingerpost_text **json, fingerpost_error **error);
/* Takes documents out of every file, so that nothing of them can be found in the folder.
 * purge_json: {"ids": [...], "replaced_before": "2020-01-01"}; gives {"documents", "absent",
 * "editions", "segments", "held"}: while "held" is true a searcher somewhere holds files with
 * the words; purge again when it is gone. */
FINGERPOST_API fingerpost_status fingerpost_writer_purge(
    fingerpost_writer *writer, const char *purge_json, fingerpost_text **json,
    fingerpost_error **error);

/* -- Packs: what one partnership publishes, signed, for the indexes of others -- */

/* A new pair, as minisign has them: {"id", "public_key", "secret_key"}. Whoever has the
 * secret key can speak for the issuer. */
FINGERPOST_API fingerpost_status fingerpost_pack_keys(
    fingerpost_text **json, fingerpost_error **error);
/* The same with a secret key that `password` opens, and nothing else: handed to fingerpost_pack
 * as "password". It takes 128 MiB and about half a second. */
FINGERPOST_API fingerpost_status fingerpost_pack_keys_locked(
    const char *password, fingerpost_text **json, fingerpost_error **error);
/* The documents of the opened tiers as one signed file. pack_json: {"issuer": "leeds-scp",
 * "sequence": 2, "created": "2026-11-22", "expires": "2027-02-22"}, and for what changed
 * since an earlier pack that one's "cursor" as "since" and its "sequence" as "after".
 * `secret_key` is the text of the key's file; of one that is locked pack_json has the
 * "password": FINGERPOST_E_KEY for another. */
FINGERPOST_API fingerpost_status fingerpost_pack(
    const fingerpost_searcher *searcher, const char *pack_json, const char *secret_key,
    fingerpost_text **pack, fingerpost_error **error);
/* What a pack says of itself, once its signature by `public_key` was found good. */
FINGERPOST_API fingerpost_status fingerpost_pack_info(
    const void *bytes, size_t size, const char *public_key, fingerpost_text **json,
    fingerpost_error **error);
/* Makes the documents of a pack those of the index in `folder`, which is made when it is not
 * there, all or nothing. order_json: {"recorded": "2026-11-22", "public_key": "...",
 * "new_key": false, "tier": "leeds", "layer": "regional", "strict": false, "dry_run": false};
 * the public key is needed for the first pack of an issuer. Gives {"pack", "applied",
 * "known", "created", "added", "changed", "removed", "unchanged", "parts_read", "parts_kept",
 * "revision", "notices"}. What was interrupted has changed nothing; done again, it goes on behind
 * the parts that were put, which are not read again: "parts_kept". */
FINGERPOST_API fingerpost_status fingerpost_apply_pack(
    const char *folder, const void *bytes, size_t size, const char *order_json,
    fingerpost_text **json, fingerpost_error **error);
/* The same three of a pack in a file, which is written and read part by part: of a long one no
 * more is held than of a short one. The file is new (FINGERPOST_E_EXISTS), and whole or not
 * there; what it says of itself is given. */
FINGERPOST_API fingerpost_status fingerpost_pack_to_file(
    const fingerpost_searcher *searcher, const char *pack_json, const char *secret_key,
    const char *file, fingerpost_text **json, fingerpost_error **error);
FINGERPOST_API fingerpost_status fingerpost_pack_file_info(
    const char *file, const char *public_key, fingerpost_text **json, fingerpost_error **error);
FINGERPOST_API fingerpost_status fingerpost_apply_pack_file(
    const char *folder, const char *file, const char *order_json, fingerpost_text **json,
    fingerpost_error **error);
/* {"issuers": [...]}: whose packs it takes, for whoever may write the index. */
FINGERPOST_API fingerpost_status fingerpost_index_issuers(
    const fingerpost_index *index, fingerpost_text **json, fingerpost_error **error);

/* -- Reading: what an index would make of it ------------------------------ */

/* What fingerpost_writer_put would add, as JSON, without adding it. `index` may
 * be NULL: the built-in vocabulary. source_json may have "almanac" besides, as for
 * fingerpost_dates; without it the index's own counts. */
FINGERPOST_API fingerpost_status fingerpost_read(
    const fingerpost_index *index, const char *source_json,
    const void *bytes, size_t size, fingerpost_text **document_json,
    fingerpost_error **error);
/* The same for many documents: what parses them is started once. `index` may be NULL.
 * `options_json` may be NULL, or {"worker": "...", "almanac": "...", "may_be_unsealed":
 * true}: the program that parses, lines of your own, and whether to read where the kernel
 * cannot seal it. */
FINGERPOST_API fingerpost_status fingerpost_reader_open(
    const fingerpost_index *index, const char *options_json,
    fingerpost_reader **reader, fingerpost_error **error);
FINGERPOST_API fingerpost_status fingerpost_reader_read(
    fingerpost_reader *reader, const char *source_json, const void *bytes, size_t size,
    fingerpost_text **document_json, fingerpost_error **error);
/* The bytes of what was attached to the document read last, numbered as its "attachments"
 * are, or FINGERPOST_E_NOT_FOUND. To be put under its document's id, "#" and its name. */
FINGERPOST_API fingerpost_status fingerpost_reader_attachment(
    fingerpost_reader *reader, size_t attachment, fingerpost_text **bytes_read,
    fingerpost_error **error);
FINGERPOST_API void fingerpost_reader_free(fingerpost_reader *reader);
/* What can be read here, and how tightly it is sealed: {"formats", "absent", "sealed",
 * "landlock"} */
FINGERPOST_API fingerpost_status fingerpost_reader_info(
    fingerpost_text **json, fingerpost_error **error);
/* "application/pdf", by the look of the bytes first and the name then; "" when neither
 * tells. `name` may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_media_type(
    const char *name, const void *bytes, size_t size, fingerpost_text **type,
    fingerpost_error **error);
/* What identifies a source from `origin` and its bytes, read by the index's almanac.
 * `origin` may be NULL: none. `index` may be NULL: by the built-in almanac. */
FINGERPOST_API fingerpost_status fingerpost_digest(
    const fingerpost_index *index, const char *origin, const char *source_json,
    const void *bytes, size_t size, fingerpost_text **digest, fingerpost_error **error);
/* {"dates": [...]}. `clues_json` may be NULL, or say what settles a day without
 * a year: {"published": "2024-04", "heading": "Dates for your diary"}, and
 * "almanac": lines of your own over the built-in tables, such as
 * "term autumn: 2025-09-03 2025-12-18\n" (lib/dates/README.md). */
FINGERPOST_API fingerpost_status fingerpost_dates(
    const char *text, size_t size, const char *clues_json,
    fingerpost_text **json, fingerpost_error **error);
/* {"topics": [...]}. `index` may be NULL: the built-in vocabulary.
 * `options_json` may be NULL, or {"title": "...", "inherited": true, "explain": true,
 * "vocabulary": {...}}: broader topics as well; every reason, and mentions; another
 * vocabulary than the index's. */
FINGERPOST_API fingerpost_status fingerpost_topics(
    const fingerpost_index *index, const char *text, size_t size,
    const char *options_json, fingerpost_text **json, fingerpost_error **error);

/* The topics that a person's query names, {"topics": [...]}, more freely than in a text.
 * `index` may be NULL. `context` may be NULL: the host's own words ("school"), which
 * choose among the senses of an acronym. */
FINGERPOST_API fingerpost_status fingerpost_topics_named(
    const fingerpost_index *index, const char *query, const char *context,
    fingerpost_text **json, fingerpost_error **error);
/* Those that it may have meant: {"suggestions": [{"topic", "label", "words", "why"}]}.
 * `index` may be NULL. `context` may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_topics_meant(
    const fingerpost_index *index, const char *query, const char *context,
    fingerpost_text **json, fingerpost_error **error);

/* -- Vocabularies: for those who edit one ---------------------------------- */

/* A vocabulary file, whole: laid over the built-in one where it says so ("over":
 * "built-in"). `vocabulary_json` may be NULL: the built-in one. */
FINGERPOST_API fingerpost_status fingerpost_vocabulary_merge(
    const char *vocabulary_json, fingerpost_text **json, fingerpost_error **error);
/* {"faults": [...]}: all that keeps it from being loaded, a line each. */
FINGERPOST_API fingerpost_status fingerpost_vocabulary_faults(
    const char *vocabulary_json, fingerpost_text **json, fingerpost_error **error);
/* {"differences": [...]}. `older_json` may be NULL, `newer_json` may be NULL: the
 * built-in one. */
FINGERPOST_API fingerpost_status fingerpost_vocabulary_differences(
    const char *older_json, const char *newer_json,
    fingerpost_text **json, fingerpost_error **error);
/* SKOS (JSON-LD, RDF/XML) or a loose file of our form, repaired:
 * {"vocabulary": {...}, "repaired": [...], "lost": [...]} */
FINGERPOST_API fingerpost_status fingerpost_vocabulary_import(
    const void *bytes, size_t size, fingerpost_text **json, fingerpost_error **error);
/* As SKOS: {"text": "...", "lost": [...]}. `form`: "json-ld" or "rdf-xml"; `base`
 * stands before every id. `vocabulary_json` may be NULL: the built-in one. */
FINGERPOST_API fingerpost_status fingerpost_vocabulary_export(
    const char *vocabulary_json, const char *form, const char *base,
    fingerpost_text **json, fingerpost_error **error);
/* Phrases that recur in texts and that no topic covers, at most `limit`: {"phrases":
 * [{"words", "texts"}]}. texts_json: ["...", "..."]. `vocabulary_json` may be NULL: the
 * built-in one. */
FINGERPOST_API fingerpost_status fingerpost_vocabulary_phrases(
    const char *vocabulary_json, const char *texts_json, size_t limit,
    fingerpost_text **json, fingerpost_error **error);
/* Tags what is indexed with another vocabulary and makes it the index's own;
 * `sections` becomes the number of those with other tags. `vocabulary_json` may
 * be NULL: the built-in one. `sections` may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_writer_retag(
    fingerpost_writer *writer, const char *vocabulary_json, uint64_t *sections,
    fingerpost_error **error);
/* Makes these cards and pins the index's own, in place of those it had; as in
 * bindings/c/schema/cards.json. `changed` becomes 0 when it has just these.
 * `changed` may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_writer_use_cards(
    fingerpost_writer *writer, const char *cards_json, int32_t *changed,
    fingerpost_error **error);
/* Those it has, of every tier. */
FINGERPOST_API fingerpost_status fingerpost_writer_cards(
    const fingerpost_writer *writer, fingerpost_text **cards_json, fingerpost_error **error);
/* Topics without guidance in force on the day, and at most `phrases` phrases that
 * recur and that no topic covers: {"as_of", "without_guidance", "uncovered_phrases"} */
FINGERPOST_API fingerpost_status fingerpost_topic_report(
    const fingerpost_index *index, const fingerpost_searcher *searcher, const char *as_of,
    size_t phrases, fingerpost_text **json, fingerpost_error **error);

/* -- Searching: the last commit when it was opened ------------------------ */

/* `tiers_json` may be NULL: public documents only. ["police", "health"]: those
 * too; the host has checked that the reader may see them. */
FINGERPOST_API fingerpost_status fingerpost_searcher_open(
    const fingerpost_index *index, const char *tiers_json,
    fingerpost_searcher **searcher, fingerpost_error **error);
/* Moves on to the last commit. `moved` becomes 0 when there was none to move to.
 * `moved` may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_searcher_refresh(
    fingerpost_searcher *searcher, int32_t *moved, fingerpost_error **error);
/* {"documents": 412, "sections": 3077, "revision": 37, ...} */
FINGERPOST_API fingerpost_status fingerpost_searcher_describe(
    const fingerpost_searcher *searcher, fingerpost_text **json, fingerpost_error **error);
/* {"ids": [...]}, of the documents that are there, in order. */
FINGERPOST_API fingerpost_status fingerpost_searcher_ids(
    const fingerpost_searcher *searcher, fingerpost_text **json, fingerpost_error **error);
/* query_json: {"text": "missing children", "kinds": ["event"], "limit": 10}.
 * `as_of` may be NULL when query_json has "as_of", the day asked about. */
FINGERPOST_API fingerpost_status fingerpost_search(
    const fingerpost_searcher *searcher, const char *query_json, const char *as_of,
    fingerpost_results **results, fingerpost_error **error);
/* The same for hosts that cannot wait: FINGERPOST_E_LIMIT when it takes longer than so
 * many milliseconds, or when `watch` says so. The next search is none the worse for it.
 * `watch` may be NULL, and `context` may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_search_within(
    const fingerpost_searcher *searcher, const char *query_json, const char *as_of,
    uint32_t milliseconds, fingerpost_results **results, fingerpost_error **error);
FINGERPOST_API fingerpost_status fingerpost_search_until(
    const fingerpost_searcher *searcher, const char *query_json, const char *as_of,
    fingerpost_watch watch, void *context, fingerpost_results **results,
    fingerpost_error **error);
/* What may be meant by the beginning of a word, on the day `as_of`: {"completions":
 * [{"text", "from", "id", "documents", "standing"}]}, at most `limit` (100), best first. */
FINGERPOST_API fingerpost_status fingerpost_complete(
    const fingerpost_searcher *searcher, const char *prefix, const char *as_of,
    size_t limit, fingerpost_text **json, fingerpost_error **error);
/* What is most like a document: {"document": "protocols/bruising", "anchor": "...",
 * "as_of": "2024-05-20", "known_at": "...", "for": "leeds", "limit": 10}; the first
 * and the day are needed. It, its copies and its other editions are left out. */
FINGERPOST_API fingerpost_status fingerpost_like(
    const fingerpost_searcher *searcher, const char *like_json,
    fingerpost_results **results, fingerpost_error **error);
/* One document as it is understood, or FINGERPOST_E_NOT_FOUND. */
FINGERPOST_API fingerpost_status fingerpost_document(
    const fingerpost_searcher *searcher, const char *id,
    fingerpost_text **document_json, fingerpost_error **error);
/* As it was understood on the day `known_at`. */
FINGERPOST_API fingerpost_status fingerpost_document_known_at(
    const fingerpost_searcher *searcher, const char *id, const char *known_at,
    fingerpost_text **document_json, fingerpost_error **error);
/* One of the bodies it had, or FINGERPOST_E_NOT_FOUND. */
FINGERPOST_API fingerpost_status fingerpost_document_edition(
    const fingerpost_searcher *searcher, const char *id, int32_t edition,
    fingerpost_text **document_json, fingerpost_error **error);
/* All of them, oldest first, with how they stand on the day `as_of`: {"editions": [..]}. */
FINGERPOST_API fingerpost_status fingerpost_history(
    const fingerpost_searcher *searcher, const char *id, const char *as_of,
    fingerpost_text **json, fingerpost_error **error);
/* What edition `after` says that edition `before` did not: {"fields", "sections",
 * "dates_removed", "dates_added", "topics_removed", "topics_added"}. */
FINGERPOST_API fingerpost_status fingerpost_edition_differences(
    const fingerpost_searcher *searcher, const char *id, int32_t before, int32_t after,
    fingerpost_text **json, fingerpost_error **error);
/* What else has to do with a document on the day, from both sides: {"related": [{"link":
 * "superseded_by", "document", "title", ...}]}; FINGERPOST_E_NOT_FOUND. */
FINGERPOST_API fingerpost_status fingerpost_related(
    const fingerpost_searcher *searcher, const char *id, const char *as_of,
    fingerpost_text **json, fingerpost_error **error);
/* {"ids": [...]}, of the documents that are there at that address, however it is written. */
FINGERPOST_API fingerpost_status fingerpost_at_address(
    const fingerpost_searcher *searcher, const char *url,
    fingerpost_text **json, fingerpost_error **error);
/* The editions of a work, oldest first, with what changed from one to the next: {"editions":
 * [{"document", "edition", "title", "name": "2024", "standing", "differences", ...}]}. `name`
 * is its title, how that begins, its initials, an id or an address; with an edition ("KCSIE
 * 2024") only that one. */
FINGERPOST_API fingerpost_status fingerpost_work(
    const fingerpost_searcher *searcher, const char *name, const char *as_of,
    fingerpost_text **json, fingerpost_error **error);
/* Documents that filters keep, by id: {"documents": [..], "next": "...", "total": 412}.
 * query_json as for fingerpost_search, without words; `from`, the "next" of the part
 * before: `from` may be NULL. `limit` is 1 to 1,000. */
FINGERPOST_API fingerpost_status fingerpost_documents(
    const fingerpost_searcher *searcher, const char *query_json, const char *as_of,
    const char *from, size_t limit, fingerpost_text **json, fingerpost_error **error);
/* What happened: {"since": "...", "as_of": "2024-05-20", "ahead": 14, "differences": true,
 * "filter": {..}}; only the day is needed, and the filter is a request without words. `since` is the "cursor" of the changes before, or a day whose
 * end is known; without it nothing is known yet. {"cursor": "...", "changes": [{"change":
 * "came_into_force", "on", "document", ...}]}, each told once. FINGERPOST_E_CURSOR: begin
 * again without one. */
FINGERPOST_API fingerpost_status fingerpost_changes(
    const fingerpost_searcher *searcher, const char *changes_json,
    fingerpost_text **json, fingerpost_error **error);
/* The same as a feed (Atom): info_json as for fingerpost_results_feed. */
FINGERPOST_API fingerpost_status fingerpost_changes_feed(
    const fingerpost_searcher *searcher, const char *changes_json, const char *info_json,
    fingerpost_text **feed, fingerpost_error **error);
/* {"cursor": "..."}, for whoever wants what comes from now on. */
FINGERPOST_API fingerpost_status fingerpost_cursor(
    const fingerpost_searcher *searcher, const char *as_of,
    fingerpost_text **json, fingerpost_error **error);
/* Saved searches, asked of what is new since each was told. saved_json: {"searches": [{"name":
 * "...", "request": {..}}]}, or the "saved" of the call before; one that is new is told from
 * now on. {"as_of": "...", "documents": [..], "searches": [{"name", "hits": [{"document",
 * "anchors"}]}], "saved": {..}}: hand "saved" in the next time, and nothing is told twice,
 * whatever became of the index. */
FINGERPOST_API fingerpost_status fingerpost_news(
    const fingerpost_searcher *searcher, const char *saved_json, const char *as_of,
    fingerpost_text **json, fingerpost_error **error);
/* What happens between two days, each event once: {"entries": [{"uid": "...", "name": "...",
 * "when", "taking": "confirmed", "moved_from", "sources": [..]}]}. diary_json: {"from": "...",
 * "to": "...", "topics": [], "publishers": [], "for": "..."}; a year from `as_of` on unless it
 * says otherwise. `diary_json` may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_diary(
    const fingerpost_searcher *searcher, const char *diary_json, const char *as_of,
    fingerpost_text **json, fingerpost_error **error);
/* The same as a calendar (iCalendar): info_json as for fingerpost_results_feed.
 * `diary_json` may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_diary_calendar(
    const fingerpost_searcher *searcher, const char *diary_json, const char *as_of,
    const char *info_json, fingerpost_text **calendar, fingerpost_error **error);
/* A newsletter of what changed. digest_json: {"from": "2024-04-01", "to": "2024-04-30", "title":
 * "...", "introduction": "...", "pinned": [ids], "dropped": [ids], "audience": [], "filter":
 * {..}, "ahead": 60}; only "from" is needed. `form` is "markdown", "html", "text", "atom",
 * "json_feed" or "json". `own_template` stands in the place of the form's own.
 * `own_template` may be NULL. */
FINGERPOST_API fingerpost_status fingerpost_digest_text(
    const fingerpost_searcher *searcher, const char *digest_json, const char *as_of,
    const char *form, const char *own_template, fingerpost_text **digest,
    fingerpost_error **error);
/* The template of that form, to begin one's own with; empty for a feed. */
FINGERPOST_API fingerpost_status fingerpost_digest_template(
    const char *form, fingerpost_text **text, fingerpost_error **error);
/* What went stale, contradicts itself or is missing, each with its evidence. report_json:
 * {"matters": ["overdue", "due"], "within": 90, "filter": {..}}; all of them unless it says
 * otherwise. `report_json` may be NULL. `form` is "json", "text", "csv" or "svg". */
FINGERPOST_API fingerpost_status fingerpost_content_report(
    const fingerpost_index *index, const fingerpost_searcher *searcher, const char *report_json,
    const char *as_of, const char *form, fingerpost_text **report, fingerpost_error **error);
/* How well questions are answered: {"groups": [{"name": "all", "questions": 40,
 * "measures": {"ndcg_10": {"mean", "low", "high"}, ...}, ...}], "missing": [...]}.
 * `questions`: NDJSON, requests with "grades": {id: 0 to 3} and "class"; `as_of` is for
 * those that name no day. `weights_json` may be NULL: as measured. `against_json` may be
 * NULL: nothing is compared. */
FINGERPOST_API fingerpost_status fingerpost_searcher_evaluate(
    const fingerpost_searcher *searcher, const char *questions, const char *as_of,
    const char *weights_json, const char *against_json,
    fingerpost_text **json, fingerpost_error **error);
/* What a request's "weights" may change: {"weights": [{"name", "value", "least", "most",
 * "words"}]} */
FINGERPOST_API fingerpost_status fingerpost_weights(
    fingerpost_text **json, fingerpost_error **error);
/* The places an index knows unless it is told others: {"places", "publishers"} */
FINGERPOST_API fingerpost_status fingerpost_places(
    fingerpost_text **json, fingerpost_error **error);
FINGERPOST_API void fingerpost_searcher_free(fingerpost_searcher *searcher);

/* -- Results: a copy, independent of the searcher ------------------------- */

/* All of it, as in bindings/c/schema/answer.json. */
FINGERPOST_API fingerpost_status fingerpost_results_json(
    const fingerpost_results *results, fingerpost_text **json, fingerpost_error **error);
/* `format`: "atom", "json" (JSON Feed) or "ics". info_json:
 * {"title": "...", "url": "...", "publisher": "..."} */
FINGERPOST_API fingerpost_status fingerpost_results_feed(
    const fingerpost_results *results, const char *format, const char *info_json,
    fingerpost_text **feed, fingerpost_error **error);
/* The day that was answered. */
FINGERPOST_API const char *fingerpost_results_as_of(const fingerpost_results *results);
/* The "id" and the "text" of the request. */
FINGERPOST_API const char *fingerpost_results_id(const fingerpost_results *results);
FINGERPOST_API const char *fingerpost_results_query(const fingerpost_results *results);
/* How many there are in all, and 1 when that is counted, 0 when estimated. */
FINGERPOST_API uint64_t fingerpost_results_total(const fingerpost_results *results);
FINGERPOST_API int32_t fingerpost_results_total_exact(const fingerpost_results *results);
/* Documents that match but were first published after the day. */
FINGERPOST_API uint64_t fingerpost_results_later(const fingerpost_results *results);
FINGERPOST_API uint64_t fingerpost_results_revision(const fingerpost_results *results);
/* The day of the last commit that changed an opened tier, or "". */
FINGERPOST_API const char *fingerpost_results_recorded(const fingerpost_results *results);
/* What was not understood or left out, in words, numbered from 0. */
FINGERPOST_API size_t fingerpost_results_notices(const fingerpost_results *results);
FINGERPOST_API const char *fingerpost_notice(const fingerpost_results *results, size_t notice);
/* Contact cards that belong above the hits, the first the most pressing. Show them: they
 * are how somebody in a crisis finds a number. `fingerpost_card_text` has a line a row. */
FINGERPOST_API size_t fingerpost_results_cards(const fingerpost_results *results);
FINGERPOST_API const char *fingerpost_card_title(const fingerpost_results *results, size_t card);
FINGERPOST_API const char *fingerpost_card_text(const fingerpost_results *results, size_t card);
FINGERPOST_API const char *fingerpost_card_phone(const fingerpost_results *results, size_t card);
FINGERPOST_API const char *fingerpost_card_url(const fingerpost_results *results, size_t card);
FINGERPOST_API const char *fingerpost_card_source(const fingerpost_results *results, size_t card);
FINGERPOST_API int32_t fingerpost_card_review_overdue(const fingerpost_results *results, size_t card);
/* Documents that the owner of the index has put above the hits. */
FINGERPOST_API size_t fingerpost_results_pins(const fingerpost_results *results);
FINGERPOST_API const char *fingerpost_pin_document(const fingerpost_results *results, size_t pin);
FINGERPOST_API const char *fingerpost_pin_anchor(const fingerpost_results *results, size_t pin);
FINGERPOST_API const char *fingerpost_pin_title(const fingerpost_results *results, size_t pin);
FINGERPOST_API const char *fingerpost_pin_url(const fingerpost_results *results, size_t pin);
FINGERPOST_API const char *fingerpost_pin_standing(const fingerpost_results *results, size_t pin);
/* The best other spelling, or "". */
FINGERPOST_API const char *fingerpost_results_did_you_mean(const fingerpost_results *results);
/* Topics that may have been meant, the likeliest first: both senses of "SCR". How
 * many there are; of each its id, its label, the words of the query that may mean
 * it, and how many documents are about it. */
FINGERPOST_API size_t fingerpost_results_topics_meant(const fingerpost_results *results);
FINGERPOST_API const char *fingerpost_topic_meant_id(const fingerpost_results *results, size_t topic);
FINGERPOST_API const char *fingerpost_topic_meant_label(const fingerpost_results *results, size_t topic);
FINGERPOST_API const char *fingerpost_topic_meant_words(const fingerpost_results *results, size_t topic);
FINGERPOST_API uint64_t fingerpost_topic_meant_count(const fingerpost_results *results, size_t topic);
/* Facets, when they were asked for ("facets": true): "kind", "publisher", "standing", ...
 * are numbered from 0, and so are the values of each, the most frequent first. */
FINGERPOST_API size_t fingerpost_results_facets(const fingerpost_results *results);
FINGERPOST_API const char *fingerpost_facet_field(const fingerpost_results *results, size_t facet);
/* How many values it has. */
FINGERPOST_API size_t fingerpost_facet_size(const fingerpost_results *results, size_t facet);
/* What a request names it by, and what people read: "in_force" for both, but
 * "child-neglect" and "Neglect" for a topic. */
FINGERPOST_API const char *fingerpost_facet_id(
    const fingerpost_results *results, size_t facet, size_t value);
FINGERPOST_API const char *fingerpost_facet_label(
    const fingerpost_results *results, size_t facet, size_t value);
FINGERPOST_API uint64_t fingerpost_facet_count(
    const fingerpost_results *results, size_t facet, size_t value);
/* Hits are numbered 0 .. size-1, best first. */
FINGERPOST_API size_t fingerpost_results_size(const fingerpost_results *results);

FINGERPOST_API const char *fingerpost_hit_document(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_anchor(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_title(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_heading(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_url(const fingerpost_results *results, size_t hit);
/* Of a paged file, counted from 1; 0 for others. */
FINGERPOST_API int32_t fingerpost_hit_page(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_kind(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_publisher(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_layer(const fingerpost_results *results, size_t hit);
/* "in_force", "upcoming", "ended", "superseded", ... on the day asked about. */
FINGERPOST_API const char *fingerpost_hit_standing(const fingerpost_results *results, size_t hit);
FINGERPOST_API int32_t fingerpost_hit_review_overdue(const fingerpost_results *results, size_t hit);
/* The id of the document that took its place, or "". */
FINGERPOST_API const char *fingerpost_hit_superseded_by(const fingerpost_results *results, size_t hit);
/* The place asked for, when it is expressly not for it, or ""; and the id of
 * the document to use there instead, or "". */
FINGERPOST_API const char *fingerpost_hit_not_for(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_use_instead(const fingerpost_results *results, size_t hit);
/* The first and last day it holds, each "" when open. */
FINGERPOST_API const char *fingerpost_hit_first(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_last(const fingerpost_results *results, size_t hit);
/* A day, a month or a year: "2024-04"; "" when nobody says. */
FINGERPOST_API const char *fingerpost_hit_published(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_updated(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_review_due(const fingerpost_results *results, size_t hit);
/* The page number as printed: "80", "iv"; "" when it is the one counted. */
FINGERPOST_API const char *fingerpost_hit_page_label(const fingerpost_results *results, size_t hit);
/* Which body under that id, counted from 1. */
FINGERPOST_API int32_t fingerpost_hit_edition(const fingerpost_results *results, size_t hit);
/* Its topics, by id, numbered from 0. */
FINGERPOST_API size_t fingerpost_hit_topics(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_topic(
    const fingerpost_results *results, size_t hit, size_t topic);
/* Of what happens: its name by its own line or row, "" where it has none; its first and
 * last day, each "" when open; and 1 when it is called off. */
FINGERPOST_API const char *fingerpost_hit_event_name(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_event_first(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_event_last(const fingerpost_results *results, size_t hit);
FINGERPOST_API int32_t fingerpost_hit_called_off(const fingerpost_results *results, size_t hit);
/* What is to be consulted with a hit; `fingerpost_companion_relation` is what it is to it:
 * "overrides", "form_for", ...; `fingerpost_companion_why` the words that say so. */
FINGERPOST_API size_t fingerpost_hit_companions(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_companion_document(
    const fingerpost_results *results, size_t hit, size_t companion);
FINGERPOST_API const char *fingerpost_companion_title(
    const fingerpost_results *results, size_t hit, size_t companion);
FINGERPOST_API const char *fingerpost_companion_publisher(
    const fingerpost_results *results, size_t hit, size_t companion);
FINGERPOST_API const char *fingerpost_companion_relation(
    const fingerpost_results *results, size_t hit, size_t companion);
FINGERPOST_API const char *fingerpost_companion_why(
    const fingerpost_results *results, size_t hit, size_t companion);
/* The words around the match: escaped, with <mark>; and as they read. */
FINGERPOST_API const char *fingerpost_hit_snippet_html(const fingerpost_results *results, size_t hit);
FINGERPOST_API const char *fingerpost_hit_snippet_text(const fingerpost_results *results, size_t hit);
FINGERPOST_API double fingerpost_hit_score(const fingerpost_results *results, size_t hit);
FINGERPOST_API void fingerpost_results_free(fingerpost_results *results);

#ifdef __cplusplus
}
#endif

#endif /* FINGERPOST_H */
