"""The text of a baseline file: written new, or edited by whole entries so that all else stays as people left it.

An entry is its lines and the comment directly above it. Edits go by line, and not through a YAML writer, because that
would give the comment above a removed entry to the next one.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from itertools import accumulate
from typing import NamedTuple

import yaml

from planaudit.documents.scalar import plain

_SIMPLE = re.compile(r"[^\W_](?:[\w./:-]*\w)?")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_DASH = re.compile(r"\s*-(?:\s|$)")
_COMMENT = re.compile(r"\s*#")
_COMMENT_OF_THE_FILE = re.compile(r"#")
_OF_PEOPLE = ("reason", "owner", "until")

Order = tuple[str, str, str, str]
"""What entries are sorted by: plan, code, element, fingerprint; those of the portfolio first."""

Entry = Mapping[str, str]
"""What an entry says, by its keys in the order that they are written."""


class NotEditable(Exception):
    """The file is sound, but its entries are not written each as a block of lines."""


class Block(NamedTuple):
    """An entry as it is written; `words` are what people have said of it, by key."""

    order: Order
    text: str
    words: tuple[tuple[str, str], ...] = ()

    @property
    def fingerprint(self) -> str:
        """The identity of the entry's finding."""
        return self.order[-1]


class _Parts(NamedTuple):
    """A file: what stands before `findings:`, that line and the comment of the whole list, the entries, the rest."""

    head: str
    key: str
    blocks: list[Block]
    tail: str


def new_text(comment: str, entries: Iterable[Entry]) -> str:
    """A baseline file of some entries, below a comment that says what it is."""
    head = "".join(f"# {line}".rstrip() + "\n" for line in comment.splitlines())
    head += "format: planaudit-baseline\nversion: 1\n"
    return _joined(_Parts(head, "", sorted(map(_block, entries)), ""))


def edited(text: str, *, keep: Collection[str], add: Iterable[Entry] = ()) -> str:
    """The text without the entries whose fingerprints are not in `keep`, and with some more.

    A new entry stands before the first that sorts after it. Raises NotEditable.
    """
    parts = _taken_apart(text)
    kept = [block for block in parts.blocks if block.fingerprint in keep]
    return _with(text, parts, kept, map(_block, add))


def blocks_of(text: str) -> list[Block]:
    """The entries of a file, in order. Raises NotEditable."""
    return _taken_apart(text).blocks


def with_blocks(text: str, blocks: Iterable[Block]) -> str:
    """The text with these entries instead of its own: those that it has stay where they stand. Raises NotEditable."""
    parts, wanted = _taken_apart(text), {block.fingerprint: block for block in blocks}
    kept = [wanted.pop(block.fingerprint) for block in parts.blocks if block.fingerprint in wanted]
    return _with(text, parts, kept, wanted.values())


def _with(text: str, parts: _Parts, kept: list[Block], more: Iterable[Block]) -> str:
    for new in sorted(more):
        place = next((index for index, block in enumerate(kept) if block.order > new.order), len(kept))
        kept.insert(place, new)
    line_end = "\r\n" if "\r\n" in text else "\n"
    return re.sub(r"\r\n|\n", line_end, _joined(parts._replace(blocks=kept)))


def _joined(parts: _Parts) -> str:
    if not parts.blocks:
        return _ended(parts.head) + "findings: []\n" + parts.tail
    entries = "".join(_ended(block.text) for block in parts.blocks)
    return _ended(parts.head) + (parts.key or "findings:\n") + entries + parts.tail


def _ended(text: str) -> str:
    """The text with an end to its last line."""
    return text if text.endswith(("\n", "\r")) or not text else text + "\n"


def _block(entry: Entry) -> Block:
    lines = [f"{key}: {_written(key, value)}\n" for key, value in entry.items()]
    return Block(_order(entry), "  - " + "    ".join(lines))


def _order(entry: Entry) -> Order:
    return (entry.get("plan", ""), entry["code"], entry.get("element", ""), entry["fingerprint"])


def _written(key: str, value: str) -> str:
    if key == "until" or (_SIMPLE.fullmatch(value) and plain(value) == value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _taken_apart(text: str) -> _Parts:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise NotEditable from error
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise NotEditable
    lines = [line for line in _LINE.findall(text) if line]
    starts = list(accumulate(map(len, lines), initial=0))

    def line_of(mark: yaml.Mark) -> int:
        return min(bisect_right(starts, mark.index) - 1, len(lines) - 1)

    names = [key.value for key, _ in root.value]
    if "findings" not in names:
        return _Parts(text, "", [], "")
    key, found = root.value[names.index("findings")]
    following = root.value[names.index("findings") + 1 :]
    first, end = line_of(key.start_mark), line_of(following[0][0].start_mark) if following else len(lines)
    if not isinstance(found, yaml.SequenceNode) or (found.flow_style and found.value):
        raise NotEditable
    if not found.value:
        return _Parts("".join(lines[:first]), "", [], "".join(lines[line_of(found.end_mark) + 1 :]))
    begins = [_with_its_comment(lines, _dash(lines, line_of(item.start_mark)), first) for item in found.value]
    while not lines[end - 1].strip() or _COMMENT_OF_THE_FILE.match(lines[end - 1]):
        end -= 1
    blocks = [
        _read(item, "".join(lines[begin:after]))
        for item, begin, after in zip(found.value, begins, [*begins[1:], end], strict=True)
    ]
    return _Parts("".join(lines[:first]), "".join(lines[first : begins[0]]), blocks, "".join(lines[end:]))


def _read(item: yaml.Node, text: str) -> Block:
    """An entry with its text. Raises NotEditable where it is none, as in a file that nobody has checked."""
    try:
        said = {name.value: told.value for name, told in item.value}
        return Block(_order(said), text, tuple((key, said[key]) for key in _OF_PEOPLE if key in said))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NotEditable from error


def _dash(lines: list[str], line: int) -> int:
    """The line with the dash of an item that begins on a line."""
    while not _DASH.match(lines[line]):
        line -= 1
    return line


def _with_its_comment(lines: list[str], line: int, first: int) -> int:
    while line - 1 > first and _COMMENT.match(lines[line - 1]):
        line -= 1
    return line
