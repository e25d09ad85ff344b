"""What can go wrong, as classes that also fit the built-in ones."""

from __future__ import annotations

from . import _fingerpost

_FAULTS = {name: (code, meaning) for code, name, meaning in _fingerpost.FAULTS}


class Error(Exception):
    """Base of everything fingerpost raises.

    ``code`` is the status that C gives, ``fault`` its name, and ``at`` the byte of
    the text at fault, or None where the error is about no text.
    """

    code = 0
    fault = ""
    at: int | None = None

    def __init_subclass__(cls, fault: str = "", **rest: object) -> None:
        super().__init_subclass__(**rest)
        if fault:
            cls.fault = fault
            cls.code, meaning = _FAULTS[fault]
            cls.__doc__ = meaning[0].upper() + meaning[1:] + "."
            _BY_CODE[cls.code] = cls


_BY_CODE: dict[int, type[Error]] = {}


class ArgumentError(Error, ValueError, fault="argument"): ...


class QueryError(Error, ValueError, fault="query"): ...


class VocabularyError(Error, ValueError, fault="vocabulary"): ...


class IndexNotFoundError(Error, FileNotFoundError, fault="not_found"): ...


class IndexExistsError(Error, FileExistsError, fault="exists"): ...


class IndexLockedError(Error, BlockingIOError, fault="locked"): ...


class IndexVersionError(Error, fault="version"): ...


class IndexCorruptError(Error, fault="corrupt"): ...


class StorageError(Error, OSError, fault="io"): ...


class UnsupportedMediaError(Error, ValueError, fault="media"): ...


class OutOfMemoryError(Error, MemoryError, fault="memory"): ...


class InternalError(Error, RuntimeError, fault="internal"): ...


class LimitError(Error, ValueError, fault="limit"): ...


class ClosedError(Error, ValueError, fault="misuse"):
    pass


ClosedError.__doc__ = "It has been closed."


class ForkedError(Error, RuntimeError, fault="forked"): ...


class CursorError(Error, ValueError, fault="cursor"): ...


class PackError(Error, ValueError, fault="pack"): ...


class SignatureError(Error, ValueError, fault="signature"): ...


class UntrustedKeyError(Error, ValueError, fault="key"): ...


class GapError(Error, ValueError, fault="gap"): ...


class DowngradeError(Error, ValueError, fault="downgrade"): ...


class ExpiredError(Error, ValueError, fault="expired"): ...


class ConflictError(Error, ValueError, fault="conflict"): ...


def _make(code: int, message: str, at: int | None) -> Error:
    error = _BY_CODE.get(code, Error)(message)
    error.at = at
    return error


_fingerpost.adopt_errors(_make)
