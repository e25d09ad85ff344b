"""Asking: the keywords are the keys of a request, and answers are values."""

import json
from collections.abc import Sequence
from datetime import date, datetime

import fingerpost
import pytest
from fingerpost import Kind, Period, Standing


def test_the_words_of_the_readme(shared):
    results = shared.search("missing children", as_of="2024-05-20", kinds=["event"])
    assert [hit.document for hit in results] == ["newsletter/2024-04"]
    hit = results[0]
    assert (hit.kind, hit.standing) == (Kind.EVENT, Standing.UPCOMING)
    assert hit.validity == Period("2024-05-25", date(2024, 5, 25))
    assert hit.published.first == date(2024, 4, 1) and str(hit.published) == "2024-04"
    assert "".join(text for text, _ in hit.snippet.parts) == str(hit.snippet)
    assert any("Missing" in text for text, match in hit.snippet.parts if match)
    assert "<mark>Missing" in hit.snippet.html and "<mark>" not in str(hit.snippet)
    assert hit.url == "https://leeds.example/april" and hit.publisher == "Leeds SCP"


def test_standing_moves_with_the_day(shared):
    def stands(day):
        hit, = shared.search("courses cancelled", as_of=day, kinds=[Kind.NOTICE])
        return hit.standing

    assert stands("2020-05-01") == "in_force"
    assert stands(date(2020, 6, 1)) == "in_force"
    assert stands("2020-06-02") == "ended"


def test_a_superseded_document_names_its_successor(shared):
    hits = {hit.document: hit for hit in shared.search("bruise", as_of="2024-05-20")}
    assert hits["bruising/2017"].standing is Standing.SUPERSEDED
    assert hits["bruising/2017"].superseded_by == "bruising/2023"
    assert hits["bruising/2023"].superseded_by is None
    assert hits["bruising/2023"].review_overdue is True


def test_the_day_is_today_unless_given(shared):
    before = date.today()
    assert before <= shared.search("bruise").as_of <= date.today()


def test_every_key_of_a_request_is_a_keyword(shared):
    results = shared.search(
        "bruise", id="q1", as_of="2024-05-20", known_at=date(2024, 4, 19), kinds=("protocol",),
        topics=[], publishers=["Leeds SCP"], layers=[], context="police", for_="leeds",
        from_="2017", to="2024-05", ended="rank_equally", sort=fingerpost.Sort.NEWEST, group="section", limit=1, offset=1,
        facets=True, explain=True, snippets=False)
    assert results.id == "q1" and results.total == 2 and len(results) == 1
    assert results[0].document == "bruising/2017"
    assert results[0].factors and not results[0].snippet.parts
    assert [value.count for value in results.facets["kind"]] == [2]


def test_a_period_may_be_a_date_a_month_or_a_period(shared):
    def found(**keys):
        return {hit.document for hit in shared.search("bruise", as_of="2024-05-20", **keys)}

    assert found(from_="2020") == {"bruising/2023"}
    assert found(from_=date(2020, 1, 1)) == {"bruising/2023"}
    assert found(to=Period.fromisoformat("2017")) == {"bruising/2017"}


@pytest.mark.parametrize("keys, named", [
    ({"kind": "event"}, "kind"),
    ({"kinds": ["evnt"]}, "evnt"),
    ({"limit": 101}, "limit"),
    ({"limit": -1}, "limit"),
    ({"offset": 10001}, "offset"),
    ({"as_of": "2024-05"}, "as_of"),
    ({"as_of": "2024-02-30"}, "as_of"),
    ({"facets": "yes"}, "facets"),
    ({"limit": 2**80}, "limit"),
    ({"tiers": ["police"]}, "tiers"),
])
def test_a_wrong_key_or_value_is_named(shared, keys, named):
    with pytest.raises(fingerpost.ArgumentError, match=named):
        shared.search("bruise", **keys)


@pytest.mark.parametrize("value", [datetime(2024, 5, 20, 12), b"2024-05-20", object(), 1j])
def test_a_day_is_a_date_or_a_text_and_nothing_else(shared, value):
    with pytest.raises(TypeError, match="as_of"):
        shared.search("bruise", as_of=value)


def test_none_is_the_same_as_not_said(shared):
    assert shared.search("bruise", as_of="2024-05-20", kinds=None, for_=None).to_dict() == \
        shared.search("bruise", as_of="2024-05-20").to_dict()


