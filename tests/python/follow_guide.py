"""The install page's shell lines that build, each on a fresh clone: follow_guide.py [WORK]

`sudo apt install` is simulated: apt works out whether the packages and what they depend on can be
installed. On a bare system they are installed by tests/packages/clean_tree.sh.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
MEANT = ("bash examples/quickstart.sh", "cpack -G DEB")
SUDO = '#!/bin/sh\n[ "$1 $2" = "apt install" ] || exec "$@"\nshift 2\nexec apt-get install --simulate "$@"\n'


def main(work):
    tools, passed, failed = work / "tools", 0, 0
    tools.mkdir(parents=True)
    (tools / "sudo").write_text(SUDO)
    (tools / "sudo").chmod(0o755)
    page = (SOURCE / "examples/guide/tasks/install.md").read_text()
    for number, block in enumerate(re.findall(r"```sh\n(.*?)```", page, re.S)):
        if not any(line in block for line in MEANT):
            continue
        clone = work / f"clone{number}"
        subprocess.run(["git", "clone", "--quiet", SOURCE, clone], check=True)
        ran = subprocess.run(["bash", "-euc", block], cwd=clone, text=True, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                             env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"})
        passed, failed = passed + (ran.returncode == 0), failed + (ran.returncode != 0)
        print("ok    " if ran.returncode == 0 else "FAILED", block, "" if ran.returncode == 0 else ran.stdout[-3000:])
    failed += passed + failed != len(MEANT)  # every block that is meant was there
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(main(Path(sys.argv[1]).resolve()))
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(main(Path(folder)))
