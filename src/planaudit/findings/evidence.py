"""The facts that a message is made of, typed, so that they can be worded in any language.

Besides these, a fact may be a date, a partial date, a number, an amount of money or plain text.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Named(NamedTuple):
    """A plan or an element of a plan: what it is referred to by, and the title that a reader knows it by."""

    ref: str
    title: str


class Term(NamedTuple):
    """A word of the field's vocabulary (a kind, a status, a relation), shown in the reader's language."""

    word: str


class Bare(NamedTuple):
    """Text to be shown exactly as it is written in the file: an id, a key, a value."""

    text: str


class Worded(NamedTuple):
    """A sentence that is in the reader's language already, shown whole."""

    text: str


class Quoted(NamedTuple):
    """The title of something else than a plan, as the file gives it: shown in the reader's quotation marks."""

    text: str


class Joined(NamedTuple):
    """Several facts, shown as a list; `by` stands between them when it is not «, »."""

    items: tuple[object, ...]
    by: str = ", "


class Phrase(NamedTuple):
    """A template and its facts, worded when it is read; a phrase may be a fact of another."""

    template: str
    values: Mapping[str, object] = {}


class Counted(NamedTuple):
    """A counted noun, worded when it is read: `one` or `many`, each with `{n}`."""

    one: str
    many: str
    number: int
