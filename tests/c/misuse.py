"""Writes a C program that calls every function of fingerpost.h wrongly, in every way
that its parameters allow. Whatever a host passes, the answer is a status and a
message (or "" or 0), never a signal. A new function of the header is in the next
run by itself; a parameter with a new name needs a good value in GOOD.
"""

import sys
from pathlib import Path

import header
import promises

# A good value for each parameter that is no handle: with all of them good, the
# call succeeds, so that a refusal is known to come from the one bad value.
GOOD = {
    "status": "6", "hit": "0", "facet": "0", "value": "0",
    "folder": "folder()", "options_json": '"{}"', "source_json": '"{\\"id\\": \\"a\\"}"',
    "line_json": '"{\\"id\\": \\"b\\", \\"text\\": \\"words\\"}"', "id": '"seed"',
    "recorded": '"2024-04-20"', "known_at": '"2024-05-20"', "as_of": '"2024-05-20"',
    "tiers_json": '"[]"', "query_json": '"{\\"text\\": \\"children\\"}"', "clues_json": '"{}"',
    "format": '"atom"', "info_json": '"{\\"title\\": \\"T\\", \\"url\\": \\"https://x.example/\\"}"',
    "text": '"25 May 2024"', "bytes": '"25 May 2024"', "size": "11",
    "vocabulary_json": "a_vocabulary", "older_json": "a_vocabulary", "newer_json": "a_vocabulary",
    "form": '"json-ld"', "base": '"https://x.example/"', "phrases": "5", "topic": "0", "prefix": '"mis"', "limit": "5",
    "cards_json": '"{\\"cards\\": []}"',
    "questions": '"{\\"id\\": \\"q\\", \\"text\\": \\"children\\", \\"as_of\\": \\"2024-05-20\\", \\"grades\\": {\\"seed\\": 3}}"',
    "weights_json": '"{}"', "against_json": '"{}"',
    "lines": '"{\\"id\\": \\"c\\", \\"text\\": \\"words\\"}"', "watch": "never", "context": "NULL", "origin": '"site"',
    "document_json": '"{\\"id\\": \\"d\\", \\"title\\": \\"D\\"}"', "digest": '"0123"', "ids_json": '"[\\"a\\"]"',
    "look_json": '"{\\"size\\": 1, \\"modified\\": 1, \\"changed\\": 1}"',
    "failure_json": '"{\\"fault\\": \\"media\\", \\"where\\": \\"a\\", \\"reason\\": \\"broken\\"}"',
    "name": '"a.txt"', "query": '"missing children"', "texts_json": '"[\\"one two three\\"]"',
    "milliseconds": "60000", "notice": "0", "card": "0", "pin": "0", "companion": "0", "attachment": "0",
    "changes_json": '"{\\"as_of\\": \\"2024-05-20\\"}"', "edition": "1", "before": "1", "after": "1",
    "password": '"walrus"', "url": '"https://leedsscp.example/news"', "from": '""',
    "saved_json": '"{\\"searches\\": [{\\"name\\": \\"a\\", \\"request\\": {\\"text\\": \\"children\\"}}]}"',
    "diary_json": '"{}"', "digest_json": '"{\\"from\\": \\"2024-04-01\\"}"', "report_json": '"{}"',
    "own_template": '"{{title}}"',
    "to": "fresh()", "purge_json": '"{\\"ids\\": [\\"unheard-of\\"]}"', "secret_key": "a_secret_key",
    "public_key": "a_public_key", "order_json": "an_order",
    "pack_json": '"{\\"issuer\\": \\"us\\", \\"created\\": \\"2024-05-20\\"}"',
    "like_json": '"{\\"document\\": \\"seed\\", \\"as_of\\": \\"2024-05-20\\"}"',
}
GOOD_OF = {"fingerpost_topics_meant": {"context": '"school"'}, "fingerpost_topics_named": {"context": '"school"'},
           "fingerpost_digest_text": {"form": '"text"'}, "fingerpost_digest_template": {"form": '"text"'},
           "fingerpost_content_report": {"form": '"csv"'},
           "fingerpost_writer_held": {"id": '"seed"'}, "fingerpost_documents": {"query_json": '"{}"'},
           "fingerpost_writer_put_lines": {"size": "28"},
           "fingerpost_index_backup": {"folder": 'scratch("seed.index")', "to": "fresh()"},
           "fingerpost_index_restore": {"from": 'scratch("seed.index")', "folder": "fresh()"},
           "fingerpost_index_migrate": {"folder": 'scratch("seed.index")', "to": "fresh()"},
           "fingerpost_pack_info": {"bytes": "a_pack_of_ours", "size": "pack_size"},
           "fingerpost_apply_pack": {"folder": 'scratch("applied")', "bytes": "a_pack_of_ours", "size": "pack_size"},
           "fingerpost_pack_to_file": {"file": "fresh()"},
           "fingerpost_pack_file_info": {"file": 'scratch("ours.pack")'},
           "fingerpost_apply_pack_file": {"folder": 'scratch("applied")', "file": 'scratch("ours.pack")'},
           "fingerpost_writer_use_almanac": {"lines": '"term autumn: 2025-09-03 2025-12-18"'},
           "fingerpost_vocabulary_import": {"bytes": "a_vocabulary", "size": "strlen(a_vocabulary)"}}
