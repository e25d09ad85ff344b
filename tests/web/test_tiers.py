"""Who may see what is settled by the proxy's word or the kernel's, and by nothing in the request."""

import json
import os
import signal
import socket
import subprocess
import time

import pytest
from site_under_test import COMMAND, index_of

PROOF = "a-secret-of-the-proxy-alone"
PUBLIC = [{"id": "neglect", "title": "Neglect protocol", "text": "What to do about neglect in Leeds.", "kind": "protocol",
           "published": "2026-01-05", "publisher": "Leeds SCP", "url": "https://leeds.example/neglect"},
          {"id": "day", "title": "Training day", "text": "Training day on 3 June 2026 about neglect.", "kind": "event",
           "published": "2026-04-01", "publisher": "Leeds SCP"}]
POLICE = [{"id": "op", "title": "Operation Zebrafinch neglect", "text": "Neglect and zebrafinch, for officers.", "kind": "protocol",
           "published": "2026-02-01", "publisher": "West Yorkshire Police", "tier": "police", "replaces": ["neglect"],
           "review_due": "2026-03-01"},
          {"id": "brief", "title": "Zebrafinch briefing", "text": "Briefing on 4 June 2026.", "kind": "event",
           "published": "2026-04-02", "tier": "police"}]
PATHS = ["/", "/search?text=neglect", "/search?text=zebrafinch", "/search?kinds=event", "/widget?text=neglect",
         "/document?id=neglect", "/document?id=op", "/api/search?text=neglect&facets=true&explain=true",
         "/api/search?text=zebrafinsh", "/api/facets?text=", "/api/complete?prefix=zeb", "/api/complete?prefix=neg",
         "/api/document?id=op", "/api/document?id=neglect", "/api/topics", "/api/feeds", "/api/health", "/feed.atom",
         "/feed.json", "/changes.atom", "/expiring.atom", "/expiring.atom?page=2", "/events.ics", "/events.ics?text=zebrafinch",
         "/diary", "/digest?from=2026-01-01", "/api/diary", "/api/diary?from=2026-01-01", "/api/digest?from=2026-01-01",
         "/digest.atom?from=2026-01-01&topics=neglect", "/suggest?prefix=zeb", "/opensearch.xml",
         "/editor", "/editor?list=overdue", "/editor?list=superseded", "/editor?list=coverage",
         "/editor/export?list=overdue&form=csv", "/editor?list=failed", "/editor/export?list=failed&form=json"]


def groups(folder, **more):
    path = folder / "groups.json"
    path.write_text(json.dumps({"proof": PROOF, "groups": {"officers": ["police"], "staff": []}, "editors": ["desk"], **more}))
    return str(path)


@pytest.fixture
def two(tmp_path, serve):
    """The same public documents, without and with police ones."""
    without = index_of(tmp_path / "without.index", *PUBLIC)
    beside = index_of(tmp_path / "beside.index", *PUBLIC, *POLICE)
    options = ("--groups", groups(tmp_path), "--public-url", "https://intranet.example/search", "--host", "localhost",
               "--host", "127.0.0.1", "--editor")
    return serve(without, *options), serve(beside, *options)


def test_without_the_tier_every_byte_is_as_if_it_were_not_there(two):
    for word in ({}, {"X_Fingerpost_Groups": "staff, desk", "X_Fingerpost_Proof": PROOF}):
        for path in PATHS:
            one, other = (site.ask(path, **word) for site in two)
            assert one.status == other.status, path
            assert one.bytes == other.bytes, path
            assert {k: v for k, v in one.headers.items() if k not in ("ETag", "Date")} == \
                   {k: v for k, v in other.headers.items() if k not in ("ETag", "Date")}, path


