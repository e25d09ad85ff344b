"""What stands beside, within or under the text of DOCX, ODT and mails: python3 make_layers.py (not run by the tests)."""

import zipfile
from email.message import EmailMessage
from xml.sax.saxutils import escape

import texts
from make_mail import CRLF, DAY
from make_office import W, p, r

SPACES = (W + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
          'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
          'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
          'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"')
TYPES = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
         'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
LINK = ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>')


def pack(folder, name, expected, parts):
    with zipfile.ZipFile(texts.keep(folder, name, expected), "w") as out:
        for part, words in parts.items():
            out.writestr(zipfile.ZipInfo(part), words, zipfile.ZIP_STORED if part == "mimetype" else zipfile.ZIP_DEFLATED)


def expect(blocks, *never, **more):
    """The label: blocks as "h2 Scope", "li2 an item within an item"; the first is the title."""
    words = [block.split(" ", 1)[1] for block in blocks]
    heads, above = [], []
    for block in blocks[1:]:
        if block[0] == "h":
            above = above[:int(block[1]) - 2]
            heads.append({"path": list(above), "heading": block.split(" ", 1)[1]})
            above.append(block.split(" ", 1)[1])
    out = {"title": words[0], "main": "\n".join(words), "headings": heads, "blocks": blocks, "never": list(never)} | more
    return {key: value for key, value in out.items() if value}


def word(name, body, expected, **parts):
    pack("docx", name, expected, {"[Content_Types].xml": TYPES, "_rels/.rels": LINK,
         "word/document.xml": f'<?xml version="1.0"?><w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>'}
         | {f"word/{part}.xml": f'<?xml version="1.0"?><w:{part} {SPACES}>{xml}</w:{part}>' for part, xml in parts.items()})


def item(words, level, style=""):
    about = f'<w:pStyle w:val="{style}"/>' if style else f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{about}</w:pPr>{r(words)}</w:p>"


