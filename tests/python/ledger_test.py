"""Files and lines that go through a writer many at a time, and what it remembers of them."""

import json
import os
import time
from pathlib import Path

import fingerpost
import pytest
from fingerpost import Put

MAIL = b"""From: a@b.example
To: c@d.example
Subject: Newsletter
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain

The newsletter is attached.
--x
Content-Type: text/plain
Content-Disposition: attachment; filename="dates.txt"

Neglect training on 25 May 2024.
--x--
"""


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "neglect.txt").write_text("Neglect\n\nWhat to do about neglect.\n")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    settle(folder)
    return folder


def settle(folder):
    """As if its files had been there for long: one that has just changed is not relied upon."""
    newest = max(path.stat().st_ctime for path in folder.rglob("*"))
    time.sleep(max(0, newest + 2.1 - time.time()))


def test_a_file_that_looks_the_same_is_not_opened(index, site):
    file = site / "neglect.txt"
    with index.writer() as writer:
        assert writer.put_file(file, origin="site", publisher="Leeds SCP") == Put.ADDED
    before = file.stat()
    file.chmod(0o600)
    content = file.read_bytes()
    with index.writer() as writer:
        assert writer.known("neglect.txt", file, origin="site", publisher="Leeds SCP") is None  # its look changed
        assert writer.known("neglect.txt", before, origin="site", publisher="Leeds SCP", name="neglect.txt") == []
        assert writer.put_file(file, origin="site", publisher="Leeds SCP") == Put.UNCHANGED  # by its bytes
    settle(site)
    with index.writer() as writer:
        writer.put_file(file, origin="site", publisher="Leeds SCP")
    opened = opens_of(file, lambda: again(index, file, publisher="Leeds SCP"))
    assert opened == ([Put.UNCHANGED], False)
    assert opens_of(file, lambda: again(index, file, publisher="Kirklees SCP"))[1]  # other things are known of it
    file.write_bytes(content + b"\nMore.\n")
    assert again(index, file, publisher="Kirklees SCP") == [Put.CHANGED]
    assert index["neglect.txt"].publisher == "Kirklees SCP"


def again(index, file, **source):
    with index.writer() as writer:
        return [writer.put_file(file, origin="site", **source)]


def opens_of(file, call):
    """(what the call gives, whether the file was opened meanwhile), as the kernel tells."""
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
    queue = libc.inotify_init1(0o4000)
    assert queue >= 0 and libc.inotify_add_watch(queue, bytes(file), 0x20) >= 0
    try:
        told = call()
        try:
            return told, bool(os.read(queue, 4096))
        except BlockingIOError:
            return told, False
    finally:
        os.close(queue)


def test_a_file_that_failed_raises_the_same_again_unopened(index, site):
    file = site / "broken.pdf"
    with index.writer() as writer:
        with pytest.raises(fingerpost.UnsupportedMediaError) as first:
            writer.put_file(file, origin="site", tier="police")
    with index.writer() as writer:
        (failed,) = writer.failed()
        assert (failed["id"], failed["tier"], failed["fault"]) == ("broken.pdf", "police", "media")
        assert failed["reason"] == str(first.value)

        def ask():
            with pytest.raises(fingerpost.UnsupportedMediaError) as second:
                writer.put_file(file, origin="site", tier="police")
            return str(second.value)

        assert opens_of(file, ask) == (str(first.value), False)
        with pytest.raises(fingerpost.UnsupportedMediaError):
            writer.put_file(file, origin="site", tier="police", retry=True)
        writer.keep_files("site", {"neglect.txt"})
        assert writer.failed() == []


def test_the_ledger_by_hand(index, site):
    """For hosts that read files in their own way."""
    file = site / "neglect.txt"
    look, source = file.stat(), {"origin": "site", "title": "Neglect"}
    with index.writer() as writer:
        document = fingerpost.read(file, id="neglect", title="Neglect")
        writer.put("neglect", file, **source)
        digest = fingerpost.digest(file, id="neglect", name="neglect.txt", **source)
        assert writer.holds("neglect", digest) and document.digest != ""
        writer.note_read("neglect", look, digest, **source)
        assert writer.known("neglect", look, **source) == []
        assert writer.known("neglect", look, origin="elsewhere", title="Neglect") is None
        writer.note_failed("other", look, {"fault": "limit", "reason": "too long"}, **source)
        assert [each["reason"] for each in writer.known("other", look, **source)] == ["too long"]
        with pytest.raises(fingerpost.ArgumentError):
            writer.note_failed("other", look, {"fault": "bad luck"}, **source)
        writer.forget_file("neglect", origin="site")
        assert writer.known("neglect", look, **source) is None


