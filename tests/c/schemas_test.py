"""What the C library writes fits bindings/c/schema, key for key: every function that gives JSON, 500
questions over examples/pages, and the readings that are kept.

    schemas_test.py SOURCE COMMAND LIBRARY
"""

import ctypes
import json
import subprocess
import sys
import warnings
from ctypes import byref, c_char_p, c_int32, c_size_t, c_void_p
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema

warnings.simplefilter("ignore", DeprecationWarning)  # RefResolver: Debian 12 has no other
MANY = 500
BESIDE = [{}, {"facets": True}, {"explain": True}, {"group": "section"}, {"group": "work"}, {"for": "leeds"},
          {"snippets": False}, {"id": "q", "limit": 30}, {"context": "school"}]


def closed(schema):
    """The same, in which a key that is not written down is an error."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    same = {key: closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "additionalProperties" not in schema:
        same["unevaluatedProperties"] = False
    return same


class Schemas:
    def __init__(self, folder):
        self.all = {file.name: closed(json.loads(file.read_text())) for file in folder.glob("*.json")}

    def faults(self, name, value):
        resolver = jsonschema.RefResolver(base_uri=name, referrer=self.all[name], store=self.all)
        checker = jsonschema.Draft202012Validator(self.all[name], resolver=resolver)
        return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in checker.iter_errors(value)]


class Library:
    """fingerpost.h by ctypes: words in, handles and texts out."""

    def __init__(self, path):
        self.c = ctypes.CDLL(path)
        self.c.fingerpost_text_data.argtypes, self.c.fingerpost_text_data.restype = [c_void_p], c_void_p
        self.c.fingerpost_text_size.argtypes, self.c.fingerpost_text_size.restype = [c_void_p], c_size_t
        self.c.fingerpost_error_message.argtypes, self.c.fingerpost_error_message.restype = [c_void_p], c_char_p

    def call(self, name, *arguments, out=True):
        given, error = c_void_p(), c_void_p()
        ready = [c_char_p(each.encode()) if isinstance(each, str) else c_size_t(each) if isinstance(each, int) else each
                 for each in arguments]
        function = getattr(self.c, f"fingerpost_{name}")
        function.restype = c_int32
        if function(*ready, *([byref(given)] if out else []), byref(error)) != 0:
            raise SystemExit(f"{name}: {self.c.fingerpost_error_message(error).decode()}")
        return given

    def text(self, name, *arguments):
        given = self.call(name, *arguments)
        text = ctypes.string_at(self.c.fingerpost_text_data(given), self.c.fingerpost_text_size(given)).decode()
        self.c.fingerpost_text_free(given)
        return text

    def json(self, name, *arguments):
        return json.loads(self.text(name, *arguments))


def given_out(lib, folder, index, searcher):
    """Each function that gives JSON, by the schema it is to fit."""
    about = "Child sexual exploitation: signs of CSE in a child who is missing, 13-19 May 2024"
    vocabulary = json.dumps({"name": "v", "version": "1", "topics": [{"id": "kites", "label": "Kites"}]})
    question = json.dumps({"id": "q", "text": "neglect", "as_of": "2024-05-20", "grades": {"x": 3}})
    size, look = len(about), json.dumps({"size": 1, "modified": 1, "changed": 1})
    writer = lib.call("writer_open", index)
    source = json.dumps({"id": "a", "tier": "public"})
    lines = json.dumps({"id": "a", "text": about}) + "\n{}\n"
    yield "lines.json", lib.json("writer_put_lines", writer, lines, len(lines), None, None, None)
    yield "held.json", lib.json("writer_held", writer, "a")
    yield "ids.json", lib.json("writer_from", writer, str(folder))
    yield "ids.json", lib.json("writer_within", writer, "a")
    lib.call("writer_note_failed", writer, "site", source, look, json.dumps({"fault": "media", "where": "a"}), out=False)
    yield "known.json", lib.json("writer_known", writer, "site", source, look)
    yield "failed.json", lib.json("writer_failed", writer)
    yield "cards.json", lib.json("writer_cards", writer)
    lib.c.fingerpost_writer_free(writer)
    yield "info.json", lib.json("index_describe", index)
    yield "info.json", lib.json("searcher_describe", searcher)
    yield "ids.json", lib.json("searcher_ids", searcher)
    yield "check.json", lib.json("index_check", str(folder))
    yield "vocabulary.json", lib.json("index_vocabulary", index)
    yield "vocabulary.json", lib.json("vocabulary_merge", None)
    yield "dates.json", lib.json("dates", about, size, None)
    yield "topics.json", lib.json("topics", index, about, size, None)
    yield "topics.json", lib.json("topics", index, about, size, '{"inherited": true}')
    yield "explained.json", lib.json("topics", index, about, size, '{"explain": true}')
    yield "topics.json", lib.json("topics_named", index, "NIM bruising", None)
    yield "suggestions.json", lib.json("topics_meant", index, "neglekt", None)
    yield "phrases.json", lib.json("vocabulary_phrases", None, '["the compass desk", "a compass desk"]', 5)
    yield "differences.json", lib.json("vocabulary_differences", None, vocabulary)
    yield "import.json", lib.json("vocabulary_import", vocabulary, len(vocabulary))
    yield "export.json", lib.json("vocabulary_export", vocabulary, "json-ld", "https://x.example/")
    yield "report.json", lib.json("topic_report", index, searcher, "2026-01-01", 5)
    yield "completions.json", lib.json("complete", searcher, "bru", "2026-01-01", 5)
    yield "evaluation.json", lib.json("searcher_evaluate", searcher, question, "2026-01-01", None, '{"feedback": 0}')
    yield "changes.json", lib.json("changes", searcher, '{"as_of": "2026-01-01", "ahead": 100}')
    yield "changes.json", lib.json("changes", searcher, '{"since": "2024-01-01", "as_of": "2026-06-01"}')
    yield "changes.json", lib.json("changes", searcher, '{"as_of": "2026-01-01", "filter": {"kinds": ["protocol"]}}')
    news = lib.json("news", searcher, '{"searches": [{"name": "a", "request": {"text": "children"}, "told": 0}]}',
                    "2026-01-01")
    yield "news.json", news
    yield "saved.json", news["saved"]
    yield "diary.json", lib.json("diary", searcher, '{"from": "2024-01", "to": "2026-12"}', "2026-01-01")
    yield "digest.json", lib.json("digest_text", searcher, '{"from": "2025-01-01"}', "2026-01-01", "json", None)
    yield "content-report.json", lib.json("content_report", index, searcher, None, "2026-01-01", "json")
    yield "cursor.json", lib.json("cursor", searcher, "2026-01-01")
    yield "listing.json", lib.json("documents", searcher, "{}", "2026-01-01", None, 1000)
    yield "ids.json", lib.json("at_address", searcher, "https://leedsscp.example/")
    for name in ("KCSIE", "Working Together to Safeguard Children", "no such work"):
        yield "work.json", lib.json("work", searcher, name, "2026-01-01")
    for id in lib.json("searcher_ids", searcher)["ids"]:
        yield "editions.json", lib.json("history", searcher, id, "2026-01-01")
        yield "related.json", lib.json("related", searcher, id, "2026-01-01")
        yield "edition-differences.json", lib.json("edition_differences", searcher, id, c_int32(1), c_int32(1))
    yield from kept(lib, folder, index, searcher)
    yield "reader.json", lib.json("reader_info")
    yield "weights.json", lib.json("weights")
    yield "places.json", lib.json("places")
    for id in lib.json("searcher_ids", searcher)["ids"]:
        yield "document.json", lib.json("document", searcher, id)


def kept(lib, folder, index, searcher):
    """Copies, packs and what was purged, each beside the index."""
    aside = [str(folder.parent / name) for name in ("copy", "back", "new", "packed")]
    yield "copy.json", lib.json("index_backup", str(folder), aside[0])
    yield "copy.json", lib.json("index_restore", aside[0], aside[1])
    yield "migration.json", lib.json("index_migrate", str(folder), aside[2])
    keys = lib.json("pack_keys")
    yield "pack-keys.json", keys
    yield "pack-keys.json", lib.json("pack_keys_locked", "walrus")
    options = json.dumps({"issuer": "us", "created": "2026-01-01", "expires": "2026-03-01"})
    given = lib.call("pack", searcher, options, keys["secret_key"])
    pack = lib.c.fingerpost_text_data(given), lib.c.fingerpost_text_size(given)
    yield "pack.json", lib.json("pack_info", c_void_p(pack[0]), pack[1], keys["public_key"])
    order = {"recorded": "2026-01-01", "public_key": keys["public_key"], "layer": "regional", "tier": "us"}
    for dry in (True, False):
        yield "applied.json", lib.json("apply_pack", aside[3], c_void_p(pack[0]), pack[1],
                                       json.dumps({**order, "dry_run": dry}))
    lib.c.fingerpost_text_free(given)
    opened = lib.call("index_open", aside[3])
    yield "issuers.json", lib.json("index_issuers", opened)
    writer = lib.call("writer_open", opened)
    yield "purged.json", lib.json("writer_purge", writer, '{"ids": ["nobody"], "replaced_before": "2020-01-01"}')
    lib.c.fingerpost_writer_free(writer), lib.c.fingerpost_index_free(opened)


def answers(lib, source, searcher):
    asked = [json.loads(line) for line in (source / "tests/questions/questions.ndjson").read_text().splitlines()]
    plain = [{key: one[key] for key in ("text", "as_of", "for", "kinds") if key in one} for one in asked]
    for number in range(MANY):
        request = {**plain[number % len(plain)], **BESIDE[number % len(BESIDE)]}
        results = lib.call("search", searcher, json.dumps(request), None)
        yield "answer.json", lib.json("results_json", results)
        lib.c.fingerpost_results_free(results)


def main(source, command, library):
    source, lib, said = Path(source), Library(library), []
    schemas = Schemas(source / "bindings/c/schema")

    def check(what, pairs):
        pairs = list(pairs)
        wrong = [f"{name}: {fault}" for name, value in pairs for fault in schemas.faults(name, value)]
        said.append(bool(pairs) and not wrong)
        print(f"{'ok    ' if said[-1] else 'FAILED'} {what}: {len(pairs)}, by {len({name for name, _ in pairs})} schemas")
        print("\n".join(wrong[:20]))

    with TemporaryDirectory() as folder:
        index = Path(folder) / "leeds.index"
        subprocess.run([command, "index", index, source / "examples/pages", "--exclude", "README.md",
                        "--cards", source / "examples/cards.json", "--recorded", "2026-01-01", "--quiet"], check=True)
        opened = lib.call("index_open", str(index))
        searcher = lib.call("searcher_open", opened, None)
        check("what each function gives fits", given_out(lib, index, opened, searcher))
        check("answers to questions fit", answers(lib, source, searcher))
        lib.c.fingerpost_searcher_free(searcher), lib.c.fingerpost_index_free(opened)
    # Their digest is left out, as it changes with the reader.
    check("readings that are kept fit", [("document.json", {"digest": "", **json.loads(file.read_text())})
                                         for file in (source / "tests/pages/written").glob("*.json")])
    bad = {"id": "q", "hits": [{"document": "a", "invented": 1}]}
    said.append(any("invented" in fault for fault in schemas.faults("answer.json", bad)))
    print(f"{'ok    ' if said[-1] else 'FAILED'} a key that is not written down is told")
    print(f"{said.count(True)} passed, {said.count(False)} failed")
    return 0 if all(said) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
