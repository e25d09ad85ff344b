"""--config FILE: what is wrong with it is told by file, line and key."""

import pytest
from conftest import run


@pytest.mark.parametrize("text, line, told", [
    ("[search]\nlimmit = 3\n", 2, "limmit: fingerpost search has no such option"),
    ("# ours\n\n[serch]\nlimit = 3\n", 4, "[serch] is no command"),
    ("limit = 3\n", 1, "limit: it stands in no section"),
    ("[search]\nlimit = 'many'\n", 2, "limit: Value many not in range"),
    ("[search]\nlimit = 101\n", 2, "limit: Value 101 not in range"),
    ("[search]\nlimit = 3\nas-of = \"May 2020\"\n", 3, "as-of: 'May 2020' is not a day"),
    ("[search]\nkind = [\n  \"event\",  # or a course\n  'party',\n]\n", 2, "kind: 'party' is none of page, guidance"),
    ("[search]\ntimeout = soon\n", 2, "timeout: 'soon' is no number of seconds"),
    ("[search]\nlimit = [1, 2]\n", 2, "limit: it takes one value"),
    ("[search]\nkind = []\n", 2, "kind: the list is empty"),
    ("[search]\njson = maybe\n", 2, "json: it takes true or false"),
    ("[search]\nlimit = 1\nlimit = 2\n", 3, "limit: it is said twice"),
    ("[search]\nlimit 3\n", 2, "limit: a setting is a key, = and a value"),
    ("[search]\nlimit =\n", 2, "limit: a value is missing"),
    ("[search\nlimit = 3\n", 1, "a section is the name of a command in brackets"),
    ("[search]\nas-of = \"2020-05-01\nlimit = 3\n", 2, "as-of: the text has no end"),
    ("[search]\nkind = [\"event\"\nlimit = 3\n", 3, "kind: between the values of a list stands a comma"),
    ("[search]\nkind = [\"event\",\n", 3, "kind: the list has no end"),
    ("[search]\nfor = leeds city\n", 2, "for: something stands behind the end of it"),
    ("[search]\nfor = \"le\\eds\"\n", 2, "for: \\e stands for nothing"),
    ("[search]\nfor = \"\\ud800\"\n", 2, "for: \\u names no character"),
    ("[index.more]\nquiet = true\n", 1, "a section is the name of a command in brackets"),
    ("[index]\nquiet = 3\n", 2, "quiet: it takes true or false"),
    ("\x00\x01\x02", 1, "a setting is a key, = and a value"),
])
def test_what_is_wrong_is_told_with_its_place(text, line, told, partnership, tmp_path):
    config = tmp_path / "ours.toml"
    config.write_text(text)
    ran = run("--config", config, "search", partnership, "neglect")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"fingerpost: {config}, line {line}: ") and told in ran.err
    assert len(ran.err.splitlines()) == 1


def test_the_command_line_is_told_as_itself(partnership, tmp_path):
    """A wrong word of its own, and not the file's, is at fault."""
    config = tmp_path / "ours.toml"
    config.write_text("[search]\nas-of = \"2020-05-01\"\n")
    ran = run("--config", config, "search", partnership, "neglect", "--as-of", "soon")
    assert (ran.code, ran.err) == (2, "fingerpost: --as-of: 'soon' is not a day (YYYY-MM-DD)\n")


def test_a_file_that_is_not_there_is_named(partnership, tmp_path):
    for name in ("none.toml", ""):
        ran = run("--config", tmp_path / name, "search", partnership, "neglect")
        assert (ran.code, ran.out) == (2, "") and str(tmp_path / name) in ran.err


def test_texts_are_what_they_say(partnership, tmp_path):
    config = tmp_path / "ours.toml"
    config.write_text('\ufeff[search]  # asked every night\n"as-of" = 2020-05-01\r\nlimit=1\njson = on\n'
                      "publisher = ['Leeds SCP', \"Kirklees SCP # \\u2013, \\\"KSCP\\\"\",]\nended = rank_equally\n"
                      "[index]\nexclude = [ 'a, b', '*.#x' ]\n")
    ran = run("--config", config, "search", partnership, "are courses cancelled")
    plain = run("search", partnership, "are courses cancelled", "--as-of", "2020-05-01", "--limit", 1, "--json",
                "--publisher", "Leeds SCP", "--publisher", 'Kirklees SCP # \u2013, "KSCP"', "--ended", "rank_equally")
    assert ran.code == 0 and ran.out == plain.out, ran.err
    config.write_text("[search]\njson = false\n")
    assert not run("--config", config, "search", partnership, "neglect", "--as-of", "2020-05-01").out.startswith("{")
