"""The page of results, without a framework: what the Flask, Django and Wagtail views share.

The index is read in-process by the Python package: no server, no port. A searcher is opened for the tiers a reader may
see, by the host, which knows who is logged in; nothing in a request names one.
"""

import datetime
import html
import threading

import fingerpost

A_PAGE = 10
HAPPENS = ("event", "course")


class Search:
    """Of one index, for any number of threads. After a fork make another. `leave_to` is where "Exit this page" leads; ""
    leaves it out."""

    def __init__(self, folder, leave_to="https://www.bbc.co.uk/weather"):
        self.folder = folder
        self.leave_to = leave_to
        self.own = threading.local()

    def searcher(self, tiers=()):
        kept = self.own.__dict__.setdefault("kept", {})
        key = tuple(sorted(tiers))
        if key not in kept:
            kept[key] = fingerpost.Index.open(self.folder).searcher(list(key))
        kept[key].refresh()
        return kept[key]

    def answer(self, fields, tiers=(), today=None):
        """The results for the fields of a form, or the words of what is wrong with them."""
        text, day = fields.get("text", "").strip(), fields.get("as_of", "").strip()
        page = max(1, int(fields.get("page", "1"))) if fields.get("page", "1").isdecimal() else 1
        if not text and not day:
            return None, None, page
        try:
            results = self.searcher(tiers).search(text, as_of=day or today or datetime.date.today().isoformat(),
                                                  limit=A_PAGE, offset=(page - 1) * A_PAGE)
            return results, None, page
        except fingerpost.Error as error:
            return None, str(error), page


def words_of(hit):
    last = getattr(hit.validity, "last", None)
    standing = str(hit.standing).replace("_", " ").capitalize()
    return f"{standing} until {last}" if hit.standing == "in_force" and last and hit.kind not in HAPPENS else standing


def link(hit):
    title = html.escape(hit.title or hit.document)
    if hit.url.lower().startswith(("http://", "https://")):
        return f'<a rel="noreferrer" href="{html.escape(hit.url)}">{title}</a>'
    return title


def hit_html(hit):
    about = [str(hit.kind).capitalize(), hit.publisher, hit.heading, f"page {hit.page}" if hit.page else "",
             f"published {hit.published}" if hit.published else ""]
    parts = [f"<h3>{link(hit)}</h3>", f"<p><strong>{html.escape(words_of(hit))}</strong></p>"]
    if hit.superseded_by:
        parts.append(f"<p><strong>Replaced by {html.escape(hit.superseded_by)}</strong></p>")
    parts.append(f"<p>{html.escape(' · '.join(one for one in about if one))}</p>")
    parts.append(f"<p>{hit.snippet.html}</p>")
    return "<li>" + "".join(parts) + "</li>"


def results_html(results, fields, page):
    if not results.total:
        return "<h2>No results</h2><p>Nothing matches. If a child is in danger now, call 999.</p>"
    parts = [f"<h2>{results.total} result{'' if results.total == 1 else 's'}</h2>"]
    if fields.get("as_of"):
        parts.append(f"<p><strong>Not today.</strong> You see what applied on {html.escape(str(results.as_of))}.</p>")
    parts.append("<ol>" + "".join(hit_html(hit) for hit in results) + "</ol>")
    if page > 1:
        parts.append(f'<button name="page" value="{page - 1}">Previous</button> ')
    if page * A_PAGE < results.total:
        parts.append(f'<button name="page" value="{page + 1}">Next</button>')
    return "".join(parts)


def page_html(search, fields, hidden="", tiers=(), today=None):
    """The whole page. `hidden` is what the host's forms carry: a token against forgery."""
    results, wrong, page = search.answer(fields, tiers, today)
    text, day = (html.escape(fields.get(name, "")) for name in ("text", "as_of"))
    answer = f'<div role="alert"><p>{html.escape(wrong)}</p></div>' if wrong else results_html(results, fields, page) if results is not None else ""
    leave = f'<p><a rel="nofollow noreferrer" href="{html.escape(search.leave_to)}">Exit this page</a></p>' if search.leave_to else ""
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Safeguarding search</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main>
<h1>Safeguarding search</h1>
{leave}
<form role="search" method="post" autocomplete="off">{hidden}
<label for="text">Search safeguarding guidance</label> <input id="text" name="text" value="{text}" maxlength="500">
<label for="as_of">as of</label> <input id="as_of" name="as_of" type="date" value="{day}">
<button>Search</button>
{answer}</form></main></body></html>"""


# A page is kept nowhere, runs nothing, and tells no other site where it was. (Under "no-referrer" a browser names no origin
# with the form either, and Django from 4.0 on refuses it.)
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin", "X-Content-Type-Options": "nosniff",
           "Content-Security-Policy": "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"}
