"""What asking through Python costs beside asking from C++: overhead.py BUILD [SECTIONS]

Instructions, as valgrind counts them, of a search with its ten hits shown (title, heading, address,
kind, standing, snippet as HTML), the same questions in the same index: what 3 rounds take beyond 1.
They are the same on a busy machine. Fails above 5 %.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus

HERE = Path(__file__).parent
MOST = 0.05  # asked for by those who choose a binding: below what a faster processor hides


def instructions(work, *command):
    """Instructions executed, and what was printed."""
    ran = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={work}/out", "--cache-sim=no",
                          *map(str, command)], capture_output=True, text=True)
    if ran.returncode:
        raise RuntimeError(ran.stderr[-2000:])
    return int(re.search(r"Collected : (\d+)", ran.stderr)[1]), ran.stdout


def per_search(work, count, *command):
    once, _ = instructions(work, *command, 1)
    thrice, said = instructions(work, *command, 3)
    return (thrice - once) / (2 * count), said


def main(build, sections):
    sys.path.insert(0, str(build / "python"))
    os.environ["PYTHONPATH"], os.environ["PYTHONHASHSEED"] = str(build / "python"), "0"
    import with_fingerpost

    with tempfile.TemporaryDirectory() as work:
        folder, questions = Path(work) / "i", Path(work) / "questions.txt"
        with_fingerpost.build(folder, corpus.sections(sections))
        texts = corpus.questions(30)
        questions.write_text("\n".join(texts) + "\n")
        plain, said = per_search(work, len(texts), build / "bin/fingerpost_bench_beside_python", folder, questions)
        bound, also = per_search(work, len(texts), sys.executable, HERE / "searching.py", folder, questions)
    assert said == also, f"they do not show the same: {said} {also}"
    over = bound / plain - 1
    print(f"{sections} sections, a search with ten hits: C++ {plain:,.0f} instructions, Python {bound:,.0f}: "
          f"{over:+.1%}")
    print(f"{int(over <= MOST)} passed, {int(over > MOST)} failed")
    return 0 if over <= MOST else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 2_000))
