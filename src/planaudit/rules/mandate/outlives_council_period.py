"""A plan was adopted by an earlier council, and the sitting one has not taken a stand on it.

Why: members are less loyal to plans that an earlier council adopted. A decision to continue, revise or repeal
the plan gives it back its political force, or frees the capacity that it takes. In the council's first year, and
where the register holds no planstrategi of the sitting council, this is only worth raising (info): the planstrategi
is where the council takes its stand.

Source: KS-FoU 2022, chapters 6.3, 6.4 and 7.5.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2021-06-17            # finds: outlives-council-period
    period: 2021-2027

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2021-06-17
    period: 2021-2027
    reaffirmed:
      - {date: 2024-06-13, body: Kommunestyret, decision: continue}

Not evaluable: where dates do not tell which council adopted or reaffirmed the plan.

False positives: plans that bind across council periods by their nature; leave their kinds out of the option
`kinds`. Land-use plans are left out already, and after the council's first year the samfunnsdel is PER006's.
"""

from collections.abc import Iterator

from pydantic import Field

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.council import TERM
from planaudit.model.kind import LAND_USE, OUTSIDE_THE_MANDATE, Kind
from planaudit.model.partial_date import PartialDate
from planaudit.rules.rule import Rule, RuleOptions


class Options(RuleOptions):
    """Which plans are asked."""

    kinds: frozenset[Kind] = Field(
        frozenset(Kind) - LAND_USE - OUTSIDE_THE_MANDATE, description="The kinds of plan that are asked."
    )


def check(register: PlanGraph, options: Options) -> Iterator[Problem | NotEvaluable]:
    """Plans in force without the sitting council's word."""
    mandate = register.ask(Mandate)
    first_year = register.as_of <= register.sitting.first_year_ends
    for plan in register.in_force:
        if plan.kind not in options.kinds or (plan.kind is Kind.SAMFUNNSDEL and not first_year):
            continue
        has_word = mandate.has_the_sitting_councils_word(plan)
        if has_word is None:
            yield _unknown(plan)
        elif not has_word and mandate.is_still_inherited(plan) is not True:
            yield _problem(register, plan, is_early=first_year, knows_strategy=bool(mandate.planning_strategies()))


def _unknown(plan: PlanEntry) -> NotEvaluable:
    if plan.adoption is None:
        return NotEvaluable(subject=plan.ref, reason=N_("the adoption date is not known"))
    reason = N_("adopted or reaffirmed {date}: by this council or an earlier one?")
    return NotEvaluable(subject=plan.ref, reason=reason, values={"date": plan.adoption})


def _problem(register: PlanGraph, plan: PlanEntry, *, is_early: bool, knows_strategy: bool) -> Problem:
    date = plan.adoption or PartialDate.on(register.as_of)
    back = (register.sitting.elected - register.councils.possible(date)[1]) // TERM
    if is_early or knows_strategy:
        message = (
            N_("{plan} was adopted {date} by the previous council, and this one has not taken a stand on it")
            if back == 1
            else N_("{plan} was adopted {date}, {back} councils ago, and this one has not taken a stand on it")
        )
    else:
        message = N_(
            "{plan} was adopted {date} by an earlier council; the register holds no planstrategi of this one, which"
            " may have continued it"
        )
    return Problem(
        message=message,
        values={"plan": plan.named, "date": date, "back": back},
        subject=plan.ref,
        at=plan.pointer("adopted"),
        help=N_(
            "let the council continue, revise or repeal it, and note that under `reaffirmed:` or in the planstrategi"
        ),
        severity=Severity.INFO if is_early or not knows_strategy else None,
    )


RULE = Rule(
    code="PER001",
    name="outlives-council-period",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    options=Options,
)
