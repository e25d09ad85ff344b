"""Indexes four pages of a small partnership and asks what held on which day.

    FINGERPOST_LIBRARY=build/lib/libfingerpost.so python3 examples/ctypes/search.py [PAGES]

For a Python that cannot take the package: nothing but the C library and ctypes.
"""

import json
import os
import sys
from ctypes import CDLL, POINTER, byref, c_char_p, c_int32, c_size_t, c_void_p, string_at
from pathlib import Path
from tempfile import TemporaryDirectory

WANTED = {"newsletters/2024-04", "notices/covid-19-courses-2020", "protocols/leeds-bruising-2017",
          "protocols/leeds-bruising-not-independently-mobile"}
OUT = POINTER(c_void_p)

lib = CDLL(os.environ.get("FINGERPOST_LIBRARY", "libfingerpost.so.1"))
for function, arguments in {
    "index_create": [c_char_p, c_char_p, OUT, OUT],
    "index_open": [c_char_p, OUT, OUT],
    "writer_open": [c_void_p, OUT, OUT],
    "writer_put_line": [c_void_p, c_char_p, c_char_p, c_void_p, OUT],
    "writer_commit": [c_void_p, c_char_p, c_void_p, OUT],
    "searcher_open": [c_void_p, c_char_p, OUT, OUT],
    "search": [c_void_p, c_char_p, c_char_p, OUT, OUT],
    "results_json": [c_void_p, OUT, OUT],
}.items():
    getattr(lib, f"fingerpost_{function}").argtypes = arguments
for function, result, arguments in (
    ("status_name", c_char_p, [c_int32]), ("error_message", c_char_p, [c_void_p]),
    ("text_data", c_void_p, [c_void_p]), ("text_size", c_size_t, [c_void_p]),
    *((f"{kind}_free", None, [c_void_p]) for kind in ("error", "text", "index", "writer", "searcher", "results")),
):
    getattr(lib, f"fingerpost_{function}").restype = result
    getattr(lib, f"fingerpost_{function}").argtypes = arguments


class FingerpostError(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status = status
        self.name = lib.fingerpost_status_name(status).decode()


def run(name, *arguments):
    """Calls what can fail and gives nothing."""
    error = c_void_p()
    status = getattr(lib, f"fingerpost_{name}")(*arguments, byref(error))
    if status:
        message = lib.fingerpost_error_message(error).decode()
        lib.fingerpost_error_free(error)
        raise FingerpostError(status, message)


class Handle:
    """What a call made: freed at the end of a `with`, or with the object."""

    def __init__(self, kind, name, *arguments):
        self.kind, self.value = kind, c_void_p()
        run(name, *arguments, byref(self.value))

    def __enter__(self):
        return self.value

    def __exit__(self, *problem):
        getattr(lib, f"fingerpost_{self.kind}_free")(self.value)
        self.value = None


def search(searcher, **request):
    query = json.dumps(request).encode()
    with Handle("results", "search", searcher, query, None) as results, \
            Handle("text", "results_json", results) as text:
        return json.loads(string_at(lib.fingerpost_text_data(text), lib.fingerpost_text_size(text)))


def index_pages(index, pages):
    with Handle("writer", "writer_open", index) as writer:
        for line in (pages / "manifest.ndjson").read_bytes().splitlines():
            if json.loads(line)["id"] in WANTED:
                run("writer_put_line", writer, line, os.fsencode(pages), None)
        run("writer_commit", writer, b"2026-06-01", None)


def ask(searcher, text, day, **more):
    answer = search(searcher, text=text, as_of=day, **more)
    print(f"{text}, on {answer['as_of']}: {answer['total']} found")
    for hit in answer["hits"]:
        words = "".join(part["text"] for part in hit["snippet"])
        print(f"  {hit['standing']}: {hit['title']} > {hit['heading']}\n    {words}")
    counts = [f"{value['id']} {value['count']}" for value in answer.get("facets", {}).get("standing", [])]
    if counts:
        print(f"  standing: {', '.join(counts)}")


def main(pages):
    with TemporaryDirectory() as folder:
        ours = os.fsencode(Path(folder) / "leeds.index")
        with Handle("index", "index_create", ours, None) as index:
            index_pages(index, pages)
            with Handle("searcher", "searcher_open", index, None) as searcher:
                ask(searcher, "missing children", "2024-05-20", kinds=["event"], limit=1)
                ask(searcher, "are courses cancelled", "2020-05-01", limit=1)
                ask(searcher, "are courses cancelled", "2026-05-20", limit=2)
                ask(searcher, "bruising protocol", "2026-05-20", limit=2, facets=True)
        try:
            Handle("index", "index_open", os.fsencode(Path(folder) / "no.index"))
        except FingerpostError as error:
            print(f"{error.name} is {error.status}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "examples/pages"))