def table(*rows):
    return "<w:tbl><w:tblPr/>" + "".join("<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows) + "</w:tbl>"


def control(inside, about=""):
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def new_box(inside):
    return f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"


def old_box(inside):
    return f'<w:pict><v:shape type="#box"><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>'


def either(choice, fallback):
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>'


def docx_boxes():
    desk, line = p("The desk is staffed from eight."), p("Out of hours, ring 01632 960177.")
    inner = p("Keep this page by the telephone.") + p("In a hurry", "Heading3") + item("ring first", 1) + item("write later", 1)
    word("text-boxes-by-hand.docx", p("Reaching the front desk", "Heading1") + p("By telephone", "Heading2")
         + f'<w:p>{r("Ring before you ")}<w:r>{either(new_box(desk), old_box(desk))}</w:r>{r("come.")}</w:p>'
         + p("After dark", "Heading2") + f'<w:p><w:r>{old_box(line)}</w:r>{r("The bell is on the left.")}</w:p>'
         + p("On foot", "Heading2")
         + f'<w:p>{either("<w:r>" + new_box(inner) + "</w:r>", "<w:r>" + old_box(inner) + "</w:r>")}{r("Use the side gate.")}</w:p>'
         + f'<w:p>{either(r("Mind the ramp."), r("Mind the ramp."))}</w:p>',
         expect(["h1 Reaching the front desk", "h2 By telephone", "p Ring before you come.", "p The desk is staffed from eight.",
                 "h2 After dark", "p The bell is on the left.", "p Out of hours, ring 01632 960177.", "h2 On foot",
                 "p Use the side gate.", "p Keep this page by the telephone.", "h3 In a hurry", "li1 ring first", "li1 write later",
                 "p Mind the ramp."]))


def docx_comments():
    who = 'w:author="Reviewer" w:date="2025-01-06T09:30:00Z" w:initials="R"'
    mark = lambda n, words: (f'<w:commentRangeStart w:id="{n}"/>{r(words)}<w:commentRangeEnd w:id="{n}"/><w:r><w:rPr><w:rStyle '
                             f'w:val="CommentReference"/></w:rPr><w:commentReference w:id="{n}"/></w:r>')
    said = lambda n, words: f'<w:comment w:id="{n}" {who}><w:p><w:r><w:annotationRef/></w:r>{r(words)}</w:p></w:comment>'
    word("comments-by-hand.docx", p("Visitors to a nursery", "Heading1") + p("Signing in", "Heading2")
         + f'<w:p>{r("Every visitor shows ")}{mark(0, "a badge")}{r(" and is met at the door.")}</w:p>'
         + f'<w:p>{mark(1, "Nobody is left alone with the children.")}</w:p>',
         expect(["h1 Visitors to a nursery", "h2 Signing in", "p Every visitor shows a badge and is met at the door.",
                 "p Nobody is left alone with the children."], "lanyard colour", "Reviewer", "Chair to confirm"),
         comments=said(0, "Should we say which lanyard colour?") + said(1, "Chair to confirm this line."))


def docx_lists():
    level = lambda n: f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{"decimal" if n == 0 else "bullet"}"/><w:lvlText w:val="x"/></w:lvl>'
    style = lambda key, name, about="": f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{about}</w:style>'
    deep = '<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    word("nested-lists-by-hand.docx", p("Packing for a residential", "Heading1") + p("Bags", "Heading2")
         + item("for each child", 1) + item("clothes", 2) + item("two warm jumpers", 3) + item("a waterproof coat", 3) + item("medicine, in its box", 2)
         + item("for each adult", 1) + p("Papers", "Heading2") + item("consent forms", 1, "ListBullet") + item("signed this term", 2, "ListBullet2")
         + item("by a person with parental responsibility", 3, "Deep") + item("the list of rooms", 1, "ListNumber"),
         expect(["h1 Packing for a residential", "h2 Bags", "li1 for each child", "li2 clothes", "li3 two warm jumpers", "li3 a waterproof coat",
                 "li2 medicine, in its box", "li1 for each adult", "h2 Papers", "li1 consent forms", "li2 signed this term",
                 "li3 by a person with parental responsibility", "li1 the list of rooms"]),
         numbering=f'<w:abstractNum w:abstractNumId="0">{"".join(map(level, range(3)))}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
         styles=style("ListBullet", "List Bullet") + style("ListBullet2", "List Bullet 2") + style("ListNumber", "List Number")
         + style("Deep", "House item", deep))


def docx_breaks():
    new = '<w:r><w:br w:type="page"/></w:r>'
    word("page-breaks-by-hand.docx", p("Lone working", "Heading1") + p("Before you leave", "Heading2")
         + f'<w:p>{r("Tell the office where you go.")}{new}{r("Take the charged telephone.")}</w:p><w:p>{new}</w:p>'
         + f'<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/></w:pPr><w:r><w:lastRenderedPageBreak/></w:r>{r("When you return")}</w:p>'
         + f'<w:p>{r("Ring in, even if the visit was ")}<w:r><w:lastRenderedPageBreak/><w:t>short.</w:t></w:r></w:p>'
         + f'<w:p>{r("Night line")}<w:r><w:br/></w:r>{r("01632 960144")}</w:p>'
         + f'<w:p>{r("Left column.")}<w:r><w:br w:type="column"/></w:r>{r("Right column.")}</w:p>',
         expect(["h1 Lone working", "h2 Before you leave", "p Tell the office where you go.", "p Take the charged telephone.", "h2 When you return",
                 "p Ring in, even if the visit was short.", "p Night line\n01632 960144", "p Left column.", "p Right column."]))


