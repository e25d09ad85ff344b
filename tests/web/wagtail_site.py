"""A Wagtail site in a folder of its own: guidance as a page of its tree, and as a path beside it.

    wagtail_site.py FOLDER              FOLDER has index/; ends with "N passed, N failed"
    wagtail_site.py FOLDER serve EXIT   EXIT is where "Exit this page" leads; says "open http://127.0.0.1:PORT" and serves until it is ended
"""

import re
import sys
from pathlib import Path

DAY = "2026-05-20"
APP = '''
from django_views import search_response
from search_page import Search
from wagtail.models import Page

SEARCH = Search({index!r}, {leave_to!r})


class GuidancePage(Page):
    def serve(self, request):
        return search_response(request, SEARCH, {day!r})
'''
INSTALLED = [f"wagtail.{name}" for name in ("users", "snippets", "documents", "images", "search", "admin")] + [
    "wagtail", "wagtail.sites", "modelcluster", "taggit", "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes",
    "django.contrib.sessions", "django.contrib.messages", "django.contrib.staticfiles", "intranet"]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
              "django.contrib.auth.middleware.AuthenticationMiddleware", "django.contrib.messages.middleware.MessageMiddleware"]
urlpatterns = []


def site_in(folder, leave_to="https://www.bbc.co.uk/weather"):
    app = folder / "intranet"
    (app / "migrations").mkdir(parents=True)
    (app / "__init__.py").touch()
    (app / "migrations" / "__init__.py").touch()
    (app / "models.py").write_text(APP.format(index=str(folder / "index"), leave_to=leave_to, day=DAY))
    import django
    from django.conf import settings
    settings.configure(
        DEBUG=False, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="x" * 40, INSTALLED_APPS=INSTALLED, MIDDLEWARE=MIDDLEWARE,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "db")}}, STATIC_URL="/static/",
        DEFAULT_AUTO_FIELD="django.db.models.AutoField", WAGTAIL_SITE_NAME="Intranet", WAGTAILADMIN_BASE_URL="http://testserver",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {"context_processors": [
            "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages"]}}])
    django.setup()
    from django.core.management import call_command
    call_command("makemigrations", "intranet", verbosity=0)
    call_command("migrate", verbosity=0)
    from django.urls import include, path
    from django_views import SearchView
    from wagtail import urls as wagtail_urls
    from wagtail.admin import urls as wagtailadmin_urls
    urlpatterns.extend([path("admin/", include(wagtailadmin_urls)), path("search/", SearchView.as_view(index=str(folder / "index"), today=DAY, more={"leave_to": leave_to})),
                        path("", include(wagtail_urls))])
    from intranet.models import GuidancePage
    from wagtail.models import Site
    Site.objects.get(is_default_site=True).root_page.add_child(instance=GuidancePage(title="Guidance", slug="guidance"))


def asked(client, path, **fields):
    """By the form on the page, as a browser does: with the token and the cookie that came with it."""
    form = client.get(path)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form.content.decode())[1]
    return client.post(path, {"csrfmiddlewaretoken": token, **fields})


def checks():
    from django.contrib.auth.models import Group, User
    from django.test import Client
    officer = User.objects.create_user("officer", password="a-password-of-a-test")
    officer.groups.add(Group.objects.create(name="tier-police"))
    for path in ("/guidance/", "/search/"):
        anybody, police = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
        assert police.login(username="officer", password="a-password-of-a-test")
        text = lambda client, **fields: asked(client, path, **fields).content.decode()
        yield f"{path} is a form", "Search safeguarding guidance" in anybody.get(path).content.decode()
        yield f"{path} answers", "<mark>" in text(anybody, text="neglect") and "In force" in text(anybody, text="neglect")
        yield f"{path} tells of another day", "Not today." in text(anybody, text="safeguarding week", as_of="2024-05-20")
        yield f"{path} says what is wrong", 'role="alert"' in text(anybody, text="neglect", as_of="soon")
        yield f"{path} keeps an attack words", "<img src=x" not in text(anybody, text='"><img src=x onerror=alert(1)>')
        yield f"{path} wants its token", anybody.post(path, {"text": "neglect"}).status_code == 403
        yield f"{path} shows a tier to its group", "zebrafinch" in text(police, text="zebrafinch neglect")
        yield f"{path} shows it to nobody else", "and the zebrafinch" not in text(anybody, text="zebrafinch neglect")
        yield f"{path} is kept nowhere", asked(anybody, path, text="neglect").headers["Cache-Control"] == "no-store"
    yield "Wagtail's own pages are there beside it", Client().get("/admin/login/").status_code == 200


def tell(found):
    for name, good in found:
        if not good:
            print(f"FAIL {name}", file=sys.stderr)
    failed = sum(not good for _, good in found)
    print(f"{len(found) - failed} passed, {failed} failed")
    return failed > 0


def serve():
    from wsgiref.simple_server import make_server
    from django.core.wsgi import get_wsgi_application
    server = make_server("127.0.0.1", 0, get_wsgi_application())
    print(f"open http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    if sys.argv[2:3] == ["serve"]:
        site_in(Path(sys.argv[1]), sys.argv[3])
        serve()
    site_in(Path(sys.argv[1]))
    sys.exit(tell(list(checks())))
