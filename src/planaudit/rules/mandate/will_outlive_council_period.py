"""A plan of the sitting council has a period that runs past the council's term.

Why: the next council inherits a plan that it has not had its hands on. That is often right, but it should be meant:
a plan that ends with the term is taken up again by those who are to carry it out.

Source: KS-FoU 2022, chapter 6.3: elected members own the plans that they have put their own premises into.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: {from: 2024, to: 2032}     # finds: will-outlive-council-period

Good (it ends with the year of the next election):

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027

Not evaluable: where the period runs past the term, and dates do not tell whether the sitting council adopted or
reaffirmed the plan.

False positives: plans that are long by nature, the samfunnsdel first of all. Leave their kinds out of the option
`kinds`, or take the finding as a reminder for the next council's first year. Land-use plans and economic
plans are left out already; a plan of an earlier council is PER001's.
"""

from collections.abc import Iterator

from pydantic import Field

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.council import last_lawful_day, months_after
from planaudit.model.kind import ECONOMIC, LAND_USE, OUTSIDE_THE_MANDATE, Kind
from planaudit.model.plan import DeclaredKind
from planaudit.rules.rule import Rule, RuleOptions


class Options(RuleOptions):
    """Which plans are asked, and how far past the term they may run."""

    kinds: frozenset[DeclaredKind] = Field(
        frozenset(Kind) - LAND_USE - OUTSIDE_THE_MANDATE - ECONOMIC, description="The kinds of plan that are asked."
    )
    grace_months: int = Field(
        3, strict=True, ge=0, le=48, description="How many months after 31 October of the election year a plan may end."
    )


def check(register: PlanGraph, options: Options) -> Iterator[Problem | NotEvaluable]:
    """Plans of the sitting council that end later than it, and the months of grace."""
    mandate = register.ask(Mandate)
    following = register.councils.following(register.sitting)
    limit = max(months_after(last_lawful_day(following.elected), options.grace_months), following.latest)
    for plan in register.in_force:
        end = plan.plan.period.end if plan.plan.period else None
        if plan.kind not in options.kinds or end is None or end <= limit:
            continue
        has_word = mandate.has_the_sitting_councils_word(plan)
        if has_word is None:
            yield NotEvaluable(
                subject=plan.ref,
                reason=N_("the adoption date is not known")
                if plan.adoption is None
                else N_("it is not known whether the sitting council adopted or reaffirmed it"),
            )
        elif has_word:
            yield Problem(
                message=N_("{plan} runs to {end}, past the council's term, which ends by {term}"),
                values={"plan": plan.named, "end": end, "term": following.latest},
                subject=plan.ref,
                at=plan.pointer("period", "to"),
                help=N_("see to it that the next council renews it, or decides that it goes on, in its first year")
                if plan.kind is Kind.SAMFUNNSDEL
                else N_("end its `period` with the term, or see to it that the next council takes a stand on the plan"),
            )


RULE = Rule(
    code="PER002",
    name="will-outlive-council-period",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    options=Options,
)
