"""The rules of the house, read from the includes: which room knows which, who may
see which engine, what the library never does. Prints the picture it finds.

    python3 house.py ROOT TOUR_PROGRAM      FINGERPOST_ACCEPT=1 rewrites the tour
"""

import os
import re
import subprocess
import sys
import unittest
from collections import defaultdict
from pathlib import Path

from sources import code_of, sources, tracked

ROOT = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else Path(__file__).parents[2]
TOUR = Path(sys.argv.pop(1)) if len(sys.argv) > 1 else None

# Which rooms a room may know, in the order of the data flow: an arrow may only
# lead to a room that stands above. index knows text to fold a place or a word as
# they were folded when indexed, and dates for the arithmetic of days.
MAY_KNOW = {
    "text": [],
    "dates": ["text"],
    "extract": ["text"],
    "document": ["text", "dates", "extract"],
    "topics": ["text"],
    "query": ["text", "dates", "topics"],
    "rank": [],
    "json": ["topics"],
    "packs": ["json"],
    "feeds": ["text", "dates", "json"],
    "events": ["text", "dates", "feeds"],
    "index": ["text", "dates", "document", "topics", "query", "rank", "json", "packs", "events"],
    "library": ["text", "dates", "json", "feeds", "events"],
}

# Public headers that are more than values, and the rooms that may see them.
PUBLIC_DOORS = {
    "read": ["document", "topics", "json", "index"],
    "topics": ["topics", "query", "json", "index"],
    "vocabulary": ["topics", "json"],
    "index": ["index", "json", "library"],
    "json": ["json", "index", "feeds", "library"],
    "feeds": ["feeds", "library", "events"],
    "diary": ["library", "json"],
    "digest": ["library", "json"],
    "content_report": ["library", "json"],
    "report": ["index", "json", "library"],
    "fingerpost": [],
}

# The worker is a program of its own. What is behind its seal is fuzzed, measured and
# compared without it: those tests enter by these.
WORKER_DOORS = ("extract/worker/readers.hpp", "extract/protocol.hpp",
                "extract/worker_process.hpp")
BEHIND_THE_SEAL = ("tests/extract/", "tests/fuzz/", "tests/bench/")

# An engine is seen in one place.
ENGINES = {
    r"xapian(\.h|/)": "lib/index/",
    # The worker reads what web pages say of themselves in JSON-LD.
    r"nlohmann/": ("lib/json/", "lib/extract/worker/linked_data.cpp"),
    # An operator's own vocabulary; what others publish is parsed in the worker.
    r"pugixml": ("lib/json/rdf_xml.cpp", "lib/extract/worker/"),
    r"pybind11/": "bindings/python/",
    r"(gumbo|md4c|poppler/|zip\.h|gmime/|libical/|seccomp)": "lib/extract/worker/",
    r"(unicode/|libstemmer)": "lib/text/",
    r"CLI/": "bindings/cli/command_line.cpp",
    r"microhttpd": "bindings/web/server.cpp",
    r"zlib\.h": "bindings/cli/gunzip.cpp",
}

# What the library never does, whatever it is asked. A steady clock measures how
# long a worker may take and tells no day: lib/extract may look at it.
NEVER = {
    "reads the clock": r"\bsystem_clock\b|\b(localtime|gmtime)(_r)?\s*\(|\bgettimeofday\b|"
                       r"\bCLOCK_REALTIME\b|(?<![\w.>:])(std::|::)?time\s*\(\s*(nullptr|NULL|0|&)",
    "looks at the environment": r"\b(secure_)?getenv\b|\b(set|put|unset)env\b|\benviron\b",
    "uses std::regex": r"\bstd::(basic_)?regex\b|#\s*include\s*<regex>",
    "opens a connection": r"(?<![\w.>])(::)?(connect|getaddrinfo|socket)\s*\(",
    "changes the locale": r"\bsetlocale\s*\(|\bstd::locale::global\b",
}
NOT_IN_A_LIBRARY = {  # nor, outside the worker program, may it
    "prints": r"\bstd::(cout|cerr|clog)\b|(?<!\w)v?f?printf\s*\(|\bv?f?puts\s*\(|\bperror\s*\(",
    "changes signals": r"(?<![\w.>])(::|std::)?(signal|sigaction|sigprocmask)\s*\(\s*SIG",
    "ends the host": r"(?<![\w.>])(::|std::)?(exit|abort|quick_exit|terminate)\s*\(",
    "reads a steady clock": r"\b(steady_clock|high_resolution_clock|CLOCK_MONOTONIC)\b",
}
STEADY_CLOCK_IN = "lib/extract/"

