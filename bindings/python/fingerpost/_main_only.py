"""One interpreter a process: the compiled half makes its types once."""

from __future__ import annotations

_REASON = ("fingerpost runs in the main interpreter only; under mod_wsgi that is "
           "WSGIApplicationGroup %{GLOBAL}")


def require_main_interpreter() -> None:
    """ImportError in a subinterpreter, before anything compiled is loaded there."""
    try:
        import _interpreters as interpreters  # type: ignore  # of CPython 3.13 and later
    except ImportError:
        try:
            import _xxsubinterpreters as interpreters  # type: ignore
        except ImportError:
            return  # the compiled half refuses by itself
    if interpreters.get_current() != interpreters.get_main():
        raise ImportError(_REASON)
