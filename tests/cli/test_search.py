"""`fingerpost search`, `show` and `events`: answers for programs and for people."""

import json
import os
import pty
import re
import subprocess

import pytest
from conftest import COMMAND, PAGES, line, ndjson, run


def test_one_question_as_json(partnership):
    told = run("search", partnership, "missing", "children", "--as-of", "2024-05-20", "--json").json
    assert (told["query"], told["as_of"]) == ("missing children", "2024-05-20")
    for key in ["total", "total_exact", "later", "revision", "recorded", "did_you_mean",
                "understood", "notices", "hits"]:
        assert key in told
    for key in ["document", "anchor", "title", "heading", "page", "url", "kind", "publisher",
                "layer", "standing", "review_overdue", "superseded_by", "not_for_you", "validity",
                "published", "topics", "snippet", "score", "sections"]:
        assert key in told["hits"][0], key


def test_the_day_decides(partnership):
    def first(day):
        told = run("search", partnership, "safeguarding week", "--as-of", day, "--json").json
        return next(hit["validity"]["first"] for hit in told["hits"] if hit["kind"] == "event")
    assert first("2024-05-20")[:7] == "2024-06"
    assert first("2026-06-01")[:7] == "2026-06"


@pytest.mark.parametrize("options, holds", [
    (["--kind", "guidance"], lambda hit: hit["kind"] == "guidance"),
    (["--kind", "event", "--kind", "course"], lambda hit: hit["kind"] in ("event", "course")),
    (["--publisher", "Leeds SCP"], lambda hit: hit["publisher"] == "Leeds SCP"),
    (["--layer", "national"], lambda hit: hit["layer"] == "national"),
    (["--ended", "leave_out"], lambda hit: hit["standing"] != "ended"),
    (["--kind", "event", "--from", "2024-06", "--to", "2024-06"],
     lambda hit: hit["validity"]["first"] <= "2024-06-30" and hit["validity"]["last"] >= "2024-06-01"),
])
def test_filters(options, holds, partnership):
    told = run("search", partnership, "safeguarding", "--as-of", "2026-05-20", "--json",
               "--limit", "50", *options).json
    assert told["hits"] and all(holds(hit) for hit in told["hits"])


def test_limit_and_offset_page_through(partnership):
    def page(limit, offset):
        told = run("search", partnership, "safeguarding", "--as-of", "2026-05-20", "--json",
                   "--limit", limit, "--offset", offset).json
        return [hit["document"] for hit in told["hits"]]
    assert page(4, 0) + page(4, 4) == page(8, 0)


def test_a_limit_out_of_range_is_2(partnership):
    assert run("search", partnership, "neglect", "--limit", "101").code == 2
    assert run("search", partnership, "neglect", "--offset", "10001").code == 2


def test_many_questions_one_answer_a_line_with_its_id(partnership, tmp_path):
    (tmp_path / "requests.ndjson").write_text(ndjson(
        {"id": "a", "text": "neglect", "as_of": "2025-01-01"},
        {"id": "b", "text": "bruising", "as_of": "2020-05-01", "for": "leeds", "limit": 1},
        {"id": "c", "text": "safeguarding week"}))
    ran = run("search", partnership, "--queries", tmp_path / "requests.ndjson", "--as-of", "2024-05-20")
    assert ran.code == 0
    assert [(told["id"], told["as_of"]) for told in ran.lines] == [
        ("a", "2025-01-01"), ("b", "2020-05-01"), ("c", "2024-05-20")]
    assert len(ran.lines[1]["hits"]) <= 1


def test_the_same_question_answers_alike_one_by_one_and_in_a_batch(partnership):
    alone = run("search", partnership, "neglect", "--as-of", "2025-01-01", "--json").json
    batch = run("search", partnership, "--queries", "-", input=ndjson(
        {"text": "neglect", "as_of": "2025-01-01"})).lines[0]
    alone.pop("id", None), batch.pop("id", None)
    assert alone == batch


