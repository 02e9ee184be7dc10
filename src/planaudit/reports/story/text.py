"""The story of a register as a table for a terminal, with the line of each column, and the answer at the end."""

from collections.abc import Callable, Iterator, Sequence

from planaudit.findings import N_, Severity
from planaudit.history.past import Caveat
from planaudit.history.story import Moment, Share
from planaudit.reporters.fitting import columns, fit
from planaudit.reporters.style import Style
from planaudit.reports.story.answer import answer
from planaudit.reports.story.sparkline import sparkline
from planaudit.wording.wording import Wording

_ROOM_ON_PAPER = 120
"""How wide a table may be where no terminal sets a limit."""

_Column = tuple[str, Callable[[Moment], int | Share]]
_COLUMNS: tuple[_Column, ...] = (
    (N_("plans"), lambda moment: moment.plans),
    (N_("strategic"), lambda moment: moment.strategic),
    (N_("errors"), lambda moment: moment.severities.get(Severity.ERROR, 0)),
    (N_("warnings"), lambda moment: moment.severities.get(Severity.WARNING, 0)),
    (N_("anchored"), lambda moment: moment.anchored),
    (N_("followed up"), lambda moment: moment.followed_up),
    (N_("own"), lambda moment: moment.own_councils),
)


def render(moments: Sequence[Moment], wording: Wording, style: Style, *, each_commit: bool) -> str:
    """A row for each moment, a line for each column, and whether there are fewer plans now."""
    lines = _table(moments, wording, style, each_commit=each_commit)
    lines += ["", *(fit(line, style, 2) for line in _notes(moments, wording))]
    lines += ["", *(fit(line, style, 2) for line in answer(moments, wording))]
    return "".join(line.rstrip() + "\n" for line in lines)


def _table(moments: Sequence[Moment], wording: Wording, style: Style, *, each_commit: bool) -> list[str]:
    """The table, with a line below each column where there is room for it, else with the lines below the table.

    Columns that do not fit beside the others stand in a table of their own.
    """
    rows = [["", *(wording.text(name) for name, _ in _COLUMNS)]]
    rows += [
        [_when(moment, each_commit=each_commit), *(_cell(value(moment)) for _, value in _COLUMNS)] for moment in moments
    ]
    room = style.width or _ROOM_ON_PAPER
    with_lines = [*rows, ["", *(_line([value(moment) for moment in moments]) for _, value in _COLUMNS)]]
    if len(moments) > 1 and sum(_widths(with_lines)) + 2 * len(_COLUMNS) <= room:
        return _drawn(with_lines, style)
    lines: list[str] = []
    for block in _blocks(rows, room):
        lines += ["", *_drawn(block, style)] if lines else _drawn(block, style)
    return [*lines, "", *_lines_apart(rows[0][1:], moments, room)] if len(moments) > 1 else lines


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(columns(row[column]) for row in rows) for column in range(len(rows[0]))]


def _blocks(rows: Sequence[Sequence[str]], room: int) -> Iterator[list[list[str]]]:
    """The table as one, or as several that have room for their columns; each begins with the days."""
    widths = _widths(rows)
    taken: list[int] = [0]
    for column in range(1, len(widths)):
        if len(taken) > 1 and sum(widths[place] + 2 for place in (*taken, column)) - 2 > room:
            yield [[row[place] for place in taken] for row in rows]
            taken = [0]
        taken.append(column)
    yield [[row[place] for place in taken] for row in rows]


def _drawn(rows: Sequence[Sequence[str]], style: Style) -> list[str]:
    widths = _widths(rows)
    table = [_row(row, widths).rstrip() for row in rows]
    return [style.paint(table[0], "dim"), *table[1:]]


def _lines_apart(names: Sequence[str], moments: Sequence[Moment], room: int) -> Iterator[str]:
    widest = max(map(columns, names))
    for name, (_, value) in zip(names, _COLUMNS, strict=True):
        line = _line([value(moment) for moment in moments], room - widest - 2)
        yield f"{name}{' ' * (widest - columns(name) + 2)}{line}"


def _line(values: Sequence[int | Share], room: int | None = None) -> str:
    """Numbers against the most there has been, shares against all."""
    is_share = any(isinstance(value, Share) for value in values)
    return sparkline([_height(value) for value in values], room, most=1 if is_share else None)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    first = cells[0] + " " * (widths[0] - columns(cells[0]))
    return "  ".join(
        [first, *(" " * (width - columns(cell)) + cell for cell, width in zip(cells[1:], widths[1:], strict=True))]
    )


def _when(moment: Moment, *, each_commit: bool) -> str:
    day = moment.revision.day.isoformat()
    when = f"{day} {moment.revision.short}" if each_commit else day[:7]
    return f"{when}*" if moment.caveat is Caveat.SETTINGS_OF_NOW else when


def _cell(value: int | Share) -> str:
    if isinstance(value, int):
        return str(value)
    if not value.of:
        return "–"
    return "?" if value.unknown == value.of else f"{value.yes}/{value.of}"


def _height(value: int | Share) -> float | None:
    if isinstance(value, int):
        return float(value)
    return None if value.unknown == value.of else value.yes / value.of  # also where there was nothing to count


def _notes(moments: Sequence[Moment], wording: Wording) -> list[str]:
    notes = [
        wording.text(
            N_(
                "strategic: strategic plans in force; anchored and followed up: of these, the samfunnsdel aside; own:"
                " adopted or reaffirmed by the council of the day, of the dated plans in force, land-use plans aside."
            )
        )
    ]
    unknown = moments[-1]
    left_open = [
        wording.text(template, {"n": share.unknown})
        for template, share in (
            (N_("{n} whose anchoring"), unknown.anchored),
            (N_("{n} whose follow-up"), unknown.followed_up),
            (N_("{n} whose council"), unknown.own_councils),
        )
        if share.unknown
    ]
    if left_open:
        notes.append(wording.text(N_("The register does not tell of: {these}."), {"these": ", ".join(left_open)}))
    if any(moment.caveat is Caveat.SETTINGS_OF_NOW for moment in moments):
        notes.append(wording.text(N_("* planaudit.yaml could not be used then, so it was read with the one of now.")))
    return notes
