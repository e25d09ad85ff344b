"""`fingerpost index`: folders, files and lines; what is read again and what is not."""

import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from conftest import COMMAND, ids, line, ndjson, run, start, summary, write


def test_a_folder_is_indexed_by_relative_paths(pages, index):
    ran = run("index", index, pages)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "added 3, changed 0, removed 0, unchanged 0, failed 0\n"
    assert ids(index) == ["guidance/bruising.html", "guidance/thresholds.md", "neglect.txt"]


def test_a_second_run_reads_nothing_again(pages, index):
    run("index", index, pages)
    before = run("search", index, "neglect", "--json").json["revision"]
    ran = run("index", index, pages)
    assert ran.out == "added 0, changed 0, removed 0, unchanged 3, failed 0\n"
    assert run("search", index, "neglect", "--json").json["revision"] == before


def test_only_what_changed_is_read_again(pages, index):
    run("index", index, pages)
    write(pages, neglect_txt="Neglect\n\nAnother advice.\n", new_txt="Something new.\n")
    assert summary(run("index", index, pages)) == {
        "added": 1, "changed": 1, "removed": 0, "unchanged": 2, "failed": 0}


def test_files_that_vanished_are_removed(pages, index):
    run("index", index, pages)
    (pages / "neglect.txt").unlink()
    assert summary(run("index", index, pages))["removed"] == 1
    assert ids(index) == ["guidance/bruising.html", "guidance/thresholds.md"]


def test_what_vanished_here_does_not_touch_what_came_from_elsewhere(pages, index, tmp_path):
    run("index", index, pages)
    other = write(tmp_path / "other", visit_txt="A visit.\n")
    run("index", index, other)
    (other / "visit.txt").unlink()
    write(other, again_txt="Another visit.\n")
    run("index", index, other)
    assert ids(index) == ["again.txt", "guidance/bruising.html", "guidance/thresholds.md",
                          "neglect.txt"]


def test_a_document_that_moved_between_two_folders_stays(pages, index, tmp_path):
    other = write(tmp_path / "other", visit_txt="A visit.\n")
    run("index", index, pages, other)
    (pages / "neglect.txt").rename(other / "neglect.txt")
    run("index", index, pages, other)
    assert "neglect.txt" in ids(index)


def test_a_folder_that_is_suddenly_empty_changes_nothing(tmp_path, index):
    folder = tmp_path / "website"
    write(folder, **{f"page{i}_txt": f"Page {i} on neglect.\n" for i in range(12)})
    run("index", index, folder)
    for page in list(folder.iterdir())[:6]:
        page.unlink()
    ran = run("index", index, folder)
    assert (ran.code, ran.out) == (4, "")
    assert "6 of the 12" in ran.err and "--max-removed" in ran.err
    assert len(ids(index)) == 12
    assert summary(run("index", index, folder, "--max-removed", "50"))["removed"] == 6


def test_a_missing_path_is_told_before_anything_is_done(pages, index):
    ran = run("index", index, pages, pages / "nowhere")
    assert ran.code == 2 and "nowhere" in ran.err
    assert not index.exists()


def test_hidden_files_and_links_that_lead_out_are_passed_over(pages, index, tmp_path):
    write(tmp_path, secret_txt="A secret.\n")
    (pages / ".draft.txt").write_text("Hidden.\n")
    write(pages / ".git", notes_txt="Hidden.\n")
    (pages / "out.txt").symlink_to(tmp_path / "secret.txt")
    (pages / "folder-out").symlink_to(tmp_path)
    (pages / "inside.txt").symlink_to(pages / "neglect.txt")
    run("index", index, pages)
    assert ids(index) == ["guidance/bruising.html", "guidance/thresholds.md", "inside.txt",
                          "neglect.txt"]


