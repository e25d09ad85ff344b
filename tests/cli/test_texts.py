"""`fingerpost read`, `dates` and `topics`: texts in, what is found in them out."""

import json

import pytest
from conftest import ROOT, ndjson, run, write

NEWSLETTER = ROOT / "tests" / "pages" / "seeds" / "april-newsletter.txt"
PRACTITIONERS = ROOT / "tests" / "pages" / "seeds" / "practitioners.txt"


def test_the_newsletter_as_a_document():
    told = run("read", NEWSLETTER, "--json").json
    assert told["id"] == str(NEWSLETTER)
    assert len(told["sections"]) == 8
    assert [section["path"] for section in told["sections"]].count(["Dates for your diary"]) == 3
    assert told["problems"] == []


def test_several_documents_one_a_line_in_their_order():
    ran = run("read", PRACTITIONERS, NEWSLETTER, "--json")
    assert [told["id"] for told in ran.lines] == [str(PRACTITIONERS), str(NEWSLETTER)]


def test_the_newsletter_for_a_person():
    out = run("read", NEWSLETTER).out
    assert "Dates for your diary" in out
    assert '13-19 May 2024, event, year stated beside it' in out
    assert "Quick leave" not in out


def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path):
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7\n")
    ran = run("read", tmp_path / "report.pdf", tmp_path / "nowhere.txt", NEWSLETTER, "--json")
    assert ran.code == 1
    assert "report.pdf: media: " in ran.err and "nowhere.txt: " in ran.err
    assert len(ran.lines) == 1


def test_a_document_on_standard_input_with_what_is_known_of_it():
    ran = run("read", "-", "--json", "--published", "2024-04", "--media-type", "text/html",
              input="<h1>Diary</h1><p>13 May Awareness day</p>")
    told = ran.json
    assert (told["published"], told["media_type"]) == ("2024-04", "text/html")


def test_dates_as_contracted():
    ran = run("dates", "--json", "--published", "2024-04", input="13-19 May Mental Health Week")
    (date,) = ran.json["dates"]
    assert (date["words"], date["offset"], date["length"]) == ("13-19 May", 0, 9)
    assert (date["first"], date["last"]) == ("2024-05-13", "2024-05-19")
    assert set(date) >= {"words", "offset", "length", "first", "last", "role", "basis", "certainty",
                         "conflict"}


def test_a_heading_lends_its_year():
    ran = run("dates", "--json", "--heading", "Diary 2023", input="25 May Awareness day")
    assert ran.json["dates"][0]["first"] == "2023-05-25"


def test_the_years_of_a_topic_lend_theirs():
    text = "Because of COVID-19 all courses are cancelled until Monday 1st June."
    (date,) = run("dates", "--json", input=text).json["dates"]
    assert (date["last"], date["basis"]) == ("2020-06-01", "topic")


def test_dates_of_several_files_one_a_line(tmp_path):
    write(tmp_path, a_txt="1 May 2024\n", b_txt="No day at all.\n")
    ran = run("dates", "a.txt", "b.txt", "--json", cwd=tmp_path)
    assert [(told["id"], len(told["dates"])) for told in ran.lines] == [("a.txt", 1), ("b.txt", 0)]


def test_dates_for_a_person():
    assert run("dates", input="On 24 June 2024 we meet.").out.startswith('"24 June 2024": 24 June 2024')
    assert run("dates", input="Nothing here.").out == "no dates\n"


def test_a_batch_of_dates_keeps_ids_and_order(tmp_path):
    (tmp_path / "batch.ndjson").write_text(ndjson(
        {"id": "a", "text": "25 May", "heading": "Diary 2023"},
        {"id": 7, "text": "25 May", "published": "2024-04"},
        {"text": "25 May 2022"}))
    ran = run("dates", "--batch", tmp_path / "batch.ndjson")
    assert ran.code == 0
    assert [told.get("id") for told in ran.lines] == ["a", 7, None]
    assert [told["dates"][0]["first"] for told in ran.lines] == ["2023-05-25", "2024-05-25", "2022-05-25"]
    assert set(ran.lines[0]) == {"id", "dates"}


def test_a_batch_answers_as_one_by_one():
    text = "Safeguarding week 24 - 28 June 2024, on neglect."
    for command, key in [("dates", "dates"), ("topics", "topics")]:
        alone = run(command, "--json", input=text).json
        batch = run(command, "--batch", "-", input=ndjson({"id": "x", "text": text})).lines[0]
        assert alone[key] == batch[key]


@pytest.mark.parametrize("command", ["dates", "topics"])
def test_a_bad_line_of_a_batch_has_its_answer_too(command):
    ran = run(command, "--batch", "-", input=ndjson(
        {"id": "a", "text": "neglect"}, {"id": "b"}, "{", {"id": "d", "text": "x", "colour": 1},
        {"id": "e", "text": 3}, {"id": "f", "text": "bruising"}))
    assert ran.code == 1
    assert [told.get("id") for told in ran.lines] == ["a", "b", None, "d", "e", "f"]
    assert ["error" in told for told in ran.lines] == [False, True, True, True, True, False]
    assert run(command, "--batch", "-", input="{\n").code == 65


def test_topics_with_the_words_that_gave_them_away():
    (topic, *_) = run("topics", "--json", input="Signs of neglect. Neglect harms children.").json["topics"]
    assert topic["id"] == "neglect"
    assert set(topic) >= {"id", "label", "weight", "evidence"}
    evidence = topic["evidence"][0]
    assert "neglect" in evidence["words"].lower()


