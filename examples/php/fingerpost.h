#define FFI_SCOPE "fingerpost"
#define FFI_LIB "libfingerpost.so.1"
/* For php.ini: ffi.preload. Made by tests/c/ffi_test.py from fingerpost.h. */
typedef int32_t fingerpost_status;
enum {
  FINGERPOST_OK = 0,
  FINGERPOST_E_ARGUMENT = 1,
  FINGERPOST_E_QUERY = 2,
  FINGERPOST_E_VOCABULARY = 3,
  FINGERPOST_E_NOT_FOUND = 4,
  FINGERPOST_E_EXISTS = 5,
  FINGERPOST_E_LOCKED = 6,
  FINGERPOST_E_VERSION = 7,
  FINGERPOST_E_CORRUPT = 8,
  FINGERPOST_E_IO = 9,
  FINGERPOST_E_MEDIA = 10,
  FINGERPOST_E_MEMORY = 11,
  FINGERPOST_E_INTERNAL = 12,
  FINGERPOST_E_LIMIT = 13,
  FINGERPOST_E_MISUSE = 14,
  FINGERPOST_E_FORKED = 15,
  FINGERPOST_E_CURSOR = 16,
  FINGERPOST_E_PACK = 17,
  FINGERPOST_E_SIGNATURE = 18,
  FINGERPOST_E_KEY = 19,
  FINGERPOST_E_GAP = 20,
  FINGERPOST_E_DOWNGRADE = 21,
  FINGERPOST_E_EXPIRED = 22,
  FINGERPOST_E_CONFLICT = 23
};
enum {
  FINGERPOST_ADDED = 1,
  FINGERPOST_CHANGED = 2,
  FINGERPOST_UNCHANGED = 3,
  FINGERPOST_REMOVED = 4,
  FINGERPOST_ABSENT = 5
};
typedef struct fingerpost_error fingerpost_error;
typedef struct fingerpost_text fingerpost_text;
typedef struct fingerpost_index fingerpost_index;
typedef struct fingerpost_writer fingerpost_writer;
typedef struct fingerpost_searcher fingerpost_searcher;
typedef struct fingerpost_results fingerpost_results;
typedef struct fingerpost_reader fingerpost_reader;
typedef int32_t (*fingerpost_watch)(void *context, uint64_t done, uint64_t total);
const char *fingerpost_version(void);
int32_t fingerpost_abi(void);
int32_t fingerpost_index_format(void);
const char *fingerpost_status_name(fingerpost_status status);
const char *fingerpost_status_meaning(fingerpost_status status);
fingerpost_status fingerpost_error_status(const fingerpost_error *error);
const char *fingerpost_error_message(const fingerpost_error *error);
int64_t fingerpost_error_at(const fingerpost_error *error);
void fingerpost_error_free(fingerpost_error *error);
const char *fingerpost_text_data(const fingerpost_text *text);
size_t fingerpost_text_size(const fingerpost_text *text);
void fingerpost_text_free(fingerpost_text *text);
fingerpost_status fingerpost_index_create(const char *folder, const char *options_json, fingerpost_index **index, fingerpost_error **error);
fingerpost_status fingerpost_index_open(const char *folder, fingerpost_index **index, fingerpost_error **error);
fingerpost_status fingerpost_index_describe(const fingerpost_index *index, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_index_vocabulary(const fingerpost_index *index, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_index_almanac(const fingerpost_index *index, fingerpost_text **lines, fingerpost_error **error);
fingerpost_status fingerpost_index_check(const char *folder, fingerpost_text **json, fingerpost_error **error);
void fingerpost_index_free(fingerpost_index *index);
fingerpost_status fingerpost_writer_open(const fingerpost_index *index, fingerpost_writer **writer, fingerpost_error **error);
fingerpost_status fingerpost_writer_put(fingerpost_writer *writer, const char *source_json, const void *bytes, size_t size, fingerpost_error **error);
fingerpost_status fingerpost_writer_put_line(fingerpost_writer *writer, const char *line_json, const char *folder, int32_t *outcome, fingerpost_error **error);
fingerpost_status fingerpost_writer_put_lines(fingerpost_writer *writer, const char *lines, size_t size, const char *folder, fingerpost_watch watch, void *context, fingerpost_text **summary_json, fingerpost_error **error);
fingerpost_status fingerpost_writer_put_document(fingerpost_writer *writer, const char *document_json, int32_t *outcome, fingerpost_error **error);
fingerpost_status fingerpost_writer_put_from(fingerpost_writer *writer, const char *origin, const char *source_json, const void *bytes, size_t size, int32_t *outcome, fingerpost_error **error);
fingerpost_status fingerpost_writer_holds(const fingerpost_writer *writer, const char *id, const char *digest, int32_t *held, fingerpost_error **error);
fingerpost_status fingerpost_writer_held(const fingerpost_writer *writer, const char *id, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_writer_from(const fingerpost_writer *writer, const char *origin, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_writer_within(const fingerpost_writer *writer, const char *id, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_writer_remove(fingerpost_writer *writer, const char *id, int32_t *removed, fingerpost_error **error);
fingerpost_status fingerpost_writer_commit(fingerpost_writer *writer, const char *recorded, uint64_t *revision, fingerpost_error **error);
fingerpost_status fingerpost_writer_merge(fingerpost_writer *writer, fingerpost_error **error);
fingerpost_status fingerpost_writer_use_almanac(fingerpost_writer *writer, const char *lines, int32_t *changed, fingerpost_error **error);
fingerpost_status fingerpost_writer_known(const fingerpost_writer *writer, const char *origin, const char *source_json, const char *look_json, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_writer_note_read(fingerpost_writer *writer, const char *origin, const char *source_json, const char *look_json, const char *digest, fingerpost_error **error);
fingerpost_status fingerpost_writer_note_failed(fingerpost_writer *writer, const char *origin, const char *source_json, const char *look_json, const char *failure_json, fingerpost_error **error);
fingerpost_status fingerpost_writer_forget_file(fingerpost_writer *writer, const char *origin, const char *source_json, fingerpost_error **error);
fingerpost_status fingerpost_writer_keep_files(fingerpost_writer *writer, const char *origin, const char *ids_json, fingerpost_error **error);
fingerpost_status fingerpost_writer_failed(const fingerpost_writer *writer, fingerpost_text **json, fingerpost_error **error);
void fingerpost_writer_free(fingerpost_writer *writer);
fingerpost_status fingerpost_index_backup(const char *folder, const char *to, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_index_restore(const char *from, const char *folder, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_index_migrate(const char *folder, const char *to, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_writer_purge(fingerpost_writer *writer, const char *purge_json, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_pack_keys(fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_pack_keys_locked(const char *password, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_pack(const fingerpost_searcher *searcher, const char *pack_json, const char *secret_key, fingerpost_text **pack, fingerpost_error **error);
fingerpost_status fingerpost_pack_info(const void *bytes, size_t size, const char *public_key, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_apply_pack(const char *folder, const void *bytes, size_t size, const char *order_json, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_pack_to_file(const fingerpost_searcher *searcher, const char *pack_json, const char *secret_key, const char *file, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_pack_file_info(const char *file, const char *public_key, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_apply_pack_file(const char *folder, const char *file, const char *order_json, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_index_issuers(const fingerpost_index *index, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_read(const fingerpost_index *index, const char *source_json, const void *bytes, size_t size, fingerpost_text **document_json, fingerpost_error **error);
fingerpost_status fingerpost_reader_open(const fingerpost_index *index, const char *options_json, fingerpost_reader **reader, fingerpost_error **error);
fingerpost_status fingerpost_reader_read(fingerpost_reader *reader, const char *source_json, const void *bytes, size_t size, fingerpost_text **document_json, fingerpost_error **error);
fingerpost_status fingerpost_reader_attachment(fingerpost_reader *reader, size_t attachment, fingerpost_text **bytes_read, fingerpost_error **error);
void fingerpost_reader_free(fingerpost_reader *reader);
fingerpost_status fingerpost_reader_info(fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_media_type(const char *name, const void *bytes, size_t size, fingerpost_text **type, fingerpost_error **error);
fingerpost_status fingerpost_digest(const fingerpost_index *index, const char *origin, const char *source_json, const void *bytes, size_t size, fingerpost_text **digest, fingerpost_error **error);
fingerpost_status fingerpost_dates(const char *text, size_t size, const char *clues_json, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_topics(const fingerpost_index *index, const char *text, size_t size, const char *options_json, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_topics_named(const fingerpost_index *index, const char *query, const char *context, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_topics_meant(const fingerpost_index *index, const char *query, const char *context, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_vocabulary_merge(const char *vocabulary_json, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_vocabulary_faults(const char *vocabulary_json, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_vocabulary_differences(const char *older_json, const char *newer_json, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_vocabulary_import(const void *bytes, size_t size, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_vocabulary_export(const char *vocabulary_json, const char *form, const char *base, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_vocabulary_phrases(const char *vocabulary_json, const char *texts_json, size_t limit, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_writer_retag(fingerpost_writer *writer, const char *vocabulary_json, uint64_t *sections, fingerpost_error **error);
fingerpost_status fingerpost_writer_use_cards(fingerpost_writer *writer, const char *cards_json, int32_t *changed, fingerpost_error **error);
fingerpost_status fingerpost_writer_cards(const fingerpost_writer *writer, fingerpost_text **cards_json, fingerpost_error **error);
fingerpost_status fingerpost_topic_report(const fingerpost_index *index, const fingerpost_searcher *searcher, const char *as_of, size_t phrases, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_searcher_open(const fingerpost_index *index, const char *tiers_json, fingerpost_searcher **searcher, fingerpost_error **error);
fingerpost_status fingerpost_searcher_refresh(fingerpost_searcher *searcher, int32_t *moved, fingerpost_error **error);
fingerpost_status fingerpost_searcher_describe(const fingerpost_searcher *searcher, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_searcher_ids(const fingerpost_searcher *searcher, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_search(const fingerpost_searcher *searcher, const char *query_json, const char *as_of, fingerpost_results **results, fingerpost_error **error);
fingerpost_status fingerpost_search_within(const fingerpost_searcher *searcher, const char *query_json, const char *as_of, uint32_t milliseconds, fingerpost_results **results, fingerpost_error **error);
fingerpost_status fingerpost_search_until(const fingerpost_searcher *searcher, const char *query_json, const char *as_of, fingerpost_watch watch, void *context, fingerpost_results **results, fingerpost_error **error);
fingerpost_status fingerpost_complete(const fingerpost_searcher *searcher, const char *prefix, const char *as_of, size_t limit, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_like(const fingerpost_searcher *searcher, const char *like_json, fingerpost_results **results, fingerpost_error **error);
fingerpost_status fingerpost_document(const fingerpost_searcher *searcher, const char *id, fingerpost_text **document_json, fingerpost_error **error);
fingerpost_status fingerpost_document_known_at(const fingerpost_searcher *searcher, const char *id, const char *known_at, fingerpost_text **document_json, fingerpost_error **error);
fingerpost_status fingerpost_document_edition(const fingerpost_searcher *searcher, const char *id, int32_t edition, fingerpost_text **document_json, fingerpost_error **error);
fingerpost_status fingerpost_history(const fingerpost_searcher *searcher, const char *id, const char *as_of, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_edition_differences(const fingerpost_searcher *searcher, const char *id, int32_t before, int32_t after, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_related(const fingerpost_searcher *searcher, const char *id, const char *as_of, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_at_address(const fingerpost_searcher *searcher, const char *url, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_work(const fingerpost_searcher *searcher, const char *name, const char *as_of, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_documents(const fingerpost_searcher *searcher, const char *query_json, const char *as_of, const char *from, size_t limit, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_changes(const fingerpost_searcher *searcher, const char *changes_json, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_changes_feed(const fingerpost_searcher *searcher, const char *changes_json, const char *info_json, fingerpost_text **feed, fingerpost_error **error);
fingerpost_status fingerpost_cursor(const fingerpost_searcher *searcher, const char *as_of, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_news(const fingerpost_searcher *searcher, const char *saved_json, const char *as_of, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_diary(const fingerpost_searcher *searcher, const char *diary_json, const char *as_of, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_diary_calendar(const fingerpost_searcher *searcher, const char *diary_json, const char *as_of, const char *info_json, fingerpost_text **calendar, fingerpost_error **error);
fingerpost_status fingerpost_digest_text(const fingerpost_searcher *searcher, const char *digest_json, const char *as_of, const char *form, const char *own_template, fingerpost_text **digest, fingerpost_error **error);
fingerpost_status fingerpost_digest_template(const char *form, fingerpost_text **text, fingerpost_error **error);
fingerpost_status fingerpost_content_report(const fingerpost_index *index, const fingerpost_searcher *searcher, const char *report_json, const char *as_of, const char *form, fingerpost_text **report, fingerpost_error **error);
fingerpost_status fingerpost_searcher_evaluate(const fingerpost_searcher *searcher, const char *questions, const char *as_of, const char *weights_json, const char *against_json, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_weights(fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_places(fingerpost_text **json, fingerpost_error **error);
void fingerpost_searcher_free(fingerpost_searcher *searcher);
fingerpost_status fingerpost_results_json(const fingerpost_results *results, fingerpost_text **json, fingerpost_error **error);
fingerpost_status fingerpost_results_feed(const fingerpost_results *results, const char *format, const char *info_json, fingerpost_text **feed, fingerpost_error **error);
const char *fingerpost_results_as_of(const fingerpost_results *results);
const char *fingerpost_results_id(const fingerpost_results *results);
const char *fingerpost_results_query(const fingerpost_results *results);
uint64_t fingerpost_results_total(const fingerpost_results *results);
int32_t fingerpost_results_total_exact(const fingerpost_results *results);
uint64_t fingerpost_results_later(const fingerpost_results *results);
uint64_t fingerpost_results_revision(const fingerpost_results *results);
const char *fingerpost_results_recorded(const fingerpost_results *results);
size_t fingerpost_results_notices(const fingerpost_results *results);
const char *fingerpost_notice(const fingerpost_results *results, size_t notice);
size_t fingerpost_results_cards(const fingerpost_results *results);
const char *fingerpost_card_title(const fingerpost_results *results, size_t card);
const char *fingerpost_card_text(const fingerpost_results *results, size_t card);
const char *fingerpost_card_phone(const fingerpost_results *results, size_t card);
const char *fingerpost_card_url(const fingerpost_results *results, size_t card);
const char *fingerpost_card_source(const fingerpost_results *results, size_t card);
int32_t fingerpost_card_review_overdue(const fingerpost_results *results, size_t card);
size_t fingerpost_results_pins(const fingerpost_results *results);
const char *fingerpost_pin_document(const fingerpost_results *results, size_t pin);
const char *fingerpost_pin_anchor(const fingerpost_results *results, size_t pin);
const char *fingerpost_pin_title(const fingerpost_results *results, size_t pin);
const char *fingerpost_pin_url(const fingerpost_results *results, size_t pin);
const char *fingerpost_pin_standing(const fingerpost_results *results, size_t pin);
const char *fingerpost_results_did_you_mean(const fingerpost_results *results);
size_t fingerpost_results_topics_meant(const fingerpost_results *results);
const char *fingerpost_topic_meant_id(const fingerpost_results *results, size_t topic);
const char *fingerpost_topic_meant_label(const fingerpost_results *results, size_t topic);
const char *fingerpost_topic_meant_words(const fingerpost_results *results, size_t topic);
uint64_t fingerpost_topic_meant_count(const fingerpost_results *results, size_t topic);
size_t fingerpost_results_facets(const fingerpost_results *results);
const char *fingerpost_facet_field(const fingerpost_results *results, size_t facet);
size_t fingerpost_facet_size(const fingerpost_results *results, size_t facet);
const char *fingerpost_facet_id(const fingerpost_results *results, size_t facet, size_t value);
const char *fingerpost_facet_label(const fingerpost_results *results, size_t facet, size_t value);
uint64_t fingerpost_facet_count(const fingerpost_results *results, size_t facet, size_t value);
size_t fingerpost_results_size(const fingerpost_results *results);
const char *fingerpost_hit_document(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_anchor(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_title(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_heading(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_url(const fingerpost_results *results, size_t hit);
int32_t fingerpost_hit_page(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_kind(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_publisher(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_layer(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_standing(const fingerpost_results *results, size_t hit);
int32_t fingerpost_hit_review_overdue(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_superseded_by(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_not_for(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_use_instead(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_first(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_last(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_published(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_updated(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_review_due(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_page_label(const fingerpost_results *results, size_t hit);
int32_t fingerpost_hit_edition(const fingerpost_results *results, size_t hit);
size_t fingerpost_hit_topics(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_topic(const fingerpost_results *results, size_t hit, size_t topic);
const char *fingerpost_hit_event_name(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_event_first(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_event_last(const fingerpost_results *results, size_t hit);
int32_t fingerpost_hit_called_off(const fingerpost_results *results, size_t hit);
size_t fingerpost_hit_companions(const fingerpost_results *results, size_t hit);
const char *fingerpost_companion_document(const fingerpost_results *results, size_t hit, size_t companion);
const char *fingerpost_companion_title(const fingerpost_results *results, size_t hit, size_t companion);
const char *fingerpost_companion_publisher(const fingerpost_results *results, size_t hit, size_t companion);
const char *fingerpost_companion_relation(const fingerpost_results *results, size_t hit, size_t companion);
const char *fingerpost_companion_why(const fingerpost_results *results, size_t hit, size_t companion);
const char *fingerpost_hit_snippet_html(const fingerpost_results *results, size_t hit);
const char *fingerpost_hit_snippet_text(const fingerpost_results *results, size_t hit);
double fingerpost_hit_score(const fingerpost_results *results, size_t hit);
void fingerpost_results_free(fingerpost_results *results);
