"""A document is not YAML, so that nothing of it can be read.

Why: one quotation mark too few hides a whole plan from the council's overview. All other documents are still
checked, and what refers to the broken one is not called wrong.

Source: YAML 1.2.2, chapters 3 and 10.3 (the core schema). Registers are kept by people, and people miss a
quotation mark.

Bad:

    id: kulturplan
    title: "Kulturplan 2024–2027   # finds: invalid-yaml
    kind: temaplan

Good:

    id: kulturplan
    title: "Kulturplan 2024–2027"
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027

Not evaluable: never; a document can be read or it cannot.

False positives: none known. YAML 1.1 that YAML 1.2 has given up, such as tags of programming languages, is
refused on purpose: write the value plainly.
"""

from collections.abc import Iterator

from planaudit.findings import Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.register.reading import unread
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem]:
    """Documents that the YAML parser, or the bounds on size and depth, refuse."""
    yield from unread(register, "invalid-yaml")


RULE = Rule(code="SCH001", name="invalid-yaml", severity=Severity.ERROR, since="0.1.0", check=check)
