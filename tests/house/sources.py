"""The sources of the house as the rules see them: what a file includes, and its
code without comments and strings."""

import re
import subprocess
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)

# What the scanner steps over, longest first: comments, raw strings, strings,
# characters (a ' between digits is none).
STEPPED_OVER = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|'
    r"(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'", re.S)


def code_of(text):
    """The text with every comment and string gone, line by line where it was."""
    return STEPPED_OVER.sub(lambda found: "\n" * found[0].count("\n") or " ", text)


class Source:
    def __init__(self, root, path):
        self.path = path  # relative to the root, with /
        self.text = (root / path).read_text(encoding="utf-8", errors="replace")
        self.lines = self.text.count("\n")

    @property
    def room(self):
        parts = self.path.split("/")
        return parts[1] if parts[0] == "lib" and len(parts) > 2 else None

    def includes(self):
        """(quoted or not, name) of each."""
        return [(mark == '"', name) for mark, name in INCLUDE.findall(self.text)]

    def code(self):
        return code_of(self.text)


def tracked(root):
    """Every file of the project, relative to its root: git's, or all but builds."""
    try:
        listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "--cached", "--others",
                                 "--exclude-standard"], capture_output=True, check=True).stdout
        names = [name for name in listed.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = [str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()]
        names = [name for name in names if not name.startswith(("build", ".git/"))]
    return sorted(name for name in names if (root / name).is_file())


def sources(root, names, *folders):
    endings = {".cpp", ".hpp", ".h", ".c"}
    return [Source(root, name) for name in names
            if name.split("/")[0] in folders and Path(name).suffix in endings]