def test_files_that_failed_are_told_to_those_of_their_tier(tmp_path, serve):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "warrant.docx").write_bytes(b"PK\x03\x04nothing")
    os.utime(tmp_path / "files" / "warrant.docx", (1_700_000_000, 1_700_000_000))
    index = index_of(tmp_path / "one.index", *PUBLIC)
    subprocess.run([COMMAND, "index", index, tmp_path / "files", "--tier", "police", "--quiet"], capture_output=True, timeout=60)
    site = serve(index, "--groups", groups(tmp_path), "--editor")
    for path in ("/editor?list=failed", "/editor/export?list=failed&form=csv"):
        assert "warrant" not in site.ask(path, X_Fingerpost_Groups="desk", X_Fingerpost_Proof=PROOF).text
        assert "warrant" in site.ask(path, X_Fingerpost_Groups="desk, officers", X_Fingerpost_Proof=PROOF).text


def test_a_commit_to_a_tier_that_is_not_seen_changes_no_tag(two, tmp_path):
    site = two[1]
    officer = {"X_Fingerpost_Groups": "officers", "X_Fingerpost_Proof": PROOF}
    path = "/api/search?text=neglect"
    tag, seen = site.ask(path).headers["ETag"], site.ask(path, **officer).headers["ETag"]
    index_of(tmp_path / "beside.index", {**POLICE[0], "text": "Another text on neglect."}, recorded="2026-05-02")
    assert site.wait_for(lambda: site.ask(path, **officer).headers["ETag"] != seen)
    assert site.ask(path).headers["ETag"] == tag


def test_with_the_tier_they_are_found(two):
    officer = {"X_Fingerpost_Groups": "staff,officers", "X_Fingerpost_Proof": PROOF}
    answer = two[1].ask("/api/search?text=zebrafinch", **officer)
    assert answer.json["hits"][0]["document"] in ("op", "brief")
    assert "zebrafinch" in two[1].ask("/suggest?prefix=zeb", **officer).text.lower()
    assert two[1].ask("/document?id=op", **officer).status == 200


@pytest.mark.parametrize("headers", [
    {}, {"X_Fingerpost_Proof": "wrong"}, {"X_Fingerpost_Proof": PROOF[:-1]}, {"X_Fingerpost_Proof": PROOF + "x"},
    {"X_Fingerpost_Proof": ""}])
def test_a_word_without_proof_is_refused(two, headers):
    answer = two[1].ask("/api/search?text=zebrafinch", X_Fingerpost_Groups="officers", **headers)
    assert answer.status == 403 and "hits" not in answer.json


def test_nothing_in_the_request_names_a_tier(two):
    site = two[1]
    for path in ("/api/search?text=zebrafinch&tier=police", "/api/search?text=zebrafinch&tiers=police"):
        assert site.ask(path).status == 400
    assert site.post_json("/api/search", {"text": "zebrafinch", "tiers": ["police"]}).status == 400
    for path in ("/search?text=zebrafinch&tier=police", "/search?text=zebrafinch&groups=officers"):
        assert site.ask(path).bytes == site.ask("/search?text=zebrafinch").bytes
    assert site.ask("/api/search?text=zebrafinch", Cookie="tier=police", Authorization="Basic eA==").json["total"] == 0
    for groups in ("police", "Officers", "unknown", "*"):
        answer = site.ask("/api/search?text=zebrafinch", X_Fingerpost_Groups=groups, X_Fingerpost_Proof=PROOF)
        assert answer.json["total"] == 0


def test_a_header_that_came_twice_is_refused(two):
    with socket.create_connection(("127.0.0.1", two[1].port), timeout=10) as wire:
        wire.sendall(f"GET /api/search?text=zebrafinch HTTP/1.1\r\nHost: localhost\r\nX-Fingerpost-Proof: {PROOF}\r\n"
                     "X-Fingerpost-Groups: staff\r\nX-Fingerpost-Groups: officers\r\nConnection: close\r\n\r\n".encode())
        assert wire.recv(65536).startswith(b"HTTP/1.1 400")


def test_the_editors_page_is_for_editors(two):
    for site in two:
        assert site.ask("/editor").status == 404
        assert site.ask("/editor", X_Fingerpost_Groups="officers", X_Fingerpost_Proof=PROOF).status == 404
        assert site.ask("/editor", X_Fingerpost_Groups="desk", X_Fingerpost_Proof=PROOF).status == 200


