"""`planaudit simulate`: what would happen if plans were repealed, merged or adopted."""

from pathlib import Path

from planaudit.cli.choosing import chosen_plans
from planaudit.cli.exits import Exit, Stop
from planaudit.cli.opening import Opened, open_repository
from planaudit.cli.terminal import Color, is_colored, width, write
from planaudit.findings import N_
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.supposing import Change
from planaudit.reporters.style import Style
from planaudit.reports.simulation import simulation
from planaudit.reports.simulation_text import render


def run(
    path: Path,
    *,
    retire: str | None,
    merge: str | None,
    into: str | None,
    adopt: str | None,
    as_of: str | None,
    lang: str | None,
    color: Color,
) -> None:
    """Print what would happen. Raises Stop where the change cannot be made."""
    opened = open_repository(path, lang=lang, as_of=as_of)
    register = PlanGraph(opened.repository, opened.as_of)
    change = Change(
        retire=_in_force(retire, "--retire", register, opened),
        merge=_in_force(merge, "--merge", register, opened),
        into=into,
        adopt=_to_be_adopted(adopt, register, opened),
    )
    _refuse_what_cannot_be(change, register, opened)
    said = simulation(opened.repository, opened.selected, opened.as_of, opened.wording, change)
    write(render(said, opened.wording, Style(color=is_colored(color), width=width())))


def _in_force(selector: str | None, option: str, register: PlanGraph, opened: Opened) -> frozenset[str]:
    """The plans in force that a selector chooses; one alone that is not must be a mistake."""
    if selector is None:
        return frozenset()
    chosen = chosen_plans(register, selector, opened.wording).plans
    found = frozenset(plan for plan in chosen if register.plans[plan].in_force)
    if not found:
        raise _stop(N_("no plan that {option} names is in force: {plans}"), option, chosen, opened)
    return found


def _to_be_adopted(selector: str | None, register: PlanGraph, opened: Opened) -> frozenset[str]:
    if selector is None:
        return frozenset()
    chosen = chosen_plans(register, selector, opened.wording).plans
    found = frozenset(
        plan
        for plan in chosen
        if not register.plans[plan].in_force and not register.plans[plan].standing.retired
    )  # fmt: skip
    if not found:
        raise _stop(N_("no plan that {option} names waits to be adopted: {plans}"), "--adopt", chosen, opened)
    return found


def _refuse_what_cannot_be(change: Change, register: PlanGraph, opened: Opened) -> None:
    """Raise Stop where parts of the change contradict each other."""
    if both := (change.retire & change.merge) | (change.retire & {change.into or ""}):
        raise _stop(N_("plans cannot both be repealed and merged: {plans}"), "", both, opened)
    if change.merge and change.merge <= {change.into or ""}:
        raise _stop(N_("a plan cannot be merged into itself: {plans}"), "", change.merge, opened)
    if change.into in register.broken or (
        change.into in register.plans and register.plans[change.into].standing.retired
    ):
        raise _stop(N_("plans cannot be merged into one that is not in force: {plans}"), "", {change.into}, opened)


def _stop(message: str, option: str, plans: "frozenset[str] | set[str]", opened: Opened) -> Stop:
    said = opened.wording.text(message, {"option": option, "plans": ", ".join(sorted(plans))})
    return Stop(Exit.COULD_NOT_CHECK, said)
