"""What gzip packed is read as what it holds, wherever lines or a text are taken."""

import gzip
import json
import random
import subprocess

import pytest
from conftest import COMMAND, ids, line, ndjson, run, summary


def fed(*words, input):
    """The command with bytes, and not text, on its standard input."""
    return subprocess.run([COMMAND, *map(str, words)], input=input, capture_output=True, timeout=120)


LINES = ndjson(line("a"), line("b", text="Bruising."), line("c"))


@pytest.mark.parametrize("packed", [
    gzip.compress(LINES.encode()),
    gzip.compress(line("a").encode() + b"\n") + gzip.compress(ndjson(line("b"), line("c")).encode()),
    gzip.compress(b"") + gzip.compress(LINES.encode()),
], ids=["one file", "two behind each other", "an empty one first"])
def test_lines_are_taken_from_standard_input_and_from_a_file(packed, index, tmp_path):
    done = fed("index", index, "-", input=packed)
    assert done.returncode == 0, done.stderr
    assert ids(index) == ["a", "b", "c"]
    for name in ("export.ndjson.gz", "export.jsonl.gz", "export.ndjson"):
        (tmp_path / name).write_bytes(packed)
        assert summary(run("index", index, tmp_path / name))["unchanged"] == 3


def test_long_lines_and_many_are_the_same_packed(index, tmp_path):
    """Longer than any block that is read or unpacked at once."""
    chance = random.Random(7)
    words = [f"w{chance.randrange(50000)}" for _ in range(30000)]
    lines = ndjson(*(line(f"p/{n}", text=" ".join(chance.choices(words, k=40 if n else 30000))) for n in range(400)))
    (tmp_path / "plain.ndjson").write_text(lines)
    (tmp_path / "packed.ndjson.gz").write_bytes(gzip.compress(lines.encode(), 1))
    assert summary(run("index", index, tmp_path / "plain.ndjson"))["added"] == 400
    assert summary(run("index", index, tmp_path / "packed.ndjson.gz"))["unchanged"] == 400


@pytest.mark.parametrize("damage, why", [
    (lambda packed: packed[:-9], "breaks off"),
    (lambda packed: packed[:40], "breaks off"),
    (lambda packed: packed[:-8] + b"12345678", "damaged"),
    (lambda packed: packed + b"and more", "damaged"),
], ids=["cut short", "cut early", "another sum", "more behind it"])
def test_what_is_damaged_is_one_failure_and_the_lines_before_it_stand(damage, why, index):
    done = fed("index", index, "-", "--json", input=damage(gzip.compress(LINES.encode())))
    told = json.loads(done.stdout)
    assert told["failed"] == 1 and why in told["failures"][0]["message"]
    assert told["failures"][0]["fault"] == "media" and "standard input, line " in told["failures"][0]["where"]
    assert done.returncode == (1 if told["added"] else 65)


def test_what_unpacks_without_measure_is_refused(index, tmp_path):
    bomb = tmp_path / "bomb.ndjson.gz"
    with gzip.open(bomb, "wb") as out:
        for _ in range(300):
            out.write(b" " * (1 << 20))
    ran = run("index", index, bomb)
    assert ran.code == 4 and "100 times" in ran.err
    ran = run("topics", bomb)
    assert ran.code == 4 and "100 times" in ran.err and "bomb.ndjson.gz" in ran.err


def test_questions_and_texts_are_unpacked_too(partnership, tmp_path):
    asked = ndjson({"id": "q", "text": "neglect", "as_of": "2026-06-01", "limit": 1})
    plain = run("search", partnership, "--queries", "-", input=asked).out
    assert fed("search", partnership, "--queries", "-", input=gzip.compress(asked.encode())).stdout.decode() == plain
    text = tmp_path / "text.gz"
    text.write_bytes(gzip.compress(b"13-19 May 2024 Neglect awareness week\n\nWhat to do about neglect: neglected children."))
    assert run("dates", text, "--json").json["dates"][0]["first"] == "2024-05-13"
    assert run("topics", text, "--json").json["topics"][0]["id"] == "neglect"
    (tmp_path / "batch.ndjson.gz").write_bytes(gzip.compress(ndjson({"id": 1, "text": "Neglect."}).encode()))
    assert run("topics", "--batch", tmp_path / "batch.ndjson.gz").json["id"] == 1
    (tmp_path / "cut.gz").write_bytes(gzip.compress(asked.encode())[:-9])
    ran = run("search", partnership, "--queries", tmp_path / "cut.gz")
    assert ran.code == 65 and "breaks off" in ran.err


def test_a_packed_page_of_a_website_is_no_page(pages, index):
    """Web servers keep them beside the pages they are of."""
    (pages / "neglect.html.gz").write_bytes(gzip.compress(b"<h1>Neglect</h1><p>What to do."))
    ran = run("index", index, pages, "--json")
    assert (ran.code, ran.json["failures"][0]["where"]) == (1, "neglect.html.gz")
    assert "neglect.html.gz" not in ids(index)
