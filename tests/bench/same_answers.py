"""Whether two builds of the command answer alike, byte for byte:

    tests/bench/same_answers.py BEFORE AFTER INDEX [--questions N] [--leave-out KEY]...

Questions are made of the words, topics, publishers and days that the index itself shows; the
first that is answered otherwise is printed with what differs. --leave-out: a key of an answer
that is meant to differ."""

import argparse
import json
import random
import subprocess
import sys
import tempfile

KINDS = ["page", "guidance", "protocol", "newsletter", "item", "event", "notice", "review"]
STANDINGS = ["in_force", "ended", "superseded", "upcoming"]
PLACES = ["leeds", "Leeds", "bradford", "west-yorkshire", "nowhere at all"]


def ask(program, index, requests):
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as file:
        for request in requests:
            file.write(json.dumps(request) + "\n")
        file.flush()
        run = subprocess.run([program, "search", index, "--queries", file.name, "--json"],
                             capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"{program}: {run.stderr}")
    return run.stdout.splitlines()


def words_of(hits):
    words = []
    for hit in hits:
        text = hit.get("title", "") + " " + "".join(part["text"] for part in hit["snippet"])
        words += [word.strip(".,:;()\"'…") for word in text.split()]
        words += words_of(hit.get("sections", []))
    return [word for word in words if word]


def phrases_of(hits):
    return ['"' + " ".join("".join(p["text"] for p in hit["snippet"]).replace('"', " ").split()[1:4])
            + '"' for hit in hits]


def questions(program, index, count, chance):
    known = []
    for day in ("2018-06-01", "2025-06-15"):
        line = ask(program, index, [{"as_of": day, "limit": 100, "facets": True}])[0]
        known.append(json.loads(line))
    hits = [hit for answer in known for hit in answer["hits"]]
    words, phrases = words_of(hits), phrases_of(hits)
    facets = {field: [value["id"] for answer in known for value in answer["facets"][field]]
              for field in known[0]["facets"]}

    def text():
        some = [chance.choice(words) for _ in range(chance.randint(1, 5))]
        if chance.random() < 0.15:
            some.append(chance.choice(phrases))
        if chance.random() < 0.1:
            some.append("-" + chance.choice(words))
        if chance.random() < 0.1:
            some.append(chance.choice(words)[:4] + "*")
        if chance.random() < 0.1:
            some += ["OR", chance.choice(words)]
        if chance.random() < 0.1:
            some.append(chance.choice(["2018", "2021", "since 2020", "as-of:2019-01-01"]))
        if chance.random() < 0.05:
            some.append(chance.choice(words) + "x")
        return " ".join(some)

    def question(number):
        asked = {"id": str(number), "text": text() if chance.random() < 0.95 else "",
                 "as_of": chance.choice(["2025-06-15", "2025-06-15", "2018-06-01", "2030-01-01"])}
        options = {
            "kinds": lambda: [chance.choice(KINDS)], "topics": lambda: [chance.choice(facets["topic"])],
            "publishers": lambda: [chance.choice(facets["publisher"])],
            "layers": lambda: [chance.choice(facets["layer"])], "for": lambda: chance.choice(PLACES),
            "from": lambda: "2019-03", "to": lambda: "2024-08-31", "offset": lambda: chance.choice([3, 10, 200]),
            "ended": lambda: chance.choice(["rank_lower", "leave_out", "rank_equally"]),
            "sort": lambda: chance.choice(["best", "newest", "oldest", "title", "start"]),
            "group": lambda: chance.choice(["document", "section", "work"]),
            "limit": lambda: chance.choice([0, 1, 30, 100]), "explain": lambda: True,
            "snippets": lambda: False, "known_at": lambda: chance.choice(["2026-02-01", "2020-01-01"])}
        for key, value in options.items():
            if value and chance.random() < 0.12:
                made = value()
                asked[key] = made
        # A field that is filtered by is counted without its filter by later builds.
        if chance.random() < 0.3 and not {"kinds", "topics", "publishers", "layers"} & asked.keys():
            asked["facets"] = True
        return asked

    return [question(number) for number in range(count)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("before"), parser.add_argument("after"), parser.add_argument("index")
    parser.add_argument("--questions", type=int, default=400)
    parser.add_argument("--leave-out", action="append", default=[])
    options = parser.parse_args()
    asked = questions(options.before, options.index, options.questions, random.Random(1))
    before, after = (ask(program, options.index, asked) for program in (options.before, options.after))
    different = 0
    for request, one, two in zip(asked, before, after, strict=True):
        if one == two:
            continue
        old, new = json.loads(one), json.loads(two)
        for key in options.leave_out:
            old.pop(key, None), new.pop(key, None)
        if old == new:
            continue
        different += 1
        if different <= 5:
            keys = [key for key in old if old[key] != new.get(key)]
            print(json.dumps(request))
            for key in keys:
                print(f"  {key}:\n    {json.dumps(old[key])[:600]}\n    {json.dumps(new.get(key))[:600]}")
    print(f"{len(asked) - different} of {len(asked)} answers are the same")
    sys.exit(1 if different else 0)


main()
