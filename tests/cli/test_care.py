"""What the command refuses or warns of, so that nothing leaks and nobody is misled."""

import json
import subprocess
from pathlib import Path

import pytest
from conftest import COMMAND, ids, line, run, summary, write


def index_lines(index, *lines, **more):
    return run("index", index, "-", *more.get("options", ()), input="".join(l + "\n" for l in lines))


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/passwd", "a/../../secret.txt", "link.txt"])
def test_a_line_reads_no_file_outside_its_folder(index, tmp_path, path):
    write(tmp_path, secret_txt="Of the police alone.\n")
    inside = write(tmp_path / "inside", page_txt="A page.\n")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "lines.ndjson").write_text(
        json.dumps({"id": "leak", "path": path}) + "\n" + json.dumps({"path": "page.txt"}) + "\n")
    ran = run("index", index, inside / "lines.ndjson", "--json")
    assert (ran.code, ran.json["added"], ran.json["failed"]) == (1, 1, 1)
    assert "leads out" in ran.json["failures"][0]["message"]
    assert ids(index) == ["page.txt"]


def test_the_folder_of_lines_can_be_named(index, tmp_path):
    pages = write(tmp_path / "pages", page_txt="A page.\n")
    ran = run("index", index, "-", "--base", pages, input='{"path": "page.txt"}\n')
    assert (ran.code, ids(index)) == (0, ["page.txt"])


@pytest.mark.parametrize("tier", ["Police", "police tier", "../x", "none", "p" * 65, ".hidden"])
def test_a_tier_has_a_plain_name(index, tier):
    ran = run("index", index, "-", input=line("a", tier=tier) + "\n" + line("b") + "\n")
    assert ran.code == 1 and "is no tier" in ran.err
    assert ids(index) == ["b"]
    assert run("search", index, "neglect", "--tier", tier).code == 2
    assert run("index", index, "-", "--tier", tier, input=line("c")).code in (1, 65)


def test_a_tier_that_holds_nothing_is_told(index):
    index_lines(index, line("a"), line("b", tier="police"))
    assert run("search", index, "neglect", "--tier", "police").err == ""
    ran = run("search", index, "neglect", "--tier", "polcie")
    assert (ran.code, ran.err) == (0, "fingerpost: note: there is nothing in tier polcie\n")


def test_nothing_is_recorded_before_the_last_commit(index):
    index_lines(index, line("a"), options=("--recorded", "2026-05-01"))
    ran = index_lines(index, line("b"), options=("--recorded", "2026-04-30"))
    assert ran.code == 2 and "2026-05-01" in ran.err
    assert ids(index) == ["a"]
    assert index_lines(index, line("a"), options=("--recorded", "2026-04-30")).code == 0


def test_a_share_that_may_vanish_counts_in_small_folders_when_given(index, tmp_path):
    pages = write(tmp_path / "pages", a_txt="One.\n", b_txt="Two.\n")
    run("index", index, pages)
    (pages / "a.txt").unlink()
    assert run("index", index, pages, "--max-removed", "0").code == 4
    assert summary(run("index", index, pages))["removed"] == 1


def test_text_newer_than_the_day_is_told(index):
    index_lines(index, line("a", published="2019", updated="2025-06-03"))
    said = run("search", index, "neglect", "--as-of", "2023-11-30").out
    assert "its text is newer than that day: updated 3 June 2025" in said
    assert "newer" not in run("search", index, "neglect", "--as-of", "2025-06-03").out


@pytest.mark.parametrize("words, told", [
    (["frob"], 'no command "frob"'),
    (["search", "INDEX", "x", "--limit", "-1"], "limit"),
    (["search", "INDEX", "x", "--limit", "101"], "limit"),
    (["search", "INDEX", "x", "--offset", "-1"], "offset"),
])
def test_wrong_words_are_named(index, words, told):
    index_lines(index, line("a"))
    ran = run(*[index if word == "INDEX" else word for word in words])
    assert ran.code == 2 and told in ran.err and "18446744073709551615" not in ran.err


def test_a_broken_file_of_options_is_named(index, tmp_path):
    write(tmp_path, options_json="")
    ran = run("index", index, "-", "--options", tmp_path / "options.json", input=line("a"))
    assert ran.code == 2 and "options.json: " in ran.err
    ran = run("index", index, "-", "--vocabulary", tmp_path / "options.json", input=line("a"))
    assert ran.code in (2, 65) and "options.json: " in ran.err


def test_a_text_of_one_line_can_be_found(index, tmp_path):
    pages = write(tmp_path / "pages", one_txt="Bruising in babies: ring the duty team",
                  two_md="# Emergency duty team 0113 496 0140\n")
    run("index", index, pages)
    assert run("search", index, "bruising babies", "--json").json["total"] == 1
    assert run("search", index, "emergency", "--json").json["total"] == 1


