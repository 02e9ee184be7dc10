"""A plan is in development, but the present planstrategi does not mention it.

Why: the planstrategi is where the council says which plans it wants. Work that begins beside it takes capacity from
what the council did choose.

Source: KS-FoU 2022, chapter 7.8: the planstrategi decides planning needs and is kept up to date; pbl § 10-1.

Bad:

    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    decisions: {continue: [samfunnsdelen]}
    ---
    id: kulturplan
    title: Kulturplan
    kind: temaplan
    status: in-progress            # finds: outside-planning-strategy

Good:

    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    decisions: {continue: [samfunnsdelen], initiate: [kulturplan]}
    ---
    id: kulturplan
    title: Kulturplan
    kind: temaplan
    status: in-progress

Not evaluable: once, for the portfolio, where the planstrategi in force tells nothing of what it decides, or the
status of every planstrategi is unknown.

False positives: plans that the council ordered after the planstrategi. Roll the planstrategi, or suppress it with
the case number. Økonomiplan, årsbudsjett and planstrategi are rolled by law and not asked.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.model.kind import SERIES, Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in development that no planstrategi in force names, nor any plan that they take over from."""
    drafts = [plan for plan in register.plans.values() if _is_asked(plan)]
    strategies = register.of_kind(Kind.PLANSTRATEGI)
    present = [strategy for strategy in strategies if strategy.in_force]
    open_ = [strategy for strategy in strategies if not strategy.standing.is_known]
    if not drafts or not (present or open_):
        return
    mentioned = {ref for strategy in present for ref in _mentioned(register, strategy)}
    if not present or not mentioned:
        yield NotEvaluable(reason=N_("the present planstrategi, or what it decides, is not known: fill in decisions"))
        return
    for plan in drafts:
        if mentioned.isdisjoint({plan.id, *(old.ref for old in register.targets(plan, Relation.REPLACES))}):
            yield _problem(plan, present[0])


def _is_asked(plan: PlanEntry) -> bool:
    return plan.standing.in_development and plan.is_the_councils_own and plan.kind not in SERIES


def _mentioned(register: PlanGraph, strategy: PlanEntry) -> Iterator[str]:
    for reference in register.said_by.get(strategy.ref, ()):
        yield reference.target.ref if reference.target else reference.written


def _problem(plan: PlanEntry, strategy: PlanEntry) -> Problem:
    return Problem(
        message=N_("{plan} is in development, but {strategy} does not mention it"),
        values={"plan": plan.named, "strategy": strategy.named},
        subject=plan.ref,
        at=plan.pointer("status"),
        related=(
            Related(
                at=strategy.pointer("decisions"),
                note=N_("{strategy} decides which plans are made"),
                values={"strategy": strategy.named},
                plan=strategy.id,
            ),
        ),
        help=N_("let the council decide on it, and name it in the planstrategi under `decisions:`"),
    )


RULE = Rule(
    code="VOL008",
    name="outside-planning-strategy",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
)
