"""A small index that the tests share, and one to change."""

import fingerpost
import pytest

NEWSLETTER = """April Newsletter

Dates for your diary

13-19 May Mental Health Awareness Week

25 May International Missing Children's Day

24 - 28 June Safeguarding Week 2024
"""
NOTICE = """<title>Courses during the coronavirus outbreak</title>
<h1>Courses during the coronavirus outbreak</h1>
<p>All face to face courses are cancelled until Monday 1st June.</p>"""


def fill(index):
    with index.writer(recorded="2024-04-19") as writer:
        writer.put("newsletter/2024-04", NEWSLETTER, kind="newsletter", published="2024-04",
                   publisher="Leeds SCP", layer="local", url="https://leeds.example/april")
        writer.put("notice/covid", NOTICE.encode(), media_type="text/html", published="2020-03-20",
                   kind="notice", publisher="Leeds SCP", extra={"room": 4})
        writer.put("bruising/2017", "Bruising protocol\n\nRefer every bruise at once.",
                   kind="protocol", published="2017-03", publisher="Leeds SCP")
        writer.put("bruising/2023", "Bruising protocol\n\nSpeak to a paediatrician about a bruise.",
                   kind="protocol", published="2023-02-01", replaces=["bruising/2017"],
                   review_due="2024-02", publisher="Leeds SCP")
        writer.put("operation", "Operation Saltmarrow\n\nMissing children and a bruise.",
                   tier="police", published="2024-01")
    return index


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    with fingerpost.Index.create(tmp_path_factory.mktemp("shared") / "leeds.index") as index:
        yield fill(index)


@pytest.fixture
def index(tmp_path):
    with fingerpost.Index.create(tmp_path / "leeds.index") as index:
        yield fill(index)
