"""How many plans there are, by kind, theme and status, against the council's own limits and against earlier."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from planaudit.findings import N_, Counted, Phrase, Quoted, Term
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.standing_then import was_in_force
from planaudit.model.kind import Kind
from planaudit.model.portfolio import VolumeLimits
from planaudit.model.status import Standing
from planaudit.reports.page import Bar, Bars, Block, Fact, Heading, Section, Table

_FEWEST_DRAWN = 2
"""Of no more days than these a sentence tells enough."""


class KindVolume(NamedTuple):
    """The plans of a kind, by where they stand."""

    kind: Kind
    in_force: int
    in_development: int
    retired: int
    unknown: int


class ThemeVolume(NamedTuple):
    """The strategic plans in force of a main theme, and those of unknown status that may be; None: without a theme."""

    theme: str | None
    title: str
    plans: int
    open: int


class Then(NamedTuple):
    """How many strategic plans were in force on a day; of `open` more it is not told."""

    day: date
    plans: int
    open: int


class Volume(NamedTuple):
    """The counts. `unknown` are strategic plans of unknown status; `history` ends with the day of the report.

    `registered` is what the register said at earlier revisions, the oldest first; None where they were not read.
    """

    strategic: int
    in_development: int
    unknown: int
    kinds: tuple[KindVolume, ...]
    themes: tuple[ThemeVolume, ...]
    history: tuple[Then, ...]
    registered: tuple[Then, ...] | None
    limits: VolumeLimits


def volume(register: PlanGraph, registered: Iterable[Then] | None = None) -> Volume:
    """Count. Dates tell what was in force when the council came; `registered` what the register said at revisions."""
    plans = register.plans.values()
    strategic = [plan for plan in plans if plan.is_strategic]
    return Volume(
        strategic=sum(plan.in_force for plan in strategic),
        in_development=sum(plan.standing.in_development for plan in strategic),
        unknown=sum(not plan.standing.is_known for plan in strategic),
        kinds=tuple(_kinds(plans)),
        themes=tuple(_themes(register, strategic)),
        history=tuple(_since_the_council_came(register, strategic)),
        registered=None if registered is None else tuple(registered),
        limits=register.portfolio.volume or VolumeLimits(),
    )


def _kinds(plans: Iterable[PlanEntry]) -> Iterable[KindVolume]:
    by_kind: dict[Kind, list[Standing]] = {}
    for plan in plans:
        by_kind.setdefault(plan.kind, []).append(plan.standing)
    for kind in Kind:
        if standings := by_kind.get(kind):
            counts = [_count(standings, test) for test in _STANDINGS]
            yield KindVolume(kind, *counts)


_STANDINGS: tuple[Callable[[Standing], bool], ...] = (
    lambda standing: standing.in_force,
    lambda standing: not (standing.in_force or standing.retired) and standing.is_known,
    lambda standing: standing.retired,
    lambda standing: not standing.is_known,
)
"""In force, not yet in force, no longer so, and unknown: each plan is one of them."""


def _count(standings: Iterable[Standing], test: Callable[[Standing], bool]) -> int:
    return sum(map(test, standings))


def _themes(register: PlanGraph, strategic: Iterable[PlanEntry]) -> Iterable[ThemeVolume]:
    titles = {theme.id: theme.title or theme.id for theme in register.portfolio.themes}
    certain = Counter(plan.plan.main_theme for plan in strategic if plan.in_force)
    unknown = Counter(plan.plan.main_theme for plan in strategic if not plan.standing.is_known)
    for theme in sorted(certain | unknown, key=lambda theme: (theme is None, -certain[theme], theme or "")):
        yield ThemeVolume(theme, titles.get(theme or "", theme or ""), certain[theme], unknown[theme])


def _since_the_council_came(register: PlanGraph, strategic: Iterable[PlanEntry]) -> Iterable[Then]:
    """The day the council came, each turn of the year since, and the day of the report."""
    strategic = list(strategic)
    came = register.sitting.latest
    if came >= register.as_of:
        return
    turns = (date(year, 12, 31) for year in range(came.year, register.as_of.year))
    for day in (came, *turns):
        if came == day or came < day < register.as_of:
            then = Counter(was_in_force(register, plan, day) for plan in strategic)
            yield Then(day, then[True], then[None])
    yield Then(
        register.as_of,
        sum(plan.in_force for plan in strategic),
        sum(not plan.standing.is_known for plan in strategic),
    )


def volume_section(found: Volume) -> Section:
    """The number against its limit and against earlier; then by kind and by theme."""
    lead = [*trend_said(found, between=_development(found)), *_registered(found)]
    blocks: list[Block] = [_kind_table(found)] if found.kinds else []
    if len(found.history) > _FEWEST_DRAWN and any(then.plans or then.open for then in found.history):
        blocks.append(_history_bars(found))
    if any(theme.theme for theme in found.themes):
        blocks.append(_theme_bars(found))
    return Section("volume", Phrase(N_("How many plans there are")), tuple(lead), tuple(blocks))


def trend_said(found: Volume, between: Iterable[Phrase] = ()) -> Iterator[Phrase]:
    """How many strategic plans there are, against the limit; and how many there were when the council came."""
    yield _total(found)
    yield from between
    yield from _history(found)


def _total(found: Volume) -> Phrase:
    values: dict[str, object] = {"plans": _plans(found.strategic), "limit": found.limits.max_plans}
    if found.unknown:
        values["unknown"] = found.unknown
        return (
            Phrase(N_("{plans} with strategic content in force, and {unknown} more of unknown status."), values)
            if found.limits.max_plans is None
            else Phrase(
                N_(
                    "{plans} with strategic content in force, and {unknown} more of unknown status; the council's limit"
                    " is {limit}."
                ),
                values,
            )
        )
    return (
        Phrase(N_("{plans} with strategic content in force; the council has set no limit."), values)
        if found.limits.max_plans is None
        else Phrase(N_("{plans} with strategic content in force; the council's limit is {limit}."), values)
    )


def _development(found: Volume) -> Iterable[Phrase]:
    limit = found.limits.max_in_development
    values: dict[str, object] = {"plans": _plans(found.in_development), "limit": limit}
    if found.in_development or limit is not None:
        yield (
            Phrase(N_("{plans} with strategic content being made or revised."), values)
            if limit is None
            else Phrase(
                N_("{plans} with strategic content being made or revised; the council's limit is {limit}."), values
            )
        )


def _history(found: Volume) -> Iterable[Phrase]:
    """When the council came. A register that was begun lately lacks plans that had gone by then: it goes by dates."""
    for then in found.history[:1]:
        values = {"plans": _plans(then.plans), "day": then.day, "open": then.open}
        yield (
            Phrase(
                N_(
                    "By the dates in the register there were {plans} on {day}, and {open} more whose dates do not tell."
                ),
                values,
            )
            if then.open
            else Phrase(N_("By the dates in the register there were {plans} on {day}."), values)
        )


def _registered(found: Volume) -> Iterable[Phrase]:
    for then in found.registered or ():
        values = {"plans": _plans(then.plans), "day": then.day, "open": then.open}
        yield (
            Phrase(N_("In the register of {day} it was {plans}, and {open} of unknown status."), values)
            if then.open
            else Phrase(N_("In the register of {day} it was {plans}."), values)
        )
    if found.registered == ():
        yield Phrase(N_("No earlier revision of the register could be read, so it is not known what it held before."))


def _plans(number: int) -> Counted:
    return Counted(N_("{n} plan"), N_("{n} plans"), number)


def _kind_table(found: Volume) -> Table:
    heads = (N_("In force"), N_("Not yet in force"), N_("No longer in force"), N_("Unknown status"))
    rows: tuple[tuple[Fact, ...], ...] = tuple(
        (
            Term(kind.kind.value),
            kind.in_force,
            kind.in_development,
            kind.retired,
            kind.unknown,
        )
        for kind in found.kinds
    )
    return Table(
        Phrase(N_("All plans of the register, by kind and status")),
        (Heading(Phrase(N_("Kind"))), *(Heading(Phrase(head), is_number=True) for head in heads)),
        rows,
    )


def _history_bars(found: Volume) -> Bars:
    limit = found.limits.max_plans
    bars = tuple(Bar(then.day, then.plans, limit, then.open) for then in found.history)
    return Bars(
        Phrase(N_("Strategic plans in force since the council took office, by the dates in the register")), bars
    )


def _theme_bars(found: Volume) -> Bars:
    limit = found.limits.max_per_theme
    bars = tuple(
        Bar(Quoted(theme.title) if theme.theme else Phrase(N_("no theme")), theme.plans, limit, theme.open)
        for theme in found.themes
    )
    caption = (
        Phrase(N_("Strategic plans in force by main theme"))
        if limit is None
        else Phrase(
            N_("Strategic plans in force by main theme; the council's limit is {limit} a theme"), {"limit": limit}
        )
    )
    return Bars(caption, bars)
