"""What is wrong with a file or a document, as the documents layer sees it; the SCH rules report it."""

from collections.abc import Mapping
from typing import NamedTuple

from planaudit.findings import Mending, Place, Related


class SchemaProblem(NamedTuple):
    """One thing wrong, and where.

    `rule` is the name of the SCH rule that reports it, `plan` the plan's id where known, `field` the top-level key
    of the document that it lies in.
    """

    rule: str
    message: str
    at: Place
    values: Mapping[str, object] = {}
    help: str = ""
    help_values: Mapping[str, object] = {}
    related: tuple[Related, ...] = ()
    plan: str = ""
    element: str | None = None
    field: str = ""
    key: tuple[str, ...] = ()
    mending: Mending | None = None


class Refused(Exception):
    """A document that cannot be read; carries the one problem that says why."""

    def __init__(self, problem: SchemaProblem) -> None:
        super().__init__(problem.message)
        self.problem = problem
