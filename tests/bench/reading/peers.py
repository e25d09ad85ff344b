"""Word recall of our reading and of others on tests/pages/formats, in one run.

    python3 peers.py FINGERPOST

Recall: of the words of a file's expected "main" (lower-case letters and digits,
counted as often as they stand there), the part found in the reading.
"""

import email
import email.policy
import json
import re
import shutil
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path

FILES = Path(__file__).parents[2] / "pages" / "formats"
WORD = re.compile(r"[^\W_]+")


def words(text):
    return Counter(WORD.findall(text.lower()))


def recall(main, reading):
    wanted = words(main)
    return sum((wanted & words(reading)).values()) / sum(wanted.values())


def output(*command, text=None):
    done = subprocess.run([str(part) for part in command], input=text, capture_output=True, timeout=60)
    return done.stdout.decode(errors="replace")


def ours(path):
    try:
        document = json.loads(output(sys.argv[1], "read", "--json", path))
    except ValueError:
        return ""
    parts = [document.get("title") or ""]
    for section in document.get("sections", []):
        parts += [*section.get("path", []), section.get("heading") or "", section.get("text") or ""]
    return "\n".join(parts)


def pandoc(path):
    return output("pandoc", "-s", "-t", "plain", "--wrap=none", path)


def pdftotext(path):
    return output("pdftotext", path, "-")


def mail(path):
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(("html", "plain"))
    if body is None:
        return ""
    text = body.get_content()
    if body.get_content_subtype() == "html" and shutil.which("pandoc"):
        text = output("pandoc", "-f", "html", "-t", "plain", "--wrap=none", text=text.encode())
    return (message["subject"] or "") + "\n" + text


def calendar(path):
    from icalendar import Calendar
    return "\n".join(str(event.get("summary", "")) for event in
                     Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def has_icalendar():
    try:
        import icalendar  # noqa: F401
    except ImportError:
        return False
    return True


PEERS = {"docx": ("pandoc", pandoc), "odt": ("pandoc", pandoc), "html": ("pandoc", pandoc),
         "pdf": ("pdftotext", pdftotext), "eml": ("email", mail), "ics": ("icalendar", calendar)}


def installed(peer):
    return {"email": True, "icalendar": has_icalendar()}.get(peer, shutil.which(peer) is not None)


def expected(path):
    found = json.loads(path.read_text())
    main = found.get("main") or "\n".join(event["summary"] for event in found.get("events", []))
    source = [f for f in path.parent.glob(path.name.replace(".expected.json", ".*")) if f != path]
    return source[0], main


def row(name, scores):
    if not scores:
        return f"{name:>10}  not installed"
    return f"{name:>10}  median {statistics.median(scores):.3f}  minimum {min(scores):.3f}"


def main():
    for folder in sorted(f for f in FILES.iterdir() if f.is_dir() and f.name not in ("make", "__pycache__")):
        peer, read = PEERS.get(folder.name, (None, None))
        if peer and not installed(peer):
            read = None
        mine, theirs, low = [], [], []
        for path in sorted(folder.glob("*.expected.json")):
            source, text = expected(path)
            if not text:
                continue
            mine.append(recall(text, ours(source)))
            if read:
                theirs.append(recall(text, read(source)))
            if mine[-1] < 0.9:
                low.append(f"{'':>12}{source.name} {mine[-1]:.3f}")
        print(f"{folder.name}: {len(mine)} files", row("fingerpost", mine), sep="\n")
        if peer:
            print(row(peer, theirs))
        print("\n".join(low) if low else "", end="\n" if low else "")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python3 peers.py FINGERPOST")
    main()