ODD_TEXTS = ['""', '"{"', '"\\xff\\xfe\\x80"', '"null"', '"[[[[[[[[[["', "long_text", '"2024-02-30"',
             '"{\\"id\\": {}}"', '"/dev/null/x"']
ODD_FOLDERS = ["long_text", '"/dev/null/x"', '"/proc/self"']
EMPTY = {"const char *": 'TEXT_IS_EMPTY', "double": "== 0", "int64_t": "== -1"}

START = r"""/* Written by misuse.py from fingerpost.h. */
#include "check.h"

static fingerpost_error *e, *an_error, *freed_error;
static fingerpost_text *text, *a_text, *freed_text;
static fingerpost_index *index_, *an_index, *freed_index;
static fingerpost_writer *writer, *a_writer, *freed_writer;
static fingerpost_searcher *searcher, *a_searcher, *freed_searcher;
static fingerpost_results *results, *a_results, *freed_results;
static fingerpost_reader *reader, *a_reader, *freed_reader;
static int32_t number;
static uint64_t revision;
static char long_text[100001];
static const char *words;
static fingerpost_status status;
static const char *made = NULL;
static unsigned promised; /* the statuses that bindings/c/FUNCTIONS.md names, as bits */
static const char a_vocabulary[] =
    "{\"name\": \"v\", \"version\": \"1\", \"topics\": [{\"id\": \"a\", \"label\": \"Missing children\"}]}";
static char a_secret_key[400], a_public_key[200], an_order[400], a_pack_of_ours[4000000];
static size_t pack_size;
static const char *folder(void) { return made ? made : scratch("seed.index"); }

static const char *fresh(void) {
  static char path[400];
  static int next = 0;
  snprintf(path, sizeof path, "%s%d", scratch("new"), ++next);
  return made = path;
}

static int32_t never(void *context, uint64_t done, uint64_t total) {
  (void)context, (void)done, (void)total;
  return 0;
}

static const char mail[] =
    "From: a@b.example\nSubject: Diary\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    "--x\nContent-Type: text/plain\n\nThe diary is attached.\n--x\nContent-Type: text/plain\n"
    "Content-Disposition: attachment; filename=\"diary.txt\"\n\n25 May 2024: neglect training\n--x--\n";

static void open_all(void) {
  made = NULL;
  fingerpost_index_open("/nowhere", &an_index, &an_error);
  fingerpost_index_open(folder(), &an_index, NULL);
  fingerpost_searcher_open(an_index, NULL, &a_searcher, NULL);
  fingerpost_search(a_searcher, "{\"text\": \"children\"}", "2024-05-20", &a_results, NULL);
  fingerpost_results_json(a_results, &a_text, NULL);
  fingerpost_reader_open(NULL, NULL, &a_reader, NULL);
  text = NULL;
  fingerpost_reader_read(a_reader, "{\"id\": \"m\", \"media_type\": \"message/rfc822\"}", mail,
                         sizeof mail - 1, &text, NULL);
  CHECK(text != NULL);
  fingerpost_text_free(text);
}

static void close_all(void) {
  fingerpost_error_free(an_error), fingerpost_text_free(a_text), fingerpost_index_free(an_index);
  fingerpost_writer_free(a_writer), fingerpost_searcher_free(a_searcher);
  fingerpost_results_free(a_results), fingerpost_reader_free(a_reader);
  a_writer = NULL;
}

/* The text of a member, as C: escapes are no matter of ours but for the ends of lines. */
static void member_of(const char *json, const char *key, char *out) {
  const char *at = strstr(json, key);
  CHECK(at != NULL);
  for (at += strlen(key) + 4; *at != '"'; ++at) {
    const int ends_line = at[0] == '\\' && at[1] == 'n';
    *out++ = ends_line ? '\n' : *at;
    at += ends_line;
  }
  *out = '\0';
}

static void make_pack(void) {
  fingerpost_text *keys = NULL, *packed = NULL;
  CHECK_OK(fingerpost_pack_keys(&keys, &error));
  member_of(fingerpost_text_data(keys), "public_key", a_public_key);
  member_of(fingerpost_text_data(keys), "secret_key", a_secret_key);
  *strrchr(a_public_key, '\n') = '\0';
  snprintf(an_order, sizeof an_order, "{\"recorded\": \"2024-05-20\", \"public_key\": \"%s\"}",
           strchr(a_public_key, '\n') + 1);
  CHECK_OK(fingerpost_pack(a_searcher, "{\"issuer\": \"us\", \"created\": \"2024-05-20\"}",
                           a_secret_key, &packed, &error));
  pack_size = fingerpost_text_size(packed);
  CHECK(pack_size < sizeof a_pack_of_ours);
  memcpy(a_pack_of_ours, fingerpost_text_data(packed), pack_size);
  fingerpost_text_free(packed);
  CHECK_OK(fingerpost_pack_to_file(a_searcher, "{\"issuer\": \"us\", \"created\": \"2024-05-20\"}",
                                   a_secret_key, scratch("ours.pack"), &packed, &error));
  fingerpost_text_free(keys), fingerpost_text_free(packed);
}

static void prepare(void) {
  fingerpost_writer *w = NULL;
  memset(long_text, '[', sizeof long_text - 1);
  CHECK_OK(fingerpost_index_create(folder(), NULL, &freed_index, &error));
  CHECK_OK(fingerpost_writer_open(freed_index, &w, &error));
  CHECK_OK(fingerpost_writer_put_line(w, "{\"id\": \"seed\", \"text\": \"Missing children\\n\\nRing at once.\"}", NULL,
                                      NULL, &error));
  CHECK_OK(fingerpost_writer_commit(w, "2024-04-19", NULL, &error));
  fingerpost_writer_free(w), fingerpost_index_free(freed_index);
  open_all();
  fingerpost_writer_open(an_index, &a_writer, NULL);
  make_pack();
  CHECK(an_error && a_text && an_index && a_writer && a_searcher && a_results && a_reader);
  freed_error = an_error, freed_text = a_text, freed_index = an_index;
  freed_writer = a_writer, freed_searcher = a_searcher, freed_results = a_results, freed_reader = a_reader;
  close_all();
  close_all(); /* twice: nothing happens */
}

static void as_promised(const char *what) {
  if (!(promised >> status & 1)) bad(__FILE__, __LINE__, what, fingerpost_status_name(status));
}

/* After a call that had to fail in a known way. */
static void refused(const char *what, fingerpost_status wanted) {
  as_promised(what);
  if (status != wanted) bad(__FILE__, __LINE__, what, fingerpost_status_name(status));
  if (!*fingerpost_error_message(e)) bad(__FILE__, __LINE__, what, "no message");
  if (text || index_ || writer || searcher || results || reader || number || revision)
    bad(__FILE__, __LINE__, what, "something was given out");
  fingerpost_error_free(e);
}

/* After a call that may do as it likes, if only it says so; drops what it gave. */
static void lived(const char *what) {
  as_promised(what);
  if ((status == FINGERPOST_OK) != (e == NULL)) bad(__FILE__, __LINE__, what, "status and error differ");
  if (status == FINGERPOST_E_INTERNAL) bad(__FILE__, __LINE__, what, fingerpost_error_message(e));
  fingerpost_error_free(e), fingerpost_text_free(text), fingerpost_index_free(index_);
  fingerpost_writer_free(writer), fingerpost_searcher_free(searcher), fingerpost_results_free(results);
  fingerpost_reader_free(reader);
}

static void went_well(const char *what) {
  if (status != FINGERPOST_OK) bad(__FILE__, __LINE__, what, fingerpost_error_message(e));
  lived(what);
}

/* Without a place for the answer there is nothing to look at but the error. */
static void refused_without_place(const char *what) {
  if (status != FINGERPOST_E_ARGUMENT)
    bad(__FILE__, __LINE__, what, fingerpost_status_name(status));
  lived(what);
}

static void clear(void) {
  e = NULL, text = NULL, index_ = NULL, writer = NULL, searcher = NULL, results = NULL, reader = NULL;
  number = 0, revision = 0;
}
#define TEXT_IS_EMPTY [0] == '\0'
"""

