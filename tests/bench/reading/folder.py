"""A folder as an agency has it, made of the files of tests/pages/formats with other words:

    python3 folder.py FOLDER [COUNT]      (5,000; the same ones every time)

Words of the text are exchanged among themselves, so that no two files are alike. PDFs are
written here: a page holds about 300 words, most files have a few and some have a hundred.
"""

import io
import random
import re
import sys
import zipfile
from pathlib import Path

FORMATS = Path(__file__).parents[2] / "pages" / "formats"
SHARES = {"html": 30, "pdf": 25, "docx": 15, "eml": 12, "odt": 5, "csv": 5, "ics": 4, "feed": 4}
WORD = re.compile(r"(?<![\w&<=\"/:;%-])[a-z]{4,}(?![\w=\":/;%-])")
LIST = re.compile(r"^(BEGIN|END|RRULE|DT|TZ|FREQ|UID|Content|boundary|MIME|charset)", re.I)


def samples(name):
    return sorted(path for path in (FORMATS / name).iterdir() if path.suffix != ".json"
                  and path.stat().st_size < 60_000 and "encrypted" not in path.name)


def texts():
    return " ".join(path.read_text(errors="replace") for path in samples("html"))


VOCABULARY = sorted({word for word in WORD.findall(re.sub(r"<[^>]*>", " ", texts()))})


def varied(text, chance, share=0.2):
    return WORD.sub(lambda found: chance.choice(VOCABULARY) if chance.random() < share
                    else found[0], text)


def varied_office(data, chance):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename in ("word/document.xml", "content.xml"):
                content = re.sub(r">([^<]+)<", lambda found: ">" + varied(found[1], chance) + "<",
                                 content.decode()).encode()
            new.writestr(entry, content)
    return out.getvalue()


def varied_lines(data, chance):
    text = data.decode("latin-1")
    return "\n".join(line if LIST.match(line) else varied(line, chance)
                     for line in text.split("\n")).encode("latin-1")


def varied_page(data, chance):
    return re.sub(r">([^<]+)<", lambda found: ">" + varied(found[1], chance) + "<",
                  data.decode("latin-1")).encode("latin-1")


def page(chance, number):
    lines = [f"{number}. {chance.choice(VOCABULARY).capitalize()} and {chance.choice(VOCABULARY)}"]
    lines += [" ".join(chance.choice(VOCABULARY) for _ in range(9)) for _ in range(34)]
    shown = " ".join(f"({line}) Tj 0 -{28 if at == 0 else 18} Td" for at, line in enumerate(lines))
    return f"BT /F1 11 Tf 72 740 Td {shown} (Page {number}) Tj ET"


def pdf(chance):
    count = chance.choice([1, 2, 2, 3, 4, 6, 8, 12, 20, 100] if chance.random() < 0.3 else [1, 2, 3])
    objects = ["<</Type/Catalog/Pages 2 0 R>>",
               f"<</Type/Pages/Count {count}/Kids[" +
               " ".join(f"{4 + 2 * at} 0 R" for at in range(count)) + "]>>",
               "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    for number in range(1, count + 1):
        content = page(chance, number)
        objects.append("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>"
                       f">>/Contents {3 + 2 * number} 0 R>>")
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
    out, table = "%PDF-1.4\n", "0000000000 65535 f \n"
    for number, each in enumerate(objects, 1):
        table += f"{len(out):010} 00000 n \n"
        out += f"{number} 0 obj\n{each}\nendobj\n"
    return (out + f"xref\n0 {len(objects) + 1}\n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R"
            f">>\nstartxref\n{len(out)}\n%%EOF\n").encode()


def made(name, path, chance):
    if name == "pdf":
        return pdf(chance)
    data = path.read_bytes()
    if name in ("docx", "odt"):
        return varied_office(data, chance)
    return (varied_page if name in ("html", "feed") else varied_lines)(data, chance)


def main():
    folder, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    chance = random.Random(1)
    names = [name for name, share in SHARES.items() for _ in range(share)]
    found = {name: samples(name) for name in SHARES}
    for number in range(count):
        name = names[number * 37 % 100]
        path = found[name][number // 100 % len(found[name])]
        place = folder / name / f"{number:05}{path.suffix if name != 'pdf' else '.pdf'}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(made(name, path, chance))


main()
