"""A long NDJSON file through `fingerpost index`: how fast, in how much memory, and whether a run that is
killed at random moments and begun again comes to the same documents and the same answers.

    bulk.py COMMAND [LINES] [KILLS]       100000 lines and 10 kills unless told otherwise
"""

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

QUARTERS = 4
# What is not committed is held in memory, at most 10,000 documents of it: the highest of a quarter
# is looked at, once a quarter has two commits. From the second quarter on (in the first the first
# segments are folded, and the allocator keeps what that took) it may grow by what is known of every
# id (lib/index/seats.hpp: 64 bytes, its place in a table and itself, and the same again while a
# table is grown) and by nothing else. A file of fewer lines is held to what those 10,000 take.
MOST_OF_A_LINE = 200  # bytes
LONG = QUARTERS * 20_000
MOST_OF_A_COMMIT = 300e6  # bytes
TOPICS = ["neglect", "bruising", "child sexual exploitation", "missing children", "private fostering",
          "online safety", "domestic abuse", "forced marriage", "county lines", "early help"]
KINDS = ["guidance", "protocol", "newsletter", "event", "course", "notice", "briefing", "page"]
PLACES = ["Leeds SCP", "Bradford SCP", "Kirklees SCP", "Wakefield SCP", "Calderdale SCP"]
WORDS = """practitioners share information about families with the team that knows them a meeting is held
 within days and its actions are written down the chair reads what was agreed children are seen alone
 schools nurseries health visitors and police officers attend when they can carers are told what happens
 next and whom to ring out of hours records are kept where colleagues find them again plans are reviewed
 with the network every quarter learning is passed on in sessions at lunch and on the website""".split()


def line(number):
    """The same for a number, whenever it is asked for."""
    chance = random.Random(number)
    topic, month = chance.choice(TOPICS), 1 + number % 12
    text = [f"{topic.capitalize()}, part {number}"]
    for _ in range(4):
        words = chance.choices(WORDS, k=38)
        words.insert(chance.randrange(38), topic)
        text.append(" ".join(words).capitalize() + f" {1 + number % 28} May {2015 + number % 11}.")
    return json.dumps({"id": f"page/{number}", "title": f"{topic.capitalize()} {number}", "kind": chance.choice(KINDS),
                       "publisher": chance.choice(PLACES), "published": f"{2015 + number % 11}-{month:02}",
                       "tier": "police" if number % 50 == 0 else "public", "text": "\n\n".join(text)}) + "\n"


def memory(process):
    """Resident bytes of it, not of the programs it has started."""
    try:
        pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * 4096


