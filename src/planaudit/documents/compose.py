"""From parse events to plain values and the place of each: what YAML's own composers do not give together.

Kept here because no composer of the field gives values, places, repeated keys and YAML 1.2 scalars in one pass.
"""

import re
from sys import intern
from typing import Any
from unicodedata import normalize

from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from planaudit.documents.limits import MAX_ALIASED, MAX_DEPTH
from planaudit.documents.scalar import NOT_ALWAYS_TEXT, plain
from planaudit.documents.schema_problem import Refused, SchemaProblem
from planaudit.documents.span_table import Row, SpanTable
from planaudit.documents.yaml_events import NextEvent
from planaudit.findings import N_, Bare, Related, TextRange
from planaudit.findings.location import Key

OWN_DATA = "x-"
"""Keys that begin with this are the municipality's own, and ignored."""

_ORDINARY_KEYS: dict[str, str] = {}
"""Keys seen before that mean what is written: most of a register's keys are the same few words of the format."""

_MOST_ORDINARY_KEYS = 1000

# Compared by identity in the inner loop; untyped, because an event from the parser always has its marks.
_SCALAR: Any = ScalarEvent
_ALIAS: Any = AliasEvent
_MAPPING: Any = MappingStartEvent
_MAPPING_END: Any = MappingEndEvent
_SEQUENCE_END: Any = SequenceEndEvent

_SURROGATE = re.compile("[\ud800-\udfff]")
_CORE = "tag:yaml.org,2002:"
_SCALAR_TAGS = frozenset({"!", *(_CORE + name for name in ("str", "int", "float", "bool", "null"))})
_COLLECTION_TAGS = frozenset({"!", _CORE + "map", _CORE + "seq"})


