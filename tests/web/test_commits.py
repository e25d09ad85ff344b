"""A commit while the server runs: every answer is of one, and nothing of an earlier one is kept."""

import json
import os
import re
import signal
import subprocess
import threading
import time

from site_under_test import COMMAND, index_of

ASKED = ["/api/search?text=neglect", "/search?text=neglect", "/api/complete?prefix=edit", "/feed.atom", "/api/digest?from=2026-01-01"]


def edition(number):
    return {"id": "a", "title": f"Edition number {number} on neglect", "text": f"Neglect, edition number {number}.",
            "published": "2026-04-01"}


def test_an_answer_and_its_tag_are_of_one_commit(tmp_path, serve):
    """One tag never stands on two bodies, nor two tags on one, however a commit falls between."""
    index = index_of(tmp_path / "i.index", edition(0))
    site = serve(index)
    seen, ended = {path: set() for path in ASKED}, threading.Event()

    def ask():
        while not ended.is_set():
            for path in ASKED:
                answer = site.ask(path)
                if answer.status == 200:
                    seen[path].add((answer.headers["ETag"], answer.bytes))

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for each in askers:
        each.start()
    for number in range(1, 6):
        index_of(index, edition(number), recorded=f"2026-05-0{number}")
        time.sleep(0.3)
    assert site.wait_for(lambda: "number 5" in site.ask(ASKED[0]).text)
    ended.set()
    for each in askers:
        each.join()
    for path, pairs in seen.items():
        assert len(pairs) > 1, path
        for column in (0, 1):
            assert len({pair[column] for pair in pairs}) == len(pairs), path


def held_by(process):
    """Segments of an index that a process has open or mapped."""
    maps = open(f"/proc/{process.pid}/maps").read()
    folder = f"/proc/{process.pid}/fd"
    files = [os.readlink(f"{folder}/{name}") for name in os.listdir(folder) if os.path.exists(f"{folder}/{name}")]
    return set(re.findall(r"/segments/(\d+)/", maps + "\n".join(files)))


def test_an_idle_server_lets_go_of_what_was_purged(tmp_path, serve):
    index = index_of(tmp_path / "i.index", edition(0), {"id": "b", "title": "Zebrafinch", "text": "Zebrafinch and neglect."})
    site = serve(index)
    for path in ["/search?text=zebrafinch", "/api/complete?prefix=zeb", "/"]:
        assert site.ask(path).status == 200
    before = held_by(site.process)
    assert before
    purge = lambda *what: subprocess.run([COMMAND, "purge", str(index), *what], capture_output=True, timeout=60).returncode
    assert purge("b") in (0, 75)  # 75: a reader holds old files
    # Nobody asks: what is open is looked at from outside.
    assert site.wait_for(lambda: not before & held_by(site.process))
    assert site.wait_for(lambda: purge("--replaced-before", "2000-01-01") == 0)
    assert "ebrafinch" not in site.ask("/").text
    assert site.ask("/api/complete?prefix=zeb").json["completions"] == []


def test_a_title_of_the_last_commit_is_completed_at_once(tmp_path, serve):
    index = index_of(tmp_path / "i.index", edition(0))
    site = serve(index)
    texts = lambda: [one["text"] for one in site.get("/api/complete", prefix="edit").json.get("completions", [])]
    assert texts() == ["Edition number 0 on neglect"]
    index_of(index, edition(1), recorded="2026-05-02")
    assert site.wait_for(lambda: site.get("/api/health").json["revision"] == 2)
    assert "Edition number 1 on neglect" in texts()


def test_suggestions_are_answered_while_commits_come_and_are_never_behind_what_is_found(tmp_path, serve):
    """They said 503 until they were made for the new commit; now all of a commit comes at once."""
    index = index_of(tmp_path / "i.index", edition(0))
    site = serve(index)
    assert site.wait_for(lambda: site.get("/api/complete", prefix="edit").status == 200)
    number = lambda text: int(re.search(r"Edition number (\d)", text)[1])
    ended, wrong, seen = threading.Event(), [], set()

    def ask():
        while not ended.is_set():
            found, suggested = site.ask(ASKED[0]), site.get("/api/complete", prefix="edit")
            if (found.status, suggested.status) != (200, 200):
                wrong.append((found.status, suggested.status))
            elif number(suggested.text) < number(found.text):
                wrong.append((found.text, suggested.text))
            seen.add(number(found.text))

    asker = threading.Thread(target=ask)
    asker.start()
    for now in range(1, 4):
        index_of(index, edition(now), recorded=f"2026-05-0{now}")
        assert site.wait_for(lambda: now in seen)
    ended.set()
    asker.join()
    assert wrong == []


def test_what_was_asked_of_many_days_is_completed_each_time(partnership, serve):
    site = serve(partnership)
    for day in list(range(1, 9)) * 2:
        answer = site.get("/api/complete", prefix="brui", as_of=f"2026-03-0{day}")
        assert answer.status == 200 and answer.json["completions"]


def test_a_tier_that_cannot_be_read_for_a_while_holds_no_other_back(tmp_path, serve):
    """The server has seen that the public tier moved on when the other one turns out to be damaged."""
    groups = tmp_path / "groups.json"
    groups.write_text(json.dumps({"proof": "the-proxy-alone-knows-this", "groups": {"officers": ["police"]}}))
    officer = {"X_Fingerpost_Groups": "officers", "X_Fingerpost_Proof": "the-proxy-alone-knows-this"}
    both = lambda number: (edition(number), {**edition(number), "id": "b", "tier": "police"})
    index = index_of(tmp_path / "i.index", *both(0))
    site = serve(index, "--groups", str(groups))
    for word in ({}, officer):
        assert "number 0" in site.ask(ASKED[0], **word).text
    time.sleep(2)  # both tiers are followed
    os.kill(site.process.pid, signal.SIGSTOP)
    index_of(index, *both(1), recorded="2026-05-02")
    tiers = json.loads((index / "manifest").read_text().splitlines()[0])["tiers"]
    police = next(tier for tier in tiers if tier["name"] == "police")["segments"][-1]["name"]
    (index / "segments" / police).rename(tmp_path / "away")
    os.kill(site.process.pid, signal.SIGCONT)
    assert site.wait_for(lambda: site.ask("/api/health").json["status"] == "stale")
    (tmp_path / "away").rename(index / "segments" / police)
    assert site.wait_for(lambda: site.ask("/api/health").json["status"] == "ok")
    for word in ({}, officer):
        assert site.wait_for(lambda: "number 1" in site.ask(ASKED[0], **word).text, seconds=5)
