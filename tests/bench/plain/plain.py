"""A collection of plain abstracts, asked of ours and of stock Xapian in the same run.

    plain.py FINGERPOST FOLDER [--weights FILE]

FOLDER has documents.ndjson ({"id", "title", "text"}) and questions.ndjson ({"id", "text", "grades"}; a "note"
names the document a question was taken from, which is left out of its answers), as classic.py and debian.py
write them. Ours goes through `fingerpost index` and `search --queries` as anybody's would. Wants python3-xapian.
"""

import argparse
import collections
import json
import math
import random
import subprocess
import tempfile
from pathlib import Path

import xapian

DEPTH = 100


def lines(file):
    return [json.loads(line) for line in Path(file).read_text().splitlines() if line]


def ours(command, folder, questions, weights):
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([command, "index", "--quiet", f"{scratch}/i", "-"], check=True,
                       stdin=open(folder / "documents.ndjson"))
        requests = Path(scratch, "requests.ndjson")
        requests.write_text("".join(json.dumps({"id": q["id"], "text": q["text"], "limit": DEPTH,
                                                "snippets": False}) + "\n" for q in questions))
        ran = subprocess.run([command, "search", f"{scratch}/i", "--queries", requests,
                              *(["--weights", weights] if weights else [])],
                             check=True, capture_output=True, text=True)
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    return {a["id"]: [hit["document"] for hit in a["hits"]] for a in answers}


class Xapian:
    def __init__(self, documents, title, k1, b, feedback=False):
        self.weight = lambda: xapian.BM25Weight(k1, 0, 1, b, 0.5)
        self.feedback = feedback
        self.parser = xapian.QueryParser()
        self.parser.set_stemmer(xapian.Stem("en"))
        self.parser.set_default_op(xapian.Query.OP_OR)
        self.database = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
        generator = xapian.TermGenerator()
        generator.set_stemmer(xapian.Stem("en"))
        for document in documents:
            made = xapian.Document()
            generator.set_document(made)
            generator.index_text(document["title"], title)
            generator.increase_termpos()
            generator.index_text(document["text"])
            made.set_data(document["id"])
            self.database.add_document(made)

    def run(self, query, most):
        enquire = xapian.Enquire(self.database)
        enquire.set_query(query)
        enquire.set_weighting_scheme(self.weight())
        return list(enquire.get_mset(0, most))

    def parsed(self, text):
        try:
            return self.parser.parse_query(text)
        except xapian.QueryParserError:
            return self.parser.parse_query(text, 0)

    def fed(self, query, documents=10, terms=20, original=0.8, common=0.1):
        """RM3."""
        first = self.run(query, documents)
        scores = sum(match.weight for match in first) or 1
        shares = collections.Counter()
        for match in first:
            stems = {t.term.decode(): t.wdf for t in match.document.termlist() if t.term[:1] == b"Z"}
            for stem, count in stems.items():
                if self.database.get_termfreq(stem) <= common * self.database.get_doccount():
                    shares[stem] += match.weight / scores * count / sum(stems.values())
        best = sorted(shares.items(), key=lambda each: (-each[1], each[0]))[:terms]
        asked = [term.decode() for term in query]
        weights = collections.Counter()
        for term in asked:
            weights[term] += original / len(asked)
        for term, share in best:
            weights[term] += (1 - original) * share / sum(share for _, share in best)
        scaled = [xapian.Query(xapian.Query.OP_SCALE_WEIGHT, xapian.Query(t), w) for t, w in weights.items()]
        return xapian.Query(xapian.Query.OP_OR, scaled)

    def answer(self, text):
        query = self.parsed(text)
        query = self.fed(query) if self.feedback else query
        return [match.document.get_data().decode() for match in self.run(query, DEPTH + 1)]


def measured(answer, question):
    grades = question["grades"]
    answer = [each for each in answer if each != question.get("note")][:DEPTH]
    gains = [2 ** grades.get(each, 0) - 1 for each in answer[:10]]
    best = sorted((2 ** grade - 1 for grade in grades.values()), reverse=True)[:10]
    discounted = lambda values: sum(v / math.log2(i + 2) for i, v in enumerate(values))
    places = [i for i, each in enumerate(answer) if grades.get(each, 0) > 0]
    relevant = sum(grade > 0 for grade in grades.values())
    precision = sum((n + 1) / (i + 1) for n, i in enumerate(places)) / relevant
    return discounted(gains) / discounted(best), precision, len(places) / relevant


def chance(ours, theirs, rounds=10000):
    """Paired randomisation."""
    differences = [a - b for a, b in zip(ours, theirs)]
    seen, coin = abs(sum(differences)), random.Random(1)
    return sum(abs(sum(d if coin.random() < 0.5 else -d for d in differences)) >= seen - 1e-12
               for _ in range(rounds)) / rounds


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("fingerpost")
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--weights")
    given = arguments.parse_args()
    documents, questions = lines(given.folder / "documents.ndjson"), lines(given.folder / "questions.ndjson")
    mine = ours(given.fingerpost, given.folder, questions, given.weights)
    runs = {"ours": [measured(mine[q["id"]], q) for q in questions]}
    for name, setup in {"Xapian": (1, 1, 0.5), "Xapian, title x 3": (3, 1.2, 0.75),
                        "Xapian, title x 3, RM3": (3, 1.2, 0.75, True)}.items():
        engine = Xapian(documents, *setup)
        runs[name] = [measured(engine.answer(q["text"]), q) for q in questions]
    print(f"{len(documents)} documents, {len(questions)} questions")
    print("| | nDCG@10 | MAP | R@100 | p of nDCG@10, of MAP |\n|---|---|---|---|---|")
    for name, values in runs.items():
        means = " | ".join(f"{sum(v[i] for v in values) / len(values):.3f}" for i in range(3))
        p = ", ".join(f"{chance([v[i] for v in runs['ours']], [v[i] for v in values], 2000):.3f}" for i in (0, 1))
        print(f"| {name} | {means} | {'' if name == 'ours' else p} |")


if __name__ == "__main__":
    main()
