"""Days, periods, dates in texts, topics, documents."""

import json
import pickle
from datetime import date, datetime

import fingerpost
import pytest
from fingerpost import Basis, Period, Role


def test_a_period_has_both_ends():
    period = Period("2024-05-13", date(2024, 5, 19))
    assert (period.first, period.last) == (date(2024, 5, 13), date(2024, 5, 19))
    assert date(2024, 5, 19) in period and "2024-05-20" not in period
    assert period == Period.fromisoformat("2024-05-13/2024-05-19") == pickle.loads(
        pickle.dumps(period))
    assert len({period, Period("2024-05-13", "2024-05-19")}) == 1
    assert period != "2024-05-13/2024-05-19"
    assert period.overlaps(Period("2024-05-19")) and not period.overlaps(Period("2024-05-20"))
    assert not Period() and Period(last="2024-05-20")


@pytest.mark.parametrize("text", ["2024-05-25", "2024-05", "2024", "2024-05-13/2024-05-19",
                                  "../2020-06-01", "2024-01-01/.."])
def test_periods_are_written_as_they_are_read(text):
    assert str(Period.fromisoformat(text)) == text == Period.fromisoformat(text).isoformat()


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2024-02-30", "May 2024", "2024-5"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError):
        Period.fromisoformat(text)


def test_a_datetime_is_no_day():
    with pytest.raises(TypeError):
        Period(datetime(2024, 5, 13))


def test_dates_in_a_text():
    mention, = fingerpost.dates("Come on 25 May for cake", published="2024-04")
    assert mention.first == mention.last == date(2024, 5, 25) and mention.when
    assert (mention.role, mention.basis) == (Role.EVENT, Basis.PUBLISHED)
    assert "Come on 25 May for cake"[mention.offset:][:mention.length] == mention.words
    assert mention.conflict is None and mention.repeats is None
    assert mention.to_dict()["first"] == "2024-05-25"
    assert fingerpost.dates(b"nothing here") == []
    ours, = fingerpost.dates("autumn term 2025", almanac="term autumn: 2025-09-03 2025-12-18")
    assert (ours.first, ours.last) == (date(2025, 9, 3), date(2025, 12, 18))
    with pytest.raises(fingerpost.ArgumentError, match="month thirteen"):
        fingerpost.dates("25 May", almanac="month thirteen: x")


@pytest.mark.parametrize("published", ["2024-04", date(2024, 4, 2), Period.fromisoformat("2024")])
def test_when_it_was_published_may_be_said_in_three_ways(published):
    assert fingerpost.dates("25 May", published=published)[0].first == date(2024, 5, 25)


def test_the_years_of_a_topic_settle_a_year():
    text = "Because of COVID-19, all courses are cancelled until Monday 1st June."
    mention, = [m for m in fingerpost.dates(text) if m.words.endswith("June")]
    assert mention.last == date(2020, 6, 1)


def test_topics_of_a_text():
    text = "Child sexual exploitation (CSE): signs of child sexual exploitation."
    tag = fingerpost.topics(text)[0]
    assert tag.topic == "child-sexual-exploitation" and tag.weight >= 0.3
    words = tag.evidence[0]
    assert words.where == "body" and text[words.offset:][:words.length] == words.words
    wider = fingerpost.topics(text, inherited=True)
    assert {t.inherited_from for t in wider} >= {None, "child-sexual-exploitation"}


def test_the_vocabulary():
    vocabulary = fingerpost.Vocabulary.built_in()
    assert len(vocabulary) == len(vocabulary.topics) > 50
    topic = vocabulary["child-sexual-exploitation"]
    assert topic.label and "CSE" in [acronym.text for acronym in topic.acronyms]
    assert topic.id in vocabulary.narrower(vocabulary.broader(topic.id)[0])
    assert "no-such-topic" not in vocabulary
    with pytest.raises(KeyError):
        vocabulary["no-such-topic"]
    again = fingerpost.Vocabulary.from_json(vocabulary.to_json())
    assert [t.id for t in again.topics] == [t.id for t in vocabulary.topics]


def test_read_takes_texts_bytes_and_files(tmp_path):
    page = "<!doctype html><title>T</title><h1>A page</h1><p>Of words.</p>"
    assert fingerpost.read(page).media_type == "text/plain"
    (tmp_path / "a.html").write_text(page)
    for document in (fingerpost.read(page.encode()), fingerpost.read(tmp_path / "a.html")):
        assert document.media_type == "text/html"
        assert [section.text for section in document.sections] == ["Of words."]
    with pytest.raises(OSError):
        fingerpost.read(tmp_path / "none.html")
    with pytest.raises(OSError):
        fingerpost.read(tmp_path)
    with pytest.raises(fingerpost.UnsupportedMediaError):
        fingerpost.read(b"%PDF-1.7", media_type="application/pdf")


def test_a_document_is_a_value():
    document = fingerpost.read("A page\n\nCome on 25 May.", id="a", published="2024-04",
                               not_for={"leeds": "b"}, extra={"room": [1, None, 2.5, True]})
    written = document.to_dict()
    assert written == json.loads(document.to_json())
    assert fingerpost.Document.from_json(document.to_json()) == document
    assert pickle.loads(pickle.dumps(document)) == document
    assert document.not_for == {"leeds": "b"} and document.extra == {"room": [1, None, 2.5, True]}
    section, = document.sections
    assert section.dates[0].first == date(2024, 5, 25)


def test_text_that_is_no_text_is_survived():
    for content in (b"\xff\xfe\x00", b"", "", "\0", "\u202e", bytearray(b"A\n\nB"),
                    memoryview(b"A\n\nB")):
        assert fingerpost.dates(content) == fingerpost.topics(content) == []
        try:
            assert fingerpost.read(content).sections is not None
        except fingerpost.UnsupportedMediaError as error:
            assert "binary" in str(error)
    with pytest.raises((TypeError, UnicodeError)):
        fingerpost.dates("\ud800")
