/* One index from its making to its feeds, as a C host lives it. */
#include "check.h"

static fingerpost_index *index_ = NULL;

/* The text, kept until the next call. */
static const char *kept(fingerpost_text *text) {
  static char copy[200000];
  copy[0] = '\0';
  strncat(copy, fingerpost_text_data(text), sizeof copy - 1);
  fingerpost_text_free(text);
  return copy;
}

static void making_an_index(void) {
  fingerpost_index *again = NULL;
  CHECK_OK(fingerpost_index_create(scratch("leeds.index"), NULL, &index_, &error));
  CHECK_STATUS(fingerpost_index_create(scratch("leeds.index"), NULL, &again, &error),
               FINGERPOST_E_EXISTS);
  CHECK(again == NULL);
  CHECK_STATUS(fingerpost_index_open(scratch("no.index"), &again, &error), FINGERPOST_E_NOT_FOUND);
  CHECK_STATUS(fingerpost_index_create(scratch("b.index"), "{\"langage\": \"en\"}", &again, &error),
               FINGERPOST_E_ARGUMENT);
  CHECK_SAYS("langage");
}

static void writing(void) {
  static const char text[] =
      "April Newsletter\n\nDates for your diary\n\n25 May International Missing Children's Day\n\n"
      "24 - 28 June Safeguarding Week 2024\n";
  fingerpost_writer *writer = NULL, *second = NULL;
  int32_t outcome = 0;
  uint64_t revision = 0;
  CHECK_OK(fingerpost_writer_open(index_, &writer, &error));
  CHECK_STATUS(fingerpost_writer_open(index_, &second, &error), FINGERPOST_E_LOCKED);
  CHECK_OK(fingerpost_writer_put(writer,
                                 "{\"id\": \"newsletter/2024-04\", \"kind\": \"newsletter\", "
                                 "\"published\": \"2024-04\", \"publisher\": \"Leeds SCP\"}",
                                 text, strlen(text), &error));
  CHECK_STATUS(fingerpost_writer_put(writer, "{\"id\": \"x\", \"kinds\": \"page\"}", text, 4, &error),
               FINGERPOST_E_ARGUMENT);
  CHECK_SAYS("kinds");
  CHECK_OK(fingerpost_writer_put_line(
      writer, "{\"id\": \"secret\", \"tier\": \"police\", \"text\": \"Operation about missing children\"}",
      NULL, &outcome, &error));
  CHECK(outcome == FINGERPOST_ADDED);
  CHECK_STATUS(fingerpost_writer_put_line(writer, "{\"path\": \"../etc/passwd\"}", scratch(""),
                                          &outcome, &error),
               FINGERPOST_E_ARGUMENT);
  CHECK_STATUS(fingerpost_writer_put_line(writer, "{\"path\": \"page.txt\"}", NULL, &outcome, &error),
               FINGERPOST_E_ARGUMENT);
  CHECK_OK(fingerpost_writer_put_line(writer, "{\"id\": \"old\", \"remove\": true}", NULL, &outcome,
                                      &error));
  CHECK(outcome == FINGERPOST_ABSENT);
  CHECK_STATUS(fingerpost_writer_commit(writer, "19 April 2024", &revision, &error),
               FINGERPOST_E_ARGUMENT);
  CHECK_OK(fingerpost_writer_commit(writer, "2024-04-19", &revision, &error));
  CHECK(revision > 0);
  CHECK_OK(fingerpost_writer_merge(writer, &error));
  fingerpost_writer_free(writer);
  CHECK_STATUS(fingerpost_writer_commit(writer, "2024-04-19", NULL, &error), FINGERPOST_E_MISUSE);
  CHECK_SAYS("freed");
}

static void a_line_with_a_path(void) {
  fingerpost_writer *writer = NULL;
  int32_t outcome = 0;
  FILE *page = fopen(scratch("page.txt"), "w");
  fputs("Emergency duty team\n\nRing 0113 000 0000 out of hours.\n", page);
  fclose(page);
  CHECK_OK(fingerpost_writer_open(index_, &writer, &error));
  CHECK_OK(fingerpost_writer_put_line(writer, "{\"path\": \"page.txt\"}", scratch(""), &outcome,
                                      &error));
  CHECK(outcome == FINGERPOST_ADDED);
  CHECK_OK(fingerpost_writer_commit(writer, "2024-04-20", NULL, &error));
  CHECK_OK(fingerpost_writer_put_line(writer, "{\"path\": \"page.txt\"}", scratch(""), &outcome,
                                      &error));
  CHECK(outcome == FINGERPOST_UNCHANGED);
  CHECK_OK(fingerpost_writer_remove(writer, "page.txt", &outcome, &error));
  CHECK(outcome == 1);
  CHECK_OK(fingerpost_writer_commit(writer, "2024-04-21", NULL, &error));
  fingerpost_writer_free(writer);
}

