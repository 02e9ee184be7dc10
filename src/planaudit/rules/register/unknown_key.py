"""A plan file uses a key that the format does not know.

Why: what stands under a misspelt key is never read: the plan looks as if it had no parent, owner or goals. The
nearest known key is named.

Source: the format of plan files (FORMAT.md, chapters 2, 3 and 7).

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adoptd: 2024-06-13             # finds: unknown-key

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    x-archive: 17/4411

Not evaluable: never; a key is known or it is not.

False positives: keys of your own. Begin them with `x-`, and they are passed over.
"""

from collections.abc import Iterator

from planaudit.findings import Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.register.reading import unread
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem]:
    """Keys that nobody knows, with the nearest one."""
    yield from unread(register, "unknown-key")


RULE = Rule(code="SCH003", name="unknown-key", severity=Severity.ERROR, since="0.1.0", check=check)
