"""How a problem can be mended, as a rule states it: what is to change, never characters of a file."""

from collections.abc import Mapping
from typing import NamedTuple

from planaudit.findings.location import Pointer


class Replace(NamedTuple):
    """The text at a place becomes another."""

    at: Pointer
    text: str


class Remove(NamedTuple):
    """What stands at a place goes, with its key; and so does what would be empty without it."""

    at: Pointer


Change = Replace | Remove


class Mending(NamedTuple):
    """Changes that together mend a problem, and what they do, as an order to whoever makes them.

    Safe is what lets the register say the same as before: only then may it be done without a person's judgement.
    """

    description: str
    changes: tuple[Change, ...]
    values: Mapping[str, object] = {}
    is_safe: bool = False
