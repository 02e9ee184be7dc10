"""A plan that was in force is gone from the register, and was not retired.

Why: a plan does not end because its file is deleted. What replaced it, when it ran out or who repealed it is what
the next council asks for, and the links of other plans to it lead nowhere.

Source: KS-FoU 2022, chapter 6.3: the overview of plans must be kept, also of those that have ended; plan- og
bygningsloven § 10-1 (the planstrategi decides which plans go on and which are repealed).

Before:

    {id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2020-06-11, parent: samfunnsdelen}

Bad:

    municipality: {name: Fjordvik kommune}  # finds: vanished-plan

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    status: repealed
    adopted: 2020-06-11
    ended: 2023-11-16

Not evaluable: where documents that could not be read may hold the plan, and for a plan whose status was unknown.

False positives: a document that never was a plan. Let the register say nothing of it, and the finding goes with the
change.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, NotEvaluable, Place, Problem, Severity, TextRange
from planaudit.graph.comparison import Comparison
from planaudit.graph.entry import PlanEntry
from planaudit.rules.rule import Rule, RuleOptions


def check(comparison: Comparison, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force before that are neither there now nor renamed."""
    for entry in comparison.removed:
        if not (entry.in_force or not entry.standing.is_known):
            continue
        if comparison.after.unnamed:
            yield NotEvaluable(reason=N_("a document that could not be read may hold the plan"), subject=entry.id)
        elif not entry.standing.is_known:
            yield NotEvaluable(reason=N_("it is not known whether the plan was in force"), subject=entry.id)
        else:
            yield Problem(
                message=N_("{plan} was in force and is gone from the register ({path})"),
                values={"plan": entry.named, "path": Bare(entry.at.path)},
                subject=entry.id,
                at=_where_it_was(comparison, entry),
                help=N_("put it back, with `status: repealed`, `ended`, or a plan that `replaces` it"),
            )


def _where_it_was(comparison: Comparison, entry: PlanEntry) -> Place:
    """The file that held it, where that is still there; else `planaudit.yaml`, since a place must be in some file."""
    after = comparison.after
    if any(other.at.path == entry.at.path for other in after.plans.values()):
        return TextRange(entry.at.path, 0, 1)
    return after.portfolio_at / "municipality"


RULE = Rule(
    code="CHG002",
    name="vanished-plan",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    reads=Comparison,
)