# What the rules above must find, and what they must let pass.
FOUND = {
    "std::cout << hits;": "prints",
    'std::printf("%d", 3);': "prints",
    "std::snprintf(text, size, format, value);": None,
    "const auto now = std::chrono::system_clock::now();": "reads the clock",
    "const std::time_t now = std::time(nullptr);": "reads the clock",
    "document.time(0);": None,
    'const char* home = getenv("HOME");': "looks at the environment",
    "std::regex words;": "uses std::regex",
    "::connect(socket, address, size);": "opens a connection",
    "std::setlocale(LC_ALL, name);": "changes the locale",
    "::signal(SIGPIPE, SIG_IGN);": "changes signals",
    "std::abort();": "ends the host",
    "// std::cout << 1": None,
    'words("the std::cout of a page // is a text");': None,
    'R"(std::cout)"; 1\'000\'000; \'"\'; /* getenv */': None,
    "auto x = 10'000; std::cerr << 'x';": "prints",
}

TOP_LEVEL = {"CMakeLists.txt", "include", "lib", "bindings", "examples", "tests", "README.md"}
LATER = r"\b(" + "|".join(["TO" "DO", "FIX" "ME", "XX" "X", "HA" "CK"]) + r")\b"

NAMES = tracked(ROOT)
ALL = sources(ROOT, NAMES, "lib", "include", "bindings", "examples", "tests")
LIB = [source for source in ALL if source.room]
LIBRARY = [source for source in ALL if source.path.startswith(("lib/", "include/"))]


def room_of(include):
    """The room that a quoted include of lib/ names, or None."""
    room = include.split("/")[0]
    return room if room in MAY_KNOW and f"tests/{include}" not in NAMES else None


def knows():
    """For each room the rooms its sources include, as they are."""
    arrows = defaultdict(set)
    for source in LIB:
        for quoted, name in source.includes():
            if quoted and room_of(name) not in (None, source.room):
                arrows[source.room].add(room_of(name))
    return arrows


def picture():
    arrows, lines = knows(), ["", "The rooms, in the order of the data flow:", ""]
    for room, _ in MAY_KNOW.items():
        own = [source for source in LIB if source.room == room]
        known = [other for other in MAY_KNOW if other in arrows[room]]
        lines.append(f"  {room:<9}{len(own):>3} files{sum(s.lines for s in own):>6} lines   "
                     + ("<- " + " ".join(known) if known else "knows nobody"))
    for folder in ("include/", "bindings/c/", "bindings/cli/", "bindings/python/", "bindings/web/"):
        own = [source for source in ALL if source.path.startswith(folder)]
        lines.append(f"  {folder:<17}{len(own):>3} files{sum(s.lines for s in own):>6} lines")
    longest = sorted(LIBRARY, key=lambda source: -source.lines)[:5]
    lines.append("  longest: " + ", ".join(f"{s.path} {s.lines}" for s in longest))
    return "\n".join(lines + [""])


