"""The closed lists of words, as enums whose members are also str."""

from __future__ import annotations

from enum import Enum

from . import _fingerpost


class _Name(str, Enum):
    def __str__(self) -> str:
        return str(self.value)


def _enum(name: str) -> type[_Name]:
    members = [(value.upper(), value) for value in _fingerpost.NAMES[name]]
    return _Name(name, members, module="fingerpost", qualname=name)


Kind = _enum("Kind")
Layer = _enum("Layer")
Status = _enum("Status")
Standing = _enum("Standing")
Role = _enum("Role")
Basis = _enum("Basis")
Ended = _enum("Ended")
Sort = _enum("Sort")
Group = _enum("Group")
Put = _enum("Put")

_fingerpost.adopt_enums({name: globals()[name] for name in _fingerpost.NAMES})
