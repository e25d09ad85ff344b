"""What ABI 1 promised still holds: abidiff between the baseline and the header of today.

Both headers become libraries of empty functions with debug information. That the real library has
just these functions is c_exports's affair, and that they are of these types the compiler's: a
definition of other types than the header's is not exported.
"""

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

CHANGES = 4 | 8  # abidiff's exit bits: changed, and incompatibly so


def stub(declarations):
    lines = ["#include <stddef.h>", "#include <stdint.h>"]
    for line in declarations.splitlines():
        if re.match(r"(?!typedef)[^/*]*\(.*\);$", line):
            line = line[:-1] + (" {}" if line.startswith("void ") else " { return 0; }")
        lines.append(line)
    return "\n".join(lines) + "\n"


def library(compiler, exports, declarations, path):
    source = path.with_suffix(".c")
    source.write_text(stub(declarations), encoding="ascii")
    subprocess.run([compiler, "-g", "-shared", "-fPIC", "-w", f"-Wl,--version-script={exports}",
                    "-Wl,-soname,libfingerpost.so.1", source, "-o", path], check=True)
    return path


def compare(one, two, *options):
    ran = subprocess.run(["abidiff", *options, one, two], text=True, capture_output=True)
    return ran.returncode & CHANGES != 0, ran.stdout + ran.stderr


# A baseline changed in each of these ways is another ABI.
MISCHIEF = {
    "a removed function": (r"void fingerpost_error_free\(.*\n", ""),
    "a wider number": (r"int32_t \*moved", "int64_t *moved"),
    "another argument": (r"fingerpost_results_total\(const", "fingerpost_results_total(int more, const"),
    "another result": (r"uint64_t fingerpost_results_later", "int32_t fingerpost_results_later"),
    "another handle": (r"_writer_merge\(fingerpost_writer", "_writer_merge(fingerpost_index"),
}


def main(compiler, exports, baseline, ffi):
    said = []

    def check(what, fine, why=""):
        print(f"{'ok    ' if fine else 'FAILED'} {what} {why}")
        said.append(bool(fine))

    promised = Path(baseline).read_text(encoding="ascii")
    today = Path(ffi).read_text(encoding="ascii")
    with TemporaryDirectory() as folder:
        folder = Path(folder)
        old = library(compiler, exports, promised, folder / "promised.so")
        new = library(compiler, exports, today, folder / "today.so")
        changed, report = compare(old, new, "--no-added-syms")
        check("nothing that was promised is changed or removed", not changed, report)
        print(compare(old, new)[1])
        for number, (what, (pattern, instead)) in enumerate(MISCHIEF.items()):
            other, times = re.subn(pattern, instead, today)
            bad = library(compiler, exports, other, folder / f"bad{number}.so")
            check(f"{what} would be told", times == 1 and compare(old, bad, "--no-added-syms")[0])
        # Numbers of an enum stand in no function's type: they are compared as they are written.
        numbers = re.findall(r"FINGERPOST_\w+ = \d+", promised)
        check("no status changed its number", numbers and set(numbers) <= set(re.findall(
            r"FINGERPOST_\w+ = \d+", today)))
    print(f"{said.count(True)} passed, {said.count(False)} failed")
    return 0 if all(said) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
