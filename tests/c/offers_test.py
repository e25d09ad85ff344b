"""Everything that the C++ headers offer has its place in fingerpost.h: a function of the same work, or the
JSON that carries it. A new C++ function is not done before it is here.

    offers_test.py INCLUDE
"""

import re
import sys
from pathlib import Path

import header

# By header: what C++ calls it, and what C does (several words: any of these functions must be there), or,
# in brackets, why a host in another language has it without a function.
IN_A_HOST = "(a value: a host's own language has days, texts and JSON)"
IN_JSON = "(a form of JSON that other functions take or give)"
OFFERED = {
    "cards": {"cards_from_json": "writer_use_cards", "to_json": "writer_cards"},
    "changes": {"differences": "edition_differences", "empty": IN_JSON, "to_json": "changes edition_differences",
                "to_text": "(words for people, of what the JSON carries)"},
    "content_report": {"content_report": "content_report", "report_options_from_json": "content_report",
                       **dict.fromkeys(("to_json", "to_text", "to_csv", "to_svg"), "content_report")},
    "date": {"find_dates": "dates", "Almanac": "writer_use_almanac reader_open dates", "lines": "index_almanac",
             "tables": "(of the library alone)", **dict.fromkeys(
                 ("contains", "overlaps", "open", "day", "to_iso", "date_from_iso", "period_from_iso"), IN_A_HOST)},
    "diary": {"diary": "diary", "diary_options_from_json": "diary", "to_json": "diary", "to_icalendar": "diary_calendar",
              "to_text": "(words for people, of what the JSON carries)",
              "occurrences": "(the diary has each occurrence)"},
    "digest": {"digest": "digest_text", "digest_options_from_json": "digest_text", "render": "digest_text",
               "to_json": "digest_text",
               "digest_template": "digest_template"},
    "enums": {"name": "(enums are words in C)", "named": "(enums are words in C)"},
    "error": {"Error": "error_message", "fault": "error_status", "at": "error_at"},
    "evaluate": {"evaluate": "searcher_evaluate", "question_from_json": "searcher_evaluate", "to_json": "searcher_evaluate"},
    "feeds": {"event_name": "hit_event_name", "event_days": "hit_event_first hit_event_last",
              "is_called_off": "hit_called_off", "to_atom": "results_feed changes_feed", "to_json_feed": "results_feed",
              "to_icalendar": "results_feed"},
    "index": {
        "Index": "index_free", "create": "index_create", "open": "index_open", "check": "index_check",
        "writer": "writer_open", "searcher": "searcher_open", "vocabulary": "index_vocabulary",
        "almanac": "index_almanac", "folder": "(the host gave it)", "Writer": "writer_free",
        "put": "writer_put writer_put_line writer_put_lines writer_put_from writer_put_document",
        "holds": "writer_holds", "held": "writer_held", "from": "writer_from", "remove": "writer_remove",
        "within": "writer_within", "known": "writer_known", "note_read": "writer_note_read",
        "note_failed": "writer_note_failed", "forget_file": "writer_forget_file", "keep_files": "writer_keep_files",
        "failed": "writer_failed", "commit": "writer_commit", "merge": "writer_merge", "retag": "writer_retag",
        "use": "writer_use_almanac writer_use_cards", "cards": "writer_cards", "Searcher": "searcher_free",
        "search": "search search_within search_until", "complete": "complete", "like": "like",
        "find": "document document_known_at", "ids": "searcher_ids", "refresh": "searcher_refresh",
        "info": "searcher_describe index_describe", "documents": "documents", "at": "at_address", "work": "work",
        "history": "history", "edition": "document_edition", "related": "related", "cursor": "cursor",
        "changes": "changes", "news": "news", "speaking_of": "(what the diary is made of)", "issuers": "index_issuers",
        "purge": "writer_purge",
        "apply": "apply_pack apply_pack_file", "pack": "pack pack_to_file"},
    "keeping": {"backup": "index_backup", "restore": "index_restore", "migrate": "index_migrate",
                "purge_order_from_json": "writer_purge",
                "to_json": "index_backup index_restore index_migrate writer_purge"},
    "packs": {"make_pack_keys": "pack_keys pack_keys_locked", "unlocked_pack_key": "pack", "read_pack": "pack_info pack_file_info",
              "apply_pack": "apply_pack apply_pack_file",
              "pack_options_from_json": "pack", "pack_order_from_json": "apply_pack",
              "to_json": "pack_keys pack_info apply_pack index_issuers"},
    "json": {"request_from_json": "search", "source_from_json": "writer_put", "line_from_json": "writer_put_line",
             "options_from_json": "index_create", "document_from_json": "writer_put_document",
             "to_json": "document results_json dates topics complete index_check vocabulary_differences"},
    "query": {**dict.fromkeys(("FacetChoice", "add", "any", "has", "bit", "bits_"), "(a list of names, in a request)"),
              "england": "places", "to_html": "hit_snippet_html", "to_text": "hit_snippet_text"},
    "read": {"Reader": "reader_open reader_free", "read": "reader_read read", "media_type_of": "media_type",
             "attached_source": "reader_attachment", "reader_info": "reader_info", "digest": "digest"},
    "report": {"topic_report": "topic_report", "to_json": "topic_report"},
    "saved": {"saved_from_json": "news", "to_json": "news", "keep": IN_JSON, "forget": IN_JSON},
    "store": {"to_json": "documents history related work", "to_text": "work"},
    "topics": {"Vocabulary": IN_JSON, "built_in": "vocabulary_merge", "from_json": "topics", "load": IN_JSON,
               **dict.fromkeys(("name", "version", "shade", "field", "topics", "find", "narrower", "broader"), IN_JSON),
               "tag": "topics read", "explain": "topics", "lived_in": "dates", "named_in": "topics_named",
               "suggest": "topics_meant", "clues": "read", "to_json": "vocabulary_merge"},
    "value": dict.fromkeys(("Json", "is_null", "boolean", "integer", "text", "array", "object", "find", "parse_json",
                            "to_json"), IN_A_HOST),
    "version": {"version": "version", "index_format": "index_format"},
    "vocabulary": {"merged": "vocabulary_merge", "changes_from_json": "vocabulary_merge",
                   "differences": "vocabulary_differences",
                   "vocabulary_faults": "vocabulary_faults", "import_vocabulary": "vocabulary_import",
                   "to_skos": "vocabulary_export", "PhraseFinder": "vocabulary_phrases", "add": "vocabulary_phrases",
                   "best": "vocabulary_phrases"},
    "weights": {"weight_table": "weights", "weights_from_json": "searcher_evaluate", "to_json": "weights"},
}


