"""Eight threads ask while one writes; each answer is what a replay gives at its revision.

    python3 readers_beside_writer.py [SECONDS]

Four readers share the Index, which moves on by itself; four hold a Searcher of their own and move it
on. Afterwards the same commits are made again, alone, and every answer compared byte for byte.
"""

import random
import sys
import tempfile
import threading
import time
from hashlib import blake2b
from pathlib import Path

import fingerpost

READERS = 8
QUESTIONS = [
    {"text": "neglect"},
    {"text": "bruising protocol", "as_of": "2023-05-20"},
    {"text": "training courses", "facets": True},
    {"text": "herons", "for_": "leeds", "kinds": ["protocol", "event"]},
    {"text": '"speak to a paediatrician"', "sort": "newest"},
    {"text": "safeguarding week", "as_of": "2024-06-20", "group": "work"},
]
WORDS = "neglect bruising protocol training courses herons safeguarding week threshold referral baby school".split()


def write(writer, number):
    """Commit `number`: some pages are put, one is removed, all decided by the number alone."""
    chance = random.Random(number)
    for _ in range(3):
        page = chance.randrange(60)
        text = " ".join(chance.choices(WORDS, k=40))
        writer.put(f"page/{page}", f"{chance.choice(WORDS).title()} {page}\n\n{text}.\n\nSpeak to a paediatrician.",
                   kind=chance.choice(["protocol", "event", "page", "guidance"]), publisher="Leeds SCP",
                   published=f"20{chance.randrange(15, 24)}-0{chance.randrange(1, 10)}")
    writer.remove(f"page/{chance.randrange(60)}")
    return writer.commit("2024-01-01")


def answer(searcher, number):
    """(revision, digest) of what it says to a question."""
    results = searcher.search(**{"as_of": "2024-05-20", **QUESTIONS[number]})
    return results.revision, blake2b(results.to_json().encode(), digest_size=16).digest()


class Seen:
    """What was answered at each revision; two answers at one are a fault at once."""

    def __init__(self):
        self.answers, self.count, self.faults, self.turn = {}, 0, [], threading.Lock()

    def note(self, number, revision, digest):
        with self.turn:
            self.count += 1
            if self.answers.setdefault((revision, number), digest) != digest:
                self.faults.append(f"two answers to {QUESTIONS[number]} at revision {revision}")


def read(index, own, seen, stop):
    try:
        searcher, number = index.searcher() if own else index, 0
        while not stop.is_set():
            seen.note(number, *answer(searcher, number))
            number = (number + 1) % len(QUESTIONS)
            if own and number == 0:
                searcher.refresh()
    except Exception as error:  # of a thread: told at the end
        seen.faults.append(f"{type(error).__name__}: {error}")


def ask_beside_a_writer(folder, seconds):
    """(Seen, how many commits were made)"""
    seen, stop = Seen(), threading.Event()
    with fingerpost.Index.create(folder) as index, index.writer() as writer:
        write(writer, 0)
        readers = [threading.Thread(target=read, args=(index, each % 2, seen, stop)) for each in range(READERS)]
        for each in readers:
            each.start()
        commits, until = 1, time.monotonic() + seconds
        while time.monotonic() < until and not seen.faults:
            write(writer, commits)
            commits += 1
        stop.set()
        for each in readers:
            each.join()
    return seen, commits


def replay(folder, commits, seen):
    """How many of the answers were compared; a fault for each that differs."""
    compared = 0
    with fingerpost.Index.create(folder) as index, index.writer() as writer:
        for commit in range(commits):
            revision = write(writer, commit)
            for number in range(len(QUESTIONS)):
                digest = seen.answers.get((revision, number))
                if digest is None:
                    continue
                compared += 1
                if answer(index, number) != (revision, digest):
                    seen.faults.append(f"{QUESTIONS[number]} at revision {revision} is another alone")
    return compared


def run(seconds):
    """(commits, answers, compared, faults)"""
    with tempfile.TemporaryDirectory() as folder:
        seen, commits = ask_beside_a_writer(Path(folder) / "beside.index", seconds)
        compared = replay(Path(folder) / "alone.index", commits, seen)
    if compared != len(seen.answers):
        seen.faults.append(f"{len(seen.answers) - compared} answers are of no commit")
    return commits, seen.count, compared, seen.faults


def main(seconds):
    commits, answers, compared, faults = run(seconds)
    print(f"{commits} commits, {answers} answers of {READERS} readers, {compared} different ones replayed")
    print(*faults[:10], sep="\n")
    print(f"{0 if faults else 1} passed, {1 if faults else 0} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 60))
