"""How many cases of tests/dates each reader gets right, by form.

    python compare.py TABLE ours.ndjson [NAME=other.ndjson ...]

Only days are compared: no roles, no times, no rules, as the others have none. And
gently: where a longer period is wanted, one day in it is enough for another
reader; an open end is not looked at. Editions are no dates. Exits with 1 when
another reader is better on any form.
"""
import collections
import json
import sys


def lines(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def fits(got, want, gently):
    first, last = want["first"], want["last"]
    if first is None and last is None:
        return True
    if first is None or last is None:
        bound = first or last
        return bound in (got["first"], got["last"])
    if (got["first"], got["last"]) == (first, last):
        return True
    return gently and first != last and first <= got["first"] <= last


def right(case, found, gently):
    rest = [one for one in found if one.get("role") != "edition"]
    for want in case["expect"]:
        match = next((one for one in rest if fits(one, want, gently)), None)
        if match is None:
            return False
        rest.remove(match)
    return not rest


def main(table, ours, *others):
    cases = lines(table)
    readers = {"fingerpost": (ours, False)}
    readers.update({name: (path, True) for name, path in (other.split("=", 1) for other in others)})
    forms = collections.Counter(case["form"] for case in cases)
    score = {name: collections.Counter() for name in readers}
    for name, (path, gently) in readers.items():
        answers = {answer["id"]: answer["dates"] for answer in lines(path)}
        for number, case in enumerate(cases):
            found = answers.get(number, answers.get(str(number), []))
            score[name][case["form"]] += right(case, found, gently)
    print(f"{'form':24}{'cases':>6}" + "".join(f"{name:>14}" for name in readers))
    for form, count in sorted(forms.items()):
        print(f"{form:24}{count:6}" + "".join(f"{score[name][form]:14}" for name in readers))
    print(f"{'all':24}{len(cases):6}" + "".join(f"{sum(score[name].values()):14}" for name in readers))
    worse = [
        f"{name} is better on {form}"
        for form in forms
        for name in readers
        if score[name][form] > score["fingerpost"][form]
    ]
    print("\n".join(worse) or "no other reader is better on any form")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
