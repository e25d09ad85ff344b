"""What an administrator relies on: timeouts, progress, logs, files of settings, and a command that
does the same under cron, xargs and `set -e`, with pipes that break and disks that are full."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import time
from pathlib import Path

import jsonschema
import pytest

from conftest import COMMAND, ROOT, ids, line, ndjson, run, start, write

SCHEMAS = {file.name: json.loads(file.read_text()) for file in (ROOT / "bindings/c/schema").glob("*.json")}


def shell(script, **more):
    return subprocess.run(["bash", "-c", script], text=True, capture_output=True, timeout=120,
                          env={**os.environ, "FP": COMMAND}, **more)


# -- Searches that end


@pytest.mark.parametrize("wait", ["0", "0.0"])
def test_a_search_that_takes_too_long_is_4(wait, partnership):
    ran = run("search", partnership, "neglect", "--timeout", wait)
    assert (ran.code, ran.out) == (4, "") and ran.err


def test_a_search_in_time_answers_as_ever(partnership):
    asked = ["search", partnership, "neglect", "--as-of", "2026-01-01", "--json"]
    assert run(*asked, "--timeout", "60").out == run(*asked).out


@pytest.mark.parametrize("wait", ["soon", "-1", "1e99", "nan", "1s"])
def test_a_timeout_is_a_number_of_seconds(wait, partnership):
    ran = run("search", partnership, "neglect", f"--timeout={wait}")
    assert ran.code == 2 and "--timeout" in ran.err


def test_each_of_many_questions_has_its_own_time(partnership, tmp_path):
    (tmp_path / "q.ndjson").write_text(ndjson({"id": "1", "text": "neglect"}, {"id": "2", "text": "bruising"}))
    ran = run("search", partnership, "--queries", tmp_path / "q.ndjson", "--timeout", "0")
    assert ran.code == 65 and [row["error"]["fault"] for row in ran.lines] == ["limit", "limit"]


# -- Progress


def on_terminal(*words, input=None, pauses=0.0):
    """What a person sees on standard error, 80 columns wide; standard output apart."""
    keeper, terminal = pty.openpty()
    process = subprocess.Popen([COMMAND, *map(str, words)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=terminal, env={**os.environ, "TERM": "xterm"})
    os.close(terminal)
    for row in input or []:
        process.stdin.write(row.encode())
        process.stdin.flush()
        time.sleep(pauses)
    process.stdin.close()
    seen = b""
    while select.select([keeper], [], [], 60)[0]:
        try:
            got = os.read(keeper, 65536)
        except OSError:
            break
        if not got:
            break
        seen += got
    os.close(keeper)
    out = process.stdout.read().decode()
    process.stdout.close()
    return process.wait(), out, seen.decode()


def test_a_terminal_shows_how_fast_and_how_long(tmp_path, index):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(600):
        (folder / f"page-with-a-long-name-that-would-wrap-in-any-terminal-of-80-columns-{number}.md").write_text(
            f"# Page {number}\n\n" + "Advice on neglect. " * 400)
    code, out, seen = on_terminal("index", index, folder, "--jobs", "1")
    drawn = [row for row in re.split(r"\r\x1b\[K", seen) if row.strip()]
    assert code == 0 and out.startswith("added 600")
    assert drawn and all(re.match(r"\[[#.]{20}\] \d+/600  [\d.]+/s", row) for row in drawn), drawn[:3]
    assert max(map(len, drawn)) < 80
    assert any(re.search(r"  \d+:\d\d left  ", row) for row in drawn), drawn[-3:]
    assert seen.endswith("\r\x1b[K")


def test_lines_from_a_pipe_have_a_rate_and_no_end(index):
    code, _, seen = on_terminal("index", index, "-", input=(line(str(n)) + "\n" for n in range(15)), pauses=0.05)
    assert code == 0 and re.search(r"\d+  [\d.]+/s  standard input, line \d+", seen) and " left" not in seen


@pytest.mark.parametrize("more", [["--quiet"], ["--log-format", "json"]])
def test_nothing_is_drawn_for_those_who_do_not_look(more, pages, index):
    assert "\x1b" not in on_terminal("index", index, pages, *more)[2]


def test_progress_can_be_words_wherever_it_goes(pages, index):
    ran = run("index", index, pages, "--progress", "plain")
    assert re.fullmatch(r"fingerpost: \[#{20}\] 3/3  [\d.]+/s( +\S+ left)?\n", ran.err)
    assert "\r" not in ran.err and ran.out.startswith("added 3")


def test_progress_can_be_an_event_beside_words(pages, index):
    write(pages, broken_pdf="no pdf at all")
    ran = run("index", index, pages, "--progress", "json")
    told = [json.loads(each) for each in ran.err.splitlines() if each.startswith("{")]
    assert [(each["event"], each["done"], each["total"]) for each in told] == [("progress", 4, 4)]
    jsonschema.validate(told[0], SCHEMAS["log.json"])
    assert "failed: broken.pdf" in ran.err


def test_progress_can_be_had_without_a_summary_and_not_at_all(tmp_path, pages, index):
    assert "3/3" in run("index", index, pages, "--quiet", "--progress", "plain").err
    assert on_terminal("index", tmp_path / "other.index", pages, "--progress", "none")[2] == ""
    ran = run("index", index, pages, "--progress", "loud")
    assert ran.code == 2 and "auto, plain, json or none" in ran.err


def interrupted(index, *options):
    """A run that was stopped after ten of its lines, and one that failed, were read."""
    process = start("index", index, "-", *options)
    process.stdin.write(ndjson(*[line(f"n{number}") for number in range(10)], {"id": "nothing in it"}))
    process.stdin.flush()
    assert process.stderr.readline().startswith("failed: ")
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    return process.returncode


def test_what_was_read_until_an_interruption_is_committed_where_that_is_asked_for(tmp_path):
    assert interrupted(tmp_path / "nothing.index") == 130
    assert ids(tmp_path / "nothing.index") == []
    assert interrupted(tmp_path / "partly.index", "--publish-partial") == 130
    assert ids(tmp_path / "partly.index") == sorted(f"n{number}" for number in range(10))


def test_a_signal_asks_how_far_it_is(index):
    process = start("index", index, "-")
    process.stdin.write(line("a") + "\n")
    process.stdin.flush()
    time.sleep(0.7)
    process.send_signal(signal.SIGUSR1)
    time.sleep(0.2)
    process.stdin.write(line("b") + "\n")
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0 and re.search(r"^fingerpost: \d+  [\d.]+/s, at standard input, line", err, re.M)


# -- A log of JSON


def events(err):
    rows = [json.loads(row) for row in err.splitlines()]
    for row in rows:
        resolver = jsonschema.RefResolver(base_uri="log.json", referrer=SCHEMAS["log.json"], store=SCHEMAS)
        jsonschema.Draft202012Validator(SCHEMAS["log.json"], resolver=resolver).validate(row)
        assert set(row) <= set(SCHEMAS["log.json"]["properties"]), row
    return rows


def test_a_log_is_an_object_a_line(pages, index):
    write(pages, form_pdf="%PDF-1.7 and nothing else")
    ran = run("index", index, pages, "--log-format", "json", "--recorded", "2026-06-01")
    rows = events(ran.err)
    assert ran.code == 1 and ran.out.startswith("added 3")
    assert [row["event"] for row in rows] == ["begun", "failed", "committed", "done"]
    assert (rows[1]["where"], rows[1]["fault"]) == ("form.pdf", "media")
    assert rows[3]["added"] == 3 and rows[3]["failed"] == 1


def test_how_it_ended_is_in_the_log(pages, index):
    rows = events(run("index", index, pages / "nowhere", "--log-format", "json").err)
    assert [(row["event"], row["fault"], row["exit"]) for row in rows] == [("ended", "argument", 2)]
    assert run("index", index, pages, "--log-format", "xml").code == 2


def test_no_words_of_a_document_are_in_a_log(index):
    ran = run("index", index, "-", "--log-format", "json", input=line("a", text="Xylophonists") + "\n{\"text\": 1}\n")
    assert "Xylophon" not in ran.err and events(ran.err)


# -- Failures


def test_failures_can_be_asked_for(pages, index):
    write(pages, form_pdf="%PDF-1.7 and nothing else")
    newest = max(path.stat().st_ctime for path in pages.rglob("*"))
    time.sleep(max(0, newest + 2.1 - time.time()))
    run("index", index, pages)
    ran = run("failures", index, "--json")
    assert ran.code == 0 and [row["id"] for row in ran.json["failures"]] == ["form.pdf"]
    assert run("failures", index).out.startswith("form.pdf: media: ")
    (pages / "form.pdf").unlink()
    run("index", index, pages)
    assert run("failures", index).out == ""


# -- Another writer


def test_what_failed_a_moment_after_it_was_written_can_be_asked_for(pages, index):
    write(pages, broken_docx="PK\x03\x04nothing")
    assert run("index", index, pages).code == 1
    told = run("failures", index, "--json").json["failures"]
    assert [each["id"] for each in told] == ["broken.docx"]
    (pages / "broken.docx").write_bytes((ROOT / "tests/pages/formats/docx/annual-pandoc.docx").read_bytes())
    assert run("index", index, pages).code == 0
    assert run("failures", index, "--json").json["failures"] == []


def test_another_writer_is_waited_for(index):
    run("index", index, "-", input=line("a"))
    other = start("index", index, "-")
    other.stdin.write(line("b") + "\n")
    other.stdin.flush()
    time.sleep(0.7)
    assert run("index", index, "-", input=line("c")).code == 75
    assert run("index", index, "-", "--lock-wait", "0.3", input=line("c")).code == 75
    waiting = start("index", index, "-", "--lock-wait", "60")
    time.sleep(0.5)
    other.communicate(timeout=60)
    waiting.communicate(line("c"), timeout=60)
    assert waiting.returncode == 0 and ids(index) == ["a", "b", "c"]


# -- A file of settings


def test_a_file_says_what_the_command_line_does_not(partnership, tmp_path):
    config = tmp_path / "fingerpost.toml"
    config.write_text('[search]\nas-of = "2020-05-01"\nlimit = 1\njson = true\nkind = ["notice", "page"]\n')
    asked = ["search", partnership, "are courses cancelled"]
    by_file = run("--config", config, *asked)
    assert by_file.code == 0 and by_file.json["as_of"] == "2020-05-01"
    by_words = run(*asked, "--as-of", "2020-05-01", "--limit", "1", "--json", "--kind", "notice", "--kind", "page")
    assert by_file.out == by_words.out
    assert run(*asked, "--config", config).out == by_file.out
    assert run("--config", config, *asked, "--as-of", "2024-05-20").json["as_of"] == "2024-05-20"


def test_a_section_is_for_its_own_command(pages, index, tmp_path):
    config = tmp_path / "fingerpost.toml"
    config.write_text('[index]\nrecorded = "2026-06-01"\nexclude = ["guidance/*"]\nquiet = true\n[search]\nlimit = 1\n')
    ran = run("--config", config, "index", index, pages)
    assert (ran.code, ran.out, ran.err) == (0, "", "") and ids(index) == ["neglect.txt"]


@pytest.mark.parametrize("text, told", [("[search]\nlimmit = 3\n", "limmit"), ("[serch]\nlimit = 3\n", "serch"),
                                        ("[search]\nlimit = 'many'\n", "many")])
def test_what_is_wrong_in_it_is_told(text, told, partnership, tmp_path):
    (tmp_path / "x.toml").write_text(text)
    ran = run("--config", tmp_path / "x.toml", "search", partnership, "neglect")
    assert (ran.code, ran.out) == (2, "") and told in ran.err
    ran = run("--config", tmp_path / "none.toml", "search", partnership, "neglect")
    assert (ran.code, ran.out) == (2, "") and "none.toml" in ran.err


# -- Scripts


def test_it_needs_nothing_of_its_surroundings(pages, index):
    """As under cron: no HOME, no TERM, no PATH, nothing to read."""
    for words in (["index", index, pages], ["search", index, "neglect", "--json"], ["check", index]):
        done = subprocess.run([COMMAND, *map(str, words)], env={}, stdin=subprocess.DEVNULL, cwd="/",
                              capture_output=True, text=True, timeout=60)
        assert (done.returncode, done.stderr) == (0, ""), words


def test_many_at_once_under_xargs(tmp_path):
    for number in range(12):
        write(tmp_path / f"site-{number}", page_txt=f"Neglect, number {number}.\n")
    ran = shell(f"ls -d {tmp_path}/site-* | xargs -P 4 -I SITE $FP index SITE.index SITE --quiet && "
                f"ls -d {tmp_path}/*.index | xargs -P 4 -n 1 -I I $FP search I neglect --json | grep -c '\"total\": 1,'")
    assert (ran.returncode, ran.stdout.strip()) == (0, "12"), ran.stderr
    ran = shell(f"printf 'one\\0two words\\0' | xargs -0 -n 1 $FP search {tmp_path}/nowhere.index")
    assert ran.returncode == 123  # as xargs says that some failed


def test_a_script_stops_where_it_fails(tmp_path, pages):
    ran = shell(f"set -euo pipefail; $FP index {tmp_path}/a {pages}; $FP search {tmp_path}/nowhere neglect; echo reached")
    assert ran.returncode == 2 and "reached" not in ran.stdout
    ran = shell(f"set -euo pipefail; $FP search {tmp_path}/a neglect --json | $FP dates --json >/dev/null; echo reached")
    assert ran.returncode == 0 and "reached" in ran.stdout


@pytest.mark.parametrize("words", ["search INDEX neglect --limit 100 --json", "search INDEX --queries QUERIES",
                                   "index OTHER PAGES --json", "dates PAGES/neglect.txt --json", "check INDEX --json",
                                   "completion bash", "--help"])
def test_a_reader_that_goes_away_is_no_trouble(words, partnership, pages, tmp_path):
    (tmp_path / "q.ndjson").write_text(ndjson(*[{"text": "children", "limit": 100}] * 60))
    for name, path in (("INDEX", partnership), ("OTHER", tmp_path / "o"), ("PAGES", pages), ("QUERIES", tmp_path / "q.ndjson")):
        words = words.replace(name, str(path))
    ran = shell(f"set -o pipefail; $FP {words} | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}")
    assert (ran.stdout, ran.stderr) == ("0\n", "")
    ran = shell(f"$FP {words} | true; echo ${{PIPESTATUS[0]}}")
    assert (ran.stdout, ran.stderr) == ("0\n", "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("words", ["search INDEX neglect --json", "search INDEX --queries QUERIES", "dates --json",
                                   "show INDEX newsletters/2024-04", "completion zsh", "check INDEX", "failures OTHER --json"])
def test_an_answer_that_cannot_be_written_is_73(words, partnership, tmp_path, pages):
    (tmp_path / "q.ndjson").write_text(ndjson(*[{"text": "children", "limit": 100}] * 5))
    run("index", tmp_path / "o", pages)
    for name, path in (("INDEX", partnership), ("OTHER", tmp_path / "o"), ("QUERIES", tmp_path / "q.ndjson")):
        words = words.replace(name, str(path))
    ran = shell(f"echo '25 May 2024' | $FP {words} >/dev/full; echo $?")
    assert ran.stdout == "73\n" and "cannot be written" in ran.stderr


@pytest.mark.parametrize("closed", ["0<&-", "2>&-", "0<&- 2>&-"])
def test_a_closed_end_is_no_trouble(closed, pages, index):
    ran = shell(f"$FP index {index} {pages} {closed}; echo $?; $FP search {index} neglect --json {closed} | grep -c total")
    assert ran.stdout.splitlines()[-2:] == ["0", "1"]


def test_what_is_said_into_a_closed_end_is_written_nowhere(pages, index):
    write(pages, form_pdf="%PDF-1.7 and nothing else")
    ran = shell(f"$FP index {index} {pages} 2>&-; echo $?; $FP check {index} --json | grep -c '\"damage\": \\[\\]'")
    assert ran.stdout.splitlines()[-2:] == ["1", "1"]
    assert not any(b"failed: form" in path.read_bytes() for path in index.rglob("*") if path.is_file())


def test_a_closed_standard_output_is_told(pages, index):
    run("index", index, pages)
    ran = shell(f"$FP search {index} neglect --json >&-; echo $? >&2")
    assert ran.stderr.splitlines()[-1] == "73"


def test_what_was_indexed_stands_when_nobody_takes_the_summary(pages, index):
    shell(f"$FP index {index} {pages} >/dev/full")
    assert len(ids(index)) == 3


@pytest.mark.parametrize("words", [["search", "INDEX", "neglect"], ["check", "INDEX"], ["dates"], ["topics"]])
def test_ctrl_c_ends_what_only_reads(words, partnership):
    process = start(*[partnership if word == "INDEX" else word for word in words])
    time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode in (0, -signal.SIGTERM, 143)


def test_a_second_signal_ends_it_at_once(index):
    process = start("index", index, "-")
    process.stdin.write(line("a") + "\n")
    process.stdin.flush()
    time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode in (143, -signal.SIGTERM)
    assert not Path(index).exists() or run("check", index).code == 0