static void searching(void) {
  fingerpost_searcher *searcher = NULL, *police = NULL;
  fingerpost_results *results = NULL;
  fingerpost_text *text = NULL;
  int32_t moved = 7;
  CHECK_OK(fingerpost_searcher_open(index_, NULL, &searcher, &error));
  CHECK_OK(fingerpost_search(searcher, "{\"text\": \"missing children\", \"kinds\": [\"event\"]}",
                             "2024-05-20", &results, &error));
  CHECK(fingerpost_results_total(results) == 1 && fingerpost_results_size(results) == 1);
  CHECK_TEXT(fingerpost_results_as_of(results), "2024-05-20");
  CHECK_TEXT(fingerpost_hit_document(results, 0), "newsletter/2024-04");
  CHECK_TEXT(fingerpost_hit_standing(results, 0), "upcoming");
  CHECK_TEXT(fingerpost_hit_kind(results, 0), "event");
  CHECK_TEXT(fingerpost_hit_first(results, 0), "2024-05-25");
  CHECK_TEXT(fingerpost_hit_last(results, 0), "2024-05-25");
  CHECK_TEXT(fingerpost_hit_published(results, 0), "2024-04");
  CHECK_TEXT(fingerpost_hit_publisher(results, 0), "Leeds SCP");
  CHECK(strstr(fingerpost_hit_snippet_html(results, 0), "<mark>Missing") != NULL);
  CHECK(strstr(fingerpost_hit_snippet_text(results, 0), "<mark>") == NULL);
  CHECK(fingerpost_hit_score(results, 0) > 0);
  CHECK_TEXT(fingerpost_hit_title(results, 1), "");
  CHECK_OK(fingerpost_results_json(results, &text, &error));
  CHECK(strstr(kept(text), "\"total\": 1") != NULL);
  CHECK_OK(fingerpost_results_feed(results, "ics", "{\"title\": \"Diary\", \"url\": \"https://x.example/\"}",
                                   &text, &error));
  CHECK(strstr(kept(text), "DTSTART;VALUE=DATE:20240525") != NULL);
  CHECK_STATUS(fingerpost_results_feed(results, "rss", "{}", &text, &error), FINGERPOST_E_ARGUMENT);
  fingerpost_searcher_free(searcher);
  CHECK_TEXT(fingerpost_hit_document(results, 0), "newsletter/2024-04");
  fingerpost_results_free(results);
  CHECK_TEXT(fingerpost_hit_document(results, 0), "");

  CHECK_OK(fingerpost_searcher_open(index_, "[\"police\"]", &police, &error));
  CHECK_OK(fingerpost_searcher_ids(police, &text, &error));
  CHECK_TEXT(kept(text), "{\"ids\": [\"newsletter/2024-04\", \"secret\"]}");
  CHECK_OK(fingerpost_complete(police, "diar", "2024-05-20", 5, &text, &error));
  CHECK(strstr(kept(text), "\"completions\": [{\"text\"") != NULL);
  CHECK_OK(fingerpost_complete(police, "zzz", "2024-05-20", 5, &text, &error));
  CHECK_TEXT(kept(text), "{\"completions\": []}");
  CHECK_STATUS(fingerpost_complete(police, "secr", "yesterday", 5, &text, &error),
               FINGERPOST_E_ARGUMENT);
  CHECK_OK(fingerpost_searcher_refresh(police, &moved, &error));
  CHECK(moved == 0);
  fingerpost_searcher_free(police);
}

