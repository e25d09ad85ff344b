"""Django: in urls.py

    path("search/", SearchView.as_view(index="/srv/leeds.index"))

Wagtail: the same path in urls.py, before wagtail_urls; or a page of the tree, in models.py

    SEARCH = Search("/srv/leeds.index")

    class GuidancePage(Page):
        def serve(self, request):
            return search_response(request, SEARCH)
"""

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.views import View

from search_page import HEADERS, Search, page_html


def tiers_of(user):
    """The groups of whoever is logged in that begin with "tier-": "tier-police" may see police."""
    if not getattr(user, "is_authenticated", False):
        return []
    return [group.name[5:] for group in user.groups.all() if group.name.startswith("tier-")]


def search_response(request, search, today=None):
    hidden = f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(request)}">'
    tiers = tiers_of(getattr(request, "user", None))
    return HttpResponse(page_html(search, request.POST, hidden, tiers, today), headers=HEADERS)


class SearchView(View):
    index = None
    today = None
    more = {}  # what Search takes
    searches = {}

    def get(self, request):
        search = self.searches.setdefault(self.index, Search(self.index, **self.more))
        return search_response(request, search, self.today)

    post = get
