"""Copies, older forms, words taken out for good, and packs, as a script uses them."""

import gzip
import json
import stat

import pytest
from conftest import line, ndjson, run


def put(index, *lines, recorded="2024-05-01"):
    ran = run("index", index, "-", "--recorded", recorded, "--quiet", input=ndjson(*lines))
    assert ran.code == 0, ran.err


def ids(index, *options):
    return sorted(each["document"] for each in
                  run("documents", index, "--as-of", "2024-06-01", "--json", *options).json["documents"])


@pytest.fixture
def leeds(index, tmp_path):
    put(index, line("bruising", "Bruising in babies."), line("neglect"), line("nim", "The walrus.", tier="police"))
    assert run("pack", "keygen", tmp_path / "leeds").code == 0
    return index


def made(leeds, tmp_path, name, *options):
    ran = run("pack", "create", leeds, tmp_path / name, "--key", tmp_path / "leeds.key", "--created", "2024-05-01",
              "--json", *options)
    assert ran.code == 0, ran.err
    return ran.json


def test_a_copy_is_an_index_and_is_put_back(leeds, tmp_path):
    ran = run("backup", leeds, tmp_path / "copy", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert set(ran.json) == {"files", "bytes", "revision", "kept"}
    assert run("check", tmp_path / "copy").code == 0
    assert run("restore", tmp_path / "copy", tmp_path / "back").code == 0
    assert ids(tmp_path / "back", "--tier", "police") == ["bruising", "neglect", "nim"]
    again = run("restore", tmp_path / "copy", tmp_path / "back")
    assert again.code == 2 and "not empty" in again.err


def test_of_a_damaged_copy_nothing_is_put_back(leeds, tmp_path):
    run("backup", leeds, tmp_path / "copy")
    columns = next((tmp_path / "copy").glob("segments/*/columns"))
    columns.write_bytes(columns.read_bytes()[:-1] + b"x")
    assert run("restore", tmp_path / "copy", tmp_path / "back").code == 3
    assert not (tmp_path / "back").exists()


def test_an_index_migrates_beside_itself_and_a_newer_one_is_refused(leeds, tmp_path):
    ran = run("migrate", leeds, tmp_path / "new", "--json")
    assert ran.code == 0 and ran.json["documents"] == 3 and ran.json["gained"] == []
    assert ids(tmp_path / "new") == ids(leeds)
    manifest = leeds / "manifest"
    manifest.write_text(manifest.read_text().replace('"format": 1', '"format": 9', 1))
    for words in (["migrate", leeds, tmp_path / "x"], ["backup", leeds, tmp_path / "x"], ["search", leeds, "a"]):
        ran = run(*words)
        assert ran.code == 5 and "format 9" in ran.err and "up to 1" in ran.err
    assert not (tmp_path / "x").exists()


def test_compacting_changes_no_answer(leeds):
    put(leeds, line("new"), recorded="2024-05-02")
    before = run("search", leeds, "neglect", "--as-of", "2024-06-01", "--json").json
    cursor = run("changes", leeds, "--as-of", "2024-06-01", "--json").json["cursor"]
    assert run("compact", leeds).code == 0
    assert run("search", leeds, "neglect", "--as-of", "2024-06-01", "--json").json == before
    assert run("changes", leeds, "--since", cursor, "--as-of", "2024-06-01", "--json").json["changes"] == []


def test_no_word_of_what_was_purged_is_left(leeds):
    put(leeds, line("bruising", "Bruising in babies, anew."), recorded="2024-05-02")
    words = lambda: b"".join(each.read_bytes() for each in leeds.rglob("*") if each.is_file())
    assert b"walrus" in words()
    ran = run("purge", leeds, "nim", "--json")
    assert ran.code == 0 and ran.json["documents"] == ["nim"]
    assert b"walrus" not in words()
    assert run("purge", leeds, "nim").code == 1
    assert run("purge", leeds).code == 2
    assert run("purge", leeds, "--replaced-before", "2024-06-01", "--json").json["editions"] == 1
    assert ids(leeds) == ["bruising", "neglect"]


def test_packs_keep_a_school_in_step(leeds, tmp_path):
    school = tmp_path / "school.index"
    first = made(leeds, tmp_path, "1.pack", "--issuer", "leeds-scp")
    assert (first["issuer"], first["sequence"], first["documents"]) == ("leeds-scp", 1, 2)
    shown = run("pack", "show", tmp_path / "1.pack", "--key", tmp_path / "leeds.pub", "--json")
    assert shown.json == first
    apply = ["pack", "apply", school, tmp_path / "1.pack", "--recorded", "2024-05-01", "--json"]
    assert run(*apply).code == 4  # whose is it?
    dry = run(*apply, "--key", tmp_path / "leeds.pub", "--dry-run")
    assert dry.json["added"] == ["bruising", "neglect"] and not school.exists()
    assert run(*apply, "--key", tmp_path / "leeds.pub").json["created"]
    ask = ["bruising", "--as-of", "2024-06-01", "--json"]
    assert run("search", school, *ask).out == run("search", leeds, *ask).out
    assert run(*apply).json["known"]

    put(leeds, line("neglect", "Neglect, told anew."), {"id": "bruising", "remove": True}, line("new"),
        recorded="2024-05-02")
    second = made(leeds, tmp_path, "2.pack", "--after", tmp_path / "1.pack")
    assert (second["sequence"], second["after"]) == (2, 1)
    told = run("pack", "apply", school, tmp_path / "2.pack", "--recorded", "2024-05-02")
    assert told.code == 0 and "1 added, 1 changed, 1 removed" in told.out
    assert ids(school) == ["neglect", "new"]
    issuers = run("pack", "issuers", school, "--json").json["issuers"]
    assert [(each["name"], each["sequence"]) for each in issuers] == [("leeds-scp", 2)]
    assert "leeds-scp" in run("pack", "issuers", school).out


def test_each_mischief_has_its_own_word_and_changes_nothing(leeds, tmp_path):
    school = tmp_path / "school.index"
    one = made(leeds, tmp_path, "1.pack", "--issuer", "leeds-scp")
    put(leeds, line("new"), recorded="2024-05-02")
    made(leeds, tmp_path, "2.pack", "--after", tmp_path / "1.pack")
    put(leeds, line("newer"), recorded="2024-05-03")
    made(leeds, tmp_path, "3.pack", "--after", tmp_path / "2.pack")
    made(leeds, tmp_path, "old.pack", "--issuer", "leeds-scp", "--sequence", "9", "--expires", "2024-05-04")
    run("pack", "keygen", tmp_path / "other")
    bad = (tmp_path / "2.pack").read_bytes()
    (tmp_path / "bent.pack").write_bytes(bad[:-5] + b"?" + bad[-4:])
    (tmp_path / "none.pack").write_text(json.dumps(one))
    apply = lambda name, *options: run("pack", "apply", school, tmp_path / name, "--recorded", "2024-06-01", *options)
    assert apply("1.pack", "--key", tmp_path / "leeds.pub").code == 0
    manifest = (school / "manifest").read_bytes()
    for name, options, code, word in [
        ("bent.pack", [], 4, "forged"), ("none.pack", [], 65, "no pack"), ("3.pack", [], 4, "number 1"),
        ("2.pack", ["--key", tmp_path / "other.pub"], 4, "signed by the key"), ("old.pack", ["--strict"], 4, "until"),
        ("2.pack", ["--layer", "county"], 2, "local"), ("absent.pack", [], 2, "absent"),
        ("2.pack", ["--key", tmp_path / "1.pack"], 4, "no public key"),
    ]:
        ran = apply(name, *options)
        assert (ran.code, ran.out) == (code, ""), (name, ran.err)
        assert word in ran.err
        assert (school / "manifest").read_bytes() == manifest
    assert apply("2.pack").code == 0 and apply("1.pack").code == 4
    late = apply("old.pack", "--json")
    assert late.code == 0 and late.json["notices"] and "note: " in late.err


def test_keys_are_kept_and_nothing_is_written_over(leeds, tmp_path):
    assert stat.S_IMODE((tmp_path / "leeds.key").stat().st_mode) == 0o600
    key = (tmp_path / "leeds.key").read_text()
    assert run("pack", "keygen", tmp_path / "leeds").code == 2
    assert (tmp_path / "leeds.key").read_text() == key
    made(leeds, tmp_path, "1.pack", "--issuer", "leeds-scp")
    ran = run("pack", "create", leeds, tmp_path / "1.pack", "--key", tmp_path / "leeds.key", "--issuer", "x")
    assert ran.code == 2
    assert run("pack", "create", leeds, tmp_path / "x.pack", "--key", tmp_path / "leeds.pub", "--issuer", "x").code == 4
    assert run("pack", "bake", leeds).code == 2
    assert run("pack", "create", leeds).code == 2
    assert run("pack", "create", leeds, tmp_path / "y.pack", "--issuer", "x").code == 2
    assert not (tmp_path / "x.pack").exists() and not (tmp_path / "y.pack").exists()


def test_a_secret_key_with_a_password_is_opened_by_its_file_alone(leeds, tmp_path):
    password, other, empty = tmp_path / "password", tmp_path / "other", tmp_path / "empty"
    password.write_text("correct horse\nand a note\n")
    other.write_text("wrong horse\n")
    empty.write_text("\n")
    ran = run("pack", "keygen", tmp_path / "locked", "--password-file", password)
    assert ran.code == 0 and "horse" not in ran.out + ran.err
    key = tmp_path / "locked.key"
    assert "encrypted" in key.read_text() and stat.S_IMODE(key.stat().st_mode) == 0o600
    create = ["pack", "create", leeds, tmp_path / "1.pack", "--key", key, "--issuer", "leeds-scp"]
    for words, says in ([], "password is needed"), (["--password-file", other], "does not open"):
        ran = run(*create, *words)
        assert ran.code == 4 and says in ran.err and "horse" not in ran.err
    for words in ["--password-file", empty], ["--password-file", tmp_path / "absent"]:
        assert run(*create, *words).code == 2
    assert not (tmp_path / "1.pack").exists()
    assert run(*create, "--password-file", password).code == 0
    public = tmp_path / "locked.pub"
    assert run("pack", "show", tmp_path / "1.pack", "--key", public).code == 0
    school = tmp_path / "school.index"
    assert run("pack", "apply", school, tmp_path / "1.pack", "--key", public, "--recorded", "2030-01-01").code == 0
    # The pack before is read with the same key, once it is open.
    second = ["pack", "create", leeds, tmp_path / "2.pack", "--key", key, "--after", tmp_path / "1.pack"]
    assert run(*second).code == 4
    assert run(*second, "--password-file", password).code == 0


def test_a_pack_comes_from_a_file_from_gzip_and_from_a_pipe(leeds, tmp_path):
    made(leeds, tmp_path, "1.pack", "--issuer", "leeds-scp")
    pack = (tmp_path / "1.pack").read_bytes()
    (tmp_path / "1.pack.gz").write_bytes(gzip.compress(pack))
    show = lambda name, **options: run("pack", "show", name, "--key", tmp_path / "leeds.pub", "--json", **options)
    told = show(tmp_path / "1.pack")
    assert told.code == 0 and told.json["size"] == len(pack)
    assert show(tmp_path / "1.pack.gz").out == told.out == show("-", input=pack.decode()).out
    assert sorted(each.name for each in tmp_path.glob("1.pack*")) == ["1.pack", "1.pack.gz"]
