"""Whether an index answers an agency's questions, and whether other weights would."""

import json

import pytest
from conftest import ROOT, line, ndjson, run

QUESTIONS = ROOT / "tests" / "questions" / "questions.ndjson"


@pytest.fixture
def kites(tmp_path):
    folder = tmp_path / "i"
    run("index", folder, "-", "--recorded", "2026-01-05", input=ndjson(
        line("old", "Kites on the moor.", published="2019-05", kind="newsletter"),
        line("new", "Kites on the moor.", published="2026-01", kind="newsletter")))
    return folder


def question(id, text, grades, **more):
    return {"id": id, "text": text, "as_of": "2026-06-01", "grades": grades, **more}


def test_questions_are_measured_by_class_with_intervals(kites):
    asked = ndjson(question("a", "kites", {"new": 3}, **{"class": "news"}), question("b", "moor", {"old": 2}))
    ran = run("evaluate", kites, "-", "--json", input=asked)
    assert ran.code == 0
    groups = {group["name"]: group for group in ran.json["groups"]}
    assert groups["all"]["questions"] == 2 and groups["news"]["questions"] == 1
    assert groups["news"]["measures"]["ndcg_10"] == {"mean": 1.0, "low": 1.0, "high": 1.0}
    assert groups["all"]["measures"]["success_1"]["mean"] == 0.5
    assert groups["all"]["measures"]["recall_100"]["mean"] == 1.0
    table = run("evaluate", kites, "-", input=asked).out
    assert "nDCG@10" in table and "news (1)" in table and "1.000 [1.000 1.000]" in table


def test_other_weights_are_compared_in_pairs(kites, tmp_path):
    # Which of two newsletters comes first is a matter of age alone, or of their ids.
    still = tmp_path / "still.json"
    still.write_text('{"news_floor": 1, "recent_floor": 1}')
    asked = ndjson(*(question(f"q{i}", "kites", {"new": 3}) for i in range(20)))
    ran = run("evaluate", kites, "-", "--against", still, "--json", input=asked)
    group, = ran.json["groups"]
    assert group["measures"]["success_1"]["mean"] == 1.0
    assert group["against"]["success_1"]["mean"] == 1.0
    worse = tmp_path / "worse.json"
    worse.write_text('{"undated": 0.5}')
    assert run("evaluate", kites, "-", "--against", worse, "--json",
               input=asked).json["groups"][0]["difference"]["ndcg_10"] == {"mean": 0.0, "p": 1.0}
    again = run("evaluate", kites, "-", "--against", still, "--json", input=asked)
    assert again.out == ran.out
    assert "p = " in run("evaluate", kites, "-", "--against", still, input=asked).out


def test_what_is_wrong_with_a_question_or_a_weight_is_named(kites, tmp_path):
    ran = run("evaluate", kites, "-", input='{"id": "a", "grades": {}}\n{"id": "b", "grade": {}}\n')
    assert ran.code == 65 and "line 2" in ran.err and '"grade"' in ran.err
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"feedbak": 0}')
    for words in (["evaluate", kites, QUESTIONS, "--weights"], ["evaluate", kites, QUESTIONS, "--against"],
                  ["search", kites, "kites", "--weights"]):
        ran = run(*words, wrong)
        assert ran.code == 65 and "wrong.json" in ran.err and '"feedback"' in ran.err
    ran = run("evaluate", kites, "-", input="")
    assert ran.code == 2 and "no questions" in ran.err
    ran = run("evaluate", kites, "-", "--json", input=ndjson(question("a", "kites", {"gone": 3})))
    assert ran.code == 0 and ran.json["missing"] == ["gone"] and "gone" in ran.err


def test_weights_change_a_search(kites, tmp_path):
    heavy = tmp_path / "heavy.json"
    heavy.write_text('{"recent_floor": 0.02, "news_half_life": 1}')
    words = ["search", kites, "kites", "--as-of", "2026-06-01", "--explain", "--json"]
    plain, changed = run(*words).json["hits"], run(*words, "--weights", heavy).json["hits"]
    assert [hit["document"] for hit in plain] == [hit["document"] for hit in changed] == ["new", "old"]
    assert changed[1]["score"] < plain[1]["score"] / 5
    request = tmp_path / "requests.ndjson"
    request.write_text(json.dumps({"text": "kites", "as_of": "2026-06-01"}) + "\n")
    lines = run("search", kites, "--queries", request, "--weights", heavy).lines
    assert lines[0]["hits"][1]["score"] == changed[1]["score"]
