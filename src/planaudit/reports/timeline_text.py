"""The timeline as text: a line for each plan, under the councils."""

from collections.abc import Iterator
from datetime import date, timedelta

from planaudit.findings import N_, Named, Worded
from planaudit.reporters.fitting import columns, cut, fit
from planaudit.reporters.style import Style
from planaudit.reports.plan_system_tree import retired_left_out
from planaudit.reports.timeline import Ground, Life, Remark, Timeline
from planaudit.wording.wording import Wording

_WIDTH = 100
"""How wide a timeline is where no screen sets the width."""

_CHARACTERS = {Ground.COUNCIL: "━", Ground.NO_COUNCIL: "┄", Ground.UNKNOWN: "─"}
_BOUNDARY, _TODAY, _BEFORE, _AFTER = "┊", "│", "«", "»"
_MARKS = {
    Remark.RAN_OUT: ("!", N_("ran out, but still listed as in force")),
    Remark.WITHOUT_WORD: ("×", N_("the sitting council has neither adopted nor reaffirmed it")),
    Remark.RUNS_PAST: (">", N_("has the sitting council's word, and runs past its term")),
    Remark.IN_DEVELOPMENT: ("*", N_("not adopted yet")),
    Remark.RETIRED: ("-", N_("no longer in force")),
}
_GROUNDS = {
    Ground.COUNCIL: N_("a council that has adopted or reaffirmed the plan, or need not"),
    Ground.NO_COUNCIL: N_("a council that has not"),
    Ground.UNKNOWN: N_("it is not known which council adopted it"),
}


class _Scale:
    """Columns for days, from the first to the last of the timeline."""

    def __init__(self, timeline: Timeline, room: int) -> None:
        self.room = room
        self._first, self._days = timeline.first, (timeline.last - timeline.first).days + 1

    def column(self, day: date) -> int:
        """The column of a day, which may lie outside."""
        return (day - self._first).days * self.room // self._days


def render(timeline: Timeline, wording: Wording, style: Style) -> str:
    """The years, the councils, the plans by kind; then what the signs mean and how many plans have each."""
    width = style.width or _WIDTH
    scale_room, label = _layout(width, timeline)
    scale = _Scale(timeline, scale_room)
    if not timeline.lives:
        return "".join(line + "\n" for line in _closing(timeline, wording, style))
    lines = [" " * label + _years(timeline, scale), " " * label + _councils(timeline, scale)]
    kind = ""
    for life in timeline.lives:
        if life.kind != kind:
            kind = life.kind
            lines.append(style.paint(_capital(wording.term(kind)), "strong"))
        lines.append(_row(life, timeline, scale, label, style))
    goes_further = any(sign in line for line in lines for sign in (_BEFORE, _AFTER))
    lines += ["", *_legend(timeline, wording, style, goes_further=goes_further), ""]
    lines += _closing(timeline, wording, style)
    return "".join(line.rstrip() + "\n" for line in lines)


