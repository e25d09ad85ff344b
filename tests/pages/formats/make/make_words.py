"""Markdown and plain text as programs write them: python3 make_words.py (not run by the tests).

The other files of markdown/ and text/, and all of ndjson/, were written by hand.
"""

import subprocess
import tempfile
from pathlib import Path

import texts


def pandoc(text, to, *more):
    """A text as pandoc writes it; the title is a heading like the others."""
    return subprocess.run(["pandoc", "-f", "markdown-auto_identifiers", "-t", to, *more],
                          input=texts.markdown(text).encode(), check=True, capture_output=True).stdout


def markdown(name, label, to, *more):
    text = texts.load(name)
    expected = texts.reading(text, main=texts.main_text(text, numbers=False))
    texts.keep("markdown", f"{name}-{label}.md", expected).write_bytes(pandoc(text, to, *more))


def flat(expected):
    """What stands in a text without marks of level: the headings, one below the other."""
    for heading in expected.get("headings", []):
        heading["path"] = []
    return expected


def plain(name):
    text = texts.load(name)
    texts.keep("text", f"{name}-pandoc.txt", flat(texts.reading(text))).write_bytes(pandoc(text, "plain"))


def office(name):
    """Saved as text from a word processor: a paragraph a line, however long."""
    text = texts.load(name)
    path = texts.keep("text", f"{name}-libreoffice.txt", flat(texts.reading(text, metadata=None)))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.docx"
        source.write_bytes((texts.OUT / "docx" / f"{name}-libreoffice.docx").read_bytes())
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/p",
                        "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, str(source)],
                       check=True, capture_output=True)
        path.write_bytes((Path(folder) / "page.txt").read_bytes())


def copied(pdf, name, never=None):
    """As it is copied out of a PDF: lines of the page, running lines, page breaks."""
    text = texts.load(name)
    # Its front sheet comes out as keys and values that no longer stand together.
    dates = {key: day for key, day in texts.dates(text).items() if key != "review_due"}
    path = texts.keep("text", f"{name}-pdftotext.txt", texts.reading(text, metadata=dates, never=never))
    subprocess.run(["pdftotext", "-enc", "UTF-8", str(texts.OUT / "pdf" / pdf), str(path)], check=True)


if __name__ == "__main__":
    markdown("annual", "pandoc-gfm", "gfm+footnotes")
    markdown("levels", "pandoc-setext", "markdown", "--markdown-headings=setext")
    markdown("disagreement", "pandoc-simple-table", "markdown")
    markdown("infosharing", "pandoc-footnotes", "markdown", "--wrap=none", "--reference-location=section")
    plain("online")
    plain("missing")
    office("fostering")
    office("courses")
    copied("bruising-front-sheet-weasyprint.pdf", "bruising",
           ["Tarnbridge SCP", "Bruising protocol, version 2.1", "Page 2 of"])
