"""One table of faults: the classes, the codes and the C header agree."""

import os
import re
from pathlib import Path

import fingerpost
import pytest

CLASSES = [value for value in vars(fingerpost).values()
           if isinstance(value, type) and issubclass(value, fingerpost.Error)
           and value is not fingerpost.Error]


def test_the_codes_are_those_of_the_header():
    header = Path(os.environ["FINGERPOST_SOURCE"], "include/fingerpost.h").read_text()
    statuses = {name.lower(): int(code)
                for name, code in re.findall(r"FINGERPOST_E_(\w+) = (\d+)", header)}
    assert {each.fault: each.code for each in CLASSES} == statuses


@pytest.mark.parametrize("ours, built_in", [
    ("IndexNotFoundError", FileNotFoundError), ("IndexExistsError", FileExistsError),
    ("IndexLockedError", BlockingIOError), ("StorageError", OSError), ("ArgumentError", ValueError),
    ("QueryError", ValueError), ("VocabularyError", ValueError), ("LimitError", ValueError),
    ("UnsupportedMediaError", ValueError), ("OutOfMemoryError", MemoryError),
    ("InternalError", RuntimeError), ("ForkedError", RuntimeError), ("ClosedError", ValueError),
])
def test_each_is_a_built_in_one_too(ours, built_in):
    ours = getattr(fingerpost, ours)
    assert issubclass(ours, built_in) and issubclass(ours, fingerpost.Error) and ours.__doc__


def test_an_error_says_where():
    with pytest.raises(fingerpost.Error) as caught:
        fingerpost.Document.from_json('{"id": "a", ')
    assert caught.value.at is not None and caught.value.code == 1
    with pytest.raises(fingerpost.VocabularyError, match="no-such"):
        fingerpost.Vocabulary.from_json(
            '{"name": "x", "version": "1", "topics": [{"id": "a", "label": "A", "broader": ["no-such"]}]}')


def test_a_folder_that_cannot_be_written_says_so():
    with pytest.raises(OSError) as caught:
        fingerpost.Index.create("/proc/fingerpost.index")
    assert isinstance(caught.value, fingerpost.StorageError)
