"""`planaudit simulate`: what would happen if plans were repealed, merged or adopted."""

import unicodedata
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from planaudit.cli.choosing import chosen_plans
from planaudit.cli.exits import Exit, Stop
from planaudit.cli.looking import View, look
from planaudit.cli.opening import Opened
from planaudit.findings import N_
from planaudit.graph.chosen import Chosen
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.supposing import Change
from planaudit.model.reference import Id
from planaudit.reporters.style import Style
from planaudit.reports.simulation import PassedOver, simulation
from planaudit.reports.simulation_text import render

_NOBODY = Chosen(frozenset())


class Asked(NamedTuple):
    """What is to be supposed: selectors of the plans to repeal, merge and adopt, and the id that the merged become."""

    retire: str | None
    merge: str | None
    into: str | None
    adopt: str | None


def run(asked: Asked, view: View) -> None:
    """Print what would happen. Raises Stop where the change cannot be made."""

    def said(opened: Opened, style: Style) -> str:
        register = PlanGraph(opened.repository, opened.as_of)
        change, passed_over = _change(asked, register, opened)
        _refuse_what_cannot_be(change, register, opened)
        found = simulation(
            opened.repository, opened.selected, opened.as_of, opened.wording, change, passed_over=passed_over
        )
        return render(found, opened.wording, style)

    look(view, said)


def _change(asked: Asked, register: PlanGraph, opened: Opened) -> tuple[Change, PassedOver]:
    """The change, and the chosen plans that it cannot be about. Raises Stop where it would be about none."""
    retire, merge, adopt = (
        chosen_plans(register, selector, opened.wording) if selector is not None else _NOBODY
        for selector in (asked.retire, asked.merge, asked.adopt)
    )
    into = unicodedata.normalize("NFC", asked.into) if asked.into is not None else None
    change = Change(
        retire=frozenset(plan for plan in retire.plans if register.plans[plan].in_force),
        merge=frozenset(plan for plan in merge.plans if register.plans[plan].in_force),
        into=into,
        adopt=frozenset(plan for plan in adopt.plans if _waits(plan, register)),
    )
    if asked.retire is not None and not change.retire:
        raise _stop(N_("no plan that {option} names is in force: {plans}"), "--retire", retire.plans, opened)
    others = merge.plans - {into or ""}
    if asked.merge is not None and not change.merge - {into or ""} and (others or not change.merge):
        raise _stop(N_("no plan that {option} names is in force: {plans}"), "--merge", others or merge.plans, opened)
    if asked.adopt is not None and not change.adopt:
        raise _stop(N_("no plan that {option} names waits to be adopted: {plans}"), "--adopt", adopt.plans, opened)
    return change, PassedOver(
        not_in_force=(retire.plans | merge.plans) - change.retire - change.merge - {into or ""},
        not_waiting=adopt.plans - change.adopt,
        unknown=retire.unknown | merge.unknown | adopt.unknown,
    )


def _waits(plan: str, register: PlanGraph) -> bool:
    entry = register.plans[plan]
    return not entry.in_force and not entry.standing.retired


def _refuse_what_cannot_be(change: Change, register: PlanGraph, opened: Opened) -> None:
    """Raise Stop where parts of the change contradict each other, or cannot be made."""
    if both := (change.retire & change.merge) | (change.retire & {change.into or ""}):
        raise _stop(N_("plans cannot both be repealed and merged: {plans}"), "", both, opened)
    if change.merge and change.merge <= {change.into or ""}:
        raise _stop(N_("a plan cannot be merged into itself: {plans}"), "", change.merge, opened)
    if change.into is None:
        return
    if change.into in register.broken or (
        change.into in register.plans and register.plans[change.into].standing.retired
    ):
        raise _stop(N_("plans cannot be merged into one that is not in force: {plans}"), "", {change.into}, opened)
    try:
        TypeAdapter(Id).validate_python(change.into)
    except ValidationError:
        message = N_("{plans} is no id of a plan: use letters, digits, `-`, `_` and `.`")
        raise _stop(message, "", {change.into}, opened) from None


def _stop(message: str, option: str, plans: "frozenset[str] | set[str]", opened: Opened) -> Stop:
    said = opened.wording.text(message, {"option": option, "plans": ", ".join(sorted(plans))})
    return Stop(Exit.COULD_NOT_CHECK, said)
