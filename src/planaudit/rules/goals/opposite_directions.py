"""Goals of two plans want the same indicator to go opposite ways.

Why: both plans cannot succeed. As long as nobody says so, each sector works for its own goal, and what becomes of
the indicator is decided by nobody. Elected members ask to be told of such conflicts while they can still choose.

Source: KS-FoU 2022, chapter 6.3: with many plans there may be conflicts between goals that nobody has taken up, and
members want the administration to describe them.

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
      - id: M1
        title: Flere biler til handelen i sentrum
        indicator: biltrafikk
        direction: increase        # finds: opposite-directions
    measures: [{id: T1, title: Parkeringshus, goals: [M1]}]

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
      - id: M1
        title: Flere biler til handelen i sentrum
        indicator: biltrafikk
        direction: increase
        conflicts_with:
          - {goal: klimaplan#M1, resolution: {date: 2025-06-12, body: Kommunestyret, text: Handelen unntas}}
    measures: [{id: T1, title: Parkeringshus, goals: [M1]}]

Not evaluable: for a goal that only a plan of unknown status contradicts.

False positives: goals for different parts of the municipality that share an indicator; give each its own. Where the
council has weighed the two against each other, say so under `conflicts_with`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Quoted, Related, Severity
from planaudit.graph.aim import Aims
from planaudit.graph.clash import Clash, clashes
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.goal import Direction
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Pairs of an increase and a decrease on one indicator."""
    aims = register.ask(Aims)
    for indicator, up, down in aims.opposed():
        for clash in clashes(register, up, down):
            yield _problem(clash, aims.title(indicator, clash.late)) if clash.is_certain else _unknown(clash)


def _problem(clash: Clash, indicator: str) -> Problem:
    message = (
        N_("{goal} wants {indicator} to increase, while {other} of {plan} wants it to decrease")
        if clash.late.goal.direction is Direction.INCREASE
        else N_("{goal} wants {indicator} to decrease, while {other} of {plan} wants it to increase")
    )
    return Problem(
        message=message,
        values={
            "goal": clash.late.named,
            "indicator": Quoted(indicator),
            "other": clash.early.named,
            "plan": clash.early.owner.named,
        },
        subject=clash.late.ref,
        key=(clash.early.ref,),
        at=clash.late.pointer("direction"),
        related=(
            Related(
                at=clash.early.pointer("direction"),
                note=N_("{other} wants the opposite"),
                values={"other": clash.early.named},
                plan=clash.early.owner.id,
                element=clash.early.id,
            ),
        ),
        help=N_("change one of the goals, or declare the conflict under `conflicts_with:` and how it was settled"),
    )


def _unknown(clash: Clash) -> NotEvaluable:
    return NotEvaluable(
        subject=clash.late.ref,
        reason=N_("the status of {plan}, whose goal {other} wants the opposite, is not known"),
        values={"plan": clash.early.owner.named, "other": clash.early.named},
    )


RULE = Rule(
    code="GOA001",
    name="opposite-directions",
    severity=Severity.ERROR,
    since="0.1.0",
    check=check,
    weighs_unknown=True,
)
