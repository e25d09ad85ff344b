"""The texts of texts/*.md as blocks, and as each producer wants them.

A text is a head of "key: value" lines, an empty line and then, block by block:
"# title", "## heading", "- bullet", "1. step", "| cell | cell |", and paragraphs.
Inside a paragraph ^[...] is a footnote and **...** is bold.
"""

import html
import json
import re
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parent
NOTE = re.compile(r"\^\[([^\]]*)\]")


def plain(text):
    return NOTE.sub("", text).replace("**", "")


def load(name):
    """{"meta": {..}, "title": .., "blocks": [(kind, ..)], "notes": [..]}"""
    head, body = (HERE / "texts" / f"{name}.md").read_text().split("\n\n", 1)
    meta = dict(line.split(": ", 1) for line in head.splitlines())
    blocks, notes, title = [], [], ""
    for chunk in re.split(r"\n\n+", body.strip()):
        lines = chunk.split("\n")
        notes += NOTE.findall(chunk)
        if chunk.startswith("#"):
            level = len(chunk) - len(chunk.lstrip("#"))
            text = chunk[level:].strip()
            if level == 1:
                title = text
            blocks.append(("h", level, text))
        elif chunk.startswith("- "):
            blocks.append(("ul", [line[2:] for line in lines]))
        elif re.match(r"\d+\. ", chunk):
            blocks.append(("ol", [line.split(". ", 1)[1] for line in lines]))
        elif chunk.startswith("|"):
            blocks.append(("table", [[cell.strip() for cell in line.strip("|").split("|")]
                                     for line in lines]))
        else:
            blocks.append(("p", " ".join(lines)))
    return {"meta": meta, "title": title, "blocks": blocks, "notes": notes}


def main_text(text, numbers=True, skip_notes=False):
    """The text as a person reads it; numbers: an ordered list's are in print."""
    out = []
    for block in text["blocks"]:
        if block[0] == "h":
            out.append(block[2])
        elif block[0] == "p":
            out.append(plain(block[1]))
        elif block[0] == "ul":
            out += [plain(item) for item in block[1]]
        elif block[0] == "ol":
            out += [(f"{n}. " if numbers else "") + plain(item)
                    for n, item in enumerate(block[1], 1)]
        elif block[0] == "table":
            out += [" | ".join(row) for row in block[1]]
    if not skip_notes:
        out += text["notes"]
    return "\n".join(out)


def headings(text):
    """[{"path", "heading"}] below the title; "alone" where no text of its own follows."""
    out, above, blocks = [], [], text["blocks"]
    for i, block in enumerate(blocks):
        if block[0] != "h" or block[1] == 1:
            continue
        above = above[:block[1] - 2]
        entry = {"path": list(above), "heading": block[2]}
        if i + 1 == len(blocks) or blocks[i + 1][0] == "h":
            entry["alone"] = True
        out.append(entry)
        above.append(block[2])
    return out


def tables(text):
    return [[" | ".join(row) for row in block[1]] for block in text["blocks"] if block[0] == "table"]


def dates(text):
    """What the page itself says; properties that a producer adds are labelled there."""
    said = text["meta"].get("visible", "")
    return dict(one.split(" ", 1) for one in said.split("; ")) if said else {}


def inline_html(text, note=None):
    """Bold and footnotes; note(number, words) gives the mark-up of a footnote."""
    out = re.sub(r"\*\*(.*?)\*\*", r"<b>\1</b>", html.escape(text, quote=False))
    return NOTE.sub(lambda found: note(found[1]) if note else "", out)


def html_body(text, note=None, header_row=True):
    out = []
    for block in text["blocks"]:
        if block[0] == "h":
            out.append(f"<h{block[1]}>{html.escape(block[2], quote=False)}</h{block[1]}>")
        elif block[0] == "p":
            out.append(f"<p>{inline_html(block[1], note)}</p>")
        elif block[0] in ("ul", "ol"):
            items = "\n".join(f"<li>{inline_html(item, note)}</li>" for item in block[1])
            out.append(f"<{block[0]}>\n{items}\n</{block[0]}>")
        elif block[0] == "table":
            rows = []
            for n, row in enumerate(block[1]):
                cell = "th" if header_row and n == 0 and len(row) > 2 else "td"
                rows.append("<tr>" + "".join(f"<{cell}>{html.escape(c, quote=False)}</{cell}>"
                                             for c in row) + "</tr>")
            out.append("<table>\n" + "\n".join(rows) + "\n</table>")
    return "\n".join(out)


def markdown(text):
    """For Pandoc: the same with pipe tables it knows."""
    out = []
    for block in text["blocks"]:
        if block[0] == "h":
            out.append("#" * block[1] + " " + block[2])
        elif block[0] == "p":
            out.append(block[1])
        elif block[0] == "ul":
            out.append("\n".join("- " + item for item in block[1]))
        elif block[0] == "ol":
            out.append("\n".join(f"{n}. {item}" for n, item in enumerate(block[1], 1)))
        elif block[0] == "table":
            head, *rows = block[1]
            lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
            out.append("\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]))
    return "\n\n".join(out) + "\n"


def keep(folder, name, expected):
    """The reading a person should find in OUT/folder/name, beside it."""
    path = OUT / folder / (name.rsplit(".", 1)[0] + ".expected.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n")
    return OUT / folder / name


def reading(text, **more):
    """What every format shares; more adds to it or, where None, takes away."""
    out = {"title": text["title"], "main": main_text(text), "headings": headings(text),
           "metadata": dates(text), "tables": tables(text)}
    out.update(more)
    return {key: value for key, value in out.items() if value not in (None, [], {})}
