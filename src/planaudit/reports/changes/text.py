"""The sheet of a change as text for a terminal."""

from collections.abc import Iterable, Iterator

from planaudit.reporters.fitting import columns, fit
from planaudit.reporters.style import Style
from planaudit.reports.changes.outline import Line, head, sections, table
from planaudit.reports.changes.sheet import ChangeSheet
from planaudit.wording.wording import Wording


def render(sheet: ChangeSheet, wording: Wording, style: Style) -> str:
    """From when to when, how much, and then what, under headings."""
    lines = [fit(line, style, 0) for line in head(sheet, wording)]
    rows = table(sheet, wording)
    lines += ["", *_table(rows, style)] if len(rows) > 1 else []
    for section in sections(sheet, wording):
        lines += ["", style.paint(fit(section.title, style), "strong")]
        lines += _lines(section.lines, 2, style)
    return "".join(line.rstrip() + "\n" for line in lines)


def _table(rows: list[tuple[str, ...]], style: Style) -> Iterator[str]:
    widths = [max(columns(row[column]) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = [row[0] + " " * (widths[0] - columns(row[0]))]
        cells += [" " * (width - columns(cell)) + cell for cell, width in zip(row[1:], widths[1:], strict=True)]
        line = "  " + "  ".join(cells)
        yield style.paint(line, "dim") if number == 0 else line


def _lines(lines: Iterable[Line], indent: int, style: Style) -> Iterator[str]:
    for line in lines:
        yield fit(" " * indent + line.text, style, indent + 2)
        yield from _lines(line.below, indent + 4, style)
