"""Small values as plain dicts, for whoever wants to print, store or tabulate them."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from . import _fingerpost


def to_dict(self: Any) -> dict[str, Any]:
    """Every member by its name; days and Periods in ISO form, bytes left out."""
    members = (name for name in dir(type(self)) if not name.startswith("_"))
    found = {name: getattr(self, name) for name in members if isinstance(getattr(type(self), name), property)}
    return {name: _plain(value) for name, value in found.items() if not isinstance(value, bytes)}


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, _fingerpost.Period):
        return str(value)
    return value.to_dict() if hasattr(value, "to_dict") else value
