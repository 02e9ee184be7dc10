"""A plan in development names none of the plans that are in force in its theme.

Why: new work that does not look at what is decided already repeats it, or contradicts it, and the old plan stays in
force beside the new one.

Source: KS-FoU 2022, chapter 5.3: a learning question asks whether new work refers to existing plans and decisions.

Bad:

    id: ungdomsplan
    title: Ungdomsplan
    kind: temaplan
    status: in-progress
    theme: oppvekst                    # finds: existing-plans-not-cited
    parent: samfunnsdelen
    ---
    id: barnehageplan
    title: Barnehageplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    theme: oppvekst
    parent: samfunnsdelen
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    decisions: {initiate: [ungdomsplan]}

Good:

    id: ungdomsplan
    title: Ungdomsplan
    kind: temaplan
    status: in-progress
    theme: oppvekst
    parent: samfunnsdelen
    relates_to: [barnehageplan]
    ---
    id: barnehageplan
    title: Barnehageplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    theme: oppvekst
    parent: samfunnsdelen
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    decisions: {initiate: [ungdomsplan]}

Not evaluable: where the plan has no theme, or where the unknown status of another plan decides the question; and
once, for the portfolio, where no plan of the register names another.

False positives: a theme so wide that its plans have nothing to do with each other. Split the theme.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Joined, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference
from planaudit.graph.theme import PlansByTheme, share_a_theme
from planaudit.graph.thing import Thing
from planaudit.rules.rule import Rule, RuleOptions

SHOWN = 5
"""How many of the theme's plans a finding shows."""


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """The council's own plans in development, and whether a link of theirs leads to a plan in force in the theme."""
    themes = register.ask(PlansByTheme)
    said = _links(register)
    for plan in register.plans.values():
        if not plan.standing.in_development or not plan.is_the_councils_own:
            continue
        links = said.get(plan.id, [])
        if not plan.plan.theme:
            yield NotEvaluable(subject=plan.ref, reason=N_("the plan has no theme"))
        elif all(link.fits for link in links):
            yield from _look(plan, links, themes)


def _links(register: PlanGraph) -> dict[str, list[Reference]]:
    """What each plan, with its elements, says of other plans."""
    said: dict[str, list[Reference]] = {}
    for link in register.links:
        said.setdefault(link.owner.id, []).append(link)
    return said


def _look(plan: PlanEntry, links: list[Reference], themes: PlansByTheme) -> Iterator[Problem | NotEvaluable]:
    named = [link.target_plan for link in links]
    cited = [other for other in named if other and other.is_the_councils_own and share_a_theme(plan, other)]
    if any(other.in_force for other in cited):
        return
    others = themes.some_in_force(plan, SHOWN)
    cites_unknown = any(not other.standing.is_known for other in cited)
    if others and not cites_unknown:
        yield _problem(plan, others)
    elif others or themes.has_unknown(plan, besides=cited):
        yield NotEvaluable(subject=plan.ref, reason=N_("other plans in its theme have an unknown status"))


def _problem(plan: PlanEntry, others: list[PlanEntry]) -> Problem:
    return Problem(
        message=N_("{plan} names none of the plans in force in its theme: {others}"),
        values={"plan": plan.named, "others": Joined(tuple(other.named for other in others))},
        subject=plan.ref,
        at=plan.pointer("theme"),
        related=tuple(
            Related(at=other.pointer("id"), note=N_("in force in the same theme"), plan=other.id) for other in others
        ),
        help=N_("say what it builds on or puts out of force: `follows_up:`, `relates_to:` or `replaces:`"),
    )


RULE = Rule(
    code="OWN012",
    name="existing-plans-not-cited",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.EDGE,
)