def test_where_documents_came_from(index):
    with index.writer() as writer:
        writer.put("a", "Neglect.", origin="site", tier="police")
        writer.put("b", "Neglect.", origin="site")
        writer.put("c", "Neglect.")
        assert writer.from_("site") == ["a", "b"]
        assert writer.held("a") == {"tier": "police", "origin": "site"}
        assert writer.held("c") == {"tier": "public", "origin": ""} and writer.held("d") is None


def test_many_lines_and_what_is_wrong_with_some(index, tmp_path):
    (tmp_path / "page.txt").write_text("A page about neglect.")
    lines = [{"id": "a", "text": "Neglect.\u2028More\x0b of it."}, {"path": "page.txt"}, {"id": "a", "remove": True},
             {"id": "z", "remove": True}, {"id": "b", "txt": ""}, {"path": "../secret.txt"}, {"path": "gone.txt"}]
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n\n{broken\n"
    with index.writer() as writer:
        told = writer.put_lines(text, folder=tmp_path)
    assert {key: value for key, value in told.items() if key != "failures"} == {
        "added": 2, "changed": 0, "unchanged": 0, "removed": 1, "absent": 1, "failed": 4, "stopped": False}
    assert [(each["line"], each["fault"]) for each in told["failures"]] == [
        (5, "argument"), (6, "argument"), (7, "io"), (9, "argument")]
    assert "page.txt" in index and "a" not in index and "b" not in index


@pytest.mark.parametrize("give", [lambda file: file.open(), lambda file: file.open("rb"), lambda file: file.read_bytes(),
                                  lambda file: iter(file.read_text().splitlines())],
                         ids=["text file", "binary file", "bytes", "iterator"])
def test_lines_come_from_whatever_gives_them(give, index, tmp_path):
    file = tmp_path / "lines.ndjson"
    file.write_text("".join(json.dumps({"id": f"p{n}", "text": "Neglect."}) + "\n" for n in range(300)))
    seen = []
    with index.writer() as writer:
        assert writer.put_lines(give(file), progress=seen.append)["added"] == 300
        assert seen == list(range(300))
        stopped = writer.put_lines(give(file), progress=lambda done: done < 10)
    assert (stopped["unchanged"], stopped["stopped"]) == (10, True)


def test_a_report_of_very_many_broken_lines_is_short(index):
    with index.writer() as writer:
        told = writer.put_lines("x\n" * 1000)
    assert told["failed"] == 1000 and len(told["failures"]) == 100


def test_a_reader_reads_many_and_hands_out_what_is_attached():
    with fingerpost.Reader() as reader:
        mail = reader.read(MAIL, id="news.eml", media_type="message/rfc822")
        (attached,) = mail.attachments
        assert (attached.name, b"25 May 2024" in attached.content) == ("dates.txt", True)
        assert reader.read(Path(os.__file__), id="x", media_type="text/plain").id == "x"
        page = reader.read("<h1>Neglect</h1><p>What to do.", id="p", media_type="text/html")
        assert page == fingerpost.read("<h1>Neglect</h1><p>What to do.", id="p", media_type="text/html")
    assert reader.closed
    with pytest.raises(fingerpost.ClosedError):
        reader.read("Words")


def test_one_vocabulary_over_another():
    below = fingerpost.Vocabulary.built_in()
    ours = below.merged([{"id": "neglect", "label": "Day to day care"}, {"id": "ours", "label": "Our topic"},
                         {"id": "private-fostering", "hide": True}], name="ours", version="3")
    assert (ours["neglect"].label, "ours" in ours, "private-fostering" in ours) == ("Day to day care", True, False)
    assert (ours.name, ours.version, len(ours)) == ("ours", "3", len(below))
    again = ours.merged([{"id": "ours", "names": ["house rules"]}])
    assert again["ours"].names == ["house rules"] and again.name == "ours"
    with pytest.raises(fingerpost.VocabularyError, match="nonsense"):
        below.merged([{"id": "nonsense", "labell": "x"}])


def test_phrases_that_no_topic_covers():
    texts = ["The rainbow framework helps.", "Ask for the rainbow framework.", "Neglect and neglect."]
    phrases = fingerpost.Vocabulary.built_in().phrases(texts, limit=3)
    assert {"words": "rainbow framework", "texts": 2} in phrases


def test_what_may_be_weighed_and_which_places_are_known():
    weights = {each["name"]: each for each in fingerpost.weights()}
    assert weights["feedback"]["least"] <= weights["feedback"]["value"] <= weights["feedback"]["most"]
    assert "england" in fingerpost.places()["places"]["leeds"]
