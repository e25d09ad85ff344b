"""An index: made, opened, changed, read."""

from datetime import date, timedelta
from pathlib import Path

import fingerpost
import pytest
from fingerpost import Put


def test_leaving_a_writer_commits_on_its_day(index):
    with index.writer(recorded="2024-05-01") as writer:
        assert writer.put("a", "A page\n\nAbout neglect.") == Put.ADDED
        assert "a" not in index
    assert writer.closed
    assert index.info.recorded == date(2024, 5, 1)
    assert index["a"].title == "A page"
    assert index.get("a", known_at="2024-04-30") is None
    assert index.get("a", known_at=date(2024, 5, 1)).title == "A page"


def test_a_writer_records_today_unless_told(index):
    today = date.today()
    with index.writer() as writer:
        writer.put("a", "A page\n\nAbout neglect.")
    assert today <= index.info.recorded <= today + timedelta(days=1)


def test_an_exception_drops_what_was_put(index):
    before = index.info.revision
    with pytest.raises(ZeroDivisionError):
        with index.writer() as writer:
            writer.put("a", "A page\n\nAbout neglect.")
            1 / 0
    assert "a" not in index and index.info.revision == before
    with index.writer() as writer:
        assert writer.put("a", "A page\n\nAbout neglect.") == Put.ADDED


def test_a_failed_commit_frees_the_lock(index):
    writer = index.writer()
    with pytest.raises(fingerpost.ArgumentError, match="recorded"):
        writer.commit("yesterday")
    with pytest.raises(fingerpost.ArgumentError, match="not a day"):
        index.writer(recorded="31/12/2024")
    writer.close()
    index.writer().close()


def test_a_second_writer_is_told_who_has_it(index):
    with index.writer():
        with pytest.raises(BlockingIOError) as caught:
            index.writer()
    assert isinstance(caught.value, fingerpost.IndexLockedError)


def test_put_takes_a_line_of_ndjson_a_path_and_a_document(index, tmp_path):
    (tmp_path / "page.md").write_text("# A page\n\nOf *Markdown*.\n")
    document = fingerpost.read(tmp_path / "page.md")
    with index.writer() as writer:
        assert writer.put({"id": "line", "text": "A line\n\nOf text.", "kind": "page"}) == "added"
        assert writer.put("file", tmp_path / "page.md") == "added"
        assert writer.put(document) == "added"
        assert writer.put({"id": "line", "remove": True}) == Put.REMOVED
        assert writer.put({"id": "never", "remove": True}) == Put.ABSENT
    assert index["file"].sections[0].text == index["page.md"].sections[0].text == "Of Markdown."
    assert "line" not in index


def test_what_put_says(index):
    with index.writer() as writer:
        assert writer.put("a", "A page\n\nOne.") == Put.ADDED
        assert writer.put("a", "A page\n\nOne.") == Put.UNCHANGED
        assert writer.put("a", "A page\n\nTwo.") == Put.CHANGED
        assert writer.remove("a") is True
        assert writer.remove("a") is False


def test_wrong_keys_are_named(index):
    with index.writer() as writer:
        with pytest.raises(fingerpost.ArgumentError, match="publishd"):
            writer.put("a", "A page\n\nOne.", publishd="2024")
        with pytest.raises(fingerpost.ArgumentError, match="path"):
            writer.put({"id": "a", "path": "a.html"})
        with pytest.raises(TypeError, match="content"):
            writer.put("a", title="A")
        with pytest.raises(TypeError, match="str or bytes"):
            writer.put("a", 7)
    with pytest.raises(fingerpost.ArgumentError, match="langage"):
        fingerpost.Index.create(index.folder.parent / "b.index", langage="en")


def test_options_of_a_new_index(tmp_path):
    with fingerpost.Index.create(tmp_path / "a", default_tier="none", language="en",
                                 places={"harrogate": ["north-yorkshire"]},
                                 publishers={"Harrogate SCP": "harrogate"}) as index:
        with index.writer() as writer, pytest.raises(fingerpost.LimitError):
            writer.put("a", "A page\n\nOne.")
    vocabulary = fingerpost.Vocabulary.from_json(
        '{"name": "own", "version": "1", "topics": [{"id": "bikes", "label": "Bicycles"}]}')
    with fingerpost.Index.create(tmp_path / "b", vocabulary=vocabulary) as index:
        assert index.vocabulary.name == "own"
        assert index.read("Bicycles\n\nBicycles everywhere.").sections[0].topics == ["bikes"]
    file = tmp_path / "own.json"
    file.write_text(vocabulary.to_json())
    with fingerpost.Index.create(tmp_path / "c", vocabulary=file) as index:
        assert "bikes" in index.vocabulary