def test_a_bad_request_has_its_answer_too(partnership):
    ran = run("search", partnership, "--queries", "-", input=ndjson(
        {"id": "a", "text": "neglect"}, {"id": "b", "txt": "neglect"}, "{",
        {"id": "d", "text": "neglect", "as_of": "2024-05"}, {"id": "e", "limit": 1000}))
    assert ran.code == 1
    assert [told.get("id") for told in ran.lines] == ["a", "b", None, "d", "e"]
    assert "hits" in ran.lines[0]
    assert ran.lines[1]["error"]["fault"] == "argument" and "txt" in ran.lines[1]["error"]["message"]
    assert ran.lines[2]["error"]["where"] == "standard input, line 3"
    assert ran.err.count("failed: standard input, line") == 4


def test_no_request_readable_is_65(partnership):
    assert run("search", partnership, "--queries", "-", input="{\n[]\n").code == 65


def test_a_query_and_queries_are_one_too_many(partnership):
    assert run("search", partnership, "neglect", "--queries", "-").code == 2


def test_a_person_reads_what_stands_and_why(partnership):
    ran = run("search", partnership, "are courses cancelled", "--as-of", "2020-05-01")
    assert "in force until 1 June 2020" in ran.out
    assert "published only after 1 May 2020" in ran.out
    ran = run("search", partnership, "safeguarding week", "--as-of", "2024-05-20")
    assert "upcoming: 24-28 June 2024" in ran.out
    assert "\x1b" not in ran.out


def test_a_person_is_told_what_to_work_by_until_then(index):
    run("index", index, "-", input=ndjson(
        line("old", "Keeping children safe, the rules.", title="Rules 2025", kind="guidance",
             published="2025-07", valid_from="2025-09-01"),
        line("new", "Keeping children safe, the new rules.", title="Rules 2026", kind="guidance",
             published="2026-07", valid_from="2026-09-01", replaces=["old"])))
    ran = run("search", index, "keeping children safe", "--as-of", "2026-08-15")
    assert "not in force until 1 September 2026" in ran.out
    assert "until then: Rules 2025" in ran.out
    ran = run("search", index, "keeping children safe", "--as-of", "2026-09-01")
    assert "superseded by Rules 2026" in ran.out


def test_a_person_is_told_what_is_not_for_them(partnership):
    ran = run("search", partnership, "bruising", "--for", "leeds", "--as-of", "2026-05-20")
    assert "not for Leeds: use " in ran.out


def test_reasons_on_request(partnership):
    words = ["search", partnership, "neglect", "--as-of", "2026-05-20"]
    assert "by BM25" in run(*words, "--explain").out
    assert "by topic: " in run(*words, "--facets").out
    assert "by topic: " not in run(*words).out


def test_one_facet_alone(partnership):
    words = ["search", partnership, "neglect", "--as-of", "2026-05-20"]
    ran = run(*words, "--facet", "kind", "--facet", "standing")
    assert "by kind: " in ran.out and "by standing: " in ran.out and "by topic: " not in ran.out
    wrong = run(*words, "--facet", "colour")
    assert wrong.code == 2 and "--facet" in wrong.err and "standing" in wrong.err


def on_terminal(*words, **env):
    """What the command writes when a person sits before it."""
    keeper, terminal = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    process = subprocess.Popen([COMMAND, *map(str, words)], stdout=terminal, stderr=terminal,
                               stdin=subprocess.DEVNULL, env={**plain, "TERM": "xterm", **env})
    os.close(terminal)
    written = b""
    while True:
        try:
            block = os.read(keeper, 65536)
        except OSError:
            break
        if not block:
            break
        written += block
    process.wait(timeout=60)
    os.close(keeper)
    return written.decode()


def test_bold_on_a_terminal_and_not_against_the_wish(partnership):
    words = ["search", partnership, "neglect", "--as-of", "2026-05-20"]
    assert "\x1b[1m" in on_terminal(*words)
    assert "\x1b" not in on_terminal(*words, NO_COLOR="1")
    assert "\x1b" not in on_terminal(*words, TERM="dumb")


