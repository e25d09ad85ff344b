"""Which files of a folder are indexed: --include, --exclude and .fingerpostignore."""

import os

import pytest
from conftest import ids, run, write


def site(folder):
    return write(folder, a_html="<p>Neglect.", b_txt="Neglect.\n", news__a_html="<p>Neglect.", news__b_txt="Neglect.\n",
                 news__old__a_html="<p>Neglect.", drafts__a_html="<p>Neglect.", drafts__deep__b_txt="Neglect.\n")


ALL = ["a.html", "b.txt", "drafts/a.html", "drafts/deep/b.txt", "news/a.html", "news/b.txt", "news/old/a.html"]


def indexed(index, *words):
    ran = run("index", index, *words)
    assert ran.code == 0, ran.err
    return ids(index)


@pytest.mark.parametrize("options, kept", [
    ([], ALL),
    (["--include", "*.html"], ["a.html", "drafts/a.html", "news/a.html", "news/old/a.html"]),
    (["--include", "a.html"], ["a.html"]),
    (["--include", "news"], ["news/a.html", "news/b.txt", "news/old/a.html"]),
    (["--include", "news/*", "--include", "b.txt"], ["b.txt", "news/a.html", "news/b.txt", "news/old/a.html"]),
    (["--include", "*.html", "--exclude", "news/old"], ["a.html", "drafts/a.html", "news/a.html"]),
    (["--exclude", "drafts", "--exclude", "*.txt"], ["a.html", "news/a.html", "news/old/a.html"]),
    (["--include", "nothing"], []),
])
def test_options_choose_files_by_their_paths(options, kept, tmp_path, index):
    assert indexed(index, site(tmp_path / "site"), *options) == kept


@pytest.mark.parametrize("rules, kept", [
    ("# drafts\n\n  \n", ALL),
    ("drafts/\n", [each for each in ALL if not each.startswith("drafts")]),
    ("drafts\n", [each for each in ALL if not each.startswith("drafts")]),
    ("a.html/\n", ALL),  # a file, and no folder
    ("a.html\n", ["b.txt", "drafts/deep/b.txt", "news/b.txt"]),
    ("/a.html\n", ALL[1:]),
    ("*.txt\n!news/b.txt\n", ["a.html", "drafts/a.html", "news/a.html", "news/b.txt", "news/old/a.html"]),
    ("*\n!*.txt\n", ["b.txt"]),  # what is in an ignored folder stays ignored
    ("*\n!*/\n!b.txt\n", ["b.txt", "drafts/deep/b.txt", "news/b.txt"]),
    ("news/*.html\n", [each for each in ALL if each != "news/a.html"]),
    ("**/old\n", ALL[:-1]),
    ("news/**\n", ALL[:4]),
    ("**/b.txt\n", [each for each in ALL if not each.endswith("b.txt")]),
    ("drafts/**/b.txt\r\n", [each for each in ALL if each != "drafts/deep/b.txt"]),
    ("[ab].html \n", ["b.txt", "drafts/deep/b.txt", "news/b.txt"]),
    ("\\#a\n?.txt\n", [each for each in ALL if not each.endswith(".txt")]),
])
def test_a_folder_says_what_is_passed_over_in_it(rules, kept, tmp_path, index):
    pages = site(tmp_path / "site")
    (pages / ".fingerpostignore").write_bytes(rules.encode())
    assert indexed(index, pages) == kept


def test_the_file_of_an_inner_folder_has_the_last_word(tmp_path, index):
    pages = site(tmp_path / "site")
    (pages / ".fingerpostignore").write_text("*.txt\n")
    (pages / "news" / ".fingerpostignore").write_text("!b.txt\n/old\n")
    assert indexed(index, pages) == ["a.html", "drafts/a.html", "news/a.html", "news/b.txt"]


def test_that_of_a_folder_above_counts_too(tmp_path, index):
    pages = site(tmp_path / "site")
    (pages / ".fingerpostignore").write_text("old/\nnews/b.txt\n")
    assert indexed(index, pages / "news") == ["a.html"]


def test_what_is_no_longer_wanted_is_removed(tmp_path, index):
    pages = site(tmp_path / "site")
    assert indexed(index, pages) == ALL
    (pages / ".fingerpostignore").write_text("drafts/\n")
    assert indexed(index, pages) == [each for each in ALL if not each.startswith("drafts")]


def test_a_manifest_is_heeded_whatever_is_passed_over(tmp_path, index):
    """Without its lines what is for the police would be shown to the public."""
    pages = site(tmp_path / "site")
    (pages / "manifest.ndjson").write_text('{"path": "a.html", "tier": "police"}\n{"path": "drafts/x.html"}\n')
    (pages / ".fingerpostignore").write_text("*.ndjson\ndrafts/\n")
    for options in ([], ["--exclude", "*.ndjson"], ["--include", "*.html"]):
        assert "a.html" not in indexed(index, pages, *options)
        assert "a.html" in ids(index, "--tier", "police")


@pytest.mark.parametrize("make", [lambda path: path.mkdir(), lambda path: os.mkfifo(path),
                                  lambda path: path.write_bytes(b"#" * (2 << 20))], ids=["folder", "pipe", "too long"])
def test_where_it_cannot_be_read_nothing_beneath_it_is_taken(make, tmp_path, index):
    pages = site(tmp_path / "site")
    assert indexed(index, pages) == ALL
    make(pages / "news" / ".fingerpostignore")
    (pages / "drafts" / "a.html").unlink()
    ran = run("index", index, pages, "--json")
    assert (ran.code, ran.json["failed"], ran.json["removed"]) == (1, 1, 0)
    assert "news/.fingerpostignore" in ran.json["failures"][0]["where"]
    assert run("index", index, pages / "news" / "old").code == 2  # nor is it known of what it names


def test_patterns_made_to_take_long_do_not(tmp_path, index):
    deep = tmp_path / "site"
    name = "a" * 200
    (deep / name / name / name).mkdir(parents=True)
    (deep / name / name / name / f"{name}.txt").write_text("Neglect.\n")
    (deep / ".fingerpostignore").write_text(("*a" * 60 + "*b\n" + "**/" * 60 + "b\n") * 50)
    assert len(indexed(index, deep)) == 1
