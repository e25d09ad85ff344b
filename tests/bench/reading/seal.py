"""What the seal costs, by format and from end to end: both programs in turn, the quickest
round of each.

    python3 seal.py BUILD [FOLDER [ROUNDS]]      (tests/pages/formats, 5)
"""

import resource
import subprocess
import sys
from pathlib import Path

BUILD = Path(sys.argv[1])
FOLDER = sys.argv[2] if len(sys.argv) > 2 else Path(__file__).parents[2] / "pages" / "formats"
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else 5


def seconds(program):
    out = subprocess.run([BUILD / "bin" / program, FOLDER, "1"], check=True, capture_output=True,
                         text=True).stdout
    return {name: (int(files), float(took)) for name, files, took in map(str.split, out.splitlines())}


def processor():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


best, spent = {}, {}
for _ in range(ROUNDS):
    for program in "fingerpost_bench_sealed", "fingerpost_bench_in_process":
        before = processor()
        rows = seconds(program).items()
        spent[program] = min(processor() - before, spent.get(program, 1e9))
        for name, (files, took) in rows:
            best.setdefault(name, {"files": files})
            best[name][program] = min(took, best[name].get(program, took))
print(f"{'':6} files  sealed ms/file  in process  ratio")
for name, row in best.items():
    sealed, bare = (1000 * row[f"fingerpost_bench_{kind}"] / row["files"]
                    for kind in ("sealed", "in_process"))
    print(f"{name:6} {row['files']:5} {sealed:15.2f} {bare:11.2f} {sealed / bare:6.2f}")
spent = [spent[f"fingerpost_bench_{kind}"] for kind in ("sealed", "in_process")]
print(f"processor time of all of it: {spent[0]:.2f} s, {spent[1]:.2f} s, ratio {spent[0] / spent[1]:.2f}")