def test_an_index_is_a_mapping_of_public_documents(shared):
    assert list(shared) == ["bruising/2017", "bruising/2023", "newsletter/2024-04", "notice/covid"]
    assert shared.ids() == list(shared) and len(shared) == 4
    assert "operation" not in shared and shared.get("operation") is None
    with pytest.raises(KeyError):
        shared["operation"]
    assert shared["notice/covid"].extra == {"room": 4}


def test_tiers_are_given_when_a_searcher_is_opened(shared):
    with shared.searcher() as public, shared.searcher(["police"]) as police:
        assert "operation" not in public and "operation" in police
        assert police["operation"].tier == "police"
        assert len(police) == len(public) + 1 == police.info.documents
        assert public.search("saltmarrow").total == 0
        assert police.search("saltmarrow").total == 1


def test_a_searcher_stays_where_it_is_until_told(index):
    with index.searcher() as searcher:
        with index.writer() as writer:
            writer.remove("notice/covid")
        assert "notice/covid" in searcher and "notice/covid" not in index
        assert searcher.refresh() is True
        assert "notice/covid" not in searcher
        assert searcher.refresh() is False


def test_what_is_closed_says_so(tmp_path):
    index = fingerpost.Index.create(tmp_path / "a.index")
    searcher, writer = index.searcher(), index.writer()
    searcher.close(), writer.close(), index.close()
    for call in (lambda: searcher.search("a"), lambda: writer.put("a", "b"), lambda: index.info,
                 lambda: index.search("a"), lambda: list(searcher), lambda: index.writer()):
        with pytest.raises(fingerpost.ClosedError, match="closed"):
            call()
    searcher.close(), writer.close(), index.close()


def test_open_and_check(index, tmp_path):
    report = fingerpost.Index.check(index.folder)
    assert report and report.files > 0 and report.damage == []
    with pytest.raises(FileNotFoundError):
        fingerpost.Index.open(tmp_path / "none")
    with pytest.raises(FileExistsError):
        fingerpost.Index.create(index.folder)
    with fingerpost.Index.open(str(index.folder)) as again:
        assert list(again) == list(index) and isinstance(again.folder, Path)
    victim = max((f for f in index.folder.rglob("*") if f.is_file()), key=lambda f: f.stat().st_size)
    bytes_ = bytearray(victim.read_bytes())
    bytes_[len(bytes_) // 2] ^= 0xFF
    victim.write_bytes(bytes_)
    report = fingerpost.Index.check(index.folder)
    assert not report
    assert [d.file for d in report.damage] == [str(victim.relative_to(index.folder))]


def test_merge_changes_no_answer(index):
    with index.writer(recorded="2024-05-01") as writer:
        writer.put("a", "A page\n\nAbout a bruise.")
    before = index.search("bruise", as_of="2024-05-20").to_dict()
    with index.writer() as writer:
        writer.merge()
    after = index.search("bruise", as_of="2024-05-20").to_dict()
    assert before == after


def test_an_index_keeps_the_terms_of_its_agency(tmp_path):
    own = "term autumn: 2025-09-08 2025-12-16\n"
    text = "Closed throughout the autumn term 2025."
    with fingerpost.Index.create(tmp_path / "own.index", almanac=own) as index:
        assert index.read(text).sections[0].dates[0].first == date(2025, 9, 8)
    read = fingerpost.read(text, almanac=own)
    assert read.sections[0].dates[0].first == date(2025, 9, 8)
    with pytest.raises(fingerpost.ArgumentError, match="month thirteen"):
        fingerpost.read(text, almanac="month thirteen: x")


@pytest.mark.parametrize("group", ["document", "work", "section"])
def test_a_page_put_again_and_again_within_one_commit(tmp_path, group):
    """Eight readers beside a writer met it: a body that was replaced within its own commit is nothing that
    can be found, but was weighed as a copy of what was, and the process ended."""
    text = "Bruising protocol\n\n" + "A bruise on a baby is always seen by a paediatrician the same day. " * 8
    with fingerpost.Index.create(tmp_path / "i") as index:
        with index.writer(recorded="2024-05-01") as writer:
            writer.put("other", text, published="2023")
            for number in range(3):
                writer.put("page", f"{text} Version {number}.", published="2023")
        results = index.search("bruise of a baby", as_of="2024-05-20", group=group)
        shown = {hit.document for hit in results} | {copy.document for hit in results for copy in hit.copies}
        assert shown == {"other", "page"}
        assert index["page"].sections[0].text.endswith("Version 2.")
        assert sum(hit.document == "page" for hit in results) <= 1
