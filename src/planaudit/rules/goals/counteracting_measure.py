"""A measure pushes an indicator against a goal of another plan.

Why: the municipality pays for a measure that makes another of its own goals harder to reach. That may be right, but
then somebody should have chosen it.

Source: KS-FoU 2022, chapter 6.3: the connection between goals, means and resources; conflicts that are not taken up.

Bad:

    municipality: {name: Fjordvik kommune}
    indicators:
      - {id: biltrafikk, title: Årsdøgntrafikk}
    ---
    id: klimaplan
    title: Klimaplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Mindre biltrafikk, indicator: biltrafikk, direction: decrease}
    measures: [{id: T1, title: Sykkelfelt, goals: [M1]}]
    ---
    id: handelsplan
    title: Handelsplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Levende handel i sentrum, indicator: biltrafikk}
    measures:
      - id: T1
        title: Ny ringveg
        goals: [M1]
        affects:
          - indicator: biltrafikk
            direction: increase    # finds: counteracting-measure

Good:

    municipality: {name: Fjordvik kommune}
    indicators:
      - {id: biltrafikk, title: Årsdøgntrafikk}
    ---
    id: klimaplan
    title: Klimaplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Mindre biltrafikk, indicator: biltrafikk, direction: decrease}
    measures: [{id: T1, title: Sykkelfelt, goals: [M1]}]
    ---
    id: handelsplan
    title: Handelsplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Levende handel i sentrum, indicator: biltrafikk}
    measures:
      - {id: T1, title: Gågate, goals: [M1], affects: [{indicator: biltrafikk, direction: decrease}]}

Not evaluable: for a measure or goal that only a plan of unknown status contradicts.

False positives: an effect too small to matter; leave it out of `affects`. Where the measure serves a goal that is
declared to be in conflict with the other, under `conflicts_with`, nothing is said.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Pointer, Problem, Quoted, Related, Severity
from planaudit.graph.aim import Aim, Aims
from planaudit.graph.clash import Clash, clashes
from planaudit.graph.entry import Element, Nature
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.goal import Direction
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Pairs of a measure and a goal that want one indicator to go opposite ways."""
    aims = register.ask(Aims)
    doubts: dict[str, NotEvaluable] = {}
    for aim, measures, goals in aims.counteracted():
        for clash in clashes(register, measures, goals):
            if clash.is_certain:
                yield _problem(clash, aim, aims, measures)
            else:
                doubts.setdefault(clash.late.ref, _unknown(clash))
    yield from doubts.values()


def _problem(clash: Clash, aim: Aim, aims: Aims, measures: dict[Element, int]) -> Problem:
    late, early = clash.late, clash.early
    goal = early if late.nature is Nature.MEASURE else late
    return Problem(
        message=_message(late, aim[1]),
        values={
            "subject": late.named,
            "indicator": Quoted(aims.title(aim[0], goal)),
            "other": early.named,
            "plan": early.owner.named,
        },
        subject=late.ref,
        key=(early.ref,),
        at=_place(late, measures),
        related=(
            Related(
                at=_place(early, measures),
                note=N_("{other} pulls the other way"),
                values={"other": early.named},
                plan=early.owner.id,
                element=early.id,
            ),
        ),
        help=N_("weigh the two, and declare the conflict between the goals they serve under `conflicts_with:`"),
    )


def _message(late: Element, pushed: Direction) -> str:
    if late.nature is Nature.MEASURE:
        return (
            N_("{subject} makes {indicator} increase, while {other} of {plan} wants it to decrease")
            if pushed is Direction.INCREASE
            else N_("{subject} makes {indicator} decrease, while {other} of {plan} wants it to increase")
        )
    return (
        N_("{subject} wants {indicator} to decrease, while {other} of {plan} makes it increase")
        if pushed is Direction.INCREASE
        else N_("{subject} wants {indicator} to increase, while {other} of {plan} makes it decrease")
    )


def _place(element: Element, measures: dict[Element, int]) -> Pointer:
    if element.nature is Nature.MEASURE:
        return element.pointer("affects", measures[element], "direction")
    return element.pointer("direction")


def _unknown(clash: Clash) -> NotEvaluable:
    return NotEvaluable(
        subject=clash.late.ref,
        reason=N_("the status of {plan}, whose {other} pulls the other way, is not known"),
        values={"plan": clash.early.owner.named, "other": clash.early.named},
    )


RULE = Rule(
    code="GOA003",
    name="counteracting-measure",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    weighs_unknown=True,
)
