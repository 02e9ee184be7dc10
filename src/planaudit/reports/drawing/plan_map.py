"""The plan map: boxes by level, the highest on top, and curves from each plan to those that it stands under."""

from planaudit.findings import N_
from planaudit.reports.drawing.shapes import Curve, Drawing, Label, Line, Rect, Shape, in_lines, legend
from planaudit.reports.page import Box, PlanMap
from planaudit.wording.wording import Wording

_NAMES = 62.0
_IN_A_ROW = 5
_BOX = 150.0
_HIGH = 54.0
_ACROSS = 10.0
_DOWN = 26.0
_LINES = 3
"""No wider and no taller than that its letters can be read on a sheet of A4, which is as wide as 860 of these."""


def draw(plans: PlanMap, wording: Wording) -> Drawing:
    """Levels from the top down; a level with many plans takes several rows."""
    places: dict[int, tuple[float, float]] = {}
    shapes: list[Shape] = []
    y = 0.0
    for level in sorted({box.level for box in plans.boxes if box.level is not None}):
        numbers = [number for number, box in enumerate(plans.boxes) if box.level == level]
        shapes.append(Line(0, y, _width(), y, "grid"))
        shapes.append(Label(0, y + 17, wording.text(N_("level {level}"), {"level": level}), "year"))
        y += _ACROSS
        for at, number in enumerate(numbers):
            row, column = divmod(at, _IN_A_ROW)
            places[number] = (_NAMES + column * (_BOX + _ACROSS), y + row * (_HIGH + _ACROSS))
        rows = -(-len(numbers) // _IN_A_ROW)
        y += rows * (_HIGH + _ACROSS) - _ACROSS + _DOWN - _ACROSS
    shapes += [_curve(places[below], places[above]) for below, above in plans.lines]
    for number, box in enumerate(plans.boxes):
        shapes += _box(box, *places[number], wording)
    shapes += legend(y + 6, _LEGEND, wording)
    caption, alternative = wording.fact(plans.caption), wording.fact(plans.alternative)
    return Drawing(_width(), max(y + 26, 40), tuple(shapes), caption, alternative)


def _width() -> float:
    return _NAMES + _IN_A_ROW * (_BOX + _ACROSS) - _ACROSS


def _curve(below: tuple[float, float], above: tuple[float, float]) -> Curve:
    """From the top of the lower box to the bottom of the upper one, and the other way where they stand upside down."""
    (x1, y1), (x2, y2) = below, above
    middle = _BOX / 2
    if y1 > y2:
        return Curve(x1 + middle, y1, x2 + middle, y2 + _HIGH, "thread")
    return Curve(x1 + middle, y1 + _HIGH, x2 + middle, y2, "thread")


def _box(box: Box, x: float, y: float, wording: Wording) -> list[Shape]:
    look = "box" + ("" if box.is_in_force else " draft") + (" loose" if box.is_loose else "")
    shapes: list[Shape] = [Rect(x, y, _BOX, _HIGH, look, wording.fact(box.plan))]
    lines = in_lines(box.plan.title, _BOX - 12, _LINES)
    shapes += [Label(x + 7, y + 15 + 15 * at, line, "in-box") for at, line in enumerate(lines)]
    return shapes


_LEGEND = (("box draft", N_("in the making")), ("box loose", N_("linked to no plan on the map")))
