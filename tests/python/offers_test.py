"""Everything that C offers has its place in the package: a new function is not done before it is here.

tests/c/offers_test.py holds C to what C++ offers in the same way.
"""

import os
import sys
from pathlib import Path

import fingerpost
import pytest

SOURCE = Path(os.environ["FINGERPOST_SOURCE"])
sys.path.insert(0, str(SOURCE / "tests/c"))
import header  # noqa: E402

FREED = "(Python frees it)"
TEXT = "(a str)"
# By function of fingerpost.h: the names that reach it (all of them must be there), or, in brackets, why
# Python has it without a name.
OFFERED = {
    "version": "__version__", "abi": "(of the C library alone)", "index_format": "index_format",
    "status_name": "Error.fault", "status_meaning": "(the docstring of each error)",
    "error_status": "Error.code", "error_message": "(str of an error)", "error_at": "Error.at",
    **dict.fromkeys(("text_data", "text_size"), TEXT),
    **dict.fromkeys(("error_free", "text_free", "results_free"), FREED),
    "pack_keys_locked": "pack_keys", "pack_to_file": "Searcher.pack_to", "pack_file_info": "read_pack",
    "apply_pack_file": "apply_pack",
    "index_create": "Index.create", "index_open": "Index.open", "index_describe": "Index.info",
    "index_vocabulary": "Index.vocabulary", "index_almanac": "Index.almanac", "index_check": "Index.check",
    "index_free": "Index.close", "writer_open": "Index.writer", "writer_put": "Writer.put",
    "writer_put_line": "Writer.put", "writer_put_lines": "Writer.put_lines", "writer_put_document": "Writer.put",
    "writer_put_from": "Writer.put Writer.put_file", "writer_holds": "Writer.holds", "writer_held": "Writer.held",
    "writer_from": "Writer.from_", "writer_within": "Writer.within", "writer_remove": "Writer.remove",
    "writer_commit": "Writer.commit", "writer_merge": "Writer.merge", "writer_use_almanac": "Writer.use_almanac",
    "writer_known": "Writer.known", "writer_note_read": "Writer.note_read",
    "writer_note_failed": "Writer.note_failed", "writer_forget_file": "Writer.forget_file",
    "writer_keep_files": "Writer.keep_files", "writer_failed": "Writer.failed", "writer_free": "Writer.close",
    "writer_retag": "Writer.retag", "writer_use_cards": "Writer.use_cards", "writer_cards": "Writer.cards",
    "read": "read Index.read", "reader_open": "Reader", "reader_read": "Reader.read",
    "reader_attachment": "Document.attachments Attachment.content", "reader_free": "Reader.close",
    "reader_info": "reader_info", "media_type": "media_type_of", "digest": "digest", "dates": "dates",
    "topics": "topics Vocabulary.tag Vocabulary.explain", "topics_named": "Vocabulary.named_in",
    "topics_meant": "Vocabulary.suggest", "vocabulary_merge": "Vocabulary.merged Vocabulary.from_json",
    "vocabulary_faults": "Vocabulary.faults", "vocabulary_differences": "Vocabulary.differences",
    "vocabulary_import": "Vocabulary.import_", "vocabulary_export": "Vocabulary.to_skos",
    "vocabulary_phrases": "Vocabulary.phrases", "topic_report": "Index.topic_report",
    "searcher_open": "Index.searcher", "searcher_refresh": "Searcher.refresh", "searcher_describe": "Searcher.info",
    "searcher_ids": "Searcher.ids", "search": "Searcher.search Index.search", "search_within": "Searcher.search",
    "search_until": "Searcher.search", "complete": "Searcher.complete", "like": "Searcher.like",
    "document": "Searcher.get", "document_known_at": "Searcher.get", "document_edition": "Searcher.edition",
    "history": "Searcher.history", "edition_differences": "Searcher.differences", "related": "Searcher.related",
    "at_address": "Searcher.at", "work": "Searcher.work", "documents": "Searcher.documents", "changes": "Searcher.changes",
    "changes_feed": "Searcher.changes_feed", "cursor": "Searcher.cursor",
    "news": "Searcher.news", "diary": "Searcher.diary", "diary_calendar": "Searcher.diary_calendar",
    "digest_text": "Searcher.digest", "digest_template": "digest_template",
    "content_report": "Index.content_report", "searcher_evaluate": "Searcher.evaluate",
    "weights": "weights", "places": "places", "searcher_free": "Searcher.close",
    "results_json": "Results.to_json", "results_feed": "Results.to_atom Results.to_json_feed Results.to_icalendar",
    "results_as_of": "Results.as_of", "results_id": "Results.id", "results_query": "Results.query",
    "results_total": "Results.total", "results_total_exact": "Results.total_exact", "results_later": "Results.later",
    "results_revision": "Results.revision", "results_recorded": "Results.recorded",
    "results_notices": "Results.notices", "notice": "Results.notices", "results_cards": "Results.cards",
    "results_pins": "Results.pinned", "results_did_you_mean": "Results.did_you_mean",
    "results_topics_meant": "Results.topics_meant", "results_facets": "Results.facets",
    "results_size": "Results.__len__", "facet_field": "Results.facets", "facet_size": "Results.facets",
    "hit_page_label": "Hit.page_label", "hit_topic": "Hit.topics", "hit_not_for": "Hit.not_for_you",
    "hit_use_instead": "Hit.not_for_you", "hit_first": "Hit.validity", "hit_last": "Hit.validity",
    "hit_snippet_html": "Hit.snippet Snippet.html", "hit_snippet_text": "Hit.snippet Snippet.__str__",
    "digest_text": "Index.digest Searcher.digest", "pack_info": "read_pack", "index_backup": "backup",
    "index_restore": "restore", "index_migrate": "migrate",
    "hit_called_off": "Hit.called_off", "hit_event_name": "Hit.event_name",
    "index_backup": "backup", "index_restore": "restore", "index_migrate": "migrate", "pack_info": "read_pack",
    "digest_text": "Index.digest Searcher.digest",
    "hit_event_first": "Hit.event_days", "hit_event_last": "Hit.event_days",
}
# Accessors of what is shown in a loop: in Python a member, or a key of a dict.
MEMBERS = {"hit": "Hit", "facet": "FacetValue", "topic_meant": "TopicMeant"}
DICTS = {"card": "Results.cards", "pin": "Results.pinned", "companion": "Hit.companions"}