static void the_day_is_asked_for_once(void) {
  fingerpost_searcher *searcher = NULL;
  fingerpost_results *results = NULL;
  CHECK_OK(fingerpost_searcher_open(index_, NULL, &searcher, &error));
  CHECK_STATUS(fingerpost_search(searcher, "{\"text\": \"x\"}", NULL, &results, &error),
               FINGERPOST_E_ARGUMENT);
  CHECK_SAYS("as_of");
  CHECK_STATUS(fingerpost_search(searcher, "{\"as_of\": \"2024-05-20\"}", "2024-05-21", &results,
                                 &error),
               FINGERPOST_E_ARGUMENT);
  CHECK_OK(fingerpost_search(searcher, "{\"as_of\": \"2024-05-20\"}", NULL, &results, &error));
  CHECK_TEXT(fingerpost_results_as_of(results), "2024-05-20");
  fingerpost_results_free(results);
  CHECK_STATUS(fingerpost_search(searcher, "{\"text\": ", "2024-05-20", &results, &error),
               FINGERPOST_E_ARGUMENT);
  CHECK(last_at > 0);
  fingerpost_searcher_free(searcher);
}

static void documents(void) {
  fingerpost_searcher *searcher = NULL;
  fingerpost_text *text = NULL;
  CHECK_OK(fingerpost_searcher_open(index_, NULL, &searcher, &error));
  CHECK_OK(fingerpost_document(searcher, "newsletter/2024-04", &text, &error));
  CHECK(strstr(kept(text), "Safeguarding Week") != NULL);
  CHECK_STATUS(fingerpost_document(searcher, "secret", &text, &error), FINGERPOST_E_NOT_FOUND);
  CHECK_STATUS(fingerpost_document_known_at(searcher, "newsletter/2024-04", "2024-04-18", &text,
                                            &error),
               FINGERPOST_E_NOT_FOUND);
  CHECK_OK(fingerpost_document_known_at(searcher, "newsletter/2024-04", "2024-04-19", &text, &error));
  fingerpost_text_free(text);
  CHECK_OK(fingerpost_searcher_describe(searcher, &text, &error));
  CHECK(strstr(kept(text), "\"documents\": 1,") != NULL);
  CHECK_OK(fingerpost_index_describe(index_, &text, &error));
  CHECK(strstr(kept(text), "\"documents\": 1,") != NULL);
  fingerpost_searcher_free(searcher);
}

static const char ours[] =
    "{\"name\": \"ours\", \"version\": \"1\", \"over\": \"built-in\", \"topics\": ["
    "{\"id\": \"kites\", \"label\": \"Kite flying\", \"names\": [\"diary\"]}]}";

static void vocabularies(void) {
  static const char loose[] = "{\"topics\": [{\"label\": \"Kites\"}, {\"label\": \"Kites\"}]}";
  fingerpost_text *json = NULL;
  CHECK_OK(fingerpost_vocabulary_merge(ours, &json, &error));
  CHECK(strstr(fingerpost_text_data(json), "Kite flying") != NULL);
  fingerpost_text_free(json);
  CHECK_OK(fingerpost_vocabulary_merge(NULL, &json, &error));
  CHECK(fingerpost_text_size(json) > 100000);
  fingerpost_text_free(json);
  CHECK_STATUS(fingerpost_vocabulary_merge("{\"topics\": [{\"id\": \"a\"}]}", &json, &error),
               FINGERPOST_E_VOCABULARY);
  CHECK_OK(fingerpost_vocabulary_faults("{\"name\": \"v\", \"version\": \"1\", \"topics\": ["
                                        "{\"id\": \"a\", \"label\": \"A\", \"broader\": [\"b\"]}]}",
                                        &json, &error));
  CHECK(strstr(kept(json), "\"b\\\"") != NULL);
  CHECK_OK(fingerpost_vocabulary_differences(NULL, ours, &json, &error));
  CHECK(strstr(kept(json), "{\"topic\": \"kites\", \"change\": \"added\"") != NULL);
  CHECK_OK(fingerpost_vocabulary_import(loose, strlen(loose), &json, &error));
  CHECK(strstr(kept(json), "\"repaired\": [\"") != NULL);
  CHECK_OK(fingerpost_vocabulary_export(ours, "rdf-xml", "https://x.example/", &json, &error));
  CHECK(strstr(fingerpost_text_data(json), "https://x.example/kites") != NULL);
  fingerpost_text_free(json);
  CHECK_STATUS(fingerpost_vocabulary_export(ours, "turtle", "https://x.example/", &json, &error),
               FINGERPOST_E_ARGUMENT);
  CHECK_SAYS("json-ld");
}

