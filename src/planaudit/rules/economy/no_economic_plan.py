"""The register holds no økonomiplan, so no plan can be followed to money.

Why: the økonomiplan is where plans meet money. Without it in the register nobody can see which plans are followed up.

Source: KS-FoU 2022, chapter 6.1: many municipalities struggle to connect the samfunnsdel with the økonomiplan.

Bad:

    municipality:                  # finds: no-economic-plan
      name: Fjordvik kommune
    ---
    id: okonomiplanen
    title: Økonomireglement
    kind: annet
    adopted: 2024-06-13

Good:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029

Not evaluable: where documents could not be read, for one of them may be the økonomiplan.

False positives: a register of one sector's plans. Enter the økonomiplan with title, adoption and period, or suppress
with the reason.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Whether there is an økonomiplan at all, whatever its status."""
    if register.of_kind(Kind.OKONOMIPLAN):
        return
    if register.has_unread_documents:
        yield NotEvaluable(reason=N_("some documents could not be read, and one may be the økonomiplan"))
        return
    yield Problem(
        message=N_("the register holds no økonomiplan, so no plan can be followed to money"),
        at=register.portfolio_at / "municipality",
        help=N_("enter the økonomiplan as a plan of `kind: okonomiplan`, with `adopted:` and `period:`"),
    )


RULE = Rule(
    code="ECO012",
    name="no-economic-plan",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
)
