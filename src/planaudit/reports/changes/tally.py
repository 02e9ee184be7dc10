"""How many plans, goals, measures, links, amounts and dates came, went and changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planaudit.graph.comparison import Comparison
from planaudit.graph.entry import Nature, PlanEntry
from planaudit.graph.field_change import ElementChange, FieldChange
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.partial_date import PartialDate
from planaudit.model.period import Period

Compared = tuple[PlanEntry, PlanEntry, tuple[FieldChange, ...], tuple[ElementChange, ...]]
"""A plan before and after, and what differs."""

Link = tuple[str, str, str]
"""Who says it, as what, and what it names."""

_MONEY = frozenset({"cost", "amounts", "frame"})


class Tally(NamedTuple):
    """How many of a thing there were and are; how many came, went and changed.

    Amounts and dates are counted where plans that stayed say others, and `before` and `after` are None.
    """

    what: str
    before: int | None
    after: int | None
    added: int
    removed: int
    changed: int


def tallies(comparison: Comparison, changed: Sequence[Compared]) -> Iterator[Tally]:
    """A row for each kind of thing."""
    before, after = comparison.before, comparison.after
    yield Tally(
        "plans",
        len(before.plans),
        len(after.plans),
        len(comparison.added),
        len(comparison.removed),
        len(changed),
    )
    for nature, what in ((Nature.GOAL, "goals"), (Nature.MEASURE, "measures"), (Nature.BUDGET_LINE, "budget lines")):
        yield _of_elements(comparison, changed, nature, what)
    added, removed = link_changes(comparison)
    yield Tally("links", len(before.references), len(after.references), len(added), len(removed), 0)
    fields = [field for _, _, own, elements in changed for field in _all_fields(own, elements)]
    yield _of_fields("amounts", [field for field in fields if _is_money(field)])
    yield _of_fields("dates", [field for field in fields if _is_date(field)])


def link_changes(comparison: Comparison) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """The links that are said now and were not, and those that were said and are not now; renamed plans aside."""
    then = Counter(_links(comparison.before, comparison.renamed))
    now = Counter(_links(comparison.after, {}))
    return tuple(sorted((now - then).elements())), tuple(sorted((then - now).elements()))


def _links(register: PlanGraph, renamed: dict[str, str]) -> Iterator[Link]:
    for reference in register.references:
        plan, element = reference.named
        yield (
            _renamed(reference.source.ref, renamed),
            reference.relation.value,
            _renamed(f"{plan}#{element}" if element else plan, renamed),
        )


def _renamed(ref: str, renamed: dict[str, str]) -> str:
    plan, hash_sign, element = ref.partition("#")
    return f"{renamed.get(plan, plan)}{hash_sign}{element}"


def _of_elements(comparison: Comparison, changed: Sequence[Compared], nature: Nature, what: str) -> Tally:
    """Elements of plans that stayed, and all those of plans that came or went."""
    before, after = comparison.before, comparison.after
    of_stayed = [element for _, _, _, elements in changed for element in elements if element.nature is nature]
    came = sum(len(after.elements_of(entry, nature)) for entry in comparison.added)
    went = sum(len(before.elements_of(entry, nature)) for entry in (*comparison.removed, *comparison.no_longer_read))
    return Tally(
        what,
        len(list(before.every(nature))),
        len(list(after.every(nature))),
        came + sum(element.before is None for element in of_stayed),
        went + sum(element.after is None for element in of_stayed),
        sum(None not in (element.before, element.after) for element in of_stayed),
    )


def _all_fields(own: Sequence[FieldChange], elements: Sequence[ElementChange]) -> Iterator[FieldChange]:
    yield from own
    for element in elements:
        yield from element.fields


def _of_fields(what: str, fields: Sequence[FieldChange]) -> Tally:
    added = sum(not field.gone for field in fields)
    removed = sum(not field.come for field in fields)
    return Tally(what, None, None, added, removed, len(fields) - added - removed)


def _is_money(field: FieldChange) -> bool:
    return field.keys[0] in _MONEY


def _is_date(field: FieldChange) -> bool:
    return all(isinstance(value, PartialDate | Period) for value in (*field.gone, *field.come))
