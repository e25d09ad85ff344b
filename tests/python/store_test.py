"""An index as a store: listed, followed through editions, and what happened since."""

from datetime import date

import fingerpost
import pytest
from schema_test import described


@pytest.fixture
def index(tmp_path):
    with fingerpost.Index.create(tmp_path / "a.index") as index:
        with index.writer(recorded="2024-01-10") as writer:
            writer.put("week", "Training week for all.", title="Week", kind="event",
                       valid_from="2024-02-20", valid_until="2024-02-22")
            writer.put("sleep", "Put babies on their back.", title="Safer sleep", kind="guidance",
                       url="https://www.scp.example/sleep", review_due="2024-03")
        yield index


def lines(changes):
    return [f"{each['on']} {each['change']} {each['document']}" for each in changes["changes"]]


def test_changes_are_told_once(index):
    first = index.changes(as_of="2024-01-10")
    assert lines(first) == ["2024-01-10 added sleep", "2024-01-10 added week"]
    with index.writer(recorded="2024-01-12") as writer:
        writer.put("sleep", "Put babies on their back, in a clear cot.", title="Safer sleep",
                   kind="guidance", url="https://www.scp.example/sleep", review_due="2024-03")
    second = index.changes(first["cursor"], as_of=date(2024, 2, 10))
    assert lines(second) == ["2024-01-12 changed sleep", "2024-02-20 coming_up week"]
    [changed] = second["changes"][0]["differences"]["sections"]
    assert changed["added"] == ["Put babies on their back, in a clear cot."]
    third = index.changes(second["cursor"], as_of="2024-04-01")
    assert lines(third) == ["2024-02-23 ended week", "2024-04-01 review_due sleep"]
    assert lines(index.changes(third["cursor"], as_of="2024-04-01")) == []
    assert third["cursor"] == index.cursor(as_of="2024-04-01")
    assert lines(index.changes(date(2024, 1, 11), as_of="2024-01-12")) == ["2024-01-12 changed sleep"]
    for answer in (first, second, third):
        described("changes.json", answer)
    feed = index.changes_feed(first["cursor"], as_of="2024-02-10", title="What is new")
    assert feed.count("<entry>") == 2 and "<title>Changed: Safer sleep</title>" in feed


def test_a_cursor_of_another_index_is_refused(index, tmp_path):
    with fingerpost.Index.create(tmp_path / "b.index") as other:
        with other.writer(recorded="2024-01-10") as writer:
            writer.put("another", "Words.")
        with pytest.raises(fingerpost.CursorError) as refused:
            index.changes(other.cursor(as_of="2024-01-10"), as_of="2024-01-11")
    assert refused.value.code == 16 and isinstance(refused.value, ValueError)
    with pytest.raises(fingerpost.ArgumentError):
        index.changes("no cursor", as_of="2024-01-11")


def test_documents_are_listed_and_found_by_address(index):
    with index.searcher() as searcher:
        part = searcher.documents(as_of="2024-02-01", limit=1)
        described("listing.json", part)
        assert [each["document"] for each in part["documents"]] == ["sleep"]
        rest = searcher.documents(as_of="2024-02-01", from_id=part["next"])
        assert [each["document"] for each in rest["documents"]] == ["week"] and rest["next"] is None
        assert searcher.documents(kinds=["event"], as_of="2024-02-01")["total"] == 1
        assert searcher.at("http://scp.example/sleep/") == ["sleep"]


def test_a_document_is_followed_through_its_editions(index):
    with index.writer(recorded="2024-01-12") as writer:
        writer.put("sleep", "Clear cot.", title="Safer sleep for babies", kind="guidance")
    held = index.history("sleep", as_of="2024-02-01")
    described("editions.json", {"editions": held})
    assert [(each["edition"], each["until"]) for each in held] == [(1, "2024-01-12"), (2, None)]
    assert index.edition("sleep", 1).title == "Safer sleep"
    assert index.edition("sleep", 3) is None
    found = index.differences("sleep", 1, 2)
    described("edition-differences.json", found)
    assert found["fields"][0] == {"field": "title", "before": "Safer sleep",
                                  "after": "Safer sleep for babies"}
    with pytest.raises(fingerpost.IndexNotFoundError):
        index.differences("sleep", 1, 9)


def test_what_has_to_do_with_a_document(index):
    with index.writer(recorded="2024-01-12") as writer:
        writer.put("cots", "Read with safer sleep.", title="Cots", supplements=["sleep"])
    related = index.related("sleep", as_of="2024-02-01")
    described("related.json", {"related": related})
    assert [(each["link"], each["document"]) for each in related] == [("supplemented_by", "cots")]
    with pytest.raises(fingerpost.IndexNotFoundError):
        index.related("nothing", as_of="2024-02-01")
