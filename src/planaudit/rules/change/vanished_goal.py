"""A goal of an adopted plan is gone.

Why: goals are what the council promised. One that disappears without a word was neither reached nor given up, and
the measures and money of other plans that served it serve nothing any more.

Source: KS-FoU 2022, chapter 6.3: a clear red thread («rød tråd») from plan to plan; plan- og bygningsloven § 11-17
(changes of an adopted plan are adopted like the plan).

Before:

    id: klimaplan
    title: Klimaplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    economy: {plan: okonomiplanen}
    goals:
      - {id: M1, title: Mindre biltrafikk, indicator: biltrafikk, supports: [samfunnsdelen#G1]}
      - {id: M2, title: Flere går og sykler, indicator: sykkelreiser, supports: [samfunnsdelen#G1]}

Bad:

    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel 2024–2027
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    parent: planstrategien
    priorities: [Klima]
    economy: {plan: okonomiplanen}
    goals: [{id: G1, title: Utslippene er halvert, indicator: utslipp}]
    ---
    id: klimaplan
    title: Klimaplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    economy: {plan: okonomiplanen}
    goals:                         # finds: vanished-goal
      - {id: M1, title: Mindre biltrafikk, indicator: biltrafikk, supports: [samfunnsdelen#G1]}
    measures: [{id: T1, title: Sykkelfelt, goals: [M1], within_frame: true}]

Good:

    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel 2024–2027
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    parent: planstrategien
    priorities: [Klima]
    economy: {plan: okonomiplanen}
    goals: [{id: G1, title: Utslippene er halvert, indicator: utslipp}]
    ---
    id: klimaplan
    title: Klimaplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    economy: {plan: okonomiplanen}
    goals:
      - {id: M1, title: Mindre biltrafikk, indicator: biltrafikk, supports: [samfunnsdelen#G1]}
      - {id: M2, title: Flere går og sykler, indicator: sykkelreiser, supports: [samfunnsdelen#G1]}
    measures: [{id: T1, title: Sykkelfelt, goals: [M1, M2], within_frame: true}]

Not evaluable: for a plan whose status was unknown, and where some field of it cannot be read now.

False positives: a new edition under the old id, with other goals. It may be better to give it an id of its own that
`replaces` the old one.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.comparison import Comparison, same_text
from planaudit.graph.entry import Element, Nature, PlanEntry
from planaudit.rules.rule import Rule, RuleOptions


def check(comparison: Comparison, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Goals of plans in force before that the same plan does not hold now, under any id."""
    for before, after in comparison.kept:
        gone = list(_gone(comparison, before, after))
        if not gone:
            continue
        if not after.is_complete:
            yield NotEvaluable(reason=N_("some field of the plan could not be read"), subject=after.id)
        elif not before.standing.is_known:
            yield NotEvaluable(reason=N_("it is not known whether the plan was in force"), subject=after.id)
        elif before.in_force:
            yield from (_problem(after, goal) for goal in gone)


def _gone(comparison: Comparison, before: PlanEntry, after: PlanEntry) -> Iterator[Element]:
    ids = {goal.id for goal in after.plan.goals}
    titles = {same_text(goal.title) for goal in after.plan.goals}
    for element in comparison.before.elements_of(before, Nature.GOAL):
        if element.id not in ids and same_text(element.goal.title) not in titles:
            yield element


def _problem(after: PlanEntry, goal: Element) -> Problem:
    return Problem(
        message=N_("goal {goal} of {plan} is gone, and the plan was adopted with it"),
        values={"goal": goal.named, "plan": after.named},
        subject=after.id,
        key=(goal.id,),
        at=after.pointer("goals"),
        help=N_("put the goal back, or let a new edition of the plan replace this one"),
    )


RULE = Rule(
    code="CHG003",
    name="vanished-goal",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    reads=Comparison,
)