class House(unittest.TestCase):
    def none(self, found, rule):
        self.assertFalse(found, rule + ":\n  " + "\n  ".join(sorted(set(found))))

    def test_every_room_is_there_and_no_other(self):
        self.assertEqual({source.room for source in LIB}, set(MAY_KNOW))

    def test_the_list_itself_runs_one_way(self):
        order = list(MAY_KNOW)
        self.none([f"{room} <- {other}" for room, known in MAY_KNOW.items() for other in known
                   if order.index(other) >= order.index(room)], "the list of arrows has a loop")

    def test_arrows_run_one_way(self):
        self.none([f"{source.path} includes {name}" for source in LIB
                   for quoted, name in source.includes() if quoted
                   and room_of(name) not in (None, source.room)
                   and room_of(name) not in MAY_KNOW[source.room]], "an arrow runs upstream")

    def test_public_doors_are_seen_downstream_only(self):
        self.none([f"{source.path} includes {name}" for source in LIB
                   for quoted, name in source.includes() if quoted
                   for door in [re.fullmatch(r"fingerpost/(\w+)\.hpp", name)]
                   if door and source.room not in PUBLIC_DOORS.get(door[1], [source.room])],
                  "a room sees the door of one downstream")

    def test_a_room_is_entered_by_its_one_door(self):
        self.none([f"{source.path} includes {name}" for source in ALL
                   for quoted, name in source.includes() if quoted and room_of(name)
                   and name != "{0}/{0}.hpp".format(room_of(name))
                   and source.room != room_of(name)
                   and not (name in WORKER_DOORS and source.path.startswith(BEHIND_THE_SEAL))],
                  "a header that is a room's own affair")

    def test_every_room_has_its_door(self):
        self.none([room for room in MAY_KNOW if f"lib/{room}/{room}.hpp" not in NAMES], "no door")

    def test_an_engine_is_seen_in_one_place(self):
        self.none([f"{source.path} includes {name}" for source in ALL
                   if not source.path.startswith("tests/") for _, name in source.includes()
                   for engine, place in ENGINES.items()
                   if re.match(engine, name) and not source.path.startswith(place)],
                  "an engine outside its room")

    def test_public_headers_see_each_other_and_std_only(self):
        self.none([f"{source.path} includes {name}" for source in ALL
                   if source.path.startswith("include/") for quoted, name in source.includes()
                   if (quoted and not name.startswith("fingerpost/"))
                   or (not quoted and ("/" in name or (name.endswith(".h")
                                                       and source.path.endswith(".hpp"))))],
                  "a public header brings something along")

    def test_bindings_see_public_headers_only(self):
        bound = [source for source in ALL
                 if source.path.startswith(("bindings/c/", "bindings/cli/", "bindings/python/"))]
        self.none([f"{source.path} includes {name}" for source in bound
                   for quoted, name in source.includes() if quoted
                   and f"include/{name}" not in NAMES
                   and not any(f"{folder}/{name}" in NAMES for folder in
                               [source.path.rsplit("/", 1)[0], "/".join(source.path.split("/")[:2]),
                                "/".join(source.path.split("/")[:3])])],
                  "a binding sees inside the library")

    def test_tests_see_doors_only(self):
        rooms = [source for source in ALL if source.path.startswith("tests/")
                 and source.path.split("/")[1] in MAY_KNOW]
        self.none([f"{source.path} includes {name}" for source in rooms
                   for quoted, name in source.includes()
                   if quoted and room_of(name) not in (None, source.path.split("/")[1])],
                  "the test of a room sees another")
        journeys = [source for source in ALL if source.path.startswith("tests/journeys/")]
        self.none([f"{source.path} includes {name}" for source in journeys
                   for quoted, name in source.includes() if quoted and room_of(name)],
                  "a journey sees inside the library")

    def test_the_library_keeps_to_itself(self):
        found = []
        for source in LIBRARY:
            rules = dict(NEVER)
            if "/worker/" not in source.path:
                rules.update(NOT_IN_A_LIBRARY)
            if source.path.startswith(STEADY_CLOCK_IN):
                rules.pop("reads a steady clock", None)
            for number, line in enumerate(source.code().split("\n"), 1):
                found += [f"{source.path}:{number} {what}: {line.strip()}"
                          for what, pattern in rules.items() if re.search(pattern, line)]
        self.none(found, "what the library never does")

    def test_the_rules_find_what_they_name(self):
        rules = NEVER | NOT_IN_A_LIBRARY
        for line, rule in FOUND.items():
            broken = [name for name, rule in rules.items() if re.search(rule, code_of(line))]
            self.assertEqual(broken, [rule] if rule else [], line)

    def test_no_header_opens_a_namespace(self):
        self.none([source.path for source in ALL if source.path.endswith(".hpp")
                   and not source.path.startswith("tests/") and re.search(r"\busing\s+namespace\b", source.code())],
                  "using namespace in a header")

    def test_the_top_level_is_as_given(self):
        top = {name.split("/")[0] for name in NAMES}
        self.assertEqual({name for name in top if not name.startswith(".")} - {"LICENSE"}, TOP_LEVEL)

    def test_nothing_is_left_for_later(self):
        text = re.compile(r".*\.(cpp|hpp|h|c|py|pyi|sh|txt|cmake|md|toml|js|mjs|php)$|.*/CMakeLists.txt")
        found = []
        for name in NAMES:
            if text.match(name) and not name.startswith(("examples/pages/", "tests/pages/")):
                for number, line in enumerate((ROOT / name).read_text(errors="replace").split("\n"), 1):
                    found += [f"{name}:{number}"] if re.search(LATER, line) else []
        self.none(found, "left for later")

    def test_the_tour_is_what_the_program_gives(self):
        given = subprocess.run([str(TOUR)], capture_output=True, text=True, timeout=120)
        self.assertEqual(given.returncode, 0, given.stderr)
        blocks = dict(re.findall(r"^=== (\w+)\n((?:(?!=== ).*\n)*)", given.stdout, re.M))
        page = ROOT / "lib" / "README.md"
        told = page.read_text()
        block = re.compile(r"(<!-- tour: (\w+) -->\n```\n)(.*?)(```\n)", re.S)
        self.assertEqual({found[1] for found in block.findall(told)}, set(blocks),
                         "the tour's stations and the program's differ")
        true = block.sub(lambda found: found[1] + blocks[found[2]] + found[4], told)
        if os.environ.get("FINGERPOST_ACCEPT"):
            page.write_text(true)
        else:
            self.assertEqual(told, true, "lib/README.md is out of date: FINGERPOST_ACCEPT=1 rewrites it")


if __name__ == "__main__":
    print(picture(), flush=True)
    unittest.main(verbosity=2)
