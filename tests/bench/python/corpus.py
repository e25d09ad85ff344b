"""Sections of made-up guidance with Zipfian words, the same each time: (id, title, kind, year, text)."""

import random

KINDS = ("protocol", "guidance", "newsletter", "event")
SYLLABLES = "ba be bi bo da de di do fa fe ga go ka ke la le li lo ma me mi mo na ne no pa pe ra re ri sa se ta te ti to va ve".split()


def words(count=8000, seed=7):
    """A vocabulary, commonest first; a few that people ask for are among them."""
    chance, made = random.Random(seed), {}
    for known in ("child", "neglect", "bruise", "school", "referral", "protocol", "training", "missing"):
        made[known] = None
    while len(made) < count:
        made["".join(chance.choices(SYLLABLES, k=chance.randrange(2, 5)))] = None
    return list(made)


def sections(count, seed=11, length=150):
    known, chance = words(), random.Random(seed)
    weights = [1 / (rank + 2) for rank in range(len(known))]
    for number in range(count):
        drawn = chance.choices(known, weights, k=length)
        text = ". ".join(" ".join(drawn[at:at + 12]).capitalize() for at in range(0, length, 12)) + "."
        title = " ".join(chance.choices(known[:400], k=3)).capitalize()
        yield f"page/{number}", title, KINDS[number % 4], 2010 + number % 15, text


def questions(count, seed=13):
    """Of one to three words, some common and some rare."""
    known, chance = words(), random.Random(seed)
    return [" ".join(known[int(len(known[:3000]) * chance.random() ** 3)] for _ in range(1 + number % 3))
            for number in range(count)]
