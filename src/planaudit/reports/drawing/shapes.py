"""What drawings are made of. Lengths are pixels; `look` names the class that the style sheet dresses."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planaudit.wording.wording import Wording

_ROOM = 7.2
"""How wide a letter is at the most, on average, in the size that drawings are lettered in."""


class Rect(NamedTuple):
    """A box. `title` is what a pointer that rests on it is told."""

    x: float
    y: float
    width: float
    height: float
    look: str
    title: str = ""
    kind: str = "rect"


class Line(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: str
    kind: str = "line"


class Curve(NamedTuple):
    """A line that bends from one point, downwards or upwards, to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: str
    kind: str = "curve"

    @property
    def path(self) -> str:
        """The curve as SVG's path data."""
        middle = (self.y1 + self.y2) / 2
        return f"M{self.x1:g} {self.y1:g}C{self.x1:g} {middle:g} {self.x2:g} {middle:g} {self.x2:g} {self.y2:g}"


class Label(NamedTuple):
    """A text; `anchor` is start, middle or end, `turn` how far it is turned, in degrees."""

    x: float
    y: float
    text: str
    look: str = "label"
    anchor: str = "start"
    turn: int = 0
    kind: str = "label"


Shape = Rect | Line | Curve | Label


class Drawing(NamedTuple):
    """Shapes in the order they are drawn, and what is said to those who do not see them."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    alternative: str


def shortened(text: str, room: float) -> str:
    """The text, ended by a mark where it would take more room."""
    most = max(int(room / _ROOM), 2)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def in_lines(text: str, room: float, most: int) -> list[str]:
    """The text in at most so many lines, the last one ended by a mark where not all of it finds room."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        line = words.pop(0)
        while words and (len(line) + 1 + len(words[0])) * _ROOM <= room:
            line += " " + words.pop(0)
        lines.append(shortened(line, room))
    if words:
        lines[-1] = shortened(lines[-1] + " …", room) if len(lines[-1]) * _ROOM > room - 2 * _ROOM else lines[-1] + " …"
    return lines


def legend(y: float, parts: Iterable[tuple[str, str]], wording: Wording) -> Iterator[Shape]:
    """What each look means, side by side."""
    x = 0.0
    for look, template in parts:
        said = wording.text(template)
        yield Rect(x, y, 18, 14, look)
        yield Label(x + 24, y + 12, said)
        x += 24 + len(said) * _ROOM + 20