END = """
int main(void) {
  TEST(prepare);
%s
  return done();
}
"""

ARTICLE = {"error": "an_error", "index": "an_index"}
OUT = {"error": "&e", "text": "&text", "index": "&index_", "writer": "&writer",
       "searcher": "&searcher", "results": "&results", "reader": "&reader"}
KINDS = list(OUT)


def open_handle(kind):
    return ARTICLE.get(kind, f"a_{kind}")


def good(function, parameter):
    if parameter.handle:
        return open_handle(parameter.handle)
    if parameter.given:
        return OUT[parameter.given]
    if parameter.type.startswith(("int32_t *", "uint64_t *")):
        return "&revision" if parameter.type.startswith("u") else "&number"
    if function.name == "fingerpost_index_create" and parameter.name == "folder":
        return "fresh()"
    return GOOD_OF.get(function.name, {}).get(parameter.name) or GOOD[parameter.name]


def bad_handles(parameter):
    """Each as C, with what is wrong about it."""
    kind = parameter.handle
    cast = f"({parameter.type})"
    wrong = [] if parameter.optional else ["NULL"]
    wrong += [f"freed_{kind}"]
    wrong += [f"{cast}(void *){open_handle(other)}" for other in KINDS if other != kind]
    numbers = ["1", "8", "0x7fffffffffff", "(uintptr_t)-1", "(uintptr_t)-8", "0x123456789",
               "(uintptr_t)&status", "(uintptr_t)long_text", "(uintptr_t)1 << 47"]
    numbers += [f"(uintptr_t){open_handle(kind)} {change}"
                for change in ("+ 8", "^ 7", "+ ((uintptr_t)1 << 23)", "- 8", "^ ((uintptr_t)1 << 60)")]
    return wrong + [f"{cast}({number})" for number in numbers]


