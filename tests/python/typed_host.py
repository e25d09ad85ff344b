"""A host as agencies write them; it is only type-checked."""

from datetime import date
from pathlib import Path

import fingerpost
from fingerpost import Hit, Kind, Period, Standing


def titles(hits: list[Hit]) -> list[str]:
    return [hit.title for hit in hits if hit.standing is Standing.IN_FORCE]


def main(folder: Path) -> None:
    with fingerpost.Index.create(folder, default_tier="public") as index:
        with index.writer(recorded=date(2024, 4, 19)) as writer:
            put: fingerpost.Put = writer.put("a", folder / "a.html", kind=Kind.PAGE, published="2024")
            writer.put({"id": "b", "text": "words"})
            revision: int = writer.commit()
        with index.searcher(["police"]) as searcher:
            results = searcher.search("neglect", as_of=date.today(), kinds=["event", Kind.ITEM],
                                      for_="leeds", from_=Period("2024-01-01"), sort="newest")
            first: Hit = results[0]
            print(titles(results[:3]), first.validity.first, revision, put)
            document = searcher.get("a")
            if document is not None:
                print(document.sections[0].dates[0].basis.value)
        try:
            fingerpost.Index.open(folder)
        except fingerpost.IndexVersionError as error:
            print(error.code, error.at)
