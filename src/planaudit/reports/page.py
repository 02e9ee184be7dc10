"""A report as its readers meet it, whatever the medium: sections of sentences, lists, tables, bars and drawings.

Everything is a fact yet to be worded (see `findings.evidence`), or a number that is counted already: a renderer
words and lays out, and counts nothing.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from planaudit.findings import Named

Fact = object
"""What `Wording.fact` can word. None is shown as an empty cell."""


class Heading(NamedTuple):
    """The head of a column, and whether numbers stand under it."""

    text: Fact
    is_number: bool = False


class Table(NamedTuple):
    """Rows under headings. The first cell of a row names it; `caption` says what is counted, and of what."""

    caption: Fact
    heads: tuple[Heading, ...]
    rows: tuple[tuple[Fact, ...], ...]

    @property
    def told(self) -> "Table":
        """The table without the columns that no row fills."""
        kept = [at for at in range(len(self.heads)) if any(row[at] is not None for row in self.rows)]
        rows = tuple(tuple(row[at] for at in kept) for row in self.rows)
        return self._replace(heads=tuple(self.heads[at] for at in kept), rows=rows)


class Record(NamedTuple):
    """One matter: its title, a date or mark before it, and labelled facts below it."""

    mark: Fact
    title: Fact
    facts: tuple[tuple[Fact, Fact], ...]
    is_urgent: bool = False


class Records(NamedTuple):
    """Matters that are read one by one, in order. `heads` are the marks' and the titles' headings."""

    caption: Fact
    mark: Fact
    title: Fact
    records: tuple[Record, ...]


class Bullets(NamedTuple):
    """Sentences that stand one by one."""

    items: tuple[Fact, ...]


class Bar(NamedTuple):
    """One number beside its limit; `open` more that may count, since nothing tells where they stand."""

    label: Fact
    number: int | Decimal
    limit: int | Decimal | None = None
    open: int = 0

    @property
    def is_above(self) -> bool:
        """Whether the number is above its limit."""
        return self.limit is not None and self.number > self.limit


class Bars(NamedTuple):
    """Numbers drawn beside each other."""

    caption: Fact
    bars: tuple[Bar, ...]


class Span(NamedTuple):
    """A plan's time on a timeline. `end` is None where the plan has none; `is_over` where it ran out unrenewed."""

    plan: Named
    start: date
    end: date | None
    is_own_councils: bool | None
    is_over: bool


class Timeline(NamedTuple):
    """Plan periods against council periods. `councils` are the days on which councils took office."""

    caption: Fact
    alternative: Fact
    first: date
    last: date
    today: date
    councils: tuple[tuple[int, date], ...]
    spans: tuple[Span, ...]


class Box(NamedTuple):
    """A plan on the map: on which level, and how many plans or goals lead on from it upwards."""

    plan: Named
    level: int | None
    is_in_force: bool
    is_loose: bool


class PlanMap(NamedTuple):
    """The plans by level, and which stand under which, as positions in `boxes`."""

    caption: Fact
    alternative: Fact
    boxes: tuple[Box, ...]
    lines: tuple[tuple[int, int], ...]


class Cell(NamedTuple):
    """What one plan does for one goal: goals that support it, measures that serve it, and how many have money."""

    goals: int
    measures: int
    funded: int


class Matrix(NamedTuple):
    """Goals of the samfunnsdel against the plans that carry them."""

    caption: Fact
    alternative: Fact
    goals: tuple[Named, ...]
    plans: tuple[Named, ...]
    cells: tuple[tuple[Cell | None, ...], ...]


Block = Table | Records | Bullets | Bars | Timeline | PlanMap | Matrix
"""What a section holds. The drawings (timeline, map, matrix) say nothing that a table or list does not say too."""


class Section(NamedTuple):
    """One matter of the report. `key` is its lasting name, for links into the report."""

    key: str
    title: Fact
    lead: tuple[Fact, ...] = ()
    blocks: tuple[Block, ...] = ()


class Page(NamedTuple):
    """A whole report."""

    title: Fact
    subtitle: Fact
    lead: tuple[Fact, ...]
    sections: tuple[Section, ...]
