"""A second run over a folder opens what changed, and names again what failed."""

import ctypes
import os
import signal
import struct
import time

import pytest

from conftest import line, ndjson, run, start, write

OLD = 1_700_000_000
MAIL = """From: a@b.example
To: c@d.example
Subject: Newsletter
Date: Mon, 13 May 2024 09:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain

The newsletter is attached.
--x
Content-Type: text/plain
Content-Disposition: attachment; filename="dates.txt"

Dates for your diary: neglect training on 25 May 2024.
--x
Content-Type: application/pdf
Content-Disposition: attachment; filename="broken.pdf"

%PDF-1.7 and nothing else
--x--
"""


def settle(folder):
    """As if its files had been there for long: a file that has just changed is not relied upon."""
    newest = max(path.stat().st_ctime for path in folder.rglob("*"))
    time.sleep(max(0, newest + 2.1 - time.time()))


class Opened:
    """The files under a folder that are opened meanwhile, as the kernel tells (inotify)."""

    IN_OPEN, IN_NONBLOCK, IN_ISDIR = 0x20, 0o4000, 0x40000000

    def __init__(self, folder):
        libc = ctypes.CDLL(None, use_errno=True)
        self.queue = libc.inotify_init1(self.IN_NONBLOCK)
        assert self.queue >= 0
        self.folders = {libc.inotify_add_watch(self.queue, bytes(each), self.IN_OPEN): each
                        for each in [folder, *(path for path in folder.rglob("*") if path.is_dir())]}
        self.files = set()

    def __enter__(self):
        return self.files

    def __exit__(self, *trouble):
        try:
            events = os.read(self.queue, 1 << 20)
        except BlockingIOError:
            events = b""
        os.close(self.queue)
        while events:
            watch, mask, _, length = struct.unpack_from("iIII", events)
            name = events[16:16 + length].rstrip(b"\0").decode()
            if not mask & self.IN_ISDIR:
                self.files.add(name)
            events = events[16 + length:]


def failed(ran):
    return [row for row in ran.err.splitlines() if "failed: " in row]


def test_a_second_run_changes_nothing(pages, index):
    settle(pages)
    assert "added 3" in run("index", index, pages).out
    manifest = (index / "manifest").read_bytes()
    again = run("index", index, pages)
    assert (again.code, again.out) == (0, "added 0, changed 0, removed 0, unchanged 3, failed 0\n")
    assert (index / "manifest").read_bytes() == manifest


def test_only_what_changed_is_opened(pages, index):
    settle(pages)
    with Opened(pages) as files:
        run("index", index, pages)
    assert files == {"neglect.txt", "thresholds.md", "bruising.html"}
    with Opened(pages) as files:
        run("index", index, pages)
    assert files == set()
    write(pages, guidance__thresholds_md="# Thresholds\n\nWhen to refer a child, and how.\n")
    with Opened(pages) as files:
        run("index", index, pages)
    assert files == {"thresholds.md"}


@pytest.mark.parametrize("how", ["new words of the same length", "an older copy", "a moved file"])
def test_a_file_that_changed_is_read_whatever_its_time_says(how, pages, index):
    page = pages / "neglect.txt"
    os.utime(page, (OLD, OLD))
    settle(pages)
    run("index", index, pages)
    text = page.read_text().replace("about", "aboot")
    if how == "a moved file":
        (pages.parent / "other").write_text(text)
        os.utime(pages.parent / "other", (OLD, OLD))
        (pages.parent / "other").rename(page)
    else:
        page.write_text(text)
        if how == "an older copy":
            os.utime(page, (OLD, OLD))
    assert "changed 1" in run("index", index, pages).out