def test_broader_topics_on_request():
    text = "County lines: children carry drugs for gangs."
    plain = run("topics", "--json", input=text).json["topics"]
    more = run("topics", "--json", "--inherited", input=text).json["topics"]
    assert len(more) > len(plain)
    assert any(topic.get("inherited_from") for topic in more)


def test_topics_for_a_person():
    assert run("topics", input="Signs of neglect. Neglect harms.").out.startswith('Neglect ("')
    assert run("topics", input="Nothing of note.").out == "no topics\n"


VOCABULARY = {"name": "ours", "version": "1", "topics": [
    {"id": "kites", "label": "Kite flying", "names": ["kites"]}]}


def test_a_vocabulary_of_ones_own(tmp_path):
    (tmp_path / "ours.json").write_text(json.dumps(VOCABULARY))
    ran = run("topics", "--json", "--vocabulary", tmp_path / "ours.json",
              input="Kite flying in the park. Bring kites. Neglect nothing.")
    assert [topic["id"] for topic in ran.json["topics"]] == ["kites"]


def test_an_index_with_a_vocabulary_of_ones_own(tmp_path):
    (tmp_path / "ours.json").write_text(json.dumps(VOCABULARY))
    run("index", tmp_path / "x.index", "-", "--vocabulary", tmp_path / "ours.json",
        input=ndjson({"id": "a", "text": "Kite flying in the park. Bring your kites."}))
    told = run("show", tmp_path / "x.index", "a", "--json").json
    assert told["sections"][0]["tags"][0]["id"] == "kites"


def test_terms_of_ones_own(tmp_path):
    (tmp_path / "own.almanac").write_text("# ours\nterm autumn: 2025-09-03 2025-12-18\n")
    told, = run("dates", "--json", "--almanac", tmp_path / "own.almanac",
                input="autumn term 2025").json["dates"]
    assert (told["first"], told["last"]) == ("2025-09-03", "2025-12-18")
    ran = run("read", "-", "--json", "--almanac", tmp_path / "own.almanac",
              input="A notice\n\nThe hub is closed throughout the autumn term 2025.")
    assert ran.json["sections"][0]["dates"][0]["first"] == "2025-09-03"


def test_a_broken_almanac_is_65_and_names_its_line(tmp_path):
    (tmp_path / "broken.almanac").write_text("month thirteen: x\n")
    ran = run("dates", "--almanac", tmp_path / "broken.almanac", input="neglect")
    assert (ran.code, ran.out) == (65, "")
    assert "month thirteen" in ran.err


@pytest.mark.parametrize("text", ["{", "[]", '{"name": "x", "version": "1", "topics": [{"id": "a"}]}'])
def test_a_broken_vocabulary_is_65(text, tmp_path):
    (tmp_path / "broken.json").write_text(text)
    ran = run("topics", "--vocabulary", tmp_path / "broken.json", input="neglect")
    assert (ran.code, ran.out) == (65, "")
    assert ran.err


def test_a_file_that_is_not_there_is_2(tmp_path):
    for words in [["dates", "no.txt"], ["topics", "no.txt"], ["dates", "--batch", "no.ndjson"],
                  ["topics", "--vocabulary", "no.json"]]:
        ran = run(*words, cwd=tmp_path, input="x")
        assert (ran.code, ran.out) == (2, "") and "no." in ran.err, words


PAGE = ("<html><head><title>Neglect guide</title></head><body><nav><a href='/bruising'>Bruising protocol</a></nav>"
        "<h1>Neglect</h1><p>What to do about <b>neglect</b> of a child. Meet on 25<sup>th</sup> May.</p>"
        "<h2>More</h2><p>Neglected children.</p></body></html>")


@pytest.mark.parametrize("name", ["page.html", "page", "-"])
def test_a_page_is_read_and_not_its_markup(name, tmp_path):
    """A newcomer asked for the topics of a page, and was told those of its menu."""
    (tmp_path / "page.html").write_text(PAGE), (tmp_path / "page").write_text(PAGE)
    words = ["topics", "--json"] if name == "-" else ["topics", tmp_path / name, "--json"]
    told = run(*words, input=PAGE if name == "-" else "").json["topics"]
    assert [topic["id"] for topic in told] == ["neglect"]
    found = [evidence["words"] for evidence in told[0]["evidence"]]
    assert "Neglect" in found and not any("<" in words for words in found)
    (date,) = run("dates", tmp_path / "page.html", "--json", "--published", "2024-04").json["dates"]
    assert (date["words"], date["first"]) == ("25th May", "2024-05-25")


def test_what_no_reader_takes_is_a_failure_and_the_others_go_on(tmp_path):
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    ran = run("topics", tmp_path / "photo.png", tmp_path / "page.html", "--json")
    assert ran.code == 1 and "photo.png: media: " in ran.err
    assert [told["id"] for told in ran.lines] == [str(tmp_path / "page.html")]
    assert run("topics", tmp_path / "photo.png").code == 1


def test_plain_text_keeps_its_bytes(tmp_path):
    """Offsets lead into the file as it lies there."""
    text = "\n\n  Notes <b>\n\nAdvice on neglect & care.\n"
    (tmp_path / "notes.txt").write_text(text)
    (topic,) = run("topics", tmp_path / "notes.txt", "--json").json["topics"]
    at = topic["evidence"][0]
    assert text.encode()[at["offset"]:at["offset"] + at["length"]] == b"neglect"
