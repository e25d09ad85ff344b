"""Pictures of what is in an index, as matplotlib axes. Import it when you want it:

    import fingerpost.plot

    fingerpost.plot.timeline(index.search("bruising", as_of="2026-05-20"))

Each takes `ax`, else makes its own, and gives the axes back. Standing and counts are also written
as words and numbers: nothing is said by colour alone. ImportError without matplotlib.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import matplotlib.dates  # type: ignore
import matplotlib.pyplot as plt  # type: ignore

from . import Index, Results, Searcher

if TYPE_CHECKING:
    from matplotlib.axes import Axes  # type: ignore

__all__ = ["coverage", "timeline", "topics_over_time"]

# Okabe and Ito's colours, told apart by most colour-blind readers (jfly.uni-koeln.de/color, 2008).
COLOURS = {"in_force": "#0072B2", "upcoming": "#009E73", "ended": "#999999", "superseded": "#E69F00",
           "withdrawn": "#D55E00", "draft": "#CC79A7", "undated": "#56B4E9"}
HATCHES = {"upcoming": "//", "ended": "..", "superseded": "\\\\", "withdrawn": "xx", "draft": "++"}
_LONGEST = 48  # characters of a title that fit beside its bar
_LONGEST_BELOW = 30  # of a publisher that fit below its column
_THINNEST = 0.008  # of the whole, so that a day among years is seen


def _axes(ax: Axes | None, width: float, height: float) -> Axes:
    return ax if ax is not None else plt.subplots(figsize=(width, height), layout="constrained")[1]


def _short(text: str, most: int = _LONGEST) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "\u2026"


def timeline(results: Results, *, ax: Axes | None = None) -> Axes:
    """When each hit is in force, with a line at the day asked about. A hit without a first or
    last day runs out of the picture; one without any day of its own begins when it was published.
    One that is superseded ends where its successor begins, as far as the answer has it, and like one
    that is withdrawn is not drawn beyond the day."""
    hits = list(results)
    ax = _axes(ax, 9, 1.2 + 0.4 * max(len(hits), 1))
    begins = {hit.document: _span(hit)[0] for hit in hits}
    spans = [_until(results.as_of, hit, begins) for hit in hits]
    known = [day for span in spans for day in span if day] + [results.as_of]
    margin = max((max(known) - min(known)) / 12, timedelta(days=30))
    left, right = min(known) - margin, max(known) + margin
    for row, (hit, (first, last)) in enumerate(zip(hits, spans)):
        standing = str(hit.standing)
        begin, end = first or left, (last or right) + timedelta(days=1)
        width = max((end - begin).days, (right - left).days * _THINNEST)
        ax.barh(row, width, left=matplotlib.dates.date2num(begin), height=0.6,
                color=COLOURS[standing], hatch=HATCHES.get(standing), edgecolor="white")
        beside = 0 if width > (right - left).days / 5 else width
        ax.text(matplotlib.dates.date2num(begin) + beside, row, f" {standing.replace('_', ' ')}",
                va="center", fontsize=8, bbox={"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.85})
    ax.axvline(matplotlib.dates.date2num(results.as_of), color="black", linestyle="--", linewidth=1)
    ax.annotate(f"as of {results.as_of}", (matplotlib.dates.date2num(results.as_of), 1),
                xycoords=("data", "axes fraction"), xytext=(0, 3), textcoords="offset points", ha="center", fontsize=8)
    ax.set_yticks(range(len(hits)), [_short(hit.title or hit.document) for hit in hits])
    ax.invert_yaxis()
    ax.set_xlim(matplotlib.dates.date2num(left), matplotlib.dates.date2num(right))
    ax.xaxis_date()
    ax.spines[["top", "right"]].set_visible(False)
    return ax


def _span(hit: Any) -> tuple[date | None, date | None]:
    first, last = hit.validity.first, hit.validity.last
    if first is None and last is None and hit.published:
        first = hit.published.first
    return first, last


def _until(day: date, hit: Any, begins: dict[str, date | None]) -> tuple[date | None, date | None]:
    first, last = _span(hit)
    if str(hit.standing) not in ("superseded", "withdrawn"):
        return first, last
    next_begins = begins.get(hit.superseded_by)
    ends = [day, last, next_begins and next_begins - timedelta(days=1)]
    end = min(each for each in ends if each)
    return first, max(end, first) if first else end


def _facet(of: Index | Searcher, field: Any, day: Any, **filters: Any) -> dict[str, tuple[str, int]]:
    results = of.search("", as_of=day, limit=0, facets=[field], **filters)
    return {value.id: (value.label, value.count) for value in results.facets.get(field, [])}


def _most(of: Index | Searcher, day: Any, topics: list[str] | None, most: int) -> dict[str, str]:
    """Topic ids with their labels: those asked for, else those of most documents."""
    found = _facet(of, "topic", day)
    ids = topics if topics is not None else list(found)[:most]
    return {each: found.get(each, (each, 0))[0] for each in ids}


def topics_over_time(of: Index | Searcher, *, as_of: date | str, topics: list[str] | None = None,
                     most: int = 8, ax: Axes | None = None) -> Axes:
    """Documents published in each year about each topic, as lines: those of `topics`, else of the
    `most` with most documents."""
    labels = _most(of, as_of, topics, most)
    counts = {id: {int(year): count for year, (_, count) in _facet(of, "year", as_of, topics=[id]).items()}
              for id in labels}
    years = sorted({year for each in counts.values() for year in each})
    ax = _axes(ax, 9, 5)
    markers = "osD^vPX*"
    span = range(years[0], years[-1] + 1) if years else []
    for number, (id, by_year) in enumerate(counts.items()):
        ax.plot(span, [by_year.get(year, 0) for year in span], marker=markers[number % len(markers)],
                label=_short(labels[id]))
    ax.set_ylabel("documents published")
    ax.set_ylim(bottom=0)
    ax.yaxis.get_major_locator().set_params(integer=True)
    ax.xaxis.get_major_locator().set_params(integer=True)
    if counts:
        ax.legend(fontsize=8, loc="upper left", bbox_to_anchor=(1.01, 1), frameon=False)
    ax.set_title(f"Topics over time, as of {as_of}", loc="left")
    ax.spines[["top", "right"]].set_visible(False)
    return ax


def coverage(of: Index | Searcher, *, as_of: date | str, by: str = "publisher",
             topics: list[str] | None = None, most: int = 15, ax: Axes | None = None) -> Axes:
    """How many documents each publisher has (or were published each year, `by="year"`) about each
    topic: a table of numbers, shaded. An empty cell is a gap."""
    if by not in ("publisher", "year"):
        raise ValueError(f'by: "{by}" is neither "publisher" nor "year"')
    labels = _most(of, as_of, topics, most)
    cells = {id: {key: count for key, (_, count) in _facet(of, by, as_of, topics=[id]).items()} for id in labels}
    totals: dict[str, int] = {}
    for each in cells.values():
        for key, count in each.items():
            totals[key] = totals.get(key, 0) + count
    columns = sorted(totals) if by == "year" else sorted(totals, key=lambda key: (-totals[key], key))
    grid = [[cells[id].get(column, 0) for column in columns] for id in labels]
    ax = _axes(ax, 3 + 0.55 * max(len(columns), 1), 1.6 + 0.32 * max(len(labels), 1))
    if grid and columns:
        top = max(count for row in grid for count in row) or 1
        ax.imshow(grid, cmap="Blues", aspect="auto", vmin=0, vmax=top * 1.3)
        for y, row in enumerate(grid):
            for x, count in enumerate(row):
                if count:
                    ax.text(x, y, str(count), ha="center", va="center", fontsize=8,
                            color="white" if count > top * 0.75 else "black")
    ax.set_xticks(range(len(columns)), [_short(column, _LONGEST_BELOW) for column in columns], rotation=45, ha="right")
    ax.set_yticks(range(len(labels)), [_short(label) for label in labels.values()])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_title(f"Documents about each topic by {by}, as of {as_of}", loc="left")
    return ax
