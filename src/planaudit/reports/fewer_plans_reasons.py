"""Why plans could go: what the rules say of them, that they are empty, or that others serve the same goals."""

from collections.abc import Collection, Iterator
from heapq import nsmallest

from planaudit.findings import N_, Joined, Report, Worded
from planaudit.graph.covering import covered_plans
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.reports.fewer_plans import FOUND_BY, Reason, Why

_MOST_NAMED = 3
"""So many of the plans that cover another are named; the others are counted."""


def reasons(register: PlanGraph, report: Report) -> Iterator[tuple[str, Why]]:
    """Each plan with each reason that the register gives for it to go: findings, emptiness, and plans that cover it."""
    for finding in report.counted:
        if finding.code in FOUND_BY and finding.plan:
            yield finding.plan, Why(FOUND_BY[finding.code], N_("{message}"), {"message": Worded(finding.message)})
    if register.declares(Thing.CONTENT):
        for entry in register.strategic_in_force:
            if _is_empty(entry):
                message = N_("{plan} has no goals, priorities, strategies or measures")
                yield entry.id, Why(Reason.EMPTY, message, {"plan": entry.named})
    for found in covered_plans(register):
        goals = Joined(tuple(goal.named for goal in found.goals))
        why = Why(Reason.COVERED, "", {"plan": found.plan.named, "goals": goals})
        yield found.plan.id, covered(why, found.by)


def covered(why: Why, others: Collection[PlanEntry]) -> Why:
    """That other plans serve the goals that a plan's goals serve; the first of them are named."""
    first = nsmallest(_MOST_NAMED, others, key=lambda plan: plan.id)
    message = (
        N_("the goals of {plan} serve {goals}, and so do those of {others} and {n} more in the same theme")
        if len(others) > len(first)
        else N_("the goals of {plan} serve {goals}, and so do those of {others} in the same theme")
    )
    named = Joined(tuple(other.named for other in first))
    values = {**why.values, "others": named, "n": len(others) - len(first)}
    return why._replace(message=message, values=values, while_kept=frozenset(other.id for other in others))


def _is_empty(entry: PlanEntry) -> bool:
    plan = entry.plan
    return entry.is_complete and not (plan.goals or plan.priorities or plan.strategies or plan.measures)
