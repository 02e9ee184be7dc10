"""A strategi or temaplan says nothing of its purpose, or of the challenges it answers.

Why: without a purpose nobody can say when the plan has done its work, and without challenges nobody can say whether it
is still needed.

Source: KS-FoU 2022, chapter 6.2, figure 13: strategi and temaplan begin with a clear purpose and a description of the
challenges.

Bad:

    id: kulturplan                     # finds: missing-purpose
    title: Temaplan for kultur
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    purpose: Kultur for alle, hele livet

Good:

    id: kulturplan
    title: Temaplan for kultur
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    purpose: Kultur for alle, hele livet
    challenges: Få unge over 15 bruker kulturtilbudene

Not evaluable: once, for the portfolio, where no plan tells its purpose or challenges; for a plan, where some of its
fields could not be read.

False positives: plans whose purpose stands in the decision only. Enter it in a sentence.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Joined, NotEvaluable, Problem, Severity, Term
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Strategier and temaplaner in force without purpose or challenges."""
    for plan in register.of_kind(Kind.STRATEGI, Kind.TEMAPLAN):
        lacking = [field for field in ("purpose", "challenges") if not getattr(plan.plan, field)]
        if not plan.in_force or not lacking:
            continue
        if not plan.is_complete:
            yield NotEvaluable(subject=plan.ref, reason=N_("some of the plan's fields could not be read"))
            continue
        yield Problem(
            message=N_("{plan} says nothing of its {lacking}"),
            values={"plan": plan.named, "lacking": Joined(tuple(Term(field) for field in lacking))},
            subject=plan.ref,
            at=plan.pointer("id"),
            help=N_("fill in `purpose` and `challenges`, a sentence each"),
        )


RULE = Rule(
    code="TYP004",
    name="missing-purpose",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.PURPOSE,
)
