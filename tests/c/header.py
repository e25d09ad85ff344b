"""What fingerpost.h declares, for the tests that go through it function by function."""

import re
from dataclasses import dataclass, field


@dataclass
class Parameter:
    type: str  # "const fingerpost_index *"
    name: str
    optional: bool = False

    @property
    def handle(self):
        """The kind of handle that is handed in, or None."""
        match = re.fullmatch(r"(?:const )?fingerpost_(\w+) \*", self.type)
        return match and match[1]

    @property
    def given(self):
        """The kind of handle that is given out, or None."""
        match = re.fullmatch(r"fingerpost_(\w+) \*\*", self.type)
        return match and match[1]


@dataclass
class Function:
    result: str
    name: str
    parameters: list = field(default_factory=list)


def parameters(text, optional):
    found = []
    for each in text.split(","):
        if each.strip() != "void":
            type, name = re.fullmatch(r"(.*?)(\w+)", " ".join(each.split())).groups()
            found.append(Parameter(type.strip(), name, name in optional))
    return found


def functions(path):
    """Every function; what "`name` may be NULL" says in the comment above it."""
    text = path.read_text(encoding="ascii")
    found = []
    declaration = r"((?:/\*(?:(?!\*/).)*\*/\s*)*)FINGERPOST_API ([^;]*?)(\bfingerpost_\w+)\(([^;]*?)\);"
    for comment, result, name, rest in re.findall(declaration, text, re.S):
        words = re.sub(r"\s*\n \* ?", " ", comment)
        optional = set(re.findall(r"`(\w+)`\s+may\s+be\s+NULL", words))
        found.append(Function(" ".join(result.split()), name, parameters(rest, optional)))
    if len(found) != len(re.findall(r"^FINGERPOST_API ", text, re.M)):
        raise SystemExit("the header has a declaration that this reader does not understand")
    return found
