"""A plan has another id than before: links to it from outside break.

Why: an id is what minutes, other municipalities' registers and old findings name a plan by. Within the register a
broken link is found; nobody finds those outside it.

Source: RFC 3986's readers and the web at large: names that others use must last; KS-FoU 2022, chapter 6.3: the
overview of plans must be the same for all.

Before:

    {id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2024-06-13, period: 2024-2027, parent: samfunnsdelen}

Bad:

    id: kulturplan-2024            # finds: renamed-id
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen

Good:

    {id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2024-06-13, period: 2024-2027, parent: samfunnsdelen}

Not evaluable: never; plans that may or may not be the same are taken as different ones.

False positives: a new edition with the old one's title, while the old one was deleted. Put the old one back, with
the new one's `replaces` naming it.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, Problem, Severity
from planaudit.graph.comparison import Comparison
from planaudit.rules.rule import Rule, RuleOptions


def check(comparison: Comparison, options: RuleOptions) -> Iterator[Problem]:
    """Plans that are there before and after, under two ids."""
    for old, new in comparison.renamed.items():
        entry = comparison.after.plans[new]
        yield Problem(
            message=N_("{plan} had the id {old} before: links to it from outside break"),
            values={"plan": entry.named, "old": Bare(old)},
            subject=new,
            key=(old,),
            at=entry.pointer("id"),
            help=N_("keep the old id, or tell those who link to it"),
        )


RULE = Rule(
    code="CHG005",
    name="renamed-id",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    reads=Comparison,
)
