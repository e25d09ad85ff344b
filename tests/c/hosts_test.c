/* What hosts ask for that do more than search: many lines at once with a watch over them,
 * files of their own, mails with what is attached, and what stands beside the hits. */
#include "check.h"

#include <pthread.h>

static fingerpost_index *index_ = NULL;
static fingerpost_writer *writer = NULL;

/* The text, kept until the next call. */
static const char *kept(fingerpost_text *text) {
  static char copy[200000];
  copy[0] = '\0';
  strncat(copy, fingerpost_text_data(text), sizeof copy - 1);
  fingerpost_text_free(text);
  return copy;
}

#define HAS(text, words) check(strstr(text, words) != NULL, __FILE__, __LINE__, words)

static void opened(void) {
  CHECK_OK(fingerpost_index_create(scratch("a.index"),
                                   "{\"almanac\": \"term autumn: 2025-09-03 2025-12-18\\n\"}", &index_,
                                   &error));
  CHECK_OK(fingerpost_writer_open(index_, &writer, &error));
}

/* -- Many lines ---------------------------------------------------------------- */

static const char lines[] =
    "{\"id\": \"a\", \"text\": \"Neglect\\n\\nSigns of neglect.\"}\n"
    "\n"
    "{\"id\": \"b\", \"txt\": \"A typo.\"}\r\n"
    "{\"id\": \"c\", \"path\": \"no-such-file.txt\"}\n"
    "{\"id\": \"a\", \"text\": \"Neglect\\n\\nSigns of neglect.\"}\n"
    "{\"id\": \"nobody\", \"remove\": true}\n"
    "{\"id\": \"d\", \"text\": \"Bruising\\n\\nRing the duty team.\"}";

struct watched {
  int calls, stop_at;
  uint64_t last, total;
};

static int32_t watch(void *context, uint64_t done, uint64_t total) {
  struct watched *seen = context;
  if (done < seen->last) seen->calls = -1000;
  seen->last = done;
  seen->total = total;
  return ++seen->calls == seen->stop_at;
}

static void a_broken_line_is_named_and_the_others_go_on(void) {
  struct watched seen = {0, 0, 0, 0};
  fingerpost_text *json = NULL;
  CHECK_OK(fingerpost_writer_put_lines(writer, lines, strlen(lines), scratch(""), watch, &seen, &json, &error));
  const char *said = kept(json);
  HAS(said, "\"added\": 2, \"changed\": 0, \"unchanged\": 1, \"removed\": 0, \"absent\": 1, \"failed\": 2");
  HAS(said, "{\"line\": 3, \"fault\": \"argument\", \"message\": \"unknown key \\\"txt\\\"");
  HAS(said, "{\"line\": 4, \"fault\": \"io\"");
  HAS(said, "\"stopped\": false");
  CHECK(seen.calls == 7 && seen.total == strlen(lines) && seen.last < seen.total);
  CHECK_OK(fingerpost_writer_commit(writer, "2024-04-19", NULL, &error));
}

static void a_watch_stops_between_two_lines(void) {
  struct watched seen = {0, 2, 0, 0};
  fingerpost_text *json = NULL;
  const char *more = "{\"id\": \"e\", \"text\": \"One.\"}\n{\"id\": \"f\", \"text\": \"Two.\"}\n";
  CHECK_OK(fingerpost_writer_put_lines(writer, more, strlen(more), NULL, watch, &seen, &json, &error));
  HAS(kept(json), "\"added\": 1, \"changed\": 0, \"unchanged\": 0, \"removed\": 0, \"absent\": 0, "
                  "\"failed\": 0, \"failures\": [], \"stopped\": true");
  CHECK_OK(fingerpost_writer_held(writer, "e", &json, &error));
  HAS(kept(json), "\"tier\": \"public\"");
  CHECK_STATUS(fingerpost_writer_held(writer, "f", &json, &error), FINGERPOST_E_NOT_FOUND);
}

