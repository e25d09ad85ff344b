"""Whatever is asked, and however: a proper answer, the same headers, no word of it anywhere."""

import socket
import subprocess

import pytest
from site_under_test import COMMAND

PATHS = ["/", "/search?text=neglect", "/widget", "/document?id=regional/neglect", "/leaving", "/editor", "/diary", "/digest",
         "/api/search?text=neglect", "/api/complete?prefix=bru", "/api/facets?text=neglect",
         "/api/document?id=regional/neglect", "/api/topics", "/api/diary", "/api/digest", "/api/feeds",
         "/api/health", "/feed.atom", "/digest.atom",
         "/feed.json", "/changes.atom", "/expiring.atom", "/events.ics", "/opensearch.xml",
         "/suggest?prefix=bru", "/openapi.json", "/robots.txt", "/assets/fingerpost.css"]


def raw(site, sent, wait=5):
    """What comes back for these bytes."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=wait) as wire:
        wire.sendall(sent)
        back = b""
        try:
            while piece := wire.recv(65536):
                back += piece
        except TimeoutError:
            pass
        return back


@pytest.mark.parametrize("path", PATHS + ["/nothing", "/api/nothing", "/search?as_of=soon"])
def test_every_answer_keeps_a_browser_from_harm(site, path):
    headers = site.ask(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy and "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"]
    assert "Server" not in headers


@pytest.mark.parametrize("path", PATHS)
def test_every_address_answers_and_head_says_the_same_without_a_body(site, path):
    got, head = site.ask(path), site.ask(path, "HEAD")
    assert (got.status, head.status, head.bytes) == (200, 200, b"")
    assert head.headers["Content-Length"] == str(len(got.bytes))
    assert head.headers["Content-Type"] == got.headers["Content-Type"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "BREW"])
def test_no_other_method_is_taken(site, path, method):
    answer = site.ask(path, method)
    assert answer.status == 405 and "GET" in answer.headers["Allow"]


def test_options_says_what_is_taken(site):
    answer = site.ask("/api/search", "OPTIONS")
    assert (answer.status, answer.headers["Allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert site.ask("/feed.atom", "OPTIONS").headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", [
    "/../etc/passwd", "/assets/../openapi.json", "/assets/%2e%2e/secret", "/assets/", "/assets/x.css",
    "//etc/passwd", "/%2e%2e/", "/search/", "/SEARCH", "/api", "/api/search/more", "/.git/config", "/%00"])
def test_nothing_else_is_there(site, path):
    answer = site.ask(path)
    assert answer.status == 404 and b"root:" not in answer.bytes


@pytest.mark.parametrize("query", ["text=%ff", "text=%c3%28", "text=%ed%a0%80", "text=%f5%80%80%80", "%ff=1"])
def test_what_is_no_text_is_refused(site, query):
    for path in ("/search?", "/api/search?", "/suggest?", "/document?id=x&"):
        assert site.ask(path + query).status == 400


@pytest.mark.parametrize("query", [
    "text=%00neglect%00", "text=%", "text=%zz", "text=" + "a" * 5000, "text=" + "%22" * 500,
    "text=%28%28%28%28", "text=NEAR%20NEAR", "text=-", "text=topic%3A", "text=as-of%3Anever", "text=",
    "&&&=&==", "text=%F0%9F%98%80", "text=%E2%80%AEabc", "page=99999", "page=-1", "page=x", "page=101",
    "kinds=leaflet", "sort=price", "as_of=2024-02-30", "as_of=", "for=nowhere", "from=2026&to=2020", "go=a", "go=go%3Dx"])
def test_a_strange_question_has_a_proper_answer(site, query):
    for path in ("/search?", "/widget?", "/api/search?", "/api/facets?", "/feed.atom?", "/events.ics?"):
        assert site.ask(path + query).status in (200, 400), path


def test_an_error_says_what_is_wrong_with_what(site):
    answer = site.get("/api/search", sort="price")
    assert answer.status == 400
    assert answer.json["error"]["fault"] == "argument" and "price" in answer.json["error"]["message"]
    page = site.get("/search", text="neglect", as_of="soon")
    assert page.status == 400 and 'role="alert"' in page.text
    assert 'value="neglect"' in page.text  # what was typed is still there


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"1", b'{"text": 1}', b'{"txt": "x"}', b"\xff\xfe",
                                  b'{"text": "a", "text": "b"}', b"[" * 5000, b'{"limit": 1e999}'])
def test_json_that_is_no_request_is_refused(site, body):
    for path in ("/api/search", "/api/complete", "/api/facets", "/api/document"):
        answer = site.ask(path, "POST", body, Content_Type="application/json")
        assert answer.status == 400 and answer.json["error"]["message"], path


def test_a_body_of_another_kind_is_refused(site):
    assert site.ask("/api/search", "POST", "<a/>", Content_Type="application/xml").status == 415
    assert site.ask("/search", "POST", "{}", Content_Type="application/json").status == 415
    assert site.ask("/search", "POST", "text=x").status == 415


def test_what_is_asked_by_get_and_by_post_is_the_same(site):
    for path in ("/api/search", "/api/facets"):
        got = site.get(path, text="neglect", kinds=["protocol", "guidance"], limit=3, facets="true")
        assert got.bytes == site.post_json(path, {"text": "neglect", "kinds": ["protocol", "guidance"], "limit": 3,
                                                  "facets": True}).bytes
        assert got.bytes == site.post(path, {"text": "neglect", "kinds": ["protocol", "guidance"], "limit": 3,
                                             "facets": "true"}).bytes
    assert site.get("/api/complete", prefix="brui").bytes == site.post_json("/api/complete", {"prefix": "brui"}).bytes


def test_an_answer_is_what_the_command_gives(site, partnership):
    said = subprocess.run([COMMAND, "search", str(partnership), "neglect", "--as-of", "2026-05-20", "--limit", "3", "--json"],
                          capture_output=True, text=True, check=True).stdout
    assert site.get("/api/search", text="neglect", limit=3).text == said


@pytest.mark.parametrize("path", ["/search?text=neglect", "/api/search?text=neglect", "/feed.atom", "/events.ics"])
def test_what_is_the_same_is_not_sent_again(site, path):
    first = site.ask(path)
    again = site.ask(path, If_None_Match=first.headers["ETag"])
    assert (again.status, again.bytes) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert site.ask(path, If_None_Match='"another"').status == 200
    assert site.ask(path + ("&" if "?" in path else "?") + "for=leeds").headers["ETag"] != first.headers["ETag"]


def test_a_tag_tells_nothing_of_the_question(partnership, serve):
    one, other = serve(partnership), serve(partnership)
    path = "/api/search?text=neglect"
    assert one.ask(path).headers["ETag"] != other.ask(path).headers["ETag"]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_a_foreign_name_is_not_answered_to(site, host):
    assert site.ask("/api/search?text=neglect", Host=host).status in (400, 421)


@pytest.mark.parametrize("options, answered, refused", [
    ([], ["localhost", "LocalHost:80", "127.0.0.1", "127.0.0.2", "[::1]:8080"], ["intranet.example", "127.0.0.1.example", "127.example"]),
    (["--public-url", "https://intranet.example:8443/find"], ["localhost", "intranet.example", "Intranet.Example:8443"], ["example"]),
    (["--host", "Intranet.example"], ["intranet.example", "intranet.example:80"], ["localhost", "127.0.0.1", "x.intranet.example"]),
    (["--behind-proxy"], ["localhost", "anything.example"], []),
    (["--behind-proxy", "--host", "intranet.example"], ["intranet.example"], ["anything.example", "localhost"])])
def test_the_names_it_answers_to_are_those_the_help_tells_of(partnership, serve, options, answered, refused):
    site = serve(partnership, *options)
    for host in answered:
        assert site.ask("/robots.txt", Host=host).status == 200, host
    for host in refused:
        assert site.ask("/robots.txt", Host=host).status == 421, host


def test_a_foreign_page_may_not_ask(site, partnership, serve):
    fields = {"text": "neglect"}
    assert site.post("/api/search", fields, Origin="https://evil.example").status == 403
    assert "Access-Control-Allow-Origin" not in site.ask("/api/search?text=x", Origin="https://evil.example").headers
    listed = serve(partnership, "--allow-origin", "https://intranet.example")
    answer = listed.post("/api/search", fields, Origin="https://intranet.example")
    assert answer.status == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "https://intranet.example"
    assert "Origin" in answer.headers["Vary"]
    preflight = listed.ask("/api/search", "OPTIONS", Origin="https://intranet.example")
    assert preflight.headers["Access-Control-Max-Age"]
    assert "Access-Control-Allow-Origin" not in listed.ask("/", Origin="https://intranet.example.evil").headers


def test_broken_http_is_no_crash(site):
    for sent in (b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x00" * 100, b"GET / HTTP/1.1\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"POST /search HTTP/1.1\r\nHost: localhost\r\n"
                 b"Content-Length: -5\r\n\r\n", b"POST /search HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"):
        raw(site, sent, wait=0.5)
    assert site.get("/api/health").status == 200


@pytest.mark.parametrize("options, wanted", [
    (["--listen", "0.0.0.0:0"], "--behind-proxy"), (["--listen", "[::]:0"], "--behind-proxy"),
    (["--listen", "192.0.2.1:80"], "--behind-proxy"), (["--listen", "8080"], "ADDRESS:PORT"),
    (["--listen", "example.org:80"], "no address"), (["--exit", "javascript:alert(1)"], "--exit"),
    (["--allow-origin", "*"], "--allow-origin"), (["--frame", "https://a.example; script-src *"], "--frame"),
    (["--groups", "/nowhere.json"], "nowhere"), (["--day", "soon"], "--day")])
def test_what_would_be_unsafe_is_refused_at_the_start(partnership, options, wanted):
    free = [] if "--listen" in options else ["--listen", "127.0.0.1:0"]
    ran = subprocess.run([COMMAND, "serve", str(partnership), *free, *options],
                         capture_output=True, text=True, timeout=30)
    assert ran.returncode == 2 and wanted in ran.stderr and ran.stdout == ""


def test_another_address_is_listened_on_behind_a_proxy(partnership, serve):
    site = serve(partnership, "--behind-proxy", listen="0.0.0.0:0")
    assert site.get("/api/health").json["status"] == "ok"


def test_no_question_is_written_anywhere(partnership, serve, tmp_path):
    site = serve(partnership)
    secret = "zebrafinch"
    site.get("/search", text=secret)
    site.get("/search", text=secret, as_of="soon")
    site.post("/search", {"text": secret})
    site.get("/api/search", text=secret, unknown=secret)
    site.post_json("/api/complete", {"prefix": secret})
    out, err = site.end()
    assert secret not in out + err
    held = b"".join(path.read_bytes() for path in partnership.rglob("*") if path.is_file())
    assert secret.encode() not in held


def test_it_ends_when_told_and_answers_what_is_under_way(partnership, serve):
    site = serve(partnership)
    assert site.get("/api/health").status == 200
    out, err = site.end()
    assert (site.process.returncode, out) == (0, "")
    assert "ending" in err
