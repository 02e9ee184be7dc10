"""The sheet of a change as GitHub's Markdown, for a comment on a pull request or the case papers."""

from collections.abc import Iterable, Iterator

from planaudit.reporters.markdown import escaped
from planaudit.reports.changes.outline import Line, head, sections, table
from planaudit.reports.changes.sheet import ChangeSheet
from planaudit.wording.wording import Wording


def render(sheet: ChangeSheet, wording: Wording) -> str:
    """From when to when, how much, and then what, under headings."""
    lines = ["## planaudit", "", *(escaped(line) for line in head(sheet, wording))]
    rows = table(sheet, wording)
    if len(rows) > 1:
        lines += ["", _row(rows[0]), "|---|" + "--:|" * (len(rows[0]) - 1), *(_row(row) for row in rows[1:])]
    for section in sections(sheet, wording):
        lines += ["", f"### {escaped(section.title)}", ""] if section.lines else ["", escaped(section.title)]
        lines += _items(section.lines, "")
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"


def _items(lines: Iterable[Line], indent: str) -> Iterator[str]:
    for line in lines:
        yield f"{indent}- {escaped(line.text)}"
        yield from _items(line.below, indent + "  ")
