"""Asking the rules: each on its own, and in a large register half of them in a second process."""

from collections.abc import Callable, Iterator, Sequence

from planaudit.documents.forked import Forked, can_fork
from planaudit.findings import NotEvaluable, Problem
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import WHAT_TO_FILL_IN
from planaudit.settings.settings import SelectedRule

Said = Problem | NotEvaluable

FEWEST_TO_SHARE = 400
"""Below this many plans a second process costs more than it gives."""

_CHILDS_FAMILIES = ("GOA", "REP", "VOL")
"""The rules that the child is given: about half of the work, and what they ask of the graph is mostly theirs alone."""


def ask(register: PlanGraph, chosen: SelectedRule, subject: object) -> Iterator[Said]:
    """What one rule says of a register, or of the outcome of an audit of it."""
    thing = chosen.rule.asks_for
    if thing is not None and not register.declares(thing):
        return iter((NotEvaluable(reason=WHAT_TO_FILL_IN[thing]),))
    return chosen.rule.check(subject, chosen.options)


def ask_all(
    register: PlanGraph, selected: Sequence[SelectedRule], meanwhile: Callable[[], None]
) -> Iterator[tuple[SelectedRule, list[Said]]]:
    """What each rule says of a register: first those that are asked here, then those that a second process is asked.

    `meanwhile` is done where that may still be busy: something that will be needed anyway.
    """
    theirs = [chosen for chosen in selected if chosen.rule.code.startswith(_CHILDS_FAMILIES)]
    if len(register.plans) < FEWEST_TO_SHARE or len(theirs) in (0, len(selected)) or not can_fork():
        theirs = []
    child = Forked(lambda: (list(ask(register, chosen, register)) for chosen in theirs)) if theirs else None
    for chosen in selected:
        if chosen not in theirs:
            yield chosen, list(ask(register, chosen, register))
    if child:
        meanwhile()
        yield from zip(theirs, child.items(), strict=True)
