"""Which plans the municipality works with: level by level, what each kind is for, and who adopts it."""

from typing import NamedTuple

from planaudit.findings import N_, Phrase, Term
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import Kind
from planaudit.reports.page import Block, Heading, PlanMap, Section, Table

_PURPOSES = {
    Kind.POLITISK_PLATTFORM: N_("what the governing parties have agreed on"),
    Kind.OVERORDNET_FORING: N_("a plan or decision of others that binds us"),
    Kind.REGIONAL_PLAN: N_("the county's plan"),
    Kind.SAMFUNNSDEL: N_("where the municipality is going, and the goals that all else serves"),
    Kind.AREALDEL: N_("what land may be used for"),
    Kind.AREALPLAN: N_("what the land of one area may be used for"),
    Kind.PLANSTRATEGI: N_("which plans this council keeps, renews, drops and makes"),
    Kind.PLANPROGRAM: N_("how one plan is to be made"),
    Kind.KOMMUNEDELPLAN: N_("goals and measures for a theme or sector, by the Planning and Building Act"),
    Kind.STRATEGI: N_("goals and choices, without measures"),
    Kind.TEMAPLAN: N_("goals, choices and measures for a theme"),
    Kind.HANDLINGSPLAN: N_("the measures that carry out another plan"),
    Kind.OKONOMIPLAN: N_("four years of money, and how plans are followed up with it"),
    Kind.ARSBUDSJETT: N_("the money of one year"),
    Kind.VIRKSOMHETSPLAN: N_("the yearly plan of a unit"),
    Kind.MELDING: N_("knowledge and status, without goals or measures"),
    Kind.ANNET: N_("other plans"),
}

_BY_LAW = {
    Kind.PLANSTRATEGI: N_("the council itself (pbl § 10-1)"),
    Kind.SAMFUNNSDEL: N_("the council itself (pbl § 11-15)"),
    Kind.OVERORDNET_FORING: N_("others"),
    Kind.REGIONAL_PLAN: N_("others"),
    Kind.AREALDEL: N_("the council itself (pbl § 11-15)"),
    Kind.AREALPLAN: N_("the council itself (pbl §§ 11-15, 12-12)"),
    Kind.KOMMUNEDELPLAN: N_("the council itself (pbl § 11-15)"),
    Kind.OKONOMIPLAN: N_("the council itself (kommuneloven § 14-2)"),
    Kind.ARSBUDSJETT: N_("the council itself (kommuneloven § 14-2)"),
}
"""Where the law names the body, or the plan is no decision of the municipality's; elsewhere the council delegates."""


class KindInUse(NamedTuple):
    """A kind that the register holds, and how many plans of it are in force."""

    kind: Kind
    in_force: int


def kinds_in_use(register: PlanGraph) -> tuple[KindInUse, ...]:
    """The kinds, highest level first."""
    kinds = sorted({plan.kind for plan in register.plans.values()}, key=lambda k: (k.level is None, k.level or 0, k))
    return tuple(KindInUse(kind, sum(plan.in_force for plan in register.of_kind(kind))) for kind in kinds)


def plan_system_section(kinds: tuple[KindInUse, ...], drawn: PlanMap | None) -> Section:
    """A table, and the map."""
    heads = (N_("Kind"), N_("Level"), N_("What it is for"), N_("Adopted by"), N_("In force"))
    table = Table(
        Phrase(N_("The kinds of plan that the register holds")),
        tuple(Heading(Phrase(head), is_number=head in ("Level", "In force")) for head in heads),
        tuple(
            (
                Term(used.kind.value),
                used.kind.level,
                Phrase(_PURPOSES[used.kind]),
                Phrase(_BY_LAW.get(used.kind, N_("as the council has delegated"))),
                used.in_force,
            )
            for used in kinds
        ),
    )
    blocks: tuple[Block, ...] = (*((table,) if table.rows else ()), *((drawn,) if drawn else ()))
    lead = Phrase(N_("Level 0 is highest. What stands below carries out what stands above."))
    return Section("plan-system", Phrase(N_("What plan system do we have?")), (lead,), blocks)
