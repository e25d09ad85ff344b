"""Adds up the test cases of a run and ends with one line: N passed, N failed.

ctest knows programs, not cases, so each program's own closing line is read:
Catch2's, pytest's, unittest's, or "N passed, N failed". A program that closes
with none of these is one case. One that failed although its line says that all
passed, or died before it, is one failed case more: nothing is counted twice and
nothing that went wrong is lost.
"""

import re
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

CATCH_ALL = re.compile(r"^All tests passed \(.* in (\d+) test cases?\)", re.M)
CATCH_SOME = re.compile(r"^test cases: +\d+ \|(.*)$", re.M)
PYTEST = re.compile(r"^(?:=+ )?((?:\d+ (?:passed|failed|errors?|skipped|xfailed|xpassed|deselected|"
                    r"warnings?)(?:, )?)+) in [\d.]+s.*$", re.M)
UNITTEST = re.compile(r"^Ran (\d+) tests? in [\d.]+s\n+(OK|FAILED)(?: \((.*)\))?", re.M)
PLAIN = re.compile(r"^(\d+) passed, (\d+) failed$", re.M)


def number(text, *words):
    return sum(int(n) for n, word in re.findall(r"(\d+) (\w+)", text) if word in words)


def cases(output):
    """(passed, failed) as the program's last closing line has it, or None."""
    found = []
    for match in CATCH_ALL.finditer(output):
        found.append((match.start(), int(match[1]), 0))
    for match in CATCH_SOME.finditer(output):
        found.append((match.start(), number(match[1], "passed"), number(match[1], "failed")))
    for match in PYTEST.finditer(output):
        found.append((match.start(), number(match[1], "passed"),
                      number(match[1], "failed", "error", "errors", "xpassed")))
    for match in UNITTEST.finditer(output):
        bad = sum(int(n) for n in re.findall(r"(?:failures|errors)=(\d+)", match[3] or ""))
        skipped = sum(int(n) for n in re.findall(r"skipped=(\d+)", match[3] or ""))
        found.append((match.start(), int(match[1]) - bad - skipped, bad))
    for match in PLAIN.finditer(output):
        found.append((match.start(), int(match[1]), int(match[2])))
    return max(found)[1:] if found else None


def of_program(test):
    """One <testcase> of ctest: (name, passed, failed)."""
    ok = test.get("status") == "run"
    passed, failed = cases(test.findtext("system-out") or "") or (int(ok), int(not ok))
    return test.get("name"), passed, failed if ok or failed else failed + 1


def main(folder):
    rows = []
    for file in sorted(folder.glob("*.xml")):
        rows += [of_program(test) for test in xml.parse(file).iter("testcase")]
    for file in sorted(folder.glob("*.step")):
        ok = file.read_text().strip() == "passed"
        rows.append((file.stem, int(ok), int(not ok)))
    for name, passed, failed in rows:
        print(f"{name:<24}{passed:>6} passed{failed:>6} failed" + ("   <-" if failed else ""))
    passed, failed = sum(row[1] for row in rows), sum(row[2] for row in rows)
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
