"""What a rule says: a problem, or that it cannot know."""

from collections.abc import Mapping
from typing import NamedTuple

from planaudit.findings.location import Place
from planaudit.findings.mending import Mending
from planaudit.findings.severity import Severity


def N_(template: str) -> str:  # noqa: N802 (the name gettext's tools look for)
    """Mark a template for translation; the wording happens later, in the reader's language."""
    return template


class Related(NamedTuple):
    """The other end of the matter: a place, what to say there, and whose place it is."""

    at: Place
    note: str
    values: Mapping[str, object] = {}
    plan: str | None = None
    element: str | None = None


class Problem(NamedTuple):
    """One thing wrong, as a rule states it: no line numbers, no language, no weight in force.

    `subject` is the plan (`klimaplan`), element (`klimaplan#T4`) or, when empty, the portfolio; `key` is the
    other end (a goal, a line, a year, a plan). Rule, subject and key together are the problem's identity.
    `severity` is set only where the rule weighs this case differently from its default, `mending` only where the
    register itself tells how the problem can be mended.
    """

    message: str
    at: Place
    subject: str = ""
    key: tuple[str, ...] = ()
    values: Mapping[str, object] = {}
    related: tuple[Related, ...] = ()
    help: str = ""
    help_values: Mapping[str, object] = {}
    severity: Severity | None = None
    mending: Mending | None = None


class NotEvaluable(NamedTuple):
    """The register does not hold the fact that the rule needs; neither a problem nor a pass.

    An empty `subject` means: for the portfolio as a whole.
    """

    reason: str
    subject: str = ""
    values: Mapping[str, object] = {}
