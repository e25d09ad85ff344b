"""The PDFs: python3 make_pdf.py (not run by the tests). Producers: see ../README.md."""

import io
import os
import re
import subprocess
import tempfile
import textwrap
import unicodedata
from pathlib import Path

import cairo
from PIL import Image, ImageDraw, ImageFont
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.platypus import (BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate,
                                Paragraph, Spacer, Table, TableStyle)

import texts
from make_docx import with_header_and_footer

os.environ["SOURCE_DATE_EPOCH"] = "1735689600"
rl_config.invariant = 1
SERIF = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
SANS = "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"
STYLES = getSampleStyleSheet()


def run(*command, **more):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, **more)


def squeeze(text):
    """Without spaces, soft hyphens and ligature characters."""
    return re.sub(r"[\s\u00ad]+", "", unicodedata.normalize("NFKC", text))


def page_texts(path, password=None):
    more = ["-upw", password] if password else []
    return run("pdftotext", *more, path, "-").stdout.decode().split("\f")[:-1]


def with_pages(path, expected, printed=lambda page: str(page), first=1):
    """Finds on which counted page each heading stands, by another reader than ours."""
    pages = [squeeze(page) for page in page_texts(path)]
    at, where = first - 1, 0
    for entry in expected.get("headings", []):
        words = squeeze(entry["heading"])
        while True:
            found = pages[at].find(words, where)
            found = pages[at].find(words) if found < 0 else found
            if found >= 0:
                where = found + len(words)
                break
            at, where = at + 1, 0
            if at == len(pages):
                raise SystemExit(f"{path.name}: no heading {entry['heading']!r} after {expected}")
        entry["page"] = at + 1
        if printed(at + 1) is not None:
            entry["printed"] = printed(at + 1)
    return expected


def keep(name, expected, make, printed=lambda page: None, first=1):
    path = texts.OUT / "pdf" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    make(path)
    if "headings" in expected and not expected.get("problem"):
        with_pages(path, expected, printed, first)
    texts.keep("pdf", name, expected)


# ReportLab

def flowables(text, size=10, leading=13, bullets="•", cover=True):
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=size, leading=leading, spaceAfter=6)
    item = ParagraphStyle("item", parent=body, leftIndent=14, bulletIndent=3, spaceAfter=2)
    heads = {1: ParagraphStyle("h1", parent=body, fontName="Helvetica-Bold", fontSize=size + 9,
                               leading=leading + 11, spaceAfter=10),
             2: ParagraphStyle("h2", parent=body, fontName="Helvetica-Bold", fontSize=size + 4,
                               leading=leading + 5, spaceBefore=8, keepWithNext=1),
             3: ParagraphStyle("h3", parent=body, fontName="Helvetica-Bold", fontSize=size + 1.5,
                               leading=leading + 2, spaceBefore=4, keepWithNext=1)}
    out = []
    for block in text["blocks"]:
        if block[0] == "h":
            if block[1] > 1 or cover:
                out.append(Paragraph(block[2], heads[block[1]]))
        elif block[0] == "p":
            out.append(Paragraph(texts.inline_html(block[1]), body))
        elif block[0] in ("ul", "ol"):
            for n, one in enumerate(block[1], 1):
                mark = bullets if block[0] == "ul" else f"{n}."
                out.append(Paragraph(texts.inline_html(one), item, bulletText=mark))
            out.append(Spacer(1, 5))
        elif block[0] == "table":
            cells = [[Paragraph(cell, ParagraphStyle("cell", parent=body, spaceAfter=0)) for cell in row]
                     for row in block[1]]
            out += [Table(cells, style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
                                                   ("VALIGN", (0, 0), (-1, -1), "TOP")])),
                    Spacer(1, 8)]
    return out


def two_columns(path):
    text = texts.load("levels")

    def furniture(page, doc):
        page.setFont("Helvetica", 8)
        page.drawString(2 * cm, 28.6 * cm, "Oxenmere Children's Partnership")
        page.drawRightString(19 * cm, 28.6 * cm, "Levels of need")
        page.drawCentredString(10.5 * cm, 1.2 * cm, str(doc.page))

    doc = BaseDocTemplate(str(path), pagesize=A4, title=text["title"],
                          author="Oxenmere Children's Partnership")
    columns = [Frame(x * cm, 2 * cm, 8.2 * cm, 26 * cm) for x in (2, 10.8)]
    doc.addPageTemplates(PageTemplate(frames=columns, onPage=furniture))
    doc.build(flowables(text, 15, 20))


