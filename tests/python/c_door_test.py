"""The C door through ctypes, beside the Python one: the same questions, the same bytes."""

import ctypes
import json
import os
import sys
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_uint64, c_void_p
from pathlib import Path

import fingerpost
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "c"))
import header  # noqa: E402

library = ctypes.CDLL(os.environ["FINGERPOST_LIBRARY"])
TYPES = {"size_t": c_size_t, "fingerpost_status": c_int32, "int32_t": c_int32, "uint64_t": c_uint64,
         "const char *": c_char_p, "const void *": c_char_p, "void": None, "double": ctypes.c_double,
         "int64_t": ctypes.c_int64, "int32_t *": POINTER(c_int32), "uint64_t *": POINTER(c_uint64)}


def of(type):
    return TYPES[type] if type in TYPES else POINTER(c_void_p) if type.endswith("**") else c_void_p


for function in header.functions(Path(os.environ["FINGERPOST_SOURCE"], "include/fingerpost.h")):
    entry = getattr(library, function.name)
    entry.argtypes = [of(parameter.type) for parameter in function.parameters]
    entry.restype = of(function.result)


class CError(Exception):
    pass


def call(name, *arguments, out=True):
    """What a function gives out; its error as an exception."""
    made, error = c_void_p(), c_void_p()
    given = [a.encode() if isinstance(a, str) else a for a in arguments]
    status = getattr(library, f"fingerpost_{name}")(*given, *([byref(made)] if out else []),
                                                    byref(error))
    if status:
        message = library.fingerpost_error_message(error).decode()
        library.fingerpost_error_free(error)
        raise CError(status, message)
    return made


def text(handle):
    size = library.fingerpost_text_size(handle)
    kept = ctypes.string_at(library.fingerpost_text_data(handle), size).decode()
    library.fingerpost_text_free(handle)
    return kept


@pytest.fixture
def c_index(shared):
    handle = call("index_open", str(shared.folder))
    yield handle
    library.fingerpost_index_free(handle)


def asked(searcher, request, day=None):
    results = call("search", searcher, json.dumps(request), day)
    written = text(call("results_json", results))
    library.fingerpost_results_free(results)
    return written


REQUESTS = [
    {"text": "missing children", "kinds": ["event"]},
    {"text": "bruise", "for": "leeds", "facets": True, "explain": True, "id": "q7"},
    {"text": "courses cancelled", "ended": "leave_out", "sort": "newest"},
    {"text": '"bruising protocol" -newsletter', "group": "section", "limit": 1},
    {"text": "brusie", "snippets": False},
    {"text": ""},
]


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: request["text"] or "nothing")
@pytest.mark.parametrize("day", ["2020-05-01", "2024-05-20", "2026-05-20"])
@pytest.mark.parametrize("tiers", [[], ["police"]], ids=["public", "police"])
def test_an_answer_is_the_same_through_both(shared, c_index, request_, day, tiers):
    searcher = call("searcher_open", c_index, json.dumps(tiers))
    with shared.searcher(tiers) as ours:
        keys = {"for_" if key == "for" else key: value for key, value in request_.items()}
        assert asked(searcher, request_, day) == ours.search(**keys, as_of=day).to_json()
    library.fingerpost_searcher_free(searcher)


@pytest.mark.parametrize("request_", [{"kind": "event"}, {"limit": 101}, {"as_of": "2024-5-1"}])
def test_an_error_is_the_same_through_both(shared, c_index, request_):
    searcher = call("searcher_open", c_index, None)
    with pytest.raises(fingerpost.Error) as ours:
        shared.search(**request_)
    with pytest.raises(CError) as theirs:
        asked(searcher, request_, None if "as_of" in request_ else "2024-05-20")
    assert theirs.value.args == (ours.value.code, str(ours.value))
    library.fingerpost_searcher_free(searcher)


def test_documents_dates_and_topics_are_the_same(shared, c_index):
    searcher = call("searcher_open", c_index, None)
    for id in shared:
        assert text(call("document", searcher, id)) == shared[id].to_json()
    library.fingerpost_searcher_free(searcher)
    words = "COVID-19: child sexual exploitation (CSE), 13-19 May, until Monday 1st June".encode()
    assert json.loads(text(call("dates", words, len(words), '{"published": "2024-04"}')))["dates"] \
        == [mention.to_dict() for mention in fingerpost.dates(words, published="2024-04")]
    topics = json.loads(text(call("topics", None, words, len(words), None)))["topics"]
    assert [topic["id"] for topic in topics] == [tag.topic for tag in fingerpost.topics(words)]
    read = text(call("read", c_index, '{"id": "a", "media_type": "text/plain"}', words, len(words)))
    assert read == shared.read(words, id="a", media_type="text/plain").to_json()
