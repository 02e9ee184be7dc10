"""More plans are in development than plans in force have reported results the last year.

Why: new plans signal action; reporting on the old ones does not. Where more is made than followed up, the plan
system is out of balance.

Source: KS-FoU 2022, chapter 6.3: the balance between making plans, carrying them out, and results.

Bad:

    municipality: {name: Fjordvik kommune}  # finds: making-outweighs-doing
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel 2024–2027
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    results: [{date: 2025-12-11, to: Kommunestyret}]
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    results: [{date: 2025-12-11, to: Kommunestyret}]
    ---
    {id: kulturplan, title: Kulturplan, kind: temaplan, status: in-progress}
    ---
    {id: skoleplan, title: Skoleplan, kind: temaplan, status: in-progress}
    ---
    {id: museumsplan, title: Museumsplan, kind: temaplan, status: in-progress}

Good:

    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel 2024–2027
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    results: [{date: 2025-12-11, to: Kommunestyret}]
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    results: [{date: 2025-12-11, to: Kommunestyret}]
    ---
    {id: kulturplan, title: Kulturplan, kind: temaplan, status: in-progress}

Not evaluable: once, for the portfolio, where no plan reports results, and where unknown statuses or dates decide.

What another plan reports of a goal, such as an årsmelding of goals of the samfunnsdel, counts for the plan of the goal.

False positives: the year in which a new council renews its plans. Read it as a question for the planforum.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reporting import Reporting
from planaudit.graph.thing import Thing
from planaudit.graph.volume import related_plans
from planaudit.model.council import years_after
from planaudit.model.partial_date import PartialDate
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in development against plans in force with results of the last twelve months."""
    since = years_after(register.as_of, -1)
    making = [plan for plan in register.plans.values() if plan.standing.in_development]
    reporting = register.ask(Reporting)
    reported = [_is_reported(reporting.of_plan(plan), since, register.as_of) for plan in register.in_force]
    unknown = register.unknown_standing
    doing, perhaps = reported.count(True), reported.count(None)
    perhaps += sum(_is_reported(reporting.of_plan(plan), since, register.as_of) is not False for plan in unknown)
    if len(making) > doing + perhaps:
        yield Problem(
            message=(
                N_("{making} plan is in development, and {doing} in force have reported results since {since}")
                if len(making) == 1
                else N_(
                    "{making} plans are in development, and only {doing} in force have reported results since {since}"
                )
            ),
            values={"making": len(making), "doing": doing + perhaps, "since": since},
            at=register.portfolio_at / "municipality",
            related=related_plans(making, N_("{plan} is in development")),
            help=N_("report what came of the plans in force under `results:`, before more are made"),
        )
    elif len(making) + len(unknown) > doing:
        yield NotEvaluable(reason=N_("statuses or dates that are not known leave open whether more is made than done"))


def _is_reported(reports: Iterable[PartialDate], since: date, as_of: date) -> bool | None:
    """Whether a result was reported in the time; None where a date that is not exact leaves it open."""
    within = {_lies_within(report.first, report.last, since, as_of) for report in reports}
    if True in within:
        return True
    return None if None in within else False


def _lies_within(first: date, last: date, since: date, as_of: date) -> bool | None:
    if last < since or first > as_of:
        return False
    return True if since <= first and last <= as_of else None


RULE = Rule(
    code="VOL010",
    name="making-outweighs-doing",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.RESULTS,
)
