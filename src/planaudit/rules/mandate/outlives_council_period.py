"""A plan was adopted by an earlier council, and the sitting one has not taken a stand on it.

Why: members are less loyal to plans that an earlier council adopted. A decision to continue, revise or repeal
the plan gives it back its political force, or frees the capacity that it takes. In the council's first year, and
where the register holds no planstrategi of the sitting council, this is only worth raising (info): the planstrategi
is where the council takes its stand.

Source: KS-FoU 2022, chapters 6.3 (members feel less bound by plans that earlier councils adopted), 6.4 (are the
strategic plans anchored in the sitting council?) and 7.5.

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
`kinds`. Land-use plans are left out already, after the council's first year the samfunnsdel is PER006's, and a plan
inherited from before a merger is PER008's.
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
from planaudit.model.plan import DeclaredKind
from planaudit.rules.rule import Rule, RuleOptions


class Options(RuleOptions):
    """Which plans are asked."""

    kinds: frozenset[DeclaredKind] = Field(
        frozenset(Kind) - LAND_USE - OUTSIDE_THE_MANDATE, description="The kinds of plan that are asked."
    )


def check(register: PlanGraph, options: Options) -> Iterator[Problem | NotEvaluable]:
    """Plans in force without the sitting council's word."""
    mandate = register.ask(Mandate)
    first_year = register.as_of <= register.sitting.first_year_ends
    may_be_continued = not any(
        mandate.is_the_sitting_councils(strategy.adoption) for strategy in mandate.planning_strategies()
    )
    for plan in register.in_force:
        is_per006s = plan.kind is Kind.SAMFUNNSDEL and not first_year and not register.is_county
        if plan.kind not in options.kinds or is_per006s:
            continue
        if mandate.is_still_inherited(plan):
            continue
        has_word = mandate.has_the_sitting_councils_word(plan)
        if has_word is None:
            yield _unknown(mandate, plan)
        elif not has_word:
            yield _problem(register, plan, first_year=first_year, may_be_continued=may_be_continued)


def _unknown(mandate: Mandate, plan: PlanEntry) -> NotEvaluable:
    if plan.adoption is None:
        return NotEvaluable(subject=plan.ref, reason=N_("the adoption date is not known"))
    if mandate.is_the_sitting_councils(plan.adoption) is None:
        reason = N_("adopted {date}: by this council or an earlier one?")
        return NotEvaluable(subject=plan.ref, reason=reason, values={"date": plan.adoption})
    for date in mandate.reaffirmations(plan):
        if date is not None and mandate.is_the_sitting_councils(date) is None:
            reason = N_("reaffirmed {date}: by this council or an earlier one?")
            return NotEvaluable(subject=plan.ref, reason=reason, values={"date": date})
    return NotEvaluable(
        subject=plan.ref, reason=N_("reaffirmed on an unknown date: by this council or an earlier one?")
    )


def _problem(register: PlanGraph, plan: PlanEntry, *, first_year: bool, may_be_continued: bool) -> Problem:
    date = plan.adoption or PartialDate.on(register.as_of)
    councils = register.ask(Mandate).councils_of(date)
    back = (register.sitting.elected - councils[1]) // TERM if councils[0] == councils[1] else 0
    unsaid = may_be_continued and not first_year
    return Problem(
        message=_MESSAGES[min(back, 2), unsaid],
        values={"plan": plan.named, "date": date, "back": back},
        subject=plan.ref,
        at=plan.pointer("adopted"),
        help=N_(
            "let the council continue, revise or repeal it, and note that under `reaffirmed:` or in the planstrategi"
        ),
        severity=Severity.INFO if first_year or may_be_continued else None,
    )


_MESSAGES = {
    (1, False): N_("{plan} was adopted {date} by the previous council, and the sitting one has not reaffirmed it"),
    (2, False): N_("{plan} was adopted {date}, {back} councils ago, and the sitting one has not reaffirmed it"),
    (0, False): N_("{plan} was adopted {date} by an earlier council, and the sitting one has not reaffirmed it"),
    (1, True): N_(
        "{plan} was adopted {date} by the previous council; the sitting council's planstrategi is not in the"
        " register, and may have continued it"
    ),
    (2, True): N_(
        "{plan} was adopted {date}, {back} councils ago; the sitting council's planstrategi is not in the"
        " register, and may have continued it"
    ),
    (0, True): N_(
        "{plan} was adopted {date} by an earlier council; the sitting council's planstrategi is not in the"
        " register, and may have continued it"
    ),
}
"""By how many councils back (0: that is open, 2: two or more), and whether a planstrategi may have continued it."""


RULE = Rule(
    code="PER001",
    name="outlives-council-period",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    options=Options,
)
