"""What a person reads before anything else, and what happens when it was not read."""

import re

import pytest
from conftest import run

COMMANDS = ["index", "watch", "failures", "search", "complete", "like", "show", "read", "dates", "topics", "events", "diary", "changes",
            "documents", "history", "related", "saved", "digest", "report", "check", "backup", "restore", "migrate", "compact", "purge",
            "pack", "evaluate"]
ALL = [*COMMANDS, "serve", "completion"]


@pytest.mark.parametrize("command", ["", *ALL])
def test_help_fits_80_columns_and_shows_how(command):
    ran = run(*command.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert max(len(line) for line in ran.out.splitlines()) <= 80
    assert "Examples:" in ran.out or not command


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_gives_json(command):
    assert "--json" in run(command, "--help").out


def test_help_names_every_command():
    for command in ALL:
        assert re.search(rf"^  {command}\b", run("--help").out, re.M)


def test_version_names_the_format_too():
    ran = run("--version")
    assert ran.code == 0
    assert re.match(r"fingerpost \d+\.\d+\.\d+ \(index format \d+\)\n", ran.out)


@pytest.mark.parametrize("words", [
    [], ["serch"], ["search"], ["index", "x.index"], ["show", "x.index"], ["check"],
    ["search", "x.index", "--limit", "many"], ["search", "x.index", "--colour", "red"],
    ["dates", "--published", "May"], ["index", "x.index", ".", "--jobs", "0"],
    ["index", "x.index", ".", "--max-removed", "200"], ["index", "x.index", ".", "--recorded", "soon"],
])
def test_wrong_usage_is_2_with_a_message_and_no_answer(words, tmp_path):
    ran = run(*words, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option, value, wanted", [
    ("--as-of", "2024-13-01", "YYYY-MM-DD"), ("--as-of", "2024-05", "YYYY-MM-DD"),
    ("--known-at", "today", "YYYY-MM-DD"), ("--from", "last week", "YYYY-MM"),
    ("--kind", "leaflet", "guidance"), ("--layer", "county", "local"),
    ("--ended", "hide", "leave_out"), ("--sort", "price", "newest"), ("--group", "site", "section"),
])
def test_a_wrong_value_is_named_with_what_would_do(option, value, wanted, partnership):
    ran = run("search", partnership, "neglect", option, value)
    assert (ran.code, ran.out) == (2, "")
    assert option in ran.err and value in ran.err and wanted in ran.err


def test_an_index_that_is_not_there_is_2(tmp_path):
    for words in [["search", "no.index", "x"], ["show", "no.index", "x"], ["check", "no.index"],
                  ["events", "no.index"]]:
        ran = run(*words, cwd=tmp_path)
        assert (ran.code, ran.out) == (2, ""), words
        assert "no.index" in ran.err