static void a_million_broken_lines_are_counted_and_a_hundred_named(void) {
  static char many[3 * 5000 + 1];
  fingerpost_text *json = NULL;
  for (int i = 0; i < 5000; ++i) memcpy(many + 3 * i, "{}\n", 3);
  CHECK_OK(fingerpost_writer_put_lines(writer, many, strlen(many), NULL, NULL, NULL, &json, &error));
  const char *said = kept(json);
  HAS(said, "\"failed\": 5000");
  HAS(said, "{\"line\": 100, ");
  CHECK(strstr(said, "{\"line\": 101, ") == NULL);
}

static int32_t puts_a_line_itself(void *context, uint64_t done, uint64_t total) {
  (void)done, (void)total;
  *(fingerpost_status *)context =
      fingerpost_writer_put_line(writer, "{\"id\": \"x\", \"text\": \"x\"}", NULL, NULL, NULL);
  return 1;
}

static void a_watch_may_not_use_the_writer_at_work(void) {
  fingerpost_status status = FINGERPOST_OK;
  fingerpost_text *json = NULL;
  CHECK_OK(fingerpost_writer_put_lines(writer, lines, strlen(lines), NULL, puts_a_line_itself, &status, &json,
                                       &error));
  fingerpost_text_free(json);
  CHECK(status == FINGERPOST_E_MISUSE);
}

/* -- Searches that end ----------------------------------------------------------- */

static int32_t at_once(void *context, uint64_t done, uint64_t total) {
  (void)total;
  *(uint64_t *)context = done + 1;
  return 1;
}

struct within {
  fingerpost_searcher *at_work, *other;
  fingerpost_status same_status, other_status;
};

static int32_t asks_again(void *context, uint64_t done, uint64_t total) {
  struct within *both = context;
  fingerpost_results *results = NULL;
  (void)total;
  if (done > 0) return 0;
  both->same_status = fingerpost_search(both->at_work, "{\"text\": \"neglect\"}", "2024-05-20", &results, NULL);
  fingerpost_results_free(results);
  both->other_status = fingerpost_search(both->other, "{\"text\": \"neglect\"}", "2024-05-20", &results, NULL);
  fingerpost_results_free(results);
  return 0;
}

static void a_search_ends_when_it_is_told_to(void) {
  const char *query = "{\"text\": \"signs of neglect\"}";
  fingerpost_searcher *searcher = NULL;
  fingerpost_results *results = NULL;
  uint64_t asked = 0;
  CHECK_OK(fingerpost_searcher_open(index_, NULL, &searcher, &error));
  CHECK_STATUS(fingerpost_search_until(searcher, query, "2024-05-20", at_once, &asked, &results, &error),
               FINGERPOST_E_LIMIT);
  CHECK(results == NULL && asked == 1);
  CHECK_STATUS(fingerpost_search_within(searcher, query, "2024-05-20", 0, &results, &error), FINGERPOST_E_LIMIT);
  CHECK_OK(fingerpost_search_within(searcher, query, "2024-05-20", 60000, &results, &error));
  CHECK_TEXT(fingerpost_hit_document(results, 0), "a");
  fingerpost_results_free(results);
  CHECK_OK(fingerpost_search_until(searcher, query, "2024-05-20", NULL, NULL, &results, &error));
  CHECK_TEXT(fingerpost_hit_document(results, 0), "a");
  fingerpost_results_free(results);
  fingerpost_searcher_free(searcher);
}