def form(path):
    text = texts.load("form")
    page = canvas.Canvas(str(path), pagesize=A4)
    page.setTitle("ELH-04")
    y = 27.5

    def line(words, size=10, font="Helvetica", step=0.7):
        nonlocal y
        page.setFont(font, size)
        page.drawString(2 * cm, y * cm, words)
        y -= step

    number = 0
    for block in text["blocks"]:
        if block[0] == "h":
            y -= 0.2
            line(block[2], 18 if block[1] == 1 else 13, "Helvetica-Bold", 0.9)
        elif block[0] == "p":
            words, row = block[1].split(), ""
            for word in words + [None]:
                if word is None or len(row + word) > 88:
                    line(row.strip(), step=0.55)
                    row = ""
                row += (word or "") + " "
            y -= 0.15
            if block[1].endswith("?"):
                page.acroForm.textfield(name=f"box{number}", x=2 * cm, y=(y - 1.4) * cm, width=17 * cm,
                                        height=1.5 * cm, borderWidth=0.5)
                number += 1
                y -= 2
        elif block[0] == "table":
            for label, answer in block[1]:
                page.setFont("Helvetica", 10)
                page.drawString(2 * cm, y * cm, label)
                if answer:
                    page.drawString(9 * cm, y * cm, answer)
                else:
                    page.acroForm.textfield(name=f"box{number}", x=9 * cm, y=(y - 0.15) * cm,
                                            width=10 * cm, height=0.6 * cm, borderWidth=0.5)
                    number += 1
                y -= 0.8
        if y < 4.5:
            page.setFont("Helvetica", 8)
            page.drawString(2 * cm, 1.2 * cm, "Form ELH-04")
            page.showPage()
            y = 27.5
    page.setFont("Helvetica", 8)
    page.drawString(2 * cm, 1.2 * cm, "Form ELH-04")
    page.save()


def leaflet(path):
    """Three panels on one landscape page, read panel by panel."""
    text = texts.load("fostering")
    size = landscape(A4)
    doc = BaseDocTemplate(str(path), pagesize=size, title=text["title"])
    doc.addPageTemplates(PageTemplate(frames=[
        Frame((1 + 9.4 * n) * cm, 1 * cm, 8.6 * cm, 19 * cm) for n in range(3)]))
    doc.build(flowables(text, 12, 17))


def untitled(path):
    text = texts.load("rowan")

    def furniture(page, doc):
        page.setFont("Helvetica-Oblique", 8)
        page.drawRightString(13 * cm, 1.2 * cm, f"Page {doc.page} of 2")

    doc = BaseDocTemplate(str(path), pagesize=A5, title=text["title"], author="Review Advisory Group")
    doc.addPageTemplates(PageTemplate(frames=[Frame(1.5 * cm, 2 * cm, 11.8 * cm, 17 * cm)],
                                      onPage=furniture))
    doc.build(flowables(text, 13, 18, cover=False))


def ligatures(path):
    """Text drawn with the characters U+FB01 and U+FB02 themselves, and soft hyphens."""
    pdfmetrics.registerFont(TTFont("Serif", SERIF))
    page = canvas.Canvas(str(path), pagesize=A4)
    page.setTitle("First contact: a file note")
    page.setFont("Serif", 18)
    page.drawString(2 * cm, 27 * cm, "First contact: a \ufb01le note")
    rows = ["The \ufb01rst o\ufb03cer to arrive \ufb01lls in the \ufb01le note. It re\ufb02ects what was seen and",
            "heard, not what was \ufb01nally decided. Di\ufb03cult words are left in the child\u2019s",
            "own speech. A\ufb00ection between brothers and sisters is worth a line; so is a",
            "\ufb02inch. The note goes to the safe\u00adguard\u00ading lead within an hour, and the con\u00ad",
            "\ufb01dential part is marked in the margin."]
    page.setFont("Serif", 11)
    for n, row in enumerate(rows):
        page.drawString(2 * cm, (25.6 - 0.6 * n) * cm, row)
    page.setFont("Serif", 14)
    page.drawString(2 * cm, 21.4 * cm, "Who sees the \ufb01le note")
    page.setFont("Serif", 11)
    page.drawString(2 * cm, 20.5 * cm, "Sta\ufb00 with a role in the plan. Anyone else asks the information o\ufb03cer \ufb01rst.")
    page.save()