def by_its_name(name):
    """Where a function is looked for that is called in Python as in C."""
    for kind, holder in {"index": "Index", "writer": "Writer", "searcher": "Searcher", "reader": "Reader"}.items():
        if name.startswith(kind + "_"):
            return f"{holder}.{name.removeprefix(kind + '_')}"
    return next((path for path in (name, f"Index.{name}", f"Searcher.{name}") if reached(path)), None)


def offered(name):
    if name in OFFERED:
        return OFFERED[name]
    for kind, holder in MEMBERS.items():
        if name.startswith(kind + "_"):
            return f"{holder}.{name.removeprefix(kind + '_')}"
    for kind, holder in DICTS.items():
        if name.startswith(kind + "_"):
            return holder
    return by_its_name(name)


def reached(path):
    at = fingerpost
    for part in path.split("."):
        if not hasattr(at, part):
            return False
        at = getattr(at, part)
    return True


FUNCTIONS = [each.name.removeprefix("fingerpost_") for each in header.functions(SOURCE / "include/fingerpost.h")]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_of_c_has_its_name_in_python(name):
    way = offered(name)
    assert way, f"fingerpost_{name} is reached by nothing that is told of here"
    if not way.startswith("("):
        assert [path for path in way.split() if not reached(path)] == []


def test_what_is_told_of_is_there():
    assert len(FUNCTIONS) > 150
    assert set(OFFERED) - set(FUNCTIONS) == set()
    assert offered("invented") is None and not reached("Index.invented")
