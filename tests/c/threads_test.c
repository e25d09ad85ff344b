/* Eight threads that ask, beside one that writes: each answer is that of one revision, whole,
 * and nothing is lost. What the sanitizer of threads looks at (tests/c/sanitized.sh).
 *
 *     c_threads [COMMITS]
 */
#include "check.h"

#include <pthread.h>

enum { askers = 8, pages_a_commit = 3 };

static fingerpost_index *index_ = NULL;
static fingerpost_searcher *shared = NULL;
static int commits = 12; /* two seconds here; a hundred under a sanitizer that is asked for them */
static int over = 0, wrong = 0, asked = 0, moved_on = 0;
static pthread_mutex_t counting = PTHREAD_MUTEX_INITIALIZER;

static void count(int *what) {
  pthread_mutex_lock(&counting);
  ++*what;
  pthread_mutex_unlock(&counting);
}

static int is_over(void) {
  pthread_mutex_lock(&counting);
  const int now = over;
  pthread_mutex_unlock(&counting);
  return now;
}

static void *write_all(void *unused) {
  fingerpost_writer *writer = NULL;
  char line[200];
  (void)unused;
  if (fingerpost_writer_open(index_, &writer, NULL) != FINGERPOST_OK) count(&wrong);
  for (int i = 0; i < commits; ++i) {
    for (int j = 0; j < pages_a_commit; ++j) {
      snprintf(line, sizeof line, "{\"id\": \"%d/%d\", \"text\": \"Neglect %d\\n\\nSigns of neglect, page %d.\"}", i, j,
               i, j);
      if (fingerpost_writer_put_line(writer, line, NULL, NULL, NULL) != FINGERPOST_OK) count(&wrong);
    }
    if (fingerpost_writer_commit(writer, "2024-04-19", NULL, NULL) != FINGERPOST_OK) count(&wrong);
    if (i % 5 == 4 && fingerpost_writer_merge(writer, NULL) != FINGERPOST_OK) count(&wrong);
  }
  fingerpost_writer_free(writer);
  pthread_mutex_lock(&counting);
  over = 1;
  pthread_mutex_unlock(&counting);
  return NULL;
}

/* What a searcher answers is what its revision holds: a whole number of commits. */
static void ask(fingerpost_searcher *searcher) {
  fingerpost_results *results = NULL;
  fingerpost_error *own = NULL;
  const fingerpost_status status =
      fingerpost_search(searcher, "{\"text\": \"neglect\", \"limit\": 1, \"facets\": true}", "2024-05-20", &results, &own);
  const uint64_t total = fingerpost_results_total(results);
  if (status != FINGERPOST_OK || own || total % pages_a_commit != 0) count(&wrong);
  if (total > 0 && !*fingerpost_hit_snippet_html(results, 0)) count(&wrong);
  fingerpost_results_free(results);
  fingerpost_error_free(own);
  count(&asked);
}

static void *ask_all(void *number) {
  fingerpost_searcher *mine = NULL;
  fingerpost_text *json = NULL;
  uint64_t last = 0;
  while (!is_over()) {
    int32_t moved = 0;
    if (!mine && fingerpost_searcher_open(index_, NULL, &mine, NULL) != FINGERPOST_OK) count(&wrong);
    if (fingerpost_searcher_refresh(mine, &moved, NULL) != FINGERPOST_OK) count(&wrong);
    if (moved) count(&moved_on);
    ask(mine);
    ask(shared);
    if (fingerpost_searcher_describe(mine, &json, NULL) != FINGERPOST_OK) count(&wrong);
    fingerpost_text_free(json);
    if (*(int *)number % 2 == 0) {
      fingerpost_searcher_free(mine); /* half of them open one for each question */
      mine = NULL;
    }
    fingerpost_results *results = NULL;
    if (fingerpost_search(shared, "{\"text\": \"neglect\"}", "2024-05-20", &results, NULL) != FINGERPOST_OK) count(&wrong);
    if (fingerpost_results_revision(results) < last) count(&wrong);
    last = fingerpost_results_revision(results);
    fingerpost_results_free(results);
  }
  fingerpost_searcher_free(mine);
  return NULL;
}

static void *move_on(void *unused) {
  (void)unused;
  while (!is_over()) {
    if (fingerpost_searcher_refresh(shared, NULL, NULL) != FINGERPOST_OK) count(&wrong);
    usleep(2000);
  }
  return NULL;
}

static void every_answer_is_of_one_revision(void) {
  pthread_t threads[askers + 2];
  static int numbers[askers];
  CHECK_OK(fingerpost_index_create(scratch("a.index"), NULL, &index_, &error));
  CHECK_OK(fingerpost_searcher_open(index_, NULL, &shared, &error));
  pthread_create(&threads[askers], NULL, write_all, NULL);
  pthread_create(&threads[askers + 1], NULL, move_on, NULL);
  for (int i = 0; i < askers; ++i) {
    numbers[i] = i;
    pthread_create(&threads[i], NULL, ask_all, &numbers[i]);
  }
  for (int i = 0; i < askers + 2; ++i) pthread_join(threads[i], NULL);
  printf("%d answers, %d moves\n", asked, moved_on);
  CHECK(wrong == 0);
  CHECK(asked > commits && moved_on > 0);
}

static void nothing_is_lost(void) {
  fingerpost_results *results = NULL;
  CHECK_OK(fingerpost_searcher_refresh(shared, NULL, &error));
  CHECK_OK(fingerpost_search(shared, "{\"text\": \"neglect\"}", "2024-05-20", &results, &error));
  CHECK(fingerpost_results_total(results) == (uint64_t)(commits * pages_a_commit));
  fingerpost_results_free(results);
  fingerpost_searcher_free(shared);
  fingerpost_index_free(index_);
}

int main(int argc, char **argv) {
  if (argc > 1) commits = atoi(argv[1]);
  TEST(every_answer_is_of_one_revision);
  TEST(nothing_is_lost);
  return done();
}
