"""A samfunnsdel in development lacks a knowledge base, or has one older than the last election year.

Why: a new council can renew the samfunnsdel in its first year only if the picture of the municipality's challenges
lies ready when it takes office. That work belongs in the election year.

Source: KS-FoU 2022, chapters 7.4.1 and 7.5: an updated strategic knowledge base, made in the year of the election.

Bad:

    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    status: under-revision
    adopted: 2024-06-13
    period: 2024-2027
    mandate: {date: 2025-06-12, body: Kommunestyret, case: 40/25}
    process:
      knowledge_base: {url: https://www.example.no/grunnlag, updated: 2022-11}    # finds: no-knowledge-base
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    decisions: {revise: [samfunnsdelen]}

Good:

    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    status: under-revision
    adopted: 2024-06-13
    period: 2024-2027
    mandate: {date: 2025-06-12, body: Kommunestyret, case: 40/25}
    process:
      knowledge_base: {url: https://www.example.no/grunnlag, updated: 2023-05}
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    decisions: {revise: [samfunnsdelen]}

Not evaluable: where nothing tells when the knowledge base was renewed; and once, for the portfolio, where no plan
has a knowledge base.

False positives: a knowledge base in many parts, renewed one by one. Note the date of the last part.
"""

from collections.abc import Iterator
from datetime import date

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.model.council import TERM
from planaudit.model.kind import Kind
from planaudit.model.partial_date import PartialDate
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Samfunnsdeler in development, and when their knowledge base was renewed."""
    begun = date(_last_election_year(register), 1, 1)
    for plan in register.of_kind(Kind.SAMFUNNSDEL):
        if not plan.standing.in_development:
            continue
        base = plan.plan.process.knowledge_base if plan.plan.process else None
        if base is None:
            yield _problem(plan, N_("{plan} is in development without a knowledge base"), None, begun)
        elif base.updated is None:
            yield NotEvaluable(subject=plan.ref, reason=N_("it is not known when its knowledge base was renewed"))
        elif base.updated.is_before(begun):
            message = N_("{plan} rests on a knowledge base of {date}, older than the election year {year}")
            yield _problem(plan, message, base.updated, begun)


def _last_election_year(register: PlanGraph) -> int:
    """The year of an election that began last: that of the sitting council, or of the election still to come."""
    elected = register.sitting.elected
    return elected + TERM if register.as_of.year >= elected + TERM else elected


def _problem(plan: PlanEntry, message: str, updated: PartialDate | None, begun: date) -> Problem:
    at = plan.pointer("process", "knowledge_base")
    return Problem(
        message=message,
        values={"plan": plan.named, "date": updated, "year": begun.year},
        subject=plan.ref,
        at=at / "updated" if updated else at,
        help=N_("renew the picture of the municipality's challenges, and note it under `process.knowledge_base:`"),
    )


RULE = Rule(
    code="OWN009",
    name="no-knowledge-base",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.KNOWLEDGE_BASE,
)
