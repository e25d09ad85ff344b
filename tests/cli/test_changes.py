"""fingerpost changes, documents, history, related."""

import xml.etree.ElementTree as ET

import pytest
from conftest import ndjson, run

ATOM = "{http://www.w3.org/2005/Atom}"


def put(index, tmp_path, day, *lines):
    file = tmp_path / f"{day}.ndjson"
    file.write_text(ndjson(*lines))
    done = run("index", index, file, "--recorded", day, "--quiet")
    assert done.code == 0, done.err


@pytest.fixture
def library(tmp_path):
    index = tmp_path / "x.index"
    put(index, tmp_path, "2024-01-10",
        {"id": "kcsie-2023", "title": "Keeping children safe 2023", "text": "Part one.",
         "kind": "guidance", "valid_from": "2023-09-01", "url": "https://www.dfe.example/kcsie"},
        {"id": "kcsie-2024", "title": "Keeping children safe 2024", "text": "Part two.",
         "kind": "guidance", "valid_from": "2024-09-01", "replaces": ["kcsie-2023"]},
        {"id": "week", "title": "Safeguarding week", "text": "All are welcome.", "kind": "event",
         "valid_from": "2024-06-24", "valid_until": "2024-06-28"})
    return index


def cursor_of(done):
    assert done.code == 0, done.err
    last = done.out.splitlines()[-1]
    assert last.startswith("cursor: ")
    return last.removeprefix("cursor: ")


def told(done):
    return [(each["on"], each["change"], each["document"]) for each in done.json["changes"]]


def test_a_year_is_told_from_cursor_to_cursor(library, tmp_path):
    first = run("changes", library, "--as-of", "2024-01-10")
    assert "2024-01-10  added            Keeping children safe 2023 (kcsie-2023)" in first.out
    june = run("changes", library, "--since", cursor_of(first), "--as-of", "2024-06-12", "--json")
    assert told(june) == [("2024-06-24", "coming_up", "week")]
    put(library, tmp_path, "2024-06-13",
        {"id": "week", "title": "Safeguarding week", "text": "All are welcome.\n\nNow online.",
         "kind": "event", "valid_from": "2024-06-24", "valid_until": "2024-06-28"})
    changed = run("changes", library, "--since", june.json["cursor"], "--as-of", "2024-06-13")
    assert "2024-06-13  changed" in changed.out and "    changed: Safeguarding week" in changed.out
    autumn = run("changes", library, "--since", cursor_of(changed), "--as-of", "2024-10-01", "--json")
    assert told(autumn) == [("2024-06-29", "ended", "week"),
                            ("2024-09-01", "superseded", "kcsie-2023"),
                            ("2024-09-01", "came_into_force", "kcsie-2024")]
    assert autumn.json["changes"][1]["superseded_by"] == "kcsie-2024"


def test_changes_as_a_feed(library):
    done = run("changes", library, "--since", "2024-08-31", "--as-of", "2024-09-02", "--atom",
               "--title", "What is new", "--url", "https://scp.example/changes")
    feed = ET.fromstring(done.out)
    titles = [each.findtext(ATOM + "title") for each in feed.findall(ATOM + "entry")]
    assert titles == ["Superseded: Keeping children safe 2023", "In force: Keeping children safe 2024"]
    ids = [each.findtext(ATOM + "id") for each in feed.findall(ATOM + "entry")]
    assert len(set(ids)) == 2 and all(each.startswith("https://scp.example/changes") for each in ids)


@pytest.mark.parametrize("words, message", [
    (["--since", "nonsense"], "is no cursor"),
    (["--since", "2024-09-01/public:9:0123456789abcdef"], "another index"),
    (["--since", "2025-01-01"], "was told already"),
    (["--atom", "--json"], "cannot both"),
])
def test_what_cannot_be_a_cursor_is_refused(library, words, message):
    done = run("changes", library, "--as-of", "2024-09-02", *words)
    assert done.code == 2 and message in done.err and done.out == ""


def test_documents_by_filter_and_by_address(library):
    done = run("documents", library, "--kind", "guidance", "--as-of", "2024-03-01")
    assert [line.split()[-5] for line in done.out.splitlines()] == ["kcsie-2023", "kcsie-2024"]
    [page] = run("documents", library, "standing:upcoming", "--as-of", "2024-03-01", "--json").lines
    assert [each["document"] for each in page["documents"]] == ["kcsie-2024", "week"]
    assert run("documents", library, "--at", "http://dfe.example/kcsie/").out == "kcsie-2023\n"
    assert run("documents", library, "children").code == 2


def test_history_and_what_changed(library, tmp_path):
    put(library, tmp_path, "2024-02-01", {"id": "week", "title": "Safeguarding fortnight",
                                          "text": "All are welcome.", "kind": "event"})
    held = run("history", library, "week", "--json", "--as-of", "2024-03-01").json["editions"]
    assert [(each["edition"], each["until"]) for each in held] == [(1, "2024-02-01"), (2, None)]
    found = run("history", library, "week", "--before", "1", "--after", "2")
    assert "title: Safeguarding fortnight instead of Safeguarding week" in found.out
    assert run("history", library, "nothing").code == 2
    assert run("history", library, "week", "--before", "1", "--after", "7").code == 2


def test_related_from_both_sides(library):
    one = run("related", library, "kcsie-2024", "--as-of", "2024-10-01", "--json").json["related"]
    assert [(each["link"], each["document"]) for each in one] == [("supersedes", "kcsie-2023")]
    other = run("related", library, "kcsie-2023", "--as-of", "2024-10-01").out
    assert other.startswith("superseded by  kcsie-2024")
    assert run("related", library, "nothing").code == 2
