"""The story of a register as a drawing: strategic plans in force and findings over time."""

from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import escape

from planaudit.findings import N_
from planaudit.history.story import Moment
from planaudit.reporters.xml_text import legal
from planaudit.reports.story.answer import answer
from planaudit.wording.wording import Wording

_WIDE, _HIGH, _LEFT, _TOP, _BOTTOM = 760, 340, 56, 56, 48
_INNER_WIDE, _INNER_HIGH = _WIDE - 2 * _LEFT, _HIGH - _TOP - _BOTTOM
_Line = tuple[str, str, str, Callable[[Moment], int]]
_LINES: tuple[_Line, ...] = (
    (N_("strategic plans in force"), "#0b5394", "", lambda moment: moment.strategic),
    (N_("findings"), "#b45309", "6 4", lambda moment: moment.findings),
)


def render(moments: Sequence[Moment], wording: Wording) -> str:
    """One self-contained SVG with a title and a description for those who cannot see it."""
    said = " ".join(answer(moments, wording))
    return "".join(line + "\n" for line in _drawing(moments, said, wording))


def _drawing(moments: Sequence[Moment], said: str, wording: Wording) -> Iterator[str]:
    most = max((value(moment) for moment in moments for _, _, _, value in _LINES), default=0) or 1
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img"'
        ' aria-labelledby="title description" font-family="sans-serif" font-size="13">'
    )
    title = wording.text(N_("Plans and findings over time"))
    yield f'<title id="title">{_text(title)}</title>'
    yield f'<desc id="description">{_text(said)}</desc>'
    yield f'<rect width="{_WIDE}" height="{_HIGH}" fill="#ffffff"/>'
    for level in (0, most // 2, most) if most > 1 else (0, most):
        y = _y(level, most)
        yield f'<line x1="{_LEFT}" y1="{y}" x2="{_WIDE - _LEFT}" y2="{y}" stroke="#d0d0d0"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end" fill="#333333">{level}</text>'
    for number, (name, color, dashes, value) in enumerate(_LINES):
        look = f'fill="none" stroke="{color}" stroke-width="2.5" stroke-dasharray="{dashes}"'
        places = [(x, _y(value(moment), most)) for x, moment in zip(_xs(moments), moments, strict=True)]
        yield f'<polyline points="{" ".join(f"{x},{y}" for x, y in places)}" {look}/>'
        for x, y in places:
            yield f'<circle cx="{x}" cy="{y}" r="3.5" fill="{color}"/>'
        y = 22 + 18 * number
        yield f'<polyline points="{_LEFT},{y - 4} {_LEFT + 28},{y - 4}" {look}/>'
        yield f'<text x="{_LEFT + 36}" y="{y}" fill="#111111">{_text(wording.text(name))}</text>'
    for x, moment, anchor in _marks(moments):
        yield (
            f'<text x="{x}" y="{_HIGH - _BOTTOM + 24}" text-anchor="{anchor}" fill="#333333">'
            f"{moment.revision.day.isoformat()}</text>"
        )
    yield "</svg>"


def _marks(moments: Sequence[Moment]) -> Iterator[tuple[float, Moment, str]]:
    """The days that are written below: the first and the last."""
    xs = _xs(moments)
    yield xs[0], moments[0], "start" if len(moments) > 1 else "middle"
    if len(moments) > 1:
        yield xs[-1], moments[-1], "end"


def _xs(moments: Sequence[Moment]) -> list[float]:
    """Where the moments stand, as far apart as their days are."""
    days = [moment.revision.day.toordinal() for moment in moments]
    first, span = min(days), max(days) - min(days)
    return [round(_LEFT + _INNER_WIDE * ((day - first) / span if span else 0.5), 1) for day in days]


def _y(value: int, most: int) -> float:
    return round(_TOP + _INNER_HIGH * (1 - value / most), 1)


def _text(text: str) -> str:
    return escape(legal(text))
