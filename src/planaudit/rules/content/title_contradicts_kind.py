"""A plan's title says that it is another kind of plan than the one declared.

Why: members read titles. If what is called a handlingsplan is a temaplan, they expect measures within the frame and
get goals to agree on, or the other way round.

Source: KS-FoU 2022, chapter 6.2: strategi, temaplan, handlingsplan and melding are used for the same things, which
makes orders of plans unclear. Drammen's planstrategi of 2024 reports plans that do not follow their plan type.

Bad:

    id: landbruksplan
    title: Handlingsplan for landbruket
    kind: temaplan                     # finds: title-contradicts-kind
    adopted: 2024-06-13
    period: 2024-2027

Good (a strategy that is an action plan too is a temaplan):

    id: landbruksplan
    title: Strategi og handlingsplan for landbruket
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027

Not evaluable: for a plan of unknown status.

False positives: a municipality that calls its plans by other words than these. Correct the `kind` or suppress the
finding; what another plan is called after «for» or «til» in the title is passed over already. A plan that several
municipalities share and call regional, as in Hallingdal, is one to suppress; a fylkeskommune's regional plan is a
`regional-plan` in its own register and an `overordnet-foring` in others.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity, Term
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.title import kinds_mentioned, kinds_said
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force whose title names a kind, and not the one declared."""
    for plan in register.in_force:
        if not plan.is_the_councils_own:
            continue
        if (said := kinds_said(plan.plan.title)) and plan.kind not in kinds_mentioned(plan.plan.title):
            yield Problem(
                message=N_("{plan} is declared as {kind}, but its title says {said}"),
                values={"plan": plan.named, "kind": Term(plan.kind), "said": Term(said[0])},
                subject=plan.ref,
                at=plan.pointer("kind"),
                related=(
                    Related(plan.pointer("title"), N_("the title says {said}"), {"said": Term(said[0])}, plan=plan.id),
                ),
                help=N_("correct `kind`, or the title when the plan is next revised"),
            )


RULE = Rule(code="TYP005", name="title-contradicts-kind", severity=Severity.INFO, since="0.1.0", check=check)
