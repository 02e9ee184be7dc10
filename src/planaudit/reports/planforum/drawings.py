"""What is drawn of the portfolio: plan periods against council periods, and the plans by level."""

from datetime import date

from planaudit.findings import N_, Phrase
from planaudit.graph.hierarchy import Hierarchy
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.standing import beginning
from planaudit.model.council import TERM
from planaudit.reports.completeness import own_plans_in_force
from planaudit.reports.page import Box, PlanMap, Section, Span, Timeline

_YEARS_AHEAD = 8
_YEARS_BACK = 12
"""How much of time is drawn beside today."""

_MOST_DRAWN = 150
"""A drawing of more plans is one that nobody reads; lists and tables hold all the same."""


def timeline(register: PlanGraph) -> Timeline | None:
    """The council's own plans in force that tell when they begin; None where none does, or too many."""
    mandate = register.ask(Mandate)
    spans = []
    for plan in own_plans_in_force(register):
        start, end = beginning(plan), plan.last_day
        if start is None:
            continue
        is_over = end is not None and end < register.as_of
        spans.append(Span(plan.named, start, end, mandate.has_the_sitting_councils_word(plan), is_over))
    if not 0 < len(spans) <= _MOST_DRAWN:
        return None
    spans.sort(key=lambda span: (span.start, span.plan.ref))
    first = date(max(min(span.start for span in spans).year, register.as_of.year - _YEARS_BACK), 1, 1)
    last_year = max((span.end.year for span in spans if span.end), default=register.as_of.year)
    last = date(min(max(last_year, register.as_of.year + 1), register.as_of.year + _YEARS_AHEAD), 12, 31)
    councils = []
    elected = register.sitting.elected
    while register.councils.council(elected).latest >= first:
        elected -= TERM
    while (council := register.councils.council(elected := elected + TERM)).latest <= last:
        councils.append((council.elected, council.latest))
    over = sum(span.is_over for span in spans)
    alternative = Phrase(
        N_(
            "Plans in force as bars from {first} to {last}: {plans}, and run out of them: {over}. The lists say the"
            " same."
        ),
        {"plans": len(spans), "first": first.year, "last": last.year, "over": over},
    )
    caption = Phrase(N_("Plan periods against council periods"))
    return Timeline(caption, alternative, first, last, register.as_of, tuple(councils), tuple(spans))


def plan_map(register: PlanGraph) -> PlanMap | None:
    """Plans in force or in the making, by level, and what stands under what; None where there are none, or too many."""
    plans = [e for e in register.plans.values() if not e.standing.retired and e.kind.level is not None]
    if not 0 < len(plans) <= _MOST_DRAWN:
        return None
    plans.sort(key=lambda plan: (plan.kind.level or 0, plan.plan.main_theme or "", plan.id))
    position = {plan.id: number for number, plan in enumerate(plans)}
    hierarchy = register.ask(Hierarchy)
    lines = tuple(
        (position[plan.id], position[above.id])
        for plan in plans
        for above in hierarchy.above(plan)
        if above.id in position
    )
    tied = {end for line in lines for end in line}
    boxes = tuple(Box(plan.named, plan.kind.level, plan.in_force, position[plan.id] not in tied) for plan in plans)
    alternative = Phrase(
        N_(
            "Plans on the map: {plans}; levels: {levels}; lines from a plan to one that it stands under: {lines}; plans"
            " with no line: {loose}."
        ),
        {
            "plans": len(boxes),
            "levels": len({box.level for box in boxes}),
            "lines": len(lines),
            "loose": sum(box.is_loose for box in boxes),
        },
    )
    return PlanMap(Phrase(N_("The plans by level, and what they stand under")), alternative, boxes, lines)


def drawings_section(register: PlanGraph) -> Section | None:
    """Both drawings, for media that can draw."""
    drawn = [block for block in (timeline(register), plan_map(register)) if block is not None]
    if not drawn:
        return None
    return Section("drawings", Phrase(N_("The plan system, drawn")), (), tuple(drawn))
