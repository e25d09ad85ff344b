"""Saved searches, the diary, digests and reports, from Python."""

import json

import fingerpost
import pytest
from schema_test import described


@pytest.fixture
def index(tmp_path):
    with fingerpost.Index.create(tmp_path / "x.index") as made:
        with made.writer(recorded="2024-04-10") as writer:
            writer.put("dates", "Dates for your diary\n\n13-19 May Mental Health Awareness Week\n\n25 May Missing Children's Day",
                       title="April newsletter", kind="newsletter", published="2024-04")
            writer.put("late", "Bruising in babies.", title="Bruising protocol", kind="protocol",
                       published="2020-01-01", review_due="2022-01-01")
        yield made


def test_saved_searches_are_told_once(index):
    first = index.news({"searches": [{"name": "a", "request": {"text": "bruising"}}]}, as_of="2024-04-10")
    assert first["searches"] == []
    with index.writer(recorded="2024-04-11") as writer:
        writer.put("new", "Bruising in twins.", title="Twins")
    news = index.news(first["saved"], as_of="2024-04-11")
    described("news.json", news)
    described("saved.json", news["saved"])
    assert [hit["document"] for hit in news["searches"][0]["hits"]] == ["new"]
    assert index.searcher().news(news["saved"], as_of="2024-04-12")["searches"] == []
    with pytest.raises(ValueError, match="name"):
        index.news({"searches": [{"request": {}}]})


def test_the_diary_and_its_calendar(index):
    diary = index.diary(from_="2024-05", to="2024-05", as_of="2024-04-20")
    described("diary.json", diary)
    assert [entry["name"] for entry in diary["entries"]] == ["Mental Health Awareness Week", "Missing Children's Day"]
    assert "SUMMARY:Mental Health Awareness Week" in index.diary_calendar(as_of="2024-04-20", title="Leeds")


def test_a_digest_and_its_template(index):
    told = json.loads(index.digest("json", from_="2024-04-01", as_of="2024-04-30"))
    described("digest.json", told)
    assert [part["id"] for part in told["parts"]] == ["new", "diary"]
    own = index.digest("text", template="{{#parts}}{{heading}};{{/parts}}", from_="2024-04-01", as_of="2024-04-30")
    assert own == "New;Dates for your diary;"
    assert "{{title}}" in fingerpost.digest_template("html")
    with pytest.raises(ValueError, match="line 1"):
        index.digest("text", template="{{nothing}}", from_="2024-04-01")


def test_a_report_and_filtered_changes(index):
    report = json.loads(index.content_report(as_of="2024-05-01", matters=["overdue"]))
    described("content-report.json", report)
    assert [each["document"] for each in report["findings"]] == ["late"]
    assert index.content_report("csv", as_of="2024-05-01").startswith("matter,")
    told = index.changes(as_of="2024-04-10", kinds=["protocol"])
    assert [each["document"] for each in told["changes"]] == ["late"]
