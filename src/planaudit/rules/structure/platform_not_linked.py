"""Under parliamentary government, the political platform and the samfunnsdel do not name each other.

Why: two documents steer such a municipality, the byråd's platform and the council's samfunnsdel. Where nothing
shows how they relate, administration follows the one and the council believes in the other.

Source: KS-FoU 2022, chapter 6.3 and figure 23: the platform is a premise for the samfunnsdel in the parliamentary
cities.

Bad:

    municipality: {name: Fjordvik kommune, governance: parlamentarisk}
    ---
    id: plattformen                # finds: platform-not-linked
    title: Byrådsplattform 2023–2027
    kind: politisk-plattform
    adopted: 2023-10-25

Good:

    municipality: {name: Fjordvik kommune, governance: parlamentarisk}
    ---
    id: plattformen
    title: Byrådsplattform 2023–2027
    kind: politisk-plattform
    adopted: 2023-10-25
    relates_to: [samfunnsdelen]

Not evaluable: where the platform and a samfunnsdel of unknown status name each other, and none in force does.

False positives: a platform of a byråd that has resigned. Declare when it `ended`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.model.kind import Kind
from planaudit.model.portfolio import Governance
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Political platforms in force without an edge to or from a samfunnsdel; without any, STR005 speaks."""
    samfunnsdeler = [plan for plan in register.of_kind(Kind.SAMFUNNSDEL) if plan.in_force]
    if register.portfolio.municipality.governance is not Governance.PARLAMENTARISK or not samfunnsdeler:
        return
    linked = _linked(register)
    for platform in register.of_kind(Kind.POLITISK_PLATTFORM):
        partners = linked.get(platform.id, [])
        if not platform.in_force or any(partner.in_force for partner in partners):
            continue
        if _names_nothing(register, platform) or any(_names_nothing(register, plan) for plan in samfunnsdeler):
            continue
        if any(not partner.standing.is_known for partner in partners):
            reason = N_("whether the samfunnsdel that it is linked to is in force is not known")
            yield NotEvaluable(subject=platform.ref, reason=reason)
        else:
            yield _problem(platform, samfunnsdeler)


def _linked(register: PlanGraph) -> dict[str, list[PlanEntry]]:
    """For each platform, the samfunnsdeler that it names or that name it."""
    linked: dict[str, list[PlanEntry]] = {}
    for link in register.links:
        other = link.target_plan
        if other is not None:
            pair = {link.owner.kind: link.owner, other.kind: other}
            if pair.keys() == {Kind.POLITISK_PLATTFORM, Kind.SAMFUNNSDEL}:
                linked.setdefault(pair[Kind.POLITISK_PLATTFORM].id, []).append(pair[Kind.SAMFUNNSDEL])
    return linked


def _names_nothing(register: PlanGraph, plan: PlanEntry) -> bool:
    """Whether the plan itself names one that it stands under or relates to, and there is none: mend that first."""
    return any(
        not reference.fits and (reference.is_upward or reference.relation is Relation.RELATES_TO)
        for reference in register.said_by.get(plan.ref, ())
    )


def _problem(platform: PlanEntry, samfunnsdeler: list[PlanEntry]) -> Problem:
    return Problem(
        message=N_("{platform} and the samfunnsdel do not name each other"),
        values={"platform": platform.named},
        subject=platform.ref,
        at=platform.pointer("id"),
        related=tuple(Related(plan.pointer("id"), N_("the samfunnsdel"), plan=plan.id) for plan in samfunnsdeler),
        help=N_("name the platform in the samfunnsdel with `follows_up:`, or say `relates_to:` in one of them"),
    )


RULE = Rule(code="STR012", name="platform-not-linked", severity=Severity.INFO, since="0.1.0", check=check)
