"""A measure serves no goal.

Why: what a measure is for is the first thing that is asked when money is short. A measure that no goal asks for is
either somebody's pet, or the goal is missing from the plan.

Source: KS-FoU 2022, chapter 6.3: the connection between goals, means, resources and results.

Bad:

    id: omsorgsplan
    title: Omsorgsplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals: [{id: M1, title: Flere bor hjemme, indicator: hjemmeboende}]
    measures:
      - {id: T1, title: Hverdagsrehabilitering, goals: [M1]}
      - id: T2                     # finds: goalless-measure
        title: Nytt dagsenter

Good:

    id: omsorgsplan
    title: Omsorgsplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    strategies: [{id: S1, title: Hjemme så lenge som mulig, supports: [M1]}]
    goals: [{id: M1, title: Flere bor hjemme, indicator: hjemmeboende}]
    measures:
      - {id: T1, title: Hverdagsrehabilitering, goals: [M1]}
      - {id: T2, title: Nytt dagsenter, goals: [S1]}

Not evaluable: once, for the portfolio, where no plan has goals.

False positives: measures that a statute demands whatever the plan's goals. Suppress them with the statute.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.conflict import goals_served
from planaudit.graph.entry import Element, Nature
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.graph.thing import Thing
from planaudit.model.measure import MeasureStatus
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Measures of plans in force that are not cancelled."""
    for plan in register.in_force:
        for measure in register.elements_of(plan, Nature.MEASURE):
            if measure.measure.status is not MeasureStatus.CANCELLED and not _serves(register, measure):
                yield _problem(measure)


def _serves(register: PlanGraph, measure: Element) -> bool:
    """Whether it serves a goal, or says so in a reference that finds nothing: another rule speaks of that."""
    if goals_served(register, measure):
        return True
    said = [reference for reference in register.said_by.get(measure.ref, ()) if reference.relation is Relation.SERVES]
    through = [register.said_by.get(target.ref, ()) for target in register.targets(measure, Relation.SERVES)]
    return any(not reference.fits for references in (said, *through) for reference in references)


def _problem(measure: Element) -> Problem:
    return Problem(
        message=(
            N_("{measure} of {plan} serves strategies that support no goal")
            if measure.measure.goals
            else N_("{measure} of {plan} serves no goal")
        ),
        values={"measure": measure.named, "plan": measure.owner.named},
        subject=measure.ref,
        at=measure.pointer("goals") if measure.measure.goals else measure.pointer("id"),
        help=(
            N_("let the strategy name the goals that it serves with `supports:`")
            if measure.measure.goals
            else N_("name the goal that it serves with `goals:`, or drop the measure")
        ),
    )


RULE = Rule(
    code="GOA011",
    name="goalless-measure",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.GOAL,
)
