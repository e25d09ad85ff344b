"""Every block of the guide is one that a test runs: `console` and `python` here and in console_test,
programs by the tests of the examples, shell lines here or by wheel.py and follow_guide.py."""

import doctest
import json
import os
import re
import subprocess
from pathlib import Path

import fingerpost
import pytest
import schema_test

SOURCE, BUILD = Path(os.environ["FINGERPOST_SOURCE"]), Path(os.environ["FINGERPOST_BUILD"])
GUIDE = SOURCE / "examples/guide"
INCLUDED = [SOURCE / name for name in ("bindings/README.md", "bindings/python/README.md", "bindings/c/README.md",
                                       "bindings/c/FUNCTIONS.md")]
PAGES = sorted(GUIDE.rglob("*.md")) + INCLUDED
ELSEWHERE = {"c", "console"}  # readme_test and console_test run each of them
# What is run literally on a fresh clone, which takes minutes: wheel.py and follow_guide.py.
LONG = ("pip install ./bindings/python", "bash examples/quickstart.sh", "cpack -G DEB")


def blocks(page):
    """(language, text) of each."""
    return re.findall(r"^```([^\n]*)\n(.*?)^```", page.read_text(), re.S | re.M)


def of(language):
    return [pytest.param(text, id=f"{page.name}-{number}") for page in PAGES
            for number, (kind, text) in enumerate(blocks(page)) if kind == language]


def test_every_block_is_of_a_language_that_is_run():
    known = ELSEWHERE | {"python", "json", "sh", "text", "ini"}
    strange = [(page.name, kind) for page in PAGES for kind, _ in blocks(page)
               if kind not in known and not kind.startswith("{")]
    assert not strange
    # Text is what a program printed, and stands below it.
    for page in PAGES:
        kinds = [kind for kind, _ in blocks(page)]
        assert all(kinds[at - 1] == "c" for at, kind in enumerate(kinds) if kind == "text"), page


@pytest.mark.parametrize("unit", of("ini"))
def test_what_a_service_starts_is_a_command_with_these_options(unit):
    [line] = [line for line in unit.splitlines() if line.startswith("ExecStart=")]
    program, command, *words = line.removeprefix("ExecStart=").split()
    assert Path(program).name == "fingerpost"
    help = subprocess.run([BUILD / "bin/fingerpost", command, "--help"], capture_output=True, text=True, check=True)
    assert all(word in help.stdout for word in words if word.startswith("--"))


def test_every_program_shown_is_an_example_that_is_run():
    runners = "".join((SOURCE / name).read_text() for name in
                      ("examples/CMakeLists.txt", "tests/languages/others.sh", "tests/languages/php_page_test.py",
                       "tests/python/guide_test.py"))
    shown = [(page.parent / kind.split()[1]).resolve() for page in PAGES for kind, _ in blocks(page)
             if kind.startswith("{literalinclude}")]
    assert len(shown) > 10
    for file in shown:
        assert file.exists(), file
        assert file.name in runners or file.suffix == ".h" or "go build" in runners and file.suffix == ".go", file


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name == "tasks"], ids=lambda page: page.stem)
def test_the_python_of_a_page(page, tmp_path, monkeypatch):
    """A page's blocks are one story; $PAGES are those of examples."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    text = "\n".join(text for kind, text in blocks(page) if kind == "python")
    (tmp_path / "pages").symlink_to(SOURCE / "examples/pages")
    said = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(doctest.DocTestParser().get_doctest(text, {}, page.name, page.name, 0), out=said.append)
    assert runner.failures == 0, "".join(said)
    assert text == "" or runner.tries


def test_some_pages_are_told_in_python():
    assert sum(kind == "python" for page in PAGES for kind, _ in blocks(page)) > 10


@pytest.mark.parametrize("text", of("json"))
def test_what_is_shown_as_json_is_an_answer(text):
    schema_test.fits("answer.json", json.loads(text))


def ran(program, folder, **environment):
    return subprocess.run(["sh", "-c", program], cwd=folder, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, env={**os.environ, **environment})


@pytest.mark.parametrize("text", [block for block in of("sh") if not any(line in block.values[0] for line in LONG)])
def test_shell_lines(text, tmp_path):
    """With the folders of a machine moved into one of the test."""
    for there in ("/opt", "/srv", "/var/log"):
        text = text.replace(there, f"{tmp_path}{there}")
        (tmp_path / there[1:]).mkdir(parents=True)
    (tmp_path / "srv/website").mkdir()
    (tmp_path / "srv/website/neglect.html").write_text("<h1>Neglect</h1><p>Signs of it.")
    (tmp_path / "build").symlink_to(BUILD)
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "mail").write_text("#!/bin/sh\necho mailed \"$@\"; exit 0\n")
    (tools / "mail").chmod(0o755)
    done = ran(text, tmp_path, PATH=f"{tools}:{BUILD}/bin:{os.environ['PATH']}")
    assert done.returncode == 0, done.stdout
    assert "mailed" not in done.stdout, done.stdout
    made = [tmp_path / "opt/fingerpost/include/fingerpost.h", tmp_path / "srv/leeds.index/MANIFEST",
            *tmp_path.glob("srv/leeds.index/*")]
    assert any(file.exists() for file in made)


def test_the_night_job_mails_what_was_not_read(tmp_path):
    """The other branch of the cron job: a file that is broken."""
    text = next(block.values[0] for block in of("sh") if "cron" in block.values[0])
    (tmp_path / "website").mkdir()
    (tmp_path / "website/minutes.docx").write_bytes(b"PK\3\4nothing")
    (tmp_path / "mail").write_text(f"#!/bin/sh\ncat > {tmp_path}/mailed\n")
    (tmp_path / "mail").chmod(0o755)
    program = text.replace("/srv", str(tmp_path)).replace("/var/log", str(tmp_path))
    done = ran(program, tmp_path, PATH=f"{tmp_path}:{BUILD}/bin:{os.environ['PATH']}")
    assert "minutes.docx" in (tmp_path / "mailed").read_text(), done.stdout