def docx_controls():
    hint = r("Click or tap here to enter text.")
    empty = "<w:showingPlcHdr/>"
    row = lambda *cells: "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells) + "</w:tr>"
    word("content-controls-by-hand.docx", p("Request for support", "Heading1") + control(p("About the child", "Heading2"))
         + f'<w:p>{r("School year: ")}{control(r("Year 4"), "<w:dropDownList/>")}{r(", since ")}{control(r("September 2024"), "<w:date/>")}{r(".")}</w:p>'
         + f'<w:p>{r("Asked by: ")}{control(hint, empty)}</w:p>' + control("<w:p>" + hint + "</w:p>", empty)
         + control(control(p("The family knows of this request."))) + control(item("a health visitor is involved", 1))
         + "<w:tbl><w:tblPr/>" + row(p("Service"), p("Reply by")) + control(row(p("Early help"), p("two weeks")) + control(row(p("Speech therapy"), p("a month"))))
         + "<w:tr>" + control(f"<w:tc><w:tcPr/>{p('School nurse')}</w:tc>") + f"<w:tc><w:tcPr/>{control(p('ten days'))}</w:tc></w:tr></w:tbl>",
         expect(["h1 Request for support", "h2 About the child", "p School year: Year 4, since September 2024.", "p Asked by:",
                 "p The family knows of this request.", "li1 a health visitor is involved", "row Service | Reply by", "row Early help | two weeks",
                 "row Speech therapy | a month", "row School nurse | ten days"], "Click or tap here"))


def docx_hidden():
    style = lambda key, kind, about, more="": f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{key}"/>{more}<w:rPr>{about}</w:rPr></w:style>'
    word("hidden-by-style-by-hand.docx", p("Keeping a log", "Heading1") + p("Each entry", "Heading2")
         + p("Template note one.", "Guidance") + p("Template note two.", "GuidanceSmall")
         + f'<w:p>{r("Write the time. ")}{r("Template note three. ", """<w:rStyle w:val="Unseen"/>""")}{r("Sign it.")}</w:p>'
         + f'<w:p><w:pPr><w:pStyle w:val="Guidance"/></w:pPr>{r("Keep the book closed.", """<w:vanish w:val="0"/>""")}</w:p>'
         + p("Lock the drawer.", "Shown") + p("Template note four", "Heading9x"),
         expect(["h1 Keeping a log", "h2 Each entry", "p Write the time. Sign it.", "p Keep the book closed.", "p Lock the drawer."], "Template note"),
         styles=style("Guidance", "paragraph", "<w:vanish/>") + style("GuidanceSmall", "paragraph", "", '<w:basedOn w:val="Guidance"/>')
         + style("Shown", "paragraph", '<w:vanish w:val="false"/>', '<w:basedOn w:val="Guidance"/>') + style("Unseen", "character", "<w:vanish/>")
         + style("Heading9x", "paragraph", "<w:vanish/>", '<w:basedOn w:val="Heading2"/>'))


def docx_tables():
    inner = table((p("Day"), p("01632 960111")), (p("Night"), p("01632 960122")))
    framed = table((p("Age"), p("Ask")), (p("under two"), p("the health visitor")), (p("two and over"), p("the school nurse")))
    word("table-in-table-by-hand.docx", p("Whom to ring", "Heading1") + p("Numbers", "Heading2")
         + table((p("Team"), p("Lines")), (p("Duty"), inner + "<w:p/>"), (p("Court"), p("01632 960133")))
         + p("Ages", "Heading2") + table((p("Use this grid.") + framed + p("Ask again after a month."),)),
         expect(["h1 Whom to ring", "h2 Numbers", "row Team | Lines", "row Duty | Day; 01632 960111; Night; 01632 960122", "row Court | 01632 960133",
                 "h2 Ages", "p Use this grid.", "row Age | Ask", "row under two | the health visitor", "row two and over | the school nurse",
                 "p Ask again after a month."]))


O = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"' for name, kind in (
    ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style"), ("fo", "xsl-fo-compatible"),
    ("svg", "svg-compatible"))) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'


