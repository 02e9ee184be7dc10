"""What is wrong with a file or a document, as the documents layer sees it; the SCH rules report it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planaudit.findings import Place, Related, TextRange


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaProblem:
    """One thing wrong. `rule` is the name of the SCH rule that reports it; `plan` the plan's id where known.

    `at` counts the items of lists as they are written; `shown_at` is the place in the text where items before it
    were left out, so that keys no longer tell.
    """

    rule: str
    message: str
    at: Place
    values: Mapping[str, object] = field(default_factory=dict)
    help: str = ""
    help_values: Mapping[str, object] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    plan: str = ""
    element: str | None = None
    key: tuple[str, ...] = ()
    shown_at: TextRange | None = None


class Refused(Exception):
    """A document that cannot be read; carries the one problem that says why."""

    def __init__(self, problem: SchemaProblem) -> None:
        super().__init__(problem.message)
        self.problem = problem
