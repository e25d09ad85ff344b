"""The pages without a script: what a reader sees of a question, a day, a document."""

import gzip
import html
import re
from html.parser import HTMLParser

import pytest
from site_under_test import index_of

EVIL = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", '</title><svg onload=alert(1)>',
        'javascript:alert(1)', '<!--', ']]>', '&lt;script&gt;', '{{7*7}}', '\u202eevil', '<a href="javascript:alert(1)">x</a>',
        '</script><script>alert(1)</script>', '<style>*{display:none}</style>', '\\"><b>', '<iframe srcdoc="<script>alert(1)</script>">']


class Reader(HTMLParser):
    """Every element with its attributes; the text; headings in order."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.headings, self.words, self.open = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return re.sub(r"\s+", " ", "".join(self.words))

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


def read(answer, status=200):
    assert answer.status == status
    return Reader(answer.text)


def harmless(page):
    """Nothing of a page runs or is styled by words that came from outside."""
    for tag, attrs in page.elements:
        assert tag not in ("iframe", "style", "object", "embed", "base", "img", "math"), tag
        assert not [name for name in attrs if name.startswith("on") or name in ("style", "srcdoc")], attrs
        if tag == "script":
            assert attrs.get("type") == "module" and "/assets/" in attrs["src"]
        for name in ("href", "src", "action", "formaction"):
            if name in attrs:
                assert not re.match(r"\s*(javascript|data|vbscript):", attrs[name] or "", re.I), attrs


STATES = ["/", "/search?text=neglect", "/search?text=safeguarding+week&as_of=2024-05-20", "/search?text=zzzqqqxx",
          "/search?text=neglect&as_of=soon", "/search?text=are+courses+cancelled+as-of:2020-05-01", "/search?kinds=event",
          "/search?text=training&page=2", "/document?id=regional/neglect", "/document?id=regional/neglect&as_of=2020-01-01",
          "/leaving", "/diary", "/diary?from=2024-05-01&to=2024-07-31&as_of=2024-05-01",
          "/digest", "/digest?from=2020-01-01&to=2026-05-01", "/editor", "/editor?list=overdue", "/editor?list=timeline", "/editor?list=coverage", "/widget?text=neglect", "/nothing"]


@pytest.mark.parametrize("path", STATES)
def test_every_page_is_sound(site, path):
    answer = site.ask(path)
    page = Reader(answer.text)
    harmless(page)
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids)), "an id stands twice"
    labelled = {attrs["for"] for attrs in page.all("label")}
    for tag in ("input", "select"):
        for attrs in page.all(tag):
            assert attrs.get("type") == "hidden" or attrs["id"] in labelled, attrs
    for before, after in zip(page.headings, page.headings[1:]):
        assert after <= before + 1, f"a heading is skipped: {page.headings}"
    assert page.all("html")[0]["lang"] == "en-GB" and page.all("title") and page.all("main")
    for target in re.findall(r'aria-(?:labelledby|describedby|controls)="([^"]+)"', answer.text):
        assert target in ids


def test_a_result_says_all_that_there_is_to_know(site):
    page = read(site.get("/search", text="safeguarding week", as_of="2024-05-20"))
    assert "Not today. You see what applied on 20 May 2024" in page.text
    assert "Upcoming: 24-28 June 2024" in page.text and "Published" in page.text and "Leeds SCP" in page.text
    assert "Show what applies today" in page.text
    assert "Not today" not in read(site.get("/search", text="safeguarding week")).text


def test_what_is_over_says_so_and_leads_to_what_follows(site):
    page = read(site.get("/search", text="keeping children safe in education", as_of="2026-05-20"))
    assert "Superseded" in page.text and "Replaced by" in page.text
    links = [attrs["href"] for attrs in page.all("a") if "/document?" in attrs["href"]]
    assert links


def test_the_day_in_the_words_is_told_and_can_be_undone(site):
    page = read(site.get("/search", text="are courses cancelled as-of:2020-05-01"))
    assert "was read as" in page.text and "1 May 2020" in page.text
    undo = [attrs["href"] for attrs in page.all("a") if "literal=as_of" in attrs["href"]]
    assert undo and "Not today" not in read(site.ask(undo[0])).text


def test_facets_and_pages_are_links_that_lead_on(site):
    page = read(site.get("/search", text="safeguarding"))
    narrowed = [a["href"] for a in page.all("a") if "kinds=" in a["href"]]
    following = [a["href"] for a in page.all("a") if "page=2" in a["href"]]
    count = lambda p: int(re.search(r"(\d+) results?", p.text)[1])
    fewer = read(site.ask(narrowed[0]))
    assert 0 < count(fewer) <= count(page) and "Remove filter" in fewer.text
    second = read(site.ask(following[0]))
    assert "Page 2 of" in second.text and count(second) == count(page)


def test_what_comes_up_is_on_the_first_page(serve, tmp_path):
    site = serve(index_of(tmp_path / "i.index", {"id": "day", "title": "Neglect conference", "kind": "event", "published": "2026-04-01",
                                                  "text": "Neglect conference on 3 June 2026."}))
    page = read(site.get("/"))
    assert "Coming up" in page.text and "3 June 2026" in page.text and "Neglect conference" in page.text


def test_no_results_say_what_to_do(site):
    page = read(site.get("/search", text="zzzqqqxx"))
    assert "No results" in page.text and "call 999" in page.text


def test_no_results_offer_the_same_search_without_its_filters(site):
    words = "neglect"
    assert "without the filters" not in read(site.get("/search", text="zzzqqqxx")).text
    page = read(site.get("/search", text=words, **{"from": "1999-01-01", "to": "1999-02-01"}, kinds="event"))
    back = [one["href"] for one in page.all("a") if one.get("href", "").startswith("/search?")]
    assert "search without the filters" in page.text and f"/search?text={words}" in back


CALLED = [("Telephone | 0113 496 0150", "tel:01134960150"), ("In an emergency | 999", "tel:999"), ("Or +44 (0)20 7946 0018.", "tel:+442079460018"),
          ("Samaritans: 116 123, day and night", "tel:116123"), ("Text 07700 900123", "tel:07700900123"), ("Call 999.", "tel:999")]
NOT_CALLED = ["Since 2019", "01/02/2024", "01 02 2024", "9999 children", "Form 999b", "v0113.496.0150", "See https://a.example/01134960150", "10.999", "1 000 000 times"]


def test_numbers_to_call_are_links_and_no_other_numbers(serve, tmp_path):
    lines = [line for line, _ in CALLED] + NOT_CALLED
    site = serve(index_of(tmp_path / "i.index", {"id": "duty", "title": "Duty team", "kind": "contact", "text": "\n\n".join(lines)}))
    links = [one["href"] for one in read(site.get("/document", id="duty")).all("a") if one.get("href", "").startswith("tel:")]
    assert links == [to for _, to in CALLED]


def test_in_danger_numbers_on_the_page_can_be_called(site):
    page = read(site.get("/search", text="child in immediate danger"))
    assert "tel:999" in [one.get("href") for one in page.all("a")] and "Telephone: 0113 496 0150" in page.text
    assert "tel:999" in [one.get("href") for one in read(site.get("/search", text="zzzqqqxx")).all("a")]


def test_what_is_set_is_told_where_it_is_folded_away_so_that_the_answer_comes_first(site):
    page = read(site.get("/search", text="neglect", as_of="2024-05-20", sort="newest", **{"for": "leeds"}))
    assert "open" not in page.all("details")[0]
    assert "Another day, another place, order: 20 May 2024, leeds, newest first" in page.text
    assert re.search(r"results? for “neglect” on 20 May 2024", page.text)
    assert "open" in read(site.get("/search", text="neglect", as_of="soon"), 400).all("details")[0]


def test_paper_says_of_which_day_it_is(site):
    assert "As it stood on 20 May 2026." in read(site.get("/search", text="neglect")).text


def test_the_widget_weighs_little(site):
    """CSS at most 6 kB, the module at most 10 kB as it travels compressed."""
    page = site.get("/widget").text
    weigh = lambda name: site.ask(re.search(rf'"(/assets/{name}[^"]*)"', page)[1]).bytes
    assert len(weigh("fingerpost.css")) <= 6000
    assert len(gzip.compress(weigh("fingerpost.js"))) <= 10000


def test_a_document_that_is_not_there_is_404(site):
    assert site.get("/document", id="nowhere").status == 404
    assert site.get("/document").status == 404
    assert site.get("/document", id="regional/neglect", as_of="soon").status == 400


def test_words_that_may_not_be_shown_are_not(serve, tmp_path):
    both = [{"id": "a", "title": "A review of neglect", "text": "Zebrafinch words on neglect.", "sensitive": True},
            {"id": "b", "title": "Neglect", "text": "Goldfinch words on neglect."}]
    site = serve(index_of(tmp_path / "i.index", *both))
    for path in ("/search?text=neglect", "/document?id=a", "/api/document?id=a", "/api/search?text=neglect", "/feed.atom", "/feed.json"):
        assert "Zebrafinch" not in site.ask(path).text, path
    assert "Goldfinch" in site.get("/document", id="b").text


@pytest.mark.parametrize("evil", EVIL)
def test_nothing_typed_is_taken_for_html(site, evil):
    for name in ("text", "for", "as_of", "topics", "publishers", "from", "sort", "literal", "go"):
        for path in ("/search", "/widget"):
            page = Reader(site.get(path, **{name: evil}).text)
            harmless(page)
    shown = site.get("/search", text=evil)
    if shown.status == 200 and "\u202e" not in evil:
        assert html.escape(evil, quote=True).replace("&#x27;", "&#39;") in shown.text
    harmless(Reader(site.get("/document", id=evil).text))
    for path in ("/api/search", "/api/complete", "/suggest", "/api/document"):
        assert "html" not in site.get(path, text=evil, prefix=evil, id=evil).headers["Content-Type"]


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory):
    """Everything a document says is an attack."""
    from site_under_test import Site
    lines = []
    for i, evil in enumerate(EVIL):
        lines.append({"id": f"evil{i} {evil}", "title": f"neglect {evil}", "text": f"{evil}\n\nneglect on 3 June 2026 {evil}", "publisher": evil,
                      "url": evil if i % 2 else "https://x.example/?" + evil, "kind": "event" if i % 3 == 0 else "protocol",
                      "published": "2026-01-01", "review_due": "2026-02-01", "topics": [evil], "applies_to": [evil],
                      "not_for": {evil: evil}, "replaces": [f"evil{i - 1} {EVIL[i - 1]}"] if i % 4 == 3 else [],
                      "extra": {"language": evil}})
    site = Site(index_of(tmp_path_factory.mktemp("xss") / "i.index", *lines), "--editor")
    yield site
    site.end()


@pytest.mark.parametrize("path", ["/", "/search?text=neglect", "/search?text=neglect&page=2", "/search?kinds=event", "/widget?text=neglect",
                                  "/editor", "/editor?list=overdue", "/editor?list=superseded", "/editor?list=conflicting",
                                  "/editor?list=without-topic", "/editor?list=timeline", "/editor?list=coverage"])
def test_nothing_a_document_says_is_taken_for_html(poisoned, path):
    page = read(poisoned.ask(path))
    harmless(page)
    assert "alert(1)" in page.text or path in ("/editor", "/editor?list=conflicting", "/editor?list=without-topic", "/editor?list=superseded",
                                               "/editor?list=coverage")


def test_its_own_page_is_harmless_too(poisoned):
    for document in [hit["document"] for hit in poisoned.get("/api/search", text="neglect", limit=50).json["hits"]]:
        harmless(read(poisoned.get("/document", id=document)))


# -- POST mode ------------------------------------------------------------------------------------

def test_in_post_mode_no_address_carries_a_question(serve, partnership):
    site = serve(partnership, "--post", "--editor")
    secret = "zebrafinch"
    words = f"safeguarding OR {secret}"
    for more in ({}, {"page": "2"}, {"as_of": "2024-05-20"}, {"for": "leeds"}):
        answer = site.post("/search", {"text": words, **more})
        page = read(answer)
        assert "results" in page.text
        for tag, attrs in page.elements:
            for name in ("href", "src", "action", "formaction"):
                assert secret not in attrs.get(name, ""), attrs
        assert {form["method"] for form in page.all("form")} == {"post"}
        assert secret not in re.search(r"<title>(.*?)</title>", answer.text)[1]
    assert site.post("/search", {"text": secret}).headers["Cache-Control"] == "no-store"
    assert "{searchTerms}" not in re.sub(r'value="\{searchTerms\}"', "", site.get("/opensearch.xml").text)


def test_in_post_mode_buttons_lead_on(serve, partnership):
    site = serve(partnership, "--post")
    page = read(site.post("/search", {"text": "safeguarding"}))
    buttons = [attrs["value"] for attrs in page.all("button") if attrs.get("name") == "go"]
    following = [value for value in buttons if "page=2" in value]
    narrowed = [value for value in buttons if "kinds=" in value]
    assert "Page 2 of" in read(site.post("/search", {"go": following[0]})).text
    assert "Remove filter" in read(site.post("/search", {"go": narrowed[0]})).text


# -- Settings -------------------------------------------------------------------------------------

def test_the_exit_button_is_first_and_can_be_left_out(site, serve, partnership):
    page = read(site.get("/search", text="neglect"))
    links = [a for a in page.all("a") if a["href"] == "https://www.bbc.co.uk/weather"]
    assert len(links) == 2 and all(a["rel"] == "nofollow noreferrer" for a in links)
    assert [a["href"] for a in page.all("a")][:2] == ["#fp-main", "https://www.bbc.co.uk/weather"]
    off = serve(partnership, "--exit", "off")
    assert "Exit this page" not in off.get("/").text and off.get("/leaving").status == 404
    own = serve(partnership, "--exit", "https://weather.example/", "--exit-help", "https://help.example/tracks")
    assert "https://weather.example/" in own.get("/").text
    assert "https://help.example/tracks" in own.get("/leaving").text
    assert "does not hide" in own.get("/leaving").text


def test_a_site_below_a_path_keeps_its_links_there(serve, partnership):
    site = serve(partnership, "--public-url", "https://intranet.example/find/", "--title", "Find <it>")
    page = read(site.get("/search", text="neglect"))
    own = [a["href"] for a in page.all("a") + page.all("link") if a["href"].startswith("/")]
    assert own and all(href.startswith("/find/") for href in own)
    assert page.all("form")[0]["action"] == "/find/search"
    assert "Find <it>" in page.text
    assert "https://intranet.example/find/search" in site.get("/feed.atom").text


def test_frames_are_allowed_to_those_named(serve, partnership):
    headers = serve(partnership, "--frame", "https://intranet.example").get("/widget").headers
    assert "frame-ancestors https://intranet.example" in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers


def test_what_leads_away_leads_out_of_the_frame(serve, partnership):
    site = serve(partnership, "--frame", "https://intranet.example")
    for path in ("/widget?text=neglect", "/search?text=neglect", "/document?id=regional/neglect"):
        page = read(site.ask(path))
        out = [a for a in page.all("a") if a["href"].startswith("https://www.bbc.co.uk")]
        assert len(out) == 2 and all(a.get("target") == "_top" for a in out), path
    framed = read(site.ask("/widget?text=neglect"))
    for a in framed.all("a"):
        away = a["href"].startswith("http") or "/document?" in a["href"]
        assert (a.get("target") == "_top") == away, a


def test_a_commit_is_served_without_a_restart(serve, tmp_path):
    index = index_of(tmp_path / "i.index", {"id": "a", "title": "Neglect", "text": "Neglect."})
    site = serve(index)
    assert site.get("/api/search", text="bruising").json["total"] == 0
    index_of(index, {"id": "b", "title": "Bruising", "text": "Bruising in babies."}, recorded="2026-05-02")
    assert site.wait_for(lambda: site.get("/api/search", text="bruising").json["total"] == 1)
    assert any("ruising" in one["text"] for one in site.get("/api/complete", prefix="brui").json["completions"])
    assert site.get("/api/health").json["revision"] == 2


def test_an_index_that_is_taken_away_is_no_crash(serve, tmp_path):
    index = index_of(tmp_path / "i.index", {"id": "a", "title": "Neglect", "text": "Neglect."})
    site = serve(index)
    assert site.get("/api/search", text="neglect").json["total"] == 1
    index.rename(tmp_path / "elsewhere")
    assert site.wait_for(lambda: site.get("/api/health").json.get("status") == "stale" or site.get("/api/health").status == 503)
    for path in ("/search?text=neglect", "/editor", "/feed.atom"):
        assert site.ask(path).status in (200, 404, 503)
    (tmp_path / "elsewhere").rename(index)
    assert site.wait_for(lambda: site.get("/api/search", text="neglect").status == 200)
