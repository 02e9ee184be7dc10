"""What could not be read, as problems: the SCH rules each report those that carry their name."""

from collections.abc import Iterator

from planaudit.documents.schema_problem import SchemaProblem
from planaudit.findings import Problem
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.repeats import Repeats

_ELEMENT_DEPTH = 2
"""How many keys lead to an element: its list, and its position there."""


def unread(register: PlanGraph, name: str) -> Iterator[Problem]:
    """The problems of reading that the rule of this name reports."""
    repeats = Repeats()
    for problem in register.schema_problems:
        if problem.rule == name:
            subject = _subject(problem)
            yield Problem(
                message=problem.message,
                values=problem.values,
                at=problem.at,
                subject=subject,
                key=repeats.key(subject, _key(problem, subject)),
                related=problem.related,
                help=problem.help,
                help_values=problem.help_values,
                mending=problem.mending,
            )


def _subject(problem: SchemaProblem) -> str:
    """The plan or element, where its id could be read; else nothing."""
    if not problem.plan or "#" in problem.plan:
        return ""
    return f"{problem.plan}#{problem.element}" if problem.element else problem.plan


def _key(problem: SchemaProblem, subject: str) -> tuple[str, ...]:
    """What is wrong there. Positions in lists tell nothing where the element itself is named."""
    if not subject:
        return (problem.at.path, *problem.key)
    if problem.element:
        return (*problem.key[:1], *problem.key[_ELEMENT_DEPTH:])
    return problem.key
