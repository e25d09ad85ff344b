"""The search page of examples/php behind PHP's own web server, FFI allowed in preloaded files alone."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def get(port, query):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/page.php?{query}", timeout=30) as page:
            return page.status, page.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def wait_for(port, server):
    for _ in range(100):
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if server.poll() is not None:
                raise SystemExit("the server ended by itself")
            time.sleep(0.1)


def main(php, command, library, examples):
    said = []

    def check(what, fine):
        print(f"{'ok    ' if fine else 'FAILED'} {what}")
        said.append(bool(fine))

    site = Path(examples) / "php"
    with TemporaryDirectory() as folder:
        index, port = Path(folder) / "leeds.index", free_port()
        subprocess.run([command, "index", index, Path(examples) / "pages", "--exclude", "README.md",
                        "--recorded", "2026-06-01", "--quiet"], check=True)
        options = {"ffi.enable": "preload", "ffi.preload": site / "fingerpost.h", "opcache.enable": 1,
                   "opcache.enable_cli": 1, "opcache.preload": site / "preload.php"}
        if os.getuid() == 0:
            options["opcache.preload_user"] = "nobody"
        server = subprocess.Popen(
            [php, *(f"-d{key}={value}" for key, value in options.items()), "-S", f"127.0.0.1:{port}", "-t", site],
            env={**os.environ, "LD_LIBRARY_PATH": str(Path(library).parent), "FINGERPOST_INDEX": str(index)},
            stderr=subprocess.DEVNULL)
        try:
            wait_for(port, server)
            status, page = get(port, "q=bruising+protocol&day=2026-05-20")
            check("a search is answered", status == 200 and "found</p>" in page)
            check("with what is in force first", page.index("in force") < page.index("superseded"))
            check("its matches are marked", "<mark>" in page)
            status, page = get(port, "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E&day=2026-05-20")
            check("what is typed is escaped", status == 200 and "<script" not in page)
            status, page = get(port, "q=bruising&day=tomorrow")
            check("a wrong day is said to be one", status == 400 and 'role="alert"' in page)
            check("a second request opens the index anew", get(port, "q=CSE&day=2026-05-20")[0] == 200)
        finally:
            server.terminate()
            server.wait()
    print(f"{said.count(True)} passed, {said.count(False)} failed")
    return 0 if all(said) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