def test_a_file_that_changed_a_moment_ago_is_read_again(pages, index):
    write(pages, fresh_txt="Fresh\n\nOne.\n")
    run("index", index, pages)
    before = (pages / "fresh.txt").stat()
    (pages / "fresh.txt").write_text("Fresh\n\nTwo.\n")
    os.utime(pages / "fresh.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "changed 1" in run("index", index, pages).out


def test_a_failure_is_named_again_until_the_file_changes(pages, index):
    write(pages, form_pdf="%PDF-1.7 and nothing else")
    settle(pages)
    first = run("index", index, pages)
    again = run("index", index, pages)
    assert (first.code, again.code) == (1, 1)
    assert failed(first) == failed(again) != []
    assert "added 0, changed 0, removed 0, unchanged 3, failed 1" in again.out
    (pages / "form.pdf").unlink()
    assert run("index", index, pages).code == 0
    assert run("index", index, pages).code == 0


def test_what_failed_is_read_again_when_asked(pages, index):
    write(pages, form_pdf="%PDF-1.7 and nothing else")
    settle(pages)
    run("index", index, pages)
    for words, expected in ([], set()), (["--retry-failed"], {"form.pdf"}):
        with Opened(pages) as files:
            assert run("index", index, pages, *words).code == 1
        assert files == expected


def test_what_failed_within_a_mail_is_named_again(tmp_path, index):
    folder = write(tmp_path / "mails", may_eml=MAIL)
    settle(folder)
    first = run("index", index, folder)
    again = run("index", index, folder)
    asked = run("index", index, folder, "--retry-failed")
    assert first.code == again.code == asked.code == 1
    assert failed(first) == failed(again) == failed(asked)
    assert "may.eml#broken.pdf" in failed(first)[0]
    assert "unchanged 1, failed 1" in again.out and "unchanged 1, failed 1" in asked.out


def test_a_mail_read_too_soon_to_be_relied_upon_names_its_failures_too(tmp_path, index):
    folder = write(tmp_path / "mails", may_eml=MAIL)
    assert failed(run("index", index, folder)) == failed(run("index", index, folder)) != []


def test_what_a_manifest_says_anew_is_heeded(pages, index):
    write(pages, manifest_ndjson=ndjson({"path": "neglect.txt", "tier": "police"}))
    settle(pages)
    run("index", index, pages)
    assert run("search", index, "neglect", "--json").json["total"] == 0
    write(pages, manifest_ndjson=ndjson({"path": "neglect.txt", "tier": "public"}))
    run("index", index, pages)
    assert run("search", index, "neglect", "--json").json["total"] == 1


def test_what_was_removed_otherwise_comes_back(pages, index):
    settle(pages)
    run("index", index, pages)
    run("index", index, "-", input=ndjson({"id": "neglect.txt", "remove": True}))
    assert "added 1" in run("index", index, pages).out


def test_a_mail_is_removed_with_what_came_with_it(tmp_path, index):
    folder = write(tmp_path / "mails", may_eml=MAIL)
    run("index", index, folder)
    run("index", index, "-", input=line("may.eml#team", "Neglect team, an address of its own."))
    removed = run("index", index, "-", input=ndjson({"id": "may.eml", "remove": True}))
    assert "removed 2" in removed.out
    found = run("search", index, "neglect", "--json").json
    assert [hit["document"] for hit in found["hits"]] == ["may.eml#team"]


def test_a_mail_is_removed_with_what_came_with_it_in_one_run(tmp_path, index):
    write(tmp_path, may_eml=MAIL)
    lines = tmp_path / "lines.ndjson"
    lines.write_text(ndjson({"id": "may", "path": "may.eml"}, {"id": "may", "remove": True},
                            {"id": "other", "text": "Other advice."}))
    run("index", index, lines)
    assert run("search", index, "neglect", "--json").json["total"] == 0


def test_an_interrupted_run_is_continued(tmp_path, index):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.md").write_text(f"# Page {number}\n\nAdvice on neglect, {number}.\n")
    (folder / "may.eml").write_text(MAIL)
    settle(folder)
    process = start("index", index, folder)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode in (130, 1)  # it may have been quicker
    assert run("check", index).code == 0
    done = run("index", index, folder, "--json").json
    assert done["added"] + done["unchanged"] >= 401
    again = run("index", index, folder, "--json").json
    assert (again["unchanged"], again["added"], again["failed"]) == (401, 0, 1)


def test_full_opens_what_looks_the_same(pages, index):
    settle(pages)
    run("index", index, pages)
    with Opened(pages) as opened:
        run("index", index, pages)
        assert opened == set()
    with Opened(pages) as opened:
        assert run("index", index, pages, "--full").out.startswith("added 0, changed 0, removed 0, unchanged 3")
    assert len(opened) == 3


def test_failures_name_nothing_of_tiers_that_are_not_opened(tmp_path, index):
    """An asker for the public was told the names of police files."""
    for tier in ("public", "police", "health"):
        folder = write(tmp_path / tier, page_txt="Neglect.\n")
        (folder / f"{tier}.pdf").write_bytes(b"%PDF-1.7 and nothing else")
        settle(folder)
        run("index", index, folder, "--origin", tier, "--tier", tier)

    def named(*options):
        ran = run("failures", index, "--json", *options)
        assert ran.code == 0
        return [(each["id"], each["tier"]) for each in ran.json["failures"]]

    assert named() == [("public.pdf", "public")]
    assert named("--tier", "police") == [("police.pdf", "police"), ("public.pdf", "public")]
    assert "police" not in run("failures", index).out and "health" not in run("failures", index, "--tier", "police").out
    assert run("failures", index, "--tier", "No Tier").code == 2
