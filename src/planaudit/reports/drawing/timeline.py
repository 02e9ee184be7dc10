"""The timeline: a bar for each plan, under the periods of the councils."""

from datetime import date

from planaudit.findings import N_
from planaudit.reports.drawing.shapes import Drawing, Label, Line, Rect, Shape, legend, shortened
from planaudit.reports.page import Span, Timeline
from planaudit.wording.wording import Wording

_WIDTH = 980.0
_NAMES = 330.0
_ROW = 24.0
_HEAD = 46.0
_FOOT = 52.0


def draw(timeline: Timeline, wording: Wording) -> Drawing:
    """Years run to the right; the line in full height is the day of the report."""
    scale = (_WIDTH - _NAMES) / (timeline.last - timeline.first).days

    def at(day: date) -> float:
        return round(_NAMES + (min(max(day, timeline.first), timeline.last) - timeline.first).days * scale, 1)

    height = _HEAD + _ROW * len(timeline.spans) + _FOOT
    foot = height - _FOOT
    shapes: list[Shape] = []
    for year in range(timeline.first.year, timeline.last.year + 1):
        x = at(date(year, 1, 1))
        shapes.append(Line(x, _HEAD - 6, x, foot, "grid"))
        if x < _WIDTH - 34 and ((timeline.last.year - timeline.first.year) <= 16 or year % 2 == 0):
            shapes.append(Label(x + 3, _HEAD - 10, str(year), "year"))
    for elected, day in timeline.councils:
        x = at(day)
        shapes.append(Line(x, 4, x, foot, "council"))
        if x < _WIDTH - 84:
            shapes.append(Label(x + 4, 14, f"{elected}–{elected + 4}", "council-name"))
    for row, span in enumerate(timeline.spans):
        y = _HEAD + row * _ROW
        name = wording.fact(span.plan)
        end = span.end or timeline.last
        look = _look(span)
        shapes.append(Label(0, y + 16, shortened(name, _NAMES - 12)))
        shapes.append(Rect(at(span.start), y + 5, max(at(end) - at(span.start), 3), _ROW - 9, look, name))
        if span.end is None or span.end > timeline.last:
            shapes.append(Label(at(end) - 4, y + 16, "→", "open-end", "end"))
    x = at(timeline.today)
    shapes.append(Line(x, _HEAD - 6, x, foot, "today"))
    shapes.append(
        Label(x, foot + 14, wording.fact(timeline.today), "today-name", "middle" if x < _WIDTH - 80 else "end")
    )
    if any(span.end is None or span.end > timeline.last for span in timeline.spans):
        shapes.append(Label(0, foot + 14, "→ " + wording.text(N_("goes on after these years"))))
    shapes += legend(foot + 30, _LEGEND, wording)
    return Drawing(_WIDTH, height, tuple(shapes), wording.fact(timeline.caption), wording.fact(timeline.alternative))


def _look(span: Span) -> str:
    if span.is_over:
        return "bar over"
    return {True: "bar own", False: "bar older", None: "bar unknown"}[span.is_own_councils]


_LEGEND = (
    ("bar own", N_("this council's, or taken over by it")),
    ("bar older", N_("an earlier council's")),
    ("bar over", N_("has run out")),
    ("bar unknown", N_("not known whose")),
)
