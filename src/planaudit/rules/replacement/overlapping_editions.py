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

Not evaluable: never; where dates do not tell which plan is the later one, the later id is taken.

False positives: plans that differ by a number alone, such as for stages 1 and 2. Give them titles that tell them apart.
An økonomiplan, årsbudsjett or planstrategi that has not begun yet stands beside the present one by its nature.
"""

from collections.abc import Iterable, Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.edition import in_order_of_adoption, title_without_numbers
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.graph.standing import has_come_into_force
from planaudit.model.kind import SERIES
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force of one title: each against the nearest earlier one that it has no `replaces` with."""
    groups: dict[str, list[PlanEntry]] = {}
    for plan in register.in_force:
        if not _is_settled(register, plan) and (title := title_without_numbers(plan.plan.title)):
            groups.setdefault(title, []).append(plan)
    for group in groups.values():
        plans = in_order_of_adoption(group) if len(group) > 1 else ()
        for position, plan in enumerate(plans):
            if other := _nearest_earlier(register, plan, (plans[back] for back in range(position - 1, -1, -1))):
                yield _problem(plan, other)


def _is_settled(register: PlanGraph, plan: PlanEntry) -> bool:
    """Whether it waits for its year to begin, or a plan in force has replaced it, of which REP001 speaks."""
    if plan.kind in SERIES and not has_come_into_force(plan, register.as_of):
        return True
    return any(successor.in_force for successor in register.whole_successors.get(plan.id, ()))


def _nearest_earlier(register: PlanGraph, plan: PlanEntry, earlier: Iterable[PlanEntry]) -> PlanEntry | None:
    """The last adopted of the earlier plans, from the last to the first, that stands in no `replaces` with it."""
    said = (*register.targets(plan, Relation.REPLACES), *register.sources(plan, Relation.REPLACES))
    linked = {item.owner.id for item in said}
    return next((entry for entry in earlier if entry.id not in linked), None)


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
