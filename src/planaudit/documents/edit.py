"""Changes to a document as edits of its text: only what changes is touched, every other byte stays.

Why not the round-trip writer of ruamel.yaml: docs/decisions/0025-fixes-are-edits-of-text.md.
"""

import copy
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from planaudit.documents.read_file import documents_of
from planaudit.documents.scalar import plain
from planaudit.documents.written import Written
from planaudit.findings import Change, Remove
from planaudit.findings.location import Key

_REST_OF_LINE = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n|\Z)")
_LINE_START = re.compile(r"[ \t]*\Z")
_ITEM_START = re.compile(r"[ \t]*-[ \t]+\Z")
_PLAIN_WORD = re.compile(r"[^\W_](?:[\w.#-]*\w)?-?")
"""Text that needs no quotes, unless it reads as a number or the like."""


class Edit(NamedTuple):
    """The characters from `start` to `end`, exclusive, become `text`."""

    start: int
    end: int
    text: str = ""


def edit_of(change: Change, root: Written, keys: Sequence[Key], text: str) -> Edit | None:
    """A change to the value at `keys` as an edit; None where it cannot be made so that all else stays as it is."""
    way = _way(root, keys)
    if way is None:
        return None
    if isinstance(change, Remove):
        return _removal(way, text)
    value = way[-1]
    if value.parts is not None or value.is_named or "\n" in text[value.start : value.end]:
        return None
    return Edit(value.start, value.end, _scalar(change.text, text[value.start : value.end]))


def _way(root: Written, keys: Sequence[Key]) -> list[Written] | None:
    """The values from the document down to the one at `keys`."""
    way = [root]
    for key in keys:
        part = way[-1].part(key)
        if part is None:
            return None
        way.append(part)
    return way


def _scalar(text: str, instead_of: str) -> str:
    """The text as a scalar, in the quotes that stood there, or in double quotes where it needs some."""
    quote = instead_of[:1]
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    if quote != '"' and _PLAIN_WORD.fullmatch(text) and plain(text) == text:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _removal(way: list[Written], text: str) -> Edit | None:
    """What goes when the last of `way` does; with it the mapping or list that it is alone in."""
    while len(way) > 2 and len(way[-2].parts or ()) == 1:
        way = way[:-1]
    if len(way) < 2 or any(value.is_named for value in way[-1].everything()):
        return None
    return _from_flow(way[-2], way[-1]) if way[-2].is_flow else _from_block(way[-2], way[-1], text)


def _from_flow(around: Written, value: Written) -> Edit | None:
    """The value and one of the commas beside it."""
    parts = around.parts or []
    at = parts.index(value)
    if at + 1 < len(parts):
        return Edit(value.key_start, parts[at + 1].key_start)
    return Edit(parts[at - 1].end, value.end) if at else None


def _from_block(around: Written, value: Written, text: str) -> Edit | None:
    """Whole lines, where nothing else stands on them."""
    line_start = max(text.rfind("\n", 0, value.key_start), text.rfind("\r", 0, value.key_start)) + 1
    before = _ITEM_START if around.is_list else _LINE_START
    rest = _REST_OF_LINE.match(text, value.end)
    if rest is None or not before.match(text[line_start : value.key_start]):
        return None
    return Edit(line_start, rest.end())


def holds_comment(root: Written, edit: Edit, text: str) -> bool:
    """Whether a comment goes with what an edit takes away."""
    gone = list(text[edit.start : edit.end])
    for value in root.everything():
        if value.parts is None:
            for at in range(max(value.key_start, edit.start), min(value.end, edit.end)):
                gone[at - edit.start] = ""
    return "#" in gone


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that do not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def says_what_it_should(path: str, before: str, after: str, changes: Iterable[Change]) -> bool:
    """Whether an edited file reads as the file before it would with the changes made, and as nothing else.

    The places of the changes count as the file is written.
    """
    expected = [copy.deepcopy(document.value) for document in documents_of(path, before)]
    # Later items of lists first, so that the positions of the earlier ones stay right.
    for change in sorted(changes, key=lambda change: _later_first(change.at.keys), reverse=True):
        _make(change, expected[change.at.document])
    return repr([document.value for document in documents_of(path, after)]) == repr(expected)


def _later_first(keys: tuple[Key, ...]) -> list[tuple[bool, Key]]:
    return [(isinstance(key, int), key) for key in keys]


def _make(change: Change, value: Any) -> None:
    way = [value]
    for key in change.at.keys[:-1]:
        way.append(way[-1][key])
    keys = list(change.at.keys)
    if not isinstance(change, Remove):
        way[-1][keys[-1]] = change.text
        return
    del way[-1][keys[-1]]
    while len(way) > 1 and not way[-1]:
        way.pop()
        keys.pop()
        del way[-1][keys[-1]]
