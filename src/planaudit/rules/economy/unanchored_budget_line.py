"""A budget line follows up no plan, measure or goal.

Why: money that no plan asks for is either ordinary running costs, or a priority that has never been through a plan.
Members should be able to tell which.

Source: KS-FoU 2022, chapter 6.1: the økonomiplan is to carry out what the strategic plans have settled, not to set
aims of its own.

Bad:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    budget_lines:
      - {id: K1, title: Sykkelveger, amounts: {2026: 2000000}, follows_up: [samfunnsdelen]}
      - id: K3                     # finds: unanchored-budget-line
        title: Rådhustak
        amounts: {2026: 700000}
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027

Good:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    budget_lines:
      - {id: K1, title: Sykkelveger, amounts: {2026: 2000000}, follows_up: [samfunnsdelen]}
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027

Not evaluable: where documents could not be read that may hold the measure; and once, for the portfolio, where no plan
is linked to an economic plan.

False positives: running costs. Keep them out of the register, or suppress with the reason.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import Element
from planaudit.graph.funding import Funding
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Lines of economic plans in force that name nothing, and that no measure names."""
    funding = register.ask(Funding)
    for line in funding.lines_in_force():
        # What the line names and cannot be found is REF001's: it follows up something.
        if line.line.follows_up or funding.measures_of(line):
            continue
        if register.has_unread_documents:
            reason = N_("some documents could not be read, and may hold a measure that it carries")
            yield NotEvaluable(subject=line.ref, reason=reason)
        else:
            yield _problem(line)


def _problem(line: Element) -> Problem:
    return Problem(
        message=N_("{line} follows up no plan, measure or goal"),
        values={"line": line.named},
        subject=line.ref,
        at=line.pointer("id"),
        help=N_("name what it carries with `follows_up:`, or let the measure name it as its `budget_line:`"),
    )


RULE = Rule(
    code="ECO006",
    name="unanchored-budget-line",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.ECONOMIC_LINK,
)
