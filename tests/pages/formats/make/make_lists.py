"""Feeds and tables: python3 make_lists.py (not run by the tests)."""

import texts

BASE = "https://tarnbridge.example/"
ONE = ("New front door number", "Ring 01632 960190 & tell your team.")


def feed(name, xml, encoding="utf-8", **more):
    item = {"title": ONE[0], "published": "2025-03-03", "link": BASE + "news/1"} | more
    expected = {"title": "Tarnbridge news", "main": "\n".join(ONE), "items": [{k: v for k, v in item.items() if v}]}
    texts.keep("feed", name, expected).write_bytes((f'<?xml version="1.0" encoding="{encoding}"?>\n' + xml).encode(encoding))


def feeds():
    words = ONE[1].replace("&", "&amp;")
    html = f"<p>{words}</p>"
    twice = html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    when, ns = "<pubDate>Mon, 03 Mar 2025 09:30:00 GMT</pubDate>", 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    rss = lambda inside, date=when, link=BASE + "news/1": (
        f'<rss version="2.0" {ns}><channel><title>Tarnbridge news</title><link>{BASE}</link><item><title>{ONE[0]}</title>'
        f"<link>{link}</link>{date}{inside}</item></channel></rss>")
    feed("rss-cdata.xml", rss(f"<description><![CDATA[{html}]]></description>"))
    feed("rss-escaped.xml", rss(f"<description>{twice}</description>"))
    feed("rss-content-encoded.xml", rss(f"<content:encoded><![CDATA[{html}]]></content:encoded>"))
    feed("rss-no-date.xml", rss(f"<description><![CDATA[{html}]]></description>", ""), published=None)
    feed("rss-relative-link.xml", rss(f"<description><![CDATA[{html}]]></description>", link="/news/1"))
    feed("rss-windows-1252.xml", rss(f"<description><![CDATA[{html}]]></description>"), "windows-1252")
    rdf = (f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
           f'<channel rdf:about="{BASE}"><title>Tarnbridge news</title><link>{BASE}</link></channel><item rdf:about="{BASE}news/1"><title>{ONE[0]}</title>'
           f"<link>{BASE}news/1</link><description>{twice}</description>%s</item></rdf:RDF>")
    feed("rss1.rdf", rdf % "<dc:date>2025-03-03T09:30:00Z</dc:date>")
    feed("rss1-no-date.rdf", rdf % "", published=None)
    atom = lambda content, date="<updated>2025-03-03T09:30:00Z</updated>", link=BASE + "news/1", more="": (
        f'<feed xmlns="http://www.w3.org/2005/Atom"{more}><title>Tarnbridge news</title><id>urn:x</id><updated>2025-03-04T00:00:00Z</updated>'
        f'<entry><title>{ONE[0]}</title><id>urn:y</id><link href="{link}"/>{date}{content}</entry></feed>')
    feed("atom-html.atom", atom(f'<content type="html">{twice}</content>'))
    feed("atom-xhtml.atom", atom(f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{html}</div></content>'))
    feed("atom-text.atom", atom(f'<summary type="text">{words}</summary>'))
    feed("atom-base.atom", atom(f'<content type="html">{twice}</content>', link="news/1", more=f' xml:base="{BASE}"'))


HEAD = ["Course", "Date", "Where"]
ROWS = [["Neglect", "22 September 2025", "Online"], ["Unseen adults", "20 March 2025", "Harbour Hall"]]


def table(name, sep=",", encoding="utf-8", head=HEAD, rows=ROWS, above="", end="\n", quote=False, main=None):
    cell = lambda words: '"' + words.replace('"', '""') + '"' if quote or any(c in words for c in sep + '"\n') else words
    body = above + "".join(sep.join(cell(c) for c in row) + end for row in ([head] if head else []) + rows)
    kept = ([head] if head else []) + rows
    lines = [" | ".join(row) for row in kept]
    texts.keep("csv", name, {"main": above + "\n".join(lines), "tables": [lines]}).write_bytes(body.encode(encoding))


def csvs():
    table("commas.csv")
    table("semicolons.csv", ";")
    table("tabs.tsv", "\t")
    table("byte-order-mark.csv", encoding="utf-8-sig")
    table("windows-1252.csv", encoding="windows-1252", rows=ROWS + [["The child’s day", "1 May 2025", "Café – £2"]])
    table("crlf.csv", end="\r\n")
    table("all-quoted.csv", quote=True)
    table("quoted-newline.csv", rows=ROWS + [["Core\nday two", "9 May 2025", "Hall, upper floor"]])
    table("doubled-quotes.csv", rows=ROWS + [["The \"quiet\" child", "2 May 2025", "Online"]])
    table("title-above.csv", above="Training calendar\n\n")
    table("no-header.csv", head=None)
    table("contacts.csv", head=["Service", "Telephone", "Hours"], rows=[["Front door", "01632 960190", "Mon-Fri"], ["Duty team", "01632 960115", ""]])


if __name__ == "__main__":
    feeds()
    csvs()
