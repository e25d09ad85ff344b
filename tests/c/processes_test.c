/* Forks and threads: a handle that may not be used says so. */
#include "check.h"

#include <pthread.h>
#include <sys/wait.h>

static fingerpost_index *index_ = NULL;
static fingerpost_writer *writer = NULL;
static fingerpost_searcher *searcher = NULL;
static fingerpost_results *results = NULL;
static fingerpost_reader *reader = NULL;

static void opened(void) {
  fingerpost_text *text = NULL;
  CHECK_OK(fingerpost_reader_open(NULL, NULL, &reader, &error));
  CHECK_OK(fingerpost_reader_read(reader, "{\"id\": \"a\"}", "<h1>A</h1>", 10, &text, &error));
  fingerpost_text_free(text);
  CHECK_OK(fingerpost_index_create(scratch("a.index"), NULL, &index_, &error));
  CHECK_OK(fingerpost_writer_open(index_, &writer, &error));
  CHECK_OK(fingerpost_writer_put_line(
      writer, "{\"id\": \"a\", \"text\": \"Neglect\\n\\nSigns of neglect.\"}", NULL, NULL, &error));
  CHECK_OK(fingerpost_writer_commit(writer, "2024-04-19", NULL, &error));
  CHECK_OK(fingerpost_searcher_open(index_, NULL, &searcher, &error));
  CHECK_OK(fingerpost_search(searcher, "{\"text\": \"neglect\"}", "2024-05-20", &results, &error));
}

/* What a child does with its parent's handles; its exit tells how many checks failed. */
static void in_a_child(void) {
  fingerpost_index *own = NULL;
  fingerpost_searcher *asking = NULL;
  fingerpost_results *found = NULL;
  fingerpost_text *text = NULL;
  CHECK_STATUS(fingerpost_writer_put_line(writer, "{\"id\": \"b\", \"text\": \"b\"}", NULL, NULL, &error),
               FINGERPOST_E_FORKED);
  CHECK_SAYS("fork");
  CHECK_STATUS(fingerpost_writer_commit(writer, "2024-04-20", NULL, &error), FINGERPOST_E_FORKED);
  CHECK_STATUS(fingerpost_index_describe(index_, &text, &error), FINGERPOST_E_FORKED);
  CHECK_STATUS(fingerpost_search(searcher, "{}", "2024-05-20", &found, &error), FINGERPOST_E_FORKED);
  CHECK_STATUS(fingerpost_reader_read(reader, "{\"id\": \"a\"}", "<h1>A</h1>", 10, &text, &error),
               FINGERPOST_E_FORKED);
  CHECK_TEXT(fingerpost_hit_document(results, 0), "a");
  fingerpost_results_free(results);
  fingerpost_reader_free(reader);
  fingerpost_writer_free(writer);
  fingerpost_searcher_free(searcher);
  fingerpost_index_free(index_);
  CHECK_STATUS(fingerpost_writer_commit(writer, "2024-04-20", NULL, &error), FINGERPOST_E_MISUSE);
  CHECK_OK(fingerpost_index_open(scratch("a.index"), &own, &error));
  CHECK_OK(fingerpost_searcher_open(own, NULL, &asking, &error));
  CHECK_OK(fingerpost_search(asking, "{\"text\": \"neglect\"}", "2024-05-20", &found, &error));
  CHECK(fingerpost_results_total(found) == 1);
  CHECK_STATUS(fingerpost_writer_open(own, &writer, &error), FINGERPOST_E_LOCKED);
}

