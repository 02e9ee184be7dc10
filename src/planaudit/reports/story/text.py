"""The story of a register as a table for a terminal, with the line of each column, and the answer at the end."""

from collections.abc import Callable, Sequence

from planaudit.findings import N_, Severity
from planaudit.history.past import Caveat
from planaudit.history.story import Moment, Share
from planaudit.reporters.fitting import columns, fit
from planaudit.reporters.style import Style
from planaudit.wording.wording import Wording

_BARS = "▁▂▃▄▅▆▇█"

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


def answer(moments: Sequence[Moment], wording: Wording) -> list[str]:
    """Whether there are fewer strategic plans in force than at the first moment, and how that came about."""
    first, last = moments[0], moments[-1]
    values = {"then": first.strategic, "first": first.revision.day, "now": last.strategic, "last": last.revision.day}
    if last.strategic > first.strategic:
        template = N_("More plans: {now} strategic plans in force ({last}), up from {then} ({first}).")
    elif last.strategic < first.strategic:
        template = N_("Fewer plans: {now} strategic plans in force ({last}), down from {then} ({first}).")
    else:
        template = N_("As many plans: {now} strategic plans in force ({last}), and {then} ({first}).")
    came = {plan for moment in moments[1:] for plan in moment.came}
    went = {plan for moment in moments[1:] for plan in moment.went}
    lines = [wording.text(template, values)]
    if came or went:
        lines.append(
            wording.text(N_("{came} came into force and {went} went out."), {"came": len(came), "went": len(went)})
        )
    return lines


def _table(moments: Sequence[Moment], wording: Wording, style: Style, *, each_commit: bool) -> list[str]:
    heads = ["", *(wording.text(name) for name, _ in _COLUMNS)]
    rows = [
        [_when(moment, each_commit=each_commit), *(_cell(value(moment)) for _, value in _COLUMNS)] for moment in moments
    ]
    lines = ["", *(sparkline([_height(value(moment)) for moment in moments]) for _, value in _COLUMNS)]
    shown = [heads, *rows, *([lines] if len(moments) > 1 and _fits(lines, style) else [])]
    widths = [max(columns(row[column]) for row in shown) for column in range(len(heads))]
    table = [_row(row, widths) for row in shown]
    return [style.paint(table[0], "dim"), *table[1:]]


def _fits(lines: Sequence[str], style: Style) -> bool:
    return style.width is None or sum(columns(line) + 2 for line in lines) + 10 <= style.width


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


def _height(value: int | Share) -> float:
    if isinstance(value, int):
        return float(value)
    return value.yes / value.of if value.of else 0.0


def sparkline(heights: Sequence[float]) -> str:
    """A bar for each height: the lowest bar for nothing, the highest for the most there is."""
    most = max(heights, default=0) or 1
    return "".join(_BARS[round(height / most * (len(_BARS) - 1))] for height in heights)


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