def roman_then_arabic(path):
    """A cover without a number, two leaves i and ii, then 1, 2, ...; the page labels say the same."""
    text = texts.load("annual")
    body = flowables(text, 14, 20)[1:]
    style = ParagraphStyle("c", fontName="Helvetica", fontSize=11, leading=16)
    big = ParagraphStyle("t", fontName="Helvetica-Bold", fontSize=30, leading=36, spaceBefore=200)

    def front(page, doc):
        page.addPageLabel(doc.page - 1, style="ROMAN_LOWER", start=doc.page - 1)
        page.setFont("Helvetica", 9)
        page.drawCentredString(10.5 * cm, 1.3 * cm, {2: "i", 3: "ii"}[doc.page])

    def inner(page, doc):
        page.addPageLabel(doc.page - 1, style="ARABIC", start=doc.page - 3)
        page.setFont("Helvetica", 9)
        page.drawString(2 * cm, 28.7 * cm, "Wexmoor SCP annual report 2023 to 2024")
        side = page.drawRightString if doc.page % 2 == 0 else page.drawString
        side((19 if doc.page % 2 == 0 else 2) * cm, 1.3 * cm, str(doc.page - 3))

    def cover(page, doc):
        page.addPageLabel(0, prefix="Cover")

    frame = [Frame(2 * cm, 2 * cm, 17 * cm, 26 * cm)]
    doc = BaseDocTemplate(str(path), pagesize=A4, title=text["title"], author="Business Unit")
    doc.addPageTemplates([PageTemplate("cover", frame, onPage=cover),
                          PageTemplate("front", frame, onPage=front),
                          PageTemplate("inner", frame, onPage=inner)])
    contents = [Paragraph("Contents", ParagraphStyle("k", parent=style, fontSize=18, leading=24))]
    for words, page in CONTENTS:
        dots = "." * max(3, 90 - len(words))
        contents.append(Paragraph(f"{words} {dots} {page}", style))
    thanks = [Paragraph("Thanks", ParagraphStyle("k", parent=style, fontName="Helvetica-Bold",
                                                 fontSize=15, leading=18, spaceAfter=6)),
              Paragraph(THANKS, style)]
    doc.build([Paragraph(text["title"], big), Paragraph("Wexmoor Safeguarding Children Partnership", style),
               NextPageTemplate("front"), PageBreak()] + contents + [PageBreak()] + thanks
              + [NextPageTemplate("inner"), PageBreak()] + body)


CONTENTS = [("Thanks", "ii"), ("Foreword", "1"), ("Chapter 1: Who we are", "1"),
            ("Chapter 2: What we did", "1"), ("Chapter 3: What the numbers say", "2"),
            ("Chapter 4: Learning from reviews", "2"), ("Chapter 5: Next year", "2")]
THANKS = ("To the young inspectors who read every draft of this report, crossed out a third of it and "
          "were right.")


# Cairo

def cairo_landscape(path):
    """A wide timetable: each cell placed on its own, no structure at all."""
    surface = cairo.PDFSurface(str(path), 842, 595)
    surface.set_metadata(cairo.PDFMetadata.TITLE, "Timetable")
    surface.set_metadata(cairo.PDFMetadata.CREATE_DATE, "2025-01-01T00:00:00Z")
    pen = cairo.Context(surface)
    pen.select_font_face("Liberation Sans")

    def words(x, y, text, size=11, bold=False):
        pen.select_font_face("Liberation Sans", cairo.FONT_SLANT_NORMAL,
                             cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL)
        pen.set_font_size(size)
        pen.move_to(x, y)
        pen.show_text(text)

    for n, (head, rows) in enumerate(TIMETABLE):
        words(40, 50, "Marlhaven safeguarding week: timetable", 9)
        words(760, 570, f"{n + 1} / {len(TIMETABLE)}", 9)
        words(40, 90, head, 18, True)
        for r, row in enumerate(rows):
            for x, cell in zip((40, 150, 430, 620), row):
                words(x, 130 + 30 * r, cell, 11, r == 0)
        pen.show_page()
    surface.finish()


