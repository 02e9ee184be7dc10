"""A plan was adopted in a theme that already had a plan of its kind, and does not say what it replaces.

Why: themes fill up when each new plan comes on top of the old ones. When a plan is adopted is the time to say which
plans, or parts of them, it takes over from.

Source: KS-FoU 2022, chapter 6.2: the decision should say which plans, or parts of plans, it takes over from.

Bad:

    id: klimaplan
    title: Klimaplan
    kind: temaplan
    theme: klima
    adopted: 2024-06-13
    period: 2024-2027
    ---
    id: energiplan
    title: Energiplan
    kind: temaplan
    theme: klima
    adopted: 2025-06-12            # finds: silent-on-replacement
    period: 2025-2027

Good:

    id: klimaplan
    title: Klimaplan
    kind: temaplan
    theme: klima
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    ---
    id: energiplan
    title: Energiplan
    kind: temaplan
    theme: klima
    adopted: 2025-06-12
    period: 2025-2027
    parent: samfunnsdelen
    replaces: [klimaplan]

Not evaluable: where the dates of adoption do not tell which of the theme's plans came first, or only plans of unknown
status came before.

False positives: plans that rightly stand side by side. Give them themes that tell them apart, or suppress with the
reason. An økonomiplan, årsbudsjett or planstrategi takes over from the one before without saying so, and is not asked;
nor is a new edition beside an old one of the same title, of which REP005 speaks.
"""

from collections.abc import Iterator, Sequence

from planaudit.findings import N_, NotEvaluable, Problem, Quoted, Related, Severity
from planaudit.graph.edition import EarlierEditions
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import SERIES, Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force, by kind and main theme: those that came into a theme that was taken, and replace nothing."""
    groups: dict[tuple[Kind, str], list[PlanEntry]] = {}
    for plan in register.in_force:
        if plan.plan.main_theme and plan.kind not in SERIES:
            groups.setdefault((plan.kind, plan.plan.main_theme), []).append(plan)
    titles = {theme.id: theme.title or theme.id for theme in register.portfolio.themes}
    for (_, theme), group in groups.items():
        if len(group) > 1:
            yield from _in_one_theme(group, titles.get(theme, theme), register.ask(EarlierEditions))


def _in_one_theme(
    group: Sequence[PlanEntry], theme: str, editions: EarlierEditions
) -> Iterator[Problem | NotEvaluable]:
    dated = [(plan.adoption, plan) for plan in group if plan.adoption]
    surely_first = min(dated, key=lambda pair: (pair[0].last, pair[1].id), default=None)
    perhaps_first = sorted(dated, key=lambda pair: (pair[0].first, pair[1].id))[:2]
    for plan in group:
        # A new edition beside the old one lacks the same `replaces`, and REP005 says so.
        if plan.plan.replaces or editions.has_one(plan):
            continue
        if plan.adoption is None:
            yield NotEvaluable(subject=plan.ref, reason=N_("the adoption date is not known"))
        elif surely_first and plan.adoption.is_later_than(surely_first[0]):
            yield _problem(plan, surely_first[1], theme)
        elif len(dated) < len(group) or any(
            other is not plan and plan.adoption.is_later_than(date) is None for date, other in perhaps_first
        ):
            yield NotEvaluable(subject=plan.ref, reason=N_("it is not known which of the theme's plans came first"))


def _problem(plan: PlanEntry, other: PlanEntry, theme: str) -> Problem:
    return Problem(
        message=N_(
            "{plan} was adopted in the theme {theme}, which already had {other}, but does not say what it replaces"
        ),
        values={"plan": plan.named, "other": other.named, "theme": Quoted(theme)},
        subject=plan.ref,
        at=plan.pointer("adopted"),
        related=(
            Related(
                at=other.pointer("theme"),
                note=N_("{other} was in the theme already"),
                values={"other": other.named},
                plan=other.id,
            ),
        ),
        help=N_("name the plans, or the parts as 'plan#element', that it took over from under `replaces:`"),
    )


RULE = Rule(
    code="REP006",
    name="silent-on-replacement",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
)
