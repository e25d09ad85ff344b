"""DOCX, ODT and HTML by several producers: python3 make_office.py (not run by the tests)."""

import re
import subprocess
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import texts
from make_docx import properties, with_header_and_footer, write

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def unnumbered(text, **more):
    return texts.reading(text, main=texts.main_text(text, numbers=False), **more)


def office(source, suffix, path):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/p",
                        "--infilter=HTML (StarWriter)", "--convert-to", suffix, "--outdir", folder,
                        str(source)], check=True, capture_output=True)
        path.write_bytes((Path(folder) / (source.stem + "." + suffix)).read_bytes())


def pandoc(text, path, *more):
    title = ["--metadata", "title=" + text["title"], "--shift-heading-level-by=-1"]
    subprocess.run(["pandoc", "-f", "markdown-auto_identifiers", "-s", *title, *more, "-o", str(path)],
                   input=texts.markdown(text).encode(), check=True, capture_output=True)


def page(text, body=None):
    return ("<!DOCTYPE html>\n<html lang='en-GB'><head><meta charset='utf-8'><title>" + text["title"]
            + "</title></head><body>" + (body or texts.html_body(text)) + "</body></html>")


def by_office(name, suffix):
    text = texts.load(name)
    path = texts.keep(suffix, f"{name}-libreoffice.{suffix}", unnumbered(text))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page(text))
        office(source, suffix, path)


def by_pandoc(name, suffix, *more, label="pandoc", **expected):
    text = texts.load(name)
    pandoc(text, texts.keep(suffix, f"{name}-{label}.{suffix}", unnumbered(text, **expected)), *more)


def word(name, body, expected, extra=None):
    """A .docx written by hand: the body's XML in the smallest package that Word opens."""
    parts = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>'}
    with zipfile.ZipFile(texts.keep("docx", name, expected), "w", zipfile.ZIP_DEFLATED) as out:
        for part, xml in parts.items():
            out.writestr(zipfile.ZipInfo(part), xml, zipfile.ZIP_DEFLATED)


def p(words, style="", run=""):
    about = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{about}{r(words, run)}</w:p>'


def r(words, about=""):
    return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def hand_docx():
    by = 'w:id="1" w:author="Reviewer" w:date="2025-01-06T09:30:00Z"'
    head = p("Night-time checks", "Heading1") + p("When to look", "Heading2")
    word("tracked-changes-by-hand.docx", head
         + f'<w:p>{r("Look in on the baby every ")}<w:del {by}><w:r><w:delText>three hours</w:delText></w:r></w:del>'
         f'<w:ins {by}>{r("two hours")}</w:ins>{r(", and write it down.")}</w:p>'
         f'<w:p><w:pPr><w:rPr><w:del {by}/></w:rPr></w:pPr><w:del {by}><w:r><w:delText>The old rota is pinned up.</w:delText></w:r></w:del></w:p>'
         + p("The rota is in the office."),
         {"title": "Night-time checks", "main": "Night-time checks\nWhen to look\nLook in on the baby every two hours, and "
          "write it down.\nThe rota is in the office.", "headings": [{"path": [], "heading": "When to look"}],
          "never": ["three hours", "The old rota is pinned up"]})
    word("hidden-text-by-hand.docx", p("Visiting a home", "Heading1") + p("Before the visit", "Heading2")
         + f'<w:p>{r("Ring first. ")}{r("Template note: delete before issue. ", "<w:vanish/>")}{r("Say who is coming.")}</w:p>',
         {"title": "Visiting a home", "main": "Visiting a home\nBefore the visit\nRing first. Say who is coming.",
          "headings": [{"path": [], "heading": "Before the visit"}], "never": ["Template note"]})
    cell = lambda words, about="": f'<w:tc><w:tcPr>{about}</w:tcPr>{p(words)}</w:tc>'
    word("merged-cells-by-hand.docx", p("Who holds what", "Heading1") + p("Records", "Heading2") + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>"
         + cell("Kept by the school", '<w:gridSpan w:val="2"/>') + "</w:tr><w:tr>" + cell("Attendance") + cell("Six years")
         + "</w:tr><w:tr>" + cell("Concerns") + cell("Until the child is 25") + "</w:tr></w:tbl>",
         {"title": "Who holds what", "main": "Who holds what\nRecords\nKept by the school\nAttendance | Six years\nConcerns | Until the child is 25",
          "headings": [{"path": [], "heading": "Records"}],
          "tables": [["Kept by the school", "Attendance | Six years", "Concerns | Until the child is 25"]]})
    word("bold-headings-by-hand.docx", p("Supervision for volunteers", "Title") + p("How often", run="<w:b/>")
         + p("Once a month, in private, for at least half an hour.") + p("What to bring", run="<w:b/>")
         + p("One child you have thought about, and one thing you are proud of."),
         {"title": "Supervision for volunteers", "main": "Supervision for volunteers\nHow often\nOnce a month, in private, for at least half an "
          "hour.\nWhat to bring\nOne child you have thought about, and one thing you are proud of.",
          "headings": [{"path": [], "heading": "How often"}, {"path": [], "heading": "What to bring"}]})


