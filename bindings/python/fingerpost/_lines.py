"""Many lines of NDJSON at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from . import _errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from . import Writer

_OF_ONE_LINE: tuple[type[_errors.Error], ...] = (_errors.ArgumentError, _errors.UnsupportedMediaError, _errors.LimitError)
_MOST_FAILURES = 100  # a report of a million broken lines is no report (tests/python/ledger_test.py)


def put_lines(self: Writer, lines: str | bytes | Iterable[str | bytes], *, folder: Any = None,
              progress: Callable[[int], object] | None = None) -> dict[str, Any]:
    """Puts or removes what each line of NDJSON says: a text, bytes, or whatever gives one line after another,
    such as an open file. A line that cannot be put is a failure, the others go on. A "path" is looked for under
    `folder`. `progress` is called before each line with the lines done; where it returns False (None does not
    count), that is all. Returns {"added", "changed", "unchanged", "removed", "absent", "failed", "failures":
    [{"line", "fault", "message"}], "stopped"}, of failures the first 100."""
    if isinstance(lines, (str, bytes)):  # other ends of lines may stand within a text
        lines = lines.split("\n") if isinstance(lines, str) else lines.split(b"\n")
    where = "" if folder is None else os.fspath(folder)
    told: dict[str, Any] = dict.fromkeys(("added", "changed", "unchanged", "removed", "absent", "failed"), 0)
    told |= {"failures": [], "stopped": False}

    def fail(number: int, fault: str, message: str) -> None:
        told["failed"] += 1
        if told["failed"] <= _MOST_FAILURES:
            told["failures"].append({"line": number, "fault": fault, "message": message})

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if progress is not None and progress(number - 1) is False:
            told["stopped"] = True
            break
        try:
            done = self._put_line(line, where)  # type: ignore[attr-defined]
        except _OF_ONE_LINE as error:
            fail(number, error.fault, str(error))
        else:
            if isinstance(done, tuple):
                fail(number, *done)
            else:
                told[done.value] += 1
    return told
