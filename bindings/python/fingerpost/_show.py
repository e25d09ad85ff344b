"""How answers look in a notebook: text and links, meaning never by colour alone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import Hit, Results


def _standing(hit: Hit) -> str:
    words = [str(hit.standing).replace("_", " ")]
    if hit.superseded_by:
        words.append(f"superseded by {hit.superseded_by}")
    if hit.not_for_you:
        words.append(f"not for {hit.not_for_you[0]}")
    if hit.review_overdue:
        words.append("review overdue")
    return "; ".join(words)


def _title(hit: Hit) -> str:
    title = escape(" \u203a ".join(filter(None, (hit.title, hit.heading))) or hit.document)
    if not hit.url.startswith(("https://", "http://")):
        return title
    return f'<a href="{escape(hit.url)}" rel="noreferrer">{title}</a>'


def _row(hit: Hit) -> str:
    about = ", ".join(filter(None, (str(hit.kind), hit.publisher, str(hit.published or ""))))
    return (
        f"<li><b>{_title(hit)}</b> ({escape(_standing(hit))})<br>"
        f"{hit.snippet.html}<br><small>{escape(about)}</small></li>"
    )


def results_html(self: Results) -> str:
    """The hits as an ordered list, under a line that says what was asked and when."""
    head = f"{self.total} for {escape(repr(self.query))} as of {self.as_of}"
    notices = "".join(f"<p>{escape(notice)}</p>" for notice in self.notices)
    return f"<p>{head}</p>{notices}<ol>{''.join(map(_row, self))}</ol>"
