"""Indexes four pages of a small partnership and asks what held on which day.

    PYTHONPATH=build/python python3 examples/python/search.py [PAGES]
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import fingerpost

WANTED = {
    "newsletters/2024-04",
    "notices/covid-19-courses-2020",
    "protocols/leeds-bruising-2017",
    "protocols/leeds-bruising-not-independently-mobile",
}


def index_pages(index: fingerpost.Index, pages: Path) -> None:
    with index.writer(recorded="2026-06-01") as writer:
        for line in (pages / "manifest.ndjson").read_text().splitlines():
            source = json.loads(line)
            if source["id"] in WANTED:
                writer.put(source.pop("id"), pages / source.pop("path"), **source)


def ask(results: fingerpost.Results) -> None:
    print(f"{results.query}, on {results.as_of}: {results.total} found")
    for hit in results:
        print(f"  {hit.standing}: {hit.title} > {hit.heading}\n    {hit.snippet}")
    if "standing" in results.facets:
        counts = (f"{value.id} {value.count}" for value in results.facets["standing"])
        print(f"  standing: {', '.join(counts)}")


def main(pages: Path) -> None:
    with TemporaryDirectory() as folder:
        with fingerpost.Index.create(Path(folder) / "leeds.index") as index:
            index_pages(index, pages)
            with index.searcher() as searcher:
                ask(searcher.search("missing children", as_of="2024-05-20", kinds=["event"], limit=1))
                ask(searcher.search("are courses cancelled", as_of="2020-05-01", limit=1))
                ask(searcher.search("are courses cancelled", as_of="2026-05-20", limit=2))
                ask(searcher.search("bruising protocol", as_of="2026-05-20", limit=2, facets=True))
        try:
            fingerpost.Index.open(Path(folder) / "no.index")
        except fingerpost.IndexNotFoundError as error:  # a FileNotFoundError as well
            print(f"{error.fault} is {error.code}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "examples/pages"))
