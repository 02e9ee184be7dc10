"""How a document is written: every value with its exact characters, which only edits need to know."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

import yaml

from planaudit.documents.limits import MAX_DEPTH
from planaudit.documents.read_file import pieces
from planaudit.documents.scalar import plain
from planaudit.documents.yaml_events import (
    NextEvent,
    fast_events,
    is_accepted_by_the_patient_parser,
    patient_events,
)
from planaudit.findings.location import Key


class Written:
    """One value as written: from `start` to `end`, exclusive; with its key, from `key_start` on.

    `parts` are the values in a mapping or list. `is_named` tells that it has an anchor or a tag.
    """

    __slots__ = ("end", "is_alias", "is_flow", "is_list", "is_named", "key", "key_start", "parts", "start")

    def __init__(self, event: Any, key: Key, key_start: int, offset: int) -> None:
        self.key = key
        self.start = _index(event) + offset
        self.end = _end(event) + offset
        self.key_start = key_start if key_start >= 0 else self.start
        self.is_alias = isinstance(event, yaml.AliasEvent)
        self.is_list = isinstance(event, yaml.SequenceStartEvent)
        self.is_flow = bool(getattr(event, "flow_style", False))
        self.is_named = getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None
        self.parts: list[Written] | None = None if isinstance(event, yaml.ScalarEvent | yaml.AliasEvent) else []

    def part(self, key: Key) -> "Written | None":
        """The value under a key, or at a position of a list."""
        return next((part for part in self.parts or () if part.key == key), None)

    def everything(self) -> "Iterator[Written]":
        """The value and all that is in it."""
        yield self
        for part in self.parts or ():
            yield from part.everything()


class _NotPlain(Exception):
    """Nested too deep, or with keys that are no words: such a document is not edited."""


class WrittenFile:
    """A file's text as it is written; each part of it is looked at once, when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces = list(pieces(text))
        self._starts = [start for start, _ in self._pieces]
        self._roots: dict[int, list[Written]] = {}

    def documents(self) -> Iterator[Written]:
        """Every document that can be read."""
        for number in range(len(self._pieces)):
            yield from self._in_piece(number)

    def document(self, position: int) -> Written | None:
        """The document that a character lies in."""
        number = bisect_right(self._starts, position) - 1
        if number < 0:
            return None
        return next((root for root in self._in_piece(number) if root.start <= position <= root.end), None)

    def _in_piece(self, number: int) -> list[Written]:
        if number not in self._roots:
            self._roots[number] = _of_piece(self._text, *self._pieces[number])
        return self._roots[number]


def _of_piece(text: str, start: int, end: int) -> list[Written]:
    piece = text[start:end]
    try:
        return list(_read(fast_events(piece), text, start))
    except _NotPlain:
        return []
    except (yaml.YAMLError, UnicodeError):
        accepted = is_accepted_by_the_patient_parser(piece)
        return list(_read(patient_events(piece), text, start)) if accepted else []


def _read(following: NextEvent, text: str, offset: int) -> Iterator[Written]:
    while (event := following()) is not None:
        if isinstance(event, yaml.DocumentStartEvent):
            yield _value(following(), "", -1, following, text, offset, 0)


def _value(event: Any, key: Key, key_start: int, following: NextEvent, text: str, offset: int, depth: int) -> Written:
    value = Written(event, key, key_start, offset)
    if value.parts is None:
        if "\n" in text[value.start : value.end]:  # a block of text ends with the lines below it
            value.end = value.start + len(text[value.start : value.end].rstrip())
        return value
    if depth >= MAX_DEPTH:
        raise _NotPlain
    while not isinstance(event := following(), yaml.SequenceEndEvent | yaml.MappingEndEvent):
        if value.is_list:
            part = _value(event, len(value.parts), -1, following, text, offset, depth + 1)
        else:
            part = _value(following(), _key(event), _index(event) + offset, following, text, offset, depth + 1)
        value.parts.append(part)
    if value.is_flow:
        value.end = _end(event) + offset
    elif value.parts:
        value.end = value.parts[-1].end
    return value


def _index(event: Any) -> int:
    """Where an event begins in its piece."""
    return int(event.start_mark.index)


def _end(event: Any) -> int:
    """Where an event ends in its piece."""
    return int(event.end_mark.index)


def _key(event: Any) -> Key:
    """A key as the composer reads it: a year is a number."""
    if not isinstance(event, yaml.ScalarEvent):
        raise _NotPlain
    word = normalize("NFC", event.value)
    number = plain(word) if word[:1].isdigit() and event.implicit[0] else word
    return number if isinstance(number, int) else word
