"""A budget line has money in a year after the one in which its measure or plan ended.

Why: money that is left behind when a measure is done or a plan is replaced can be set free for what the council wants
now.

Source: kommuneloven § 14-4: the økonomiplan and the årsbudsjett shall be realistic, complete and clear.

Bad:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    budget_lines:
      - id: K1
        title: Veteranplan
        amounts:
          2026: 300000             # finds: funded-after-end
        follows_up: [veteranplan]
    ---
    id: veteranplan
    title: Veteranplan
    kind: temaplan
    status: expired
    adopted: 2022-06-16
    period: 2022-2025
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    economy: {plan: okonomiplanen}

Good:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    budget_lines:
      - {id: K1, title: Veteraner, amounts: {2026: 300000}, follows_up: [samfunnsdelen]}
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027

Not evaluable: where a measure is done or cancelled, or a plan retired, and nothing tells when.

False positives: bills that come in after the end. A line that also carries something that goes on is not found.
"""

from collections.abc import Iterator, Sequence

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.end import End, ends_of
from planaudit.graph.entry import Element, Item
from planaudit.graph.funding import Funding
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.model.money import MoneyUnit, kroner
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Lines of economic plans in force against the ends of everything that they carry."""
    funding = register.ask(Funding)
    for line in funding.lines_in_force():
        items = {item.ref: item for item in (*register.targets(line, Relation.CARRIES), *funding.measures_of(line))}
        ends = [(item, ends_of(item)) for item in items.values()]
        goes_on = not ends or any(not found for _, found in ends)
        if not goes_on and not funding.names_what_is_not_there(line):
            yield from _compare(line, ends, register.portfolio.money_unit)


def _compare(
    line: Element, ends: Sequence[tuple[Item, list[End]]], unit: MoneyUnit
) -> Iterator[Problem | NotEvaluable]:
    """The line's money against the item that ended last; each item ends with the first of its ends."""
    funded = sorted(year for year, amount in line.line.amounts.items() if amount > 0)
    known = [(end.year, item.ref, end, item) for item, found in ends for end in found if end.year is not None]
    firsts = {ref: (year, ref, end, item) for year, ref, end, item in sorted(known, key=lambda k: k[:2], reverse=True)}
    if len(firsts) == len(ends):
        year, _, end, item = max(firsts.values(), key=lambda first: first[:2])
        if after := [funded_year for funded_year in funded if funded_year > year]:
            yield _problem(line, after[0], item, end, unit)
            return
    if funded and any(end.year is None for _, found in ends for end in found):
        yield NotEvaluable(subject=line.ref, reason=N_("nothing tells when what it carries ended"))


def _problem(line: Element, year: int, item: Item, end: End, unit: MoneyUnit) -> Problem:
    return Problem(
        message=N_("{line} has {amount} in {year}, but {item} ended in {ended}"),
        values={
            "line": line.named,
            "amount": kroner(line.line.amounts[year], unit),
            "year": year,
            "item": item.named,
            "ended": end.year,
        },
        subject=line.ref,
        key=(item.ref,),
        at=line.pointer("amounts", year),
        related=(
            Related(
                at=end.at,
                note=N_("{item} ended in {ended}"),
                values={"item": item.named, "ended": end.year},
                plan=item.owner.id,
                element=item.id if isinstance(item, Element) else None,
            ),
        ),
        help=N_("take the money out of `amounts:`, or let `follows_up:` name what goes on"),
    )


RULE = Rule(
    code="ECO009",
    name="funded-after-end",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
)