static void a_child_cannot_touch_what_its_parent_opened(void) {
  int status = -1;
  fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    bad_checks = 0;
    in_a_child();
    fflush(stdout);
    _exit(bad_checks == 0 ? 0 : 1);
  }
  CHECK(child > 0 && waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void the_parent_goes_on(void) {
  fingerpost_text *text = NULL;
  CHECK_OK(fingerpost_reader_read(reader, "{\"id\": \"a\"}", "<h1>B</h1>", 10, &text, &error));
  CHECK(strstr(fingerpost_text_data(text), "\"B\"") != NULL);
  fingerpost_text_free(text);
  fingerpost_reader_free(reader);
  CHECK_OK(fingerpost_writer_put_line(writer, "{\"id\": \"b\", \"html\": \"<h1>B</h1><p>Bruising\"}",
                                      NULL, NULL, &error));
  CHECK_OK(fingerpost_writer_commit(writer, "2024-04-20", NULL, &error));
  CHECK_OK(fingerpost_searcher_refresh(searcher, NULL, &error));
  CHECK_TEXT(fingerpost_hit_document(results, 0), "a");
}

/* -- Threads ----------------------------------------------------------------- */

enum { rounds = 300 };
static int misused[2] = {0, 0}, fine[2] = {0, 0}, odd[2] = {0, 0};

static void *put_many(void *number) {
  const int me = *(int *)number;
  char line[100];
  for (int i = 0; i < rounds; ++i) {
    snprintf(line, sizeof line, "{\"id\": \"%d/%d\", \"text\": \"Page %d of thread %d\"}", me, i, i, me);
    const fingerpost_status status = fingerpost_writer_put_line(writer, line, NULL, NULL, NULL);
    if (status == FINGERPOST_OK) ++fine[me];
    else if (status == FINGERPOST_E_MISUSE) ++misused[me];
    else ++odd[me];
  }
  return NULL;
}

static void two_threads(void *(*work)(void *)) {
  pthread_t threads[2];
  static int numbers[2] = {0, 1};
  for (int i = 0; i < 2; ++i) pthread_create(&threads[i], NULL, work, &numbers[i]);
  for (int i = 0; i < 2; ++i) pthread_join(threads[i], NULL);
}

static void two_threads_on_one_writer_are_told_and_do_not_race(void) {
  fingerpost_text *text = NULL;
  char wanted[40];
  two_threads(put_many);
  CHECK(odd[0] + odd[1] == 0);
  CHECK(fine[0] + misused[0] == rounds && fine[1] + misused[1] == rounds);
  CHECK_OK(fingerpost_writer_commit(writer, "2024-04-21", NULL, &error));
  CHECK_OK(fingerpost_index_describe(index_, &text, &error));
  snprintf(wanted, sizeof wanted, "\"documents\": %d,", fine[0] + fine[1] + 2);
  CHECK(strstr(fingerpost_text_data(text), wanted) != NULL);
  fingerpost_text_free(text);
}

static void *ask_many(void *number) {
  const int me = *(int *)number;
  fine[me] = 0;
  for (int i = 0; i < rounds; ++i) {
    fingerpost_results *found = NULL;
    fingerpost_error *own = NULL;
    const char *query = me ? "{\"text\": \"neglect\"}" : "{\"txt\": \"neglect\"}";
    const fingerpost_status status = fingerpost_search(searcher, query, "2024-05-20", &found, &own);
    fine[me] += me ? status == FINGERPOST_OK && fingerpost_results_total(found) == 1 && !own
                   : status == FINGERPOST_E_ARGUMENT &&
                         strstr(fingerpost_error_message(own), "txt") != NULL;
    fingerpost_results_free(found);
    fingerpost_error_free(own);
  }
  return NULL;
}

static void each_thread_gets_its_own_answers_and_errors(void) {
  two_threads(ask_many);
  CHECK(fine[0] == rounds && fine[1] == rounds);
}

static void *free_it(void *unused) {
  (void)unused;
  usleep(2000);
  fingerpost_searcher_free(searcher);
  return NULL;
}

static void freeing_beside_a_call_is_safe(void) {
  pthread_t other;
  fingerpost_status status = FINGERPOST_OK;
  pthread_create(&other, NULL, free_it, NULL);
  while (status == FINGERPOST_OK) {
    fingerpost_results *found = NULL;
    status = fingerpost_search(searcher, "{\"text\": \"page\"}", "2024-05-20", &found, NULL);
    fingerpost_results_free(found);
  }
  pthread_join(other, NULL);
  CHECK(status == FINGERPOST_E_MISUSE);
}

int main(void) {
  TEST(opened);
  TEST(a_child_cannot_touch_what_its_parent_opened);
  TEST(the_parent_goes_on);
  TEST(two_threads_on_one_writer_are_told_and_do_not_race);
  TEST(each_thread_gets_its_own_answers_and_errors);
  TEST(freeing_beside_a_call_is_safe);
  fingerpost_results_free(results);
  fingerpost_writer_free(writer);
  fingerpost_index_free(index_);
  return done();
}
