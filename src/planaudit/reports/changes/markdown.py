"""The sheet of a change as GitHub's Markdown, for a comment on a pull request or the case papers."""

from collections.abc import Iterable, Iterator, Sequence

from planaudit.findings import N_
from planaudit.reporters.markdown import escaped
from planaudit.reporters.room import COMMENT, Room, shares, size
from planaudit.reports.changes.outline import Line, Section, head, sections, table
from planaudit.reports.changes.sheet import ChangeSheet
from planaudit.wording.wording import Wording


def render(sheet: ChangeSheet, wording: Wording) -> str:
    """From when to when, how much, and then what, under headings; the longest lists are cut to fit a comment."""
    lines = ["## planaudit", "", *(escaped(line) for line in head(sheet, wording))]
    rows = table(sheet, wording)
    if len(rows) > 1:
        lines += ["", _row(rows[0]), "|---|" + "--:|" * (len(rows[0]) - 1), *(_row(row) for row in rows[1:])]
    told = list(sections(sheet, wording))
    for section, share in zip(told, shares(COMMENT, [_size(section, wording) for section in told]), strict=True):
        lines += ["", f"### {escaped(section.title)}", ""] if section.lines else ["", escaped(section.title)]
        lines += _items(section.lines, "", Room(share), wording)
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"


def _size(section: Section, wording: Wording) -> int:
    return sum(map(size, _items(section.lines, "", None, wording)))


def _items(lines: Sequence[Line], indent: str, room: Room | None, wording: Wording) -> Iterator[str]:
    """The lines and those under them; where the room ends, how many of each level are left out. None is all room."""
    for number, line in enumerate(lines):
        item = f"{indent}- {escaped(line.text)}"
        if room and not room.take([item]):
            yield f"{indent}- " + wording.text(N_("And {n} more."), {"n": len(lines) - number})
            return
        yield item
        yield from _items(line.below, indent + "  ", room, wording)
