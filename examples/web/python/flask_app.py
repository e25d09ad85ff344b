"""Flask: flask --app "flask_app:create_app('leeds.index')" run"""

from flask import Flask, Response, request

from search_page import HEADERS, Search, page_html


def create_app(index, tiers_of=lambda: (), today=None, **more):
    """`tiers_of` says which tiers whoever is logged in may see; `more` is what Search takes."""
    app = Flask(__name__)
    search = Search(index, **more)

    @app.route("/search", methods=["GET", "POST"])
    def page():
        # The question comes in the body alone, so that it stands in no address and no log.
        return Response(page_html(search, request.form, tiers=tiers_of(), today=today), headers=HEADERS)

    return app
