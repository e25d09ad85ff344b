"""Event loops, dicts and what shows itself in a notebook; what a writer and a reader tell of themselves."""

import asyncio
import json

import fingerpost
import pytest

MAIL = b"""From: a@example.org
Subject: Minutes
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain

The minutes are attached.
--x
Content-Type: text/plain; name="minutes.txt"
Content-Disposition: attachment; filename="minutes.txt"

Neglect was spoken of.
--x--
"""


def test_everything_that_takes_a_while_can_be_awaited(tmp_path):
    async def story():
        with fingerpost.Index.create(tmp_path / "i") as index:
            with index.writer(recorded="2024-05-01") as writer:
                for number in range(120):
                    await writer.put_async(f"page/{number:03}", f"Herons {number}\n\nOf herons and neglect.")
                await writer.put_async({"id": "line", "text": "A line\n\nOf herons."})
                assert await writer.commit_async("2024-05-02") == 1
            hits = [hit.document async for hit in index.hits_async("herons", as_of="2024-05-20")]
            assert len(hits) == len(set(hits)) == 121
            some = [hit async for hit in index.hits_async("herons", as_of="2024-05-20", limit=7)]
            assert [hit.document for hit in some] == hits[:7]
            assert (await index.complete_async("hero", as_of="2024-05-20"))[0]["text"]
            assert "line" not in [hit.document for hit in await index.like_async("line", as_of="2024-05-20")]
        document = await fingerpost.read_async("Neglect\n\n25 May 2024", id="a")
        assert document == fingerpost.read("Neglect\n\n25 May 2024", id="a")

    asyncio.run(story())


def test_an_index_completes_and_evaluates_what_is_public(index):
    assert index.complete("brui", as_of="2024-05-20")[0]["text"]
    question = {"id": "q", "text": "bruise", "as_of": "2024-05-20", "grades": {"bruising/2023": 3}, "class": "protocols"}
    assert index.evaluate([question])["groups"][0]["questions"] == 1


def test_small_values_are_dicts_too(index):
    results = index.search("bruise", as_of="2024-05-20", facets=True)
    assert results.facets["kind"][0].to_dict().keys() == {"id", "label", "count", "broader"}
    section = index["newsletter/2024-04"].sections[-1].to_dict()
    assert section["kind"] in list(fingerpost.Kind) and isinstance(section["validity"], str)
    json.dumps([section, results[0].snippet.to_dict(), fingerpost.topics("neglect of a child")[0].to_dict()])


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>"])
def test_what_shows_itself_escapes_what_pages_say(index, evil):
    with index.writer(recorded="2024-05-02") as writer:
        writer.put("evil", f"{evil}\n\nHerons {evil}", title=evil, publisher=evil)
    hit = index.search("herons", as_of="2024-05-20")[0]
    for shown in (hit._repr_html_(), index["evil"]._repr_html_(), hit.snippet._repr_html_(), index._repr_html_()):
        assert "<script" not in shown
    assert hit._repr_html_().startswith("<")
    assert "documents" in index._repr_html_()


def test_a_mail_hands_over_what_came_with_it():
    document = fingerpost.read(MAIL, media_type="message/rfc822", id="mail")
    attachment, = document.attachments
    assert attachment.name == "minutes.txt" and b"Neglect" in attachment.content
    assert set(attachment.to_dict()) == {"name", "media_type"}


def test_a_writer_says_what_it_holds_and_takes_an_almanac(index):
    document = fingerpost.read("Leaflet\n\nOf herons.", id="leaflet")
    with index.writer(recorded="2024-05-02") as writer:
        assert writer.use_almanac("term autumn: 2025-09-03 2025-12-18") is True
        assert writer.use_almanac("term autumn: 2025-09-03 2025-12-18") is False
        writer.put(document)
        assert writer.holds("leaflet", document.digest) and not writer.holds("leaflet", "another")
        assert writer.within("leaflet") == []
    with fingerpost.Index.open(index.folder) as again:
        assert "autumn" in again.almanac


def test_what_can_be_read_here_is_told():
    told = fingerpost.reader_info()
    assert told["sealed"] in (True, False) and len(told["formats"]) + len(told["absent"]) > 5
    assert fingerpost.media_type_of("a.html", "<h1>A</h1>") == "text/html"
    assert fingerpost.Vocabulary.faults('{"topics": [{"id": "a"}]}')
    assert fingerpost.Vocabulary.faults(fingerpost.Vocabulary.built_in().to_json()) == []