def _layout(width: int, timeline: Timeline) -> tuple[int, int]:
    """How many columns there are for time, and for the titles before it."""
    longest = max((columns(_title(life)) for life in timeline.lives), default=0) + 8
    label = max(min(longest, width * 2 // 5), 20)
    return max(width - label - 11, 16), label


def _title(life: Life) -> str:
    return " ".join(life.plan.title.split())


def _row(life: Life, timeline: Timeline, scale: _Scale, label: int, style: Style) -> str:
    marks = "".join(_MARKS[remark][0] for remark in life.remarks)
    room = label - 6
    title = _title(life)
    title = title if columns(title) <= room else cut(title, room)
    head = f" {marks:<3} {title}"
    start, end = (f"{day.year}" if day else "" for day in (life.start, life.end))
    years = start if start == end else f"{start}–{end}"
    look = "warning" if {Remark.RAN_OUT, Remark.WITHOUT_WORD} & set(life.remarks) else ""
    cells = _cells(life, timeline, scale)
    return head + " " * (label - columns(head)) + (style.paint(cells, look) if look else cells) + f" {years}"


def _cells(life: Life, timeline: Timeline, scale: _Scale) -> str:
    cells = _ground_line(timeline, scale)
    for stretch in life.stretches:
        first, last = scale.column(stretch.start), scale.column(stretch.end)
        for column in range(max(first, 0), min(last + 1, scale.room)):
            cells[column] = _CHARACTERS[stretch.ground]
    if life.stretches and (life.stretches[0].start < timeline.first or life.start is None):
        cells[0] = _BEFORE
    if life.stretches and (life.stretches[-1].end > timeline.last or life.end is None):
        cells[-1] = _AFTER
    return "".join(cells)


def _ground_line(timeline: Timeline, scale: _Scale) -> list[str]:
    cells = [" "] * scale.room
    for term in timeline.terms:
        if 0 <= (column := scale.column(term.start)) < scale.room:
            cells[column] = _BOUNDARY
    if timeline.first <= timeline.as_of <= timeline.last:
        cells[scale.column(timeline.as_of)] = _TODAY
    return cells


def _years(timeline: Timeline, scale: _Scale) -> str:
    """The years, as many as there is room for, each at its first day."""
    years = range(timeline.first.year, timeline.last.year + 1)
    a_year = scale.room / len(years)
    step = next((step for step in (1, 2, 4, 8) if a_year * step >= _YEAR), 16)
    return _placed({scale.column(date(year, 1, 1)): f"{year}" for year in years[::step]}, scale.room)


def _councils(timeline: Timeline, scale: _Scale) -> str:
    """The councils, each by its years where it begins; the sitting one marked."""
    places: dict[int, str] = {}
    cells = _ground_line(timeline, scale)
    for term in timeline.terms:
        column = max(scale.column(term.start) + 1, 0)
        room = min(scale.column(term.end + timedelta(days=1)), scale.room) - column
        name = f"{term.elected}–{term.elected + 4}"
        short = next((said for said in (name, f"{term.elected}") if len(said) <= room), "")
        places[column] = f"{short}*" if term.is_sitting and short and len(short) < room else short
    for column, text in places.items():
        cells[column : column + len(text)] = text
    return "".join(cells)[: scale.room]


_YEAR = 5
"""The columns that a year takes with a space behind it."""


def _placed(texts: dict[int, str], room: int) -> str:
    line = ""
    for column, text in texts.items():
        if column + len(text) <= room and column >= len(line):
            line += " " * (column - len(line)) + text
    return line


def _legend(timeline: Timeline, wording: Wording, style: Style, *, goes_further: bool) -> Iterator[str]:
    """The signs that are there; for what is worth raising, how many plans of how many."""
    yield fit(
        f" {_TODAY}   " + wording.text(N_("today, {day}"), {"day": timeline.as_of}) + f"   {_BOUNDARY} "
        + wording.text(N_("a new council; * the sitting one")),
        style,
    )  # fmt: skip
    for ground, character in _CHARACTERS.items():
        if any(stretch.ground is ground for life in timeline.lives for stretch in life.stretches):
            yield fit(f" {character * 2}  {wording.text(_GROUNDS[ground])}", style)
    if goes_further:
        said = wording.text(N_("begins before these years, or ends after them"))
        yield fit(f" {_BEFORE} {_AFTER} {said}", style)
    for remark, (mark, meaning) in _MARKS.items():
        number = sum(remark in life.remarks for life in timeline.lives)
        if number:
            of = wording.text(N_("{n} of {all}"), {"n": number, "all": len(timeline.lives)})
            yield fit(f" {mark}   {wording.text(meaning)} ({of})", style)


def _closing(timeline: Timeline, wording: Wording, style: Style) -> Iterator[str]:
    shown = wording.count(N_("{n} plan with a period"), N_("{n} plans with a period"), len(timeline.lives))
    values = {"shown": Worded(shown), "chosen": timeline.chosen, "all": timeline.plans}
    yield fit(wording.text(N_("{shown}, of {chosen} chosen, of {all} in the register."), values), style, 2)
    if timeline.retired_left_out:
        yield fit(retired_left_out(timeline.retired_left_out, wording), style, 2)
    if timeline.undated:
        said = wording.count(
            N_("{n} plan has no period and could not be placed:"),
            N_("{n} plans have no period and could not be placed:"),
            len(timeline.undated),
        )
        yield fit(f"{said} {_ids(timeline.undated)}", style, 2)


def _ids(plans: tuple[Named, ...]) -> str:
    return ", ".join(plan.ref for plan in plans)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
