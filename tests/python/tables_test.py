"""Tables, pictures, pages of hits and event loops."""

import asyncio
import threading
import time
from datetime import date

import matplotlib
import matplotlib.dates
import pytest

import fingerpost

matplotlib.use("agg")
import fingerpost.plot  # noqa: E402  # after the choice above

PUBLISHED = {"page": "2024-04-02", "protocol": "2023-06", "event": "2024-05-01"}


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    index = fingerpost.Index.create(tmp_path_factory.mktemp("tables") / "i")
    with index.writer(recorded="2024-05-02") as writer:
        writer.put("neglect", "Neglect\n\nWhat neglect is.", kind="protocol", published="2023-06", publisher="Leeds SCP")
        writer.put("old", "Neglect, the old protocol\n\nNeglect.", kind="protocol", published="2015",
                   valid_until="2020-12-31", publisher="Bradford SCP")
        writer.put("week", "Neglect awareness day", kind="event", valid_from="2024-06-24", valid_until="2024-06-24")
        for number in range(250):
            writer.put(f"many/{number:03}", f"Leaflet {number}\n\nBorrowed word zebra.", kind="page")
    return index


def ask(index, text="neglect", **more):
    return index.search(text, as_of="2024-05-20", **more)


def test_rows_are_what_the_hits_show(index):
    rows = ask(index).rows()
    assert [row["document"] for row in rows] == [hit.document for hit in ask(index)]
    by_id = {row["document"]: row for row in rows}
    assert by_id["old"]["standing"] == "ended" and by_id["old"]["last"] == date(2020, 12, 31)
    assert by_id["neglect"]["published"] == date(2023, 6, 30)


@pytest.mark.parametrize("text, height", [("neglect", 3), ("nothingofthesort", 0)])
def test_a_pandas_frame_has_its_types_with_and_without_hits(index, text, height):
    frame = ask(index, text).to_pandas()
    assert len(frame) == height
    assert str(frame["published"].dtype) == "datetime64[ns]"
    assert list(frame.columns[:3]) == ["document", "anchor", "title"]


def test_every_hit_comes_once_whatever_the_pages(index):
    ids = [hit.document for hit in index.hits("zebra", as_of="2024-05-20")]
    assert len(ids) == 250 and len(set(ids)) == 250
    assert ids[:100] == [hit.document for hit in ask(index, "zebra", limit=100)]
    assert [hit.document for hit in index.hits("zebra", as_of="2024-05-20", limit=130)] == ids[:130]
    assert [hit.document for hit in index.hits("zebra", as_of="2024-05-20", offset=240)] == ids[240:]
    with index.searcher() as searcher:
        assert len(list(searcher.hits("zebra", as_of="2024-05-20", limit=3))) == 3


def test_hits_stay_on_their_commit(index, tmp_path):
    own = fingerpost.Index.create(tmp_path / "own")
    with own.writer(recorded="2024-05-02") as writer:
        for number in range(150):
            writer.put(f"{number:03}", "zebra")
    pages = own.hits("zebra", as_of="2024-05-20")
    first = next(pages).document
    with own.writer(recorded="2024-05-03") as writer:
        for number in range(150):
            writer.remove(f"{number:03}")
    assert len({first, *(hit.document for hit in pages)}) == 150
    assert not list(own.hits("zebra", as_of="2024-05-20"))


def test_an_event_loop_goes_on_beside_a_search(index):
    async def story():
        ticks = 0

        async def tick():
            nonlocal ticks
            while True:
                ticks += 1
                await asyncio.sleep(0)

        beside = asyncio.create_task(tick())
        results = await asyncio.gather(*(index.search_async("zebra", as_of="2024-05-20", limit=100)
                                         for _ in range(20)))
        beside.cancel()
        document = await index.get_async("neglect")
        return ticks, results, document

    ticks, results, document = asyncio.run(story())
    assert ticks > 20 and {len(each) for each in results} == {100} and document.id == "neglect"


