"""A field holds a value of the wrong type, or one that it cannot have.

Why: a date that does not exist, or a period that ends before it starts, cannot be held against a council period or
a budget. The rest of the plan is still checked.

Source: the format of plan files (FORMAT.md, chapters 2 to 8); an unquoted # begins a comment in YAML 1.2, and
leaves the field empty.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-13-45            # finds: invalid-field
    period: 2024-2027

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027

Not evaluable: never; a value fits the field or it does not.

Mended: `--fix` gives a date such as 2024-6-3 its zeros. Other values want somebody who knows what was meant.

False positives: none known. What the register does not know is best left out: a plan needs only `id`, `title` and
`kind`, and the municipality's own data goes under keys that begin with `x-`.
"""

from collections.abc import Iterator

from planaudit.findings import Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.register.reading import unread
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem]:
    """Values that the format does not allow; one problem a field."""
    yield from unread(register, "invalid-field")


RULE = Rule(code="SCH002", name="invalid-field", severity=Severity.ERROR, since="0.1.0", check=check)
