"""A political workshop was not cross-party.

Why: a plan outlives the majority that made it. A party that was not at the table when the direction was set feels no
duty to follow it, and after the next election it may be the one to carry the plan out.

Source: KS-FoU 2022, chapter 7.4.2: tables with members of several parties, and only politicians around them.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2025-06-12
    period: 2025-2027
    process:
      workshops:
        - {date: 2024-09-11, cross_party: true}
        - {date: 2024-10-16, cross_party: false}    # finds: one-sided-workshop

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2025-06-12
    period: 2025-2027
    process:
      workshops:
        - {date: 2024-09-11, cross_party: true}
        - {date: 2024-10-16, cross_party: true}

Not evaluable: for a plan of unknown status. A workshop of which nothing is said about the parties passes.

False positives: a workshop to which all parties were invited, and some did not come. Declare it `cross_party: true`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.workshop import workshops_in_force
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Workshops of the council's own plans in force that are declared not to be cross-party."""
    for held in workshops_in_force(register):
        if held.workshop.cross_party is False:
            date = held.workshop.date
            yield Problem(
                message=(
                    N_("{plan} had a political workshop ({date}) that was not cross-party")
                    if date
                    else N_("{plan} had a political workshop that was not cross-party")
                ),
                values={"plan": held.plan.named, "date": date},
                subject=held.plan.ref,
                key=held.key,
                at=held.at / "cross_party",
                help=N_("invite all parties to the next workshop, and mix them around the tables"),
            )


RULE = Rule(code="OWN014", name="one-sided-workshop", severity=Severity.INFO, since="0.1.0", check=check)
