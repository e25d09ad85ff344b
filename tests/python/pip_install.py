"""pip install of the repository's package into a new virtual environment, and its use there."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = """
import fingerpost, pathlib, tempfile
assert "site-packages" in fingerpost.__file__, fingerpost.__file__
with tempfile.TemporaryDirectory() as folder:
    with fingerpost.Index.create(pathlib.Path(folder) / "a.index") as index:
        with index.writer() as writer:
            writer.put("a", b"<h1>Neglect</h1><p>Signs of neglect.</p>")
        assert index.search("neglect").total == 1
        assert index["a"].sections[0].text == "Signs of neglect."
"""


def run(*command, **more):
    subprocess.run([str(each) for each in command], check=True, **more)


def main():
    package = Path(os.environ["FINGERPOST_SOURCE"]) / "bindings/python"
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    with tempfile.TemporaryDirectory() as folder:
        run(sys.executable, "-m", "venv", Path(folder) / "venv")
        python = Path(folder) / "venv/bin/python"
        run(python, "-m", "pip", "install", "--quiet", package, env=environment)
        run(python, "-c", PROGRAM, cwd=folder, env=environment)
    print("1 passed, 0 failed")


if __name__ == "__main__":
    main()
