"""Plain scalars by the core schema of YAML 1.2: `NO` and `on` are text, `012` is twelve, numbers are exact."""

import re
from decimal import Decimal

NOT_ALWAYS_TEXT = frozenset(["", *"~nNtTfF0123456789+-."])
"""How a scalar begins that may be something else than text."""
_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(
    r"""(?P<decimal> [-+]?[0-9]{1,40})
    |   (?P<exact> [-+]?(?:\.[0-9]{1,40}|[0-9]{1,40}(?:\.[0-9]{0,40})?)(?:[eE][-+]?[0-9]{1,2})?)
    |   (?P<prefixed> 0(?:o[0-7]{1,40}|x[0-9a-fA-F]{1,40}))""",
    re.VERBOSE,
)

Scalar = str | int | Decimal | bool | None


def plain(text: str) -> Scalar:
    """What an unquoted scalar means. Numbers too long to be amounts stay text."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    number = None if text[0].isalpha() else _NUMBER.fullmatch(text)
    if number is None:
        return text
    if number.lastgroup == "decimal":
        return int(text)
    return Decimal(text) if number.lastgroup == "exact" else int(text, 0)
