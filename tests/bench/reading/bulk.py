"""Time and memory of indexing a large mixed folder, as a whole and format by format, and
what a second run over it takes.

    python3 bulk.py FINGERPOST [COUNT]      (5,000 files; a fifth of them is the comparison)
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND, COUNT = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5000
HERE = Path(__file__).parent


def run(*words):
    """Seconds on the wall and of processors, MiB of the largest process, the summary."""
    start = time.monotonic()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen([COMMAND, "index", *map(str, words)], stdout=out,
                                   stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        out.seek(0)
        return (time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024,
                out.read().strip())


def show(what, files, measured):
    wall, processor, memory, summary = measured
    print(f"{what:14} {files:6} files {wall:8.2f} s {1000 * wall / files:8.2f} ms/file "
          f"{processor:8.2f} s of processors {memory:6.0f} MiB   {summary}", flush=True)


with tempfile.TemporaryDirectory() as place:
    place = Path(place)
    for name, count in ("few", COUNT // 5), ("all", COUNT):
        subprocess.run([sys.executable, HERE / "folder.py", place / name, str(count)], check=True)
    time.sleep(2.5)  # a file that has just changed is not relied upon
    for name, count in ("few", COUNT // 5), ("all", COUNT):
        first = run(place / f"{name}.index", place / name)
        second = run(place / f"{name}.index", place / name)
        show(name, count, first)
        show(name + " again", count, second)
        print(f"{'':14} the second run takes {100 * second[0] / first[0]:.2f} % of the first")
    for folder in sorted((place / "all").iterdir()):
        show(folder.name, sum(1 for _ in folder.iterdir()),
             run(place / f"{folder.name}.index", folder))
