"""fingerpost saved, diary, digest, report."""

import json

import pytest
from conftest import ndjson, run


def put(index, tmp_path, day, *lines):
    file = tmp_path / f"{day}.ndjson"
    file.write_text(ndjson(*lines))
    done = run("index", index, file, "--recorded", day, "--quiet")
    assert done.code == 0, done.err


@pytest.fixture
def library(tmp_path):
    index = tmp_path / "x.index"
    put(index, tmp_path, "2024-04-10",
        {"id": "dates", "title": "April newsletter", "kind": "newsletter", "published": "2024-04",
         "publisher": "Leeds SCP",
         "text": "Dates for your diary\n\n13-19 May Mental Health Awareness Week\n\n"
                 "25 May International Missing Children's Day"},
        {"id": "week", "title": "Mental Health Awareness Week", "kind": "event", "publisher": "Leeds SCP",
         "text": "13 to 19 May 2024. The theme this year is movement."},
        {"id": "late", "title": "Bruising protocol", "kind": "protocol", "published": "2020-01-01",
         "review_due": "2022-01-01", "text": "Bruising in babies who do not move yet."})
    return index


def test_saved_searches_are_told_once_and_from_when_they_were_kept(library, tmp_path):
    kept = tmp_path / "ann.json"
    assert run("saved", library, kept, "--keep", "bruises", "--query", "bruising", "--as-of", "2024-04-10").code == 0
    assert run("saved", library, kept, "--list").out == "bruises: bruising\n"
    put(library, tmp_path, "2024-04-12", {"id": "new", "title": "Bruising, new", "text": "Bruising in twins."})
    before = kept.read_bytes()
    dry = run("saved", library, kept, "--as-of", "2024-04-12", "--dry-run", "--json").json
    assert [hit["document"] for hit in dry["searches"][0]["hits"]] == ["new"]
    assert kept.read_bytes() == before
    told = run("saved", library, kept, "--as-of", "2024-04-12")
    assert told.out == "bruises:\n  Bruising, new (new, undated)\n"
    assert run("saved", library, kept, "--as-of", "2024-04-13").out == "nothing new\n"
    put(library, tmp_path, "2024-04-14", {"id": "more", "title": "Bruising, more", "text": "Bruising of knees."})
    assert run("saved", library, kept, "--keep", "knees", "--query", "knees", "--as-of", "2024-04-14").code == 0
    told = run("saved", library, kept, "--as-of", "2024-04-15", "--json").json
    assert [each["name"] for each in told["searches"]] == ["bruises"]
    wrong = run("saved", library, kept, "--forget", "none")
    assert (wrong.code, wrong.out) == (2, "")


def test_many_searches_are_kept_at_once_and_a_bad_line_is_named(library, tmp_path):
    kept, many = tmp_path / "all.json", tmp_path / "many.ndjson"
    many.write_text(ndjson({"name": "a", "text": "bruising"}, {"name": "b", "kinds": ["protocol"]}))
    assert run("saved", library, kept, "--queries", many, "--as-of", "2024-04-10").code == 0
    assert len(json.loads(kept.read_text())["searches"]) == 2
    many.write_text(ndjson({"name": "a", "text": "bruising"}, {"name": "b", "kindz": ["protocol"]}))
    wrong = run("saved", library, kept, "--queries", many)
    assert wrong.code == 2 and ":2:" in wrong.err and "kindz" in wrong.err


def test_the_diary_tells_each_event_once(library):
    done = run("diary", library, "--from", "2024-05", "--to", "2024-05", "--as-of", "2024-04-20")
    assert done.out.splitlines()[:3] == [
        "2024-05-13/2024-05-19  Mental Health Awareness Week \u00b7 Leeds SCP",
        "    April newsletter (dates)", "    Mental Health Awareness Week (week)"]
    calendar = run("diary", library, "--as-of", "2024-04-20", "--ics").out
    assert calendar.count("BEGIN:VEVENT") == 2
    assert run("diary", library, "--ics", "--json").code == 2
    told = run("diary", library, "--as-of", "2024-04-20", "--json").json
    assert [len(entry["sources"]) for entry in told["entries"]] == [2, 1]


def test_a_digest_takes_a_template_of_ones_own(library, tmp_path):
    done = run("digest", library, "--from", "2024-04", "--to", "2024-04", "--as-of", "2024-05-01", "--title", "April")
    assert done.out.startswith("# April\n") and "April newsletter" in done.out
    assert "Bruising protocol" not in done.out
    own = tmp_path / "own.mustache"
    own.write_text("{{#parts}}{{id}} {{/parts}}")
    assert run("digest", library, "--from", "2024-04", "--to", "2024-04", "--as-of", "2024-05-01",
               "--template", own).out == "new diary \n"
    own.write_text("\n{{titel}}")
    wrong = run("digest", library, "--from", "2024-04", "--template", own)
    assert wrong.code == 2 and "line 2" in wrong.err
    assert "{{title}}" in run("digest", "--show-template", "--form", "html").out
    assert run("digest", library).code == 2


def test_a_report_in_every_form(library):
    done = run("report", library, "--matter", "overdue", "--as-of", "2024-05-01")
    assert done.out.startswith("Overdue: 1\n  Bruising protocol (late)\n")
    asked = ("report", library, "--matter", "overdue", "--as-of", "2024-05-01")
    assert run(*asked, "--json").json["counts"] == [{"matter": "overdue", "count": 1}]
    assert '"overdue","late"' in run(*asked, "--form", "csv").out
    assert "<title" in run(*asked, "--form", "svg").out
    wrong = run(*asked, "--form", "pdf")
    assert wrong.code == 2 and "pdf" in wrong.err


def test_changes_are_kept_to_a_filter(library):
    told = run("changes", library, "--as-of", "2024-04-10", "--kind", "protocol", "--json").json
    assert [each["document"] for each in told["changes"]] == ["late"]
