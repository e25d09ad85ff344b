"""Results as the data frames of others, when those are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import Period, Results


def _last(period: Period | None) -> Any:
    return period.last if period else None


def rows(self: Results) -> list[dict[str, Any]]:
    """A row a hit, in their order: what a table shows of it. Days are datetime.date or None; of
    what was published or updated in a month or a year, its last day."""
    return [
        {
            "document": hit.document, "anchor": hit.anchor, "title": hit.title, "heading": hit.heading,
            "page": hit.page, "url": hit.url, "kind": str(hit.kind), "publisher": hit.publisher,
            "layer": str(hit.layer), "standing": str(hit.standing), "review_overdue": hit.review_overdue,
            "superseded_by": hit.superseded_by, "first": hit.validity.first, "last": hit.validity.last,
            "published": _last(hit.published), "updated": _last(hit.updated),
            "review_due": _last(hit.review_due), "topics": hit.topics, "snippet": str(hit.snippet),
            "score": hit.score,
        }
        for hit in self
    ]


_DAYS = ("first", "last", "published", "updated", "review_due")


def to_pandas(self: Results) -> Any:
    """The rows as a pandas.DataFrame, days as datetime64. ImportError without pandas."""
    import pandas  # type: ignore

    frame = pandas.DataFrame(rows(self), columns=list(_columns()))
    for day in _DAYS:
        # Days beyond what nanoseconds reach (1677 to 2262) become NaT.
        frame[day] = pandas.to_datetime(frame[day], errors="coerce")
    return frame


def to_polars(self: Results) -> Any:
    """The rows as a polars.DataFrame, days as Date. ImportError without polars."""
    import polars  # type: ignore

    of_type = {str: polars.Utf8, int: polars.Int64, bool: polars.Boolean, float: polars.Float64,
               list: polars.List(polars.Utf8), None: polars.Date}
    schema = {name: of_type[kind] for name, kind in _columns().items()}
    return polars.DataFrame(rows(self), schema=schema)


def _columns() -> dict[str, Any]:
    """Each column with its type, so that no hits make a table too; None for days."""
    return {"document": str, "anchor": str, "title": str, "heading": str, "page": int, "url": str,
            "kind": str, "publisher": str, "layer": str, "standing": str, "review_overdue": bool,
            "superseded_by": str, **dict.fromkeys(_DAYS), "topics": list, "snippet": str, "score": float}