def test_progress_on_a_terminal(tmp_path):
    written = on_terminal("index", tmp_path / "x.index", PAGES, "--exclude", "README.md")
    assert re.search(r"\r\x1b\[K\[[#.]{20}\] \d+/\d+  ", written)
    assert written.splitlines()[-1].endswith("failed 0")


def test_a_page_cannot_steer_the_terminal(index):
    run("index", index, "-", input=ndjson(
        line("a", "Neglect and \x9b31m red \u202e backwards.", title="Neglect \x1b]0;owned\x07\x1b[2J")))
    for ran in [run("search", index, "neglect"), run("show", index, "a")]:
        assert ran.code == 0
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", ran.out)


def test_nobody_reading_on_is_no_error(partnership, tmp_path):
    (tmp_path / "many.ndjson").write_text(ndjson(*[{"text": "safeguarding children"}] * 400))
    ran = subprocess.run(
        f"{COMMAND} search {partnership} --queries {tmp_path}/many.ndjson | head -n 1",
        shell=True, text=True, capture_output=True, timeout=120)
    assert len(ran.stdout.splitlines()) == 1
    assert ran.stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_an_answer_that_cannot_be_written_is_73(partnership):
    with open("/dev/full", "w") as full:
        ran = subprocess.run([COMMAND, "search", partnership, "neglect", "--json"], stdout=full,
                             stderr=subprocess.PIPE, text=True, timeout=60)
    assert ran.returncode == 73
    assert "cannot be written" in ran.stderr


def test_tiers_stay_apart(partnership):
    words = ["search", partnership, "brackenholt", "--as-of", "2026-05-20", "--json"]
    assert run(*words).json["hits"] == []
    assert run(*words, "--tier", "police").json["hits"]


def test_searching_changes_no_file(partnership):
    before = {path: path.stat().st_mtime_ns for path in partnership.rglob("*")}
    run("search", partnership, "neglect")
    run("check", partnership)
    assert {path: path.stat().st_mtime_ns for path in partnership.rglob("*")} == before


# -- show --------------------------------------------------------------------------------------------

def test_show_gives_documents_in_the_order_asked(partnership):
    first, second = [hit["document"] for hit in run(
        "search", partnership, "neglect", "--json", "--as-of", "2026-05-20").json["hits"][:2]]
    ran = run("show", partnership, second, first, "--json")
    assert [told["id"] for told in ran.lines] == [second, first]
    assert "sections" in ran.lines[0]


def test_show_names_what_is_not_there_and_shows_the_rest(partnership):
    known = run("search", partnership, "neglect", "--json").json["hits"][0]["document"]
    ran = run("show", partnership, "no-such-page", known, "--json")
    assert ran.code == 1 and "no-such-page" in ran.err
    assert [told["id"] for told in ran.lines] == [known]


def test_show_for_a_person(index):
    run("index", index, "-", input=ndjson(line(
        "a", "Neglect\n\nUntil 1 June 2020 all courses are cancelled.", title="Notice", kind="notice",
        publisher="Leeds SCP", published="2020-03", applies_to=["leeds"], review_due="2020-06")))
    out = run("show", index, "a").out
    assert out.startswith("Notice\n   notice, Leeds SCP\n")
    for words in ["published: March 2020", "review due: June 2020", "applies to: leeds"]:
        assert words in out


# -- events ------------------------------------------------------------------------------------------

def test_events_in_the_order_of_their_days(partnership):
    told = run("events", partnership, "--from", "2024-05", "--to", "2024-07", "--as-of",
               "2024-05-01", "--json").json
    days = [hit["validity"]["first"] for hit in told["hits"] if hit["validity"]["first"]]
    assert days and days == sorted(days)
    assert len(told["hits"]) == told["total"]
    assert {hit["kind"] for hit in told["hits"]} <= {"event", "course"}


