"""A plan's status went back: from adopted to in progress, or from repealed to adopted.

Why: a plan moves forward, from proposal to adoption and at last out of force. One that goes back was either
registered wrongly before, or is mixed up with its own next edition, which is a plan under revision.

Source: plan- og bygningsloven chapter 11 (the order of the steps); the statuses of plan files (FORMAT.md, chapter 3.1).

Before:

    {id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2024-06-13, period: 2024-2027, parent: samfunnsdelen}

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    status: in-progress            # finds: status-went-back
    parent: samfunnsdelen
    mandate: {date: 2024-06-13, body: Kommunestyret}

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    status: under-revision
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen

Not evaluable: for a plan whose status was known and is unknown now.

False positives: a proposal that the council sent back. The finding goes when the change has been taken in.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity, Term
from planaudit.graph.comparison import Comparison
from planaudit.graph.entry import PlanEntry
from planaudit.model.status import Standing
from planaudit.rules.rule import Rule, RuleOptions

_STEPS = (
    frozenset({Standing.PROPOSED}),
    frozenset({Standing.IN_PROGRESS}),
    frozenset({Standing.ON_HEARING}),
    frozenset({Standing.TO_COME}),
    frozenset({Standing.ADOPTED, Standing.UNDER_REVISION}),
    frozenset({Standing.REPLACED, Standing.EXPIRED, Standing.REPEALED}),
)
"""The way of a plan, step by step."""


def check(comparison: Comparison, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans that say of themselves that they stand at an earlier step than before."""
    for before, after in comparison.kept:
        if not before.standing.is_known or _says_the_same(before, after):
            continue
        if not after.standing.is_known:
            yield NotEvaluable(
                reason=N_("the plan was {before}, and nothing tells where it stands now"),
                values={"before": Term(before.standing.value)},
                subject=after.id,
            )
        elif _step(after) < _step(before):
            yield Problem(
                message=N_("{plan} was {before} and is now {after}"),
                values={
                    "plan": after.named,
                    "before": Term(before.standing.value),
                    "after": Term(after.standing.value),
                },
                subject=after.id,
                at=after.pointer("status") if after.plan.status else after.pointer("adopted"),
                help=N_("set the status back, or `under-revision` while a new edition is made"),
            )


def _says_the_same(before: PlanEntry, after: PlanEntry) -> bool:
    """Whether nothing that the plan says of its status changed, so that the cause is another plan's change."""
    return all(
        getattr(before.plan, name) == getattr(after.plan, name) for name in ("status", "adopted", "ended", "period")
    )


def _step(entry: PlanEntry) -> int:
    return next(number for number, step in enumerate(_STEPS) if entry.standing in step)


RULE = Rule(
    code="CHG004",
    name="status-went-back",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    reads=Comparison,
)
