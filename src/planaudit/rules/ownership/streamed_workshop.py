"""A political workshop was streamed.

Why: a workshop is where members think aloud, change their minds and meet each other half-way. With a camera on, they
speak to the voters instead. The workshop is public all the same: anyone may sit in the room.

Source: KS-FoU 2022, chapter 7.3 and figure 18: workshops are open, but streaming them hinders a good discussion.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2025-06-12
    period: 2025-2027
    process:
      workshops:
        - {date: 2024-09-11, streamed: false}
        - {date: 2024-10-16, streamed: true}    # finds: streamed-workshop

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2025-06-12
    period: 2025-2027
    process:
      workshops:
        - {date: 2024-09-11, streamed: false}
        - {date: 2024-10-16, streamed: false}

Not evaluable: for a plan of unknown status. A workshop of which nothing is said about streaming passes.

False positives: a workshop whose opening only was streamed. Declare it `streamed: false`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.workshop import workshops_in_force
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Workshops of the council's own plans in force that are declared streamed."""
    for held in workshops_in_force(register):
        if held.workshop.streamed:
            date = held.workshop.date
            yield Problem(
                message=(
                    N_("{plan} had a political workshop ({date}) that was streamed")
                    if date
                    else N_("{plan} had a political workshop that was streamed")
                ),
                values={"plan": held.plan.named, "date": date},
                subject=held.plan.ref,
                key=held.key,
                at=held.at / "streamed",
                help=N_("keep workshops open to the public without streaming them"),
            )


RULE = Rule(code="OWN007", name="streamed-workshop", severity=Severity.INFO, since="0.1.0", check=check)