TIMETABLE = [(day, [["Time", "Session", "Where", "For whom"]] + rows) for day, rows in [
    ("Monday 17 November 2025", [["9.30am", "Opening: what children asked for", "Council chamber", "Everybody"],
                                 ["11.00am", "Reading a body map", "Online", "Health staff"],
                                 ["2.00pm", "Neglect in older children", "Harbour Hall", "Schools"]]),
    ("Tuesday 18 November 2025", [["10.00am", "Unseen adults", "Online", "Early years"],
                                  ["1.30pm", "Supervision that helps", "Harbour Hall", "Managers"]]),
    ("Wednesday 19 November 2025", [["9.00am", "Police powers, plainly", "Online", "Everybody"],
                                    ["12.00 noon", "Lunch with the young inspectors", "Youth Works", "Leaders"],
                                    ["3.30pm", "What we promise", "Council chamber", "Everybody"]])]]


# Scans

def scan_of(lines, folder):
    image = Image.new("L", (1240, 1754), 248)
    pen = ImageDraw.Draw(image)
    face = ImageFont.truetype(SANS, 34)
    for n, line in enumerate(lines):
        pen.text((140, 180 + 60 * n), line, 60, font=face)
    image = image.rotate(0.7, fillcolor=248).convert("1")
    out = Path(folder) / "scan.png"
    image.save(out)
    return out


SCANNED = ["MARLHAVEN AREA CHILD PROTECTION COMMITTEE", "", "Note of the meeting of 9 March 2004",
           "", "1. The committee noted the new telephone tree.", "2. The register will be checked monthly."]


def scanned(path):
    with tempfile.TemporaryDirectory() as folder:
        page = canvas.Canvas(str(path), pagesize=A4)
        page.setTitle("Scan_20040309")
        page.drawImage(ImageReader(str(scan_of(SCANNED, folder))), 0, 0, *A4)
        page.save()


def half_scanned(path):
    text = texts.load("contacts")
    with tempfile.TemporaryDirectory() as folder:
        def scan(page, doc):
            page.drawImage(ImageReader(str(scan_of(SCANNED, folder))), 0, 0, *A4)

        doc = BaseDocTemplate(str(path), pagesize=A4, title=text["title"])
        frame = [Frame(2 * cm, 2 * cm, 17 * cm, 25 * cm)]
        doc.addPageTemplates([PageTemplate("text", frame), PageTemplate("scan", frame, onPage=scan)])
        parts = flowables(text, 12, 16)
        blank = ParagraphStyle("blank", fontSize=4)
        doc.build(parts[:4] + [NextPageTemplate("scan"), PageBreak(), Paragraph("&nbsp;", blank),
                               NextPageTemplate("text"), PageBreak()] + parts[4:])


# HTML printers

SHEET = """<style>
body {{ font-family: 'Liberation Serif', serif; font-size: 11pt; line-height: 1.35 }}
h1 {{ font-size: 22pt }} h2 {{ font-size: 15pt }} h3 {{ font-size: 12pt }}
table {{ border-collapse: collapse; width: 100% }} td, th {{ border: 1px solid #888; padding: 3px; text-align: left }}
{0}</style>"""


def page_of(text, style="", note=None, before="", after=""):
    return ("<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><title>" + text["title"]
            + "</title>" + SHEET.format(style) + "</head><body>" + before + texts.html_body(text, note)
            + after + "</body></html>")


def through(program, html, path):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(html)
        if program == "chromium":
            run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                f"--print-to-pdf={path}", source)
        elif program == "wkhtmltopdf":
            run("wkhtmltopdf", "-q", source, path)
        elif program == "weasyprint":
            run("weasyprint", source, path)


