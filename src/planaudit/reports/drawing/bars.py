"""Numbers as bars, with their limit as a mark across."""

from planaudit.reports.drawing.shapes import Drawing, Label, Line, Rect, Shape, shortened
from planaudit.reports.page import Bars
from planaudit.wording.wording import Wording

_WIDTH = 760.0
_NAMES = 290.0
_NUMBERS = 90.0
_ROW = 26.0


def draw(block: Bars, wording: Wording) -> Drawing:
    """One bar a row; what may count too is drawn behind it."""
    most = float(max(max(bar.number + bar.open, bar.limit or 0) for bar in block.bars)) or 1
    scale = (_WIDTH - _NAMES - _NUMBERS) / most
    shapes: list[Shape] = []
    said = []
    for row, bar in enumerate(block.bars):
        y, name = row * _ROW, wording.fact(bar.label)
        number = wording.fact(bar.number) + (f" (+{bar.open}?)" if bar.open else "")
        number += f" / {wording.fact(bar.limit)}" if bar.limit is not None else ""
        said.append(f"{name}: {number}")
        shapes.append(Label(0, y + 18, shortened(name, _NAMES - 10)))
        if bar.open:
            shapes.append(Rect(_NAMES, y + 5, float(bar.number + bar.open) * scale, _ROW - 9, "bar unknown", name))
        shapes.append(
            Rect(_NAMES, y + 5, float(bar.number) * scale, _ROW - 9, "bar over" if bar.is_above else "bar own", name)
        )
        if bar.limit is not None:
            x = _NAMES + float(bar.limit) * scale
            shapes.append(Line(x, y + 2, x, y + _ROW - 1, "limit"))
        longest = float(max(bar.number + bar.open, bar.limit or 0))
        shapes.append(Label(_NAMES + longest * scale + 8, y + 18, number))
    height = _ROW * len(block.bars) + 4
    return Drawing(_WIDTH, height, tuple(shapes), wording.fact(block.caption), "; ".join(said))