static void a_watch_may_use_other_searchers(void) {
  struct within both = {NULL, NULL, FINGERPOST_OK, FINGERPOST_E_INTERNAL};
  fingerpost_results *results = NULL;
  CHECK_OK(fingerpost_searcher_open(index_, NULL, &both.at_work, &error));
  CHECK_OK(fingerpost_searcher_open(index_, NULL, &both.other, &error));
  CHECK_OK(fingerpost_search_until(both.at_work, "{\"text\": \"neglect\"}", "2024-05-20", asks_again, &both,
                                   &results, &error));
  CHECK(both.same_status == FINGERPOST_E_MISUSE && both.other_status == FINGERPOST_OK);
  fingerpost_results_free(results);
  CHECK_OK(fingerpost_search(both.at_work, "{}", "2024-05-20", &results, &error));
  fingerpost_results_free(results);
  fingerpost_searcher_free(both.at_work);
  fingerpost_searcher_free(both.other);
}

/* -- Files of their own ------------------------------------------------------------ */

static const char look[] = "{\"size\": 11, \"modified\": 1700000000000000000, \"changed\": 1700000000000000000}";

static void a_file_that_was_noted_need_not_be_read_again(void) {
  const char *source = "{\"id\": \"site/page.txt\"}", *page = "Thresholds\n\nWhen to refer.";
  fingerpost_text *json = NULL;
  char digest[200];
  int32_t outcome = 0, held = 7;
  CHECK_OK(fingerpost_digest(index_, "site", source, page, strlen(page), &json, &error));
  snprintf(digest, sizeof digest, "%s", kept(json));
  CHECK_OK(fingerpost_writer_holds(writer, "site/page.txt", digest, &held, &error));
  CHECK(held == 0);
  CHECK_OK(fingerpost_writer_put_from(writer, "site", source, page, strlen(page), &outcome, &error));
  CHECK(outcome == FINGERPOST_ADDED);
  CHECK_OK(fingerpost_writer_note_read(writer, "site", source, look, digest, &error));
  CHECK_OK(fingerpost_writer_commit(writer, "2024-04-20", NULL, &error));
  CHECK_OK(fingerpost_writer_holds(writer, "site/page.txt", digest, &held, &error));
  CHECK(held == 1);
  CHECK_OK(fingerpost_writer_put_from(writer, "site", source, page, strlen(page), &outcome, &error));
  CHECK(outcome == FINGERPOST_UNCHANGED);
  CHECK_OK(fingerpost_writer_known(writer, "site", source, look, &json, &error));
  CHECK_TEXT(kept(json), "{\"known\": true, \"failures\": []}");
  CHECK_OK(fingerpost_writer_known(writer, "site", source,
                                   "{\"size\": 12, \"modified\": 1, \"changed\": 1}", &json, &error));
  CHECK_TEXT(kept(json), "{\"known\": false, \"failures\": []}");
  CHECK_OK(fingerpost_writer_from(writer, "site", &json, &error));
  CHECK_TEXT(kept(json), "{\"ids\": [\"site/page.txt\"]}");
}

static void what_failed_is_named_until_it_is_forgotten(void) {
  const char *source = "{\"id\": \"site/form.pdf\", \"tier\": \"public\"}";
  fingerpost_text *json = NULL;
  CHECK_OK(fingerpost_writer_note_failed(
      writer, "site", source, look, "{\"where\": \"form.pdf\", \"fault\": \"media\", \"reason\": \"encrypted\"}",
      &error));
  CHECK_OK(fingerpost_writer_known(writer, "site", source, look, &json, &error));
  HAS(kept(json), "\"fault\": \"media\", \"reason\": \"encrypted\"");
  CHECK_OK(fingerpost_writer_failed(writer, &json, &error));
  HAS(kept(json), "\"id\": \"site/form.pdf\", \"where\": \"form.pdf\"");
  CHECK_STATUS(fingerpost_writer_note_failed(writer, "site", source, look, "{\"fault\": \"bad luck\"}", &error),
               FINGERPOST_E_ARGUMENT);
  CHECK_SAYS("bad luck");
  CHECK_STATUS(fingerpost_writer_known(writer, "site", source, "{\"size\": -1}", &json, &error),
               FINGERPOST_E_ARGUMENT);
  CHECK_OK(fingerpost_writer_forget_file(writer, "site", source, &error));
  CHECK_OK(fingerpost_writer_failed(writer, &json, &error));
  CHECK_TEXT(kept(json), "{\"failures\": []}");
  CHECK_OK(fingerpost_writer_keep_files(writer, "site", "[]", &error));
  CHECK_OK(fingerpost_writer_known(writer, "site", "{\"id\": \"site/page.txt\"}", look, &json, &error));
  HAS(kept(json), "\"known\": false");
}

