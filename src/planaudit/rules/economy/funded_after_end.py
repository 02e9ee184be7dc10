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
    adopted: 2020-06-11
    period: 2020-2023
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

from collections.abc import Iterator, Mapping, Sequence

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.end import End, ends_of
from planaudit.graph.entry import Element
from planaudit.graph.funding import Funding
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Relation
from planaudit.model.money import MoneyUnit, kroner
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Lines of economic plans in force against the ends of everything that they carry."""
    funding = register.ask(Funding)
    for line in funding.lines_in_force():
        items = (*register.targets(line, Relation.CARRIES), *funding.measures_of(line))
        ends = {item.ref: ends_of(item) for item in items}
        if ends and all(ends.values()) and not funding.names_what_is_not_there(line):
            yield from _compare(line, ends, register.portfolio.money_unit)


def _compare(line: Element, ends: Mapping[str, Sequence[End]], unit: MoneyUnit) -> Iterator[Problem | NotEvaluable]:
    """The line's money against the item that ended last; each item ends with the first of its ends."""
    funded = sorted(year for year, amount in line.line.amounts.items() if amount > 0)
    firsts = {
        ref: min(known, key=_year) for ref, found in ends.items() if (known := [end for end in found if end.year])
    }
    if len(firsts) == len(ends):
        last = max(sorted(firsts.items()), key=lambda first: _year(first[1]))
        if after := [year for year in funded if year > _year(last[1])]:
            yield _problem(line, after[0], *last, unit)
            return
    if funded and any(end.year is None for found in ends.values() for end in found):
        yield NotEvaluable(subject=line.ref, reason=N_("it is not known when what it carries ended"))


def _year(end: End) -> int:
    return end.year or 0


def _problem(line: Element, year: int, carried: str, end: End, unit: MoneyUnit) -> Problem:
    return Problem(
        message=N_("{line} has {amount} in {year}, but {item} ended in {ended}"),
        values={
            "line": line.named,
            "amount": kroner(line.line.amounts[year], unit),
            "year": year,
            "item": end.item.named,
            "ended": end.year,
        },
        subject=line.ref,
        key=(carried,),
        at=line.pointer("amounts", year),
        related=(
            Related(
                at=end.at,
                note=N_("{item} ended in {ended}"),
                values={"item": end.item.named, "ended": end.year},
                plan=end.item.owner.id,
                element=end.item.id if isinstance(end.item, Element) else None,
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
