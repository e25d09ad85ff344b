"""What other programs subscribe to, read as they read it: feedparser, icalendar, a calendar's rules."""

import csv
import io
import json
import xml.etree.ElementTree as xml

import feedparser
import icalendar
import pytest
from site_under_test import index_of
from test_pages import EVIL


@pytest.mark.parametrize("path", ["/feed.atom", "/feed.atom?kinds=protocol&text=neglect", "/changes.atom", "/expiring.atom"])
def test_atom_is_read_by_others(site, path):
    answer = site.ask(path)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.bytes)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10" and feed.feed.title and feed.feed.id and feed.feed.updated_parsed
    assert feed.entries or path == "/changes.atom"
    ids = [entry.id for entry in feed.entries]
    assert len(ids) == len(set(ids))
    for entry in feed.entries:
        assert entry.title and entry.updated_parsed


def test_json_feed_has_what_its_readers_need(site):
    feed = site.get("/feed.json").json
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and feed["title"] and feed["items"]
    for item in feed["items"]:
        assert item["id"] and ("content_text" in item or "content_html" in item)


def test_the_calendar_is_read_by_others(serve, tmp_path):
    site = serve(index_of(tmp_path / "i.index",
                          {"id": "a", "title": "Neglect conference", "kind": "event", "published": "2026-04-01", "text": "Neglect conference on 3 June 2026, 9:30am to 4pm."},
                          {"id": "b", "title": "Safeguarding week", "kind": "event", "published": "2026-04-01", "text": "Safeguarding week, 22-26 June 2026."}))
    answer = site.get("/events.ics")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(answer.bytes)
    events = [part for part in calendar.walk() if part.name == "VEVENT"]
    assert len(events) == 2
    uids = {str(event["UID"]) for event in events}
    assert len(uids) == 2
    for event in events:
        assert event["DTSTAMP"] and event["DTSTART"].dt and event["DTEND"].dt > event["DTSTART"].dt
    for line in answer.bytes.split(b"\r\n"):
        assert len(line) <= 75  # RFC 5545, 3.1
    again = icalendar.Calendar.from_ical(site.get("/events.ics").bytes)
    assert {str(e["UID"]) for e in again.walk() if e.name == "VEVENT"} == uids


def test_opensearch_says_where_to_ask(serve, partnership):
    site = serve(partnership, "--title", "Leeds Safeguarding Children Partnership")
    root = xml.fromstring(site.get("/opensearch.xml").bytes)
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == space + "OpenSearchDescription"
    assert len(root.findtext(space + "ShortName")) <= 16
    urls = {url.get("type"): url.get("template") for url in root.findall(space + "Url")}
    assert urls["text/html"].replace("{searchTerms}", "neglect").startswith("http")
    asked = urls["application/x-suggestions+json"].replace("{searchTerms}", "brui").split("/", 3)[3]
    prefix, words = site.ask("/" + asked).json
    assert prefix == "brui" and any("ruising" in word for word in words)


def test_attacks_in_documents_stay_words_in_feeds(tmp_path, serve):
    site = serve(index_of(tmp_path / "i.index", *[
        {"id": f"{i}{evil}", "title": evil, "text": f"On 3 June 2026: {evil}", "url": evil, "publisher": evil, "kind": "event", "published": "2026-05-01"}
        for i, evil in enumerate(EVIL)]), "--title", "<b>&\"'", "--editor")
    for path in ("/feed.atom", "/changes.atom", "/opensearch.xml"):
        xml.fromstring(site.ask(path).bytes)
    feed = feedparser.parse(site.ask("/feed.atom").bytes)
    assert not feed.bozo and len(feed.entries) == len(EVIL)
    for entry in feed.entries:
        assert not any(link.href.startswith("javascript") for link in entry.get("links", []))
    json.loads(site.get("/feed.json").bytes)
    assert len([e for e in icalendar.Calendar.from_ical(site.get("/events.ics").bytes).walk() if e.name == "VEVENT"]) == len(EVIL)


# -- The editor's page ----------------------------------------------------------------------------

LISTS = ["overdue", "ended", "superseded", "undated", "conflicting", "failed", "without-topic", "timeline", "coverage"]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_a_page_and_two_files_that_agree(site, name):
    assert site.get("/editor", list=name).status == 200
    table = list(csv.DictReader(io.StringIO(site.get("/editor/export", list=name, form="csv").text)))
    value = site.get("/editor/export", list=name, form="json").json
    assert value["list"] == name and value["as_of"] == "2026-05-20"
    assert [row["document"] for row in table] == [one["document"] for one in value["documents"]]


def test_each_list_has_what_it_says(tmp_path, serve):
    site = serve(index_of(tmp_path / "i.index",
                          {"id": "over", "title": "Neglect protocol", "text": "Neglect.", "published": "2020-01-01", "review_due": "2022-01-01"},
                          {"id": "done", "title": "Cancelled courses", "text": "All training courses are cancelled until 1 June 2020.", "published": "2020-03-01", "kind": "notice", "valid_until": "2020-06-01"},
                          {"id": "old", "title": "Bruising protocol", "text": "Bruising in babies.", "published": "2020-01-01", "kind": "protocol"},
                          {"id": "new", "title": "Bruising protocol", "text": "Bruising in babies anew.", "published": "2025-01-01", "kind": "protocol", "replaces": ["old"]},
                          {"id": "bare", "title": "Parking", "text": "Park behind the house."}), "--editor")
    held = lambda name: {one["document"] for one in site.get("/editor/export", list=name, form="json").json["documents"]}
    assert held("overdue") == {"over"}
    assert held("ended") == {"done"}
    assert held("superseded") == {"old"}
    assert "bare" in held("undated") and "over" not in held("undated")
    assert "bare" in held("without-topic") and "over" not in held("without-topic")
    page = site.get("/editor", list="superseded").text
    assert "Bruising protocol" in page and "eplaced by new" in page
    assert site.get("/editor", list="nothing").status == 404
    assert site.get("/editor/export", list="overdue", form="exe").status == 400


def test_a_picture_has_its_table(site):
    for name in ("timeline", "coverage"):
        page = site.get("/editor", list=name).text
        assert "<svg" in page and 'role="img"' in page and "<table>" in page and "<caption>" in page


def test_a_spreadsheet_is_given_no_formula(tmp_path, serve):
    site = serve(index_of(tmp_path / "i.index", {"id": "=1+1", "title": "=cmd|' /C calc'!A0", "text": "x", "review_due": "2020-01-01", "published": "2019-01-01"}), "--editor")
    rows = list(csv.reader(io.StringIO(site.get("/editor/export", list="overdue", form="csv").text)))
    assert rows[1][0].startswith("'=") and rows[1][1].startswith("'=")


def test_the_editors_page_is_not_there_unless_asked_for(serve, partnership):
    site = serve(partnership)
    assert site.get("/editor").status == 404 and site.get("/editor/export", list="overdue", form="csv").status == 404
