"""The command as a script sees it: words in; an exit code, answers and messages out."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = os.environ.get("FINGERPOST_COMMAND", str(ROOT / "build" / "bin" / "fingerpost"))
PAGES = ROOT / "examples" / "pages"


class Ran:
    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]


def run(*words, input="", env=None, cwd=None):
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    return Ran(subprocess.run([COMMAND, *map(str, words)], input=input, text=True, timeout=120,
                              capture_output=True, cwd=cwd, env={**plain, **(env or {})}))


def start(*words):
    """The command with its standard input open. Ctrl-C reaches it alone."""
    return subprocess.Popen([COMMAND, *map(str, words)], stdin=subprocess.PIPE, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
                            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))


def line(id, text="Advice on neglect.", **more):
    return json.dumps({"id": id, "text": text, **more})


def ndjson(*lines):
    return "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in lines)


def write(folder, **files):
    """guidance__neglect_md="..." writes guidance/neglect.md."""
    for name, text in files.items():
        path = folder / ".".join(name.replace("__", "/").rsplit("_", 1))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


@pytest.fixture
def index(tmp_path):
    return tmp_path / "leeds.index"


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    return write(folder, neglect_txt="Neglect\n\nWhat to do about neglect.\n",
                 guidance__thresholds_md="# Thresholds\n\nWhen to refer a child.\n",
                 guidance__bruising_html="<h1>Bruising</h1><p>Babies who do not move.</p>")


@pytest.fixture(scope="session")
def partnership(tmp_path_factory):
    """examples/pages, indexed once; nobody writes to it."""
    index = tmp_path_factory.mktemp("partnership") / "pages.index"
    ran = run("index", index, PAGES, "--exclude", "README.md", "--recorded", "2026-11-01")
    assert ran.code == 0, ran.err
    return index


def ids(index, *options):
    """Every document there is, by asking for everything."""
    ran = run("search", index, "--json", "--as-of", "2030-01-01", "--limit", "100", *options)
    assert ran.code == 0, ran.err
    return sorted(hit["document"] for hit in ran.json["hits"])


def summary(ran):
    """{"added": 80, ...} from the line a person reads."""
    words = ran.out.strip().removeprefix("would have: ").split(", ")
    return {name: int(count) for name, count in (word.rsplit(" ", 1) for word in words)}
