"""How answers look in a notebook: text and links, meaning never by colour alone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import Document, Hit, Index, Results, Section


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


def hit_html(self: Hit) -> str:
    """The hit as it stands in a list of results."""
    return f"<ul>{_row(self)}</ul>"


def _section(section: Section) -> str:
    about = ", ".join(filter(None, (str(section.kind), str(section.validity), *section.topics)))
    heading = f"<b>{escape(section.heading)}</b> " if section.heading else ""
    paragraphs = escape(section.text).replace("\n\n", "<br><br>")
    return f"<li>{heading}<small>{escape(about)}</small><br>{paragraphs}</li>"


def document_html(self: Document) -> str:
    """What was understood of a page: its facts, then its sections, then what could not be read."""
    facts = {"id": self.id, "kind": self.kind, "publisher": self.publisher, "layer": self.layer,
             "status": self.status, "published": self.published, "updated": self.updated,
             "review due": self.review_due, "valid": self.validity, "replaces": ", ".join(self.replaces)}
    rows = "".join(f"<tr><th>{name}</th><td>{escape(str(value))}</td></tr>" for name, value in facts.items() if value)
    problems = "".join(f"<p>{escape(problem)}</p>" for problem in self.problems)
    sections = "".join(map(_section, self.sections))
    return f"<p><b>{escape(self.title or self.id)}</b></p><table>{rows}</table>{problems}<ol>{sections}</ol>"


def index_html(self: Index) -> str:
    """What is public in it, in one line."""
    if self.closed:
        return f"<p>{escape(str(self.folder))}, closed</p>"
    info = self.info
    return (f"<p><b>{escape(self.folder.name)}</b>: {info.documents} documents, {info.sections} sections, "
            f"recorded {info.recorded or 'never'}</p>")
