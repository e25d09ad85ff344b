"""fingerpost watch: a folder and its index stay the same."""

import os
import shutil
import signal
import socket
import subprocess
import time

import pytest

from conftest import COMMAND, ids, line, run, start, write

LONGEST = 60  # seconds: this machine may have much else to do


class Watched:
    """The command over a folder, with what it answers."""

    def __init__(self, index, *folders, options=("--settle", "0.3")):
        self.index = index
        self.process = start("watch", index, *folders, "--json", *options)

    def __enter__(self):
        return self

    def __exit__(self, *trouble):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def run(self):
        return self.process.stdout.readline()

    def until(self, wanted):
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            if os.path.exists(self.index / "manifest") and ids(self.index) == sorted(wanted):
                return True
            time.sleep(0.1)
        return False

    def stop(self, sent=signal.SIGTERM):
        self.process.send_signal(sent)
        out, err = self.process.communicate(timeout=LONGEST)
        return self.process.returncode, out, err


FIRST = ["guidance/bruising.html", "guidance/thresholds.md", "neglect.txt"]


def test_what_changes_is_found(pages, index):
    with Watched(index, pages) as watched:
        assert '"added": 3' in watched.run()
        write(pages, more_txt="More advice.\n")
        assert watched.until([*FIRST, "more.txt"])
        (pages / "neglect.txt").unlink()
        assert watched.until([*FIRST[:2], "more.txt"])
        (pages / "more.txt").rename(pages / "guidance" / "moved.txt")
        assert watched.until([*FIRST[:2], "guidance/moved.txt"])
        (pages / "guidance" / "moved.txt").write_text("Other words altogether.\n")
        assert '"added": 1' in watched.run() and '"removed": 1' in watched.run()
        end = time.monotonic() + LONGEST
        while run("search", index, "altogether", "--json").json["total"] == 0:
            assert time.monotonic() < end
        assert watched.stop()[0] == 0


def test_folders_made_later_are_watched_with_all_that_is_in_them(pages, index, tmp_path):
    with Watched(index, pages) as watched:
        watched.run()
        write(pages, a__b__c__deep_txt="Deep advice.\n")
        assert watched.until([*FIRST, "a/b/c/deep.txt"])
        write(pages, a__b__c__deeper_txt="Deeper advice.\n")
        assert watched.until([*FIRST, "a/b/c/deep.txt", "a/b/c/deeper.txt"])
        write(tmp_path / "elsewhere", one_txt="One.\n", two_txt="Two.\n")
        (tmp_path / "elsewhere").rename(pages / "brought")
        assert watched.until([*FIRST, "a/b/c/deep.txt", "a/b/c/deeper.txt", "brought/one.txt", "brought/two.txt"])
        shutil.rmtree(pages / "a")
        assert watched.until([*FIRST, "brought/one.txt", "brought/two.txt"])


def test_many_changes_are_one_run(pages, index):
    with Watched(index, pages, options=("--settle", "1")) as watched:
        watched.run()
        for number in range(50):
            write(pages, **{f"n{number}_txt": f"Advice, number {number}.\n"})
            time.sleep(0.01)
        assert '"added": 50' in watched.run()


def test_a_folder_that_is_never_quiet_is_read_all_the_same(pages, index):
    with Watched(index, pages, options=("--settle", "0.4")) as watched:
        watched.run()
        end = time.monotonic() + LONGEST
        for number in range(10_000):
            write(pages, busy_txt=f"Busy, {number}.\n")
            if "busy.txt" in ids(index) or time.monotonic() > end:
                break
            time.sleep(0.05)
        assert "busy.txt" in ids(index)


def test_hidden_files_and_the_index_itself_wake_nobody(pages):
    index = pages / "own.index"
    with Watched(index, pages) as watched:
        watched.run()
        (pages / ".swap").write_text("x")
        (pages / ".swap").unlink()
        time.sleep(1)
        code, out, err = watched.stop()
        assert (code, out, err) == (0, "", "")


