"""Threads run while the library works, and a fork is noticed."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import fingerpost
import pytest

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