class Bulk:
    def __init__(self, command, lines, folder):
        self.command, self.lines, self.folder = command, lines, folder
        self.file = folder / "lines.ndjson"
        with self.file.open("w") as out:
            out.writelines(line(number) for number in range(lines))

    def start(self, index, source):
        return subprocess.Popen([self.command, "index", index, source, "--recorded", "2026-06-01", "--json"],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def fed(self, index):
        """Lines through a pipe, so that it is known how many went in when memory is looked at."""
        process, seen, begun = self.start(index, "-"), [0] * QUARTERS, time.monotonic()
        with self.file.open() as lines:
            for number, each in enumerate(lines, 1):
                process.stdin.write(each)
                if number % 250 == 0:
                    quarter = min(QUARTERS * number // (self.lines + 1), QUARTERS - 1)
                    seen[quarter] = max(seen[quarter], memory(process))
        out, _ = process.communicate()
        taken = time.monotonic() - begun
        return json.loads(out), seen, taken

    def killed(self, index, longest, chance):
        """Begun anew after each kill, and let go at last. How many ended by themselves before it."""
        process = self.start(index, self.file)
        try:
            process.wait(chance.uniform(0, longest))
            return True
        except subprocess.TimeoutExpired:
            process.kill()
            return False
        finally:
            process.communicate()

    def ask(self, *words):
        done = subprocess.run([self.command, *map(str, words)], text=True, capture_output=True)
        if done.returncode != 0:
            raise SystemExit(f"{words}: {done.returncode} {done.stderr}")
        return done.stdout

    def answers(self, index):
        """To questions of many kinds, but for the number of commits it took."""
        requests = self.folder / "requests.ndjson"
        asked = [{"text": topic, "as_of": f"{year}-06-01", **more} for topic in TOPICS for year in (2017, 2026)
                 for more in ({"limit": 20}, {"facets": True, "kinds": ["event", "protocol"]}, {"sort": "newest"},
                              {"group": "section", "offset": 30}, {"publishers": ["Leeds SCP"], "explain": True})]
        requests.write_text("".join(json.dumps(each) + "\n" for each in asked))
        rows = [json.loads(row) for tier in ("public", "police")
                for row in self.ask("search", index, "--queries", requests, "--tier", tier).splitlines()]
        for row in rows:
            row.pop("revision")
        return rows


def main(command, lines=100_000, kills=10):
    lines, kills, said = int(lines), int(kills), []
    chance = random.Random(20261122)

    def check(what, fine, why=""):
        print(f"{'ok    ' if fine else 'FAILED'} {what} {why}", flush=True)
        said.append(bool(fine))

    with TemporaryDirectory() as folder:
        bulk = Bulk(command, lines, Path(folder))
        whole, broken = Path(folder) / "whole.index", Path(folder) / "broken.index"
        tally, seen, taken = bulk.fed(whole)
        size = bulk.file.stat().st_size
        print(f"       {lines} lines, {size / 1e6:.0f} MB, in {taken:.1f} s: {lines / taken:.0f} a second; "
              f"most memory in each quarter: {', '.join(f'{each / 1e6:.0f} MB' for each in seen)}", flush=True)
        check("every line is indexed", (tally["added"], tally["failed"]) == (lines, 0), tally["failures"][:3])
        growth = (seen[-1] - seen[1]) / (lines / 2)
        if lines >= LONG:
            check("memory grows by what is known of a document and no more", growth < MOST_OF_A_LINE,
                  f"({growth:.0f} bytes for a line of {size / lines:.0f})")
        else:
            check("memory stays within that of a commit", max(seen) < MOST_OF_A_COMMIT)
        early, at = 0, []
        for number in range(kills):
            early += bulk.killed(broken, taken / 5, chance)  # all ten fall before the end
            at.append(json.loads(bulk.ask("check", broken, "--json"))["files"] if (broken / "manifest").exists() else 0)
            if (broken / "manifest").exists() and json.loads(bulk.ask("check", broken, "--json"))["damage"]:
                check(f"nothing is damaged after kill {number + 1}", False)
        check(f"after {kills - early} kills nothing is damaged", True, f"(files of the index after each: {at})")
        out, _ = bulk.start(broken, bulk.file).communicate()
        rest = json.loads(out)
        check("the rest is indexed, and what was committed is not read again",
              rest["failed"] == 0 and rest["added"] + rest["unchanged"] == lines, rest)
        again = json.loads(bulk.start(broken, bulk.file).communicate()[0])
        check("after that nothing is left to do", (again["unchanged"], again["added"]) == (lines, 0), again)
        one, other = bulk.answers(whole), bulk.answers(broken)
        different = sum(a != b for a, b in zip(one, other))
        check("the answers are the same", len(one) == len(other) and different == 0,
              f"({len(one)} of them, {sum(row['total'] > 0 for row in one)} with hits; {different} differ)")
        if different:
            a, b = next((a, b) for a, b in zip(one, other) if a != b)
            print("\n".join(f"       {key}: {str(a[key])[:600]}\n   not {str(b[key])[:600]}" for key in a if a[key] != b.get(key)))
    print(f"{said.count(True)} passed, {said.count(False)} failed")
    return 0 if all(said) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
