"""Reads feed.atom and feed.json of a folder as a subscriber would; prints what is wrong.

Usage: read_back.py FOLDER ENTRIES
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from datetime import datetime
from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"


def check(holds: bool, what: str) -> None:
    if not holds:
        print(what)


def instant(text: str) -> None:
    datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")


def web(url: str) -> bool:
    return re.fullmatch(r"https?://[!-~]+", url, re.IGNORECASE) is not None


def read_atom(text: bytes, entries: int) -> None:
    feed = ElementTree.fromstring(text)
    check(feed.tag == ATOM + "feed", "no Atom feed")
    for holder in [feed, *feed.findall(ATOM + "entry")]:
        for name in ("id", "title", "updated"):
            check(len(holder.findall(ATOM + name)) == 1, f"not one {name}")
        check(bool(holder.findtext(ATOM + "id")), "an empty id")
        instant(holder.findtext(ATOM + "updated"))
        for link in holder.findall(ATOM + "link"):
            check(web(link.get("href")), f"a bad address: {link.get('href')}")
    check(len(feed.findall(ATOM + "entry")) == entries, "entries are missing")
    known = {ATOM + name for name in ("id", "title", "updated", "published", "link", "author", "name",
                                      "summary", "category", "entry", "feed")}
    check({element.tag for element in feed.iter()} <= known, "elements that nobody wrote")


def read_json(text: bytes, entries: int) -> None:
    feed = json.loads(text)
    check(feed["version"] == "https://jsonfeed.org/version/1.1", "no JSON Feed 1.1")
    check(isinstance(feed["title"], str), "no title")
    check(len(feed["items"]) == entries, "items are missing")
    for item in feed["items"]:
        check(isinstance(item["id"], str) and item["id"] != "", "an item without an id")
        check(isinstance(item["content_text"], str), "an item without content")
        check("url" not in item or web(item["url"]), f"a bad address: {item.get('url')}")
        instant(item["date_modified"])


if __name__ == "__main__":
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    read_atom((folder / "feed.atom").read_bytes(), count)
    read_json((folder / "feed.json").read_bytes(), count)
