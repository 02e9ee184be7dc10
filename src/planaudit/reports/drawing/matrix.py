"""The red-thread matrix: goals downwards, plans to the right, and in each square what the plan does for the goal."""

from planaudit.findings import N_
from planaudit.reports.drawing.shapes import Drawing, Label, Line, Rect, Shape, legend, shortened
from planaudit.reports.page import Cell, Matrix
from planaudit.wording.wording import Wording

_NAMES = 380.0
_SQUARE = 34.0
_HEAD = 190.0
_SLANT = 150.0
"""How far the last plan's slanting name reaches beyond its column."""


def draw(matrix: Matrix, wording: Wording) -> Drawing:
    """A square is full where every measure has money, hatched where some lacks it, and a ring without measures."""
    across = _SQUARE * len(matrix.plans)
    height = _HEAD + _SQUARE * len(matrix.goals) + 40
    shapes: list[Shape] = []
    for column, plan in enumerate(matrix.plans):
        x = _NAMES + column * _SQUARE
        shapes.append(Label(x + _SQUARE / 2 + 4, _HEAD - 8, shortened(plan.title, 230), "label", "start", -50))
        shapes.append(Line(x, _HEAD, x, height - 40, "grid"))
    for row, goal in enumerate(matrix.goals):
        y = _HEAD + row * _SQUARE
        shapes.append(Line(0, y, _NAMES + across, y, "grid"))
        shapes.append(Label(0, y + 22, shortened(wording.fact(goal), _NAMES - 10)))
        for column, cell in enumerate(matrix.cells[row]):
            if cell is not None:
                shapes += _square(cell, _NAMES + column * _SQUARE, y, f"{goal.title} – {matrix.plans[column].title}")
    shapes += legend(height - 24, _LEGEND, wording)
    width = max(_NAMES + across + _SLANT, 700)
    caption, alternative = wording.fact(matrix.caption), wording.fact(matrix.alternative)
    return Drawing(width, height, tuple(shapes), caption, alternative)


def _square(cell: Cell, x: float, y: float, title: str) -> list[Shape]:
    look = "ring" if not cell.measures else "funded" if cell.funded == cell.measures else "unfunded"
    inside = _SQUARE - 8
    text = str(cell.measures) if cell.measures else "–"
    return [
        Rect(x + 4, y + 4, inside, inside, f"square {look}", title),
        Label(x + _SQUARE / 2, y + 22, text, f"in-{look}", "middle"),
    ]


_LEGEND = (
    ("square funded", N_("measures, all with money")),
    ("square unfunded", N_("measures, some without money")),
    ("square ring", N_("goals only, no measure")),
)
