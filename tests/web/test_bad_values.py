"""What a page, a feed or the interface cannot take is refused with 400 and words that name it; it is never passed over in silence."""

import pytest
from site_under_test import index_of
from test_pages import read

# A key and what no search takes for it.
OF_A_SEARCH = [("as_of", "soon"), ("as_of", "2026-02-30"), ("known_at", "x"), ("kinds", "zzz"), ("layers", "zzz"), ("from", "x"),
               ("to", "x"), ("ended", "x"), ("sort", "x"), ("group", "x"), ("literal", "x")]
OF_THE_INTERFACE = [("limit", "-1"), ("limit", "x"), ("limit", "1e9"), ("limit", "101"), ("limit", "99999999999999999999"),
                    ("offset", "-1"), ("offset", "10001"), ("facets", "x"), ("explain", "2"), ("snippets", "x"), ("companions", "x"),
                    ("strict", "x"), ("page", "1"), ("zzz", "1")]
PAGES = ["-1", "0", "x", "1.5", "1001", "99999", "99999999999999999999"]
ELSEWHERE = [("/document?id=a&edition=-1", "edition"), ("/document?id=a&edition=x", "edition"), ("/document?id=a&edition=0", "edition"),
             ("/document?id=a&as_of=x", "as_of"), ("/document?id=a&known_at=x", "known_at"), ("/api/document?id=a&edition=0", "edition"),
             ("/api/document", "id"), ("/diary?from=x", "from"), ("/diary?limit=-1", "limit"), ("/digest?limit=-1", "limit"),
             ("/digest?as_of=x", "as_of"), ("/api/digest?limit=-1", "limit"), ("/api/complete?prefix=a&limit=-1", "limit"),
             ("/api/topics?as_of=x", "as_of"), ("/feed.atom?limit=-1", "limit"), ("/feed.json?page=2", "page"),
             ("/changes.atom?as_of=2020-01-01", "as_of"), ("/expiring.atom?as_of=2020-01-01", "as_of"), ("/expiring.atom?page=0", "page"),
             ("/events.ics?limit=-1", "limit"), ("/suggest?prefix=a&limit=-1", "limit"), ("/editor?as_of=2020-01-01", "as_of"),
             ("/editor?list=undated&page=-1", "page"), ("/editor/export?list=undated&form=csv&as_of=2020-01-01", "as_of")]


@pytest.mark.parametrize("key, value", OF_A_SEARCH + OF_THE_INTERFACE)
def test_the_interface_names_what_it_cannot_take(site, key, value):
    answer = site.get("/api/search", text="neglect", **{key: value})
    assert answer.status == 400 and f'"{key}"' in answer.json["error"]["message"]


@pytest.mark.parametrize("page", ["/search", "/widget", "/"])
@pytest.mark.parametrize("key, value", OF_A_SEARCH + OF_THE_INTERFACE[:-2])
def test_a_page_names_what_it_cannot_take_and_keeps_the_form(site, page, key, value):
    answer = site.get(page, text="neglect", **{key: value})
    shown = read(answer, 400)
    assert f'"{key}"' in shown.text and 'role="alert"' in answer.text and 'role="search"' in answer.text


@pytest.mark.parametrize("value", PAGES)
def test_a_page_of_results_has_a_number(site, value):
    answer = site.get("/search", text="neglect", page=value)
    assert answer.status == 400 and "from 1 to 1000" in answer.text


@pytest.mark.parametrize("fields", [[("limit", "5")], [("offset", "10")], [("facets", "true")], [("extra.phase", "primary")], [("id", "a")],
                                    [("as_of", "2026-01-01"), ("as_of", "2026-01-02")], [("page", "1"), ("page", "2")]])
def test_what_would_change_an_answer_elsewhere_is_not_passed_over_by_the_page(site, fields):
    query = "&".join(f"{key}={value}" for key, value in [("text", "neglect"), *fields])
    assert site.ask("/search?" + query).status == 400


def test_what_others_add_to_an_address_is(site):
    assert site.ask("/search?text=neglect&utm_source=newsletter&_=1").status == 200
    assert site.ask("/document?id=a&utm_source=newsletter").status in (200, 404)


def test_past_the_last_page_is_a_way_back(site):
    page = read(site.get("/search", text="neglect", page="900"))
    assert "There is no page 900" in page.text
    back = [a["href"] for a in page.all("a") if a["href"].startswith("/search?") and "text=neglect" in a["href"] and "page=900" not in a["href"]]
    assert any(site.ask(to).text.count('<li class="fp-hit') for to in back)


@pytest.mark.parametrize("path, key", ELSEWHERE)
def test_every_other_address_names_what_it_cannot_take(site, path, key):
    answer = site.ask(path)
    assert answer.status == 400 and key in answer.text


@pytest.mark.parametrize("language, marked", [("cy", "cy"), ("pl-PL", "pl-PL"), ("en", None), ("en-US", None), ("", None), ('cy"><b>', None), ("x" * 9, None)])
def test_words_in_another_language_are_marked(serve, tmp_path, language, marked):
    html = f'<html lang="{language.replace(chr(34), "&quot;")}"><title>Cadw plant yn ddiogel</title><h1>Cadw plant yn ddiogel</h1><p>Esgeulustod: beth i wneud.</p>'
    site = serve(index_of(tmp_path / "i.index", {"id": "cy", "html": html, "media_type": "text/html", "published": "2026-01-05"}))
    text = site.get("/document", id="cy").text
    found = site.get("/search", text="esgeulustod", as_of="2026-05-20").text
    assert (f'<span lang="{marked.lower()}">' in found) if marked else "<span lang=" not in found
    assert (f'<span lang="{marked}">Cadw plant' in text and f'<div lang="{marked}"><p>Esgeulustod' in text) if marked else text.count("lang=") == 1