WEASY = """
@page { size: A5; margin: 2.4cm 2cm; @top-left { content: "Tarnbridge SCP"; font-size: 8pt }
  @top-right { content: "Bruising protocol, version 2.1"; font-size: 8pt }
  @bottom-center { content: "Page " counter(page) " of " counter(pages); font-size: 8pt } }
"""
WEASY_REPORT = """
@page { size: A5; margin: 2cm 1.6cm; @top-center { content: string(chapter); font-size: 8pt; font-style: italic }
  @bottom-right { content: counter(page); font-size: 8pt } @footnote { border-top: 0.5pt solid black } }
@page :first { counter-increment: page 0; @top-center { content: none } @bottom-right { content: none } }
@page contents { counter-increment: page 0; @top-center { content: none } @bottom-right { content: none } }
h2 { string-set: chapter content() }
.note { float: footnote; font-size: 8pt }
#contents { page: contents; break-after: page } #contents a { color: black; text-decoration: none }
#contents a::after { content: leader('.') target-counter(attr(href), page) }
.cover { break-after: page; padding-top: 6cm }
body { text-align: justify; hyphens: auto; font-size: 13pt }
"""


def weasy_report(path):
    text = texts.load("annual")
    body = texts.html_body(text, lambda words: f"<span class='note'>{words}</span>")
    body = body.split("</h1>", 1)[1]
    links = []

    def mark(found):
        links.append((f"s{len(links)}", found[2], found[1]))
        return f"<h{found[1]} id='s{len(links) - 1}'>{found[2]}</h{found[1]}>"

    body = re.sub(r"<h([23])>(.*?)</h\1>", mark, body)
    contents = "".join(f"<div style='padding-left:{(int(l) - 2)}em'><a href='#{i}'>{w} </a></div>"
                       for i, w, l in links)
    html = ("<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><title>" + text["title"]
            + "</title>" + SHEET.format(WEASY_REPORT)
            + "</head><body><div class='cover'><h1>" + text["title"] + "</h1></div><div id='contents'>"
            + "<p><b>Contents</b></p>" + contents + "</div><div id='inside'>" + body + "</div></body></html>")
    through("weasyprint", html, path)


# groff and enscript

def roff(text, head, note=True):
    out = [head]
    for block in text["blocks"]:
        if block[0] == "h" and block[1] > 1:
            out += [".SH" if block[1] == 2 else ".SH 2", block[2]]
        elif block[0] == "p":
            out += [".LP"] + roff_words(block[1])
        elif block[0] in ("ul", "ol"):
            for n, item in enumerate(block[1], 1):
                out += [r".IP \(bu 2" if block[0] == "ul" else f".IP {n}. 3"] + roff_words(item)
        elif block[0] == "table":
            out += [".TS", "allbox;", " ".join("l" * len(block[1][0])) + "."]
            out += ["\t".join(row) for row in block[1]] + [".TE"]
    return "\n".join(out) + "\n"


def roff_words(text):
    parts, out = re.split(r"\^\[([^\]]*)\]", text.replace("**", "")), []
    for n, part in enumerate(parts):
        if n % 2:
            out[-1] += r"\**"
            out += [".FS", part, ".FE"]
        elif part.strip():
            out.append(part.strip())
    return out


def groff(source, path):
    done = subprocess.run(["groff", "-t", "-ms", "-Tpdf", "-Kutf8", "-P-pa4", "-dpaper=a4"],
                          input=source.encode(), capture_output=True, check=True)
    path.write_bytes(done.stdout)


def groff_columns(path):
    text = texts.load("disagreement")
    groff(roff(text, ".ds LH Marlhaven SCP\n.ds CH\n.ds RH Resolving disagreements\n.ds CF - % -\n"
                     ".nr PO 2c\n.nr LL 17c\n.nr PS 16\n.nr VS 21\n.hy 4\n.P1\n.TL\n" + text["title"]
                     + "\n.2C\n"), path)


def groff_notes(path):
    text = texts.load("infosharing")
    contents = "\n".join(f"{b[2]}\\l'|14c.'\\0{1 if n < 2 else 2}" + "\n.br"
                         for n, b in enumerate(b for b in text["blocks"] if b[0] == "h" and b[1] == 2))
    groff(roff(text, ".ds CH\n.ds LH Marlhaven SCP\n.ds RH Sharing information\n.ds LF Issued by the Information Governance Group\n"
                     ".ds RF Page %\n.nr PO 2.5c\n.nr LL 16c\n.nr PS 18\n.nr VS 25\n.P1\n.TL\n" + text["title"]
                     + "\n.LP\n.B Contents\n.LP\n.nf\n" + contents + "\n.fi\n"), path)