def call(function, changes):
    arguments = [changes.get(p.name, good(function, p)) for p in function.parameters]
    return f"{function.name}({', '.join(arguments)})"


def quoted(code):
    return '"' + code.replace("\\", "\\\\").replace('"', '\\"') + '"'


def attempt(function, changes, after):
    """One call and what is looked at afterwards."""
    code = call(function, changes)
    # Full of rubbish before a call that has to fail: it must empty them.
    full = [f"{OUT[p.given][1:]} = (fingerpost_{p.given} *)8" for p in function.parameters if p.given]
    full += [f"{good(function, p)[1:]} = 77" for p in function.parameters if p.type.endswith("_t *")]
    start = ", ".join(["clear()", *(full if after.startswith("refused(") else [])])
    return f"  {start};\n  status = {code};\n  {after.replace('WHAT', quoted(code))};\n"


def fallible(function):
    """A function that returns a status: each parameter wrong in turn, the others good."""
    lines = [attempt(function, {}, "went_well(WHAT)")]
    lines.append(attempt(function, {"error": "NULL"}, "e = NULL, status = FINGERPOST_OK, lived(WHAT)"))
    for p in function.parameters:
        if p.name == "error":
            continue
        if p.handle:
            lines += [attempt(function, {p.name: bad}, "refused(WHAT, FINGERPOST_E_MISUSE)")
                      for bad in bad_handles(p)]
        elif p.given:
            lines.append(attempt(function, {p.name: "NULL"}, "refused_without_place(WHAT)"))
        elif p.name == "size":
            data = function.parameters[function.parameters.index(p) - 1].name
            lines.append(attempt(function, {"size": "(size_t)-1"}, "refused(WHAT, FINGERPOST_E_LIMIT)"))
            lines.append(attempt(function, {data: "NULL"}, "refused(WHAT, FINGERPOST_E_ARGUMENT)"))
            lines.append(attempt(function, {data: "NULL", "size": "0"}, "lived(WHAT)"))
        elif p.type == "const char *" and not any(q.name == "size" for q in function.parameters) or \
                p.name.endswith("_json"):
            null = "lived(WHAT)" if p.optional else "refused(WHAT, FINGERPOST_E_ARGUMENT)"
            lines.append(attempt(function, {p.name: "NULL"}, null))
            lines += [attempt(function, {p.name: odd}, "lived(WHAT)")
                      for odd in (ODD_FOLDERS if p.name in ("folder", "to") else ODD_TEXTS)]
        elif p.type.endswith("_t *"):
            lines.append(attempt(function, {p.name: "NULL"}, "went_well(WHAT)"))
    return lines


