"""The lines of README.md run, and print what stands below them.

    python3 readme.py program README.md        prints its C++ program
    python3 readme.py check README.md PROGRAM  runs both
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path


def example(language):
    """(code, what it prints)"""
    text = Path(README).read_text()
    return re.search(rf"```{language}\n(.*?)```\n\n```text\n(.*?)```", text, re.S).groups()


class Readme(unittest.TestCase):
    def printed(self, *command):
        with tempfile.TemporaryDirectory() as folder:
            return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)

    def test_the_python_lines(self):
        code, wanted = example("python")
        ran = self.printed(sys.executable, "-c", code)
        self.assertEqual((ran.stdout, ran.stderr), (wanted, ""))

    def test_the_lines_of_cpp(self):
        ran = self.printed(PROGRAM)
        self.assertEqual((ran.stdout, ran.stderr), (example("cpp")[1], ""))

    def test_its_links_lead_somewhere(self):
        links = re.findall(r"\]\((?!https?:)([^)#]+)", Path(README).read_text())
        root = Path(README).parent
        self.assertEqual([link for link in links if not (root / link).exists()], [])


if __name__ == "__main__":
    what, README = sys.argv[1:3]
    if what == "program":
        print(example("cpp")[0], end="")
    else:
        PROGRAM = sys.argv[3]
        if "PYTHONPATH" not in os.environ:
            del Readme.test_the_python_lines
        unittest.main(argv=sys.argv[:1], verbosity=2)
