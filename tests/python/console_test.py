"""The console examples of bindings/README.md and of the guide: each `$ command` prints what stands below it."""

import doctest
import os
import re
import subprocess
from pathlib import Path

import pytest

SOURCE = Path(os.environ["FINGERPOST_SOURCE"])
MATCH = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


PAGES = ["bindings/README.md", *(str(page.relative_to(SOURCE))
                                 for page in sorted((SOURCE / "examples/guide/tasks").glob("*.md")))]


def examples(page):
    text = (SOURCE / page).read_text()
    for block in re.findall(r"```console\n(.*?)```", text, re.S):
        for command, printed in re.findall(r"^\$ (.*(?:\n> .*)*)\n((?:(?!\$ ).*\n)*)", block, re.M):
            yield command.replace("\n> ", "\n"), printed


@pytest.mark.parametrize("page", PAGES)
def test_the_console_examples(page, tmp_path):
    environment = {**os.environ, "PATH": f"{os.environ['FINGERPOST_BUILD']}/bin:{os.environ['PATH']}",
                   "PAGES": str(SOURCE / "examples/pages")}
    wrong, count = [], 0
    for command, printed in examples(page):
        ran = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        count += 1
        if not doctest.OutputChecker().check_output(printed, ran.stdout, MATCH):
            wrong.append(f"$ {command}\n{ran.stdout}{ran.stderr}--- wanted\n{printed}")
    assert not wrong, "\n".join(wrong)
    assert count > 8 or page != "bindings/README.md"


def test_most_pages_of_the_guide_have_examples():
    assert sum(any(True for _ in examples(page)) for page in PAGES[1:]) >= 8
