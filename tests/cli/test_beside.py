"""What stands beside an answer: cards, pins, companions; and `fingerpost like`."""

import json

from conftest import ROOT, ndjson, run

CARD = {"id": "danger", "title": "If a child is in immediate danger", "lines": ["Ring 999."],
        "phone": "999", "from": "2026-01-01", "until": "2026-12-31", "review_due": "2026-06-30",
        "crisis": True}
PIN = {"document": "b", "patterns": ["heron nest"], "from": "2026-01-01", "until": "2026-12-31"}


def indexed(tmp_path, **cards):
    lines = tmp_path / "pages.ndjson"
    lines.write_text(ndjson(
        {"id": "a", "text": "Herons\n\nHerons nest in reeds.", "published": "2025", "publisher": "Leeds SCP"},
        {"id": "b", "text": "Nests\n\nHow herons nest where reeds grow.", "published": "2025",
         "publisher": "Leeds SCP", "supplements": ["a"]}))
    index = tmp_path / "x.index"
    assert run("index", index, lines, "--recorded", "2026-01-01", "--quiet").code == 0
    if cards:
        file = tmp_path / "cards.json"
        file.write_text(json.dumps(cards))
        done = run("index", index, "--cards", file, "--recorded", "2026-01-02", "--quiet")
        assert (done.code, done.err) == (0, "")
    return index


def ask(index, text, *more):
    return run("search", index, text, "--as-of", "2026-07-15", "--json", *more).json


def test_cards_come_before_the_hits(tmp_path):
    index = indexed(tmp_path, cards=[CARD], pins=[PIN])
    told = ask(index, "child is being hurt right now")
    assert [card["id"] for card in told["cards"]] == ["danger"]
    assert told["cards"][0]["review_overdue"] is True
    shown = run("search", index, "child is being hurt right now", "--as-of", "2026-07-15").out
    assert shown.index("999") and "review overdue" in shown
    assert ask(index, "training on danger")["cards"] == []
    assert [pin["document"] for pin in ask(index, "herons and their nests")["pinned"]] == ["b"]
    assert run("check", index).code == 0


def test_a_file_of_cards_that_is_wrong_is_named_and_changes_nothing(tmp_path):
    index = indexed(tmp_path, cards=[CARD])
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"cards": [{**CARD, "until": "2025-01-01"}]}))
    done = run("index", index, "--cards", bad)
    assert done.code == 65
    assert "bad.json" in done.err and "card 1 \"danger\"" in done.err
    assert len(ask(index, "who do I call")["cards"]) == 1
    assert run("index", index).code == 2


def test_companions_stand_beside_the_hits_unless_left_out(tmp_path):
    index = indexed(tmp_path)
    found = {hit["document"]: hit["companions"] for hit in ask(index, "herons")["hits"]}
    assert [each["relation"] for each in found["a"]] == ["supplements"]
    assert [each["relation"] for each in found["b"]] == ["supplemented_by"]
    assert "supplemented by: Nests" in run("search", index, "herons", "--as-of", "2026-07-15").out
    assert all(hit["companions"] == [] for hit in ask(index, "herons", "--no-companions")["hits"])


def test_like_finds_others_and_not_itself(tmp_path):
    index = indexed(tmp_path)
    done = run("like", index, "a", "--as-of", "2026-07-15", "--json")
    assert [hit["document"] for hit in done.json["hits"]] == ["b"]
    assert run("like", index, "nothing", "--as-of", "2026-07-15").code == 2
    assert run("like", index, "a", "--anchor", "nowhere").code == 2


def test_the_cards_of_the_examples_are_right(tmp_path):
    index = indexed(tmp_path)
    assert run("index", index, "--cards", ROOT / "examples" / "cards.json").code == 0
