"""A plan file could not be opened, or is a link out of the plan repository.

Why: whoever reads the report believes that it covers every plan. What was passed over must be named.

Source: the format of plan files (FORMAT.md, chapter 1): links that leave the root are not followed.

Bad:

    # link: plans/felles.yaml -> ../../felles/kulturplan.yaml    # finds: skipped-file

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027

Not evaluable: never; a file can be opened or it cannot.

False positives: a link that is meant to lead elsewhere, such as a shared folder. Copy the files in, or leave the
link out of `plans:` in `planaudit.yaml`.
"""

from collections.abc import Iterator

from planaudit.findings import Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.register.reading import unread
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem]:
    """Files and folders that were passed over."""
    yield from unread(register, "skipped-file")


RULE = Rule(code="SCH006", name="skipped-file", severity=Severity.WARNING, since="0.1.0", check=check)
