"""A collection of short abstracts from what apt knows: the descriptions of packages, asked about in the
words of other descriptions, judged by the tags that people gave both.

    apt-get update -o Acquire::Languages=en
    debian.py FOLDER
    plain.py FINGERPOST FOLDER

A package is relevant to another when their tags (without those of form: role, interface, language) are
alike: 3 the same, 2 seven tenths in common, 1 half. Seeded: the same archive gives the same collection.
"""

import collections
import json
import random
import re
import subprocess
import sys
from pathlib import Path

FORM = ("role::", "implemented-in::", "interface::", "uitoolkit::", "devel::lang", "suite::", "culture::",
        "made-of::", "special::", "devel::library", "scope::", "x11::")


def stanzas():
    text = subprocess.run(["apt-cache", "-o", "Acquire::Languages=en", "dumpavail"], capture_output=True,
                          text=True, check=True, errors="replace").stdout
    names = re.findall(r"^Package: (\S+)$(?=(?:\n.+)*\nTag: )", text, re.M)
    for start in range(0, len(names), 500):
        shown = subprocess.run(["apt-cache", "-o", "Acquire::Languages=en", "show", "--no-all-versions",
                                *names[start:start + 500]], capture_output=True, text=True, errors="replace")
        yield from shown.stdout.split("\n\n")


def field(stanza, name):
    found = re.search(rf"^{name}: (.*(?:\n .*)*)", stanza, re.M)
    return found[1] if found else ""


def packages():
    seen = {}
    for stanza in stanzas():
        name, about = field(stanza, "Package"), field(stanza, "Description-en")
        source = (field(stanza, "Source") or name).split(" ")[0]
        tags = {t for t in re.split(r",\s*", field(stanza, "Tag").replace("\n", "")) if not t.startswith(FORM)}
        title, _, body = about.partition("\n")
        text = "\n".join("" if line.strip() == "." else line.strip() for line in body.split("\n"))
        if source not in seen and len(tags) >= 3 and len(text.split()) >= 35:
            seen[source] = (name, title, text, tags)
    return sorted(seen.values())


def grades(tags, documents, but):
    found = {}
    for name, _, _, others in documents:
        alike = len(tags & others) / len(tags | others)
        if name != but and alike >= 0.5:
            found[name] = 3 if alike == 1 else 2 if alike >= 0.7 else 1
    return found


def main(folder):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    documents = packages()
    with open(folder / "documents.ndjson", "w") as out:
        for name, title, text, _ in documents:
            out.write(json.dumps({"id": name, "title": title, "text": text}) + "\n")
    asked = list(documents)
    random.Random(7).shuffle(asked)
    written = 0
    with open(folder / "questions.ndjson", "w") as out:
        for name, title, text, tags in asked:
            first = re.split(r"(?<=[.!?])\s", " ".join(text.split()))[0]
            words = (title if written % 2 else first).replace('"', "").split()[:25]
            relevant = grades(tags, documents, name)
            if written < 300 and len(words) >= 4 and 3 <= len(relevant) <= 80:
                line = {"id": f"d{written}", "text": " ".join(words), "grades": relevant, "note": name}
                out.write(json.dumps(line) + "\n")
                written += 1


if __name__ == "__main__":
    main(*sys.argv[1:])
