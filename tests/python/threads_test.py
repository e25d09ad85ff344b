"""Threads run while the library works, and a fork is noticed."""

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import fingerpost
import pytest
import readers_beside_writer

PAGE = "Bruising\n\n" + "A baby who does not move by itself is seen with a bruise on 25 May. " * 4000


def ticks_during(work):
    """How long the longest gap was between the ticks of another thread, against the work's time."""
    gaps, stop, started = [], threading.Event(), threading.Event()

    def tick():
        last = time.perf_counter()
        while not stop.is_set():
            started.set()
            time.sleep(0.001)
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

    ticker = threading.Thread(target=tick)
    ticker.start()
    started.wait()
    start = time.perf_counter()
    work()
    took = time.perf_counter() - start
    stop.set()
    ticker.join()
    return max(gaps), took


def test_other_threads_go_on_while_a_page_is_read():
    """Held for the length of the call, the lock would make one gap as long as the call."""
    for _ in range(5):  # a busy machine may stop any thread once
        gap, took = ticks_during(lambda: fingerpost.read(PAGE))
        if gap < took / 2:
            return
    pytest.fail(f"no tick for {gap:.3f} of {took:.3f} seconds")


def longest_share(work, tries=5):
    """Of the time that `work` took, the longest without a tick: a busy machine may stop any thread
    once, so the least of a few tries."""
    least = 1.0
    for _ in range(tries):
        gap, took = ticks_during(work)
        least = min(least, gap / took)
    return least


def test_other_threads_go_on_while_pages_are_put_and_committed(tmp_path):
    with fingerpost.Index.create(tmp_path / "i") as index, index.writer(recorded="2024-05-01") as writer:
        numbers = iter(range(1_000_000))
        assert longest_share(lambda: writer.put(f"page/{next(numbers)}", PAGE)) < 0.5

        def commit():
            writer.put(f"page/{next(numbers)}", PAGE)
            writer.commit()

        assert longest_share(commit) < 0.5


def test_answers_beside_a_writer_are_those_of_their_revision():
    """For a minute: readers_beside_writer.py."""
    commits, answers, compared, faults = readers_beside_writer.run(3)
    assert not faults
    assert commits > 5 and compared > 5 and answers > compared / 2


@pytest.mark.parametrize("first", [True, False], ids=["imported here before", "not imported here"])
def test_a_subinterpreter_is_refused_in_words(first):
    """Types are made once a process; a second interpreter would share them with the first."""
    program = f"""
import sys, textwrap
try:
    import _interpreters as sub
except ImportError:
    import _xxsubinterpreters as sub
if {first}:
    import fingerpost
id = sub.create()
failed = None
try:
    failed = sub.run_string(id, "import fingerpost")
except Exception as error:
    failed = error
print("main interpreter only" in str(getattr(failed, "formatted", failed)))
sub.destroy(id)
import fingerpost
print(fingerpost.dates("25 May 2024")[0].first)
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (ran.stdout, ran.returncode) == ("True\n2024-05-25\n", 0), ran.stderr


def test_many_threads_ask_one_searcher(shared):
    def ask(number):
        text, document = (("bruise", "bruising/2023"), ("courses", "notice/covid"))[number % 2]
        return shared.search(text, as_of="2023-05-20")[0].document == document

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(400)))


def test_threads_that_share_a_writer_take_turns(index):
    with index.writer(recorded="2024-05-01") as writer, ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: writer.put(f"page/{n}", f"Page {n}\n\nOf thread."), range(200)))
    assert sum(id.startswith("page/") for id in index) == 200


def test_closing_beside_a_call_is_safe(index):
    for _ in range(20):
        searcher = index.searcher()
        with ThreadPoolExecutor(2) as threads:
            asked = threads.submit(lambda: [searcher.search("bruise") for _ in range(20)])
            threads.submit(searcher.close)
        assert asked.exception() is None or isinstance(asked.exception(), fingerpost.ClosedError)


def in_a_child(work):
    """What `work` raised in a forked child, by name."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work()
            said = "fine"
        except BaseException as error:
            said = type(error).__name__
        os.write(write, said.encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    return os.read(read, 100).decode()


def test_a_child_may_not_use_what_its_parent_opened(index):
    with index.searcher() as searcher, index.writer() as writer:
        assert in_a_child(lambda: searcher.search("bruise")) == "ForkedError"
        assert in_a_child(lambda: writer.put("a", "b")) == "ForkedError"
        assert in_a_child(lambda: writer.commit()) == "ForkedError"

        def drop():
            nonlocal searcher, writer
            searcher = writer = None

        assert in_a_child(drop) == "fine"
        writer.put("a", "A page\n\nOf the parent.")
        assert searcher.search("bruise").total == 2
    assert "a" in index


def test_an_index_is_a_folder_and_a_child_opens_it_anew(index):
    index.search("bruise")

    def ask():
        assert index.search("bruise", as_of="2024-05-20").total == 2
        assert len(index.searcher(["police"])) == 5

    assert in_a_child(ask) == "fine"
