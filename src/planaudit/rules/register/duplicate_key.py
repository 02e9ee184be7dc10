"""The same key is written twice in the same place.

Why: of two titles or two dates only one can be meant, and most programs keep the last without a word. Nothing of
such a document is read until one of the two is gone.

Source: YAML 1.2.2, chapter 3.2.1.1: the keys of a mapping are unique.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    title: Plan for kunst og kultur    # finds: duplicate-key

Good:

    id: kulturplan
    title: Plan for kunst og kultur
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027

Not evaluable: never; where the document breaks before the second key, SCH001 speaks.

False positives: none known; two texts for one field go into one text, or under a key that begins with `x-`.
"""

from collections.abc import Iterator

from planaudit.findings import Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.register.reading import unread
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem]:
    """Keys that are repeated, each at its second place."""
    yield from unread(register, "duplicate-key")


RULE = Rule(code="SCH004", name="duplicate-key", severity=Severity.ERROR, since="0.1.0", check=check)
