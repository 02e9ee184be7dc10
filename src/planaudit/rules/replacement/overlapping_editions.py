"""Two plans in force have the same title but for years and numbers, and neither replaces the other.

Why: it looks as if the old edition was left in the list when the new one was adopted. Nobody can tell which applies.

Source: KS-FoU 2022, chapter 6.2: a full revision takes over from the earlier plan, which then leaves the list of
plans.

Bad:

    id: klimaplan-2024
    title: Klimaplan 2024–2027
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    ---
    id: klimaplan-2025
    title: Klimaplan 2025–2027     # finds: overlapping-editions
    kind: temaplan
    adopted: 2025-06-12
    period: 2025-2027

Good:

    id: klimaplan-2024
    title: Klimaplan 2024–2027
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    ---
    id: klimaplan-2025
    title: Klimaplan 2025–2027
    kind: temaplan
    adopted: 2025-06-12
    period: 2025-2027
    parent: samfunnsdelen
    replaces: [klimaplan-2024]

Not evaluable: where the status of one of the two is not known. Where dates do not tell which plan is the later one, the
later id is taken.

False positives: plans that differ by a number alone, such as for stages 1 and 2. Give them titles that tell them apart.
An økonomiplan, årsbudsjett or planstrategi that has not begun yet stands beside the present one by its nature.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Problem, Related, Severity
from planaudit.graph.edition import EarlierEditions
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem]:
    """Plans in force of one title: each against the nearest earlier one that it has no `replaces` with."""
    for plan, other in register.ask(EarlierEditions):
        yield _problem(plan, other)


def _problem(plan: PlanEntry, other: PlanEntry) -> Problem:
    return Problem(
        message=N_("{plan} looks like a new edition of {other}, which is still in force"),
        values={"plan": plan.named, "other": other.named},
        subject=plan.ref,
        key=(other.ref,),
        at=plan.pointer("title"),
        related=(
            Related(
                at=other.pointer("title"),
                note=N_("{other} is in force too"),
                values={"other": other.named},
                plan=other.id,
            ),
        ),
        help=N_("name the old edition under `replaces:`, or give the plans titles that tell them apart"),
    )


RULE = Rule(
    code="REP005",
    name="overlapping-editions",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
)
