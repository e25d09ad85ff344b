import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from site_under_test import COMMAND, PAGES, Site  # noqa: E402


@pytest.fixture(scope="session")
def partnership(tmp_path_factory):
    """examples/pages as an index."""
    folder = tmp_path_factory.mktemp("web") / "partnership.index"
    subprocess.run([COMMAND, "index", str(folder), str(PAGES), "--exclude", "README.md", "--quiet",
                    "--recorded", "2026-05-01"], check=True, capture_output=True, timeout=300)
    return folder


@pytest.fixture
def serve():
    """serve(index, options...): ended with the test."""
    sites = []

    def start(*words, **more):
        sites.append(Site(*words, **more))
        return sites[-1]

    yield start
    for site in sites:
        if site.process.poll() is None:
            site.end()


@pytest.fixture(scope="session")
def site(partnership):
    shared = Site(partnership, "--editor")
    yield shared
    shared.end()