def functions_of(text):
    """Names that are declared as functions: a type, a name, arguments, and an end."""
    text = re.sub(r"//.*", "", text)
    text = re.sub(r'"(\\.|[^"\\])*"', '""', text)
    text = re.sub(r"operator[^\w\s(]+\(", "operator_(", text)
    text = re.sub(r"=\s*\w+::\w+\(\)", "", re.sub(r"=\s*(\w+(::\w+)*\s*)?\{\}", "", text))
    found = re.finditer(r"(?:^|[\s;}{:])(?:explicit |static |friend |inline |constexpr |virtual )*"
                        r"(?:[\w:]+(?:<[^;(){}]*>)?[\s*&]+)?(~?\w+)\(([^;{}]*?)\)"
                        r"(?:\s*const)?(?:\s*noexcept)?\s*(?=[;{:]|= default)", text)
    words = {"if", "for", "return", "operator_", "static_assert", "sizeof", "Date", "function",
             "runtime_error", "value"}  # what a member begins as
    return {each[1].lstrip("~") for each in found} - words


def main(folder):
    folder, said = Path(folder), []
    of_c = {each.name.removeprefix("fingerpost_") for each in header.functions(folder / "fingerpost.h")}

    def check(what, wrong):
        print(f"{'FAILED' if wrong else 'ok    '} {what}{': ' + ', '.join(sorted(wrong)) if wrong else ''}")
        said.append(not wrong)

    count = 0
    for path in sorted((folder / "fingerpost").glob("*.hpp")):
        declared, offered = functions_of(path.read_text()), OFFERED.get(path.stem, {})
        count += len(declared)
        check(f"{path.name} is offered to C", declared - set(offered))
        check(f"{path.name} has what is said of it", {name for name in offered if not re.search(rf"\b{name}\(", path.read_text())})
        check(f"{path.name}: so has fingerpost.h", {word for way in offered.values() if not way.startswith("(")
                                                      for word in way.split() if word not in of_c})
    check("the headers are read at all", set() if count > 100 else {f"only {count} functions found"})
    invented = functions_of("int invented(std::vector<int> all = {}, const char* name = \"a\") const;")
    check("a function that is in no list would be told", set() if "invented" in invented else {"invented"})
    print(f"{said.count(True)} passed, {said.count(False)} failed")
    return 0 if all(said) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
