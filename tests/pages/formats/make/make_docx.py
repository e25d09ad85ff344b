"""The Word files: python3 make_docx.py (not run by the tests). Producers: see ../README.md."""

import datetime
import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

import texts

WHEN = datetime.datetime(2025, 1, 6, 9, 30)


def field(paragraph, code):
    """A field as Word writes it: begin, its code, a cached value, end."""
    for kind, words in (("begin", None), (None, code), ("separate", None), ("t", "1"), ("end", None)):
        run = paragraph.add_run()
        if kind == "t":
            run.text = words
        elif kind is None:
            code_text = OxmlElement("w:instrText")
            code_text.set(qn("xml:space"), "preserve")
            code_text.text = f" {words} "
            run._r.append(code_text)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def bold_runs(paragraph, words):
    for n, part in enumerate(words.split("**")):
        paragraph.add_run(texts.plain(part)).bold = True if n % 2 else None


def write(text, title_style="Title"):
    document = docx.Document()
    for block in text["blocks"]:
        if block[0] == "h":
            if block[1] == 1:
                document.add_paragraph(block[2], title_style)
            else:
                document.add_heading(block[2], block[1] - 1)
        elif block[0] == "p":
            bold_runs(document.add_paragraph(), block[1])
        elif block[0] in ("ul", "ol"):
            for item in block[1]:
                bold_runs(document.add_paragraph(
                    style="List Bullet" if block[0] == "ul" else "List Number"), item)
        elif block[0] == "table":
            table = document.add_table(0, len(block[1][0]), "Table Grid")
            for row in block[1]:
                for cell, words in zip(table.add_row().cells, row):
                    cell.text = words
    return document


def properties(document, title="", author="", created=WHEN, modified=WHEN):
    core = document.core_properties
    core.title, core.author, core.created, core.modified = title, author, created, modified
    core.last_modified_by, core.comments = "", ""


def with_header_and_footer(text, path):
    document = write(text)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(14.8), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.header.paragraphs[0].text = text["meta"]["publisher"]
    foot = section.footer.paragraphs[0]
    foot.add_run("Quick leave\tPage ")
    field(foot, "PAGE")
    foot.add_run(" of ")
    field(foot, "NUMPAGES")
    properties(document, text["title"], text["meta"].get("author", ""))
    document.save(path)
