"""What editors of a vocabulary do, through Python."""

import json

import fingerpost
import pytest
from schema_test import described

OURS = json.dumps({
    "name": "ours", "version": "1", "over": "built-in", "topics": [
        {"id": "kites", "label": "Kite flying", "names": ["flying a kite"]},
        {"id": "neglect", "label": "Neglect of children"},
    ]})


@pytest.fixture
def ours():
    return fingerpost.Vocabulary.from_json(OURS)


def test_one_is_laid_over_the_built_in(ours):
    built_in = fingerpost.Vocabulary.built_in()
    assert len(ours) == len(built_in) + 1
    assert ours["neglect"].label == "Neglect of children"
    assert "Neglect" in ours["neglect"].names
    assert [tag.topic for tag in ours.tag("Flying a kite near power lines.")] == ["kites"]
    changes = {(one["topic"], one["change"]) for one in ours.differences(built_in)}
    assert changes == {("kites", "added"), ("neglect", "changed")}
    described("differences.json", {"differences": ours.differences(built_in)})


@pytest.mark.parametrize("form", ["json-ld", "rdf-xml"])
def test_skos_goes_out_and_comes_back(ours, form):
    text, lost = ours.to_skos(form, base="https://x.example/topics/")
    assert lost
    back, repaired, _ = fingerpost.Vocabulary.import_(text)
    assert len(back) == len(ours)
    assert {topic.label for topic in back.topics} >= {"Kite flying", "Neglect of children"}
    assert isinstance(repaired, list)
    described("export.json", {"text": text, "lost": lost})


def test_what_cannot_be_read_says_why():
    with pytest.raises(fingerpost.VocabularyError, match="no SKOS concept"):
        fingerpost.Vocabulary.import_("[]")
    with pytest.raises(ValueError):
        fingerpost.Vocabulary.built_in().to_skos("turtle", base="https://x.example/")


def test_an_index_is_tagged_anew_and_tells_what_it_lacks(tmp_path, ours):
    index = fingerpost.Index.create(tmp_path / "one.index")
    with index.writer("2024-02-01") as writer:
        writer.put({"id": "kites", "kind": "guidance", "text": "Flying a kite with a seed drill."})
        writer.put({"id": "drill", "kind": "guidance", "text": "Neglect of a child: what neglect looks like, and what parents "
                    "and schools can do about neglected children. Another seed drill."})
    report = index.topic_report("2024-03-01")
    described("report.json", report)
    bare = {topic["id"] for topic in report["without_guidance"]}
    assert "fgm" in bare and "neglect" not in bare
    assert "seed drill" in {phrase["words"] for phrase in report["uncovered_phrases"]}
    with index.writer("2024-03-01") as writer:
        assert writer.retag(ours) == 2
    assert index.search(topics=["kites"], as_of="2024-03-02").total == 1


def test_a_topic_that_may_have_been_meant_is_offered(tmp_path):
    index = fingerpost.Index.create(tmp_path / "one.index")
    with index.writer("2024-02-01") as writer:
        writer.put({"id": "a", "text": "Neglect of a child: what neglect looks like."})
    meant = index.search("neglekt", as_of="2024-03-01").topics_meant
    assert [(each.id, each.label, each.words, each.count) for each in meant] == [
        ("neglect", "Neglect", "neglekt", 1)]
    assert index.search("neglect", as_of="2024-03-01").topics_meant == []
    described("answer.json", index.search("SCR", as_of="2024-03-01").to_dict())
    suggested = fingerpost.Vocabulary.built_in().suggest("SCR", "school")
    assert [(each.topic, each.words, each.why) for each in suggested] == [
        ("learning-from-reviews", "SCR", "sense")]