NAV = ("<a class='skip' href='#main'>Skip to main content</a><button>Quick leave</button><header><nav><ul><li><a href='/'>Home"
       "</a></li><li><a href='/staff'>Professionals hub</a></li></ul></nav></header>")
FOOT = "<footer><p>Cookies policy</p><p>Site map</p></footer>"
NEVER = ["Quick leave", "Skip to main content", "Professionals hub", "Cookies policy", "Site map"]


def html(name, label, markup, encoding="utf-8", never=NEVER):
    text = texts.load(name)
    path = texts.keep("html", f"{name}-{label}.html", unnumbered(text, never=never))
    path.write_bytes(markup(text).encode(encoding))


def all_html():
    body = texts.html_body
    html("bruising", "main-element", lambda t: page(t, NAV + "<main id='main'>" + body(t) + "</main>" + FOOT))
    html("levels", "nested-divs", lambda t: page(t, NAV + "<div><div><div class='content'>" + body(t) + "</div></div></div>" + FOOT))
    html("missing", "layout-table", lambda t: page(t, "<table><tr><td colspan=2>" + NAV + "</td></tr><tr><td><ul><li><a href='#'>Site map</a></li></ul></td><td>"
         + body(t) + "</td></tr></table>" + FOOT))
    html("courses", "windows-1252", lambda t: page(t, NAV + "<main>" + body(t) + "</main>" + FOOT).replace("utf-8", "windows-1252"), "windows-1252")
    html("rowan", "bold-headings", lambda t: page(t, NAV + "<article>" + re.sub(r"<h2>(.*?)</h2>", r"<p><strong>\1</strong></p>", body(t)) + "</article>" + FOOT))
    html("contacts", "unclosed", lambda t: page(t, NAV + "<main>" + re.sub("</(p|li|td|th|tr)>", "", body(t)) + "</main>" + FOOT))
    html("online", "aside", lambda t: page(t, NAV + "<main>" + body(t) + "</main><aside><h2>Related pages</h2><ul><li><a href='/x'>Term dates</a></li></ul></aside>" + FOOT),
         never=NEVER + ["Related pages", "Term dates"])
    for name, more in (("fostering", ()), ("newsletter", ()), ("disagreement", ("--toc",)), ("infosharing", ())):
        by_pandoc(name, "html", *more)
    for name in ("bruising", "form"):
        by_office(name, "html")


def all_docx():
    hand_docx()
    for name in ("bruising", "levels", "contacts"):
        text = texts.load(name)
        document = write(text)
        properties(document, text["title"], text["meta"].get("author", ""))
        more = {"author": text["meta"]["author"]} if "author" in text["meta"] else {}
        document.save(texts.keep("docx", f"{name}-python-docx.docx", unnumbered(text, metadata=texts.dates(text) | more)))
    text = texts.load("online")
    with_header_and_footer(text, texts.keep("docx", "online-header-footer-python-docx.docx", unnumbered(
        text, never=["Quick leave", "Oxenmere Children's Partnership"], metadata={"author": text["meta"]["author"]})))
    for name, more in (("annual", ("--toc",)), ("infosharing", ()), ("rowan", ())):
        by_pandoc(name, "docx", *more)
    for name in ("missing", "courses", "fostering"):
        by_office(name, "docx")


def all_odt():
    for name, more in (("annual", ("--toc",)), ("infosharing", ()), ("rowan", ()), ("levels", ()), ("online", ())):
        by_pandoc(name, "odt", *more)
    for name in ("bruising", "missing", "courses", "fostering", "contacts", "form", "newsletter", "disagreement"):
        by_office(name, "odt")


if __name__ == "__main__":
    all_html()
    all_docx()
    all_odt()
