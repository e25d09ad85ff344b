"""What a webmaster takes into a site of theirs: the Python views in-process, Express over HTTP, and files that must be sound."""

import configparser
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from site_under_test import DAY, ROOT, index_of
from test_pages import EVIL, Reader, harmless
from test_tiers import POLICE, PUBLIC

WEB = ROOT / "examples" / "web"
sys.path.insert(0, str(WEB / "python"))
PYTHON = ROOT / "build" / "python"

flask = __import__("flask")
django = __import__("django")


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    return index_of(tmp_path_factory.mktemp("plugins") / "i.index", *PUBLIC, *POLICE,
                    *[{"id": f"e{i}", "title": f"Neglect {evil}", "text": f"neglect {evil}", "url": evil} for i, evil in enumerate(EVIL)])


@pytest.fixture(scope="module")
def django_client():
    from django.conf import settings
    settings.configure(DEBUG=False, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="x" * 40, INSTALLED_APPS=[],
                       MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"], DATABASES={})
    django.setup()
    from django.test import Client
    return Client(enforce_csrf_checks=True)


urlpatterns = []


def ask_flask(index, fields, tiers=()):
    from flask_app import create_app
    client = create_app(str(index), lambda: tiers, DAY).test_client()
    return client.post("/search", data=fields) if fields else client.get("/search")


@pytest.mark.parametrize("fields, wanted", [
    ({}, "Search safeguarding guidance"), ({"text": "neglect"}, "Neglect protocol"), ({"text": "zzzqqq"}, "call 999"),
    ({"text": "neglect", "as_of": "2026-01-20"}, "Not today."), ({"text": "neglect", "as_of": "soon"}, 'role="alert"'),
    ({"text": "neglect", "page": "2"}, "results"), ({"text": "neglect", "page": "x"}, "results")])
def test_flask_shows_it(index, fields, wanted):
    answer = ask_flask(index, fields)
    assert answer.status_code == 200 and wanted in answer.text
    assert answer.headers["Cache-Control"] == "no-store" and "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_flask_shows_a_tier_to_whom_the_host_says(index):
    assert "zebrafinch" not in ask_flask(index, {"text": "operation"}).text.lower()
    assert "Zebrafinch" in ask_flask(index, {"text": "zebrafinch"}, ["police"]).text
    assert "Zebrafinch" not in ask_flask(index, {"text": "zebrafinch", "tiers": "police"}).text


@pytest.mark.parametrize("evil", EVIL)
def test_attacks_stay_words_in_flask(index, evil):
    for fields in ({"text": evil}, {"text": "neglect", "as_of": evil}):
        harmless(Reader(ask_flask(index, fields).text))


def test_django_shows_it_and_wants_its_token(index, django_client):
    from django.urls import path
    from django_views import SearchView
    urlpatterns[:] = [path("search/", SearchView.as_view(index=str(index), today=DAY))]
    first = django_client.get("/search/")
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', first.content.decode())[1]
    answer = django_client.post("/search/", {"text": "neglect", "csrfmiddlewaretoken": token})
    assert answer.status_code == 200 and "Neglect protocol" in answer.content.decode()
    assert "Zebrafinch" not in answer.content.decode() and answer["Cache-Control"] == "no-store"
    assert django_client.post("/search/", {"text": "neglect"}).status_code == 403
    harmless(Reader(django_client.post("/search/", {"text": EVIL[1], "csrfmiddlewaretoken": token}).content.decode()))


def test_django_gives_a_tier_by_group(index):
    from django_views import tiers_of

    class Group:
        def __init__(self, name):
            self.name = name

    class User:
        is_authenticated = True

        class groups:
            all = staticmethod(lambda: [Group("tier-police"), Group("staff")])

    assert tiers_of(User()) == ["police"]
    assert tiers_of(None) == []


@pytest.mark.parametrize("file", ["wordpress/fingerpost/fingerpost.php", "drupal/FingerpostBackend.php"])
def test_php_is_sound(file):
    ran = subprocess.run(["php", "-l", str(WEB / file)], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_block_says_what_wordpress_wants():
    block = json.loads((WEB / "wordpress/fingerpost/block.json").read_text())
    assert block["name"] == "fingerpost/search" and block["editorScript"]
    assert subprocess.run(["node", "--check", str(WEB / "wordpress/fingerpost/block.js")], timeout=60).returncode == 0


@pytest.mark.parametrize("name", ["fingerpost.service", "fingerpost-watch.service"])
def test_the_unit_starts_what_there_is(name):
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read_string((WEB / name).read_text())
    words = unit["Service"]["ExecStart"].replace("\\\n", " ").split()
    from site_under_test import COMMAND
    told = subprocess.run([COMMAND, words[1], "--help"], capture_output=True, text=True, check=True, timeout=60).stdout
    assert all(word in told for word in words if word.startswith("--"))
    if shutil.which("systemd-analyze"):
        ran = subprocess.run(["systemd-analyze", "verify", "--man=no", str(WEB / name)], capture_output=True, text=True, timeout=60)
        assert "Unknown" not in ran.stderr and "Failed to parse" not in ran.stderr, ran.stderr


def test_the_plain_page_works_without_script():
    page = Reader((WEB / "plain.html").read_text())
    assert page.all("form") and page.all("fingerpost-search") and page.all("label")
