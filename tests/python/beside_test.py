"""Cards, pins, companions and more like this."""

import fingerpost
import pytest

CARDS = {"cards": [{"id": "danger", "title": "In danger", "lines": ["Ring 999."], "from": "2024-01-01",
                    "until": "2024-12-31", "review_due": "2024-03-31", "crisis": True}],
         "pins": [{"document": "bruising/2023", "patterns": ["bruise"], "from": "2024-01-01",
                   "until": "2024-12-31"}]}


def test_cards_and_pins_are_the_owner_s(index):
    with index.writer() as writer:
        assert writer.use_cards(CARDS) is True
        assert writer.use_cards(CARDS) is False
        assert [card["id"] for card in writer.cards()["cards"]] == ["danger"]
        with pytest.raises(fingerpost.ArgumentError, match='card 1 "x"'):
            writer.use_cards({"cards": [{"id": "x", "title": "T", "lines": ["l"]}]})
    results = index.search("child in immediate danger", as_of="2024-05-20")
    assert [card["id"] for card in results.cards] == ["danger"]
    assert results.cards[0]["review_overdue"] is True
    assert index.search("bruises", as_of="2024-05-20").pinned[0]["document"] == "bruising/2023"
    assert index.search("bruises", as_of="2025-01-01").pinned == []


def test_a_hit_names_what_goes_with_it(index):
    with index.writer(recorded="2024-05-01") as writer:
        writer.put("local", "Herons in Leeds\n\nHerons.", kind="protocol", published="2024-01",
                   supplements=["bruising/2023"])
    results = index.search("bruise", as_of="2024-05-20")
    hit = next(hit for hit in results if hit.document == "bruising/2023")
    assert [(each["relation"], each["document"]) for each in hit.companions] == [("supplements", "local")]
    assert hit.supersedes == ["bruising/2017"]
    assert hit.cites_superseded == [] and hit.editions == []
    assert results.earliest_held == []
    for each in index.search("bruise", as_of="2024-05-20", companions=False):
        assert each.companions == []


def test_more_like_this_is_not_the_page_itself(index):
    found = [hit.document for hit in index.like("bruising/2023", as_of="2024-05-20")]
    assert "bruising/2023" not in found and "bruising/2017" not in found
    with pytest.raises(fingerpost.ArgumentError):
        index.like("nothing", as_of="2024-05-20")
