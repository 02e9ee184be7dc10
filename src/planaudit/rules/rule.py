"""What a rule is: a page of prose, an identity, options, and one pure function."""

import sys
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

from planaudit.findings import NotEvaluable, Problem, RuleCard, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing


class RuleOptions(BaseModel):
    """What a municipality may tune about a rule: by default, nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Rule(NamedTuple):
    """A rule, as a value. The docstring of the file that holds `check` is its page.

    `reads` is what `check` is given: the register, the outcome of the rules that have run before, or the register
    before and after a change.
    `asks_for` is what some plan of the register must declare before the rule makes sense at all; otherwise it
    is not evaluable once, for the portfolio. `weighs_unknown` tells that the rule says itself what plans of unknown
    status leave open; for other rules the audit finds that out.
    """

    code: str
    name: str
    severity: Severity
    since: str
    check: Callable[[Any, Any], Iterator[Problem | NotEvaluable]]
    reads: type = PlanGraph
    options: type[RuleOptions] = RuleOptions
    asks_for: Thing | None = None
    weighs_unknown: bool = False

    @property
    def page(self) -> str:
        """The rule's documentation."""
        return (sys.modules[self.check.__module__].__doc__ or "").strip() + "\n"

    @property
    def summary(self) -> str:
        """The first line of the page: what the rule finds, without the full stop."""
        return self.page.splitlines()[0].removesuffix(".")

    @property
    def card(self) -> RuleCard:
        """What reporters print of the rule."""
        return RuleCard(self.code, self.name, self.severity, self.summary, self.page)