class Composer:
    """Composes one document from its events; a fresh one for each document.

    `offset` is where the document begins in its file; `is_normal` tells that the file is in Unicode NFC already,
    `may_hold_surrogates` that escapes in it may make halves of characters.
    """

    def __init__(
        self,
        next_event: NextEvent,
        path: str,
        offset: int,
        *,
        is_normal: bool,
        may_hold_surrogates: bool,
    ) -> None:
        self._next = next_event
        self._path = path
        self._offset = offset
        self._is_normal = is_normal
        self._may_hold_surrogates = may_hold_surrogates
        self._rows: list[Row] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._aliased = 0
        self._collection_end = 0
        self._top: dict[Key, Any] = {}
        self.repeated: list[SchemaProblem] = []

    @property
    def identity(self) -> str:
        """The document's top-level `id`, as soon as it has been read: a document that breaks later can be named."""
        identity = self._top.get("id")
        return identity if isinstance(identity, str) else ""

    def compose(self, event: Any) -> tuple[Any, SpanTable]:
        """The document's value, and where each part of it stands. Raises Refused, or the parser's own error."""
        value = self._value(event, "", -1, 0, 0)
        return value, SpanTable(self._rows)

    def _value(self, event: Any, key: Key, key_start: int, key_end: int, depth: int) -> Any:
        """Compose one value; `key_start` is -1 for the items of lists and for the document itself."""
        rows, row = self._rows, len(self._rows)
        value_start = event.start_mark.index + self._offset
        start = value_start if key_start < 0 else key_start
        rows.append((key, start, event.end_mark.index + self._offset, 1))
        aliased_before = self._aliased
        if type(event) is _SCALAR:
            value: Any = self._scalar(event)
        elif type(event) is _ALIAS:
            return self._alias(event)
        else:
            if depth >= MAX_DEPTH:
                raise self._refused(N_("nested more than {depth} levels deep"), value_start, {"depth": MAX_DEPTH})
            if event.tag is not None and event.tag not in _COLLECTION_TAGS:
                raise self._unknown_tag(event)
            value = self._mapping(depth) if type(event) is _MAPPING else self._sequence(depth)
            size = len(rows) - row
            if key_start < 0 and type(event) is _MAPPING:
                rows[row] = (key, *self._shown_of_item(row, size), size)
            elif key_start < 0:
                rows[row] = (key, start, self._collection_end if event.flow_style else rows[row + 1][2], size)
            else:
                rows[row] = (key, start, self._collection_end if event.flow_style else key_end, size)
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, len(rows) - row + self._aliased - aliased_before)
        return value

    def _scalar(self, event: Any) -> Any:
        text: str = event.value if self._is_normal else normalize("NFC", event.value)
        if self._may_hold_surrogates and (half := _SURROGATE.search(text)):
            raise self._half_a_character(half[0], event)
        tag = event.tag
        if tag is None:
            return plain(text) if event.implicit[0] and text[:1] in NOT_ALWAYS_TEXT else text
        if tag not in _SCALAR_TAGS:
            raise self._unknown_tag(event)
        return text if tag in ("!", _CORE + "str") else plain(text)

    def _mapping(self, depth: int) -> dict[Key, Any]:
        following: Any = self._next
        ordinary = _ORDINARY_KEYS.get
        rows, offset, takes_text_as_it_is = self._rows, self._offset, self._is_normal and not self._may_hold_surrogates
        event: Any
        mapping: dict[Key, Any] = {}
        own_data: dict[Key, int] = {}
        if depth == 0:
            self._top = mapping
        first_row = len(rows)
        while (event := following()).__class__ is not _MAPPING_END:
            key_event, start = event, event.start_mark.index + offset
            if type(event) is not _SCALAR:
                raise self._refused(N_("a key must be a word, not a list, a mapping or an alias"), start)
            key: Any = ordinary(event.value)
            is_ordinary = key is not None
            if not is_ordinary:
                key = self._key(event)
            row = len(rows)
            event = following()
            if type(event) is _SCALAR and event.anchor is None:
                # The common case, without the calls: most values of a register are texts in mappings.
                rows.append((key, start, event.end_mark.index + offset, 1))
                value = event.value
                if not takes_text_as_it_is or event.tag is not None:
                    value = self._scalar(event)
                elif value[:1] in NOT_ALWAYS_TEXT and event.implicit[0]:
                    value = plain(value)
            else:
                value = self._value(event, key, start, key_event.end_mark.index + offset, depth + 1)
            if key in mapping or (own_data and key in own_data):
                first = own_data[key] if key in own_data else self._start_of(key, first_row)
                self._repeat(key, start, key_event.end_mark.index + offset, first)
                rows[row] = ("", *rows[row][1:])
            elif is_ordinary or not (isinstance(key, str) and key.startswith(OWN_DATA)):
                mapping[key] = value
            else:
                own_data[key] = start
                rows[row] = ("", *rows[row][1:])
        self._collection_end = event.end_mark.index + offset
        return mapping

    def _key(self, event: Any) -> Key:
        """What a key means: a whole number (a year) or a word; a word of the format is remembered."""
        written: str = event.value
        key = intern(written if self._is_normal else normalize("NFC", written))
        if self._may_hold_surrogates and (half := _SURROGATE.search(key)):
            raise self._half_a_character(half[0], event)
        if key[:1].isdigit():
            number = plain(key) if event.implicit[0] else key
            return number if isinstance(number, int) else key
        if key.isascii() and not key.startswith(OWN_DATA) and len(_ORDINARY_KEYS) < _MOST_ORDINARY_KEYS:
            _ORDINARY_KEYS[key] = key
        return key

    def _start_of(self, key: Key, row: int) -> int:
        """Where a key of the mapping whose parts begin in `row` stands for the first time."""
        while self._rows[row][0] != key:
            row += self._rows[row][3]
        return self._rows[row][1]

    def _sequence(self, depth: int) -> list[Any]:
        following: Any = self._next
        event: Any
        items: list[Any] = []
        while (event := following()).__class__ is not _SEQUENCE_END:
            items.append(self._value(event, len(items), -1, 0, depth + 1))
        self._collection_end = event.end_mark.index + self._offset
        return items

    def _shown_of_item(self, row: int, size: int) -> tuple[int, int]:
        """What a reader is shown of a list's item, or of the document: its `id`, else its first line."""
        _, start, end, _ = self._rows[row + 1] if size > 1 else self._rows[row]
        child = row + 1
        while child < row + size:
            key, child_start, child_end, child_size = self._rows[child]
            if key == "id":
                return child_start, child_end
            child += child_size
        return start, end

    def _alias(self, event: Any) -> Any:
        anchored = self._anchors.get(event.anchor)
        if anchored is None:
            at = event.start_mark.index + self._offset
            raise self._refused(
                N_("the alias {alias} names an anchor that is not set above"), at, {"alias": Bare(f"*{event.anchor}")}
            )
        value, size = anchored
        self._aliased += size
        if self._aliased > MAX_ALIASED:
            at = event.start_mark.index + self._offset
            raise self._refused(N_("aliases add more than {limit} values to this document"), at, {"limit": MAX_ALIASED})
        return value

    def _repeat(self, key: Key, start: int, end: int, first: int) -> None:
        self.repeated.append(
            SchemaProblem(
                rule="duplicate-key",
                message=N_("the key {name} is written twice in the same place"),
                values={"name": Bare(str(key))},
                at=TextRange(self._path, start, end),
                related=(Related(TextRange(self._path, first, first + (end - start)), N_("the first time")),),
                help=N_("keep one of the two"),
                key=(str(key), str(len(self.repeated))),
            )
        )

    def _half_a_character(self, half: str, event: Any) -> Refused:
        return self._refused(
            N_("the character {code} is not allowed in YAML"),
            event.start_mark.index + self._offset,
            {"code": Bare(f"U+{ord(half):04X}")},
            N_("remove it, and save the file as UTF-8 text"),
        )

    def _unknown_tag(self, event: Any) -> Refused:
        return self._refused(
            N_("the tag {tag} is not one of YAML's own"),
            event.start_mark.index + self._offset,
            {"tag": Bare(event.tag)},
            N_("remove the tag; planaudit reads plain values only"),
        )

    def _refused(self, message: str, at: int, values: dict[str, object] | None = None, help_: str = "") -> Refused:
        return Refused(
            SchemaProblem(
                rule="invalid-yaml",
                message=message,
                values=values or {},
                at=TextRange(self._path, at, at + 1),
                help=help_ or N_("write the document more plainly"),
            )
        )
