"""One theme has more strategic plans in force than the council's own limit.

Why: plans crowd in a few themes, health and climate above all. There they overlap first, and there merging them gives
the most.

Source: KS-FoU 2022, chapter 6.2: themes with many plans.

Bad:

    municipality: {name: Fjordvik kommune}
    volume:
      max_per_theme: 1             # finds: crowded-theme
    ---
    {id: kulturplan, title: Kulturplan, kind: temaplan, theme: kultur, adopted: 2024-09-12, period: 2024-2027}
    ---
    {id: museumsplan, title: Museumsplan, kind: strategi, theme: kultur, adopted: 2024-09-12, period: 2024-2027}

Good:

    municipality: {name: Fjordvik kommune}
    volume:
      max_per_theme: 1
    ---
    id: kulturplan
    title: Kulturplan
    kind: temaplan
    theme: [kultur, oppvekst]
    adopted: 2024-09-12
    period: 2024-2027
    ---
    id: skoleplan
    title: Skoleplan
    kind: temaplan
    theme: [oppvekst, kultur]
    adopted: 2024-09-12
    period: 2024-2027

Not evaluable: where plans of unknown status decide whether the limit is passed.

False positives: a theme that is wider than the others. Split it in `themes`, or raise `volume.max_per_theme`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Quoted, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.volume import Count, grouped, related_plans
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Strategic plans in force by their main theme, against `volume.max_per_theme`."""
    limit = register.portfolio.volume.max_per_theme if register.portfolio.volume else None
    if limit is None:
        return
    titles = {theme.id: theme.title or theme.id for theme in register.portfolio.themes}
    for theme, count in grouped(register, lambda plan: _theme(plan, titles)):
        values: dict[str, object] = {
            "theme": Quoted(titles.get(theme, theme)),
            "count": len(count.certain),
            "unknown": len(count.unknown),
            "over": len(count.certain) - limit,
            "limit": limit,
        }
        if count.exceeds(limit):
            yield _problem(register, theme, count, values)
        elif count.may_exceed(limit):
            reason = N_("strategic plans in force in {theme}: {count}; of unknown status: {unknown}")
            yield NotEvaluable(reason=reason, values=values)


def _theme(plan: PlanEntry, titles: dict[str, str]) -> str | None:
    """The main theme of a strategic plan; one outside a closed list is another rule's."""
    theme = plan.plan.main_theme if plan.is_strategic else None
    return theme if not titles or theme in titles else None


def _problem(register: PlanGraph, theme: str, count: Count, values: dict[str, object]) -> Problem:
    return Problem(
        message=(
            N_("{theme} has {count} strategic plan in force, {over} more than the limit of {limit}")
            if len(count.certain) == 1
            else N_("{theme} has {count} strategic plans in force, {over} more than the limit of {limit}")
        ),
        values=values,
        key=(theme,),
        at=register.portfolio_at / "volume" / "max_per_theme",
        related=related_plans(count.certain, N_("{plan} has this main theme")),
        help=N_("merge plans of the theme, or let the council raise `max_per_theme:`"),
    )


RULE = Rule(
    code="VOL002",
    name="crowded-theme",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
)
