"""Where something is: first as a pointer into a document, then as lines and columns."""

from typing import NamedTuple

Key = str | int


class Pointer(NamedTuple):
    """A symbolic place: the keys that lead to a value in one document of one file.

    `document` counts the documents of the file from 0. An empty `keys` points at the document.
    """

    path: str
    document: int = 0
    keys: tuple[Key, ...] = ()

    def __truediv__(self, key: Key) -> "Pointer":
        return Pointer(self.path, self.document, (*self.keys, key))


class TextRange(NamedTuple):
    """A place given as characters of a file, counted from 0, end exclusive: where no key can name it."""

    path: str
    start: int
    end: int


Place = Pointer | TextRange


class Span(NamedTuple):
    """Lines and columns, counted from 1 in Unicode code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Location(NamedTuple):
    """A file, relative to the folder of `planaudit.yaml`, and a span in it."""

    path: str
    span: Span

    def __str__(self) -> str:
        return f"{in_one_line(self.path)}:{self.span.line}:{self.span.column}"


def in_one_line(path: str) -> str:
    """A path as people are shown it: a file's name may hold line ends and what steers a terminal."""
    return path if path.isprintable() else "".join(letter if letter.isprintable() else "?" for letter in path)
