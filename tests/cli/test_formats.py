"""Files of many formats in one folder, and what is attached to mails."""

import shutil

import pytest

from conftest import ROOT, ids, run, summary

FORMATS = ROOT / "tests" / "pages" / "formats"


def test_a_folder_of_every_format(index, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ["pdf/bruising-front-sheet-weasyprint.pdf", "ics/weekly.ics"]:
        shutil.copy(FORMATS / name, pages)
    for folder in ["docx", "odt", "feed", "csv"]:
        shutil.copy(sorted(f for f in (FORMATS / folder).iterdir() if f.suffix != ".json")[0], pages)
    ran = run("index", index, pages, "--json")
    assert (ran.code, ran.json["added"], ran.json["failed"]) == (0, 6, 0)
    hit = run("search", index, "bruising babies not yet mobile", "--as-of", "2024-01-01",
              "--json").json["hits"][0]
    assert hit["document"] == "bruising-front-sheet-weasyprint.pdf"
    assert hit["page"] >= 1 and hit["review_due"] == "2025-09"
    assert run("index", index, pages, "--json").json["unchanged"] == 6


def mail(folder, *attached):
    """A mail with these texts attached."""
    lines = ["From: a@example.org", "To: b@example.org", "Subject: News", "MIME-Version: 1.0",
             "Date: Mon, 13 May 2024 09:00:00 +0100", "Content-Type: multipart/mixed; boundary=x", "",
             "--x", "Content-Type: text/plain", "", "Two texts are attached.", ""]
    for name, text in attached:
        lines += ["--x", "Content-Type: text/plain",
                  f"Content-Disposition: attachment; filename={name}", "", text, ""]
    folder.mkdir(exist_ok=True)
    (folder / "news.eml").write_text("\n".join([*lines, "--x--", ""]))
    return folder


def test_what_is_attached_is_a_document_of_its_own(index, tmp_path):
    pages = mail(tmp_path / "pages", ("a.txt", "About walruses."), ("b.txt", "About otters."))
    assert summary(run("index", index, pages, "--tier", "police"))["added"] == 3
    assert ids(index) == []
    found = run("search", index, "walruses", "--tier", "police", "--json").json["hits"]
    assert [hit["document"] for hit in found] == ["news.eml#a.txt"]
    # Once there, it stays while its mail is there unchanged.
    assert summary(run("index", index, pages, "--tier", "police"))["removed"] == 0
    mail(tmp_path / "pages", ("b.txt", "About otters."))
    assert summary(run("index", index, pages, "--tier", "police"))["removed"] == 1
    (pages / "news.eml").unlink()
    assert summary(run("index", index, pages, "--tier", "police"))["removed"] == 2


def seen(index, *tiers):
    return ids(index, *(word for tier in tiers for word in ("--tier", tier)))


@pytest.mark.parametrize("told", ["option", "manifest"])
def test_a_text_attached_later_is_where_its_mail_is(told, index, tmp_path):
    """A newcomer's mail was the police's; what it gained later was everybody's."""
    pages = mail(tmp_path / "pages", ("names.txt", "Names of walruses."))
    if told == "manifest":
        (pages / "manifest.ndjson").write_text('{"path": "news.eml", "tier": "police"}\n')
        run("index", index, pages)
        (pages / "manifest.ndjson").unlink()
    else:
        run("index", index, pages, "--tier", "police")
    mail(pages, ("names.txt", "Names of walruses."), ("more.txt", "More walruses."))
    assert summary(run("index", index, pages))["added"] == 1
    assert seen(index) == []
    assert seen(index, "police") == ["news.eml", "news.eml#more.txt", "news.eml#names.txt"]


def test_what_is_attached_moves_with_its_mail(index, tmp_path):
    pages = mail(tmp_path / "pages", ("a.txt", "About walruses."), ("b.txt", "About otters."))
    run("index", index, pages)
    all = ["news.eml", "news.eml#a.txt", "news.eml#b.txt"]
    assert seen(index) == all
    run("index", index, pages, "--tier", "police")
    assert (seen(index), seen(index, "police")) == ([], all)
    run("index", index, pages, "--tier", "public")
    assert seen(index) == all


def test_a_broken_file_does_not_replace_what_was_read_of_it(index, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    good = (FORMATS / "pdf" / "bruising-front-sheet-weasyprint.pdf").read_bytes()
    (pages / "bruising.pdf").write_bytes(good)
    run("index", index, pages)
    (pages / "bruising.pdf").write_bytes(b"%PDF-1.7\n" + b"x" * 1000)
    ran = run("index", index, pages)
    assert ran.code == 1 and "bruising.pdf: media: " in ran.err
    hit = run("search", index, "bruising", "--json").json["hits"][0]
    assert (hit["document"], hit["edition"]) == ("bruising.pdf", 1)


def test_the_version_says_what_is_read_and_how_it_is_sealed():
    said = run("--version").out
    assert said.startswith("fingerpost ")
    for what in ["a PDF", "Word", "OpenDocument", "a mail", "a calendar", "a feed", "seccomp"]:
        assert what in said
