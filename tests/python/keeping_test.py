"""Copies, older forms, words taken out for good, and packs."""

from datetime import date
from pathlib import Path

import fingerpost
import pytest


@pytest.fixture
def leeds(tmp_path):
    with fingerpost.Index.create(tmp_path / "leeds.index") as index:
        with index.writer(recorded="2024-05-01") as writer:
            writer.put("bruising", "Bruising in babies.")
            writer.put("nim", "The walrus.", tier="police")
        yield index


@pytest.fixture
def keys():
    return fingerpost.pack_keys()


def packed(index, keys, **options):
    with index.searcher() as searcher:
        return searcher.pack(keys["secret_key"], **{"issuer": "leeds-scp", "created": "2024-05-01", **options})


def words(folder):
    return b"".join(each.read_bytes() for each in Path(folder).rglob("*") if each.is_file())


def test_a_copy_is_an_index_and_is_put_back(leeds, tmp_path):
    report = fingerpost.backup(leeds.folder, tmp_path / "copy")
    assert report["files"] > 0 and report["kept"] == 0
    fingerpost.restore(tmp_path / "copy", str(tmp_path / "back"))
    assert fingerpost.migrate(tmp_path / "back", tmp_path / "new")["documents"] == 2
    with fingerpost.Index.open(tmp_path / "new") as index:
        assert list(index) == ["bruising"]
    with pytest.raises(fingerpost.IndexExistsError):
        fingerpost.backup(leeds.folder, tmp_path / "copy")
    with pytest.raises(FileNotFoundError):
        fingerpost.backup(tmp_path / "nowhere", tmp_path / "x")


def test_no_word_of_what_was_purged_is_left(leeds):
    assert b"walrus" in words(leeds.folder)
    with leeds.writer(recorded="2024-05-02") as writer:
        report = writer.purge(ids=["nim", "unheard-of"])
    assert (report["documents"], report["absent"], report["held"]) == (["nim"], ["unheard-of"], False)
    assert b"walrus" not in words(leeds.folder)
    with leeds.writer() as writer:
        assert writer.purge(replaced_before=date(2024, 5, 2))["editions"] == 0
        with pytest.raises(fingerpost.ArgumentError, match="id"):
            writer.purge(id="nim")


def test_packs_keep_a_school_in_step(leeds, keys, tmp_path):
    first = packed(leeds, keys)
    info = fingerpost.read_pack(first, keys["public_key"])
    assert (info["issuer"], info["documents"], info["key"]) == ("leeds-scp", 1, keys["id"])
    school = tmp_path / "school.index"
    dry = fingerpost.apply_pack(school, first, public_key=keys["public_key"], recorded="2024-05-01", dry_run=True)
    assert dry["added"] == ["bruising"] and not school.exists()
    done = fingerpost.apply_pack(school, first, public_key=keys["public_key"], recorded=date(2024, 5, 1))
    assert done["applied"] and done["created"]
    with leeds.writer(recorded="2024-05-02") as writer:
        writer.put("neglect", "What to do about neglect.")
    second = tmp_path / "2.pack"
    options = {"issuer": "leeds-scp", "created": "2024-05-01", "sequence": 2, "after": 1, "since": info["cursor"]}
    with leeds.searcher() as searcher:
        told = searcher.pack_to(second, keys["secret_key"], **options)
        assert second.read_bytes() == searcher.pack(keys["secret_key"], **options)
        with pytest.raises(FileExistsError):
            searcher.pack_to(second, keys["secret_key"], **options)
    assert told == fingerpost.read_pack(second, keys["public_key"])
    done = fingerpost.apply_pack(school, second, recorded="2024-05-02")
    assert (done["added"], done["parts_read"], done["parts_kept"]) == (["neglect"], 1, 0)
    with fingerpost.Index.open(school) as index:
        assert [(each["name"], each["sequence"]) for each in index.issuers()] == [("leeds-scp", 2)]
        ask = {"as_of": "2024-06-01"}
        assert index.search("neglect", **ask).to_dict() == leeds.search("neglect", **ask).to_dict()


def test_each_mischief_is_an_error_of_its_own(leeds, keys, tmp_path):
    other, school = fingerpost.pack_keys(), tmp_path / "school.index"
    first = packed(leeds, keys)
    cursor = fingerpost.read_pack(first, keys["public_key"])["cursor"]
    second, fourth = (packed(leeds, keys, sequence=n, after=n - 1, since=cursor) for n in (2, 4))
    old = packed(leeds, keys, sequence=9, expires="2024-05-02")
    theirs = packed(leeds, other, issuer="others")
    apply = lambda pack, **order: fingerpost.apply_pack(school, pack, **{"recorded": "2024-06-01", **order})
    apply(first, public_key=keys["public_key"])
    for error, pack, order in [
        (fingerpost.PackError, b"no pack", {}),
        (fingerpost.SignatureError, second[:-3] + b"?" + second[-2:], {}),
        (fingerpost.UntrustedKeyError, theirs, {}),
        (fingerpost.UntrustedKeyError, second, {"public_key": other["public_key"]}),
        (fingerpost.GapError, fourth, {}),
        (fingerpost.ExpiredError, old, {"strict": True}),
        (fingerpost.ConflictError, theirs, {"public_key": other["public_key"]}),
        (fingerpost.ArgumentError, second, {"recorded": "2024-04-01"}),
        (fingerpost.ArgumentError, second, {"tear": "police"}),
    ]:
        with pytest.raises(error):
            apply(pack, **order)
    apply(second)
    with pytest.raises(fingerpost.DowngradeError):
        apply(first)
    with pytest.raises(fingerpost.StorageError):
        apply(tmp_path / "absent.pack")
