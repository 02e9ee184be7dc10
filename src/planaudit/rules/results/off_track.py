"""A goal's latest reported value lies clearly on the wrong side of the line from baseline to target.

Why: a goal that is behind half-way is seldom reached by itself. The council should hear it while there is time to do
more, or to set another target. More than a tenth of the whole way from the line is called clearly.

Source: KS-FoU 2022, chapter 6.3: results must be shown along the way, so that the council can steer by its goals.

Bad:

    id: klimaplan
    title: Klimaplan
    kind: kommunedelplan
    adopted: 2025-04-10
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - id: M1
        title: Utslippene er halvert
        supports: [samfunnsdelen#M1]
        indicator: utslipp
        direction: decrease
        baseline: {value: 40000, year: 2020}
        target: {value: 20000, year: 2030}
    measures:
      - {id: T1, title: Flåtestyring, goals: [M1], within_frame: true, responsible: teknisk, status: started}
    results:
      - date: 2025-12-11
        to: Kommunestyret
        goals:
          - goal: M1
            value: 36000               # finds: off-track
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: 2025-03-13
    period: 2025-2027
    priorities: [Klima]
    goals:
      - {id: M1, title: Vi lever klimavennlig, indicator: fotavtrykk, direction: decrease,
         target: {value: 4, year: 2027}}
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    results: [{date: 2025-06-12, to: Kommunestyret}]

Good:

    id: klimaplan
    title: Klimaplan
    kind: kommunedelplan
    adopted: 2025-04-10
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - id: M1
        title: Utslippene er halvert
        supports: [samfunnsdelen#M1]
        indicator: utslipp
        direction: decrease
        baseline: {value: 40000, year: 2020}
        target: {value: 20000, year: 2030}
    measures:
      - {id: T1, title: Flåtestyring, goals: [M1], within_frame: true, responsible: teknisk, status: started}
    results:
      - date: 2025-12-11
        to: Kommunestyret
        goals:
          - goal: M1
            value: 31500
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: 2025-03-13
    period: 2025-2027
    priorities: [Klima]
    goals:
      - {id: M1, title: Vi lever klimavennlig, indicator: fotavtrykk, direction: decrease,
         target: {value: 4, year: 2027}}
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    results: [{date: 2025-06-12, to: Kommunestyret}]

Not evaluable: for a goal with a reported value whose baseline or target lacks value or year, whose target is no later
than its baseline, or where dates leave open which report is the latest or where the line was then.

False positives: a goal whose measures are meant to work late, so that the way is no straight line. Suppress it with
the reason, until the year when the curve should bend.
"""

from collections.abc import Iterator, Sequence

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import Element, Nature
from planaudit.graph.goal_line import GoalLine, line_of, shown
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reporting import Reported, Reporting
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Goals of the council's own plans in force, as last reported."""
    reporting = register.ask(Reporting)
    for plan in register.in_force:
        for goal in register.elements_of(plan, Nature.GOAL) if plan.is_the_councils_own else ():
            if latest := reporting.latest_of_goal(goal):
                yield from _weigh(goal, line_of(goal.goal), latest)


def _weigh(goal: Element, line: GoalLine | None, latest: Sequence[Reported]) -> Iterator[Problem | NotEvaluable]:
    if line is None:
        yield NotEvaluable(
            subject=goal.ref, reason=N_("no line leads from a baseline with value and year to a later target")
        )
        return
    days = [(reported, day) for reported in latest for day in (reported.date.first, reported.date.last)]
    answers = {line.is_off_track(reported.value.value, day) for reported, day in days}
    if answers == {True}:
        yield _problem(goal, line, latest[-1])
    elif True in answers:
        yield NotEvaluable(
            subject=goal.ref, reason=N_("the dates of the reports do not tell whether it was off the line then")
        )


def _problem(goal: Element, line: GoalLine, reported: Reported) -> Problem:
    value = reported.value.value
    return Problem(
        message=N_(
            "{goal} stood at {value} in the report of {date}; on a straight line to its target it would be at"
            " {expected}"
        ),
        values={
            "goal": goal.named,
            "value": value,
            "date": reported.date,
            "expected": shown(line.expected(reported.date.last), value),
        },
        subject=goal.ref,
        at=reported.at,
        related=(Related(at=goal.pointer("target"), note=N_("the target"), plan=goal.owner.id, element=goal.id),),
        help=N_("ask the council for more measures, or for another target"),
    )


RULE = Rule(code="FOL004", name="off-track", severity=Severity.WARNING, since="0.1.0", check=check)
