"""More plans were adopted in one year than the council's own limit.

Why: a council that adopts a plan a month has hardly shaped them. Premises are laid early in a process, and there is
room for only a few of these at a time.

Source: KS-FoU 2022, chapter 6.3: whether members get the chance to influence so many plans.

Bad:

    municipality: {name: Fjordvik kommune}
    volume:
      max_adopted_per_year: 2      # finds: adoption-rush
    ---
    {id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2024-09-12, period: 2024-2027}

Good:

    municipality: {name: Fjordvik kommune}
    volume:
      max_adopted_per_year: 2
    ---
    {id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2025-09-12, period: 2025-2027}

Not evaluable: where plans without an adoption date, or of unknown status, decide whether the limit is passed.

False positives: a year in which a newly merged municipality had to renew everything. Suppress it with the reason.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.volume import grouped, related_plans
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force by the year of their adoption, against `volume.max_adopted_per_year`."""
    limit = register.portfolio.volume.max_adopted_per_year if register.portfolio.volume else None
    if limit is None:
        return
    years = list(grouped(register, lambda plan: plan.adoption.first.year if plan.adoption else None))
    for year, count in years:
        if count.exceeds(limit):
            yield Problem(
                message=(
                    N_("{count} plan was adopted in {year}, {over} more than the limit of {limit}")
                    if len(count.certain) == 1
                    else N_("{count} plans were adopted in {year}, {over} more than the limit of {limit}")
                ),
                values={
                    "count": len(count.certain),
                    "year": Bare(str(year)),
                    "over": len(count.certain) - limit,
                    "limit": limit,
                },
                key=(str(year),),
                at=register.portfolio_at / "volume" / "max_adopted_per_year",
                related=related_plans(count.certain, N_("{plan} was adopted that year")),
                help=N_("spread the work in the planstrategi, or let the council raise `max_adopted_per_year:`"),
            )
    undated = sum(entry.adoption is None for entry in (*register.in_force, *register.unknown_standing))
    most = max((len(c.certain) + len(c.unknown) for _, c in years if not c.exceeds(limit)), default=0)
    if most + undated > limit:
        reason = N_(
            "plans without an adoption date or a known status, which may have been adopted in one year: {undated}"
        )
        yield NotEvaluable(reason=reason, values={"undated": undated + sum(len(c.unknown) for _, c in years)})


RULE = Rule(
    code="VOL004",
    name="adoption-rush",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
)
