/* Checks for C programs: each TEST is a case, and the program ends with
 * "N passed, N failed". */
#ifndef FINGERPOST_TESTS_C_CHECK_H
#define FINGERPOST_TESTS_C_CHECK_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <fingerpost.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static fingerpost_error *error = NULL;
static char last_message[2000] = "";
static int64_t last_at = -1;
static int bad_checks = 0, passed = 0, failed = 0;

static inline void bad(const char *file, int line, const char *what, const char *why) {
  ++bad_checks;
  printf("%s:%d: %s: %s\n", file, line, what, why);
}

static inline void check(int good, const char *file, int line, const char *what) {
  if (!good) bad(file, line, what, "is not so");
}

/* Keeps the message, and frees the error. */
static inline void check_status(fingerpost_status status, fingerpost_status wanted, const char *file,
                                int line, const char *what) {
  snprintf(last_message, sizeof last_message, "%s", fingerpost_error_message(error));
  last_at = fingerpost_error_at(error);
  if (status != wanted) {
    char why[2200];
    snprintf(why, sizeof why, "%s, not %s: %s", fingerpost_status_name(status),
             fingerpost_status_name(wanted), last_message);
    bad(file, line, what, why);
  }
  if (fingerpost_error_status(error) != status) bad(file, line, what, "the error has another status");
  if ((status != FINGERPOST_OK) != (last_message[0] != '\0')) bad(file, line, what, "no message");
  fingerpost_error_free(error);
  error = NULL;
}

static inline void check_text(const char *text, const char *wanted, const char *file, int line) {
  if (strcmp(text, wanted) != 0) bad(file, line, text, wanted);
}

#define CHECK(condition) check(!!(condition), __FILE__, __LINE__, #condition)
#define CHECK_STATUS(call, wanted) check_status((call), (wanted), __FILE__, __LINE__, #call)
#define CHECK_OK(call) CHECK_STATUS(call, FINGERPOST_OK)
#define CHECK_TEXT(text, wanted) check_text((text), (wanted), __FILE__, __LINE__)
#define CHECK_SAYS(words) check(strstr(last_message, words) != NULL, __FILE__, __LINE__, last_message)

static inline void run(const char *name, void (*test)(void)) {
  const int before = bad_checks;
  test();
  if (bad_checks == before)
    ++passed;
  else
    ++failed;
  printf("%s %s\n", bad_checks == before ? "ok    " : "FAILED", name);
}
#define TEST(name) run(#name, name)

static char scratch_folder[64] = "";

/* A path in a folder of this program's own; good until the next call. */
static inline const char *scratch(const char *name) {
  static char path[4][400];
  static int next = 0;
  next = (next + 1) % 4;
  if (!scratch_folder[0]) {
    strcpy(scratch_folder, "/tmp/fingerpost-c-XXXXXX");
    if (!mkdtemp(scratch_folder)) exit(2);
  }
  snprintf(path[next], sizeof path[next], "%s/%s", scratch_folder, name);
  return path[next];
}

static inline int remove_one(const char *path, const struct stat *about, int flag, struct FTW *walk) {
  (void)about, (void)flag, (void)walk;
  return remove(path);
}

static inline int done(void) {
  if (scratch_folder[0]) nftw(scratch_folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}

#endif
