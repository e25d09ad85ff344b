"""`fingerpost topics` as editors of vocabularies use it."""

import json

from conftest import line, run

OVER = {"name": "leeds", "version": "2", "over": "built-in", "topics": [
    {"id": "neglect", "names": ["unwashed for weeks"]},
    {"id": "kites", "label": "Kites", "names": ["kite flying"]},
    {"id": "jfdi", "hide": True}]}

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:skos="http://www.w3.org/2004/02/skos/core#" xml:base="http://ex.org/">
<skos:Concept rdf:about="kites"><skos:prefLabel xml:lang="en">Kites</skos:prefLabel>
  <skos:related rdf:resource="wind"/><skos:notation>1</skos:notation></skos:Concept>
<skos:Concept rdf:about="wind"><skos:prefLabel>Wind</skos:prefLabel></skos:Concept></rdf:RDF>"""


def ours(folder, vocabulary=OVER, name="ours.json"):
    path = folder / name
    path.write_text(vocabulary if isinstance(vocabulary, str) else json.dumps(vocabulary))
    return path


def topics(ran):
    return [topic["id"] for topic in ran.json["topics"]]


def test_an_own_vocabulary_lies_over_the_built_in_one(tmp_path):
    for text, topic in [("Kite flying is fun.", "kites"), ("The child was unwashed for weeks.", "neglect")]:
        assert topics(run("topics", "--json", "--vocabulary", ours(tmp_path), input=text)) == [topic]


def test_two_vocabularies_are_compared(tmp_path):
    ran = run("topics", "--diff", "built-in", ours(tmp_path))
    assert ran.code == 0
    assert "  neglect, names: + unwashed for weeks" in ran.out.splitlines()
    assert "+ kites: Kites" in ran.out and "- jfdi: " in ran.out
    changes = run("topics", "--diff", "built-in", ours(tmp_path), "--json").json["differences"]
    assert {(each["topic"], each["change"]) for each in changes} == {
        ("neglect", "changed"), ("section-11", "changed"), ("kites", "added"), ("jfdi", "removed")}
    assert run("topics", "--diff", "built-in", "built-in").out == "no difference\n"
    assert run("topics", "--diff", "built-in").code == 2


def test_what_is_wrong_with_a_vocabulary_is_told_by_entry(tmp_path):
    broken = ours(tmp_path, {"name": "x", "version": "1", "topics": [
        {"id": "a", "label": "Apples", "broader": ["nowhere"]}, {"id": "b", "label": "apples"}]},
        "broken.json")
    ran = run("topics", "--check", broken)
    assert ran.code == 65
    assert 'topic "a": broader "nowhere" is no topic' in ran.out
    assert 'topic "b": "apples" also names "a"' in ran.out
    assert run("topics", "--check", ours(tmp_path)).code == 0
    refused = run("topics", "--vocabulary", broken, input="apples")
    assert refused.code != 0 and 'topic "a"' in refused.err and "--import" in refused.err


def test_skos_comes_in_repaired_and_goes_out(tmp_path):
    rdf = ours(tmp_path, RDF, "kites.rdf")
    ran = run("topics", "--import", rdf)
    assert ran.code == 0
    assert [topic["id"] for topic in ran.json["topics"]] == ["kites", "wind"]
    assert "repaired: 1 links were named from one side only" in ran.err
    assert "lost: notation (1)" in ran.err
    assert topics(run("topics", "--json", "--vocabulary", rdf, input="Kites in the wind.")) == [
        "kites", "wind"]
    for form in ["json-ld", "rdf-xml"]:
        out = run("topics", "--export", form, "--vocabulary", rdf, "--base", "http://ex.org/")
        back = run("topics", "--import", ours(tmp_path, out.out, "back"))
        assert back.json["topics"] == ran.json["topics"]
        assert "lost" not in back.err
    assert "not meant" in run("topics", "--export", "json-ld").err
    assert run("topics", "--export", "turtle").code == 2


def test_every_reason_for_a_tag():
    ran = run("topics", "--explain", "--json", input="Neglect is not FGM. Neglect harms.")
    by_id = {topic["id"]: topic for topic in ran.json["topics"]}
    assert by_id["neglect"]["weight"] >= 0.3 > by_id["fgm"]["weight"]
    (place,) = by_id["fgm"]["places"]
    assert {"feature": "denied", "value": 0.1} in place["factors"]
    words = run("topics", "--explain", input="Neglect is not FGM.")
    assert "denied 0.10" in words.out and "(a mention)" in words.out


def test_an_index_tells_its_editors_what_is_missing_and_follows(tmp_path):
    index = tmp_path / "one.index"
    pages = "".join(line(name, "Neglect of a child who is hungry and unwashed. The seed drill helps. Neglect.", kind="guidance",
                         published="2024-01") + "\n" for name in ["a", "b"])
    pages += line("kites", "Kite flying. Kite flying is fun.") + "\n"
    assert run("index", index, "-", "--recorded", "2024-02-01", input=pages).code == 0

    report = run("topics", "--report", index, "--as-of", "2024-03-01", "--json").json
    bare = {topic["id"] for topic in report["without_guidance"]}
    assert "neglect" not in bare and "fgm" in bare
    assert {"words": "seed drill", "documents": 2} in [
        {**each, "words": each["words"].removesuffix(" helps")}
        for each in report["uncovered_phrases"]]

    changed = run("topics", "--diff", "built-in", ours(tmp_path), "--index", index)
    assert changed.out.startswith("kites#") and changed.out.rstrip().endswith("+kites")

    before = run("search", index, "--topic", "kites", "--json", "--as-of", "2024-03-01").json
    assert before["total"] == 0
    # Kites are new; what else a text may be about weighs a little differently beside them.
    assert run("topics", "--retag", index, "--vocabulary", ours(tmp_path)).out in [
        f"{count} sections have other tags\n" for count in (1, 3)]
    after = run("search", index, "--topic", "kites", "--json", "--as-of", "2024-03-01").json
    assert [hit["document"] for hit in after["hits"]] == ["kites"]


def test_an_acronym_of_two_senses_offers_both_and_the_context_chooses(tmp_path):
    index = tmp_path / "one.index"
    assert run("index", index, "-", "--recorded", "2024-02-01", input=line("a") + "\n").code == 0
    both = run("search", index, "SCR", "--json").json["understood"]
    assert set(both["senses"]) == {"learning-from-reviews", "safer-recruitment"}
    one = run("search", index, "SCR", "--context", "school", "--json").json["understood"]
    assert "senses" not in one


def test_a_topic_that_may_have_been_meant_is_offered(tmp_path):
    index = tmp_path / "one.index"
    page = line("a", text="Neglect of a child: what neglect looks like.")
    assert run("index", index, "-", "--recorded", "2024-02-01", input=page + "\n").code == 0
    asked = ["search", index, "neglekt", "--as-of", "2024-03-01"]
    assert run(*asked, "--json").json["topics_meant"] == [
        {"id": "neglect", "label": "Neglect", "words": "neglekt", "count": 1}]
    assert 'did you mean the topic: Neglect ("neglekt", 1 document, topic:neglect)\n' in \
        run(*asked).out
    assert run("search", index, "neglect", "--json").json["topics_meant"] == []
    others = run("search", index, "SCR", "--context", "school", "--json").json["topics_meant"]
    assert [topic["id"] for topic in others] == ["learning-from-reviews"]


def test_one_job_at_a_time(tmp_path):
    assert run("topics", "--check", "--diff", ours(tmp_path)).code == 2
