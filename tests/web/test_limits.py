"""Too much, too long, too often: each is answered or ended, and others are served on."""

import os
import socket
import time

import pytest
from test_http import raw
from test_tiers import PROOF, groups, local


def test_too_large_a_body_is_413(site):
    assert site.ask("/search", "POST", b"text=" + b"a" * 70000, Content_Type="application/x-www-form-urlencoded").status == 413
    pieces = b"".join(b"1000\r\n" + b"a" * 4096 + b"\r\n" for _ in range(20)) + b"0\r\n\r\n"
    back = raw(site, b"POST /api/search HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + pieces)
    assert back.startswith(b"HTTP/1.1 413")


def test_too_long_an_address_or_header_is_refused(site):
    assert raw(site, b"GET /?" + b"a" * 60000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 2)[:12] in (b"HTTP/1.1 414", b"HTTP/1.1 431")
    assert raw(site, b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 60000 + b"\r\n\r\n", 2)[:12] == b"HTTP/1.1 431"


def test_too_many_fields_are_refused(site):
    assert site.ask("/api/search?" + "&".join(f"f{i}=1" for i in range(300))).status == 400


def test_a_client_in_a_hurry_is_told_to_wait_and_others_are_not(partnership, serve):
    site = serve(partnership, "--rate", "2", "--behind-proxy")
    asked = [site.ask("/api/feeds", X_Forwarded_For="192.0.2.7") for _ in range(12)]
    refused = [answer for answer in asked if answer.status == 429]
    assert refused and asked[0].status == 200
    assert refused[0].headers["Retry-After"] and refused[0].json["error"]["fault"] == "limit"
    # What a client says of itself before the proxy's own word makes it no other client.
    assert site.ask("/api/feeds", X_Forwarded_For="10.9.8.7, 192.0.2.7").status == 429
    assert site.ask("/api/feeds", X_Forwarded_For="192.0.2.8").status == 200
    assert site.ask("/api/health", X_Forwarded_For="192.0.2.7").status == 200


def allowed(ask):
    """How many of so many questions in a row are answered."""
    return sum(ask(i) != 429 for i in range(10))


@pytest.mark.parametrize("options, own, told, others, few", [
    # Anybody may say so: it is not believed.
    ([], {}, "10.0.0.{}", "192.0.2.8", True),
    ([], {"X_Fingerpost_Proof": "wrong"}, "10.0.0.{}", "192.0.2.8", True),
    # A proxy's word is, from its end: what a browser said before that makes it no other client.
    ([], {"X_Fingerpost_Proof": PROOF}, "10.0.0.{}, 192.0.2.7", "192.0.2.8", False),
    (["--behind-proxy"], {}, "10.0.0.{}, 192.0.2.7", "192.0.2.8", False),
    # Other proxies between are passed over; so is a port.
    (["--behind-proxy"], {}, "10.0.0.{}, 192.0.2.7, 203.0.113.1", "192.0.2.8, 203.0.113.1", False),
    (["--behind-proxy"], {}, "192.0.2.7:51{}, 127.0.0.1", "192.0.2.8:51, ::1", False),
    (["--behind-proxy"], {}, "[2001:db8::7]:51{}", "2001:db8::8", False)])
def test_readers_behind_a_proxy_are_told_apart_by_what_the_proxy_saw(partnership, serve, tmp_path, options, own, told, others, few):
    site = serve(partnership, "--rate", "2", "--groups", groups(tmp_path, hops=["203.0.113.1"]), *options)
    assert allowed(lambda i: site.ask("/api/feeds", X_Forwarded_For=told.format(i), **own).status) < 10
    other = allowed(lambda _: site.ask("/api/feeds", X_Forwarded_For=others, **own).status)
    assert (other == 0) == few or (not few and 0 < other < 10)


def test_lines_of_a_forwarded_header_are_one_list(partnership, serve):
    site = serve(partnership, "--rate", "2", "--behind-proxy")

    def ask(first, last):
        back = raw(site, f"GET /api/feeds HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: {first}\r\n"
                         f"X-Forwarded-For: {last}\r\n\r\n".encode())
        return int(back.split()[1])

    assert allowed(lambda i: ask(f"10.0.0.{i}", "192.0.2.7")) < 10
    assert ask("10.0.0.1", "192.0.2.8") == 200
    for strange in ("", ",", "[", "unknown", "_hidden", "a" * 5000, "[::1", ":", "1:2:3"):
        assert ask("x", strange) in (200, 429)


def test_readers_behind_one_local_socket_are_told_apart(partnership, serve, tmp_path):
    path, me = tmp_path / "s", str(os.getuid())

    def status(asked_from, *more):
        return int(local(path, "/api/feeds", f"X-Forwarded-For: {asked_from}", *more).split()[1])

    serve(partnership, "--rate", "2", "--groups", groups(tmp_path, proxies=[me]), listen=str(path))
    assert allowed(lambda _: status("192.0.2.7")) < 10
    assert status("192.0.2.8") == 200
    other = tmp_path / "t"
    serve(partnership, "--rate", "2", "--behind-proxy", "--groups", groups(tmp_path, proxies=["1"]), listen=str(other))
    path = other
    # It is none of the proxies that are listed: whatever it says, it is one client.
    assert allowed(lambda i: status(f"192.0.2.{i}")) < 10
    assert allowed(lambda i: status(f"192.0.3.{i}", f"X-Fingerpost-Proof: {PROOF}")) == 10


def test_who_sends_a_byte_now_and_then_is_ended(partnership, serve):
    site = serve(partnership, "--seconds", "2")
    with socket.create_connection(("127.0.0.1", site.port), timeout=10) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        begun, ended = time.time(), None
        while time.time() - begun < 15:
            try:
                slow.sendall(b"X-A: b\r\n")
                slow.settimeout(0.3)
                if slow.recv(100) == b"":
                    ended = time.time()
                    break
            except TimeoutError:
                continue
            except OSError:
                ended = time.time()
                break
        assert ended and ended - begun < 10
    assert site.get("/api/health").status == 200


def test_who_reads_nothing_holds_nobody_up(partnership, serve):
    site = serve(partnership, "--seconds", "2", "--connections", "32")
    held = []
    for _ in range(20):
        wire = socket.create_connection(("127.0.0.1", site.port), timeout=10)
        wire.sendall(b"GET /search?text=safeguarding HTTP/1.1\r\nHost: localhost\r\n\r\n" * 3)
        held.append(wire)
    assert site.get("/api/health").status == 200
    for wire in held:
        wire.close()
    assert site.get("/search", text="neglect").status == 200


def test_all_connections_taken_is_not_for_ever(partnership, serve):
    site = serve(partnership, "--seconds", "2", "--connections", "8", "--threads", "2")
    held = [socket.create_connection(("127.0.0.1", site.port), timeout=10) for _ in range(12)]

    def answers():
        try:
            return site.get("/api/health").status == 200
        except OSError:
            return False

    assert site.wait_for(answers, 20)
    for wire in held:
        wire.close()


def test_a_search_that_takes_too_long_is_503(partnership, serve):
    site = serve(partnership, "--timeout", "0.000001")
    answer = site.get("/api/search", text="safeguarding children week training protocol")
    assert answer.status == 503 and answer.headers["Retry-After"]
    assert 'role="alert"' in site.get("/search", text="safeguarding children week training").text