def test_an_index_without_its_manifest_is_not_written_over(index):
    index_lines(index, line("a"))
    (index / "manifest").unlink()
    for words in (["index", index, "-"], ["search", index, "neglect"], ["check", index]):
        ran = run(*words, input=line("b"))
        assert ran.code == 3 and "manifest" in ran.err + ran.out
    assert any((index / "segments").iterdir())


@pytest.mark.parametrize("file", ["postings", "columns"])
def test_a_missing_file_of_the_index_is_damage(index, file):
    index_lines(index, line("a"))
    next((index / "segments").glob(f"*/{file}")).unlink()
    ran = run("search", index, "neglect")
    assert ran.code == 3 and file in ran.err and "missing" in ran.err
    assert run("check", index).code == 3


def test_damage_found_while_asking_is_not_the_askers_fault(index):
    """A stored page that was no JSON any more ended with 2 or 65, as if the question were wrong."""
    index_lines(index, *(line(f"p{n}", text=f"Neglect and bruising, part {n}. " * 20) for n in range(40)))
    postings = next((index / "segments").glob("*/postings"))
    whole, ended = postings.read_bytes(), set()
    for at in range(8192, len(whole) - 600, len(whole) // 12):
        postings.write_bytes(whole[:at] + b"\x5a" * 600 + whole[at + 600:])
        for words in (["search", index, "neglect", "--limit", "40"], ["show", index, "p7"], ["like", index, "p7"],
                      ["history", index, "p7"], ["search", index, '"neglect and bruising"']):
            ended.add(run(*words, "--json").code)
    assert 3 in ended and ended <= {0, 3}


@pytest.mark.parametrize("name", ["export.jsonl", "export.ndjson", "export.json", "export"])
def test_lines_in_a_folder_are_never_a_page(index, tmp_path, name):
    pages = write(tmp_path / "pages", a_txt="A page.\n")
    (pages / name).write_text(line("x", text="secret xylophonist", tier="police") + "\n")
    ran = run("index", index, pages, "--json")
    assert (ran.code, ran.json["added"], ran.json["failed"]) == (1, 1, 1)
    assert run("search", index, "xylophonist", "--json").json["total"] == 0


def test_of_two_that_replace_each_other_the_later_stands(index):
    index_lines(index, line("p", published="2020", replaces=["q"]),
                line("q", published="2022", replaces=["p"]))
    found = {hit["document"]: hit["standing"]
             for hit in run("search", index, "neglect", "--as-of", "2026-01-01", "--json").json["hits"]}
    assert found == {"p": "superseded", "q": "in_force"}


def test_nothing_is_not_for_a_place_that_nobody_knows(index):
    index_lines(index, line("p", publisher="Leeds SCP", applies_to=["leeds"]),
                line("q", not_for={"narnia": "p"}), line("r", applies_to=["narnia"]))
    hits = run("search", index, "neglect", "--for", "narnia", "--json").json["hits"]
    assert {hit["document"]: hit["not_for_you"] for hit in hits} == {
        "p": None, "q": {"place": "narnia", "use": "p"}, "r": None}


def test_an_index_in_which_nothing_could_be_put_can_be_made_anew(index, tmp_path):
    write(tmp_path, none_json='{"default_tier": "none"}', open_json='{"default_tier": "public"}')
    ran = run("index", index, "-", "--options", tmp_path / "none.json", input=line("a"))
    assert ran.code == 4 and "tier" in ran.err
    assert run("index", index, "-", "--options", tmp_path / "open.json", input=line("a")).code == 0
    assert ids(index) == ["a"]
    ran = run("index", index, "-", "--options", tmp_path / "open.json", input=line("b"))
    assert ran.code == 2 and "is there already" in ran.err


def test_a_recorded_day_is_refused_by_its_own_name(index):
    index_lines(index, line("a"), options=("--recorded", "2026-05-01"))
    ran = index_lines(index, line("b"), line("b", text="Another."), options=("--recorded", "2026-04-30"))
    assert ran.code == 2 and "line" not in ran.err and "2026-05-01" in ran.err


@pytest.mark.parametrize("decoy", [None, "file", "folder"])
def test_a_command_found_by_path_finds_its_worker(decoy, tmp_path):
    """A newcomer's shell found the command by PATH; it looked for its worker where the shell was."""
    write(tmp_path, x_html="<h1>Bruising</h1><p>Babies who do not move.</p>")
    if decoy == "file":
        (tmp_path / Path(COMMAND).name).write_text("no program\n")
    elif decoy == "folder":
        (tmp_path / Path(COMMAND).name).mkdir()
    done = subprocess.run([Path(COMMAND).name, "read", "x.html"], cwd=tmp_path, text=True, timeout=120,
                          executable=COMMAND, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert "Babies who do not move" in done.stdout