def enscript(path):
    text = texts.load("missing")
    out = []
    for block in text["blocks"]:
        if block[0] == "h":
            out += [block[2].upper() if block[1] == 1 else block[2], ""]
        elif block[0] == "p":
            out += textwrap.wrap(block[1], 72) + [""]
        elif block[0] in ("ul", "ol"):
            for n, item in enumerate(block[1], 1):
                out += textwrap.wrap(item, 68, initial_indent=f"{n}. ", subsequent_indent="   ")
            out += [""]
    with tempfile.TemporaryDirectory() as folder:
        source, ps = Path(folder) / "missing.txt", Path(folder) / "missing.ps"
        source.write_text("\n".join(out))
        subprocess.run(["enscript", "-q", "-M", "A4", "-L", "44", "--header=WEXMOOR REGION PROCEDURES||Page $% of $=", "-o", ps, source],
                       check=True)
        run("ps2pdf", ps, path)


# LibreOffice

def office(source, path, options=""):
    with tempfile.TemporaryDirectory() as folder:
        run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
            "pdf" + (f":writer_pdf_Export:{options}" if options else ""), "--outdir", folder, source)
        path.write_bytes((Path(folder) / (Path(source).stem + ".pdf")).read_bytes())


def office_tagged(path):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "online.docx"
        with_header_and_footer(texts.load("online"), source)
        office(source, path, '{"UseTaggedPDF":{"type":"boolean","value":"true"},'
                             '"ExportBookmarks":{"type":"boolean","value":"true"}}')


def office_plain(path):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "courses.html"
        source.write_text(page_of(texts.load("courses")))
        html_to_odt = Path(folder) / "courses.odt"
        run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/p2",
            "--infilter=HTML (StarWriter)", "--convert-to", "odt", "--outdir", folder, source)
        office(html_to_odt, path)


def locked(user):
    def make(path):
        with tempfile.TemporaryDirectory() as folder:
            open_one = Path(folder) / "open.pdf"
            through("weasyprint", page_of(texts.load("contacts")), open_one)
            run("qpdf", "--static-id", "--encrypt", user, "owner", "256",
                "--extract=n", "--print=none", "--", open_one, path)
    return make


def abiword(path):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "fostering.html"
        source.write_text(page_of(texts.load("fostering")))
        run("abiword", f"--to=pdf", f"--to-name={path}", source)


