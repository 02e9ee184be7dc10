"""One document of a file, read and validated."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planaudit.documents.schema_problem import SchemaProblem
from planaudit.documents.span_table import SpanTable
from planaudit.findings import Pointer
from planaudit.findings.location import Key
from planaudit.model.plan import Plan

Gaps = Mapping[tuple[Key, ...], Sequence[int]]
"""For each list of the document, the positions of the items that did not fit and were left out."""

NO_GAPS: Gaps = {}


class Document(NamedTuple):
    """What one document declares. `plan` is None where it could not be read; `identity` is its id where known.

    `is_complete` tells that every field fitted; else the plan holds only those that did.
    """

    at: Pointer
    identity: str
    plan: Plan | None
    spans: SpanTable | None
    problems: tuple[SchemaProblem, ...] = ()
    gaps: Gaps = NO_GAPS

    @property
    def is_complete(self) -> bool:
        """Whether every field of the document fitted the format."""
        return self.plan is not None and not self.problems

    def characters(self, keys: Sequence[Key]) -> tuple[int, int]:
        """The characters of the file that show the value at `keys`, or its nearest ancestor; end exclusive."""
        if self.spans is None:
            return 0, 1
        return self.spans.find(self.as_written(keys) if self.gaps else keys)

    def writes(self, keys: Sequence[Key]) -> bool:
        """Whether the value at `keys` is written by itself, and not part of a short form."""
        return self.spans is not None and self.spans.holds(self.as_written(keys))

    def as_written(self, keys: Sequence[Key]) -> tuple[Key, ...]:
        """The keys as they stand in the file: with the items counted in that did not fit and were left out."""
        written: list[Key] = []
        for key in keys:
            if isinstance(key, int):
                for left_out in self.gaps.get(tuple(written), ()):
                    key += left_out <= key
            written.append(key)
        return tuple(written)
