"""The documentation as one site: cmake --build build --target guide, then build/guide/html/index.html."""

import os
import re
import sys

build = os.environ["FINGERPOST_BUILD"]
sys.path.insert(0, os.path.join(build, "python"))

project = "Fingerpost"
author = "Fingerpost"
copyright = "Fingerpost, GPL-2.0-or-later"
extensions = ["myst_parser", "breathe", "sphinx.ext.autodoc"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
breathe_projects = {"fingerpost": os.path.join(build, "guide", "doxygen", "xml")}
breathe_default_project = "fingerpost"
autodoc_member_order = "bysource"
exclude_patterns = ["generated"]
html_theme = "furo"
html_title = "Fingerpost"
html_static_path = []
html_copy_source = False


def plain_words(app, what, name, obj, options, lines):
    """Docstrings are plain text: `from_` is no reference."""
    lines[:] = [re.sub(r"(?<![`\w])(\w+_)(?![\w`])", r"``\1``", line) for line in lines]


def setup(app):
    app.connect("autodoc-process-docstring", plain_words)
