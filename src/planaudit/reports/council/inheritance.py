"""What earlier councils have left, and this one must take a stand on."""

from typing import NamedTuple

from planaudit.findings import N_, Counted, Phrase
from planaudit.graph.entry import PlanEntry
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reports.completeness import own_plans_in_force
from planaudit.reports.counted import plans_in_force
from planaudit.reports.page import Block, Heading, Section, Table
from planaudit.reports.planforum.conflicts import GoalConflicts, unsettled_table
from planaudit.reports.planforum.ownership import council_named


class Inheritance(NamedTuple):
    """Plans in force without the council's word, each with the council that adopted it; and plans that may lack it."""

    sitting: int
    plans: tuple[tuple[PlanEntry, int | None], ...]
    open: tuple[PlanEntry, ...]
    in_force: int
    conflicts: GoalConflicts


def inheritance(register: PlanGraph, conflicts: GoalConflicts) -> Inheritance:
    """Ask whose word each plan in force has."""
    mandate = register.ask(Mandate)
    own = own_plans_in_force(register)
    words = {plan.id: mandate.has_the_sitting_councils_word(plan) for plan in own}
    return Inheritance(
        register.sitting.elected,
        tuple((plan, mandate.council_of(plan)) for plan in own if words[plan.id] is False),
        tuple(plan for plan in own if words[plan.id] is None),
        len(own),
        conflicts,
    )


def _still_to_say(found: Inheritance) -> Phrase:
    if not found.in_force:
        return Phrase(N_("The register has no plan of the council's own in force."))
    if not found.plans and not found.open:
        return Phrase(N_("This council has taken a stand on every plan in force."))
    return Phrase(
        N_("{plans} of {all}: this council has not said yet whether to continue, revise or repeal."),
        {
            "plans": len(found.plans),
            "all": plans_in_force(found.in_force),
        },
    )


def inheritance_section(found: Inheritance) -> Section:
    """The plans with an empty box for the answer, and the conflicts that nobody has settled."""
    lead = [_still_to_say(found)]
    if found.open:
        lead.append(
            Phrase(
                N_("Besides, there are {plans} of which dates do not tell whether it has."),
                {"plans": Counted(N_("{n} plan"), N_("{n} plans"), len(found.open))},
            )
        )
    blocks: list[Block] = []
    if found.plans:
        heads = (N_("Plan"), N_("Adopted by"), N_("Continue"), N_("Revise"), N_("Repeal"))
        blocks.append(
            Table(
                Phrase(N_("Plans to take a stand on")),
                tuple(Heading(Phrase(head)) for head in heads),
                tuple(
                    (plan.named, council_named(elected, found.sitting), "☐", "☐", "☐") for plan, elected in found.plans
                ),
            )
        )
    unsettled = unsettled_table(found.conflicts)
    if unsettled.rows:
        conflicts = Counted(N_("{n} conflict"), N_("{n} conflicts"), len(unsettled.rows))
        lead.append(Phrase(N_("Besides, nobody has settled {conflicts} between goals."), {"conflicts": conflicts}))
        blocks.append(unsettled)
    return Section("inheritance", Phrase(N_("What must we take a stand on?")), tuple(lead), tuple(blocks))