def open_text(name, body, expected, styles=""):
    manifest = ('<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
                '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    pack("odt", name, expected, {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": manifest,
         "content.xml": f'<?xml version="1.0"?><office:document-content {O}><office:automatic-styles>{styles}</office:automatic-styles>'
                        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"})


def h(words, level):
    return f'<text:h text:outline-level="{level}">{escape(words)}</text:h>'


def t(inside, style=""):
    about = f' text:style-name="{style}"' if style else ""
    return f"<text:p{about}>{inside}</text:p>"


def odt_changes():
    info = "<office:change-info><dc:creator>Reviewer</dc:creator><dc:date>2025-01-06T09:30:00</dc:date></office:change-info>"
    gone = lambda key, inside: f'<text:changed-region text:id="{key}"><text:deletion>{info}{inside}</text:deletion></text:changed-region>'
    new = f'<text:changed-region text:id="c3"><text:insertion>{info}</text:insertion></text:changed-region>'
    open_text("tracked-changes-by-hand.odt", "<text:tracked-changes>" + gone("c1", t("every three hours")) + gone("c2", h("Old rota", 2) + t("Pinned up by the door.")) + new
              + "</text:tracked-changes>" + h("Sleeping babies", 1) + h("Looking in", 2)
              + t('Look in <text:change text:change-id="c1"/><text:change-start text:change-id="c3"/>every two hours<text:change-end text:change-id="c3"/>, and write it down.')
              + '<text:change text:change-id="c2"/>' + t("The rota is in the office."),
              expect(["h1 Sleeping babies", "h2 Looking in", "p Look in every two hours, and write it down.", "p The rota is in the office."],
                     "three hours", "Old rota", "Pinned up", "Reviewer"))


def odt_hidden():
    style = lambda name, family, about, more="": f'<style:style style:name="{name}" style:family="{family}" {more}>{about}</style:style>'
    none = '<style:text-properties text:display="none"/>'
    open_text("hidden-text-by-hand.odt", h("Keeping the log", 1) + h("Each entry", 2)
              + t('Write the time. <text:span text:style-name="Unseen">Template note one. </text:span>Sign it.')
              + t("Template note two.", "UnseenP") + t("Template note three.", "UnseenChild")
              + '<text:h text:outline-level="2" text:style-name="UnseenP">Template note four</text:h>'
              + t('<text:hidden-paragraph text:condition="ooow:TRUE" text:is-hidden="true"/>Template note five.')
              + t('<text:hidden-paragraph text:condition="ooow:FALSE" text:is-hidden="false"/>Keep the book closed.')
              + t('Lock the drawer<text:hidden-text text:condition="ooow:TRUE" text:string-value="Template note six" text:is-hidden="true">Template note six</text:hidden-text>.')
              + '<text:section text:name="a" text:display="none">' + t("Template note seven.") + "</text:section>"
              + '<text:section text:name="b" text:display="condition" text:condition="ooow:TRUE" text:is-hidden="true">' + t("Template note eight.") + "</text:section>"
              + '<text:section text:name="c">' + t("Keep it for six years.") + "</text:section>",
              expect(["h1 Keeping the log", "h2 Each entry", "p Write the time. Sign it.", "p Keep the book closed.", "p Lock the drawer.", "p Keep it for six years."],
                     "Template note"),
              style("Unseen", "text", none) + style("UnseenChild", "paragraph", "", 'style:parent-style-name="UnseenP"') + style("UnseenP", "paragraph", none))


def odt_boxes():
    frame = lambda inside: f'<draw:frame draw:name="f"><draw:text-box>{inside}</draw:text-box><svg:title>A grey box</svg:title><svg:desc>Drawn by hand</svg:desc></draw:frame>'
    items = "<text:list>" + "".join(f"<text:list-item>{t(words)}</text:list-item>" for words in ("ring first", "write later")) + "</text:list>"
    open_text("text-boxes-by-hand.odt", frame(t("Version for the summer term.")) + h("The reception desk", 1) + h("By day", 2)
              + t("Ring before you " + frame(t("The desk is staffed from eight.") + t("Ask for Morag.")) + "come.")
              + "<text:list><text:list-item>" + t("use the front door" + frame(t("The door is heavy."))) + "</text:list-item></text:list>"
              + h("By night", 2) + t("The bell is on the left." + "<draw:g>" + frame(h("In a hurry", 3) + items) + "</draw:g>")
              + t('<draw:custom-shape draw:name="s">' + t("Mind the ramp.") + "</draw:custom-shape><draw:rect>" + t("Mind the dog.") + "</draw:rect>"),
              expect(["h1 The reception desk", "h2 By day", "p Ring before you come.", "p The desk is staffed from eight.", "p Ask for Morag.",
                      "li1 use the front door", "p The door is heavy.", "h2 By night", "p The bell is on the left.", "h3 In a hurry", "li1 ring first",
                      "li1 write later", "p Mind the ramp.", "p Mind the dog."], "A grey box", "Drawn by hand")
              | {"blocks": ["p Version for the summer term.", "h1 The reception desk", "h2 By day", "p Ring before you come.", "p The desk is staffed from eight.",
                            "p Ask for Morag.", "li1 use the front door", "p The door is heavy.", "h2 By night", "p The bell is on the left.", "h3 In a hurry",
                            "li1 ring first", "li1 write later", "p Mind the ramp.", "p Mind the dog."]})


def odt_comments():
    note = lambda name, words: (f'<office:annotation office:name="{name}"><dc:creator>Reviewer</dc:creator><dc:date>2025-01-06T09:30:00</dc:date>'
                                f"<text:list><text:list-item>{t(words)}</text:list-item></text:list></office:annotation>")
    open_text("comments-by-hand.odt", h("Photographs at the fair", 1) + '<text:h text:outline-level="2">Asking ' + note("a", "Which form?") + "first</text:h>"
              + t("Ask " + note("b", "Chair to confirm.") + 'the parents<office:annotation-end office:name="b"/> in writing.') + note("c", "Stray remark.") + t("Keep the answers."),
              expect(["h1 Photographs at the fair", "h2 Asking first", "p Ask the parents in writing.", "p Keep the answers."],
                     "Which form", "Chair to confirm", "Stray remark", "Reviewer"))


def odt_lists():
    one = lambda *inside: "<text:list-item>" + "".join(inside) + "</text:list-item>"
    many = lambda *items: "<text:list>" + "".join(items) + "</text:list>"
    open_text("nested-lists-by-hand.odt", h("A day at the beach", 1) + h("Bags", 2)
              + many(one(t("for each child"), many(one(t("clothes"), many(one(t("a sun hat")), one(t("a towel")))), one(t("medicine, in its box")))), one(t("for each adult")))
              + h("Papers", 2) + many(one(many(one(t("signed this term"))))) + many("<text:list-header>" + t("Also") + "</text:list-header>", one(t("the list of rooms"))),
              expect(["h1 A day at the beach", "h2 Bags", "li1 for each child", "li2 clothes", "li3 a sun hat", "li3 a towel", "li2 medicine, in its box",
                      "li1 for each adult", "h2 Papers", "li2 signed this term", "li1 Also", "li1 the list of rooms"]))


def odt_tables():
    cell = lambda inside: f"<table:table-cell>{inside}</table:table-cell>"
    grid = lambda *rows: "<table:table>" + "".join("<table:table-row>" + "".join(map(cell, row)) + "</table:table-row>" for row in rows) + "</table:table>"
    open_text("table-in-table-by-hand.odt", h("Whom to write to", 1) + h("Letters", 2)
              + grid((t("Team"), t("Where")), (t("Duty"), grid((t("Day"), t("room 4")), (t("Night"), t("the lodge")))), (t("Court"), t("room 9")))
              + h("Ages", 2) + grid((t("Use this grid.") + grid((t("Age"), t("Ask")), (t("under two"), t("the health visitor"))) + t("Ask again."),)),
              expect(["h1 Whom to write to", "h2 Letters", "row Team | Where", "row Duty | Day; room 4; Night; the lodge", "row Court | room 9", "h2 Ages",
                      "p Use this grid.", "row Age | Ask", "row under two | the health visitor", "p Ask again."]))


def mail(name, subject, blocks, never, build):
    message = EmailMessage(policy=CRLF)
    for key, value in (DAY | {"Subject": subject}).items():
        message[key] = value
    build(message)
    if message.is_multipart():
        message.set_boundary("=-part-of-" + name.split(".")[0])
    texts.keep("eml", name, {"title": subject, "main": "\n".join([subject] + [block.split(" ", 1)[1] for block in blocks]), "blocks": blocks,
                             "never": never, "metadata": {"published": "2025-03-03"}}).write_bytes(message.as_bytes())


SIGNED = "Morag Tennant\nPartnership manager, Tarnbridge SCP\n01632 960155\n"


def mails():
    said = ["p Dear all,", "p The forum on 8 July moves to room 4. Bring a badge.", "p Kind regards", "p Morag Tennant",
            "p Partnership manager, Tarnbridge SCP", "p 01632 960155"]
    words = "Dear all,\n\nThe forum on 8 July moves to room 4. Bring a badge.\n\nKind regards\n\n-- \n" + SIGNED
    mail("list-foot-plain.eml", "Forum moves", said, ["unsubscribe", "mailing list", "lists.tarnbridge.example"], lambda m: m.set_content(
        words + "\n" + "#" * 60 + "\n\nTo unsubscribe from the FORUM list, click the following link:\nhttps://lists.tarnbridge.example/leave?FORUM\n\n"
        "This message was issued to members of lists.tarnbridge.example/FORUM, a mailing\nlist hosted by Tarnbridge. Terms are at https://lists.tarnbridge.example/terms\n"))

    def behind(m):
        m.make_mixed()
        for part in (words, "_" * 47 + "\nForum mailing list\nforum@lists.tarnbridge.example\nhttps://lists.tarnbridge.example/listinfo/forum\n"
                     "To unsubscribe send an email to forum-leave@lists.tarnbridge.example\n"):
            one = EmailMessage(policy=CRLF)
            one.set_content(part)
            del one["MIME-Version"]
            m.attach(one)
    mail("list-foot-part-of-its-own.eml", "Forum moves", said, ["unsubscribe", "mailing list", "listinfo", "forum-leave"], behind)

    mail("disclaimer-plain.eml", "Forum moves", said, ["addressee", "in error", "viruses", "opinions", "environment"], lambda m: m.set_content(
        words + "\n" + "*" * 60 + "\nThis email and any files sent with it are confidential and meant only for\nthe addressee. If you have received this email in error please tell the\n"
        "sender and delete it. You must not copy it or show it to anybody.\n\nAny opinions expressed in this message are those of the writer and need not\nbe those of the council.\n\n"
        "Although this e-mail was checked for viruses, the council accepts no\nliability for any that it carries.\n" + "*" * 60
        + "\n\nPlease consider the environment before printing this email.\n"))

    page = "".join(f"<p>{words}</p>" for words in ("Dear all,", "The forum on 8 July moves to room 4. Bring a badge.", "Kind regards"))
    signed = "<p>Morag Tennant</p><p>Partnership manager, Tarnbridge SCP</p><p>01632 960155</p>"
    mail("disclaimer-and-foot-html.eml", "Forum moves", said, ["intended recipient", "Disclaimer", "Unsubscribe", "unsubscribe", "privileged"], lambda m: m.set_content(
        "<html><body>" + page + signed + "<hr><p><b>Disclaimer</b></p><p>The information in this e-mail is confidential and may be legally privileged.</p>"
        "<p>It is intended solely for the person to whom it is addressed. If you are not the intended recipient, any copying of this message is unlawful.</p>"
        "<table><tr><td><p>You are receiving this because you joined our mailing list.</p></td></tr><tr><td><p>If you no longer wish to receive these emails, "
        "<a href='https://lists.tarnbridge.example/x'>unsubscribe</a>.</p></td></tr></table></body></html>", subtype="html"))

    kept = ["p Dear leads,", "p This message is confidential: it names a child, so delete it once the referral is made.",
            "p To unsubscribe from a betting firm's mailing list, a young person needs help from an adult. Sit down together.",
            "p A referral sent to the wrong address is a breach. Tell us if you have received one in error.",
            "p The mailing list for school nurses is new: ask for a place by Friday, and say which schools you visit in the week.",
            "p What to print", "p Print the leaflet on both sides.", "p Thank you for all that you did in the winter, when half of the team was ill and the telephones failed twice.",
            "p Morag"]
    mail("speaks-of-lists-and-secrets.eml", "Three reminders", kept, [], lambda m: m.set_content("\n\n".join(block[2:] for block in kept) + "\n", cte="quoted-printable"))


if __name__ == "__main__":
    for make in (docx_boxes, docx_comments, docx_lists, docx_breaks, docx_controls, docx_hidden, docx_tables, odt_changes, odt_hidden, odt_boxes, odt_comments,
                 odt_lists, odt_tables, mails):
        make()
