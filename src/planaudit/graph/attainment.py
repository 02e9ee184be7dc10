"""Whether a goal has been reached, by what was last reported of its indicator."""

from planaudit.graph.entry import Element
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reporting import Reporting
from planaudit.graph.target import wish_of


def has_reached_its_target(register: PlanGraph, goal: Element) -> bool | None:
    """Whether the last report stood at the target or beyond it; None without a report, a value or a direction.

    What is to be maintained has reached its target where it stands exactly there.
    """
    wish, direction = wish_of(goal.goal), goal.goal.direction
    reported = register.ask(Reporting).latest_of_goal(goal)
    if wish is None or wish.value is None or direction is None or not reported:
        return None
    short = [(reported_.value.value - wish.value) * (direction.sign or 1) for reported_ in reported]
    answers = {distance == 0 if direction.sign == 0 else distance >= 0 for distance in short}
    return answers.pop() if len(answers) == 1 else None
