"""The arealdel names no samfunnsdel that it builds on.

Why: the use of land is to follow from what the municipality wants for its people. Where no link says so, the map
gets aims of its own.

Source: KS-FoU 2022, chapter 2.1: land-use planning, and the arealdel with it, is to build on the samfunnsdel; pbl
§ 11-1.

Bad:

    id: arealdelen                 # finds: arealdel-without-samfunnsdel
    title: Kommuneplanens arealdel
    kind: arealdel
    adopted: 2024-06-13
    period: 2024-2027
    ---
    id: arealstrategien
    title: Arealstrategi
    kind: strategi
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen

Good:

    id: arealdelen
    title: Kommuneplanens arealdel
    kind: arealdel
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen

Not evaluable: once, for the portfolio, where no plan of the register names another.

False positives: an arealdel that builds on the samfunnsdel through an arealstrategi. Name the samfunnsdel too, under
`follows_up:` with the goal that is meant.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Arealdeler in force without an upward edge to a samfunnsdel; where one finds nothing, REF001 speaks."""
    if register.is_county:
        return
    builds_on_one = {
        link.owner.id for link in register.links if link.is_upward and _may_be_samfunnsdel(link.target_plan)
    }
    for plan in register.of_kind(Kind.AREALDEL):
        if plan.in_force and plan.id not in builds_on_one:
            yield Problem(
                message=N_("{plan} names no samfunnsdel that it builds on"),
                values={"plan": plan.named},
                subject=plan.ref,
                at=plan.pointer("id"),
                help=N_("name the samfunnsdel with `parent:`"),
            )


def _may_be_samfunnsdel(above: PlanEntry | None) -> bool:
    """Also where the reference finds nothing: that is to be mended first."""
    return above is None or above.kind is Kind.SAMFUNNSDEL


RULE = Rule(
    code="STR010",
    name="arealdel-without-samfunnsdel",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    asks_for=Thing.EDGE,
)