def test_what_nobody_tells_of_is_found_by_looking(pages, index):
    """A folder that is not there at a time, as a network drive: another takes its place."""
    with Watched(index, pages, options=("--settle", "0.2", "--rescan", "0.5")) as watched:
        watched.run()
        pages.rename(pages.with_name("unplugged"))
        time.sleep(1)
        assert ids(index) == FIRST
        write(pages, neglect_txt="Neglect\n\nWhat to do about neglect.\n", fresh_txt="Fresh.\n",
              guidance__thresholds_md="# Thresholds\n\nWhen to refer a child.\n")
        assert watched.until(["fresh.txt", "guidance/thresholds.md", "neglect.txt"])
        code, _, err = watched.stop()
        assert code == 0 and "no such file or folder; it is tried again" in err


def test_another_writer_is_waited_for(pages, index):
    with Watched(index, pages) as watched:
        watched.run()
        other = start("index", index, "-")
        other.stdin.write(line("other") + "\n")
        other.stdin.flush()
        time.sleep(1)
        write(pages, more_txt="More advice.\n")
        time.sleep(1)
        other.communicate(timeout=LONGEST)
        assert watched.until([*FIRST, "more.txt", "other"])
        assert watched.stop()[0] == 0


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to(sent, pages, index):
    with Watched(index, pages) as watched:
        watched.run()
        begun = time.monotonic()
        assert watched.stop(sent) == (0, "", "")
        assert time.monotonic() - begun < 10
        assert run("check", index).code == 0


def test_commits_keep_the_distance_that_is_asked_for(pages, index):
    with Watched(index, pages, options=("--settle", "0.1", "--every", "3")) as watched:
        watched.run()
        begun = time.monotonic()
        write(pages, one_txt="More advice.\n")
        assert '"added": 1' in watched.run()
        assert time.monotonic() - begun > 2.5


def test_a_service_manager_is_told(pages, index, tmp_path):
    at = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(at)
        manager.settimeout(LONGEST)
        process = subprocess.Popen([COMMAND, "watch", index, pages, "--quiet"], env={**os.environ, "NOTIFY_SOCKET": at})
        assert manager.recv(100) == b"READY=1"
        assert ids(index) == FIRST
        process.send_signal(signal.SIGTERM)
        assert manager.recv(100) == b"STOPPING=1"
        assert process.wait(LONGEST) == 0


@pytest.mark.parametrize("named", ["", "relative", "/nowhere/at/all", "@nobody", "/" + "x" * 200])
def test_a_service_manager_that_is_not_there_is_no_trouble(named, pages, index):
    process = subprocess.Popen([COMMAND, "watch", index, pages, "--json"], stdout=subprocess.PIPE, text=True,
                               env={**os.environ, "NOTIFY_SOCKET": named})
    assert '"added": 3' in process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    assert process.wait(LONGEST) == 0


def test_only_folders_are_watched(pages, index):
    for words in (["-"], [pages / "neglect.txt"], [pages / "nowhere"]):
        ran = run("watch", index, *words)
        assert ran.code == 2 and "folders are watched" in ran.err
        assert not index.exists()


def test_what_cannot_be_mended_by_waiting_ends_it(pages, index):
    run("index", index, pages)
    (index / "manifest").write_bytes(b"no manifest")
    ran = run("watch", index, pages)
    assert ran.code == 3 and "manifest" in ran.err


def test_a_failure_is_named_once(pages, index):
    write(pages, form_pdf="%PDF-1.7 and nothing else")
    with Watched(index, pages, options=("--settle", "0.2", "--rescan", "0.5")) as watched:
        watched.run()
        time.sleep(4)  # by now the ledger relies on how the file looks
        code, _, err = watched.stop()
        named = [row for row in err.splitlines() if row.startswith("failed: form.pdf")]
        assert code in (0, 143) and 1 <= len(named) <= 6  # 143: it was within one of its runs
        assert subprocess.run([COMMAND, "failures", index], capture_output=True, text=True).stdout.startswith("form.pdf: media: ")


def test_what_is_to_be_passed_over_may_change_meanwhile(pages, index):
    with Watched(index, pages) as watched:
        assert '"added": 3' in watched.run()
        (pages / ".fingerpostignore").write_text("guidance/\n")
        assert watched.until(["neglect.txt"])
        (pages / ".fingerpostignore").unlink()
        assert watched.until(FIRST)
