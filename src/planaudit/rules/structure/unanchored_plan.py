"""A strategic plan has links, but none that leads up to the samfunnsdel.

Why: the samfunnsdel is what the council has agreed on for the whole municipality. A plan that hangs together with
others, but not with that, pulls in a direction which nobody has chosen.

Source: KS-FoU 2022, chapter 2.1 and figure 3: strategies, temaplaner and thematic kommunedelplaner stand under the
samfunnsdel.

Bad:

    id: kulturplan                 # finds: unanchored-plan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    relates_to: [idrettsplan]
    ---
    id: idrettsplan
    title: Idrettsplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    relates_to: [idrettsplan]
    ---
    id: idrettsplan
    title: Idrettsplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen

Not evaluable: once, for the portfolio, where no plan of the register names another; for a plan whose only way up
leads to a samfunnsdel of unknown status, or through a reference that finds nothing.

False positives: a plan that carries out a national or regional document only. Suppress it with the reason, or say
which goal of the samfunnsdel it serves after all.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.anchoring import Anchoring
from planaudit.graph.entry import PlanEntry
from planaudit.graph.links import Links
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions

_TOP = Kind.SAMFUNNSDEL.level or 0


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Strategic plans in force below the samfunnsdel, with edges but no upward path to it."""
    anchoring = register.ask(Anchoring)
    own = [samfunnsdel for samfunnsdel in anchoring.samfunnsdeler if not samfunnsdel.plan.inherited_from]
    if register.is_county or not (own or anchoring.undecided):
        return
    links = register.ask(Links)
    for plan in register.strategic_in_force:
        if (plan.kind.level or 0) > _TOP and links.has_any(plan) and not anchoring.ends_in_the_unknown(plan):
            yield from _ask(anchoring, plan)


def _ask(anchoring: Anchoring, plan: PlanEntry) -> Iterator[Problem | NotEvaluable]:
    is_anchored = anchoring.is_anchored(plan)
    if is_anchored is None or (not anchoring.samfunnsdeler and not is_anchored):
        reason = N_("its way up leads to a samfunnsdel of unknown status, or through a reference that finds nothing")
        if is_anchored is False:
            reason = N_("whether the samfunnsdel is in force is not known")
        yield NotEvaluable(subject=plan.ref, reason=reason)
    elif not is_anchored:
        yield Problem(
            message=N_("{plan} has links, but none that leads up to the samfunnsdel"),
            values={"plan": plan.named},
            subject=plan.ref,
            at=plan.pointer("id"),
            help=N_("name the samfunnsdel, or a plan under it, with `parent:` or `follows_up:`"),
        )


RULE = Rule(
    code="STR002",
    name="unanchored-plan",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    asks_for=Thing.EDGE,
)