static void what_was_read_can_be_put_elsewhere(void) {
  fingerpost_searcher *searcher = NULL;
  fingerpost_text *json = NULL;
  int32_t outcome = 0;
  CHECK_OK(fingerpost_read(NULL, "{\"id\": \"read\", \"published\": \"2024-04\"}",
                           "Diary\n\n25 May: a day for kites", 30, &json, &error));
  CHECK_OK(fingerpost_writer_put_document(writer, fingerpost_text_data(json), &outcome, &error));
  fingerpost_text_free(json);
  CHECK(outcome == FINGERPOST_ADDED);
  CHECK_STATUS(fingerpost_writer_put_document(writer, "{\"id\": 1}", &outcome, &error), FINGERPOST_E_ARGUMENT);
  CHECK_OK(fingerpost_writer_commit(writer, "2024-04-21", NULL, &error));
  CHECK_OK(fingerpost_searcher_open(index_, NULL, &searcher, &error));
  CHECK_OK(fingerpost_document(searcher, "read", &json, &error));
  HAS(kept(json), "\"first\": \"2024-05-25\"");
  fingerpost_searcher_free(searcher);
}

/* -- Mails -------------------------------------------------------------------------- */

static const char mail[] =
    "From: a@b.example\nSubject: Diary\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    "--x\nContent-Type: text/plain\n\nThe diary is attached.\n--x\nContent-Type: text/plain\n"
    "Content-Disposition: attachment; filename=\"diary.txt\"\n\n25 May 2024: neglect training\n--x--\n";

static fingerpost_reader *reader = NULL;

static void a_reader_gives_what_is_attached(void) {
  const char *source = "{\"id\": \"mail\", \"media_type\": \"message/rfc822\"}";
  fingerpost_text *json = NULL;
  CHECK_OK(fingerpost_reader_open(index_, NULL, &reader, &error));
  CHECK_STATUS(fingerpost_reader_attachment(reader, 0, &json, &error), FINGERPOST_E_NOT_FOUND);
  CHECK_OK(fingerpost_reader_read(reader, source, mail, strlen(mail), &json, &error));
  HAS(kept(json), "diary.txt");
  CHECK_OK(fingerpost_reader_attachment(reader, 0, &json, &error));
  HAS(kept(json), "25 May 2024: neglect training");
  CHECK_STATUS(fingerpost_reader_attachment(reader, 1, &json, &error), FINGERPOST_E_NOT_FOUND);
  CHECK_OK(fingerpost_reader_read(reader, "{\"id\": \"page\"}", "autumn term 2025", 16, &json, &error));
  HAS(kept(json), "2025-09-03");
  CHECK_STATUS(fingerpost_reader_attachment(reader, 0, &json, &error), FINGERPOST_E_NOT_FOUND);
  CHECK_OK(fingerpost_writer_put(writer, source, mail, strlen(mail), &error));
  CHECK_OK(fingerpost_writer_put(writer, "{\"id\": \"mail#diary.txt\"}", "25 May 2024", 11, &error));
  CHECK_OK(fingerpost_writer_within(writer, "mail", &json, &error));
  CHECK_TEXT(kept(json), "{\"ids\": [\"mail#diary.txt\"]}");
}

static int misused = 0, fine = 0, odd = 0;
static pthread_mutex_t counting = PTHREAD_MUTEX_INITIALIZER;