static void the_topics_of_an_index(void) {
  fingerpost_searcher *searcher = NULL;
  fingerpost_results *results = NULL;
  fingerpost_writer *writer = NULL;
  fingerpost_text *json = NULL;
  uint64_t sections = 0;
  CHECK_OK(fingerpost_searcher_open(index_, NULL, &searcher, &error));
  CHECK_OK(fingerpost_topic_report(index_, searcher, "2024-05-20", 3, &json, &error));
  CHECK(strstr(kept(json), "{\"id\": \"fgm\", ") != NULL);
  CHECK_OK(fingerpost_search(searcher, "{\"text\": \"SCR\"}", "2024-05-20", &results, &error));
  CHECK(fingerpost_results_topics_meant(results) == 2);
  CHECK(strcmp(fingerpost_topic_meant_id(results, 0), fingerpost_topic_meant_id(results, 1)) != 0);
  CHECK(strlen(fingerpost_topic_meant_label(results, 1)) > 0);
  CHECK(strcmp(fingerpost_topic_meant_words(results, 1), "SCR") == 0);
  CHECK(fingerpost_topic_meant_count(results, 1) == 0);
  CHECK(strcmp(fingerpost_topic_meant_id(results, 2), "") == 0);
  fingerpost_results_free(results);
  fingerpost_searcher_free(searcher);
  CHECK_OK(fingerpost_writer_open(index_, &writer, &error));
  CHECK_OK(fingerpost_writer_retag(writer, ours, &sections, &error));
  CHECK(sections > 0);
  CHECK_OK(fingerpost_writer_retag(writer, NULL, NULL, &error));
  fingerpost_writer_free(writer);
}

static void how_well_it_answers(void) {
  static const char questions[] =
      "{\"id\": \"q1\", \"text\": \"kites\", \"as_of\": \"2024-05-20\", \"grades\": {\"no such\": 3}}\n"
      "{\"id\": \"q2\", \"text\": \"missing children\", \"class\": \"c\", \"grades\": {\"none\": 1}}\n";
  fingerpost_searcher *searcher = NULL;
  fingerpost_text *json = NULL;
  CHECK_OK(fingerpost_searcher_open(index_, NULL, &searcher, &error));
  CHECK_OK(fingerpost_searcher_evaluate(searcher, questions, "2024-05-20", NULL,
                                        "{\"feedback\": 0}", &json, &error));
  CHECK(strstr(kept(json), "{\"name\": \"all\", \"questions\": 2, ") != NULL);
  CHECK_STATUS(fingerpost_searcher_evaluate(searcher, questions, "2024-05-20", "{\"feedbak\": 0}",
                                            NULL, &json, &error),
               FINGERPOST_E_ARGUMENT);
  CHECK_SAYS("feedback");
  CHECK_STATUS(fingerpost_searcher_evaluate(searcher,
                                            "{\"id\": \"q1\", \"text\": \"kites\", \"grades\": {}}\n",
                                            "2024-05-20", NULL, NULL, &json, &error),
               FINGERPOST_E_ARGUMENT);
  CHECK_SAYS("has no grades");
  fingerpost_searcher_free(searcher);
}

static void cards_and_likeness(void) {
  static const char cards[] =
      "{\"cards\": [{\"id\": \"danger\", \"title\": \"In danger\", \"lines\": [\"Ring 999.\"], "
      "\"from\": \"2024-01-01\", \"until\": \"2024-12-31\", \"crisis\": true}]}";
  fingerpost_searcher *searcher = NULL;
  fingerpost_results *results = NULL;
  fingerpost_writer *writer = NULL;
  fingerpost_text *json = NULL;
  int32_t changed = 7;
  CHECK_OK(fingerpost_writer_open(index_, &writer, &error));
  CHECK_OK(fingerpost_writer_use_cards(writer, cards, &changed, &error));
  CHECK(changed == 1);
  CHECK_OK(fingerpost_writer_use_cards(writer, cards, &changed, &error));
  CHECK(changed == 0);
  CHECK_OK(fingerpost_writer_cards(writer, &json, &error));
  CHECK(strstr(kept(json), "\"id\": \"danger\"") != NULL);
  CHECK(fingerpost_writer_use_cards(writer, "{\"card\": []}", NULL, &error) == FINGERPOST_E_ARGUMENT);
  fingerpost_error_free(error);
  error = NULL;
  CHECK_OK(fingerpost_writer_use_cards(writer, "{}", NULL, &error));
  fingerpost_writer_free(writer);
  CHECK_OK(fingerpost_searcher_open(index_, NULL, &searcher, &error));
  CHECK_OK(fingerpost_like(searcher, "{\"document\": \"newsletter/2024-04\", \"as_of\": \"2024-05-20\"}",
                           &results, &error));
  CHECK_OK(fingerpost_results_json(results, &json, &error));
  CHECK(strstr(kept(json), "\"document\": \"newsletter/2024-04\", \"edition\"") == NULL);
  fingerpost_results_free(results);
  fingerpost_searcher_free(searcher);
}