def test_results_are_a_sequence_that_outlives_all(index):
    with index.searcher() as searcher:
        results = searcher.search("bruise", as_of="2024-05-20")
    index.close()
    assert isinstance(results, Sequence)
    assert len(results) == len(list(results)) == results.total == 2
    assert results[-1].document == results[1].document == results[1:][0].document
    assert results[5:] == [] and [h.document for h in results[::-1]] == \
        [h.document for h in reversed(results)]
    with pytest.raises(IndexError):
        results[2]
    hit = results[0]
    del results
    assert hit.document == "bruising/2023"


def test_the_written_form_is_the_one_of_every_door(shared):
    results = shared.search("missing children", as_of="2024-05-20", facets=["standing", "kind"])
    assert list(results.facets) == ["kind", "standing"]
    everything = shared.search("missing children", as_of="2024-05-20", facets=True).facets
    for field in results.facets:
        assert ([(each.id, each.count) for each in results.facets[field]]
                == [(each.id, each.count) for each in everything[field]])
    results = shared.search("missing children", as_of="2024-05-20", facets=True)
    written = results.to_dict()
    assert written == json.loads(results.to_json())
    assert written["hits"][0] == results[0].to_dict()
    assert written["total"] == results.total and written["as_of"] == "2024-05-20"


def test_what_the_words_said_is_understood(shared):
    results = shared.search("bruise as-of:2018-05-01")
    assert {each.key: each.value for each in results.understood} == {"as_of": "2018-05-01"}
    assert results.understood[0].words == "as-of:2018-05-01"
    assert results.as_of == date(2018, 5, 1) and results.later == 1


def test_feeds(shared):
    results = shared.search("missing children", as_of="2024-05-20", kinds=["event"])
    about = {"title": "Diary", "url": "https://leeds.example/diary", "publisher": "Leeds SCP"}
    assert "<feed" in results.to_atom(**about)
    assert json.loads(results.to_json_feed(**about))["title"] == "Diary"
    assert "DTSTART;VALUE=DATE:20240525" in results.to_icalendar(**about)


def test_a_notebook_shows_words_and_escapes_them(index):
    with index.writer() as writer:
        writer.put("x", "A <script> & more\n\nBruise <b>bold</b>.", url="javascript:alert(1)")
    html = index.search("bruise <script>", as_of="2026-01-01")._repr_html_()
    assert "<script>" not in html and "<b>bold" not in html and "javascript:" not in html
    assert "superseded by bruising/2023" in html and "review overdue" in html


def test_nothing_of_another_tier_changes_a_byte(index):
    before = index.search("bruise saltmarow", as_of="2024-05-20", facets=True).to_json()
    with index.writer(recorded="2024-05-01") as writer:
        writer.put("secret", "Saltmarrow bruise\n\nbruise bruise", tier="police", kind="protocol",
                   published="2024-04", replaces=["bruising/2023"])
    assert index.search("bruise saltmarow", as_of="2024-05-20", facets=True).to_json() == before


def test_what_is_typed_is_completed(shared):
    with shared.searcher() as searcher:
        completions = searcher.complete("missing", as_of="2024-05-20", limit=3)
        assert 0 < len(completions) <= 3
        assert set(completions[0]) == {"text", "from", "id", "documents", "standing"}
        assert searcher.complete("zzzz", as_of=date(2024, 5, 20)) == []
        with pytest.raises(fingerpost.ArgumentError):
            searcher.complete("mis", as_of="2024-05", limit=3)


def test_a_program_asks_strictly_and_literally(shared):
    def understood(text, **keys):
        return [each.key for each in shared.search(text, as_of="2024-05-20", **keys).understood]

    with pytest.raises(fingerpost.ArgumentError, match="no kind .*at character 6"):
        shared.search("kind:banana", as_of="2024-05-20", strict=True)
    assert understood("kind:event") == ["kinds"]
    assert understood("kind:event", literal=["kinds"]) == []
    assert understood("kind:event", literal=True) == []
    assert not shared.search("children", as_of="2024-05-20", extra={"phase": "primary"})


def test_a_search_ends_when_its_time_is_up(shared):
    with pytest.raises(fingerpost.LimitError):
        shared.search("children", as_of="2024-05-20", timeout=0)
    answer = shared.search("children", as_of="2024-05-20", timeout=60)
    assert answer.to_dict() == shared.search("children", as_of="2024-05-20").to_dict()
    for odd in (-1, float("nan")):
        with pytest.raises(fingerpost.ArgumentError):
            shared.search("children", as_of="2024-05-20", timeout=odd)