def test_answers_differ_by_reader_and_say_so(two):
    assert "x-fingerpost-groups" in two[0].ask("/api/search?text=neglect").headers["Vary"]


@pytest.mark.parametrize("file, wanted", [
    ({"proof": "short"}, "16"), ({"proof": PROOF, "grups": {}}, "grups"), ({"groups": {"a": "police"}}, "list"),
    ({"uids": {"me": ["a"]}}, "number"), ([], "object")])
def test_groups_that_cannot_be_meant_so_are_refused(tmp_path, partnership, serve, file, wanted):
    path = tmp_path / "groups.json"
    path.write_text(json.dumps(file))
    with pytest.raises(RuntimeError, match=wanted):
        serve(partnership, "--groups", str(path))


def local(path, asked, *headers):
    with socket.socket(socket.AF_UNIX) as wire:
        wire.settimeout(10)
        wire.connect(str(path))
        wire.sendall("\r\n".join([f"GET {asked} HTTP/1.1", "Host: x", "Connection: close", *headers, "", ""]).encode())
        back = b""
        while piece := wire.recv(65536):
            back += piece
        return back


def test_the_peer_of_a_local_socket_is_known_by_its_uid(tmp_path, serve):
    index = index_of(tmp_path / "i.index", *PUBLIC, *POLICE)
    me, socket_path = str(os.getuid()), tmp_path / "s"
    asked = "/api/search?text=zebrafinch"
    serve(index, "--groups", groups(tmp_path, uids={me: ["officers"]}), listen=str(socket_path))
    assert b'"document": "op"' in local(socket_path, asked)
    # A peer that is no proxy has no say in its groups, unless it has the proof.
    assert b" 403 " in local(socket_path, asked, "X-Fingerpost-Groups: officers").split(b"\r\n")[0]
    assert b'"document": "op"' in local(socket_path, asked, "X-Fingerpost-Groups: officers", f"X-Fingerpost-Proof: {PROOF}")
    assert oct(socket_path.stat().st_mode & 0o777) == "0o660"
    other = tmp_path / "t"
    serve(index, "--groups", groups(tmp_path, proxies=[me]), listen=str(other))
    assert b'"total": 0' in local(other, asked)
    assert b'"document": "op"' in local(other, asked, "X-Fingerpost-Groups: officers")


def test_groups_are_read_again_on_sighup(tmp_path, serve):
    site = serve(index_of(tmp_path / "i.index", *PUBLIC, *POLICE), "--groups", groups(tmp_path))
    asked = {"X_Fingerpost_Groups": "cadets", "X_Fingerpost_Proof": PROOF}
    assert site.ask("/api/search?text=zebrafinch", **asked).json["total"] == 0
    groups(tmp_path, groups={"cadets": ["police"]})
    site.process.send_signal(signal.SIGHUP)
    assert site.wait_for(lambda: site.ask("/api/search?text=zebrafinch", **asked).json["total"])
    # A file that cannot be read leaves what was set.
    (tmp_path / "groups.json").write_text("{")
    site.process.send_signal(signal.SIGHUP)
    time.sleep(1.5)  # signals are looked for five times a second
    assert site.ask("/api/search?text=zebrafinch", **asked).json["total"] == 2
    assert "stays" in site.end()[1]


def test_more_sets_of_tiers_than_are_kept_ready_are_served_as_well(tmp_path, serve):
    names = {f"g{i}": [f"t{i}"] for i in range(40)}
    site = serve(index_of(tmp_path / "i.index", *PUBLIC, *POLICE), "--groups", groups(tmp_path, groups=names))
    for i in list(range(40)) * 2:
        answer = site.ask("/api/search?text=neglect", X_Fingerpost_Groups=f"g{i}", X_Fingerpost_Proof=PROOF)
        assert answer.json["total"] == 2
