"""A server on a free port of this machine, and what is asked of it."""

import http.client
import json
import os
import re
import subprocess
import time
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[2]
COMMAND = os.environ.get("FINGERPOST_COMMAND", str(ROOT / "build" / "bin" / "fingerpost"))
PAGES = ROOT / "examples" / "pages"
DAY = "2026-05-20"


def index_of(folder, *lines, recorded="2026-05-01", more=()):
    """An index of these documents, or another commit to it."""
    text = "".join(json.dumps(line) + "\n" for line in lines)
    subprocess.run([COMMAND, "index", str(folder), "-", "--recorded", recorded, "--quiet", *more],
                   input=text, text=True, check=True, capture_output=True, timeout=120)
    return folder


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.bytes = response.status, response.headers, response.read()

    @property
    def text(self):
        return self.bytes.decode()

    @property
    def json(self):
        return json.loads(self.bytes)


class Site:
    def __init__(self, index, *options, day=DAY, listen="127.0.0.1:0"):
        days = ["--day", day] if day else []
        rate = [] if "--rate" in options else ["--rate", "0"]
        self.process = subprocess.Popen([COMMAND, "serve", str(index), "--listen", listen, *days, *rate, *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.said = ""
        while "open " not in self.said:
            line = self.process.stderr.readline()
            if not line:
                raise RuntimeError(f"the server ended with {self.process.wait()}: {self.said}")
            self.said += line
        self.url = re.search(r"open (\S+?)/?\n", self.said)[1]
        self.port = int(self.url.rsplit(":", 1)[1]) if self.url.startswith("http") else None

    def ask(self, path, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, names)
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def get(self, path, **fields):
        return self.ask(path + ("?" + urlencode(fields, doseq=True) if fields else ""))

    def post(self, path, fields, **headers):
        return self.ask(path, "POST", urlencode(fields, doseq=True),
                        Content_Type="application/x-www-form-urlencoded", **headers)

    def post_json(self, path, value, **headers):
        return self.ask(path, "POST", json.dumps(value), Content_Type="application/json", **headers)

    def end(self):
        """What was said on either end, from the beginning."""
        self.process.terminate()
        out, err = self.process.communicate(timeout=30)
        return out, self.said + err

    def wait_for(self, true, seconds=15):
        until = time.time() + seconds
        while time.time() < until:
            if true():
                return True
            time.sleep(0.1)
        return False