static void *read_many(void *unused) {
  (void)unused;
  for (int i = 0; i < 300; ++i) {
    fingerpost_text *json = NULL;
    const fingerpost_status status =
        fingerpost_reader_read(reader, "{\"id\": \"page\"}", "autumn term 2025", 16, &json, NULL);
    fingerpost_text_free(json);
    pthread_mutex_lock(&counting);
    ++*(status == FINGERPOST_OK ? &fine : status == FINGERPOST_E_MISUSE ? &misused : &odd);
    pthread_mutex_unlock(&counting);
  }
  return NULL;
}

static void two_threads_on_one_reader_are_told(void) {
  pthread_t threads[2];
  for (int i = 0; i < 2; ++i) pthread_create(&threads[i], NULL, read_many, NULL);
  for (int i = 0; i < 2; ++i) pthread_join(threads[i], NULL);
  CHECK(odd == 0 && fine + misused == 600 && fine > 0);
  fingerpost_reader_free(reader);
}

static void what_can_be_read_is_told(void) {
  fingerpost_text *json = NULL;
  CHECK_OK(fingerpost_reader_info(&json, &error));
  HAS(kept(json), "\"sealed\": ");
  CHECK_OK(fingerpost_media_type("a.pdf", "%PDF-1.7", 8, &json, &error));
  CHECK_TEXT(kept(json), "application/pdf");
  CHECK_OK(fingerpost_media_type(NULL, NULL, 0, &json, &error));
  fingerpost_text_free(json);
  CHECK_OK(fingerpost_reader_open(NULL, "{\"worker\": \"/nowhere/worker\"}", &reader, &error));
  CHECK_STATUS(fingerpost_reader_read(reader, "{\"id\": \"a\", \"media_type\": \"text/html\"}", "<p>A", 4, &json,
                                      &error),
               FINGERPOST_E_IO);
  fingerpost_reader_free(reader);
  CHECK_STATUS(fingerpost_reader_open(NULL, "{\"wrkr\": \"\"}", &reader, &error), FINGERPOST_E_ARGUMENT);
}

/* -- Words ---------------------------------------------------------------------------- */

static void words_of_a_query(void) {
  static const char own[] =
      "{\"vocabulary\": {\"name\": \"v\", \"version\": \"1\", \"topics\": [{\"id\": \"kites\", \"label\": "
      "\"Kites\"}]}, \"explain\": true}";
  fingerpost_text *json = NULL;
  CHECK_OK(fingerpost_topics_named(NULL, "NIM bruising", NULL, &json, &error));
  HAS(kept(json), "\"topics\": [{\"id\": ");
  CHECK_OK(fingerpost_topics_meant(NULL, "neglekt", NULL, &json, &error));
  HAS(kept(json), "{\"topic\": \"neglect\", \"label\": \"Neglect\", \"words\": \"neglekt\", \"why\": \"spelling\"}");
  CHECK_OK(fingerpost_topics(NULL, "Kites and more kites", 20, own, &json, &error));
  HAS(kept(json), "\"id\": \"kites\"");
  CHECK_OK(fingerpost_vocabulary_phrases(
      NULL, "[\"the compass desk rings\", \"ask the compass desk\", \"a compass desk\"]", 5, &json, &error));
  HAS(kept(json), "{\"words\": \"compass desk\", \"texts\": 3}");
  CHECK_OK(fingerpost_index_almanac(index_, &json, &error));
  HAS(kept(json), "term autumn");
}

static void what_a_host_may_change_is_told(void) {
  fingerpost_text *json = NULL;
  int32_t changed = 7;
  CHECK_OK(fingerpost_weights(&json, &error));
  HAS(kept(json), "{\"name\": \"superseded\", \"value\": ");
  CHECK_OK(fingerpost_places(&json, &error));
  HAS(kept(json), "\"west-yorkshire\"");
  CHECK_OK(fingerpost_writer_commit(writer, "2024-04-22", NULL, &error));
  CHECK_OK(fingerpost_writer_use_almanac(writer, "term autumn: 2026-09-02 2026-12-18\n", &changed, &error));
  CHECK(changed == 1);
  CHECK_OK(fingerpost_writer_use_almanac(writer, "term autumn: 2026-09-02 2026-12-18\n", &changed, &error));
  CHECK(changed == 0);
  CHECK_STATUS(fingerpost_writer_use_almanac(writer, "term autumn\n", &changed, &error), FINGERPOST_E_ARGUMENT);
}

