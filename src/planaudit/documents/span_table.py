"""Where every value of a document stands: a flat table in document order, small enough to keep for all plans."""

from array import array
from collections.abc import Iterable, Sequence

from planaudit.findings.location import Key

Row = tuple[Key, int, int, int]
"""A value: its key in the parent, the first and the last character to show (exclusive), and how many rows it takes."""

_FEWEST_KEPT = 500
"""Of fewer rows than these, those below one are soon looked up again."""


class SpanTable:
    """One row a value, with those of its parts after it.

    A value in a mapping is shown with its key, a block of several lines by its key alone, and an item of a list
    by its `id` (else its first line), because that is what a reader recognises.
    """

    __slots__ = ("_children", "_ends", "_keys", "_sizes", "_starts")

    def __init__(self, rows: Iterable[Row]) -> None:
        keys, starts, ends, sizes = zip(*rows, strict=True)
        self._keys: tuple[Key, ...] = keys
        self._starts = array("I", starts)
        self._ends = array("I", ends)
        # Of the document itself, which comes first, nothing else is larger.
        self._sizes: Sequence[int] = bytes(sizes) if sizes[0] < 1 << 8 else array("I", sizes)
        self._children: dict[int, dict[Key, int]] | None = None

    def find(self, keys: Sequence[Key]) -> tuple[int, int]:
        """The characters of the value that `keys` lead to; of its nearest ancestor where it is absent."""
        row, _ = self._row(keys)
        return self._starts[row], self._ends[row]

    def holds(self, keys: Sequence[Key]) -> bool:
        """Whether the value that `keys` lead to is written; a part of a short form is not."""
        _, found = self._row(keys)
        return found == len(keys)

    def _row(self, keys: Sequence[Key]) -> tuple[int, int]:
        """The row of a value or of its nearest ancestor, and how many of the keys lead there."""
        row = 0
        for position, key in enumerate(keys):
            child = self._below(row).get(key)
            if child is None:
                return row, position
            row = child
        return row, len(keys)

    def _below(self, row: int) -> dict[Key, int]:
        """The rows of a value's parts, by key; kept where there may be many, so that many questions cost little."""
        if self._sizes[row] < _FEWEST_KEPT:
            return self._looked_up(row)
        if self._children is None:
            self._children = {}
        if row not in self._children:
            self._children[row] = self._looked_up(row)
        return self._children[row]

    def _looked_up(self, row: int) -> dict[Key, int]:
        below: dict[Key, int] = {}
        child, after = row + 1, row + self._sizes[row]
        while child < after:
            below.setdefault(self._keys[child], child)
            child += self._sizes[child]
        return below
