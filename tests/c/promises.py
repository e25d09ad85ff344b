"""What each function of fingerpost.h promises beside its comment: since when, who frees what, from
which threads, and which statuses it may give. bindings/c/FUNCTIONS.md is written from this, and the
misuse test holds every status it meets against it.

    promises.py HEADER FUNCTIONS.md      FINGERPOST_ACCEPT=1 writes the page anew
"""

import os
import sys
from pathlib import Path

import header

# The order of the header's enum: a status's number is its place.
STATUSES = ["ok", "argument", "query", "vocabulary", "not_found", "exists", "locked", "version", "corrupt",
            "io", "media", "memory", "internal", "limit", "misuse", "forked", "cursor",
            "pack", "signature", "key", "gap", "downgrade", "expired", "conflict"]
STORED = ["corrupt", "io", "version"]  # whatever reads the files of an index
# Beside `argument`, `memory` and `internal`, which every function that can fail may give, and
# `misuse` and `forked`, which follow from its handles.
MAY_GIVE = {
    "index_create": ["exists", "io", "vocabulary", "limit"],
    "index_open": ["not_found", *STORED, "vocabulary"],
    "index_describe": [*STORED, "not_found"],
    "index_vocabulary": [],
    "index_check": ["not_found", *STORED],
    "index_backup": ["not_found", "exists", "locked", *STORED],
    "index_restore": ["not_found", "exists", "locked", *STORED],
    "index_migrate": ["not_found", "exists", "locked", *STORED],
    "index_issuers": [*STORED, "not_found"],
    "writer_purge": STORED,
    "pack_keys": ["io"],
    "pack_keys_locked": ["io"],
    "pack": ["limit", "cursor", "key", *STORED],
    "pack_info": ["limit", "version", "pack", "signature", "key"],
    "pack_to_file": ["limit", "cursor", "key", "exists", *STORED],
    "pack_file_info": ["limit", "version", "pack", "signature", "key", "io"],
    "apply_pack_file": ["not_found", "exists", "locked", "vocabulary", "limit", "pack", "signature", "key", "gap",
                        "downgrade", "expired", "conflict", *STORED],
    "apply_pack": ["not_found", "exists", "locked", "vocabulary", "limit", "pack", "signature", "key", "gap",
                   "downgrade", "expired", "conflict", *STORED],
    "writer_open": ["locked", "not_found", *STORED],
    "writer_put": ["media", "limit", *STORED],
    "writer_put_line": ["media", "limit", "not_found", *STORED],
    "index_almanac": [],
    "writer_put_lines": ["limit", *STORED],
    "writer_put_document": ["limit", *STORED],
    "writer_put_from": ["media", "limit", *STORED],
    "writer_holds": STORED,
    "writer_held": ["not_found", *STORED],
    "writer_from": STORED,
    "writer_within": STORED,
    "writer_use_almanac": STORED,
    "writer_known": STORED,
    "writer_note_read": STORED,
    "writer_note_failed": STORED,
    "writer_forget_file": STORED,
    "writer_keep_files": STORED,
    "writer_failed": STORED,
    "reader_open": ["limit", "io"],
    "reader_read": ["media", "limit", "io", "corrupt"],
    "reader_attachment": ["not_found"],
    "reader_info": ["io"],
    "media_type": ["limit"],
    "digest": ["limit"],
    "topics_named": [],
    "topics_meant": [],
    "vocabulary_phrases": ["vocabulary", "limit"],
    "search_within": ["query", "limit", *STORED],
    "search_until": ["query", "limit", *STORED],
    "weights": [],
    "places": [],
    "writer_remove": STORED,
    "writer_commit": STORED,
    "writer_merge": STORED,
    "writer_retag": ["vocabulary", "limit", *STORED],
    "writer_use_cards": ["limit", *STORED],
    "writer_cards": STORED,
    "read": ["media", "limit", "io", "corrupt"],
    "dates": ["limit"],
    "topics": ["limit", "vocabulary"],
    "vocabulary_merge": ["vocabulary", "limit"],
    "vocabulary_faults": ["vocabulary", "limit"],
    "vocabulary_differences": ["vocabulary", "limit"],
    "vocabulary_import": ["vocabulary", "limit"],
    "vocabulary_export": ["vocabulary", "limit"],
    "topic_report": STORED,
    "searcher_open": ["not_found", *STORED],
    "searcher_refresh": ["not_found", *STORED],
    "searcher_describe": STORED,
    "searcher_ids": STORED,
    "document_edition": ["not_found", *STORED],
    "history": STORED,
    "edition_differences": ["not_found", *STORED],
    "related": ["not_found", *STORED],
    "at_address": STORED,
    "work": STORED,
    "documents": ["query", "limit", *STORED],
    "changes": ["cursor", *STORED],
    "changes_feed": ["cursor", *STORED],
    "cursor": STORED,
    "news": ["query", "limit", *STORED],
    "diary": ["limit", *STORED],
    "diary_calendar": ["limit", *STORED],
    "digest_text": ["query", "limit", *STORED],
    "digest_template": [],
    "content_report": ["query", "limit", *STORED],
    "complete": STORED,
    "searcher_evaluate": ["query", "limit", *STORED],
    "search": ["query", "limit", *STORED],
    "like": ["limit", *STORED],
    "document": ["not_found", *STORED],
    "document_known_at": ["not_found", *STORED],
    "results_json": [],
    "results_feed": [],
}
# Later than the first version.
SINCE = {}
FIRST = "0.1.0"
THREADS = {"writer": "one call at a time on a writer", "reader": "one call at a time on a reader",
           "searcher": "any; calls on one searcher take turns"}