/* -- What stands beside the hits --------------------------------------------------------- */

static void beside_the_hits(void) {
  static const char owned[] =
      "{\"cards\": [{\"id\": \"danger\", \"title\": \"In danger\", \"lines\": [\"Ring 999.\", \"Do not wait.\"], "
      "\"phone\": \"999\", \"from\": \"2024-01-01\", \"until\": \"2024-12-31\", \"review_due\": \"2024-03-01\", "
      "\"crisis\": true}], \"pins\": [{\"document\": \"a\", \"patterns\": [\"child danger\"], "
      "\"from\": \"2024-01-01\", \"until\": \"2024-12-31\"}]}";
  static const char pages[] =
      "{\"id\": \"event\", \"kind\": \"event\", \"published\": \"2024-04-02\", \"updated\": \"2024-04-03\", "
      "\"text\": \"Network\\n\\n25 May 2024 Child in danger: kite network\"}\n";
  fingerpost_searcher *searcher = NULL;
  fingerpost_results *results = NULL;
  fingerpost_text *json = NULL;
  CHECK_OK(fingerpost_writer_put_lines(writer, pages, strlen(pages), NULL, NULL, NULL, &json, &error));
  fingerpost_text_free(json);
  CHECK_OK(fingerpost_writer_commit(writer, "2024-04-22", NULL, &error));
  CHECK_OK(fingerpost_writer_use_cards(writer, owned, NULL, &error));
  CHECK_OK(fingerpost_searcher_open(index_, NULL, &searcher, &error));
  CHECK_OK(fingerpost_search(searcher, "{\"id\": \"q\", \"text\": \"child in danger now\"}", "2024-05-20", &results,
                             &error));
  CHECK_TEXT(fingerpost_results_id(results), "q");
  CHECK_TEXT(fingerpost_results_query(results), "child in danger now");
  CHECK_TEXT(fingerpost_results_recorded(results), "2024-04-22");
  CHECK(fingerpost_results_cards(results) == 1);
  CHECK_TEXT(fingerpost_card_title(results, 0), "In danger");
  CHECK_TEXT(fingerpost_card_text(results, 0), "Ring 999.\nDo not wait.");
  CHECK_TEXT(fingerpost_card_phone(results, 0), "999");
  CHECK_TEXT(fingerpost_card_url(results, 0), "");
  CHECK_TEXT(fingerpost_card_source(results, 0), "");
  CHECK(fingerpost_card_review_overdue(results, 0) == 1);
  CHECK(fingerpost_results_pins(results) == 1);
  CHECK_TEXT(fingerpost_pin_document(results, 0), "a");
  CHECK(*fingerpost_pin_title(results, 0) && *fingerpost_pin_standing(results, 0));
  CHECK_TEXT(fingerpost_pin_anchor(results, 0), "");
  CHECK_TEXT(fingerpost_pin_url(results, 0), "");
  CHECK_TEXT(fingerpost_hit_document(results, 0), "event");
  CHECK_TEXT(fingerpost_hit_updated(results, 0), "2024-04-03");
  CHECK_TEXT(fingerpost_hit_review_due(results, 0), "");
  CHECK_TEXT(fingerpost_hit_event_first(results, 0), "2024-05-25");
  CHECK_TEXT(fingerpost_hit_event_last(results, 0), "2024-05-25");
  CHECK(fingerpost_hit_called_off(results, 0) == 0 && fingerpost_hit_edition(results, 0) == 1);
  CHECK_TEXT(fingerpost_hit_page_label(results, 0), "");
  fingerpost_results_free(results);
  CHECK_OK(fingerpost_search(searcher, "{\"text\": \"neglect topic:no-such-topic\"}", "2024-05-20", &results, &error));
  CHECK(fingerpost_results_notices(results) > 0 && *fingerpost_notice(results, 0));
  CHECK_TEXT(fingerpost_notice(results, 99), "");
  fingerpost_results_free(results);
  fingerpost_searcher_free(searcher);
}

