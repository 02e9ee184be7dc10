"""A goal of a plan below the samfunnsdel supports no goal higher up.

Why: a goal that serves nothing above it is the sector's own. Where the red thread is not drawn, nobody can see whether
the samfunnsdel's goals are worked for, or what the goal is there for.

Source: KS-FoU 2022, chapter 6.3: a clear red thread from the samfunnsdel to the economic plan.

Bad:

    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel 2024–2027
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    parent: planstrategien
    priorities: [Omsorg]
    goals: [{id: G1, title: Trygt å bli gammel, level: vision}]
    ---
    id: omsorgsplan
    title: Omsorgsplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - id: M1                     # finds: unanchored-goal
        title: Flere bor hjemme
        indicator: hjemmeboende
    measures: [{id: T1, title: Hverdagsrehabilitering, goals: [M1]}]

Good:

    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel 2024–2027
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    parent: planstrategien
    priorities: [Omsorg]
    goals: [{id: G1, title: Trygt å bli gammel, level: vision}]
    ---
    id: omsorgsplan
    title: Omsorgsplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Flere bor hjemme, indicator: hjemmeboende, supports: [samfunnsdelen#G1]}
    measures: [{id: T1, title: Hverdagsrehabilitering, goals: [M1]}]

Not evaluable: once, for the portfolio, where no plan has goals; for a goal where only a samfunnsdel of unknown status
has goals to support.

False positives: goals that a statute sets and no plan above takes up. Suppress them with the statute as the reason.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import Element, Nature, PlanEntry
from planaudit.graph.goal_thread import GoalThread
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.model.goal import GoalLevel
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Goals of strategic plans in force below the samfunnsdel, where that has goals."""
    has_goals = {entry.in_force for entry in _samfunnsdeler_with_goals(register)}
    if register.is_county or not has_goals:
        return
    thread = register.ask(GoalThread)
    for goal in _goals_below(register):
        if thread.supports_higher_goal(goal) is False:
            if True in has_goals:
                yield _problem(goal)
            else:
                reason = N_("the status of the samfunnsdel that has goals to support is not known")
                yield NotEvaluable(subject=goal.ref, reason=reason)


def _samfunnsdeler_with_goals(register: PlanGraph) -> Iterator[PlanEntry]:
    for entry in register.of_kind(Kind.SAMFUNNSDEL):
        if entry.plan.goals and (entry.in_force or not entry.standing.is_known):
            yield entry


def _goals_below(register: PlanGraph) -> Iterator[Element]:
    top = Kind.SAMFUNNSDEL.level or 0
    for plan in register.strategic_in_force:
        if (plan.kind.level or 0) > top:
            for goal in register.elements_of(plan, Nature.GOAL):
                if goal.goal.level is not GoalLevel.VISION:
                    yield goal


def _problem(goal: Element) -> Problem:
    return Problem(
        message=N_("{goal} of {plan} supports no goal higher up"),
        values={"goal": goal.named, "plan": goal.owner.named},
        subject=goal.ref,
        at=goal.pointer("id"),
        help=N_("name the samfunnsdel's goal that it serves with `supports:`, or drop the goal"),
    )


RULE = Rule(
    code="GOA006",
    name="unanchored-goal",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.GOAL,
)
