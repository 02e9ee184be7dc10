"""A measure is carried by two lines of one economic plan, both with money in the same year.

Why: money set aside twice for one thing is money that something else could have had, and each line looks needed.

Source: users of Framsikt, where measures are drawn into the økonomiplan and it happens that one is drawn in twice.

Bad:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    budget_lines:
      - {id: K2, title: Løypenett, amounts: {2026: 300000}, follows_up: [klimaplan#T1]}
      - {id: K4, title: Løyper igjen, amounts: {2026: 300000}, follows_up: [klimaplan#T1]}
    ---
    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Flere på tur, indicator: turer, target: {value: 20, year: 2027}, supports: [samfunnsdelen#G1]}
    measures:
      - id: T1                     # finds: funded-twice
        title: Løyper
        goals: [M1]
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    priorities: [Friluftsliv]
    goals: [{id: G1, title: Bedre helse, indicator: helse, target: {value: 8, year: 2027}}]

Good:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    budget_lines:
      - {id: K2, title: Løypenett, amounts: {2026: 300000}, follows_up: [klimaplan#T1]}
      - {id: K4, title: Vedlikehold av løyper, amounts: {2027: 300000}, follows_up: [klimaplan#T1]}
    ---
    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Flere på tur, indicator: turer, target: {value: 20, year: 2027}, supports: [samfunnsdelen#G1]}
    measures:
      - {id: T1, title: Løyper, goals: [M1]}
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    priorities: [Friluftsliv]
    goals: [{id: G1, title: Bedre helse, indicator: helse, target: {value: 8, year: 2027}}]

Not evaluable: for a measure where the status of its plan, or of the economic plan, is not known. A line whose amounts
are not declared has no year in which it carries anything.

False positives: a measure that is meant to be paid by two lines, such as investment and running costs. Suppress with
the reason. An økonomiplan and the årsbudsjett of its first year hold the same money, and are not compared.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from planaudit.findings import N_, Joined, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import Element, Nature, PlanEntry
from planaudit.graph.funding import Funding
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import ECONOMIC
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Measures of plans in force, with their lines sorted by economic plan in force."""
    funding = register.ask(Funding)
    for plan in register.in_force:
        for measure in register.elements_of(plan, Nature.MEASURE):
            lines: dict[str, list[Element]] = {}
            for line in funding.lines_of(measure):
                if line.owner.in_force and line.owner.kind in ECONOMIC:
                    lines.setdefault(line.owner.id, []).append(line)
            for economic in sorted(lines):
                if years := _years_with_two(lines[economic]):
                    yield _problem(measure, register.plans[economic], _with_money(lines[economic], years), years)


def _years_with_two(lines: Sequence[Element]) -> list[int]:
    """The years in which more than one of the lines has money."""
    years = Counter(year for line in lines for year, amount in line.line.amounts.items() if amount > 0)
    return sorted(year for year, number in years.items() if number > 1)


def _with_money(lines: Sequence[Element], years: Sequence[int]) -> list[Element]:
    """The lines that have money in any of the years, in the order of their ids."""
    found = [line for line in lines if any(line.line.amounts.get(year, 0) > 0 for year in years)]
    return sorted(found, key=lambda line: line.ref)


def _problem(measure: Element, economic: PlanEntry, lines: Sequence[Element], years: Sequence[int]) -> Problem:
    values = {
        "measure": measure.named,
        "economic": economic.named,
        "lines": Joined(tuple(line.named for line in lines)),
        "years": Joined(tuple(years)),
    }
    return Problem(
        message=N_("{measure} is carried by more than one line of {economic} in {years}: {lines}"),
        values=values,
        subject=measure.ref,
        key=(economic.ref,),
        at=measure.pointer("id"),
        related=tuple(
            Related(
                at=line.pointer("id"),
                note=N_("{line} has money for it"),
                values={"line": line.named},
                plan=line.owner.id,
                element=line.id,
            )
            for line in lines
        ),
        help=N_("keep one line, or split the measure so that each line carries its own part"),
    )


RULE = Rule(
    code="ECO008",
    name="funded-twice",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
)
