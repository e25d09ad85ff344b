"""dateparser's search_dates on the lines of a table: {"id", "dates": [{"first", "last"}]} each.

    python with_dateparser.py TABLE
"""
import datetime
import json
import sys

from dateparser.search import search_dates


def days_in(case):
    settings = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "future"}
    if "published" in case:
        whole = (case["published"] + "-01-01")[:10]  # "2023-11": its first day
        settings["RELATIVE_BASE"] = datetime.datetime.fromisoformat(whole)
    found = search_dates(case["text"], languages=["en"], settings=settings) or []
    return [when.date().isoformat() for _, when in found]


for number, line in enumerate(open(sys.argv[1], encoding="utf-8")):
    days = days_in(json.loads(line))
    print(json.dumps({"id": number, "dates": [{"first": day, "last": day} for day in days]}))
