"""A report as text for a terminal; what is drawn elsewhere stands in its tables and lists."""

from collections.abc import Iterator

from planaudit.reporters.fitting import columns, cut, fit, wrapped
from planaudit.reporters.style import Style
from planaudit.reports.page import Bar, Bars, Block, Bullets, Page, Record, Records, Section, Table
from planaudit.reports.table_text import table_lines
from planaudit.wording.wording import Wording

_MARK = 20
"""The column in which dates stand before what they are about."""

_LABEL = 13
_WIDE_ENOUGH = 70
"""From so many columns on, dates stand beside what they are about, else above it."""

_LONGEST_BAR = 24
_LONGEST_LABEL = 36


def render(page: Page, wording: Wording, style: Style) -> str:
    """The title, what matters most, and the sections, numbered as an agenda."""
    lines = [style.paint(line, "strong") for line in wrapped(wording.fact(page.title), style, 0)]
    lines += [fit(wording.fact(fact), style, 0) for fact in (page.subtitle, *page.lead)]
    for number, section in enumerate(_told(page), start=1):
        lines += ["", "", style.paint(f"{number}  {wording.fact(section.title)}", "strong")]
        lines += _section(section, wording, style)
    return "".join(line.rstrip() + "\n" for part in lines for line in part.split("\n"))


def _told(page: Page) -> list[Section]:
    """The sections that have something to say in words."""
    return [section for section in page.sections if section.lead or any(_is_told(block) for block in section.blocks)]


def _is_told(block: Block) -> bool:
    return isinstance(block, Table | Records | Bullets | Bars)


def _section(section: Section, wording: Wording, style: Style) -> Iterator[str]:
    for fact in section.lead:
        yield fit(wording.fact(fact), style, 0)
    for block in section.blocks:
        if isinstance(block, Records):
            yield from _records(block, wording, style)
        elif isinstance(block, Table):
            yield ""
            yield from wrapped(style.paint(wording.fact(block.caption), "dim"), style, 0)
            yield from table_lines(block, wording, style)
        elif isinstance(block, Bullets):
            yield ""
            yield from (fit(f"- {wording.fact(item)}", style, 2) for item in block.items)
        elif isinstance(block, Bars):
            yield from _bars(block, wording, style)


def _records(block: Records, wording: Wording, style: Style) -> Iterator[str]:
    for record in block.records:
        yield ""
        yield from _record(record, wording, style)


def _record(record: Record, wording: Wording, style: Style) -> Iterator[str]:
    is_wide = style.width is None or style.width >= _WIDE_ENOUGH
    indent = _MARK if is_wide else 2
    mark = style.paint(wording.fact(record.mark), "error" if record.is_urgent else "dim")
    title = [style.paint(line, "strong") for line in wrapped(wording.fact(record.title), style, indent)]
    if is_wide and columns(wording.fact(record.mark)) < _MARK:
        yield mark + " " * (_MARK - columns(wording.fact(record.mark))) + title.pop(0)
    else:
        yield mark
    yield from (" " * indent + line for line in title)
    for label, fact in record.facts:
        yield from _labelled(wording.fact(label), wording.fact(fact), style, indent)


def _labelled(label: str, text: str, style: Style, indent: int) -> Iterator[str]:
    """A label and the text beside it; a label that is too long stands above."""
    if columns(label) >= _LABEL:
        yield " " * indent + style.paint(label, "dim")
        label = ""
    first, *rest = wrapped(text, style, indent + _LABEL) or [""]
    yield " " * indent + style.paint(label, "dim") + " " * (_LABEL - columns(label)) + first
    yield from (" " * (indent + _LABEL) + line for line in rest)


def _bars(block: Bars, wording: Wording, style: Style) -> Iterator[str]:
    yield ""
    yield from wrapped(style.paint(wording.fact(block.caption), "dim"), style, 0)
    labels = [wording.fact(bar.label) for bar in block.bars]
    longest = min(_LONGEST_LABEL, (style.width or 200) - _LONGEST_BAR - 14, max(map(columns, labels)))
    most = float(max(max(bar.number + bar.open, bar.limit or 0) for bar in block.bars)) or 1.0
    # What is counted in wholes has a block each as far as there is room; what is measured fills the room.
    is_counted = all(isinstance(bar.number, int) for bar in block.bars)
    scale = min(1.0, _LONGEST_BAR / most) if is_counted else _LONGEST_BAR / most
    for label, bar in zip(labels, block.bars, strict=True):
        label = label if columns(label) <= longest else cut(label, longest)
        yield f"{label}{' ' * (longest - columns(label))}  {_drawn(bar, scale, wording, style)}"


def _drawn(bar: Bar, scale: float, wording: Wording, style: Style) -> str:
    """Blocks for what is sure, shaded ones for what may count too, dots as far as the limit; and all as numbers."""
    sure = "█" * round(float(bar.number) * scale)
    drawn = style.paint(sure, "error") if bar.is_above else sure
    drawn += "░" * round(bar.open * scale)
    taken = columns(sure) + round(bar.open * scale)
    room = "·" * (round(float(bar.limit) * scale) - taken if bar.limit is not None else 0)
    number = wording.fact(bar.number) + (f"+{bar.open}?" if bar.open else "")
    number += f"/{wording.fact(bar.limit)}" if bar.limit is not None else ""
    return f"{drawn}{room} {number}{' !' if bar.is_above else ''}".strip()
