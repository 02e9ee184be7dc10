"""Where every value of a document stands: a flat table in document order, small enough to keep for all plans."""

from array import array
from collections.abc import Sequence
from typing import NamedTuple

from planaudit.findings.location import Key


class SpanTable(NamedTuple):
    """One row a value: its key in the parent, the characters to show (end exclusive), and how many rows it takes.

    A value in a mapping is shown with its key, a block of several lines by its key alone, and an item of a list
    by its `id` (else its first line), because that is what a reader recognises.
    """

    keys: Sequence[Key]
    starts: "array[int]"
    ends: "array[int]"
    sizes: "array[int]"

    def find(self, keys: Sequence[Key]) -> tuple[int, int]:
        """The characters of the value that `keys` lead to; of its nearest ancestor where it is absent."""
        row = 0
        for key in keys:
            child, after = row + 1, row + self.sizes[row]
            while child < after and self.keys[child] != key:
                child += self.sizes[child]
            if child >= after:
                break
            row = child
        return self.starts[row], self.ends[row]