FORKS = ("index", "writer", "searcher", "reader")


def short(function):
    return function.name.removeprefix("fingerpost_")


def can_fail(function):
    return function.result == "fingerpost_status" and any(p.given == "error" for p in function.parameters)


def statuses(function):
    """Those it may give, in the order of their numbers; none for what cannot fail."""
    if not can_fail(function):
        return []
    if short(function) not in MAY_GIVE:
        raise SystemExit(f"tests/c/promises.py does not say what {function.name} may give")
    all_of = {"ok", "argument", "memory", "internal", *MAY_GIVE[short(function)]}
    handles = [p.handle for p in function.parameters if p.handle]
    all_of |= {"misuse"} if handles else set()
    all_of |= {"forked"} if set(handles) & set(FORKS) else set()
    return [status for status in STATUSES if status in all_of]


def gives(function):
    out = [p.given for p in function.parameters if p.given and p.given != "error"]
    if out:
        return f"{'an' if out[0][0] in 'aeiou' else 'a'} {out[0]} of yours" if out[0] != "text" else "text of yours"
    if function.name.endswith("_free"):
        return "nothing; the handle is gone"
    if function.result.startswith("const char"):
        handle = next((p.handle for p in function.parameters if p.handle), None)
        return f"text that lives as long as the {handle}" if handle else "text that lives for ever"
    numbers = [p.name for p in function.parameters if p.type.endswith("_t *")]
    return f"`{numbers[0]}`" if numbers else "a status" if can_fail(function) else "a number"


def threads(function):
    handles = [p.handle for p in function.parameters if p.handle]
    return next((THREADS[handle] for handle in handles if handle in THREADS and
                 not function.name.endswith("_free")), "any")


PAGE = """# The functions of fingerpost.h

Written by `tests/c/promises.py`; what each does stands above it in the header. Every function that can
fail gives its error through the last argument, yours to free. `ok`, `argument`, `memory` and `internal`
(a bug of ours) are not listed: any of them may give those. What is "of yours" is freed by the function
`fingerpost_..._free` of its type.

| function | since | gives | from which threads | may also give |
|---|---|---|---|---|
"""
ANY = {"ok", "argument", "memory", "internal"}


def page(functions):
    rows = []
    for function in functions:
        errors = ", ".join(status for status in statuses(function) if status not in ANY)
        rows.append(f"| `{short(function)}` | {SINCE.get(short(function), FIRST)} | {gives(function)} | "
                    f"{threads(function)} | {errors if can_fail(function) else 'cannot fail'} |")
    return PAGE + "\n".join(rows) + "\n"


def main(header_path, written):
    wanted = page(header.functions(Path(header_path)))
    if os.environ.get("FINGERPOST_ACCEPT") == "1":
        Path(written).write_text(wanted, encoding="ascii")
    same = Path(written).exists() and Path(written).read_text(encoding="ascii") == wanted
    print(f"{'ok    ' if same else 'FAILED'} FUNCTIONS.md says what the header declares"
          f"{'' if same else ': run this test with FINGERPOST_ACCEPT=1'}")
    gone = set(MAY_GIVE) - {short(function) for function in header.functions(Path(header_path))}
    print(f"{'FAILED' if gone else 'ok    '} and promises nothing of functions that are not there {gone or ''}")
    said = [same, not gone]
    print(f"{said.count(True)} passed, {said.count(False)} failed")
    return 0 if all(said) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