def test_an_error_reaches_the_one_who_awaits(index):
    with pytest.raises(fingerpost.ArgumentError, match="limit"):
        asyncio.run(index.search_async("zebra", as_of="2024-05-20", limit=101))


def test_other_threads_tick_while_it_indexes(tmp_path):
    """The longest pause of a thread that only counts is far below the time indexing takes."""
    stop, longest = threading.Event(), 0.0

    def count():
        nonlocal longest
        last = time.perf_counter()
        while not stop.is_set():
            time.sleep(0)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now

    counting = threading.Thread(target=count)
    counting.start()
    began = time.perf_counter()
    with fingerpost.Index.create(tmp_path / "i").writer(recorded="2024-05-02") as writer:
        writer.put("long", "Neglect of children is harm.\n\n" * 40_000)
    took = time.perf_counter() - began
    stop.set()
    counting.join()
    assert longest < took / 4, (longest, took)


def texts_of(ax):
    return [each.get_text() for each in ax.texts]


def test_a_timeline_says_each_standing_in_words_and_the_day(index):
    ax = fingerpost.plot.timeline(ask(index))
    said = " ".join(texts_of(ax))
    assert "in force" in said and "ended" in said and "upcoming" in said and "2024-05-20" in said
    assert len(ax.patches) == 3 and [t.get_text() for t in ax.get_yticklabels()][0] == ask(index)[0].title
    fingerpost.plot.timeline(ask(index, "nothingofthesort"))


def test_a_timeline_ends_what_is_superseded_where_its_successor_begins(tmp_path):
    """Drawn on beyond the day asked about, the old protocol looked as if it were still in force."""
    index = fingerpost.Index.create(tmp_path / "i")
    with index.writer(recorded="2024-05-02") as writer:
        writer.put("old", "Bruising protocol\n\nBruises.", kind="protocol", published="2015-03-01")
        writer.put("new", "Bruising protocol\n\nBruises.", kind="protocol", published="2019-07-01", replaces=["old"])
    results = index.search("bruising protocol", as_of="2024-05-20")
    ax = fingerpost.plot.timeline(results)
    ends = {hit.document: matplotlib.dates.num2date(bar.get_x() + bar.get_width()).date()
            for hit, bar in zip(results, ax.patches)}
    assert ends["old"] == date(2019, 7, 1) and ends["new"] > date(2024, 5, 20)
    alone = index.search("bruising protocol", as_of="2024-05-20", limit=1, offset=1)
    bar, = fingerpost.plot.timeline(alone).patches
    assert alone[0].document == "old"
    assert matplotlib.dates.num2date(bar.get_x() + bar.get_width()).date() == date(2024, 5, 21)


def test_topics_over_time_counts_documents_by_year(index):
    ax = fingerpost.plot.topics_over_time(index, as_of="2024-05-20", topics=["neglect"])
    line, = ax.lines
    assert dict(zip(line.get_xdata(), line.get_ydata()))[2023] == 1
    assert dict(zip(line.get_xdata(), line.get_ydata()))[2019] == 0


@pytest.mark.parametrize("by, there", [("publisher", "Leeds SCP"), ("year", "2023")])
def test_coverage_writes_its_numbers(index, by, there):
    ax = fingerpost.plot.coverage(index, as_of="2024-05-20", by=by)
    assert there in [label.get_text() for label in ax.get_xticklabels()]
    assert "1" in texts_of(ax)


def test_coverage_by_something_else_is_refused(index):
    with pytest.raises(ValueError, match="colour"):
        fingerpost.plot.coverage(index, as_of="2024-05-20", by="colour")


def test_pictures_go_into_axes_that_are_there(index):
    figure, axes = matplotlib.pyplot.subplots(1, 2)
    assert fingerpost.plot.timeline(ask(index), ax=axes[0]) is axes[0]
    assert fingerpost.plot.coverage(index, as_of="2024-05-20", ax=axes[1]) is axes[1]
    matplotlib.pyplot.close("all")
