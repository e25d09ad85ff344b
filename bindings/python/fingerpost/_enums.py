"""The closed lists of words, as enums whose members are also str."""

from __future__ import annotations

from enum import Enum

from . import _fingerpost


class _Name(str, Enum):
    def __str__(self) -> str:
        return str(self.value)


def _enum(name: str, doc: str) -> type[_Name]:
    members = [(value.upper(), value) for value in _fingerpost.NAMES[name]]
    # Enums made by a call are beyond type checkers; __init__.pyi spells them out.
    made: type[_Name] = _Name(name, members, module="fingerpost", qualname=name)  # type: ignore[call-overload]
    made.__doc__ = doc
    return made


Kind = _enum("Kind", "What a document or a section is.")
Layer = _enum("Layer", "Who a document speaks for, widest first.")
Status = _enum("Status", "What its publisher says of a document, apart from any day.")
Standing = _enum("Standing", "How a section stands on the day asked about.")
Role = _enum("Role", "What a date says about the section it stands in.")
Basis = _enum("Basis", "How a date came by its year, strongest first.")
Ended = _enum("Ended", "What becomes of sections that ended before the day asked about.")
Sort = _enum("Sort", "The order of the hits.")
Group = _enum("Group", "What one hit is.")
Put = _enum("Put", "What became of a page that was put.")

_fingerpost.adopt_enums(
    {name: {member.value: member for member in globals()[name]} for name in _fingerpost.NAMES}
)
