"""The compiled half; what a host may use of it is in __init__.pyi."""

from typing import Any

def __getattr__(name: str) -> Any: ...
