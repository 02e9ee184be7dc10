"""The text of a file, and its lines."""

import re
from array import array
from bisect import bisect_right
from itertools import accumulate, count
from operator import add

from planaudit.findings import Location, Span

_LINE_END = re.compile(r"\r\n?|\n")


class Source:
    """A file that was read: its path relative to the root, with forward slashes, and its text without a BOM."""

    __slots__ = ("_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._starts: array[int] | None = None

    @property
    def _line_starts(self) -> "array[int]":
        if self._starts is None:
            self._starts = _line_starts(self.text)
        return self._starts

    def locate(self, start: int, end: int) -> Location:
        """The place of some characters, without the blanks and line ends after them."""
        shown = max(start + len(self.text[start:end].rstrip()), min(start + 1, len(self.text)), start)
        return Location(self.path, Span(*self._position(start), *self._position(shown)))

    def exactly(self, start: int, end: int) -> Location:
        """The place of some characters, all of them."""
        return Location(self.path, Span(*self._position(start), *self._position(end)))

    def characters(self, span: Span) -> tuple[int, int]:
        """The first and the last character, exclusive, that a span of lines and columns shows."""
        starts = self._line_starts
        return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1

    def _position(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1


def _line_starts(text: str) -> "array[int]":
    if "\r" in text:
        return array("I", [0, *(match.end() for match in _LINE_END.finditer(text))])
    # The same for the common case, in a tenth of the time.
    return array("I", map(add, accumulate(map(len, text.split("\n")), initial=0), count()))
