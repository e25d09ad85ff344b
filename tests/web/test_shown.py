"""What is shown of a document: none of the words that may not be, and the edition that stands on the day."""

import json

import pytest
from site_under_test import index_of
from test_pages import Reader, read

SECRET = {"id": "a", "title": "A review of neglect", "url": "/reviews/a", "published": "2026-01-05", "kind": "protocol",
          "media_type": "text/html",
          "html": "<h1>A review of neglect</h1><h2>Zebrafinch and bruising</h2><p>Zebrafinch words on neglect, Monday 28 August "
                  "2024.</p><p>Published 3 March 2025. Review date: 4 April 2027.</p>"}
PATHS = ["/search?text=neglect", "/document?id=a", "/api/document?id=a", "/api/document?id=a&edition=1", "/api/search?text=neglect",
         "/feed.atom", "/feed.json", "/changes.atom", "/diary?from=2024-01-01", "/digest?from=2026-01-01", "/api/diary?from=2024-01-01",
         "/api/digest?from=2026-01-01", "/digest.atom?from=2026-01-01", "/editor?list=conflicting", "/editor/export?list=conflicting&form=json",
         "/editor/export?list=conflicting&form=csv"]


def words_in(value):
    """Every "words" anywhere in it."""
    if isinstance(value, dict):
        return [v for k, v in value.items() if k == "words"] + [w for v in value.values() for w in words_in(v)]
    return [w for v in value for w in words_in(v)] if isinstance(value, list) else []


@pytest.mark.parametrize("mark", [{"sensitive": True}, {"extra": {"sensitive": True}}])
def test_words_of_what_is_marked_sensitive_either_way_are_nowhere(serve, tmp_path, mark):
    site = serve(index_of(tmp_path / "i.index", {**SECRET, **mark}), "--editor")
    for path in PATHS:
        answer = site.ask(path)
        assert answer.status == 200, path
        if not path.startswith(("/search", "/api/search", "/feed")):  # a hit's heading is the library's to tell
            assert "ebrafinch" not in answer.text, path
        assert "words on neglect" not in answer.text and "28 August" not in answer.text.replace("28 August 2024 is", ""), path
    document = site.ask("/api/document?id=a").json
    assert document["title"] == SECRET["title"]
    assert words_in(document) and not any(words_in(document))
    assert "shown only where it is kept" in site.ask("/document?id=a").text


def test_words_that_are_marked_by_nobody_are_there(serve, tmp_path):
    site = serve(index_of(tmp_path / "i.index", {**SECRET, "extra": {"sensitive": False}}), "--editor")
    for path in PATHS[1:4]:
        assert "ebrafinch" in site.ask(path).text, path
    assert any(words_in(site.ask("/api/document?id=a").json))


# -- The edition of the day -------------------------------------------------------------------------

EDITIONS = [("2026-01-06", {"text": "Firstcrest words.", "published": "2026-01-05"}),
            ("2026-03-06", {"text": "Secondcrest words.", "published": "2026-03-05"}),
            ("2026-04-06", {"text": "Thirdcrest words, from September.", "title": "Protocol anew", "published": "2026-09-01"}),
            ("2026-05-01", {"text": "Draftcrest words.", "title": "Protocol drafted", "published": "2026-02-01", "status": "draft"})]


@pytest.fixture
def protocol(serve, tmp_path):
    index = tmp_path / "i.index"
    for recorded, more in EDITIONS:
        index_of(index, {"id": "p", "title": "Neglect protocol", "kind": "protocol", **more}, recorded=recorded)
    return serve(index)


DAYS = [("2026-01-10", "Firstcrest"), ("2026-04-01", "Secondcrest"), (None, "Secondcrest"), ("2026-08-31", "Secondcrest"),
        ("2026-09-01", "Thirdcrest")]


@pytest.mark.parametrize("day, wanted", DAYS)
def test_the_page_shows_the_edition_that_stands_on_the_day(protocol, day, wanted):
    on = {"as_of": day} if day else {}
    for path in ("/document", "/api/document"):
        shown = protocol.get(path, id="p", **on).text
        assert wanted in shown, path
        for other in {"Firstcrest", "Secondcrest", "Thirdcrest", "Draftcrest"} - {wanted}:
            assert other not in shown, path
    hit = protocol.get("/api/search", text="words", **on).json["hits"][0]
    assert wanted in json.dumps(hit["snippet"])
    assert hit["edition"] == protocol.get("/api/search", text="words", **on).json["hits"][0]["edition"]


def test_an_edition_to_come_is_not_told_of_before_its_day(protocol):
    page = protocol.get("/document", id="p").text
    assert "Protocol anew" not in page and "Edition 3" not in page
    assert protocol.get("/document", id="p", edition="3").status == 404
    assert "Thirdcrest" in protocol.get("/document", id="p", edition="3", as_of="2026-09-02").text


def test_before_the_first_there_is_none_and_it_says_so(protocol):
    for path in ("/document", "/api/document"):
        answer = protocol.get(path, id="p", as_of="2025-06-01")
        assert answer.status == 404 and "crest" not in answer.text and "that day" in answer.text


def test_a_link_from_a_result_leads_to_the_edition_of_the_result(protocol):
    page = read(protocol.get("/search", text="words", as_of="2026-01-10"))
    link = next(a["href"] for a in page.all("a") if "/document?" in a["href"])
    assert "edition=1" in link and "as_of=2026-01-10" in link
    assert "Firstcrest" in protocol.ask(link).text


def test_an_edition_that_does_not_stand_says_so_and_leads_on(protocol):
    answer = protocol.get("/document", id="p", edition="1")
    page = read(answer)
    assert "Firstcrest" in answer.text and "not the edition in force" in page.text
    onward = [a["href"] for a in page.all("a") if "/document?" in a["href"]]
    assert any("Secondcrest" in protocol.ask(to).text for to in onward)
    draft = read(protocol.get("/document", id="p", edition="4"))
    assert "not the edition in force" in draft.text and "Draft" in draft.text
    for wrong in ("0", "9", "x", "1234567"):
        assert protocol.get("/document", id="p", edition=wrong).status in (400, 404)


def test_a_draft_alone_is_shown_as_what_it_is(serve, tmp_path):
    site = serve(index_of(tmp_path / "i.index", {"id": "d", "title": "Draft", "text": "Draftcrest.", "status": "draft"}))
    assert "Draft on 20 May 2026" in read(site.get("/document", id="d")).text


def test_what_was_known_by_a_day_is_the_edition_of_that_time(protocol):
    page = read(protocol.get("/document", id="p", known_at="2026-02-01"))
    assert "Firstcrest" in page.text and "known on 1 February 2026" in page.text


def test_an_answer_of_what_was_known_says_so_and_leads_back(protocol):
    page = read(protocol.get("/search", text="words", known_at="2026-02-01"))
    assert "known on 1 February 2026" in page.text and "Firstcrest" in page.text
    back = [a["href"] for a in page.all("a") if a["href"].startswith("/search") and "text=words" in a["href"] and "known_at" not in a["href"]]
    now = Reader(protocol.ask(back[0]).text)
    assert "known on" not in now.text and "Secondcrest" in now.text
    assert any("known_at=2026-02-01" in a["href"] for a in page.all("a") if "/document?" in a["href"])
