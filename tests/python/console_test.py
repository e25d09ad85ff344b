"""The console examples of bindings/README.md: each `$ command` prints what stands below it."""

import doctest
import os
import re
import subprocess
from pathlib import Path

SOURCE = Path(os.environ["FINGERPOST_SOURCE"])
MATCH = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def examples():
    text = (SOURCE / "bindings/README.md").read_text()
    for block in re.findall(r"```console\n(.*?)```", text, re.S):
        for command, printed in re.findall(r"^\$ (.*(?:\n> .*)*)\n((?:(?!\$ ).*\n)*)", block, re.M):
            yield command.replace("\n> ", "\n"), printed


def test_the_console_examples(tmp_path):
    environment = {**os.environ, "PATH": f"{os.environ['FINGERPOST_BUILD']}/bin:{os.environ['PATH']}",
                   "PAGES": str(SOURCE / "examples/pages")}
    wrong, count = [], 0
    for command, printed in examples():
        ran = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        count += 1
        if not doctest.OutputChecker().check_output(printed, ran.stdout, MATCH):
            wrong.append(f"$ {command}\n{ran.stdout}{ran.stderr}--- wanted\n{printed}")
    assert count > 8 and not wrong, "\n".join(wrong)
