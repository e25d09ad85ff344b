"""The stub says what there is: checked by mypy's own comparison and on an example."""

import inspect
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import fingerpost
import fingerpost.plot
import pytest

HERE = Path(__file__).parent
HOSTS = [HERE / "typed_host.py", *sorted((HERE.parents[1] / "examples/python").glob("*.py"))]


def run(*arguments, cwd):
    ran = subprocess.run([sys.executable, "-m", *arguments], cwd=cwd, text=True, capture_output=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_stub_has_everything_that_is_there(tmp_path):
    run("mypy.stubtest", "fingerpost", "--allowlist", str(HERE / "stubtest.txt"),
        "--ignore-unused-allowlist", cwd=tmp_path)


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.name)
def test_a_host_passes_the_strictest_check(host, tmp_path):
    run("mypy", "--strict", "--no-error-summary", str(host), cwd=tmp_path)


def test_what_a_checker_must_refuse_is_refused(tmp_path):
    """A stub that says Any everywhere would pass every other test."""
    wrong = ('index.search("x", kinds=["pages"])', 'index.search("x", as_off="2024-05-20")', "index.search(3)",
             "index.searcher().put", 'hit.standing = "ended"', "results[0].published.first", "fingerpost.Kind.PAGES")
    text = "import fingerpost\n\n\ndef host(index: fingerpost.Index, hit: fingerpost.Hit, results: fingerpost.Results) -> None:\n"
    (tmp_path / "host.py").write_text(text + "".join(f"    {line}\n" for line in wrong))
    ran = subprocess.run([sys.executable, "-m", "mypy", "--strict", "host.py"], cwd=tmp_path, text=True,
                         capture_output=True)
    lines = {int(line) for line in re.findall(r"host\.py:(\d+): error", ran.stdout)}
    assert lines == set(range(5, 5 + len(wrong))), ran.stdout


def test_the_names_in_the_stub_are_those_of_the_enums():
    """A name that is missing in the stub's literals would be refused by checkers only."""
    stub = Path(fingerpost.__file__).with_name("__init__.pyi").read_text()
    for name in ("Kind", "Layer", "Status", "Ended", "Sort", "Group"):
        words = re.search(rf"_{name}Name = Literal\[(.*?)\]", stub, re.S)[1]
        assert re.findall(r'"(\w+)"', words) == [str(each) for each in getattr(fingerpost, name)]
    for name in ("Standing", "Role", "Basis", "Put"):
        words = re.search(rf"class {name}\(str, Enum\):\n((?:    .*\n)+)", stub)[1]
        assert re.findall(r'"(\w+)"', words) == [str(each) for each in getattr(fingerpost, name)]


def test_everything_belongs_to_the_package():
    for name in fingerpost.__all__:
        assert getattr(fingerpost, name).__module__ in ("fingerpost", "fingerpost._fingerpost"), name


def members():
    for module in (fingerpost, fingerpost.plot):
        for name in module.__all__:
            thing = getattr(module, name)
            yield name, thing
            if inspect.isclass(thing) and not issubclass(thing, (str, BaseException)):
                yield from ((f"{name}.{each}", inspect.getattr_static(thing, each)) for each in vars(thing)
                            if not each.startswith("_"))


def words(thing):
    """Its docstring, without the signature that a compiled function's begins with."""
    said = inspect.getdoc(getattr(thing, "__func__", thing)) or ""
    return re.sub(r"^\w+\(.*\) -> .*$", "", said, flags=re.M).strip()


def test_every_public_name_says_what_it_is():
    names = dict(members())
    assert len(names) > 250
    assert [name for name, thing in names.items() if not words(thing)] == []
