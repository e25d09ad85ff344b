"""Fingerpost from Python beside tantivy, Whoosh, Xapian's bindings and SQLite FTS5: compare.py [SECTIONS [NAME...]]

The same ten tasks in each, over the same sections, in one run; processor time, so that other work on
the machine counts little. Questions go to each in turn. `--target bench_python`, or neighbours.sh BUILD.
"""

import importlib
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

import corpus

NAMES = ("fingerpost", "tantivy", "whoosh", "xapian", "fts5")
ASKING = ("search", "phrase", "filter", "facets", "snippet", "sort", "did you mean")
FUNCTIONS = {"filter": "filtered", "snippet": "snippets", "sort": "newest", "did you mean": "did_you_mean"}
QUESTIONS, ROUNDS = 60, 3


def lines(name):
    """Lines of code by task; what several use counts where it is first needed."""
    text = Path(__file__).with_name(f"with_{name}.py").read_text()
    parts = re.split(r"^# -- (.*)\n", text, flags=re.M)
    return {task: sum(bool(line.strip()) and "= None" not in line for line in part.splitlines())
            for task, part in zip(parts[1::2], parts[2::2]) if task != "end"}


def timed(work):
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def peers(names):
    found = {}
    for name in names:
        try:
            found[name] = importlib.import_module(f"with_{name}")
        except ImportError as error:
            print(f"without {name}: {error}")
    return found


def check(peer, folder):
    """Each does its tasks: a page that is put is found, and gone when it is deleted."""
    words = "quixotic herons"
    peer.update(folder, "page/3", "Quixotic", words)
    assert peer.search(peer.opened(folder), words)[0] == "page/3", peer
    assert peer.phrase(peer.opened(folder), words) == ["page/3"], peer
    peer.delete(folder, "page/3")
    assert "page/3" not in peer.search(peer.opened(folder), words), peer
    handle = peer.opened(folder)
    assert set(peer.facets(handle, "child neglect")) == set(corpus.KINDS), peer
    assert peer.filtered(handle, "neglect", "event") and len(peer.newest(handle, "neglect")) == 10, peer
    assert len(peer.snippets(handle, "neglect")) == 10, peer


def arguments(task, words):
    if task == "phrase":
        return [" ".join((words.split() * 2)[:2])]
    return [words, "protocol"] if task == "filter" else [words]


def ask(found, handles, task):
    """Seconds by peer: the median over questions of the least over rounds."""
    least = {name: {} for name in found}
    for _ in range(ROUNDS):
        for words in corpus.questions(10 if task == "did you mean" else QUESTIONS):
            for name, peer in found.items():
                function = getattr(peer, FUNCTIONS.get(task, task))
                if function is None:
                    continue
                took, _answer = timed(lambda: function(handles[name], *arguments(task, words)))
                least[name][words] = min(took, least[name].get(words, took))
    return {name: statistics.median(times.values()) if times else None for name, times in least.items()}


def table(head, rows):
    print("| " + " | ".join(["", *head]) + " |\n|" + "---|" * (len(head) + 1))
    for what, row in rows.items():
        print("| " + " | ".join([what, *(str(row.get(name, "")) for name in head)]) + " |")
    print()


def size(folder):
    return sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())


def main(count, names):
    found = peers(names)
    sections = list(corpus.sections(count))
    code = {name: lines(name) for name in found}
    tasks = list(code["fingerpost"])
    table(list(found), {**{f"lines: {task}": {name: code[name][task] for name in found} for task in tasks},
                        "lines in all": {name: sum(code[name].values()) for name in found}})
    rows, handles = {}, {}
    with tempfile.TemporaryDirectory() as work:
        folders = {name: Path(work) / name for name in found}
        building = {name: timed(lambda: peer.build(folders[name], sections))[0] for name, peer in found.items()}
        rows[f"index {count}, s"] = {name: f"{took:.1f}" for name, took in building.items()}
        rows["size, MB"] = {name: f"{size(folders[name]) / 1e6:.0f}" for name in found}
        handles = {name: peer.opened(folders[name]) for name, peer in found.items()}
        for task in ASKING:
            times = ask(found, handles, task)
            rows[f"{task}, ms"] = {name: "-" if took is None else f"{took * 1000:.2f}" for name, took in times.items()}
        for name, peer in found.items():
            check(peer, folders[name])
    table(list(found), rows)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, sys.argv[2:] or NAMES)
