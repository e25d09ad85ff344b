"""Asking without blocking an event loop, and through more than one page."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import TYPE_CHECKING, Any

from . import _fingerpost

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from . import Document, Hit, Index, Put, Results, Searcher, Writer

_MOST_AT_ONCE, _MOST = 100, 10_000


async def search_async(self: Index | Searcher, text: str = "", **request: Any) -> Results:
    """search() on another thread: the event loop goes on. Calls on one Searcher take turns."""
    return await asyncio.to_thread(self.search, text, **request)


async def get_async(self: Index | Searcher, id: str, **known: Any) -> Document | None:
    """get() on another thread."""
    return await asyncio.to_thread(self.get, id, **known)


async def like_async(self: Index | Searcher, id: str, anchor: str = "", **more: Any) -> Results:
    """like() on another thread."""
    return await asyncio.to_thread(self.like, id, anchor, **more)


async def complete_async(self: Index | Searcher, prefix: str, **more: Any) -> list[dict[str, Any]]:
    """complete() on another thread."""
    return await asyncio.to_thread(lambda: self.complete(prefix, **more))


async def hits_async(self: Index | Searcher, text: str = "", **request: Any) -> AsyncIterator[Hit]:
    """hits(), each page of them found on another thread: `async for hit in index.hits_async(...)`."""
    pages = self.hits(text, **request)
    while batch := await asyncio.to_thread(lambda: list(islice(pages, _MOST_AT_ONCE))):
        for hit in batch:
            yield hit


async def put_async(self: Writer, id: Any, content: Any = None, **source: Any) -> Put:
    """put() on another thread. Calls on one Writer take turns."""
    return await asyncio.to_thread(lambda: self.put(id, content, **source))


async def commit_async(self: Writer, recorded: Any = None) -> int:
    """commit() on another thread."""
    return await asyncio.to_thread(self.commit, recorded)


async def read_async(content: Any, **source: Any) -> Document:
    """read() on another thread: a long PDF does not hold up an event loop."""
    return await asyncio.to_thread(_fingerpost.read, content, **source)


def hits(self: Searcher, text: str = "", **request: Any) -> Iterator[Hit]:
    """Every hit, page by page, from the one commit that the searcher stands on; at most 10,000
    (`offset` goes no further). A `limit` ends it sooner."""
    left = request.pop("limit", None)
    left = _MOST if left is None else min(left, _MOST)
    offset = request.pop("offset", 0)
    while left > 0 and offset <= _MOST:
        page = self.search(text, offset=offset, limit=min(left, _MOST_AT_ONCE), **request)
        yield from page
        left -= len(page)
        offset += len(page)
        if len(page) < _MOST_AT_ONCE:
            return


def index_hits(self: Index, text: str = "", **request: Any) -> Iterator[Hit]:
    """Every public hit, page by page, from the commit that was the last when it began."""
    with self.searcher() as searcher:
        yield from hits(searcher, text, **request)