static void words_without_an_index(void) {
  static const char text[] = "13-19 May Mental Health Awareness Week";
  static const char about[] = "Child sexual exploitation: spotting the signs of CSE";
  static const char page[] = "<title>A</title><h1>A page</h1><p>Of words.";
  fingerpost_text *json = NULL;
  CHECK_OK(fingerpost_dates(text, strlen(text), "{\"published\": \"2024-04\"}", &json, &error));
  CHECK(strstr(kept(json), "\"first\": \"2024-05-13\"") != NULL);
  static const char term[] = "autumn term 2025";
  static const char own[] = "{\"almanac\": \"term autumn: 2025-09-03 2025-12-18\"}";
  CHECK_OK(fingerpost_dates(term, strlen(term), own, &json, &error));
  CHECK(strstr(kept(json), "\"first\": \"2025-09-03\"") != NULL);
  static const char closed[] = "{\"id\": \"a\", \"media_type\": \"text/plain\", "
                               "\"almanac\": \"term autumn: 2025-09-03 2025-12-18\"}";
  CHECK_OK(fingerpost_read(NULL, closed, term, strlen(term), &json, &error));
  CHECK(strstr(kept(json), "\"first\": \"2025-09-03\"") != NULL);
  CHECK_STATUS(fingerpost_dates(text, strlen(text), "{\"year\": 2024}", &json, &error),
               FINGERPOST_E_ARGUMENT);
  CHECK_STATUS(fingerpost_dates(text, (size_t)-1, NULL, &json, &error), FINGERPOST_E_LIMIT);
  CHECK_OK(fingerpost_topics(NULL, about, strlen(about), "{\"title\": \"CSE\"}", &json, &error));
  CHECK(strstr(kept(json), "child-sexual-exploitation") != NULL);
  CHECK_OK(fingerpost_read(NULL, "{\"id\": \"a\", \"media_type\": \"text/html\"}", page, strlen(page),
                           &json, &error));
  CHECK(strstr(kept(json), "Of words.") != NULL);
  CHECK_STATUS(fingerpost_read(index_, "{\"id\": \"a\", \"media_type\": \"image/png\"}", "\x89PNG", 4,
                               &json, &error),
               FINGERPOST_E_MEDIA);
  CHECK_OK(fingerpost_index_vocabulary(index_, &json, &error));
  CHECK(fingerpost_text_size(json) > 1000);
  fingerpost_text_free(json);
}

static void damage(void) {
  fingerpost_text *text = NULL;
  CHECK_OK(fingerpost_index_check(scratch("leeds.index"), &text, &error));
  CHECK(strstr(kept(text), "\"damage\": []") != NULL);
  CHECK_STATUS(fingerpost_index_check(scratch("no.index"), &text, &error), FINGERPOST_E_NOT_FOUND);
}

static void names(void) {
  int32_t status;
  CHECK(fingerpost_abi() == FINGERPOST_ABI);
  CHECK(fingerpost_index_format() > 0);
  CHECK(strlen(fingerpost_version()) >= 5);
  for (status = FINGERPOST_OK; status <= FINGERPOST_E_FORKED; ++status)
    CHECK(*fingerpost_status_name(status) && *fingerpost_status_meaning(status));
  CHECK_TEXT(fingerpost_status_name(FINGERPOST_E_LOCKED), "locked");
  CHECK_TEXT(fingerpost_status_name(99), "");
}

int main(void) {
  TEST(names);
  TEST(making_an_index);
  TEST(writing);
  TEST(a_line_with_a_path);
  TEST(searching);
  TEST(the_day_is_asked_for_once);
  TEST(documents);
  TEST(cards_and_likeness);
  TEST(words_without_an_index);
  TEST(vocabularies);
  TEST(how_well_it_answers);
  TEST(the_topics_of_an_index);
  TEST(damage);
  fingerpost_index_free(index_);
  return done();
}
