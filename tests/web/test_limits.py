"""Too much, too long, too often: each is answered or ended, and others are served on."""

import socket
import time

from test_http import raw


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
