"""A test collection in one of the classic forms, as NDJSON for plain.py and for `fingerpost evaluate`.

    classic.py DOCUMENTS QUERIES JUDGEMENTS FOLDER

DOCUMENTS and QUERIES in the form of SMART (.I number, .T title, .W words, others left out); JUDGEMENTS as
lines of "query document", "query document grade" or TREC's "query 0 document grade". A grade of 0 or less
is none; Cranfield's run the other way round, and all that is judged counts as 2.
"""

import json
import re
import sys
from pathlib import Path


def records(file):
    field, record = None, None
    for line in Path(file).read_text(encoding="utf-8", errors="replace").splitlines():
        head = re.match(r"\.([A-Z])(?:\s+(\S+))?\s*$", line)
        if head and head[1] == "I":
            if record:
                yield record
            field, record = None, {"id": head[2]}
        elif head and record:
            field = head[1]
        elif field and record:
            record[field] = (record.get(field, "") + "\n" + line).strip()
    if record:
        yield record


def judged(file):
    for line in Path(file).read_text().splitlines():
        parts = line.split()
        if len(parts) == 4 and parts[1] in ("0", "Q0"):
            parts = [parts[0], parts[2], parts[3]]
        if len(parts) >= 2 and (len(parts) < 3 or float(parts[2]) > 0):
            yield parts[0].lstrip("0") or "0", parts[1]


def main(documents, queries, judgements, folder):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "documents.ndjson", "w") as out:
        for record in records(documents):
            out.write(json.dumps({"id": record["id"], "title": record.get("T", ""),
                                  "text": record.get("W", "") or record.get("T", "")}) + "\n")
    grades = {}
    for query, document in judged(judgements):
        grades.setdefault(query, {})[document] = 2
    with open(folder / "questions.ndjson", "w") as out:
        for place, record in enumerate(records(queries), 1):
            # Cranfield's judgements count the queries through, whatever their numbers are.
            number = record["id"].lstrip("0") or "0"
            found = grades.get(number) or grades.get(str(place))
            if found and record.get("W"):
                out.write(json.dumps({"id": number, "text": " ".join(record["W"].split()), "grades": found}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