def make_all():
    load, reading = texts.load, texts.reading
    same = lambda page: str(page)
    keep("bruising-front-sheet-weasyprint.pdf",
         reading(load("bruising"), never=["Tarnbridge SCP", "Bruising protocol, version 2.1", "Page 2 of"]),
         lambda path: through("weasyprint", page_of(load("bruising"), WEASY), path), same)
    keep("levels-two-columns-reportlab.pdf",
         reading(load("levels"), never=["Oxenmere Children's Partnership"],
                 metadata={"author": "Oxenmere Children's Partnership"}), two_columns, same)
    keep("annual-contents-footnotes-weasyprint.pdf",
         reading(load("annual"), never=["....", "Contents"]), weasy_report,
         lambda page: str(page - 2) if page > 2 else None, 3)
    annual = reading(load("annual"), never=["....", "Contents", "Wexmoor SCP annual report 2023 to 2024"],
                     metadata={"author": "Business Unit"})
    title, rest = texts.main_text(load("annual"), skip_notes=True).split("\n", 1)
    annual["main"] = f"{title}\nWexmoor Safeguarding Children Partnership\nThanks\n{THANKS}\n{rest}"
    annual["headings"].insert(0, {"path": [], "heading": "Thanks"})
    keep("annual-roman-numbers-reportlab.pdf", annual, roman_then_arabic,
         lambda page: str(page - 3) if page > 3 else "ii" if page == 3 else None, 3)
    flat = reading(load("disagreement"), never=["Marlhaven SCP", "- 2 -"])
    for entry in flat["headings"]:
        entry["path"] = []  # groff prints both levels alike: nothing shows which is the deeper
    keep("disagreement-hyphens-groff.pdf", flat, groff_columns, same)
    keep("infosharing-footnotes-groff.pdf",
         reading(load("infosharing"), never=["Issued by the Information Governance Group", "Marlhaven SCP", "Contents"]),
         groff_notes, same)
    chrome = ("@page { size: A4; @bottom-right { content: counter(page) ' / ' counter(pages); font-size: 8pt } "
              "@top-left { content: 'Oxenmere learning'; font-size: 8pt } } table { break-inside: avoid } "
              "body { font-size: 19pt; font-family: 'Liberation Sans' }")
    keep("courses-tables-chromium.pdf", reading(load("courses"), never=["Oxenmere learning", "1 / 2"]),
         lambda path: through("chromium", page_of(load("courses"), chrome), path), same)
    keep("courses-libreoffice.pdf", reading(load("courses")), office_plain)
    keep("newsletter-sidebar-wkhtmltopdf.pdf", reading(load("newsletter")),
         lambda path: through("wkhtmltopdf", page_of(load("newsletter"), "li { margin: 4px }"), path))
    missing = reading(load("missing"), title="2.7 CHILDREN WHO GO MISSING FROM HOME OR CARE",
                      never=["WEXMOOR REGION PROCEDURES", "Page 1 of"])
    missing["main"] = missing["main"].replace(load("missing")["title"], missing["title"], 1)
    keep("missing-monospaced-enscript.pdf", missing, enscript, same)
    keep("online-tagged-libreoffice.pdf",
         reading(load("online"), never=["Oxenmere Children's Partnership", "Quick leave", "Page 2"],
                 metadata={"author": "Education Safeguarding Adviser"}), office_tagged, same)
    keep("form-fields-reportlab.pdf", reading(load("form"), never=["Form ELH-04"]), form)
    keep("fostering-leaflet-reportlab.pdf", reading(load("fostering")), leaflet)
    keep("fostering-abiword.pdf", reading(load("fostering")), abiword)
    rowan = reading(load("rowan"), never=["Page 1 of 2"],
                    metadata={"published": "2024-11", "author": "Review Advisory Group"})
    rowan["main"] = rowan["main"].split("\n", 1)[1]
    keep("rowan-title-in-metadata-reportlab.pdf", rowan, untitled, same)
    keep("ligatures-reportlab.pdf", {
        "title": "First contact: a file note",
        "main": "First contact: a file note\nThe first officer to arrive fills in the file note. It reflects "
                "what was seen and heard, not what was finally decided. Difficult words are left in the child’s "
                "own speech. Affection between brothers and sisters is worth a line; so is a flinch. The note "
                "goes to the safeguarding lead within an hour, and the confidential part is marked in the "
                "margin.\nWho sees the file note\nStaff with a role in the plan. Anyone else asks the "
                "information officer first.",
        "headings": [{"path": [], "heading": "Who sees the file note", "page": 1}]}, ligatures)
    keep("timetable-landscape-cairo.pdf", {
        "title": "Timetable",
        "main": "\n".join("\n".join([head] + [" | ".join(row) for row in rows]) for head, rows in TIMETABLE),
        "headings": [{"path": [], "heading": head} for head, _ in TIMETABLE],
        "tables": [[" | ".join(row) for row in rows] for _, rows in TIMETABLE],
        "never": ["Marlhaven safeguarding week: timetable", "1 / 3"]}, cairo_landscape, same)
    keep("scanned.pdf", {"problem": "scanned", "pages": 1}, scanned)
    keep("contacts-one-page-scanned.pdf",
         reading(load("contacts"), problem="scanned", problem_pages=[2]), half_scanned)
    with_pages(texts.OUT / "pdf" / "contacts-one-page-scanned.pdf", again := reading(
        load("contacts"), problem="scanned", problem_pages=[2]))
    texts.keep("pdf", "contacts-one-page-scanned.pdf", without_printed(again))
    keep("encrypted-user-password.pdf", {"problem": "encrypted"}, locked("open sesame"))
    keep("owner-password-only.pdf", reading(load("contacts")), locked(""))


def without_printed(expected):
    for entry in expected["headings"]:
        entry.pop("printed", None)
    return expected


if __name__ == "__main__":
    make_all()