static void what_is_to_be_consulted_with_a_hit(void) {
  static const char pages[] =
      "{\"id\": \"regional\", \"kind\": \"protocol\", \"layer\": \"regional\", \"title\": \"Bruising procedures\", "
      "\"publisher\": \"West Yorkshire\", \"valid_from\": \"2023-01-01\", \"text\": \"Bruising procedures\\n\\n"
      "Bruises in babies who do not move.\"}\n"
      "{\"id\": \"local\", \"kind\": \"protocol\", \"layer\": \"local\", \"title\": \"Kite bruising protocol\", "
      "\"supplements\": [\"regional\"], \"valid_from\": \"2023-01-01\", \"text\": \"Kite bruising protocol\\n\\n"
      "What to do about kite bruises in babies.\"}\n";
  fingerpost_searcher *searcher = NULL;
  fingerpost_results *results = NULL;
  fingerpost_text *json = NULL;
  CHECK_OK(fingerpost_writer_put_lines(writer, pages, strlen(pages), NULL, NULL, NULL, &json, &error));
  fingerpost_text_free(json);
  CHECK_OK(fingerpost_writer_commit(writer, "2024-04-22", NULL, &error));
  CHECK_OK(fingerpost_searcher_open(index_, NULL, &searcher, &error));
  CHECK_OK(fingerpost_search(searcher, "{\"text\": \"kite bruising protocol\"}", "2024-05-20", &results, &error));
  CHECK_TEXT(fingerpost_hit_document(results, 0), "local");
  CHECK(fingerpost_hit_companions(results, 0) == 1);
  CHECK_TEXT(fingerpost_companion_document(results, 0, 0), "regional");
  CHECK_TEXT(fingerpost_companion_title(results, 0, 0), "Bruising procedures");
  CHECK_TEXT(fingerpost_companion_publisher(results, 0, 0), "West Yorkshire");
  CHECK_TEXT(fingerpost_companion_relation(results, 0, 0), "supplemented_by");
  CHECK(*fingerpost_companion_why(results, 0, 0));
  CHECK_TEXT(fingerpost_companion_document(results, 0, 1), "");
  CHECK(fingerpost_hit_topics(results, 0) > 0 && *fingerpost_hit_topic(results, 0, 0));
  fingerpost_results_free(results);
  fingerpost_searcher_free(searcher);
}

int main(void) {
  TEST(opened);
  TEST(a_broken_line_is_named_and_the_others_go_on);
  TEST(a_watch_stops_between_two_lines);
  TEST(a_million_broken_lines_are_counted_and_a_hundred_named);
  TEST(a_watch_may_not_use_the_writer_at_work);
  TEST(a_search_ends_when_it_is_told_to);
  TEST(a_watch_may_use_other_searchers);
  TEST(a_file_that_was_noted_need_not_be_read_again);
  TEST(what_failed_is_named_until_it_is_forgotten);
  TEST(what_was_read_can_be_put_elsewhere);
  TEST(a_reader_gives_what_is_attached);
  TEST(two_threads_on_one_reader_are_told);
  TEST(what_can_be_read_is_told);
  TEST(words_of_a_query);
  TEST(what_a_host_may_change_is_told);
  TEST(beside_the_hits);
  TEST(what_is_to_be_consulted_with_a_hit);
  fingerpost_writer_free(writer);
  fingerpost_index_free(index_);
  return done();
}