def answering(function):
    """A function that cannot fail: "" or 0 (-1 for an offset) of what is not there."""
    test = EMPTY.get(function.result, "== 0")
    lines = []
    for p in function.parameters:
        bad = bad_handles(p) if p.handle else ["(size_t)-1", "1000000", "1"] if p.type == "size_t" else []
        if p.name == "status":
            bad = ["99", "-1", "2147483647"]
        for value in bad:
            code = call(function, {p.name: value})
            asked = f"words = {code}, words" if test == "TEXT_IS_EMPTY" else code
            lines.append(f"  check(({asked}){' ' if test[0] == '=' else ''}{test}, __FILE__, __LINE__, "
                         f"{quoted(code)});\n")
    return lines or [f"  (void){call(function, {})};\n"]


def freeing(function):
    """A _free of what is not its own frees nothing."""
    lines = [f"  {function.name}({bad});\n" for bad in ["NULL", *bad_handles(function.parameters[0])]]
    alive = ["fingerpost_error_status(an_error) != FINGERPOST_OK", "fingerpost_text_size(a_text) > 0",
             "fingerpost_results_size(a_results) == 1"]
    return lines + [f"  CHECK({still});\n" for still in alive]


def body(function):
    if function.result == "void":
        return freeing(function)
    if function.result == "fingerpost_status" and any(p.given == "error" for p in function.parameters):
        return fallible(function)
    return answering(function)


def test(function):
    name = f"misuse_of_{function.name.removeprefix('fingerpost_')}"
    needs_writer = not any(p.given == "writer" for p in function.parameters)
    writer = "  CHECK_OK(fingerpost_writer_open(an_index, &a_writer, &error));\n" if needs_writer else ""
    bits = sum(1 << promises.STATUSES.index(status) for status in promises.statuses(function))
    code = f"  promised = {bits}u;\n" + "".join(body(function))
    return name, f"\nstatic void {name}(void) {{\n  open_all();\n{writer}{code}  close_all();\n}}\n"


def main(header_path, out):
    tests = [test(function) for function in header.functions(Path(header_path))]
    runs = "\n".join(f"  TEST({name});" for name, _ in tests)
    Path(out).write_text(START + "".join(code for _, code in tests) + END % runs)


if __name__ == "__main__":
    main(*sys.argv[1:])
