/* Indexes four pages of a small partnership and asks what held on which day.
 *
 *     search [PAGES]     PAGES is examples/pages, unless told otherwise
 */
#define _GNU_SOURCE
#include <fingerpost.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const wanted[] = {"newsletters/2024-04", "notices/covid-19-courses-2020",
                                     "protocols/leeds-bruising-2017",
                                     "protocols/leeds-bruising-not-independently-mobile"};

/* Every call that can fail goes through here: the program ends with what went wrong. */
static void need(fingerpost_status status, fingerpost_error *error) {
  if (status == FINGERPOST_OK) return;
  fprintf(stderr, "search: %s\n", fingerpost_error_message(error));
  exit(1);
}

static int is_wanted(const char *line) {
  char start[200];
  for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; ++i) {
    snprintf(start, sizeof start, "{\"id\": \"%s\"", wanted[i]);
    if (strncmp(line, start, strlen(start)) == 0) return 1;
  }
  return 0;
}

static void index_pages(const fingerpost_index *index, const char *pages) {
  fingerpost_writer *writer;
  fingerpost_error *error;
  char path[1000], *line = NULL;
  size_t room = 0;
  need(fingerpost_writer_open(index, &writer, &error), error);
  snprintf(path, sizeof path, "%s/manifest.ndjson", pages);
  FILE *manifest = fopen(path, "r");
  while (manifest && getline(&line, &room, manifest) > 0)
    if (is_wanted(line))
      need(fingerpost_writer_put_line(writer, line, pages, NULL, &error), error);
  if (manifest) fclose(manifest);
  free(line);
  need(fingerpost_writer_commit(writer, "2026-06-01", NULL, &error), error);
  fingerpost_writer_free(writer);
}

static void show_standings(const fingerpost_results *results) {
  for (size_t i = 0; i < fingerpost_results_facets(results); ++i) {
    if (strcmp(fingerpost_facet_field(results, i), "standing") != 0) continue;
    for (size_t j = 0; j < fingerpost_facet_size(results, i); ++j)
      printf("%s%s %d", j ? ", " : "  standing: ", fingerpost_facet_id(results, i, j),
             (int)fingerpost_facet_count(results, i, j));
    printf("\n");
  }
}

static void ask(const fingerpost_searcher *searcher, const char *text, const char *more,
                const char *day) {
  fingerpost_results *results;
  fingerpost_error *error;
  char query[400];
  snprintf(query, sizeof query, "{\"text\": \"%s\", %s}", text, more);
  need(fingerpost_search(searcher, query, day, &results, &error), error);
  printf("%s, on %s: %d found\n", text, day, (int)fingerpost_results_total(results));
  for (size_t i = 0; i < fingerpost_results_size(results); ++i)
    printf("  %s: %s > %s\n    %s\n", fingerpost_hit_standing(results, i),
           fingerpost_hit_title(results, i), fingerpost_hit_heading(results, i),
           fingerpost_hit_snippet_text(results, i));
  show_standings(results);
  fingerpost_results_free(results);
}

static int remove_one(const char *path, const struct stat *about, int flag, struct FTW *walk) {
  (void)about, (void)flag, (void)walk;
  return remove(path);
}

int main(int argc, char **argv) {
  char folder[] = "/tmp/fingerpost-example-XXXXXX", path[100];
  fingerpost_index *index, *missing;
  fingerpost_searcher *searcher;
  fingerpost_error *error;
  if (!mkdtemp(folder)) return 1;

  snprintf(path, sizeof path, "%s/leeds.index", folder);
  need(fingerpost_index_create(path, NULL, &index, &error), error);
  index_pages(index, argc > 1 ? argv[1] : "examples/pages");
  need(fingerpost_searcher_open(index, NULL, &searcher, &error), error);
  ask(searcher, "missing children", "\"kinds\": [\"event\"], \"limit\": 1", "2024-05-20");
  ask(searcher, "are courses cancelled", "\"limit\": 1", "2020-05-01");
  ask(searcher, "are courses cancelled", "\"limit\": 2", "2026-05-20");
  ask(searcher, "bruising protocol", "\"limit\": 2, \"facets\": true", "2026-05-20");

  snprintf(path, sizeof path, "%s/no.index", folder);
  if (fingerpost_index_open(path, &missing, &error) != FINGERPOST_OK)
    printf("%s is %d\n", fingerpost_status_name(fingerpost_error_status(error)),
           (int)fingerpost_error_status(error));
  fingerpost_error_free(error);
  fingerpost_searcher_free(searcher);
  fingerpost_index_free(index);
  nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  return 0;
}
