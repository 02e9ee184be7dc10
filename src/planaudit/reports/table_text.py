"""A table as text: columns where they fit, else one row after the other, each cell under its heading."""

from collections.abc import Iterator, Sequence

from planaudit.reporters.fitting import columns, words, wrapped
from planaudit.reporters.style import Style
from planaudit.reports.page import Table
from planaudit.wording.wording import Wording

_GAP = 2
_MOST_HEAD_LINES = 2
_NARROWEST = 16
"""A column of text is not made narrower than this."""


def table_lines(table: Table, wording: Wording, style: Style) -> Iterator[str]:
    """The lines of a table."""
    heads = [wording.fact(head.text) for head in table.heads]
    rows = [[cell_text(cell, wording) for cell in row] for row in table.rows]
    are_numbers = [head.is_number for head in table.heads]
    widths = _widths(heads, rows, are_numbers, style.width)
    if widths is None:
        yield from _stacked(heads, rows, style)
        return
    yield from (style.paint(line, "dim") for line in _row(heads, widths, are_numbers))
    for row in rows:
        yield from _row(row, widths, are_numbers)


def cell_text(cell: object, wording: Wording) -> str:
    """A cell in words; nothing where there is nothing to say."""
    return "" if cell is None else wording.fact(cell)


def _widths(
    heads: Sequence[str], rows: Sequence[Sequence[str]], are_numbers: Sequence[bool], screen: int | None
) -> list[int] | None:
    """How wide each column is; None where the screen is too narrow for columns."""
    cells = [[row[at] for row in rows] for at in range(len(heads))]
    natural = [max(map(columns, [head, *column])) for head, column in zip(heads, cells, strict=True)]
    least = [
        max(_folded(head), 0, *map(columns, column)) if number else min(wide, _NARROWEST)
        for head, column, number, wide in zip(heads, cells, are_numbers, natural, strict=True)
    ]
    if screen is None:
        return natural
    room = screen - _GAP * (len(heads) - 1)
    if sum(least) > room:
        return None
    widths = [small if number else wide for small, number, wide in zip(least, are_numbers, natural, strict=True)]
    unbroken = [
        max(small, *map(_longest_word, [head, *column]))
        for small, head, column in zip(least, heads, cells, strict=True)
    ]
    while sum(widths) > room:
        # As long as some column can give way between its words, no word is broken.
        yielding = [at for at in range(len(widths)) if widths[at] > unbroken[at]]
        yielding = yielding or [at for at in range(len(widths)) if widths[at] > least[at]]
        widths[max(yielding, key=lambda at: (widths[at], at))] -= 1
    return widths


def _longest_word(text: str) -> int:
    return max(map(columns, words(text)), default=0)


def _folded(head: str) -> int:
    """The least width in which a heading takes no more than two lines."""
    width = _longest_word(head)
    while len(_narrow(head, width)) > _MOST_HEAD_LINES:
        width += 1
    return width


def _row(cells: Sequence[str], widths: Sequence[int], are_numbers: Sequence[bool]) -> Iterator[str]:
    folded = [
        [cell] if columns(cell) <= width else _narrow(cell, width) for cell, width in zip(cells, widths, strict=True)
    ]
    for at in range(max(map(len, folded))):
        parts = []
        for lines, width, number in zip(folded, widths, are_numbers, strict=True):
            text = lines[at] if at < len(lines) else ""
            room = " " * (width - columns(text))
            parts.append(room + text if number else text + room)
        yield (" " * _GAP).join(parts)


def _narrow(text: str, width: int) -> list[str]:
    """The text in lines of a width, broken between words; a word that is longer is broken where it must be."""
    lines: list[str] = []
    line, taken = "", 0
    for word in words(text):
        wide = columns(word)
        while wide > width:
            # A hyphen tells that the word goes on; where there is room for one letter only, there is none for it.
            fits = next(n for n in range(len(word), 0, -1) if columns(word[:n]) < width or n == 1)
            begun = word[:fits] + ("-" if columns(word[:fits]) < width and word[fits - 1].isalpha() else "")
            lines += [line, begun] if line else [begun]
            line, taken, word = "", 0, word[fits:]
            wide = columns(word)
        if line and taken + 1 + wide > width:
            lines.append(line)
            line, taken = word, wide
        else:
            line, taken = (f"{line} {word}", taken + 1 + wide) if line else (word, wide)
    return [*lines, line] if line or not lines else lines


def _stacked(heads: Sequence[str], rows: Sequence[Sequence[str]], style: Style) -> Iterator[str]:
    yield style.paint(heads[0], "dim")
    for title, *cells in rows:
        yield from wrapped(title, style, 0)
        for head, cell in zip(heads[1:], cells, strict=True):
            if cell:
                first, *rest = wrapped(f"{head}: {cell}", style, 4)
                yield "  " + first
                yield from ("    " + line for line in rest)
