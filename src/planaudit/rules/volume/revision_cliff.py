"""More plans end in one half-year than the council's own limit.

Why: plans that run out together must be revised together, or left to expire. It is seen years ahead, while some can
still be moved.

Source: Pelican, a peer whose users taught us the rule; KS-FoU 2022, chapter 6.3, on the capacity that plans take.

Bad:

    municipality: {name: Fjordvik kommune}
    volume:
      max_expiring_per_half_year: 2  # finds: revision-cliff
    ---
    {id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2024-09-12, period: 2024-2027}

Good:

    municipality: {name: Fjordvik kommune}
    volume:
      max_expiring_per_half_year: 2
    ---
    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-09-12
    period: {from: 2024, to: 2027-06}

Not evaluable: where plans of unknown status decide whether the limit is passed.

False positives: plans that end together because they are to be merged. Say so in a suppression. Plans that stay valid
until replaced (`until_replaced`) are not counted, nor half-years that are over.
"""

from collections.abc import Iterator
from datetime import date

from planaudit.findings import N_, Bare, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.volume import Count, grouped, related_plans
from planaudit.rules.rule import Rule, RuleOptions

HalfYear = tuple[int, int]


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force by the half-year in which their period ends, against `volume.max_expiring_per_half_year`."""
    limit = register.portfolio.volume.max_expiring_per_half_year if register.portfolio.volume else None
    if limit is None:
        return
    for half_year, count in grouped(register, _end):
        if half_year < _half_year(register.as_of):
            continue
        if count.exceeds(limit):
            yield _problem(register, half_year, count, limit)
        elif count.may_exceed(limit):
            yield NotEvaluable(
                reason=N_(
                    "plans that end in half-year {half} of {year}: {count}; of unknown status, and perhaps among them:"
                    " {unknown}"
                ),
                values=_values(half_year, count, limit),
            )


def _end(plan: PlanEntry) -> HalfYear | None:
    return _half_year(plan.last_day) if plan.last_day else None


def _half_year(day: date) -> HalfYear:
    return day.year, 1 if day.month <= 6 else 2


def _values(half_year: HalfYear, count: Count, limit: int) -> dict[str, object]:
    return {
        "count": len(count.certain),
        "unknown": len(count.unknown),
        "year": Bare(str(half_year[0])),
        "half": half_year[1],
        "over": len(count.certain) - limit,
        "limit": limit,
    }


_ENDS = {
    (1, False): N_("{count} plans end in the first half of {year}, {over} more than the limit of {limit}"),
    (2, False): N_("{count} plans end in the second half of {year}, {over} more than the limit of {limit}"),
    (1, True): N_("{count} plan ends in the first half of {year}, {over} more than the limit of {limit}"),
    (2, True): N_("{count} plan ends in the second half of {year}, {over} more than the limit of {limit}"),
}
"""By the half of the year, and whether it is one plan."""


def _problem(register: PlanGraph, half_year: HalfYear, count: Count, limit: int) -> Problem:
    return Problem(
        message=_ENDS[half_year[1], len(count.certain) == 1],
        values=_values(half_year, count, limit),
        key=(f"{half_year[0]}-{half_year[1]}",),
        at=register.portfolio_at / "volume" / "max_expiring_per_half_year",
        related=related_plans(count.certain, N_("{plan} ends then")),
        help=N_("merge some of the plans, or let the planstrategi move their revisions apart"),
    )


RULE = Rule(
    code="VOL005",
    name="revision-cliff",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
)
