"""The examples of bindings/python/README.md and bindings/c/README.md, run as they stand."""

import doctest
import os
import re
import subprocess
from pathlib import Path

SOURCE = Path(os.environ["FINGERPOST_SOURCE"])


def test_the_python_readme(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    text = (SOURCE / "bindings/python/README.md").read_text()
    blocks = "\n".join(re.findall(r"```python\n(.*?)```", text, re.S))
    test = doctest.DocTestParser().get_doctest(blocks, {}, "README.md", "README.md", 0)
    runner.run(test, out=said.append)
    assert runner.tries > 10 and runner.failures == 0, "".join(said)


def test_the_c_readme(tmp_path):
    text = (SOURCE / "bindings/c/README.md").read_text()
    program, printed = re.search(r"```c\n(.*?)```.*?```text\n(.*?)```", text, re.S).groups()
    (tmp_path / "readme.c").write_text(program)
    library = Path(os.environ["FINGERPOST_LIBRARY"])
    subprocess.run([os.environ["CC"], "-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror",
                    f"-I{SOURCE}/include", "readme.c", "-o", "readme", f"-L{library.parent}",
                    "-lfingerpost", f"-Wl,-rpath,{library.parent}"], cwd=tmp_path, check=True)
    assert subprocess.run(["./readme"], cwd=tmp_path, check=True, text=True,
                          capture_output=True).stdout == printed


def test_the_readmes_speak_of_every_function_and_name():
    """What is exported and what is written about stay together."""
    import fingerpost
    python = (SOURCE / "bindings/python/README.md").read_text()
    missing = [name for name in fingerpost.__all__ if name not in python]
    assert not missing
    doors = (SOURCE / "bindings/README.md").read_text()
    for enum in ("Kind", "Layer", "Status", "Standing", "Role", "Basis", "Ended", "Sort", "Group"):
        for name in getattr(fingerpost, enum):
            assert f"`{name}`" in doors, f"{enum}: {name}"