def test_an_index_inside_its_own_folder_is_not_read(pages):
    run("index", pages / "own.index", pages)
    assert summary(run("index", pages / "own.index", pages)) == {
        "added": 0, "changed": 0, "removed": 0, "unchanged": 3, "failed": 0}


def test_patterns_leave_out(pages, index):
    run("index", index, pages, "--exclude", "guidance/*", "--exclude", "nothing*")
    assert ids(index) == ["neglect.txt"]


def test_a_website_is_more_than_documents(pages, index):
    for name in ["logo.PNG", "style.css", "app.js"]:
        (pages / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    (pages / "report.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    ran = run("index", index, pages)
    assert ran.code == 1
    assert summary(ran) == {"added": 3, "changed": 0, "removed": 0, "unchanged": 0, "failed": 1}
    assert "failed: report.pdf: media: " in ran.err
    assert "3 pictures, styles" in ran.err
    assert "logo" not in ran.err


def test_a_single_file(pages, index):
    assert run("index", index, pages / "neglect.txt").code == 0
    assert ids(index) == ["neglect.txt"]


def test_an_empty_file_and_bytes_that_are_no_text_do_not_stop_the_others(pages, index):
    (pages / "empty.txt").write_bytes(b"")
    (pages / "latin.txt").write_bytes(b"Caf\xe9 talk about neglect.\n")
    (pages / "noise.txt").write_bytes(bytes(range(256)) * 40)
    ran = run("index", index, pages)
    assert ran.code in (0, 1)
    assert summary(ran)["added"] >= 4
    assert {"latin.txt", "neglect.txt"} <= set(ids(index))


def test_the_summary_as_json(pages, index):
    (pages / "report.pdf").write_bytes(b"%PDF-1.7\n")
    ran = run("index", index, pages, "--json", "--recorded", "2024-04-20")
    told = ran.json
    assert (told["added"], told["failed"], told["recorded"]) == (3, 1, "2024-04-20")
    assert told["failures"][0]["where"] == "report.pdf"
    assert told["failures"][0]["fault"] == "media"


def test_a_dry_run_changes_nothing(pages, index):
    assert summary(run("index", index, pages, "--dry-run"))["added"] == 3
    assert not index.exists()
    run("index", index, pages)
    (pages / "neglect.txt").unlink()
    write(pages, new_txt="New.\n")
    ran = run("index", index, pages, "--dry-run")
    assert ran.out == "would have: added 1, changed 0, removed 1, unchanged 2, failed 0\n"
    assert "neglect.txt" in ids(index) and "new.txt" not in ids(index)


def test_the_index_is_the_same_for_any_number_of_readers(pages, tmp_path):
    write(pages, **{f"page{i}_txt": f"Page {i}\n\nOn neglect and on bruising, {i}.\n" for i in range(60)})
    answers = []
    for jobs in (1, 3, 8):
        index = tmp_path / f"{jobs}.index"
        run("index", index, pages, "--jobs", jobs, "--recorded", "2024-01-01")
        answers.append(run("search", index, "neglect", "--json", "--limit", "100", "--as-of",
                           "2024-02-01").out)
    assert answers[0] == answers[1] == answers[2]


# -- Manifests --------------------------------------------------------------------------------------

def said(ran):
    return [row for row in ran.err.splitlines() if "failed: " in row]


@pytest.fixture
def two(tmp_path):
    """Two folders with a file of one name, and one of its own each."""
    for name in "ab":
        write(tmp_path / name, x__p_txt=f"Walruses of {name}.\n", **{f"{name}_txt": "Otters.\n"})
    return tmp_path / "a", tmp_path / "b"


def text_of(index, id):
    return run("show", index, id, "--json").json["sections"][0]["text"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_first_of_two_paths_keeps_an_id(order, two, index):
    """A newcomer named two folders, and one of two files of one name was lost without a word."""
    paths = [two[at] for at in order]
    ran = run("index", index, *paths)
    assert ran.code == 1 and summary(ran)["added"] == 3 and summary(ran)["failed"] == 1
    assert len(said(ran)) == 1
    assert all(str(path / "x" / "p.txt") in said(ran)[0] for path in paths)
    assert f"Walruses of {paths[0].name}" in text_of(index, "x/p.txt")
    # It is kept whatever the order later, until its file is gone.
    ran = run("index", index, *reversed(paths))
    assert (summary(ran)["unchanged"], summary(ran)["failed"]) == (3, 1)
    (paths[0] / "x" / "p.txt").unlink()
    ran = run("index", index, *paths)
    assert (ran.code, summary(ran)["changed"], summary(ran)["removed"]) == (0, 1, 0)
    assert f"Walruses of {paths[1].name}" in text_of(index, "x/p.txt")


def test_an_id_stays_with_its_folder_while_its_file_is_there(two, index):
    a, b = two
    run("index", index, a)
    ran = run("index", index, b)
    assert ran.code == 1 and summary(ran)["added"] == 1 and summary(ran)["changed"] == 0
    assert len(said(ran)) == 1 and str(a / "x" / "p.txt") in said(ran)[0] and "--origin" in said(ran)[0]
    assert "Walruses of a" in text_of(index, "x/p.txt")
    ran = run("index", index, b, "--origin", a, "--max-removed", "100")
    assert (ran.code, summary(ran)["changed"], summary(ran)["removed"]) == (0, 2, 1)
    assert "Walruses of b" in text_of(index, "x/p.txt")


def test_one_path_given_twice_is_one(pages, index):
    ran = run("index", index, pages, pages)
    assert (ran.code, summary(ran)["added"], summary(ran)["changed"]) == (0, 3, 0)
    assert summary(run("index", index, pages, pages / "neglect.txt"))["unchanged"] == 3


def test_a_file_of_an_indexed_folder_can_be_named_alone(pages, index):
    run("index", index, pages)
    (pages / "neglect.txt").write_text("Neglect\n\nAnother advice.\n")
    ran = run("index", index, pages / "neglect.txt")
    assert (ran.code, summary(ran)["changed"]) == (0, 1)
    assert run("index", index, pages).code == 0
    assert len(ids(index)) == 3


def test_a_folder_within_another_has_ids_of_its_own(pages, index):
    for _ in range(2):
        assert run("index", index, pages, pages / "guidance").code == 0
        assert sorted(set(ids(index, "--group", "section"))) == [
            "bruising.html", "guidance/bruising.html", "guidance/thresholds.md", "neglect.txt",
            "thresholds.md"]


@pytest.mark.parametrize("path, code", [("police", 2), ("police/deep", 2), ("police/op.txt", 2),
                                        ("police/deep/er.txt", 2), ("open", 0), (".", 0),
                                        ("polic", 0), ("manifest.ndjson", 0)])
def test_a_manifest_above_a_path_is_not_passed_by(path, code, tmp_path, index):
    """A newcomer indexed a folder of a site alone, and what its manifest kept back was public."""
    site = write(tmp_path / "site", police__op_txt="Walrus.\n", police__deep__er_txt="Otter.\n",
                 open__a_txt="Open.\n", polic__b_txt="Open.\n")
    (site / "manifest.ndjson").write_text(ndjson({"path": "police/op.txt", "tier": "police"},
                                                 {"path": "police/deep/er.txt", "tier": "police"}))
    ran = run("index", index, site / path)
    assert ran.code == code, ran.err
    assert not {"op.txt", "er.txt", "deep/er.txt"} & set(ids(index) if code == 0 else [])
    if code:
        assert str(site / "manifest.ndjson") in ran.err and not index.exists()


def test_a_manifest_above_that_cannot_be_read_is_not_passed_by(tmp_path, index):
    site = write(tmp_path / "site", police__op_txt="Walrus.\n", manifest_ndjson="{\n")
    ran = run("index", index, site / "police")
    assert ran.code == 2 and "cannot be read" in ran.err


def test_a_manifest_says_what_is_known_of_its_files(pages, index):
    (pages / "manifest.ndjson").write_text(ndjson(
        {"id": "bruising", "path": "guidance/bruising.html", "title": "Bruising in babies",
         "publisher": "Leeds SCP", "published": "2024-03"},
        {"path": "neglect.txt", "kind": "briefing"},
        {"id": "card", "text": "Duty team: 0113 496 0000", "kind": "contact"}))
    assert run("index", index, pages).code == 0
    assert ids(index) == ["bruising", "card", "guidance/thresholds.md", "neglect.txt"]
    shown = run("show", index, "bruising", "neglect.txt", "--json").lines
    assert (shown[0]["title"], shown[0]["published"]) == ("Bruising in babies", "2024-03")
    assert shown[1]["kind"] == "briefing"


def test_a_manifest_deeper_down_speaks_of_the_files_beside_it(pages, index):
    (pages / "guidance" / "manifest.ndjson").write_text(ndjson(
        {"path": "bruising.html", "kind": "protocol"}))
    assert run("index", index, pages).code == 0
    assert run("show", index, "guidance/bruising.html", "--json").json["kind"] == "protocol"


def test_a_manifest_that_changed_changes_its_document(pages, index):
    (pages / "manifest.ndjson").write_text(ndjson({"path": "neglect.txt", "kind": "briefing"}))
    run("index", index, pages)
    (pages / "manifest.ndjson").write_text(ndjson({"path": "neglect.txt", "kind": "guidance"}))
    assert summary(run("index", index, pages))["changed"] == 1


def test_files_whose_line_may_be_broken_are_not_shown_to_the_public(pages, index):
    (pages / "manifest.ndjson").write_text(
        '{"path": "neglect.txt", "tier": "police", "titel": "Neglect"}\n'
        + ndjson({"path": "guidance/bruising.html"}))
    ran = run("index", index, pages)
    assert ran.code == 1
    assert "manifest.ndjson, line 1" in ran.err and "titel" in ran.err
    assert ids(index) == ["guidance/bruising.html"]


def test_a_broken_line_removes_nothing(pages, index):
    run("index", index, pages)
    (pages / "neglect.txt").unlink()
    (pages / "manifest.ndjson").write_text("{ this is no JSON\n")
    assert run("index", index, pages).code == 1
    assert "neglect.txt" in ids(index)


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/hostname", "nowhere.txt", "guidance/../.."])
def test_a_manifest_names_only_files_of_its_folder(path, pages, index, tmp_path):
    write(tmp_path, secret_txt="A secret.\n")
    (pages / "manifest.ndjson").write_text(ndjson({"id": "odd", "path": path}))
    ran = run("index", index, pages)
    assert ran.code == 1 and "failed: " in ran.err
    assert "odd" not in ids(index)


def test_two_files_with_one_id_are_a_mistake(pages, index):
    (pages / "manifest.ndjson").write_text(ndjson({"id": "neglect.txt", "path": "guidance/bruising.html"}))
    ran = run("index", index, pages)
    assert ran.code == 1 and "another file has the id neglect.txt" in ran.err


# -- Lines -------------------------------------------------------------------------------------------

def test_lines_on_standard_input(index):
    ran = run("index", index, "-", input=ndjson(line("a"), {"id": "b", "html": "<h1>Bruising</h1><p>Of babies.</p>"}))
    assert (ran.code, summary(ran)["added"]) == (0, 2)
    assert ids(index) == ["a", "b"]


def test_a_line_removes(index):
    run("index", index, "-", input=ndjson(line("a"), line("b")))
    ran = run("index", index, "-", input=ndjson({"id": "a", "remove": True}))
    assert summary(ran) == {"added": 0, "changed": 0, "removed": 1, "unchanged": 0, "failed": 0}
    assert ids(index) == ["b"]


def test_lines_in_a_file_name_bodies_beside_it(pages, index, tmp_path):
    (pages / "export.ndjson").write_text(ndjson({"id": "n", "path": "neglect.txt"},
                                                {"path": "guidance/bruising.html"}))
    assert run("index", index, pages / "export.ndjson", cwd=tmp_path).code == 0
    assert ids(index) == ["guidance/bruising.html", "n"]


@pytest.mark.parametrize("bad, named", [
    ("{", "line 2"), ("[1, 2]", "line 2"), ('{"id": "x", "text": "y", "colour": 1}', "colour"),
    ('{"text": "no id"}', "id"), ('{"id": "x", "text": "y", "kind": "leaflet"}', "leaflet"),
    ('{"id": "x", "text": "y", "published": "soon"}', "soon"), ('{"id": "x"}', "line 2"),
    ('{"id": "x", "path": "/no/such/file"}', "line 2"), ('{"id": "x", "text": "\xff"', "line 2"),
])
def test_a_bad_line_fails_by_number_and_the_others_go_on(bad, named, index):
    ran = run("index", index, "-", input=ndjson(line("a"), bad, line("b")))
    assert ran.code == 1
    assert "standard input, line 2" in ran.err and named in ran.err
    assert summary(ran) == {"added": 2, "changed": 0, "removed": 0, "unchanged": 0, "failed": 1}
    assert ids(index) == ["a", "b"]


def test_nothing_readable_at_all_is_65(index):
    assert run("index", index, "-", input="{\nnot json\n").code == 65


def test_a_line_too_long_to_hold_is_passed_over(index):
    long = line("huge", text="neglect " * 6_000_000)
    ran = run("index", index, "-", input=ndjson(line("a"), long, line("b")))
    assert ran.code == 1
    assert "standard input, line 2: limit" in ran.err
    assert ids(index) == ["a", "b"]


def test_empty_lines_and_a_byte_order_mark_are_no_trouble(index):
    ran = run("index", index, "-", input="\ufeff" + line("a") + "\r\n\n   \n" + line("b"))
    assert (ran.code, summary(ran)["added"]) == (0, 2)


def test_another_body_under_an_id_is_another_edition(index):
    run("index", index, "-", "--recorded", "2024-01-01",
        input=ndjson(line("a", "Old advice on neglect.", published="2023")))
    ran = run("index", index, "-", "--recorded", "2024-06-01",
              input=ndjson(line("a", "New advice on neglect.", published="2024")))
    assert summary(ran)["changed"] == 1
    then = run("show", index, "a", "--json", "--known-at", "2024-02-01").json
    assert then["sections"][0]["text"].startswith("Old advice")


def test_two_bodies_of_one_id_in_one_run_are_two_editions(index):
    ran = run("index", index, "-", "--recorded", "2024-01-01", input=ndjson(
        line("a", "Old advice on neglect.", published="2023"),
        line("a", "New advice on neglect.", published="2024"), line("b")))
    assert (ran.code, summary(ran)["added"], summary(ran)["changed"]) == (0, 2, 1)
    hit = run("search", index, "advice on neglect", "--json", "--as-of", "2025-01-01").json["hits"][0]
    assert (hit["document"], hit["edition"]) == ("a", 2)


# -- Tiers -------------------------------------------------------------------------------------------

def test_a_tier_is_seen_by_those_it_is_for(pages, index, tmp_path):
    run("index", index, pages)
    other = write(tmp_path / "bulletins", tasking_txt="Tasking on neglect.\n")
    assert run("index", index, other, "--tier", "police").code == 0
    assert "tasking.txt" not in ids(index)
    assert "tasking.txt" in ids(index, "--tier", "police")
    assert run("show", index, "tasking.txt").code == 1
    assert run("show", index, "tasking.txt", "--tier", "police").code == 0


def test_a_document_that_moves_to_another_tier_leaves_the_public(pages, index):
    run("index", index, pages)
    assert summary(run("index", index, pages, "--tier", "police"))["changed"] == 3
    assert ids(index) == []
    assert len(ids(index, "--tier", "police")) == 3


def test_an_index_may_want_every_document_to_name_its_tier(index, tmp_path):
    (tmp_path / "options.json").write_text('{"default_tier": "none"}')
    ran = run("index", index, "-", "--options", tmp_path / "options.json",
              input=ndjson(line("a"), line("b", tier="public")))
    assert ran.code == 1
    assert "standard input, line 1: limit" in ran.err
    assert ids(index) == ["b"]


def test_options_of_an_index_are_settled_when_it_is_made(pages, index, tmp_path):
    (tmp_path / "options.json").write_text('{"default_tier": "none"}')
    run("index", index, pages)
    assert run("index", index, pages, "--options", tmp_path / "options.json").code == 2


# -- Trouble -----------------------------------------------------------------------------------------

def waits_for_lines(index):
    """A writer that has the index open and its standard input too."""
    writer = start("index", index, "-")
    deadline = time.monotonic() + 60
    while run("index", index, "-").code != 75:
        assert time.monotonic() < deadline, "the writer never took the lock"
        if writer.poll() is not None:  # we were there first, and it was told to try again
            writer.communicate()
            writer = start("index", index, "-")
        time.sleep(0.2)
    return writer


def test_a_second_writer_is_told_to_try_again(index):
    writer = waits_for_lines(index)
    ran = run("index", index, "-", input=ndjson(line("b")))
    assert (ran.code, ran.out) == (75, "")
    assert "another writer" in ran.err
    out, err = writer.communicate(line("a") + "\n", timeout=60)
    assert (writer.returncode, out.split(",")[0]) == (0, "added 1"), err
    assert ids(index) == ["a"]


@pytest.mark.parametrize("sent, code", [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_what_was_committed(sent, code, index):
    run("index", index, "-", input=ndjson(line("before")))
    writer = waits_for_lines(index)
    writer.stdin.write(line("during") + "\n")
    writer.stdin.flush()
    time.sleep(0.3)
    writer.send_signal(sent)
    writer.wait(timeout=60)
    assert writer.returncode == code
    assert "interrupted" in writer.stderr.read()
    assert ids(index) == ["before"]
    assert run("check", index).code == 0
    assert run("index", index, "-", input=ndjson(line("after"))).code == 0


def test_an_index_that_cannot_be_written_is_73(pages, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    ran = run("index", tmp_path / "file" / "x.index", pages)
    assert (ran.code, ran.out) == (73, "")
    assert "x.index" in ran.err or "file" in ran.err


@pytest.fixture
def as_anybody():
    """Runs the command as somebody who may not write everywhere, also when we are root."""
    user = 65534 if os.geteuid() == 0 else None

    def run_as(*words):
        return subprocess.run([COMMAND, *map(str, words)], user=user, text=True, timeout=60,
                              capture_output=True, cwd="/")
    try:
        run_as("--version")
    except PermissionError:
        pytest.skip("nobody but root may run this build")
    return run_as


def test_a_read_only_index_answers_but_cannot_be_written(as_anybody):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        index = folder / "x.index"
        write(folder, page_txt="Advice on neglect.\n")
        run("index", index, folder / "page.txt")
        for path in [folder, index, *index.rglob("*")]:
            path.chmod((path.stat().st_mode | 0o055) & ~0o222)
        ran = as_anybody("index", index, folder / "page.txt")
        assert (ran.returncode, ran.stdout) == (73, "")
        assert "x.index" in ran.stderr or "Permission denied" in ran.stderr
        asked = as_anybody("search", index, "neglect", "--json")
        assert asked.returncode == 0 and "page.txt" in asked.stdout
        for path in [folder, index, *index.rglob("*")]:
            path.chmod(path.stat().st_mode | 0o700)


def test_a_damaged_index_is_3_and_check_names_the_file(pages, index):
    run("index", index, pages)
    largest = max((path for path in index.rglob("*") if path.is_file()), key=lambda p: p.stat().st_size)
    damaged = bytearray(largest.read_bytes())
    damaged[len(damaged) // 2] ^= 0x10
    largest.write_bytes(damaged)
    ran = run("check", index)
    assert ran.code == 3
    assert f"damaged: {largest.relative_to(index)}" in ran.out
    assert run("check", index, "--json").json["damage"][0]["file"] == str(largest.relative_to(index))


@pytest.mark.parametrize("old, new", [('"format": 1', '"format": 99'),
                                      ('"features": [', '"features": ["mind-reading", ')])
def test_an_index_of_a_newer_fingerpost_is_5_and_stays_as_it_is(old, new, pages, index):
    run("index", index, pages)
    manifest = index / "manifest"
    manifest.write_text(manifest.read_text().replace(old, new, 1))
    before = manifest.read_bytes()
    for words in [["search", index, "neglect"], ["index", index, pages], ["show", index, "x"]]:
        ran = run(*words)
        assert (ran.code, ran.out) == (5, ""), words
        assert "99" in ran.err or "mind-reading" in ran.err
    assert manifest.read_bytes() == before


def test_a_clean_index_checks_clean(partnership):
    ran = run("check", partnership)
    assert ran.code == 0 and "all as they were written" in ran.out
    assert run("check", partnership, "--json").json["damage"] == []


@pytest.mark.parametrize("command", ["index", "watch"])
def test_the_folder_of_the_documents_is_not_made_an_index(command, pages):
    before = sorted(pages.rglob("*"))
    ran = run(command, pages, str(pages) + "/.")
    assert ran.code == 2 and "folder of its own" in ran.err
    assert sorted(pages.rglob("*")) == before


def test_no_progress_where_nobody_watches(pages, index):
    assert "\r" not in run("index", index, pages).err
    quiet = run("index", index, pages, "--quiet")
    assert (quiet.out, quiet.err) == ("", "")


def test_queries_and_documents_stay_out_of_the_messages(pages, index):
    ran = run("index", index, "-", input=ndjson('{"id": "x", "text": "Bobby Tables"'))
    assert "Bobby" not in ran.err


def test_terms_of_ones_own_are_kept_with_the_index(index, tmp_path):
    pages = write(tmp_path / "site", hub_txt="The hub\n\nClosed throughout the autumn term 2025.\n")
    own = tmp_path / "own.almanac"
    own.write_text("term autumn: 2025-09-08 2025-12-16\n")
    assert run("index", index, pages, "--almanac", own).code == 0
    shown = run("show", index, "hub.txt", "--json").json
    assert shown["sections"][0]["dates"][0]["first"] == "2025-09-08"
    assert summary(run("index", index, pages))["unchanged"] == 1
    asked = run("search", index, "hub this autumn term", "--as-of", "2025-10-01", "--json").json
    assert asked["understood"]["from"] == "2025-09-08"


def test_a_changed_almanac_makes_everything_be_read_again(index, tmp_path):
    pages = write(tmp_path / "site", hub_txt="The hub\n\nClosed throughout the autumn term 2025.\n")
    own = tmp_path / "own.almanac"
    own.write_text("term autumn: 2025-09-08 2025-12-16\n")
    assert summary(run("index", index, pages))["added"] == 1
    assert summary(run("index", index, pages, "--almanac", own, "--dry-run"))["changed"] == 1
    assert summary(run("index", index, pages, "--almanac", own))["changed"] == 1
    assert summary(run("index", index, pages, "--almanac", own))["unchanged"] == 1
    own.write_text("month thirteen: x\n")
    ran = run("index", index, pages, "--almanac", own)
    assert ran.code == 65 and "month thirteen" in ran.err
