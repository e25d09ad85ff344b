"""Whether an index answers questions, and whether other weights answer them better."""

import fingerpost
import pytest
from schema_test import described


def questions():
    return [{"id": "q1", "text": "missing children", "as_of": "2024-05-20", "class": "event",
             "grades": {"newsletter/2024-04": 3}},
            {"id": "q2", "text": "bruise", "grades": {"bruising/2023": 3, "bruising/2017": 1}}]


def test_questions_are_measured(shared):
    searcher = shared.searcher()
    told = searcher.evaluate(questions(), as_of="2024-05-20", against={"superseded": 1})
    described("evaluation.json", told)
    assert [group["name"] for group in told["groups"]] == ["all", "event"]
    assert told["groups"][0]["measures"]["success_1"]["mean"] == 1.0
    assert told["missing"] == []
    described("evaluation.json", searcher.evaluate(iter(questions()), as_of="2024-05-20"))


def test_what_is_wrong_is_named(shared):
    searcher = shared.searcher()
    with pytest.raises(fingerpost.ArgumentError, match="grades"):
        searcher.evaluate([{"id": "q1", "text": "bruise"}])
    with pytest.raises(fingerpost.ArgumentError, match="feedback"):
        searcher.evaluate(questions(), weights={"feedbak": 0})


def test_weights_are_a_key_of_a_request(shared):
    asked = dict(as_of="2024-05-20", explain=True)
    plain = shared.search("bruise", **asked)
    flat = shared.search("bruise", weights={"superseded": 1.0}, **asked)
    old = {hit.document: hit.score for hit in flat}["bruising/2017"]
    assert old > {hit.document: hit.score for hit in plain}["bruising/2017"] * 2
    with pytest.raises(fingerpost.ArgumentError, match="superseded"):
        shared.search("bruise", weights={"superseded": 0})