def test_events_as_a_calendar(partnership):
    ran = run("events", partnership, "--from", "2024-06", "--to", "2024-06", "--as-of", "2024-05-01",
              "--ics")
    assert ran.code == 0
    assert ran.out.startswith("BEGIN:VCALENDAR") and ran.out.rstrip().endswith("END:VCALENDAR")
    assert "DTSTART;VALUE=DATE:20240624" in ran.out


def test_events_for_a_person(partnership):
    out = run("events", partnership, "--from", "2024-06", "--to", "2024-06", "--as-of", "2024-05-01").out
    assert re.search(r"^24-28 June 2024: Safeguarding Week", out, re.M)
    assert run("events", partnership, "--from", "1990", "--to", "1990").out == "no events\n"


def test_a_period_backwards_is_2(partnership):
    assert run("events", partnership, "--from", "2024-06", "--to", "2024-05").code == 2
    assert run("events", partnership, "--ics", "--json").code == 2


def test_completion_as_lines_and_as_json(partnership):
    ran = run("complete", partnership, "missing", "--as-of", "2024-05-20")
    assert ran.code == 0 and "document" in ran.out
    told = run("complete", partnership, "missing", "--as-of", "2024-05-20", "--json").json
    assert [each["text"] for each in told["completions"]] == [
        re.split(r"   \d", each)[0] for each in ran.out.splitlines()]
    assert run("complete", partnership, "zzzz", "--json").json == {"completions": []}


def test_strict_literal_and_extra(partnership):
    ran = run("search", partnership, "kind:banana", "--strict")
    assert ran.code == 2 and "no kind" in ran.err and ran.out == ""
    told = run("search", partnership, "kind:event", "--literal", "kinds", "--json").json
    assert "kinds" not in told["understood"]
    assert run("search", partnership, "children", "--extra", "phase=none", "--json").json["total"] == 0
    assert run("search", partnership, "children", "--extra", "phase").code == 2


@pytest.fixture
def moved(tmp_path):
    """A meeting that two newer pages turn: to another day, then off."""
    lines = [{"id": "dates", "title": "Dates for your diary", "kind": "newsletter", "publisher": "Leeds SCP", "published": "2026-10-01",
              "text": "Dates for your diary\n\nThursday 10 December 2026 DSL network meeting\n"},
             {"id": "first", "title": "Update", "publisher": "Leeds SCP", "published": "2026-11-20",
              "text": "The DSL network meeting on 10 December 2026 has been moved to 15 December 2026."},
             {"id": "second", "title": "Update", "publisher": "Leeds SCP", "published": "2026-11-25",
              "text": "The DSL network meeting on 15 December 2026 is cancelled."}]
    index = tmp_path / "moved.index"
    assert run("index", index, "-", "--recorded", "2026-11-25", input=ndjson(*lines)).code == 0
    return index


@pytest.mark.parametrize("day, told, status", [
    ("2026-11-01", None, "CONFIRMED"),
    ("2026-11-21", "moved from 10 December 2026: The DSL network meeting on 10 December 2026 has been moved to 15 December 2026. (first)", "CONFIRMED"),
    ("2026-11-26", "cancelled: The DSL network meeting on 15 December 2026 is cancelled. (second)", "CANCELLED")])
def test_why_an_event_is_not_as_its_page_says(moved, day, told, status):
    asked = ["events", moved, "--from", "2026-12", "--to", "2026-12", "--as-of", day]
    out = " ".join(run(*asked).out.split())
    assert told in out if told else "has been moved" not in out and "cancelled" not in out
    calendar = run(*asked, "--ics").out
    assert f"STATUS:{status}" in calendar and "DTSTAMP:20261125" in calendar  # of the last commit
    diary = run("diary", moved, "--from", "2026-12-01", "--to", "2026-12-31", "--as-of", day).out
    assert (told.split(": ")[-1].rsplit(" (", 1)[0] in diary) if told else "has been moved" not in diary
