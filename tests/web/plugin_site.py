"""The Flask or the Django page on a free port of this machine, for a browser to click through.

    plugin_site.py flask|django INDEX EXIT     EXIT is where "Exit this page" leads; says "open http://127.0.0.1:PORT/search" and serves until it is ended
"""

import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

sys.path.insert(0, str(Path(__file__).parents[2] / "examples" / "web" / "python"))
DAY = "2026-05-20"


def flask_site(index, leave_to):
    from flask_app import create_app
    return create_app(index, today=DAY, leave_to=leave_to)


def django_site(index, leave_to):
    import django
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.urls import path
    settings.configure(DEBUG=False, ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, SECRET_KEY="x" * 40, INSTALLED_APPS=[],
                       MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"], DATABASES={})
    django.setup()
    from django_views import SearchView
    urlpatterns.append(path("search", SearchView.as_view(index=index, today=DAY, more={"leave_to": leave_to})))
    return get_wsgi_application()


class Silent(WSGIRequestHandler):
    def log_message(self, *words):
        pass


urlpatterns = []
site = make_server("127.0.0.1", 0, {"flask": flask_site, "django": django_site}[sys.argv[1]](*sys.argv[2:4]), handler_class=Silent)
if __name__ == "__main__":
    print(f"open http://127.0.0.1:{site.server_port}/search", flush=True)
    site.serve_forever()
