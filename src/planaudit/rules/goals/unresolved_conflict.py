"""A declared conflict between two goals has no resolution, or one that no longer holds.

Why: saying that two goals pull apart is half the work. Until somebody entitled to it has chosen, each sector follows
its own plan, and elected members meet the conflict again in every single case.

Source: KS-FoU 2022, chapters 6.3 and 6.4: whether the administration explains conflicts between plans to elected
members, and how.

Bad:

    municipality: {name: Fjordvik kommune}
    indicators: [{id: jord, title: Dyrket areal}, {id: boliger, title: Nye boliger}]
    ---
    id: boligplan
    title: Boligplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals: [{id: M1, title: Boliger nok til alle, indicator: boliger}]
    measures: [{id: T1, title: Tomter, goals: [M1]}]
    ---
    id: landbruksplan
    title: Landbruksplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - id: M1
        title: Vern om dyrket jord
        indicator: jord
        conflicts_with:
          - goal: boligplan#M1     # finds: unresolved-conflict
    measures: [{id: T1, title: Jordvernsone, goals: [M1]}]

Good:

    municipality: {name: Fjordvik kommune}
    indicators: [{id: jord, title: Dyrket areal}, {id: boliger, title: Nye boliger}]
    ---
    id: boligplan
    title: Boligplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals: [{id: M1, title: Boliger nok til alle, indicator: boliger}]
    measures: [{id: T1, title: Tomter, goals: [M1]}]
    ---
    id: landbruksplan
    title: Landbruksplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - id: M1
        title: Vern om dyrket jord
        indicator: jord
        conflicts_with:
          - {goal: boligplan#M1, resolution: {date: 2025-06-12, body: Kommunestyret, case: 71/25, until: 2028}}
    measures: [{id: T1, title: Jordvernsone, goals: [M1]}]

Not evaluable: where the status of one of the two plans is not known.

False positives: a conflict that a decision has settled without the register saying so; note it under `resolution`.
"""

from collections.abc import Iterator, Sequence

from planaudit.findings import N_, NotEvaluable, Pointer, Problem, Related, Severity
from planaudit.graph.aim import speaks
from planaudit.graph.conflict import Conflicts, Declaration, Settlement
from planaudit.graph.entry import Element
from planaudit.graph.later import later
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.rule import Rule, RuleOptions

_MOST_TELLING_LAST = (Settlement.OPEN, Settlement.TO_COME, Settlement.LAPSED)


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Declared pairs that no valid resolution settles; either goal may hold it."""
    for declarations in register.ask(Conflicts):
        if any(declared.settlement is Settlement.SETTLED for declared in declarations):
            continue
        late, early = _in_order(declarations[0])
        heard = {speaks(late.owner), speaks(early.owner)}
        if heard == {True}:
            yield _problem(late, early, declarations)
        elif False not in heard:
            yield from _unknown(late, early)


def _in_order(declared: Declaration) -> tuple[Element, Element]:
    one, other = sorted((declared.by, declared.of), key=lambda element: element.ref)
    if one.owner is not other.owner:
        return (one, other) if later(one.owner, other.owner) is one.owner else (other, one)
    return declared.by, declared.of


def _problem(late: Element, early: Element, declarations: Sequence[Declaration]) -> Problem:
    telling = max(
        declarations, key=lambda declared: (_MOST_TELLING_LAST.index(declared.settlement), declared.by is late)
    )
    resolution = telling.resolution
    values: dict[str, object] = {"goal": late.named, "other": early.named, "plan": early.owner.named}
    if telling.settlement is Settlement.LAPSED and resolution:
        message = N_("{goal} is in conflict with {other} of {plan}, and the resolution held only until {until}")
        values["until"] = resolution.until
    elif telling.settlement is Settlement.TO_COME and resolution:
        message = N_("{goal} is in conflict with {other} of {plan}, and the conflict is not settled until {date}")
        values["date"] = resolution.date
    else:
        message = N_("{goal} is declared to be in conflict with {other} of {plan}, and nobody has settled it")
    return Problem(
        message=message,
        values=values,
        subject=late.ref,
        key=(early.ref,),
        at=_place(late, declarations),
        related=(
            Related(
                at=_place(early, declarations),
                note=N_("{other} is the other goal"),
                values={"other": early.named},
                plan=early.owner.id,
                element=early.id,
            ),
        ),
        help=N_("let the council weigh the two, and note what it decided under `resolution:`"),
    )


def _place(goal: Element, declarations: Sequence[Declaration]) -> Pointer:
    """Where the goal itself declares the conflict, else the goal."""
    return next((declared.at for declared in declarations if declared.by is goal), goal.pointer("id"))


def _unknown(late: Element, early: Element) -> Iterator[NotEvaluable]:
    for goal, other in ((late, early), (early, late)):
        if speaks(goal.owner):
            yield NotEvaluable(
                subject=goal.ref,
                reason=N_("the status of {plan}, whose goal {other} it is in conflict with, is not known"),
                values={"plan": other.owner.named, "other": other.named},
            )


RULE = Rule(
    code="GOA005",
    name="unresolved-conflict",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    weighs_unknown=True,
)
