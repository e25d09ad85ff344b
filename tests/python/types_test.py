"""The stub says what there is: checked by mypy's own comparison and on an example."""

import re
import subprocess
import sys
from pathlib import Path

import fingerpost

HERE = Path(__file__).parent


def run(*arguments, cwd):
    ran = subprocess.run([sys.executable, "-m", *arguments], cwd=cwd, text=True, capture_output=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_stub_has_everything_that_is_there(tmp_path):
    run("mypy.stubtest", "fingerpost", "--allowlist", str(HERE / "stubtest.txt"),
        "--ignore-unused-allowlist", cwd=tmp_path)


def test_a_host_passes_the_strictest_check(tmp_path):
    run("mypy", "--strict", "--no-error-summary", str(HERE / "typed_host.py"), cwd=tmp_path)


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
        assert getattr(fingerpost, name).__doc__, name
