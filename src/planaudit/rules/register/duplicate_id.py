"""Two plans, or two elements of one plan, have the same id.

Why: a reference to `klimaplan` can mean only one of them; the other is never counted, followed up or found. Ids
that differ only in upper and lower case are mistaken for each other just as easily.

Source: the format of plan files (FORMAT.md, chapters 0 and 3): an id is unique in the portfolio, an element's in
its plan; ids are compared in Unicode form NFC.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    ---
    id: kulturplan                 # finds: duplicate-id
    title: Handlingsplan for kultur
    kind: handlingsplan

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    ---
    id: handlingsplan-kultur
    title: Handlingsplan for kultur
    kind: handlingsplan
    adopted: 2024-06-13
    period: 2024-2027

Not evaluable: never; of a document that could not be read, another rule speaks.

False positives: none known. Two editions of one plan are two plans: put the year in the id.
"""

from collections.abc import Iterable, Iterator
from unicodedata import normalize

from planaudit.findings import N_, Bare, Problem, Related, Severity
from planaudit.graph.entry import Element, Item
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.repeats import Repeats
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem]:
    """Ids that were taken already, at their second holder; then ids that only case tells apart."""
    repeats = Repeats()
    for item, first in register.repeated:
        message = N_("the id {id} is taken by {first} already")
        yield _problem(message, item, first, repeats.key(item.ref, ()))
    for item, first in _alike(register):
        message = N_("only case tells the id {id} from that of {first}")
        yield _problem(message, item, first, (first.id,))


def _alike(register: PlanGraph) -> Iterator[tuple[Item, Item]]:
    """Each plan or element whose id differs only in case from an earlier one of its plan or of the portfolio."""
    plans = sorted(register.plans.values(), key=lambda entry: (entry.at.path, entry.at.document))
    yield from _later_ones((("", entry.id), entry) for entry in plans)
    yield from _later_ones(((element.owner.id, element.id), element) for element in register.elements.values())


def _later_ones(items: Iterable[tuple[tuple[str, str], Item]]) -> Iterator[tuple[Item, Item]]:
    holders: dict[tuple[str, str], Item] = {}
    for (scope, own_id), item in items:
        first = holders.setdefault((scope, normalize("NFC", own_id.casefold())), item)
        if first is not item:
            yield item, first


def _problem(message: str, item: Item, first: Item, key: tuple[str, ...]) -> Problem:
    return Problem(
        message=message,
        values={"id": Bare(item.id), "first": first.named},
        subject=item.ref,
        key=key,
        at=item.pointer("id"),
        related=(
            Related(
                first.pointer("id"),
                N_("the first one"),
                plan=first.owner.id,
                element=first.id if isinstance(first, Element) else None,
            ),
        ),
        help=N_("give one of them another `id`; references to {id} mean the first one"),
        help_values={"id": Bare(first.id)},
    )


RULE = Rule(code="SCH005", name="duplicate-id", severity=Severity.ERROR, since="0.1.0", check=check)
