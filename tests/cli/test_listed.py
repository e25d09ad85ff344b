"""fingerpost index INDEX -0 LIST: files that `find -print0` names."""

import subprocess

import pytest
from conftest import COMMAND, ids, run, summary, write


def names(*paths):
    return "".join(f"{path}\0" for path in paths)


@pytest.fixture
def site(pages):
    return write(pages, news__april_txt="Neglect in April.\n", news__logo_png="x", private__note_txt="Neglect, a note.\n")


def listed(index, *paths, cwd, options=(), input=None):
    return run("index", index, "-0", "-", *options, input=names(*paths) if input is None else input, cwd=cwd)


def test_find_says_what_is_indexed(site, index):
    done = subprocess.run(f'find . -name "*.txt" -print0 | "{COMMAND}" index "{index}" -0 -', shell=True, cwd=site,
                          capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (0, "added 3, changed 0, removed 0, unchanged 0, failed 0\n"), done.stderr
    assert ids(index) == ["neglect.txt", "news/april.txt", "private/note.txt"]


def test_a_file_has_the_id_it_has_in_its_folder(site, index):
    """However it is named, so that a run over the folder finds it again."""
    ran = listed(index, site / "neglect.txt", "./news//april.txt", "news/../guidance/bruising.html", "neglect.txt", cwd=site)
    assert summary(ran)["added"] == 3 and ran.code == 0
    assert ids(index) == ["guidance/bruising.html", "neglect.txt", "news/april.txt"]
    again = run("index", index, site, "--exclude", "private")
    assert (summary(again)["added"], summary(again)["unchanged"]) == (1, 3)
    assert listed(index, "neglect.txt", cwd=site).out.startswith("added 0, changed 0, removed 0, unchanged 1")
    assert len(ids(index)) == 4  # what a list does not name is not gone


def test_base_says_where_the_files_are(site, index, tmp_path):
    ran = listed(index, site / "neglect.txt", cwd=tmp_path, options=("--base", site))
    assert (ran.code, ids(index)) == (0, ["neglect.txt"])
    ran = listed(index, site / "neglect.txt", cwd=tmp_path / "pages" / "news", options=("--json",))
    assert ran.code == 1 and "--base" in ran.json["failures"][0]["message"]
    assert listed(index, "a", cwd=site, options=("--base", tmp_path / "nowhere")).code == 2


def test_a_list_in_a_file_and_the_last_name_without_its_end(site, index, tmp_path):
    (tmp_path / "list").write_text(names("neglect.txt", "", "news/april.txt").removesuffix("\0"))
    assert run("index", index, "--null", tmp_path / "list", cwd=site).code == 0
    assert ids(index) == ["neglect.txt", "news/april.txt"]


def test_what_a_manifest_says_of_a_file_holds(site, index):
    """Its line may keep it from the public: a list does not go round it."""
    (site / "manifest.ndjson").write_text('{"path": "private/note.txt", "id": "note", "tier": "police"}\n')
    assert listed(index, "neglect.txt", "private/note.txt", "manifest.ndjson", cwd=site).code == 0
    assert ids(index) == ["neglect.txt"] and ids(index, "--tier", "police") == ["neglect.txt", "note"]
    ran = listed(index, "note.txt", cwd=site / "private")
    assert ran.code == 2 and "manifest.ndjson" in ran.err
    (site / "manifest.ndjson").write_text("{broken\n")
    ran = listed(index, "news/april.txt", cwd=site)
    assert ran.code == 1 and "its line in the manifest" in ran.err


def test_what_a_folder_would_pass_over_is_passed_over(site, index):
    write(site, _hidden_txt="x", news___git_txt="x")
    (site / ".hidden.txt").write_text("Neglect.\n")
    (site / ".fingerpostignore").write_text("private/\n")
    ran = listed(index, ".hidden.txt", "private/note.txt", "news/logo.png", "news/april.txt", "guidance/bruising.html",
                 cwd=site, options=("--exclude", "*.html"))
    assert (ran.code, ids(index)) == (0, ["news/april.txt"])
    assert "1 pictures" in ran.err


def test_a_name_that_leads_nowhere_fails_and_the_others_go_on(site, index, tmp_path):
    write(tmp_path, secret_txt="Of the police alone.\n")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    ran = listed(index, "gone.txt", "link.txt", "../secret.txt", "/etc/passwd", "neglect.txt", cwd=site, options=("--json",))
    assert (ran.code, ran.json["failed"], ran.json["added"]) == (1, 4, 1)
    assert [each["fault"] for each in ran.json["failures"]] == ["io", "argument", "argument", "argument"]
    assert ids(index) == ["neglect.txt"]


@pytest.mark.parametrize("input", ["neglect.txt\nnews/april.txt\n", "x" * 200000], ids=["lines", "no end"])
def test_what_is_no_list_is_wrong_use(input, site, index):
    ran = listed(index, cwd=site, input=input)
    assert ran.code == 2 and "-print0" in ran.err
    assert ids(index) == []


def test_folders_in_it_are_told_of(site, index):
    ran = listed(index, ".", "news", "neglect.txt", cwd=site)
    assert (ran.code, ids(index)) == (0, ["neglect.txt"])
    assert "names 2 folders" in ran.err and "-type f" in ran.err
    assert run("index", index, "-0", site).code == 2


def test_a_dry_run_of_a_list_writes_nothing(site, index):
    ran = listed(index, "neglect.txt", "news/april.txt", cwd=site, options=("--dry-run",))
    assert (ran.code, ran.out) == (0, "would have: added 2, changed 0, removed 0, unchanged 0, failed 0\n")
    assert not index.exists()


def test_every_file_is_opened_when_told(site, index):
    """After a restore with days of its own, say: the bytes decide."""
    listed(index, "neglect.txt", cwd=site)
    assert summary(run("index", index, site, "--full"))["unchanged"] == 1
