"""What other programs subscribe to, read as they read it: feedparser, icalendar, a calendar's rules."""

import csv
import io
import json
import xml.etree.ElementTree as xml

import feedparser
import icalendar
import pytest
from site_under_test import index_of
from test_pages import EVIL, Reader, harmless


@pytest.mark.parametrize("path", ["/feed.atom", "/feed.atom?kinds=protocol&text=neglect", "/changes.atom", "/expiring.atom",
                                  "/digest.atom?from=2020-01-01"])
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
    entries = site.get("/api/diary").json["entries"]  # names of the same words are one event
    assert {source["document"] for entry in entries for source in entry["sources"]} == {f"{i}{evil}" for i, evil in enumerate(EVIL)}
    assert len([e for e in icalendar.Calendar.from_ical(site.get("/events.ics").bytes).walk() if e.name == "VEVENT"]) == len(entries)
    for path in ("/diary", "/digest", "/search?kinds=event", "/"):
        harmless(Reader(site.ask(path).text))
    feed = feedparser.parse(site.ask("/digest.atom").bytes)
    assert not feed.bozo and feed.entries


def test_the_review_feed_leaves_nothing_out(serve, tmp_path):
    """A hundred a page, each once, the overdue before the due; links lead on."""
    days = [("2026-01-01", 130), ("2026-06-30", 95)]  # overdue; due in the next three months
    site = serve(index_of(tmp_path / "i.index", *[
        {"id": f"{day}-{i}", "title": f"Protocol {i} due {day}", "text": "Neglect.", "kind": "protocol", "published": f"20{10 + i % 15}-02-03", "review_due": day}
        for day, count in days for i in range(count)]))
    path, titles, pages = "/expiring.atom", [], 0
    while path and pages < 5:
        feed = feedparser.parse(site.ask(path).bytes)
        titles += [entry.title for entry in feed.entries]
        onward = [link.href for link in feed.feed.links if link.rel == "next"]
        path, pages = ("/" + onward[0].split("/", 3)[3] if onward else None), pages + 1
    assert pages == 3 and len(titles) == len(set(titles)) == 225
    assert all("2026-01-01" in title for title in titles[:130])
    assert len(feedparser.parse(site.ask("/expiring.atom?page=4").bytes).entries) == 0
    for wrong in ("0", "x", "101", "-1", "9999"):
        assert site.ask("/expiring.atom?page=" + wrong).status == 400


# -- The diary and the digest ---------------------------------------------------------------------

WEEK = [{"id": "news", "title": "May newsletter", "kind": "newsletter", "published": "2026-05-01", "publisher": "Leeds SCP",
         "media_type": "text/html", "html": "<h1>May newsletter</h1><h2>Dates for your diary</h2><p>22 - 26 June 2026 Safeguarding Week</p>"},
        {"id": "week", "title": "Safeguarding Week", "kind": "event", "published": "2026-04-01", "publisher": "West Yorkshire",
         "text": "Safeguarding Week, 22-26 June 2026."},
        {"id": "off", "title": "Neglect conference", "kind": "event", "published": "2026-04-01", "text": "Neglect conference, 3 June 2026. CANCELLED"}]


def test_what_several_tell_of_is_one_event_on_every_way(serve, tmp_path):
    site = serve(index_of(tmp_path / "i.index", *WEEK))
    entries = site.get("/api/diary").json["entries"]
    week = [each for each in entries if "Safeguarding Week" in each["name"]]
    assert len(week) == 1 and {each["document"] for each in week[0]["sources"]} == {"news", "week"}
    events = [part for part in icalendar.Calendar.from_ical(site.get("/events.ics").bytes).walk() if part.name == "VEVENT"]
    assert {str(event["UID"]).split("@")[0] for event in events} == {each["uid"] for each in entries}
    assert {str(event.get("STATUS")) for event in events if "conference" in event["SUMMARY"]} == {"CANCELLED"}
    page = Reader(site.get("/diary").text)
    assert page.text.count("Safeguarding Week") >= 1 and "June 2026" in page.text and "Cancelled" in page.text
    assert "Also in" in page.text


def test_a_calendar_is_searched_where_words_are_given(serve, tmp_path):
    site = serve(index_of(tmp_path / "i.index", *WEEK))
    named = lambda **asked: [str(part["SUMMARY"]) for part in icalendar.Calendar.from_ical(site.get("/events.ics", **asked).bytes).walk() if part.name == "VEVENT"]
    assert len(named()) == 2
    assert [name for name in named(text="conference")] and not [name for name in named(text="conference") if "Week" in name]
    assert named(text="zzzqqqxx") == []


def test_days_are_chosen_and_turned_over(serve, tmp_path):
    site = serve(index_of(tmp_path / "i.index", *WEEK))
    first = Reader(site.get("/diary", **{"from": "2026-06-01", "to": "2026-06-14"}).text)
    assert "Neglect conference" in first.text and "22-26 June" not in first.text
    later = [a["href"] for a in first.all("a") if "from=2026-06-15" in a["href"] and "/diary" in a["href"]]
    assert "Safeguarding Week" in site.ask(later[0]).text
    assert "Nothing is known to happen" in site.get("/diary", **{"from": "2027-01-01", "to": "2027-02-01"}).text
    assert "Not today." in site.get("/diary", as_of="2026-05-01").text
    for wrong in ({"from": "soon"}, {"as_of": "2026"}, {"tiers": "police"}, {"from": "1990-01-01", "to": "2026-01-01"}):
        for path in ("/diary", "/api/diary"):
            assert site.get(path, **wrong).status == 400, wrong


def test_the_digest_tells_what_is_new_and_what_to_read_instead(serve, tmp_path):
    index = index_of(tmp_path / "i.index", {"id": "old", "title": "Bruising protocol", "text": "Old.", "kind": "protocol", "published": "2024-01-01"},
                     recorded="2026-03-01")
    index_of(index, {"id": "new", "title": "Bruising protocol 2026", "text": "Bruising in babies.", "kind": "protocol",
                     "published": "2026-05-01", "replaces": ["old"]}, recorded="2026-05-02")
    site = serve(index)
    parts = {part["id"]: part for part in site.get("/api/digest").json["parts"]}
    assert [item["document"] for item in parts["new"]["items"]] == ["new"]
    assert [item["read_instead"] for item in parts["gone"]["items"]] == ["new"]
    page = Reader(site.get("/digest").text)
    assert "Bruising protocol 2026" in page.text and "Read instead" in page.text
    assert {entry.title for entry in feedparser.parse(site.get("/digest.atom").bytes).entries}
    assert site.post_json("/api/digest", {"from": "2026-01-01", "filter": {"kinds": ["event"]}}).json["parts"] == []
    assert site.get("/api/digest", kinds="event").json["parts"] == []
    assert "Nothing was published" in site.get("/digest", **{"from": "2020-01-01", "to": "2020-02-01"}).text
    for path in ("/digest", "/api/digest", "/digest.atom"):
        for wrong in ({"from": "soon"}, {"ahead": "9999"}, {"tier": "police"}, {"text": "x"}, {"kinds": "leaflet"}):
            assert site.get(path, **wrong).status == 400, (path, wrong)


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
