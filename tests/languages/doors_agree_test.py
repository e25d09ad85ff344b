"""C++, C, Python and the command: 500 questions over examples/pages, the same bytes from each."""

import ctypes
import json
import subprocess
import sys
from ctypes import byref, c_char_p, c_int32, c_size_t, c_void_p
from pathlib import Path
from tempfile import TemporaryDirectory

import fingerpost

MANY = 500
# What is asked beside the words, in turn, so that no two doors agree on the easy half alone.
BESIDE = [
    {}, {"facets": True}, {"explain": True, "limit": 3}, {"group": "section", "limit": 20},
    {"group": "work", "facets": True}, {"sort": "newest"}, {"sort": "title", "offset": 5},
    {"ended": "leave_out"}, {"snippets": False, "limit": 30}, {"for": "leeds"}, {"kinds": ["event", "course"]},
    {"from": "2024-01", "to": "2024-12-31"}, {"context": "police"}, {"known_at": "2026-01-01"}, {"id": "\u2713"},
]


def requests(source):
    asked = [json.loads(line) for line in (source / "tests/questions/questions.ndjson").read_text().splitlines()]
    # What is a request of it; the other keys are of the grading.
    plain = [{key: one[key] for key in ("text", "as_of", "for", "kinds") if key in one} for one in asked]
    return [{**plain[n % len(plain)], **BESIDE[n % len(BESIDE)]} for n in range(MANY)]


def by_command(command, index, file):
    return subprocess.run([command, "search", index, "--queries", file], check=True,
                          capture_output=True).stdout.decode().splitlines()


def by_cxx(program, index, file):
    return subprocess.run([program, index, file], check=True, capture_output=True).stdout.decode().splitlines()


def by_python(index, asked):
    words = {"for": "for_", "from": "from_"}
    with fingerpost.Index.open(index) as opened, opened.searcher() as searcher:
        return [searcher.search(**{words.get(key, key): value for key, value in one.items()}).to_json()
                for one in asked]


def by_c(library, index, asked):
    lib = ctypes.CDLL(library)
    lib.fingerpost_text_data.argtypes, lib.fingerpost_text_data.restype = [c_void_p], c_void_p
    lib.fingerpost_text_size.argtypes, lib.fingerpost_text_size.restype = [c_void_p], c_size_t

    def made(name, *arguments):
        out = c_void_p()
        function = getattr(lib, f"fingerpost_{name}")
        function.restype = c_int32
        if function(*arguments, byref(out), None) != 0:
            raise SystemExit(f"{name} failed")
        return out

    opened = made("index_open", c_char_p(str(index).encode()))
    searcher = made("searcher_open", opened, None)
    answers = []
    for one in asked:
        results = made("search", searcher, c_char_p(json.dumps(one).encode()), None)
        text = made("results_json", results)
        answers.append(ctypes.string_at(lib.fingerpost_text_data(text), lib.fingerpost_text_size(text)).decode())
        lib.fingerpost_text_free(text), lib.fingerpost_results_free(results)
    lib.fingerpost_searcher_free(searcher), lib.fingerpost_index_free(opened)
    return answers


def main(source, command, library, program):
    source, said = Path(source), []
    with TemporaryDirectory() as folder:
        index, file = Path(folder) / "leeds.index", Path(folder) / "requests.ndjson"
        subprocess.run([command, "index", index, source / "examples/pages", "--exclude", "README.md",
                        "--recorded", "2026-01-01", "--quiet"], check=True)
        asked = requests(source)
        file.write_text("".join(json.dumps(one) + "\n" for one in asked))
        first = by_cxx(program, index, file)
        found = sum(json.loads(answer)["total"] > 0 for answer in first)
        for door, answers in (("the command", by_command(command, index, file)), ("C", by_c(library, index, asked)),
                              ("Python", by_python(index, asked))):
            other = [n for n in range(MANY) if n >= len(answers) or answers[n] != first[n]]
            said.append(len(answers) == MANY and not other)
            print(f"{'ok    ' if said[-1] else 'FAILED'} {door} answers {MANY} questions as C++ does")
            for n in other[:3]:
                print(f"  {asked[n]}\n  C++: {first[n][:300]}\n  {door}: {answers[n][:300] if n < len(answers) else None}")
        said.append(found > MANY / 2)
        print(f"{'ok    ' if said[-1] else 'FAILED'} most questions find something: {found}")
    print(f"{said.count(True)} passed, {said.count(False)} failed")
    return 0 if all(said) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
